"""Lines that say when a page was published as seen from its reader's day: `Today, 14:05`.

Which day that was they do not tell, and nothing is made of it: such a line is the page's, and no
headline goes on in it.
"""

import re
from functools import cache
from typing import NamedTuple

from briefings.ingest.parts.cues import cues

_LONGEST = 90
"""Code points of such a line."""
_PIECES = re.compile(r"\s*[|·•/;]\s*|\s+(?:[-–—]|->|→)\s+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NAMES = 3
"""Words of who wrote or published what stands below, at most."""


def is_moment(line: str) -> bool:
    """Whether a line says no more than how long ago something was published, and by whom."""
    if len(line) > _LONGEST:
        return False
    if _told().isdisjoint(_TOKEN.findall(line.casefold())):
        return False
    pieces = [piece for piece in _PIECES.split(line) if piece]
    told = [_tells(piece) for piece in pieces]
    return any(told) and all(
        is_told or _is_beside(piece) for piece, is_told in zip(pieces, told, strict=True)
    )


def _tells(piece: str) -> bool:
    """Whether a stretch of a line is a day near to the reader's, or a time before now."""
    words = _TOKEN.findall(piece.casefold())
    if not _allowed().issuperset(word for word in words if not word.isdigit()):
        return False
    line, has_number = f" {' '.join(words)} ", any(map(str.isdigit, words))
    if any(phrase in line for phrase in _phrases().ago):
        return has_number or not cues().span.isdisjoint(words)
    return has_number and any(phrase in line for phrase in _phrases().near_day)


def _is_beside(piece: str) -> bool:
    """Whether a stretch is what stands beside a moment: an author, a section, how long it is."""
    words = _TOKEN.findall(piece.casefold())
    if all(word.isdigit() or word in _allowed() or word in cues().counter for word in words):
        return True
    names = piece.split()
    is_name = all(word[:1] != word[:1].lower() for word in names[1:])
    return is_name and len(names) <= _NAMES and not piece.endswith((".", "?", "!", ":"))


class _Phrases(NamedTuple):
    """What tells a moment, each between blanks."""

    ago: tuple[str, ...]
    near_day: tuple[str, ...]


@cache
def _phrases() -> _Phrases:
    known = cues()
    return _Phrases(
        *(
            tuple(f" {' '.join(_TOKEN.findall(phrase))} " for phrase in phrases)
            for phrases in (known.ago, known.near_day)
        )
    )


@cache
def _told() -> frozenset[str]:
    """Give the words of which such a line has one."""
    return frozenset(word for some in _phrases() for phrase in some for word in phrase.split())


@cache
def _allowed() -> frozenset[str]:
    """Give the words that such a line has."""
    known = cues()
    phrases = known.span | known.published | known.updated | known.clock
    return _told().union(*map(_TOKEN.findall, phrases))
