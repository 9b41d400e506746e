"""What a mail repeats of the mails before it, and its signature: told from what it says itself.

Lines behind `>` and the line above them that says who wrote them, all below `--- Original Message
---` or below the copied header of another mail, and what stands under `-- `. What is handed on is
no history: it is what the mail is there for. Nor is anything where the mail says nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from briefings.ingest.formats.lists import lists
from briefings.model import BlockKind

_OWN = 20
"""With fewer letters of its own a mail is about what it repeats."""
_SIGNATURE = 15
"""Lines of a signature at most; what is longer is a part of the mail."""
_INTRODUCTION = 250
"""Code points of the line that says who wrote what follows."""
_FIELDS = 3
"""So many fields of a header below each other are that of a copied mail."""

_QUOTED = re.compile(r"[ \t]{0,3}(?:>(?!From )|\|[ \t])")
_RULED = re.compile(r"\s*[-_=*]{3,80}\s*(?P<words>[^-_=*\n]{4,60}?)\s*[-_=*]{3,80}\s*\Z")
_FIELD = re.compile(r"\s*\**(?P<name>[^\W\d_]{1,14}):\**[ \t]")
_MOMENT = re.compile(r"\d{1,2}[:.]\d\d.*\b\d{4}\b|\b\d{4}\b.*\d{1,2}[:.]\d\d|\S@\S")
_SUBJECT = re.compile(r"\s*\[?(?P<word>[^\W\d_]{1,10}\.?)\s?(?:\[\d+\])?:")
_HEADERS = ("from", "sent", "to", "subject")
_HEADER = 12
"""Lines of a copied header that are looked at."""
_BEGIN = "begin forwarded"
_STOPS = (".", "!", "?", "…")
_LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """A line of a mail, and whether its format marks it as another's."""

    text: str
    quoted: bool = False


def parts(lines: Sequence[Line], subject: str = "") -> Iterator[tuple[str, BlockKind | None]]:
    """Give the stretches of a mail and their kinds; None for what it says itself."""
    kinds = _Reader(lines, subject).kinds()
    own = (line.text[:200] for line, kind in zip(lines, kinds, strict=True) if kind is None)
    if sum(len(_LETTER.findall(text)) for text in own) < _OWN:
        kinds = [None] * len(lines)
    at = 0
    for kind, run in groupby(kinds):
        length = len(list(run))
        yield "\n".join(line.text for line in lines[at : at + length]), kind
        at += length


class _Reader:
    """Reads a mail line by line; after a word that it hands one on, that one is its own."""

    def __init__(self, lines: Sequence[Line], subject: str) -> None:
        begun = _SUBJECT.match(subject)
        self._lines = lines
        self._kinds: list[BlockKind | None] = [None] * len(lines)
        self._hands_on = bool(begun and begun["word"].casefold() in _phrases("handed"))
        self._believes_marks = not self._hands_on

    def kinds(self) -> list[BlockKind | None]:
        """Give what each line is."""
        at = 0
        while at < len(self._lines):
            at = self._read(at)
        return self._kinds

    def _read(self, at: int) -> int:
        """Judge the line at `at` and what belongs to it; give the next to look at."""
        if end := self._copied(at):
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
        ruled = _ruled(self._lines[at].text)
        if ruled in _phrases("forwarded"):
            self._hands_on, self._believes_marks = True, False
            return self._mark(at, at + 1, BlockKind.HEADER)
        header = self._header(at)
        if not header and ruled not in _phrases("original"):
            return 0
        if not self._hands_on:
            return self._mark(at, len(self._lines), BlockKind.BOILERPLATE)
        self._hands_on = not header
        return self._mark(at, at + max(1, header), BlockKind.HEADER)

    def _mark(self, start: int, end: int, kind: BlockKind) -> int:
        self._kinds[start:end] = [kind] * (end - start)
        return end

    def _header(self, at: int) -> int:
        """Give how many lines from here are the copied header of a mail; 0 for none."""
        first = _field(self._lines[at].text)
        if first != "from":
            return 0
        found = {first}
        for length in range(1, _HEADER):
            line = self._lines[at + length].text if at + length < len(self._lines) else ""
            name = _field(line)
            if line.strip() and not name:
                continue
            if not name:
                return length if len(found) >= _FIELDS else 0
            found.add(name)
        return 0

    def _signature(self, at: int) -> int:
        """Give how many lines from here are a signature; 0 for none."""
        if self._lines[at].text.rstrip("\r") not in {"-- ", "--", "--\u00a0"}:
            return 0
        for length in range(1, _SIGNATURE + 2):
            end = at + length
            if end >= len(self._lines) or self._is_quoted(end) or _ruled(self._lines[end].text):
                return length
        return 0

    def _is_quoted(self, at: int) -> bool:
        line = self._lines[at]
        if line.quoted and self._believes_marks:
            return True
        return not self._hands_on and bool(_QUOTED.match(line.text))

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


def _ruled(line: str) -> str:
    """Give the words that stand between lines of hyphens, in small letters."""
    ruled = _RULED.match(line) if len(line) <= 200 else None
    words = ruled["words"] if ruled else line if _BEGIN in line.casefold()[:30] else ""
    return " ".join(words.casefold().strip(" :").split())


def _field(line: str) -> str:
    """Give the meaning of a header's field that a line is; empty for none."""
    field = _FIELD.match(line[:40])
    return meaning(field["name"].casefold()) if field else ""


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
