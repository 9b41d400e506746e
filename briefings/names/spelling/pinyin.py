"""Chinese names as other languages write them: `Чжан Юся`, `Čang Jou-sia`, of Zhang Youxia.

Each language writes the syllables of pinyin in its own way, by a table and not by their letters
(`pinyin.txt`). Only whole names are compared and found by it: a family name of the commonest, and
a given name of one syllable or two, apart or as one word; the last may be in a case.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from briefings.names.lists import sections
from briefings.names.pairs.parse import Name
from briefings.names.spelling.korean import Same, in_order, laid, without_ending
from briefings.text.fold import fold_word
from briefings.text.remembering import ROOM

_NONE: frozenset[str] = frozenset()
_ITSELF = 0
"""The column of pinyin."""
_MOST_WORDS = 3
_LONGEST = 24
"""Letters, marks among them, that two syllables and a case ending have at the most."""


class _Column(NamedTuple):
    """How one language writes syllables: by spelling, what they are in pinyin."""

    families: Mapping[str, frozenset[str]]
    all: Mapping[str, frozenset[str]]

    def of(self, syllable: str) -> list[str]:
        """Give how a syllable of pinyin is written."""
        return [spelt for spelt, known in self.all.items() if syllable in known]


def same(a: Name, b: Name) -> tuple[Same, ...]:
    """Give the words of two Chinese names that answer each other; nothing where any does not.

    Nor where both may be pinyin, or both are written in one other way: their letters tell.
    """
    if not 1 < len(a.words) <= _MOST_WORDS or not 1 < len(b.words) <= _MOST_WORDS:
        return ()
    left = _read(_words(a))
    right = left and _read(_words(b))
    if not right or (_ITSELF in left and _ITSELF in right):
        return ()
    for one, other in product(left, right):
        common = left[one] & right[other] if one != other else None
        if common:
            return laid(a, b, list(min(common)))
    return ()


def families(name: Name) -> frozenset[str]:
    """Give how all languages write the family name of a Chinese name, folded; else nothing."""
    return _spellings(name, 0)


def beginnings(name: Name) -> frozenset[str]:
    """Give the same of the first syllable of its given name."""
    return _spellings(name, 1)


def ends(name: Name) -> frozenset[str]:
    """Give the same of the last syllable, in no case."""
    return _spellings(name, -1)


def given(name: Name) -> frozenset[str]:
    """Give how all languages write the given name of a Chinese name as one word, in no case."""
    return frozenset(
        "".join(spelt)
        for _, *parts in _in_pinyin(name)
        for column in _columns()
        for spelt in product(*(column.of(part) for part in parts))
    )


def _spellings(name: Name, place: int) -> frozenset[str]:
    parts = {one[place] for one in _in_pinyin(name)}
    return frozenset(spelt for column in _columns() for one in parts for spelt in column.of(one))


def _in_pinyin(name: Name) -> set[tuple[str, ...]]:
    """Give what a name of Chinese syllables may be; nothing of any other."""
    if not 1 < len(name.words) <= _MOST_WORDS:
        return set()
    return {parts for read in _read(_words(name)).values() for parts in read}


def _words(name: Name) -> tuple[str, ...]:
    return tuple(name.words[at].text for at in in_order(name))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _read(words: tuple[str, ...]) -> Mapping[int, frozenset[tuple[str, ...]]]:
    """Give what a name may be in pinyin, by the column that it is written as."""
    folded = fold_word(words[0])
    found = {
        at: frozenset(
            (family, *given)
            for family in column.families.get(folded, ())
            for given in _given(column, words[1:])
        )
        for at, column in enumerate(_columns())
        if folded in column.families
    }
    return {at: read for at, read in found.items() if read}


def _given(column: _Column, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the syllables that a given name may be, as often as it may be cut."""
    *first, last = words
    if first:
        yield from product(column.all.get(fold_word(first[0]), _NONE), _last(column, last))
        return
    for one in _last(column, last):
        yield (one,)
    for at in range(1, len(last) if len(last) <= _LONGEST else 0):
        if begin := column.all.get(fold_word(last[:at]), _NONE):
            yield from product(begin, _last(column, last[at:]))


def _last(column: _Column, word: str) -> frozenset[str]:
    """Give what syllables the last word of a name may be, which may be in a case."""
    folded = fold_word(word)
    if found := column.all.get(folded, _NONE):
        return found
    return _NONE.union(*(column.all.get(stem, _NONE) for stem in without_ending(folded)))


@lru_cache(maxsize=1)
def _columns() -> tuple[_Column, ...]:
    listed = sections("pinyin")
    known, others = (
        [[cell.split("|") for cell in line.split()] for line in listed[part]]
        for part in ("families", "others")
    )
    count = len(known[0])
    return tuple(
        _Column(_by_spelling(known, at), _by_spelling([*known, *others], at))
        for at in range(count)
    )


def _by_spelling(lines: list[list[list[str]]], column: int) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for cells in lines:
        for spelt in cells[column]:
            table[spelt] = table.get(spelt, _NONE) | {cells[_ITSELF][0]}
    return table
