"""What a mail repeats of the mails before it, and its signature: told from what it says itself.

Lines behind `>` and the line above them that says who wrote them, all below `--- Original Message
---` or below the copied header of another mail, and what stands under `-- ` or under the words
that close a letter. What is handed on is no history: it is what the mail is there for. Nor is
anything where the mail says nothing else.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from briefings.ingest.facts.days import calendar_words
from briefings.ingest.formats.lists import lists
from briefings.ingest.formats.sheet import one_line
from briefings.model import BlockKind

_OWN = 20
"""With fewer letters of its own a mail is about what it repeats."""
_SIGNATURE = 15
"""Lines of a signature below `-- ` at most; what is longer is a part of the mail."""
_CLOSING, _SIGNED = 50, 60
"""Code points of the line that closes a letter, and of one that it is signed with, at most."""
_SIGNERS = 4
"""Lines that a letter is signed with, but for addresses."""
_NAME, _OFFICE, _REACHED = 4, 5, 3
"""Words of the first of them, of an office in small letters, and beside an address."""
_SMALL = 3
"""Letters of a word such as `of`, `the` and `für` at most."""
_LONGEST = 1000
"""Code points of a line that are looked at for a field."""
_INTRODUCTION = 250
"""Code points of the line that says who wrote what follows."""
_FIELDS = 3
"""So many fields of a header below each other are that of a copied mail."""

_QUOTED = re.compile(r"[ \t]{0,3}(?:>(?!From )|\|[ \t])")
_RULED = re.compile(r"\s*[-_=*]{3,80}\s*(?P<words>[^-_=*\n]{4,60}?)\s*[-_=*]{3,80}\s*\Z")
_LEVEL = re.compile(r"[ \t]{0,3}>[ \t]?")
_FIELD = re.compile(
    r"\s*\**(?P<name>[^\W\d_]{1,14})[ \u00a0]?:\**(?:[ \t\u00a0]+(?P<value>.*))?\Z"
)
_MOMENT = re.compile(r"\d{1,2}[:.]\d\d.*\b\d{4}\b|\b\d{4}\b.*\d{1,2}[:.]\d\d|\S@\S")
_SUBJECT = re.compile(r"\s*\[?(?P<word>[^\W\d_]{1,10}\.?)\s?(?:\[\d+\])?:")
_HEADERS = ("from", "sent", "to", "subject")
_HEADER = 12
"""Lines of a copied header that are looked at."""
_STOPS = (".", "!", "?", "…")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*|\+\d[\d\s().\-/]{5,20}")
_WROTE = re.compile(r"(?P<name>[^\d\s,;:<>][^\d,;:<>]{0,80}?)[ \t]*<?[^\s<>]+@[^\s<>]+>?\s*:?\Z")
_POSTSCRIPT = re.compile(r"\s*P\.?\s?P?\.?S\b", re.IGNORECASE)
_UNSIGNED = re.compile(r":|\d[.h]\d\d(?!\d)|[^\W\d_]{2}[!?…]|[;|]\s")
"""What no name, office or street has."""
_WORD, _DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """A line of a mail, and whether its format marks it as another's."""

    text: str
    quoted: bool = False
    attached: bool = False
    """Whether it is the first of the header of a mail that is attached to be handed on."""


class History(NamedTuple):
    """A mail's lines, told apart."""

    parts: list[tuple[str, BlockKind | None]]
    """Its stretches and their kinds, in order; None for what it says itself."""
    handed: dict[str, str]
    """What the header of the mail that it is there to hand on says, by meaning; empty where it
    hands none on, or has more to say itself."""
    title: str = ""
    """The subject of that mail, where it is another; its line is marked as the title."""
    own: int = 0
    """Letters that it says itself, or is there to hand on."""


def read(lines: Sequence[Line], subject: str = "", above: int = 0) -> History:
    """Tell apart what a mail says itself, and what it repeats or hands on.

    `above` are the letters that it says itself in parts before this one.
    """
    reader = _Reader(lines, subject, above)
    kinds = reader.kinds()
    title = reader.retitled(subject)
    if _own(lines, kinds, range(len(lines))) < _OWN:
        kinds = [None] * len(lines)
    parts, at = [], 0
    for kind, run in groupby(kinds):
        length = len(list(run))
        parts.append(("\n".join(line.text for line in lines[at : at + length]), kind))
        at += length
    return History(parts, reader.handed(), title, _own(lines, kinds, range(len(lines))))


def _own(lines: Sequence[Line], kinds: Sequence[BlockKind | None], among: range) -> int:
    """Count the letters in some lines that a mail says itself, or is there to hand on."""
    own = (lines[at].text[:200] for at in among if kinds[at] is None)
    return sum(len(_LETTER.findall(text)) for text in own)


class _Reader:
    """Reads a mail line by line; after a word that it hands one on, that one is its own."""

    def __init__(self, lines: Sequence[Line], subject: str, above: int) -> None:
        self._lines = lines
        self._above = above
        self._kinds: list[BlockKind | None] = [None] * len(lines)
        self._is_forward = self._hands_on = bare(subject) != subject
        self._believes_marks = not self._hands_on
        self._is_marked = False
        """Whether the mail that is handed on stands behind `>`."""
        self._handed = range(0)
        """The lines of the header over the mail that is handed on."""
        self._said: dict[str, str] = {}
        """What it says, by meaning."""
        self._is_found = False
        """Whether no header further down may be that of the mail that is handed on."""

    def kinds(self) -> list[BlockKind | None]:
        """Give what each line is."""
        at = 0
        while at < len(self._lines):
            at = self._read(at)
        return self._kinds

    def handed(self) -> dict[str, str]:
        """Give what the header of the mail that is handed on says, by meaning.

        Empty where the words above it are more than those below, and where several are handed on
        by a mail whose subject is its own.
        """
        if self._is_found and not self._is_forward:
            return {}
        count = len(self._lines)
        below = _own(self._lines, self._kinds, range(self._handed.stop, count))
        own = self._above + _own(self._lines, self._kinds, range(count))
        return self._said if own <= 2 * below else {}

    def retitled(self, subject: str) -> str:
        """Mark the subject of the mail that is handed on, and give it, where it is another."""
        title = one_line(bare(self.handed().get("subject", "")))
        if not title or title.casefold() == one_line(bare(subject)).casefold():
            return ""
        for at in self._handed:
            if _field(self._text(at)) == "subject":
                self._mark(at, at + 1, BlockKind.TITLE)
        return title

    def _read(self, at: int) -> int:
        """Judge the line at `at` and what belongs to it; give the next to look at."""
        if end := self._copied(at) or self._told_of(at):
            return end
        if signature := self._signature(at):
            return self._mark(at, at + signature, BlockKind.BOILERPLATE)
        if self._is_quoted(at):
            return self._mark(self._introduction(at), at + 1, BlockKind.BOILERPLATE)
        if not self._hands_on and self._says_who_wrote(at):
            return self._mark(at, len(self._lines), BlockKind.BOILERPLATE)
        return at + 1

    def _copied(self, at: int) -> int:
        """Judge a line over a whole other mail; 0 where there is none."""
        if self._hands_on and _LEVEL.match(self._lines[at].text):
            self._is_marked = True
        if self._lines[at].attached:
            self._hands_on, self._believes_marks, self._is_marked = True, True, False
        ruled = _ruled(self._text(at))
        if ruled in _phrases("ended"):
            return self._mark(at, at + 1, BlockKind.HEADER)
        if ruled in _phrases("forwarded") | _phrases("begun"):
            self._hands_on, self._believes_marks = True, False
            return self._mark(at, at + 1, BlockKind.HEADER)
        header = self._header(at)
        if not header and ruled not in _phrases("original"):
            return 0
        if not self._hands_on:
            return self._mark(at, len(self._lines), BlockKind.BOILERPLATE)
        self._hands_on = not header
        end = self._mark(at, at + max(1, header), BlockKind.HEADER)
        if header:
            self._hand(at, end, fields([self._text(one) for one in range(at, end)]))
        return end

    def _hand(self, start: int, end: int, said: dict[str, str]) -> None:
        """Keep what the header over a mail that is handed on says; of two the lower, if close."""
        between = range(self._handed.stop, start)
        if self._is_found or (self._said and _own(self._lines, self._kinds, between) >= _OWN):
            # What was counted once only grows: a mail may have thousands of headers.
            self._is_found = True
            return
        self._handed, self._said = range(start, end), said

    def _told_of(self, at: int) -> int:
        """Judge the line that says who wrote a mail that is handed on without its header."""
        line = self._text(at).strip()
        is_one = len(line) <= _INTRODUCTION and line.endswith(":") and _MOMENT.search(line)
        above = next((kind for kind in self._kinds[max(0, at - 2) : at][::-1] if kind), None)
        if not (self._hands_on and is_one and above is BlockKind.HEADER):
            return 0
        self._hands_on = False
        wrote = _WROTE.search(line.rpartition(", ")[2])
        self._hand(at, at + 1, {"sent": line, **({"from": wrote["name"]} if wrote else {})})
        return self._mark(at, at + 1, BlockKind.HEADER)

    def _text(self, at: int) -> str:
        """Give a line without the mark of a mail that is handed on whole."""
        line = self._lines[at].text
        return _LEVEL.sub("", line, count=1) if self._is_marked else line

    def _mark(self, start: int, end: int, kind: BlockKind) -> int:
        self._kinds[start:end] = [kind] * (end - start)
        return end

    def _header(self, at: int) -> int:
        """Give how many lines from here are the copied header of a mail; 0 for none."""
        first = _field(self._text(at))
        if first != "from":
            return 0
        found = {first}
        for length in range(1, _HEADER):
            line = self._text(at + length) if at + length < len(self._lines) else ""
            name = _field(line)
            if line.strip() and not name:
                continue
            if not name:
                return length if len(found) >= _FIELDS else 0
            found.add(name)
        return 0

    def _signature(self, at: int) -> int:
        """Give how many lines from here are a signature; 0 for none."""
        line = self._text(at).rstrip("\r")
        if line not in {"-- ", "--", "--\u00a0"}:
            return self._signed(at) if at and _closes(line) else 0
        for length in range(1, _SIGNATURE + 2):
            if at + length >= len(self._lines) or self._is_others(at + length):
                return length
        return 0

    def _signed(self, at: int) -> int:
        """Give how many lines the words that close a letter and its signature are; 0 for none.

        It ends at a blank line, a postscript or another mail. Where any line of it may be more
        than a name, an office or an address there is none: news may stand below `Thanks`.
        """
        first = last = at + 1 + self._parts_name(at)
        while last < len(self._lines) and not self._ends_signature(last):
            last += 1
        lines = [self._text(one).strip() for one in range(first, last)]
        others = [line for line in lines if not _is_address(line)]
        is_one = all(map(_is_signed, others)) and all(map(_is_name, others[:1]))
        return last - at if lines and is_one and len(others) <= _SIGNERS else 0

    def _parts_name(self, at: int) -> bool:
        """Whether a blank line stands between words that close a letter and the name.

        Thanks may stand anywhere: behind a blank line below them a letter goes on.
        """
        below = self._text(at + 1) if at + 1 < len(self._lines) else ""
        return not below.strip() and _bare(self._text(at)) in _phrases("closing")

    def _ends_signature(self, at: int) -> bool:
        line = self._text(at)
        return not line.strip() or bool(_POSTSCRIPT.match(line)) or self._is_others(at)

    def _is_others(self, at: int) -> bool:
        """Whether a line is another mail's, or stands right above one."""
        return self._is_quoted(at) or bool(_ruled(self._text(at)) or self._header(at))

    def _is_quoted(self, at: int) -> bool:
        line = self._lines[at]
        if line.quoted and self._believes_marks:
            return True
        return not self._hands_on and bool(_QUOTED.match(self._text(at)))

    def _introduction(self, at: int) -> int:
        """Give the line that says who wrote the quoted line here, or this line itself."""
        above = at - 1
        while above >= 0 and not self._lines[above].text.strip():
            above -= 1
        if above < 0 or self._kinds[above] is not None:
            return at
        for begin in (above - 1, above):
            lines = [line.text.strip() for line in self._lines[max(0, begin) : above + 1]]
            words = " ".join(lines)
            is_one = len(words) <= _INTRODUCTION and not lines[0].endswith(_STOPS)
            if is_one and words.endswith(":") and _MOMENT.search(words) and lines[0]:
                return max(0, begin)
        return at

    def _says_who_wrote(self, at: int) -> bool:
        """Whether a line says who wrote all that follows, which is not marked line by line."""
        if not _says_who_wrote(self._lines[at].text):
            return False
        below = (n for n in range(at + 1, len(self._lines)) if self._lines[n].text.strip())
        return not self._is_quoted(next(below, at))


def is_rule(line: str) -> bool:
    """Whether a line says that a mail follows that is handed on or answered."""
    return _ruled(line) in _phrases("forwarded") | _phrases("begun") | _phrases("original")


def _closes(line: str) -> bool:
    """Whether a line closes a letter."""
    return len(line) <= _CLOSING and _bare(line) in _phrases("closing") | _phrases("thanking")


def _bare(line: str) -> str:
    return line.strip(" \r,.!").casefold()


def _is_address(line: str) -> bool:
    """Whether a line is hardly more than where somebody is reached."""
    rest, found = _ADDRESS.subn("", line[: 2 * _SIGNED])
    return bool(found) and len(line) <= 2 * _SIGNED and len(rest.split()) <= _REACHED


def _is_signed(line: str) -> bool:
    """Whether a line may be a name, an office or a street."""
    words = _WORD.findall(line)
    return (
        len(line) <= _SIGNED
        and not _UNSIGNED.search(line)
        and (len(words) <= _OFFICE or not _has_small(words))
        and calendar_words().isdisjoint(map(str.casefold, words))
    )


def _is_name(line: str) -> bool:
    """Whether a line may be no more than a name."""
    words = _WORD.findall(line)
    return len(words) <= _NAME and not _has_small(words) and not _DIGIT.search(line)


def _has_small(words: Sequence[str]) -> bool:
    """Whether there are words in small letters other than such as `of`, `the` and `für`."""
    return any(len(word) > _SMALL and word.islower() for word in words)


def _ruled(line: str) -> str:
    """Give the words between lines of hyphens, or that need none, in small letters."""
    ruled = _RULED.match(line) if len(line) <= 200 else None
    words = " ".join((ruled["words"] if ruled else line[:80]).casefold().split()).strip(" :>")
    return words if ruled or words in _phrases("begun") else ""


def _field(line: str) -> str:
    """Give the meaning of a header's field that a line is; empty for none."""
    field = _FIELD.match(line[:_LONGEST])
    return meaning(field["name"].casefold()) if field else ""


def fields(lines: Sequence[str]) -> dict[str, str]:
    """Give what the fields of a copied header say, by their meaning; a line may go on below."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        field = _FIELD.match(line[:_LONGEST])
        if field:
            name = field["name"].casefold()
            last = meaning(name) or name
            found.setdefault(last, (field["value"] or "").strip())
        elif last and line.strip():
            found[last] = f"{found[last]} {line[:_LONGEST].strip()}".strip()
    return found


def bare(subject: str) -> str:
    """Give a subject without what says in front that the mail is handed on."""
    while (begun := _SUBJECT.match(subject)) and begun["word"].casefold() in _phrases("handed"):
        subject = subject[begun.end() :].lstrip()
    return subject


def meaning(name: str) -> str:
    """Give what a header's field of some name tells, in any language; empty for another."""
    return next((what for what in _HEADERS if name in _phrases(what)), "")


def _says_who_wrote(line: str) -> bool:
    """Whether a line says, with the moment or the address, who wrote what follows."""
    words = line.strip().casefold()
    return (
        len(words) <= _INTRODUCTION
        and words.endswith(":")
        and words[:-1].rstrip().endswith(tuple(_phrases("wrote")))
        and bool(_MOMENT.search(words))
    )


@cache
def _phrases(what: str) -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in lists("mail.txt")[what])
