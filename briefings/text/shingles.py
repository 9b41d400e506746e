"""Runs of four words, by which one text is known to hold another; and a sketch of them.

A sketch is the smallest of the runs' hashes. Two texts that share much share the smallest, so an
index of sketches gives the few texts that are worth comparing run by run.
"""

import heapq
import re
from itertools import accumulate
from zlib import crc32

WORDS = 4
SKETCH = 32
"""Hashes of a sketch, at most."""
LONGEST = 400_000
"""Code points of a text that are looked at."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Give the hashes, of 32 bits, of a text's runs of four words; of a shorter text its own."""
    words = [word.encode() for word in _WORD.findall(text[:LONGEST].casefold())]
    line = b" ".join(words)
    if len(words) < WORDS:
        return frozenset({crc32(line)} if words else ())
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    ends = zip(starts, starts[WORDS:], strict=False)
    return frozenset(crc32(line[start : end - 1]) for start, end in ends)


def sketch(runs: frozenset[int]) -> tuple[int, ...]:
    """Give the smallest of some hashes, in order."""
    return tuple(heapq.nsmallest(SKETCH, runs))
