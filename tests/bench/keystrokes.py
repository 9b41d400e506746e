"""What a key asks of a library, in a process of its own: prints JSON, seconds of its processor.

python -m tests.bench.keystrokes DATA_FOLDER
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from briefings.library import Library, open_library
from briefings.model import Listing
from tests.bench.measure import own_memory
from tests.bench.stock import configuration

SCREEN = 20
"""Rows of a list that one screen shows."""
READ = 16
"""Rows of a search that are read together for a screen of forty lines."""
HITS = 12
"""Those of them that it shows at most: three lines each."""
TYPED = ("umerov", "zelnsky", "talks", "hnatov", "kyiv", "ambassador", "witkof", "ministry")
WARMING = ("warsaw", "берлін", "warsaw berlin")
"""What is asked for first; the words that are timed are asked for once, as a reader does."""
TWO_WORDS = ("umerov said", "the talks", "ukraine peace", "witkoff kushner", "date of")

TRIED = (
    "Olha Chyuhyutov", "Maria Zihedrov", "Steve Witkoff", "Chyuhyutov", "Slekrubrsky", "Maria",
    "Anna Geza", "Maria Andrii", "Olga Julia", "A. Slekrubrskyi", "O. V. Chyuhyutov", "T. Li",
    "Ольга Чюгютов", "Мария Андрей", "Anna-Maria Chyuhyutov", "Tom van der Berg", "Tom",
    "Ahmed al-Sharaa", "أحمد الشرع", "Zhang Wei", "Kim Jong Un", "Olha Chyuhuytov", "Slekrubrksy",
    "Maria Brando", "Qvortimer Blazintop", "Maria Olha Chyuhyutov", "Steven Tom Thomas Andriy",
    "Tom Said", "Ma", "Maria A", "Steve Wit", "Olha Chyu",
)  # fmt: skip
"""Names of every kind that are tried as watches: frequent, rare, nobody's, half typed."""


def timed(act: Callable[[], object]) -> float:
    """Give the seconds of the processor that an act takes.

    Garbage is looked for before it, as the reader does between two keys (`tui.rubbish`).
    """
    gc.collect(1)
    begun = time.process_time()
    act()
    return time.process_time() - begun


def search(library: Library, text: str) -> None:
    """Do what a letter typed into the search does: the answer, a screen of rows, the text."""
    listing = library.listing(text, typing=True, enough=READ)
    rows = listing.rows(0, READ)
    listing.glimpses([row.id for row in rows[:HITS]])
    first = rows[:1]
    if first:
        listing.hit(first[0].id)
        library.page(first[0].id, at_once=True)


def moves(library: Library, listing: Listing) -> Iterator[float]:
    """Move down a list, a row a key, with the briefing under the cursor beside it."""
    middle = len(listing) // 2
    for at in range(middle, min(middle + 100, len(listing))):
        yield timed(partial(show, library, listing, at))


def show(library: Library, listing: Listing, at: int) -> None:
    """Read a row and its briefing."""
    library.page(listing.rows(at, 1)[0].id, at_once=True)


def acts(library: Library, listing: Listing) -> Iterator[float]:
    """Mark a briefing read, and read again what the screen shows."""
    for row in listing.rows(0, 20):
        yield timed(partial(act, library, row.id))


def act(library: Library, briefing: str) -> None:
    """Mark one read, and read again what the screen shows."""
    library.mark([briefing], read=True)
    library.listing().rows(0, SCREEN)
    library.summary()
    library.alert_groups()
    library.page(briefing)


def tried(library: Library) -> Iterator[float]:
    """Try names as watches, each for the first time: what it would ring for, and nearly."""
    library.try_watch("Nobody Nowhere")  # what is loaded with the first name is no other's cost
    for name in TRIED:
        yield timed(partial(library.try_watch, name))


def _one_by_one(library: Library) -> Iterator[str]:
    """Give two words as they are while the second is typed.

    Behind the first the reader looks for its other spellings, beside the keys.
    """
    for text in TWO_WORDS:
        first = text.index(" ") + 1
        library.refine(library.listing(text[:first], typing=True))
        yield from (text[:end] for end in range(first + 1, len(text) + 1))


def measured(data_dir: Path) -> dict[str, list[float]]:
    """Take all figures of one library."""
    opened = time.process_time()
    with open_library(configuration(), data_dir) as library:
        opened = time.process_time() - opened
        gc.freeze()
        gc.disable()
        listing = library.listing()
        letters = [word[:end] for word in TYPED for end in range(1, len(word) + 1)]
        for text in WARMING:  # what is loaded with the first search is no letter's cost
            search(library, text)
        return {
            "open": [opened],
            "letter": [timed(partial(search, library, text)) for text in letters],
            "two words": [timed(partial(search, library, text)) for text in _one_by_one(library)],
            "move": list(moves(library, listing)),
            "act": list(acts(library, listing)),
            "retold": [
                timed(partial(library.same_story, row.id)) for row in listing.rows(0, SCREEN)
            ],
            "memory": [own_memory("self")],
            "tried": list(tried(library)),
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]))))
