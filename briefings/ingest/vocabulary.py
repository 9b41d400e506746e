"""The words of one text, counted once for every rule that asks for them."""

import re
from collections import Counter
from typing import NamedTuple

STEM = 5
_FEW = 8
_WORD = re.compile(r"[^\W\d_]+")
_BLANKS = str.maketrans({code: " " for code in range(128) if not chr(code).isalpha()})


class Vocabulary(NamedTuple):
    """How often each word stands in a text; a word is letters only."""

    written: Counter[str]
    """As written."""
    small: frozenset[str]
    """All of them in small letters."""


def count(text: str) -> Vocabulary:
    """Count the words of a text."""
    written = Counter(_words(text))
    return Vocabulary(written, frozenset(map(str.lower, written)))


def _words(text: str) -> list[str]:
    """Cut a text into runs of letters; much faster where all letters are ASCII."""
    if not text.isascii():
        signs = {sign for sign in set(text) if sign > "\x7f"}
        if len(signs) > _FEW or any(map(str.isalnum, signs)):
            return _WORD.findall(text)
        for sign in signs:
            text = text.replace(sign, " ")
    return text.translate(_BLANKS).split()


def stems(words: Counter[str]) -> Counter[str]:
    """Count the first `STEM` letters of words: a name in all its cases."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[word[:STEM]] += times
    return found
