"""Organisations named in a text, by their own words: a ministry, a bank, an acronym."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefings.model import Span
from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.traits import Trait

_MOST_WORDS = 9
_LONGEST_ACRONYM = 6
_SHORT = 3
"""Words of a name behind which the country still belongs to it: `Bank of Ruritania`."""


def bodies(text: Text, publisher: str = "") -> Iterator[Span]:
    """Give every organisation, in text order and never overlapping.

    `publisher` is one wherever it stands.
    """
    found = [Span(text.starts[first], text.end(behind - 1)) for first, behind in _rows(text)]
    for name in filter(None, publisher.split(" via ")):
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        found += [Span(*one.span()) for one in re.finditer(pattern, text.text, re.IGNORECASE)]
    end = 0
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            end = span.end
            yield span


def _rows(text: Text) -> Iterator[tuple[int, int]]:
    taken, traits, heads = 0, text.traits, _heads(text)
    alone = word_lists("cues")["bodies alone"]
    for at in text.names:
        if at < taken:
            continue
        near = bisect_left(heads, at)
        is_near = near < len(heads) and heads[near] < at + _MOST_WORDS + 2
        first, behind = _named(text, at) if is_near else (at, at)
        if behind == first:
            is_listed = text.folded[at] in alone and traits[at] & Trait.CAPITAL
            is_body = is_listed or (traits[at] & Trait.UPPER and _is_acronym(text, at))
            behind = at + 1 if is_body else first
        if behind > first:
            taken = behind
            yield first, behind


def _heads(text: Text) -> list[int]:
    """Give where words stand that a body's name has: cheaper to tell than what names there are."""
    traits, wanted = text.traits, Trait.BODY | Trait.BODY_OF_TWO
    return [at for at in text.names if traits[at] & wanted]


def _named(text: Text, at: int) -> tuple[int, int]:
    """Give the words of a name that begins here and has a word for a body in it."""
    if not text.has(at, Trait.CAPITAL) or text.has(at, Trait.ROLE):
        return at, at
    listed = word_lists("cues")
    two = f"{text.folded[at]} {text.folded[at + 1]}"
    is_listed = two in listed["bodies of two"] and text.gaps[at] == " "
    if is_listed and text.folded[at + 2] != "of":
        return at, at + 2
    behind = at + 1
    while behind < min(len(text), at + _MOST_WORDS) and not text.possessive(behind - 1):
        step = _step(text, behind, listed["inside bodies"])
        if not step:
            break
        behind += step
    heads = [place for place in range(at, behind) if text.has(place, Trait.BODY)]
    if not heads:
        return at, at
    if behind - at > 1 and all(text.has(place, Trait.UPPER) for place in (at, heads[-1])):
        return at, at
    first = at + (text.folded[at] == "the" and text.folded[heads[-1]] not in listed["papers"])
    behind = _cut(text, first, behind, heads[-1])
    alone = behind - first == 1
    if first == behind or (alone and text.folded[first] not in listed["bodies alone"]):
        return at, at
    return first, behind


def _step(text: Text, behind: int, small: frozenset[str]) -> int:
    """Give how many more words belong to a name that reached here."""
    if text.gaps[behind - 1] != " " or text.has(behind, Trait.ROLE):
        return 0
    if text.has(behind, Trait.CAPITAL):
        return 1
    steps = 0
    while text.folded[behind + steps] in small and text.gaps[behind + steps] == " ":
        steps += 1
    is_name = text.has(behind + steps, Trait.CAPITAL) and not text.has(behind + steps, Trait.ROLE)
    return steps + 1 if steps and is_name else 0


def _cut(text: Text, first: int, behind: int, head: int) -> int:
    """Give the end of a name: behind its last head only what that is of belongs to it.

    Of a longer name not even that: `Security and Defence Council of Ruritania` is the council.
    """
    end = head + 1
    of = end < behind and text.folded[end] in {"of", "for"}
    if not of:
        return end
    last = end + 1
    while last < behind and not text.has(last, Trait.CAPITAL):
        last += 1
    since = next((at for at in range(head, first, -1) if text.folded[at] == "of"), first)
    is_long = head + 1 - since > _SHORT and text.has(last, Trait.PLACE)
    return end if is_long or last >= behind else last + 1


def _is_acronym(text: Text, at: int) -> bool:
    """Whether a word in capitals stands for a body: short, in no list, and not among capitals."""
    written = text.words[at]
    if not 2 <= len(written) <= _LONGEST_ACRONYM:
        return False
    if not written.isalpha() or text.has(
        at, Trait.PLACE | Trait.ROLE | Trait.PEOPLE | Trait.GIVEN
    ):
        return False
    if text.folded[at] in word_lists("cues")["no bodies"]:
        return False
    return not _among_capitals(text, at)


def _among_capitals(text: Text, at: int) -> bool:
    before = text.has(at - 1, Trait.UPPER) and text.gaps[at - 1] == " "
    return before or (text.has(at + 1, Trait.UPPER) and text.gaps[at] == " ")
