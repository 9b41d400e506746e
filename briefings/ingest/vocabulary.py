"""The words of one text, counted once for every rule that asks for them."""

import re
from collections import Counter
from typing import NamedTuple

STEM = 5
_WORD = re.compile(r"[^\W\d_]+")


class Vocabulary(NamedTuple):
    """How often each word stands in a text; a word is letters only."""

    written: Counter[str]
    """As written."""
    small: Counter[str]
    """In small letters."""


def count(text: str) -> Vocabulary:
    """Count the words of a text."""
    written = Counter(_WORD.findall(text))
    small: Counter[str] = Counter()
    for word, times in written.items():
        small[word.lower()] += times
    return Vocabulary(written, small)


def stems(words: Counter[str]) -> Counter[str]:
    """Count the first `STEM` letters of words: a name in all its cases."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[word[:STEM]] += times
    return found
