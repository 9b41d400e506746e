"""Places named in a text: listed words, in any case form, that are no part of another name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefings.model import Span
from briefings.names.context import Text, Trait
from briefings.names.lists import word_lists

_DOTTED = re.compile(r"\bU\.\s?(?:S|K|N)\.(?:\s?A\.)?")
_SHORTEST = 3
"""Letters from which a place may be written in small letters behind its capital."""


def places(text: Text) -> Iterator[Span]:
    """Give every place, in text order; what is taken by a person or a body is for the caller."""
    dotted = [Span(*found.span()) for found in _DOTTED.finditer(text.text)]
    yield from (span for span in dotted if "N" not in span.of(text.text))
    taken = 0
    for at in text.names:
        behind = _behind(text, at) if at >= taken else at
        if behind > at and not _is_part(text, at, behind):
            taken = behind
            yield Span(text.starts[at], text.end(behind - 1))


def _behind(text: Text, at: int) -> int:
    """Give the place behind the last word of a place that begins here; `at` for none."""
    for size, names in _of_several().get(text.folded(at), ()):
        words = " ".join(text.folded(at + step) for step in range(size))
        row = all(text.gap(at + step) == " " for step in range(size - 1))
        if row and words in names and text.has(at + size - 1, Trait.CAPITAL):
            return at + size
    if not text.has(at, Trait.PLACE) or not text.has(at, Trait.CAPITAL):
        return at + is_city(text, at)
    if text.folded(at) in word_lists("cues")["bodies alone"]:
        return at
    written = text.bare[at].text
    if len(written) <= _SHORTEST and not text.has(at, Trait.UPPER):
        # `Us` and `Eu` begin sentences; `Rim` is a city and `May` a month.
        return at if written.isascii() and len(written) < _SHORTEST else at + 1
    return at + 1


def is_city(text: Text, at: int) -> bool:
    """Whether a word is a city of the gazetteer, and nothing that other words are taken for."""
    if (
        not text.has(at, Trait.CAPITAL)
        or text.has(at, _OTHERWISE)
        or text.folded(at) in text.small
    ):
        return False
    folded = text.folded(at)
    if len(folded) < _SHORTEST_CITY or (text.begins(at) and text.linked(at)):
        return False
    cities = _cities()
    if folded in cities:
        return True
    stems = (
        (folded[: -len(e)] for e in _CASES if folded.endswith(e)) if not folded.isascii() else ()
    )
    return any(stem in cities or stem + "а" in cities for stem in stems if len(stem) >= 4)


_OTHERWISE = (
    Trait.GIVEN | Trait.PLAIN | Trait.THING | Trait.ROLE | Trait.PEOPLE | Trait.VERB | Trait.INNER
)
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


def _is_part(text: Text, at: int, behind: int) -> bool:
    """Whether the place is a part of another name: of a firm, a team, a paper."""
    last = behind - 1
    if text.gap(last) == " " and not text.possessive(last) and text.has(behind, Trait.CAPITAL):
        return text.has(behind, Trait.THING) and not text.begins(behind)
    return False
