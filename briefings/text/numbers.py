"""The numbers of texts: two that differ in one tell of two things.

A 16th package is no copy of a 17th, and no other report of it.
"""

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from briefings.text.remembering import ROOM, of_texts
from briefings.text.shingles import LONGEST
from briefings.text.takes import TAKE

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]{1,15}")
_NAMED = re.compile(r"[a-z]{1,2}([0-9]{1,4})")
"""A road or a sheet of paper: a letter and a number."""
_ROMAN = re.compile(r"[IVX]{2,5}")
_SPELT = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for number, word in enumerate(words.split(), 1)
}
"""Numbers that English texts write as words."""
_ORDINAL = re.compile(
    r"\b([0-9]{1,4}(?=st\b|nd\b|rd\b|th\b|-?[йяегомаи]{1,2}\b|\.\s[a-zа-я])|[a-z]{3,8}(?:th|rst|ond|rd))"
    r"(?:st|nd|rd|th|-?[йяегомаи]{1,2}|\.)?((?:\s+[^\W\d_]{4,}){1,2})"
)
"""A number in an order, English or Slavic, and the words after it."""
_LETTERS = re.compile(r"[^\W\d_]+")
_TEXT_LINE = 4
"""Words that make a line the story's: a counter's or a clock's has fewer."""


def differ_in_a_number(left: str, right: str) -> bool:
    """Whether two texts have different numbers between the same words."""
    first, second = _numbers(left), _numbers(right)
    return any(first[key].isdisjoint(second[key]) for key in first.keys() & second.keys())


def differ_in_a_thing_counted(left: str, right: str) -> bool:
    """Whether two texts number one thing differently: the 16th package and the 17th.

    Looser than between the same words, for two that tell of one thing in words of their own: the
    next words may be met in any order. A count of what grows, such as the dead, is no name of it:
    only what is numbered with an ordinal, or by a number behind its noun, is compared.
    """
    first, second = _numbered(left), _numbered(right)
    return any(first[thing].isdisjoint(second[thing]) for thing in first.keys() & second.keys())


def _numbered(text: str) -> dict[str, set[int]]:
    """Give the numbers of things by the words that may name them."""
    found: dict[str, set[int]] = {}
    for ordinal in _ORDINAL.finditer(text[:LONGEST]):
        number = _number(ordinal[1])
        if number is not None:
            for thing in _LETTERS.findall(ordinal[2].casefold()):
                found.setdefault(thing, set()).add(number)
    return found


@of_texts(64)
def _numbers(text: str) -> Mapping[tuple[str, ...], Set[int]]:
    """Give the numbers of a text's lines by the two words on either side.

    Of many texts one is asked for often.
    """
    found: dict[tuple[str, ...], set[int]] = {}
    for line in text[:LONGEST].split("\n"):
        if len(_LETTERS.findall(line)) < _TEXT_LINE:
            continue
        take = TAKE.match(line)
        written = _WORD.findall(line, take.end() if take else 0)
        words = ["", "", *(word.casefold() for word in written), "", ""]
        for at, word in enumerate(written, 2):
            number = _number(word)
            if number is not None:
                around = (words[at - 2], words[at - 1], words[at + 1], words[at + 2])
                found.setdefault(around, set()).add(number)
    return found


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _number(word: str) -> int | None:
    """Give the number that a word is or begins with; a Roman one is negative, being no count."""
    if digits := _NUMBER.match(word):
        return int(digits[0])
    if _ROMAN.fullmatch(word):
        return -sum(_VALUES[sign] for sign in word)
    folded = word.casefold()
    if named := _NAMED.fullmatch(folded):
        return int(named[1])
    return _SPELT.get(folded)


_VALUES = {"I": 1, "V": 100, "X": 1000}
"""Signs weighed so that different Roman numbers differ: their order is of no matter."""
