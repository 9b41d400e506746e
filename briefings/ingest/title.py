"""The title: a line that states it, or the first sentence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefings.ingest.clean import is_name
from briefings.ingest.layout import Part
from briefings.model import BlockKind, Span, TitleKind
from briefings.text.segment import sentences

LONGEST = 160
"""Code points; a longer line is a paragraph."""
DERIVED = 110
"""Where a sentence that stands for a title is cut."""
UNTITLED = "(no text)"

_MENU = 8
"""So many short lines before the story are a page's menu, and the title comes after them."""
_PAGE = 20
"""So many parts are rather a page with a story somewhere in it."""
_LOOKED_AT = 400
_NEAR, _TAKEN_UP = 12, 4
"""Among how many parts below a title the first paragraphs of its story stand, and how many."""
_SHARED, _SHARE = 3, 0.4
"""So many of its words, and such a share of them, a story takes up."""
_ENOUGH = 0.6
_OVER, _BELOW, _STORY, _TOLD, _FULL = 8, 20, 2, 80, 24
"""In how many parts above a date its title stands, and below it so many paragraphs of so many
letters; and how many letters a title has there."""
_QUOTED = frozenset("\"“„«‘'")
_STEM = 5
_LONG = re.compile(r"[^\W\d_]{4,}")
_OPENING = 1000
"""In how many code points a paragraph's first sentence is looked for."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_STOPS = (".", "!", "?", "…")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s+(?=[^\W\d_])")
_MARK = re.compile(r"\A(?:[•◦▪■●·‣*—–-]\s*|\d{1,2}[.)]\s|\d{1,2}[:.]\d\d\s+(?=[^\W\d_]))")
_CRUMB = re.compile(r"\s[»›|→]\s|\s>\s")


class Title(NamedTuple):
    """A title and where it was found."""

    text: str
    kind: TitleKind
    span: Span | None
    part: int | None
    """The part that is the title; None for one made from the first sentence."""


def choose(
    parts: list[Part],
    kinds: list[BlockKind],
    weak: Mapping[int, str] | None = None,
    dated: Sequence[int] = (),
) -> Title:
    """Choose the title among the parts that are the story's own.

    A short line above the first paragraph, and best one that the text repeats; else the
    first sentence, cut at a word. `weak` holds the parts that give little but a day, and what
    they add to it: such a line is the title where that is a full name and no other line can be.
    `dated` are the lines of a full date: of a page that is mostly others', the one above its story
    has its title beside it.
    """
    weak = weak or {}
    body = [index for index, kind in enumerate(kinds) if kind is BlockKind.BODY]
    if not body:
        return Title(_fallback(parts, kinds), TitleKind.DERIVED, None, None)
    first = next((index for index in body if _opens_story(parts[index])), None)
    above = [index for index in body if first is None or index <= first]
    own = [index for index in above if index not in weak]
    is_page = len(body) >= _PAGE and (first is None or first >= _MENU)
    chosen = _told_below(parts, body) if is_page else None
    if chosen is None or not any(chosen - 2 < at <= chosen + _OVER for at in dated):
        beside = _beside_date(parts, body, dated)
        chosen = chosen if beside is None else beside
    if chosen is None:
        chosen = _line(parts, own, dated)
    if chosen is None and is_name(weak.get(above[0], "")):
        chosen = above[0]
    if chosen is not None:
        return _stated(parts[chosen], chosen)
    return _derived(parts[_opening(parts, above, first if first is not None else body[0])])


def of_list(parts: Sequence[Part], items: Sequence[int], above: int | None) -> Title | None:
    """Give the line that names a list of several items; else the first, and how many follow."""
    if above is not None:
        return _stated(parts[above], above)
    if len(items) < 2:
        return None
    first = parts[items[0]]
    mark = _MARK.match(first.text)
    start = mark.end() if mark else 0
    sentence = sentences(first.text[start:_OPENING])[0]
    span = Span(first.start + start + sentence.start, first.start + start + sentence.end)
    more = f", and {len(items) - 1} more"
    words = " ".join(sentence.of(first.text[start:_OPENING]).split()).rstrip(" .…")
    return Title(f"{shorten(words, DERIVED - len(more))}{more}", TitleKind.DERIVED, span, None)


def _beside_date(parts: list[Part], body: list[int], dated: Sequence[int]) -> int | None:
    """Give the line above a date that has a story below it, or else the one right below it.

    Between them stand at most who wrote it, a picture's caption and what shares it.
    """
    own, found = frozenset(body), list[int]()
    for at in dated:
        below = parts[at + 1 : at + _BELOW]
        if at < _MENU or sum(map(_tells, below)) < _STORY:
            continue
        near = (*range(at - 1, max(-1, at - _OVER), -1), at + 1)
        lines = [one for one in near if one in own and one not in dated and _is_full(parts[one])]
        if lines:
            found.append(max(lines, key=lambda one: (_taken_up(parts, one), -lines.index(one))))
    most = max((_taken_up(parts, one) for one in found), default=0.0)
    return next((one for one in found if _taken_up(parts, one) >= _ENOUGH * most), None)


def _tells(part: Part) -> bool:
    """Whether a part is a paragraph, in any script."""
    return len(part.text) >= _TOLD and not part.is_bullet


def _is_full(part: Part) -> bool:
    """Whether a line reads like a headline, and says as much as one."""
    letters = sum(map(len, _WORDS.findall(part.text)))
    return _may_be_title(part) and letters >= _FULL and not part.is_prose


def _told_below(parts: list[Part], body: list[int]) -> int | None:
    """Give the line whose words the story below it takes up; of a page that is mostly others'.

    Of several the first is taken that comes near the best: below it are its own subheadings.
    """
    lines = [index for index in body[:_LOOKED_AT] if _may_be_title(parts[index])]
    times = Counter(part.key for part in parts)
    scores = {
        index: _taken_up(parts, index) * (1 + (times[parts[index].key] > 1)) for index in lines
    }
    most = max(scores.values(), default=0.0)
    return next((index for index in lines if 0 < _ENOUGH * most <= scores[index]), None)


def _taken_up(parts: list[Part], index: int) -> float:
    """Give how many words of a line the paragraphs below it take up; 0 for too few."""
    line = parts[index].text
    words = _stems(line)
    if line[0] in _QUOTED or len(words) < _SHARED:
        return 0.0
    near = parts[index + 1 : index + _NEAR]
    below = [part.text[:_OPENING] for part in near if part.is_prose]
    shared = len(words & _stems(" ".join(below[:_TAKEN_UP])))
    share = shared / len(words)
    return shared * share if shared >= _SHARED and share >= _SHARE else 0.0


def _stems(text: str) -> frozenset[str]:
    """Give how the longer words of a text begin."""
    return frozenset(word[:_STEM] for word in _LONG.findall(text.casefold()))


def _line(parts: list[Part], above: list[int], dated: Sequence[int]) -> int | None:
    """Give the line above the story that is its title, or None."""
    lines = [index for index in above if _may_be_title(parts[index])]
    chosen = _repeated(parts, lines)
    if chosen is None and above and above[0] + 1 in dated and not _is_full(parts[above[0]]):
        # A few words over a date are who publishes it, where a headline stands below that.
        below = [one for one in lines if one > above[0]]
        chosen = next(
            (one for one in below if len(_WORDS.findall(parts[one].text)) >= _SHARED), None
        )
    if chosen is None and lines and (lines[0] == above[0] or len(above) > _MENU):
        chosen = lines[-1] if len(above) > _MENU else lines[0]
    return chosen


def _opening(parts: list[Part], above: list[int], first: int) -> int:
    """Give the part whose first sentence opens the story: the first sentence under no menu."""
    if len(above) > _MENU:
        return first
    sentences_above = (
        index
        for index in above
        if parts[index].text.endswith(_STOPS) and len(_WORDS.findall(parts[index].text)) >= 4
    )
    return next(sentences_above, first)


def _opens_story(part: Part) -> bool:
    return part.is_prose and not part.is_bullet


def _may_be_title(part: Part) -> bool:
    """Whether a line reads like a headline."""
    return (
        len(part.text) <= LONGEST
        and not part.text.endswith((".", ":", ";", ","))
        and not part.is_bullet
        and len(_WORDS.findall(part.text)) >= 2
    )


def _repeated(parts: list[Part], lines: list[int]) -> int | None:
    """Give the first line that stands in the text again, and is more than a label."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.key] = counts.get(part.key, 0) + 1
    for index in lines:
        if counts[parts[index].key] > 1 and len(_WORDS.findall(parts[index].text)) >= 4:
            return index
    return None


def _stated(part: Part, index: int) -> Title:
    """Take a line for the title, without the clock or the path of menus in front of it."""
    start, end = part.start, part.end
    clock = _CLOCK.match(part.text)
    if clock:
        start += clock.end()
    crumbs = [part.start + crumb.end() for crumb in _CRUMB.finditer(part.text)]
    if len(crumbs) >= 2:
        start = crumbs[-1]
    title = " ".join(part.text[start - part.start :].split())
    return Title(title, TitleKind.STATED, Span(start, end), index)


def _derived(part: Part) -> Title:
    """Make a title from the first sentence of a part."""
    sentence = sentences(part.text[:_OPENING].replace("\n", " "))[0]
    words = " ".join(sentence.of(part.text).split())
    span = Span(part.start + sentence.start, part.start + sentence.end)
    return Title(shorten(words), TitleKind.DERIVED, span, None)


def _fallback(parts: list[Part], kinds: list[BlockKind]) -> str:
    """Give something to call a text by that has no story."""
    shown = [
        part.text for part, kind in zip(parts, kinds, strict=True) if kind is BlockKind.HEADER
    ]
    return shorten(" ".join((shown or [UNTITLED])[0].split()))


def shorten(words: str, longest: int = DERIVED) -> str:
    """Cut a line at the end of a word, with a sign that it was."""
    if len(words) <= longest:
        return words
    head = words[: longest - 1]
    cut = head.rfind(" ")
    return f"{head[:cut] if cut > longest // 2 else head}…"
