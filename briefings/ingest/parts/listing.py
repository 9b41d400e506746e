"""Whether a text is a list of stories, such as a page of headlines, and tells none itself."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.ingest.facts.headline import may_be
from briefings.ingest.parts.layout import Part
from briefings.model import BlockKind

_FEWEST = 8
"""So many headlines are a list, if no story stands among them."""
_STAMPED = 4
"""So many moments on lines of their own, or before headlines, are those of other stories."""
_LONGEST = 200
"""Code points of a headline."""
_TEASER = 400
"""Code points of what a list says of a story at most."""
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{8}")
_RUN, _TIMED = 6, 4
"""So many lines below each other are a list where no story stands beside them; so many where each
begins with its hour."""
_BESIDE, _SAYS = 3, 3
"""Lines beside those at most; words of such a line at least, its hour for one."""
_ITEMS = 3
"""So many items with nothing above them are several stories in one text."""

_FURNITURE = frozenset(
    {BlockKind.HEADER, BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TITLE}
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_STAMP = re.compile(r"(?<!\d)(?:[0-2]?\d:[0-5]\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d(?!\d))")
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d\s")
_NO_HEADLINE = re.compile(r"[.!?]\s+[^\W\d_a-z]|[|\t>@]")
_FIELD = re.compile(r"(?:[^\W\d_]+ ?){1,2}:")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")


class Listing(NamedTuple):
    """What a text lists."""

    is_list: bool
    """Whether it tells no story itself."""
    items: tuple[int, ...]
    """The parts that are its items."""
    above: int | None = None
    """The part above them that names the list."""


def read(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> Listing:
    """Judge a text by its parts and their kinds."""
    shown = [index for index, kind in enumerate(kinds) if kind not in _FURNITURE]
    heads = [index for index in shown if _is_headline(parts[index])]
    if _is_list(parts, shown, heads):
        stamped = [bool(_STAMP.search(parts[index].text)) for index in heads]
        is_above = not stamped[0] and 2 * sum(stamped) > len(heads)
        if is_above:
            return Listing(True, tuple(heads[1:]), heads[0])
        return Listing(True, tuple(heads))
    if run := _run(parts, shown):
        above = (one for one in reversed(shown) if one < run[0] and may_be(parts[one]))
        return Listing(True, run, next(above, None))
    marked = [index for index in shown if _is_item(parts[index])]
    return Listing(False, tuple(marked) if len(marked) >= _ITEMS and marked[0] == shown[0] else ())


def _is_list(parts: Sequence[Part], shown: Sequence[int], heads: Sequence[int]) -> bool:
    if len(heads) < _FEWEST:
        return False
    tells = [
        parts[index].is_prose and not (parts[index].is_bullet and index in heads)
        for index in shown
    ]
    told = [index for index, is_told in zip(shown, tells, strict=True) if is_told]
    if any(len(parts[index].text) > _TEASER for index in told):
        return False
    if any(map(all, pairwise(tells))):
        return False
    stamps = sum(1 for index in shown if _STAMP.search(parts[index].text[:60]))
    length = sum(len(parts[index].text) for index in told)
    return stamps >= _STAMPED or 2 * length < sum(len(parts[index].text) for index in heads)


def _run(parts: Sequence[Part], shown: Sequence[int]) -> tuple[int, ...]:
    """Give the lines below each other that are all that a text has, but for some above them.

    A form has such lines too, each a field and what stands in it.
    """
    # Most texts end in a sentence: that is seen at once.
    if len(shown) < _TIMED or not any(_may_be_item(parts[one]) for one in shown[-_BESIDE:]):
        return ()
    lines = [index for index in shown if _may_be_item(parts[index])]
    if not _TIMED <= len(lines) >= len(shown) - _BESIDE:
        return ()
    begin = len(lines) - 1
    while begin and lines[begin - 1] == lines[begin] - 1 and not parts[lines[begin]].apart:
        begin -= 1
    run = lines[begin:]
    timed = sum(bool(_HOUR.match(parts[index].text)) for index in run)
    fields = sum(bool(_FIELD.match(parts[index].text)) for index in run)
    is_list = timed == len(run) >= _TIMED or (len(run) >= _RUN and 2 * fields <= len(run))
    return tuple(run) if is_list and len(shown) - len(run) <= _BESIDE else ()


def _may_be_item(part: Part) -> bool:
    """Whether a line may be one of a list of headlines, short ones too."""
    if part.is_prose or part.text[0].islower() or part.text.endswith((".", ";", ",")):
        return False
    words = len(_WORDS.findall(part.text)) + bool(_HOUR.match(part.text))
    return words >= _SAYS and not _NO_HEADLINE.search(part.text)


def _is_headline(part: Part) -> bool:
    return (
        len(part.text) <= _LONGEST
        and not part.text.endswith((".", ":", ";", ","))
        and len(_WORDS.findall(part.text)) >= 4
        # Without blanks between words a sentence cannot be told from a headline.
        and not _EAST_ASIAN.search(part.text)
    )


def _is_item(part: Part) -> bool:
    return part.is_bullet or bool(_NUMBERED.match(part.text))
