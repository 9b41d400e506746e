"""Runs of four words, by which one text is known to hold another; and a sketch of them.

A sketch is the smallest of the runs' hashes. Two texts that share much share the smallest, so an
index of sketches gives the few texts that are worth comparing run by run. Of a long text it is
one in so many: a short one that stands in it has hashes there, too.
"""

import re
from array import array
from bisect import bisect_left
from zlib import crc32

from briefings.text.segment import runs as runs_in

WORDS = 4
SKETCH = 24
"""Hashes of a sketch, at least, where there are so many."""
SPARSE = 16
"""Of so many hashes a longer text's sketch has one."""
MOST = 256
"""Hashes of a sketch, at most."""
LONGEST = 400_000
"""Code points of a text that are looked at."""

_WORD = re.compile(r"\w+")
_SPARSE = (1 << 32) // SPARSE


def shingles(text: str) -> frozenset[int]:
    """Give the hashes, of 32 bits, of a text's runs of four words; of a shorter text its own."""
    words = runs_in(text[:LONGEST].casefold(), _WORD, "'’ʼ")
    if len(words) < WORDS:
        return frozenset({crc32(" ".join(words).encode())} if words else ())
    fours = zip(*(words[first:] for first in range(WORDS)), strict=False)
    return frozenset(map(crc32, map(str.encode, map(" ".join, fours))))


def sketch(runs: frozenset[int]) -> tuple[int, ...]:
    """Give the smallest of some hashes, in order: all below a bound, or at least so many."""
    # Hashes lie evenly: of the first so many parts of them there are nearly always enough.
    limit = max((2 * SKETCH << 32) // max(1, len(runs)), _SPARSE)
    few = sorted([run for run in runs if run < limit])
    enough = min(MOST, max(SKETCH, bisect_left(few, _SPARSE)))
    return tuple((few if len(few) >= SKETCH else sorted(runs))[:enough])


def packed(runs: frozenset[int]) -> bytes:
    """Give hashes as bytes, for this machine alone."""
    return array("I", runs).tobytes()


def unpacked(runs: bytes) -> frozenset[int]:
    """Give back the hashes of `packed`."""
    return frozenset(memoryview(runs).cast("I"))
