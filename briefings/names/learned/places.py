"""Places named in a text: listed words, in any case form, that are no part of another name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefings.model import Span
from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.traits import Trait, bare, traits_of
from briefings.text.fold import fold_word
from briefings.text.remembering import ROOM

_DOTTED = re.compile(r"\bU\.\s?(?:S|K|N)\.(?:\s?A\.)?")
_SHORTEST = 3
"""Letters from which a place may be written in small letters behind its capital."""


def places(text: Text) -> Iterator[Span]:
    """Give every place, in text order; what is taken by a person or a body is for the caller."""
    dotted = [Span(*found.span()) for found in _DOTTED.finditer(text.text)]
    yield from (span for span in dotted if "N" not in span.of(text.text))
    told = _told(text)
    taken = 0
    for at in text.names:
        behind = _behind(text, at) if at >= taken else at
        if behind == at >= taken and text.words[at] in told and not text.has(at, _OTHERWISE):
            behind = at + 1
        if behind > at and not _is_part(text, at, behind):
            taken = behind
            yield Span(text.starts[at], text.end(behind - 1))


def _told(text: Text) -> frozenset[str]:
    """Give the words that the text says are places: `eastern X`, `the city of X`, `X province`.

    A word that is one once is one wherever it stands with a capital.
    """
    traits = text.traits
    return frozenset(
        [
            text.words[at]
            for at in text.names
            if traits[at] & _TOLD_OF == Trait.CAPITAL
            and not traits[at - 1] & Trait.CAPITAL
            and _is_told(text, at)
        ]
    )


def _is_told(text: Text, at: int) -> bool:
    linked = text.gaps[at] == " "
    if linked and text.traits[at + 1] & Trait.CAPITAL:
        return False
    region = linked and text.folded[at + 1] in word_lists("cues")["is a region"]
    return region or (text.gaps[at - 1] == " " and _is_told_before(text, at))


def _is_told_before(text: Text, at: int) -> bool:
    cues = word_lists("cues")
    before = text.folded[at - 1]
    if before == "of":
        return text.gaps[at - 2] == " " and text.folded[at - 2] in cues["of a town"]
    if before in cues["of a town"]:
        return text.inflects
    return before in cues["parts of the world"]


def _behind(text: Text, at: int) -> int:
    """Give the place behind the last word of a place that begins here; `at` for none."""
    for size, names in _of_several().get(text.folded[at], ()):
        words = " ".join(text.folded[at + step] for step in range(size))
        row = all(text.gaps[at + step] == " " for step in range(size - 1))
        if row and words in names and text.has(at + size - 1, Trait.CAPITAL):
            return at + size
    traits = text.traits[at]
    if not traits & Trait.PLACE or not traits & Trait.CAPITAL:
        return at + is_city(text, at)
    if text.folded[at] in word_lists("cues")["bodies alone"]:
        return at
    written = text.words[at]
    if len(written) <= _SHORTEST and not traits & Trait.UPPER:
        # `Us` and `Eu` begin sentences; `Rim` is a city and `May` a month.
        return at if written.isascii() and len(written) < _SHORTEST else at + 1
    return at + 1


def is_city(text: Text, at: int) -> bool:
    """Whether a word is a city of the gazetteer, and nothing that other words are taken for."""
    if not _is_a_city(text.words[at]) or text.has_small(text.folded[at]):
        return False
    return not (text.begins(at) and text.linked(at)) or _is_dateline(text, at)


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _is_a_city(word: str) -> bool:
    """Whether a word is the name of a city, in a case of it or not, wherever it stands."""
    folded, traits = fold_word(bare(word)), traits_of(word)
    if traits & _OTHERWISE or not traits & Trait.CAPITAL:
        return False
    if len(folded) < _SHORTEST_CITY:
        return False
    cities = _cities()
    if folded in cities:
        return True
    endings = () if folded.isascii() else tuple(e for e in _CASES if folded.endswith(e))
    stems = (folded[: -len(ending)] for ending in endings)
    return any(stem in cities or stem + "а" in cities for stem in stems if len(stem) >= 4)


def _is_dateline(text: Text, at: int) -> bool:
    """Whether a report begins with where it is from: `RANGOON 1996-12-06`."""
    return text.has(at, Trait.UPPER) and text.has(at + 1, Trait.NUMBER)


_OTHERWISE = (
    Trait.GIVEN | Trait.PLAIN | Trait.THING | Trait.ROLE | Trait.PEOPLE | Trait.VERB | Trait.INNER
)
_TOLD_OF = Trait.CAPITAL | Trait.UPPER | Trait.POSSESSIVE | _OTHERWISE
"""Of these a word has its capital alone of which a text tells that it is a place."""
_SHORTEST_CITY = 4
_CASES = ("а", "у", "е", "і", "и", "ом", "ой", "ою", "ы", "м")
"""Case endings of Cyrillic cities."""


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return word_lists("gazetteer")["cities"]


@lru_cache(maxsize=1)
def _of_several() -> dict[str, list[tuple[int, frozenset[str]]]]:
    """Give the places of several words by their first, the longest first."""
    found: dict[str, dict[int, set[str]]] = {}
    for name in word_lists("places")["places"] | _cities():
        words = name.split()
        if len(words) > 1:
            found.setdefault(words[0], {}).setdefault(len(words), set()).add(name)
    return {
        first: [(size, frozenset(names[size])) for size in sorted(names, reverse=True)]
        for first, names in found.items()
    }


_BROADCAST = frozenset({"radio", "ac", "fc", "atletico", "atlético", "bank", "air"})
"""Words before a place that make it a part of a firm's or a club's name."""


def _is_part(text: Text, at: int, behind: int) -> bool:
    """Whether the place is a part of another name: of a firm, a team, a paper."""
    last = behind - 1
    before = text.folded[at - 1]
    if text.gaps[at - 1] == " " and text.has(at - 1, Trait.CAPITAL) and before in _BROADCAST:
        return True
    if text.gaps[last] == " " and not text.possessive(last) and text.has(behind, Trait.CAPITAL):
        return text.has(behind, Trait.THING) and not text.begins(behind)
    return False
