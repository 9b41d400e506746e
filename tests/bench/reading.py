"""How long reading one file takes, by its format and by the kind of work, the slowest first.

Cleaning is the slowest kind, and no step of it is above a sixth: the words of a text are counted
once for all of them, and what each asks of a line is asked cheapest first.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import Extract, recognise, stories
from briefings.ingest.read import draft
from briefings.model import Surroundings, Watch
from briefings.names.entities import find_mentions, find_watched
from briefings.names.gazetteer import Gazetteer
from briefings.search import document
from briefings.text.shingles import shingles
from tests.bench.measure import Figure
from tests.conftest import ROOT, messes

Done = TypeVar("Done")
NOW = datetime(2025, 12, 6, tzinfo=UTC)
WATCHED = ("Umerov", "Witkoff", "Kushner", "Andrii Hnatov")
_TIMES = 5


def take(folder: Path, size: int) -> list[Figure]:
    """Time the steps on the folder of messes and the samples, whatever the size asked for."""
    spent: dict[str, list[float]] = defaultdict(list)
    watched = Gazetteer([Watch(name, "bench") for name in WATCHED])
    for file in sorted([*messes(), *(ROOT / "seeds").iterdir()]):
        raw, name = file.read_bytes(), str(file)
        kind = recognise(name, raw)
        if kind.is_plain:
            spent["work: decode"].append(_seconds(partial(decode, raw))[1])
        found, seconds = _seconds(partial(_stories, raw, name))
        spent["work: format"].append(seconds / len(found))
        whole = seconds
        for story in found:
            drawn, clean = _seconds(partial(draft, story, name=name))
            read, date = _seconds(partial(drawn.dated, Surroundings()))
            of_text: dict[str, Callable[[], object]] = {
                "watches": partial(find_watched, read, watched),
                "names": partial(find_mentions, read, watched),
                "words of the index": partial(document, read, NOW),
                "runs that copies share": partial(shingles, read.text),
            }
            costs = {work: _seconds(do)[1] for work, do in of_text.items()}
            for work, cost in {"clean": clean, "date": date, **costs}.items():
                spent[f"work: {work}"].append(cost)
            whole += clean + date + sum(costs.values())
        spent[f"format: {kind.value}"].append(whole / len(found))
    figures = [
        Figure(f"one story, {what}", 1000 * median(seconds), None, "ms")
        for what, seconds in spent.items()
    ]
    return sorted(figures, key=lambda figure: -figure.value)


def _stories(raw: bytes, name: str) -> list[Extract]:
    return list(stories(raw, name))


def _seconds(work: Callable[[], Done]) -> tuple[Done, float]:
    """Do a work some times; give what came of it, and the seconds of the quickest."""
    best = float("inf")
    for _ in range(_TIMES):
        begun = time.process_time()
        done = work()
        best = min(best, time.process_time() - begun)
    return done, best
