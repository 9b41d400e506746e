"""What a letter costs in a small library with one very long text, beside the library without it.

It stands first and has every word that is typed: whatever of it is read in a key's time shows.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.model import Block, BlockKind, Span
from briefings.search import document
from briefings.store.open import open_store
from tests.bench.keystrokes import TYPED, WARMING, search, timed
from tests.bench.measure import Figure
from tests.bench.stock import configuration, entry, fill

SMALL = 100
"""Briefings that the library has anyway."""
LONG = 8_000_000
"""Characters of the long text."""
ROUNDS = 3


def take(folder: Path, size: int) -> list[Figure]:
    """Type the same words into both in turn, whatever the size asked for."""
    both = folder / "without", folder / "with"
    for one in both:
        list(fill(one, SMALL))
    _add_long(both[1])
    with (
        open_library(configuration(), both[0]) as without,
        open_library(configuration(), both[1]) as beside,
    ):
        spent = list(_in_turn(without, beside))
    own, base = (1000 * median(side) for side in zip(*spent, strict=True))
    return [
        Figure("letter beside a text of 8 MB / without it", own / base, 2, "x"),
        Figure("letter beside a text of 8 MB", own, None, "ms"),
        Figure(
            "letter beside a text of 8 MB, the slowest",
            1000 * max(seconds for seconds, _ in spent),
            None,
            "ms",
        ),
    ]


def _add_long(data_dir: Path) -> None:
    """Put one in that stands first, and whose text is that of all others, as often as it takes."""
    (kept, origin), newest = entry(SMALL), entry(0)[0].briefing
    words = "\n".join(entry(number)[0].briefing.text for number in range(SMALL))
    text = kept.briefing.text + words * (LONG // len(words))
    first, _ = kept.briefing.blocks
    body = Block(BlockKind.BODY, Span(first.span.end, len(text)))
    long = replace(
        kept,
        briefing=replace(kept.briefing, text=text, blocks=(first, body), dating=newest.dating),
        received=kept.received + timedelta(days=SMALL),
    )
    store = open_store(data_dir, keyer)
    with store.batch():
        store.corpus.put_origins([origin])
        store.corpus.put([long])
        store.index.put([document(long.briefing, long.received)])
    store.close()


def _in_turn(without: Library, beside: Library) -> Iterator[tuple[float, float]]:
    """Give of each letter the seconds of the processor with the long text, and without it."""
    for text in WARMING:
        search(without, text)
        search(beside, text)
    for word in TYPED * ROUNDS:
        for end in range(1, len(word) + 1):
            asked = word[:end]
            yield timed(partial(search, beside, asked)), timed(partial(search, without, asked))
