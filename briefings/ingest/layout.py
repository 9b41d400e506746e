"""A text cut into parts: its paragraphs, without the white space around them.

Every later step speaks of parts; in the end each becomes a block.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from briefings.ingest.datelines import dateline, placed

MOST = 10_000
"""How many parts a text is cut into; what comes after them is one more."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WRAPPED = 45
"""A line this long that ends in the middle of a sentence was broken by a mailer or an editor."""
_TOP = 8
"""Among how many first parts an agency names itself before its first sentence."""
_SENTENCE = 80
"""A line this long with a full stop is prose."""
_PROSE = 150
"""A line this long is prose, however it ends."""
_LONG = 300
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A sign of these scripts says as much as two letters or three of others."""
_SAYS = 2.5
CLOSED = (".", "!", "?", "…", ":", ";", ",", '"', "”", "»", "“", "。", "！", "？", "।", "؟", "」")
_CLOSERS = frozenset('.!?:;…"”»)。！？।؟」')
_HEADER = re.compile(r"\s*date[ \t]*:?[ \t]*(\d{4}-\d{1,2}(?:-\d{1,2})?)(?![-\d])[ \t]*")
_BULLETS = ("•", "◦", "▪", "■", "●", "·", "‣", "*", "—", "–", "- ")


BROKEN = re.compile(
    r"(?<![^\W_])(?P<head>[^\W\d_]+)(?P<sign>[-\u2010])[ \t]*\n[ \t]*(?P<tail>[^\W\d_]+)(?![^\W_])"
)
"""A word in which a line ends, behind a hyphen."""


class Part(NamedTuple):
    """A paragraph, or a stretch at the beginning of one that is something else."""

    start: int
    end: int
    """Behind its last visible character."""
    text: str
    apart: bool
    """Whether a blank line, or the beginning of the text, stands before it."""
    key: str
    """Equal for lines that read the same: casefolded, with single blanks; of a long paragraph
    the text itself."""
    is_bullet: bool
    """Whether it begins as an item of a list does."""
    is_prose: bool
    """Whether it is running text or an item of a list in it, by its looks."""


class Layout(NamedTuple):
    """The parts of a text, and what its first lines gave away."""

    text: str
    parts: list[Part]
    header: re.Match[str] | None
    """A ` date 2025-12-06 …` line; its group is the date."""
    agency: re.Match[str] | None
    """A publisher in front of the first sentence: `NEWSWIRE - Daily)` or `CITY (Agency) -`."""
    heads: frozenset[int]
    """Which parts are that date and that publisher: the offsets at which they start."""


def cut(text: str) -> Layout:
    """Cut a text into parts. A header's date and an agency's prefix are parts of their own."""
    header = _HEADER.match(text)
    begin = header.end() if header else 0
    parts: list[Part] = []
    heads: set[int] = set()
    if header:
        start = header.end() - len(header[0].lstrip())
        heads.add(start)
        parts.append(_part(text, start, header.end(1), True))
    agency = place = None
    for start, end, apart in _paragraphs(text, begin):
        if agency is None and place is None and len(parts) < _TOP:
            agency = dateline(text, start)
            place = None if agency else placed(text, start)
            head = agency or place
            if head and head.end() <= end:
                heads.add(start)
                parts.append(_part(text, start, head.end(), apart))
                if head.end() < end:
                    parts.append(_part(text, head.end(), end, False))
                continue
        if len(parts) >= MOST:
            parts.append(_part(text, start, len(text), apart))
            break
        parts.append(_part(text, start, end, apart))
    return Layout(text, parts, header, agency, frozenset(heads))


def _paragraphs(text: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """Give the start and end of each paragraph, and whether it stands apart."""
    open_start = open_end = last_line = -1
    apart = True
    for line in _LINE.finditer(text, begin):
        start, end = line.span()
        if open_start < 0:
            open_start, apart = start, "\n" in text[begin:start] or begin == 0
        else:
            breaks = text.count("\n", open_end, start)
            if breaks > 1 or not _goes_on(text, last_line, open_end, start):
                yield open_start, open_end, apart
                open_start, apart = start, breaks > 1
        last_line, open_end = start, end
    if open_start >= 0:
        yield open_start, open_end, apart


def _part(text: str, start: int, end: int, apart: bool) -> Part:
    words = text[start:end].rstrip()
    key = " ".join(words.casefold().split()) if end - start <= _LONG else words
    listed = words.startswith(_BULLETS)
    length = weight(words) if len(words) >= _SENTENCE / _SAYS else len(words)
    is_prose = listed or length >= _PROSE or (length >= _SENTENCE and words.endswith(CLOSED))
    return Part(start, start + len(words), words, apart, key, listed, is_prose)


def labelled(part: Part, labels: Collection[str]) -> int:
    """Give where the value begins that a line has behind one of some labels and a colon; or 0."""
    if ":" not in part.text:
        return 0
    label, _, value = part.text.partition(":")
    if not value.strip() or label.strip().casefold() not in labels:
        return 0
    return len(part.text) - len(value.lstrip())


def weight(words: str) -> int:
    """Give how many letters some words have, or would have in Latin ones."""
    if len(words) >= _PROSE or words.isascii():
        return len(words)
    return len(words) + int((_SAYS - 1) * len(_WIDE.findall(words)))


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """Whether what follows is the rest of the sentence in the line from `start` to `end`."""
    return (
        end - start >= _WRAPPED
        and text[end - 1] not in _CLOSERS
        and (text[following].islower() or _is_broken(text, end, following))
        and not text.startswith(_BULLETS, following)
    )


def _is_broken(text: str, end: int, following: int) -> bool:
    """Whether a line ends inside a word, behind its hyphen."""
    return text[end - 1] in "-\u2010" and text[end - 2].isalpha() and text[following].isalpha()
