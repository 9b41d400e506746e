"""A long session: very many acts on one open library, and what it holds on to by then."""

import os
import threading
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from briefings.library import Library, open_library
from tests.bench.keystrokes import TYPED, search
from tests.bench.measure import Figure
from tests.bench.stock import configuration, fill

ACTS = 50_000
MANY = 10_000
"""Briefings that are acted on, one after the other: what is kept for each would show."""
WARM = 500
"""Acts after which everything is loaded, and nothing more is to be held on to."""


def take(folder: Path, size: int) -> Iterator[Figure]:
    """Act a fifth as often as briefings are asked for, and 50,000 times at the most."""
    count = min(ACTS, max(2 * WARM, size // 5))
    for _ in fill(folder, min(MANY, count)):
        pass
    with open_library(configuration(), folder) as library:
        act(library, WARM)
        memory, descriptors, threads = _held()
        act(library, count)
        more, opened, running = _held()
    yield Figure(f"memory after {count:,} acts / before", more / memory, 1.03, "x")
    yield Figure("descriptors more", opened - descriptors, 0, "")
    yield Figure("threads more", running - threads, 0, "")


def act(library: Library, count: int) -> None:
    """Mark, pin, take back, read, search and list, so many times in all."""
    rows = cycle([row.id for row in library.listing().rows(0, MANY)])
    for at, briefing in zip(range(count), rows, strict=False):
        match at % 8:
            case 0:
                library.mark([briefing], read=True)
            case 1:
                library.pin([briefing])
            case 2 | 3:
                library.undo()
            case 4:
                library.mark([briefing], read=at % 16 < 8)
            case 5:
                library.page(briefing)
            case 6:
                search(library, TYPED[at // 8 % len(TYPED)])
            case _:
                library.summary()


def _held() -> tuple[int, int, int]:
    """Give bytes of memory, open descriptors and threads."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    lines = dict(line.partition(":")[::2] for line in status.splitlines())
    memory = int(lines["VmRSS"].split()[0]) * 1024
    return memory, len(os.listdir("/proc/self/fd")), threading.active_count()
