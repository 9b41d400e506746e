"""A page's menu above its story: many short lines, some of which are sections of any paper.

Lists of names look the same, so a run of short lines is a menu only where several of them say so.
"""

import re
from collections.abc import Iterator, Sequence

from briefings.ingest.parts.cues import Cues
from briefings.ingest.parts.layout import CLOSED, Part
from briefings.model import BlockKind

_FEWEST = 6
"""Lines of a menu."""
_PROOF = 3
"""So many of them are sections, labels or what pages offer."""
_LONGEST = 40
"""Code points of such a line."""
_WORDS = 5
_HEADLINE = (3, 4)
"""With so many words the last line of a menu may be the headline under it; or with so many the one
before, over who wrote the story."""
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}(?:,? \d{1,2}[:.]\d\d)?")
_OPEN = frozenset({BlockKind.BODY, BlockKind.BOILERPLATE, BlockKind.TAGS, BlockKind.HEADER})


def menus(
    parts: Sequence[Part], kinds: Sequence[BlockKind], end: int, known: Cues
) -> Iterator[int]:
    """Give the parts before `end` that are lines of menus."""
    run: list[int] = []
    for index in range(end + 1):
        if index < end and kinds[index] in _OPEN and _is_short(parts[index]):
            run.append(index)
            continue
        yield from _lines(parts, run, known)
        run = []


def _lines(parts: Sequence[Part], run: list[int], known: Cues) -> Sequence[int]:
    if len(run) < _FEWEST:
        return ()
    names = known.section | known.label | known.menu
    if sum(parts[index].key.strip(" :|•·›»") in names for index in run) < _PROOF:
        return ()
    rest = _above_day(parts, run, names)
    offered = [index for index in run[rest:] if parts[index].key in names]
    for behind, words in enumerate(_HEADLINE, 1):
        line = parts[run[rest - behind]] if rest >= behind else None
        if line and line.text.count(" ") + 1 >= words and line.key not in names:
            return [*run[: rest - behind], *offered]
    return run


def _above_day(parts: Sequence[Part], run: list[int], names: frozenset[str]) -> int:
    """Give how many lines stand above the day of the story and what the page offers beside it."""
    rest, is_dated = len(run), False
    while rest and (
        parts[run[rest - 1]].key in names or _DAY.fullmatch(parts[run[rest - 1]].text)
    ):
        is_dated |= parts[run[rest - 1]].key not in names
        rest -= 1
    return rest if is_dated else len(run)


def _is_short(part: Part) -> bool:
    return (
        len(part.text) <= _LONGEST
        and part.text.count(" ") < _WORDS
        and not part.text.endswith(CLOSED[:4])
    )
