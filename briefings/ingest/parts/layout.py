"""A text cut into parts: its paragraphs, without the white space around them.

Every later step speaks of parts; in the end each becomes a block.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from briefings.ingest.facts.datelines import opening
from briefings.ingest.parts.wrapped import BULLETS, MOST, paragraphs
from briefings.text.segment import HYPHENS

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
_HEADER = re.compile(r"\s*date[ \t]*:?[ \t]*(\d{4}-\d{1,2}(?:-\d{1,2})?)(?![-\d])[ \t]*")

BROKEN = re.compile(
    rf"(?<![^\W_])(?P<head>[^\W\d_]+)(?P<sign>[{HYPHENS}])[ \t]*\n[ \t]*"
    r"(?P<tail>[^\W\d_]+)(?![^\W_])"
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
    under: frozenset[int] = frozenset()
    """The offsets of parts right below a heading that the format marks."""


def cut(text: str) -> Layout:
    """Cut a text into parts. A header's date and an agency's prefix are parts of their own.

    What comes after `MOST` parts is one more.
    """
    header = _HEADER.match(text)
    begin = header.end() if header else 0
    parts: list[Part] = []
    heads: set[int] = set()
    if header:
        start = header.end() - len(header[0].lstrip())
        heads.add(start)
        parts.append(_part(text, start, header.end(1), True))
    agency = place = None
    for start, end, apart in paragraphs(text, begin):
        if len(parts) < _TOP and agency is None and place is None:
            agency, place = opening(text, start)
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


def _part(text: str, start: int, end: int, apart: bool) -> Part:
    words = text[start:end].rstrip()
    size = len(words)
    key = " ".join(words.casefold().split()) if end - start <= _LONG else words
    # No letter begins an item, and most lines begin with one.
    listed = not words[0].isalnum() and words.startswith(BULLETS)
    is_prose = listed or size >= _PROSE
    if not is_prose and size >= _SENTENCE / _SAYS:
        length = weight(words)
        is_prose = length >= _PROSE or (length >= _SENTENCE and words.endswith(CLOSED))
    return Part(start, start + size, words, apart, key, listed, is_prose)


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
