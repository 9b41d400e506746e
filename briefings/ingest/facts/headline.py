"""The headline of a whole page: a page has many stories' headlines, and one story.

It is the line whose words the paragraphs below take up, that the page repeats, or that stands
beside its date; the more is told below it, the better.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.ingest.parts.layout import Part, weight
from briefings.ingest.parts.rolls import is_named
from briefings.text.segment import MARKS

LONGEST = 160
"""Letters; a longer line is a paragraph."""

_NEAR, _TAKEN_UP, _MOST = 20, 6, 400
"""Among how many parts below a headline its story stands; how many paragraphs of that take it up,
and how many letters of each count."""
_OPENING = 1000
"""Code points of a paragraph that are looked at."""
_OVER, _UNDER = 8, 1
"""At most so many parts above its date, or below it, stands a headline."""
_FULL = 24
"""So many letters a line has that says as much as a headline."""
_SHARED, _SHARE = 2, 0.3
"""So many of its words, and such a share of them, a story takes up."""
_SEEN = 0.5
"""What a line is worth that is told by its place alone."""
_INSIDE = 0.3
"""What remains of it between paragraphs, where subheadings stand."""
_PAPER = 2
"""Words of a line that is rather a paper's name than a headline."""
_ENOUGH = 0.6
"""The first line that comes so near the best is the headline: below it are subheadings."""
_QUOTED, _UNQUOTED = frozenset("\"“„«‘'"), frozenset("\"”“»’'")
_STEM = 5
_STOP = re.compile(r"[.!?…]+[\"'”’»“)\]]*(?:\s|\Z)|[。！？؟।։]")
_ASIDE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
"""A line that says something of the text: `[cross-talk]`."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
# Written so that a run of letters is one step, though a mark is no letter to `re`.
_MARKED = rf"[^\W\d_](?:[{MARKS}]+[^\W\d_]*)+"
_LONG = re.compile(rf"[^\W\d_]{{4,}}(?:[{MARKS}]+[^\W\d_]*)*|{_MARKED}")
_WORDS = re.compile(rf"[^\W\d_]{{2,}}(?:[{MARKS}]+[^\W\d_]*)*|{_MARKED}")


class _Page(NamedTuple):
    """What a line is judged by."""

    parts: Sequence[Part]
    told: dict[int, frozenset[str]]
    """The stems of each paragraph."""
    times: Counter[str]
    """How often each line stands there, by its key."""
    dated: Collection[int]


def find(parts: Sequence[Part], body: Sequence[int], dated: Collection[int]) -> int | None:
    """Give the part that is the headline of a page's story; None where no line is like one.

    `body` are the parts that are no furniture of the page, in order; `dated` those that hold a
    full date and little else.
    """
    paragraphs = (index for index in body if _tells(parts[index]))
    told = {index: _stems(parts[index].text[:_OPENING]) for index in paragraphs}
    page = _Page(parts, told, Counter(part.key for part in parts), dated)
    lines = (index for index in body if index not in dated and may_be(parts[index]))
    scores = {index: _score(page, index) for index in lines}
    most = max(scores.values(), default=0.0)
    best = next((index for index in scores if 0 < _ENOUGH * most <= scores[index]), None)
    return _over(page, best, scores) if best else best


def _over(page: _Page, best: int, lines: Collection[int]) -> int:
    """Give the line above the best one that is its headline, or is the same line again."""
    line, above = page.parts[best], page.parts[best - 1]
    near = [one for one in range(best - _OVER, best) if one in lines]
    if best - 1 in near and is_full(above) and page.times[above.key] > page.times[line.key]:
        return best - 1
    return next((one for one in near if page.parts[one].key == line.key), best)


def _score(page: _Page, index: int) -> float:
    """Tell how far a line is the headline of what stands below it; 0 for not at all."""
    part = page.parts[index]
    below = [one for one in range(index + 1, index + _NEAR) if one in page.told][:_TAKEN_UP]
    if not below or (part.text[0] in _QUOTED and part.text[-1] in _UNQUOTED):
        return 0.0
    is_repeated = page.times[part.key] > 1
    is_near = any(at in page.dated for at in range(index - _UNDER, index + _OVER))
    taken = _taken_up(
        _stems(part.text), frozenset[str]().union(*(page.told[one] for one in below))
    )
    seen = _SEEN if is_full(part) and (is_repeated or is_near) else 0.0
    inside = _INSIDE if index - 1 in page.told and index - 2 in page.told else 1.0
    told = sum(min(_MOST, weight(page.parts[one].text)) for one in below)
    looks = (1 + is_repeated) * (1 + is_near) * (1 + is_full(part))
    return (taken + seen) * looks * inside * float(told**0.5)


def _taken_up(words: frozenset[str], story: frozenset[str]) -> float:
    """Give how many words of a line a story takes up, and how great a share of them; or 0."""
    shared = len(words & story)
    share = shared / max(1, len(words))
    return shared * share if shared >= _SHARED and share >= _SHARE else 0.0


def _tells(part: Part) -> bool:
    """Whether a part is a paragraph of sentences, in any script."""
    return part.is_prose and not part.is_bullet and bool(_STOP.search(part.text))


def may_be(part: Part) -> bool:
    """Whether a line reads like a headline."""
    return (
        weight(part.text) <= LONGEST
        and not part.text.endswith((".", ":", ";", ",", "。", "।", "：", "，"))
        and not _ASIDE.fullmatch(part.text)
        and not part.is_bullet
        and (len(_WORDS.findall(part.text)) >= 2 or bool(_WIDE.search(part.text)))
    )


def is_full(part: Part) -> bool:
    """Whether a line reads like a headline, and says as much as one."""
    letters = sum(map(weight, _WORDS.findall(part.text)))
    return may_be(part) and letters >= _FULL and not part.is_prose


def goes_on(parts: Sequence[Part], one: int, above: Sequence[int]) -> bool:
    """Whether a line is no headline, but the first of some names or of a sentence that goes on.

    That ends in one of the lines right below. `above` are those down to the first paragraph, and
    first of them the line that else would be the title: below a word or two, which may be the name
    of a paper, a sentence may stand right under its headline.
    """
    at = one + 1
    if at in above and is_named(parts[one]) and is_named(parts[at]):
        return True
    while at in above and not (parts[at].apart or parts[at].is_prose):
        if _STOP.search(parts[at].text):
            is_whole = at == one + 1 and parts[at].text[0].isupper()
            return not is_whole or len(_WORDS.findall(parts[above[0]].text)) > _PAPER
        at += 1
    return False


def _stems(text: str) -> frozenset[str]:
    """Give how the longer words of a text begin; of scripts without blanks each pair of signs."""
    small = text.casefold()
    pairs = ("".join(pair) for run in _WIDE.findall(small) for pair in pairwise(run))
    return frozenset((*(word[:_STEM] for word in _LONG.findall(small)), *pairs))
