"""The words of one text, counted once for every rule that asks for them."""

import re
from collections import Counter
from itertools import filterfalse
from typing import NamedTuple

from briefings.text.segment import words_written

STEM = 5
_WORD = re.compile(r"[^\W\d_]+")


class Vocabulary(NamedTuple):
    """How often each word stands in a text; a word is letters only."""

    written: Counter[str]
    """As written."""
    small: frozenset[str]
    """All of them in small letters."""


def count(text: str) -> Vocabulary:
    """Count the words of a text."""
    written = Counter(words_written(text))
    for word in list(filterfalse(str.isalpha, written)):
        times = written.pop(word)
        for run in _WORD.findall(word):
            written[run] += times
    return Vocabulary(written, frozenset(map(str.lower, written)))


def stems(words: Counter[str]) -> Counter[str]:
    """Count the first `STEM` letters of words: a name in all its cases."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[word[:STEM]] += times
    return found
