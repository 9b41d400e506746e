"""A text as the index sees it: its words, folded, and those that may be names side by side."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefings.text.fold import fold_word, small_letters
from briefings.text.segment import spelt, words_written


def index_words(text: str) -> list[str]:
    """Give the folded words of a text, in order, repeats kept."""
    # Nearly every text folds letter by letter: then only what has an apostrophe is looked at.
    small = small_letters(text)
    if small is None:
        return list(map(fold_word, words_written(text)))
    if _LETTER_TOO in text:
        words = spelt(small)
    else:
        words = " ".join(words_written(text)).lower().replace("’", "'").split()
    return [fold_word(word) if "'" in word else word for word in words] if "'" in small else words


_LETTER_TOO = "ʼ"
"""An apostrophe that is a letter: where it stands for the sign, words end there."""


def index_pairs(text: str) -> set[tuple[str, str]]:
    """Give the neighbours among the words of a text that both begin with a capital, folded.

    The second needs none behind a hyphen: `Jong-un`. Scripts without capitals have no pairs.
    """
    written = words_written(text)
    # Byte by byte: nearly all words of a text are in small letters.
    small = bytes(map(str.islower, written))
    found = (one.start() for one in _SIDE_BY_SIDE.finditer(small))
    pairs = {
        (fold_word(written[at]), fold_word(written[at + 1]))
        for at in found
        if written[at][0].isupper() and written[at + 1][0].isupper()
    }
    return pairs.union(_tied(text)) if "-" in text else pairs


_SIDE_BY_SIDE = re.compile(rb"\0(?=\0)")


def _tied(text: str) -> Iterator[tuple[str, str]]:
    """Give what a hyphen ties to a word with a capital, with that word, both folded."""
    for before, behind in pairwise(text.split("-")):
        last = before[-_LONGEST:].rsplit(" ", 1)[-1]
        if behind[:1].islower() and last[-1:].isalnum() and not last.islower():
            first, second = spelt(last)[-1], spelt(behind[:_LONGEST])[0]
            if first[0].isupper():
                yield fold_word(first), fold_word(second)


_LONGEST = 60
"""Letters of a word that a hyphen ties to another, at most."""
