"""Runs of four words, by which one text is known to hold another; and a sketch of them.

A sketch is the smallest of the runs' hashes. Two texts that share much share the smallest, so an
index of sketches gives the few texts that are worth comparing run by run.
"""

import re
from array import array
from zlib import crc32

from briefings.text.segment import runs as runs_in

WORDS = 4
SKETCH = 32
"""Hashes of a sketch, at most."""
LONGEST = 400_000
"""Code points of a text that are looked at."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Give the hashes, of 32 bits, of a text's runs of four words; of a shorter text its own."""
    words = runs_in(text[:LONGEST].casefold(), _WORD, "'’ʼ")
    if len(words) < WORDS:
        return frozenset({crc32(" ".join(words).encode())} if words else ())
    fours = zip(*(words[first:] for first in range(WORDS)), strict=False)
    return frozenset(map(crc32, map(str.encode, map(" ".join, fours))))


def sketch(runs: frozenset[int]) -> tuple[int, ...]:
    """Give the smallest of some hashes, in order."""
    # Hashes lie evenly: of the first so many parts of them there are nearly always enough.
    limit = (2 * SKETCH << 32) // max(1, len(runs))
    few = sorted(filter(limit.__gt__, runs))
    return tuple((few if len(few) >= SKETCH else sorted(runs))[:SKETCH])


def packed(runs: frozenset[int]) -> bytes:
    """Give hashes as bytes, for this machine alone."""
    return array("I", runs).tobytes()


def unpacked(runs: bytes) -> frozenset[int]:
    """Give back the hashes of `packed`."""
    return frozenset(memoryview(runs).cast("I"))
