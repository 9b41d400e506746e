"""Korean names by their syllables: `Park Geun-hye`, `Pak Kŭn-hye`, `Пак Кын Хе`.

Custom, and not sound, has made what letters a syllable is written in, so a list tells it
(`korean.txt`). Only whole names are compared and found by it: a family name of the commonest,
and a given name of two syllables, apart or as one word; the last may be in a case (`Ким Чен Ына`).
Two such names that are not the same syllable by syllable are two persons'.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple
from unicodedata import normalize

from briefings.names.lists import sections
from briefings.names.pairs.parse import Name
from briefings.text.fold import fold_word
from briefings.text.remembering import ROOM

Syllables = tuple[frozenset[str], ...]
"""What each syllable of a given name may be, in Hangul."""

_NONE: frozenset[str] = frozenset()


class Same(NamedTuple):
    """Words of two names that are the same syllable, or two."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    syllables: str
    """In Hangul; of Chinese names in pinyin."""


def same(a: Name, b: Name) -> tuple[Same, ...]:
    """Give the words of two Korean names that answer each other; nothing where any does not."""
    family = _shared_family(a, b)
    if not family:
        return ()
    for one, other in product(_given(a), _given(b)):
        given = [x & y for x, y in zip(one, other, strict=True)]
        if all(given):
            return laid(a, b, [min(family), *map(min, given)])
    return ()


def are_others(a: Name, b: Name) -> bool:
    """Whether two Korean names are of one family and of other syllables."""
    if not _shared_family(a, b):
        return False
    return any(_given(a)) and any(_given(b)) and not same(a, b)


def _shared_family(a: Name, b: Name) -> frozenset[str]:
    """Give what family names both names may have, where they are as long as Korean ones."""
    if not 2 <= len(a.words) <= 3 or not 2 <= len(b.words) <= 3:
        return _NONE
    # Most names have none of the commonest, and the other need not be asked.
    family = _family(a)
    return family and family & _family(b)


def families(name: Name) -> tuple[str, ...]:
    """Give all spellings, folded, of the family name of a Korean name; nothing of any other."""
    is_korean = 2 <= len(name.words) <= 3 and any(_given(name))
    return _spellings(_family(name)) if is_korean else ()


def beginnings(name: Name) -> tuple[str, ...]:
    """Give all spellings, folded, of what the given name of a Korean name begins with."""
    return _spellings(_NONE.union(*(first for first, _ in _given(name))))


def ends(name: Name) -> tuple[str, ...]:
    """Give the same of what it ends with, in no case."""
    return _spellings(_NONE.union(*(last for _, last in _given(name))))


@lru_cache(maxsize=1 << 8)
def _spellings(syllables: frozenset[str]) -> tuple[str, ...]:
    lines = map(str.split, chain(*sections("korean").values()))
    return tuple(
        fold_word(word) for hangul, *written in lines if hangul in syllables for word in written
    )


def laid(a: Name, b: Name, syllables: list[str]) -> tuple[Same, ...]:
    """Lay the family names side by side, and the given ones in as few parts as either has."""
    (x, *left), (y, *right), (family, *given) = in_order(a), in_order(b), syllables
    first = Same((x,), (y,), family)
    if len(left) == len(right) == 2:
        return (first, *(Same((i,), (j,), h) for i, j, h in zip(left, right, given, strict=True)))
    return (first, Same(tuple(left), tuple(right), "".join(given)))


def in_order(name: Name) -> list[int]:
    """Give the places of the words, the family name first; a comma has put it last."""
    places = list(range(len(name.words)))
    return [*places[name.given :], *places[: name.given]]


def _family(name: Name) -> frozenset[str]:
    first = name.given if name.given < len(name.words) else 0
    return _families(name.words[first].text)


def _given(name: Name) -> Iterator[Syllables]:
    """Give what the two syllables of a given name may be, as often as it may be cut in two."""
    *first, last = [name.words[at].text for at in in_order(name)[1:]]
    if first:
        yield from filter(all, [(_syllable(first[0]), _last(last))])
    else:
        yield from _halves(last)


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _halves(word: str) -> tuple[Syllables, ...]:
    if len(word) > _TWO_SYLLABLES:
        return ()
    cuts = ((_syllable(word[:at]), _last(word[at:])) for at in range(1, len(word)))
    return tuple(filter(all, cuts))


_TWO_SYLLABLES = 24
"""Letters, marks among them, that two syllables and a case ending have at the most."""


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _families(word: str) -> frozenset[str]:
    """Give what syllables of family names a word may be."""
    return _table()[0].get(_unmarked(word), _NONE)


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _syllable(word: str) -> frozenset[str]:
    """Give what syllables a word may be."""
    return _table()[1].get(_unmarked(word), _NONE)


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _last(word: str) -> frozenset[str]:
    """Give the same of a word that may be in a case, as one that ends in a consonant is."""
    if found := _syllable(word):
        return found
    return next(filter(None, map(_syllable, without_ending(word))), _NONE)


def without_ending(word: str) -> Iterator[str]:
    """Give what a word may be that is in a case: as it stands without the ending, and softened."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending) if word.casefold().endswith(ending) else ""
        if stem and stem[-1].casefold() not in _VOWELS:
            yield from (stem, stem + "ь")


_ENDINGS = (
    *("ові", "еві", "ом", "ем", "єм", "а", "я", "у", "ю", "е", "і"),
    *("owi", "ovi", "iem", "em", "om", "ie", "a", "u", "e"),
)
_VOWELS = frozenset("аеёиіоуыэюяйaeiouyw")


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Give by spelling what family names may be, and what all syllables may be."""
    listed = sections("korean")
    families = listed["families"]
    return _by_spelling(families), _by_spelling(families + listed["others"])


def _by_spelling(lines: list[str]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines:
        hangul, *written = line.split()
        for word in map(_unmarked, written):
            table[word] = table.get(word, _NONE) | {hangul}
    return table


def _unmarked(word: str) -> str:
    return "".join(filter(str.isalpha, normalize("NFD", fold_word(word))))
