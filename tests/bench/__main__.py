"""`make bench`: take every measure, print the table, keep it as JSON under `.bench/`.

`make bench SIZE=10000` says how large the largest library is: that one takes some two minutes
on two quiet cores, one of which stocks that library while the other takes the first measures.
`PEERS=yes` measures the programs beside it too, which takes as long again, and has twice as many
files taken in; `SIZES="10000 100000 1000000"` measures libraries of those sizes alone, and with
`KEPT=FOLDER` uses those stocked there before: a million takes an hour to make. Ends with exit
code 1 where a bound is not kept.
"""

import json
import os
import platform
import shutil
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import (
    endurance,
    first_row,
    ingest,
    live,
    long_text,
    pages,
    reading,
    sizes,
    watching,
)
from tests.bench.measure import Figure, Measure, Ratio
from tests.conftest import ROOT

MEASURES: list[Measure] = [first_row.MEASURE]
PEERS = ("rg", "fzf", "notmuch", "newsboat", "neomutt")
"""Programs that a measure may stand beside; README says how to install them."""


def main() -> int:
    """Take the measures whose names hold the words given, or all."""
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="words of the measures' names")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--size", type=int, default=10_000, help="of the largest library")
    parser.add_argument("--peers", action="store_true", help="beside other programs too")
    parser.add_argument("--sizes", type=int, nargs="+", help="of libraries: measure these alone")
    parser.add_argument("--kept", type=Path, help="a folder with libraries stocked before")
    asked = parser.parse_args()
    those = asked.sizes or (max(1, asked.size // 10), asked.size)
    with TemporaryDirectory(prefix="briefings-bench-") as made:
        stock = sizes.Stock(asked.kept or Path(made), those, quick=not asked.sizes)
        if asked.sizes or asked.only in "sizes":
            stock.begin()
        return _taken(asked, stock)


def _taken(asked: Namespace, stock: sizes.Stock) -> int:
    """Take the measures, over libraries that are being stocked; give the exit code."""
    missing = [peer for peer in PEERS if shutil.which(peer) is None]
    say(f"not installed, so not beside: {', '.join(missing) or 'none'}")
    taken: list[tuple[Measure, Ratio]] = []
    say(f"{'ratio':>6} {'bound':>6} {'cpu':>6}  {'ours':>8} {'base':>8}  measure")
    for measure in () if asked.sizes else MEASURES:
        if asked.only in measure.name:
            with TemporaryDirectory(prefix="briefings-bench-") as folder:
                taken.append((measure, measure.take(Path(folder), asked.rounds)))
            say(line(*taken[-1]))
    figures = list(_figures(asked, stock))
    for figure in figures:
        say(str(figure))
    keep(taken, figures)
    is_over = any(ratio.wall > measure.bound for measure, ratio in taken)
    return int(is_over or not all(figure.is_met for figure in figures))


def _figures(asked: Namespace, stock: sizes.Stock) -> Iterator[Figure]:
    only = "sizes" if asked.sizes else asked.only
    takes: dict[str, Callable[[Path, int], Iterable[Figure]]] = {
        "watching": watching.take,
        "pages": pages.take,
        "reading": reading.take,
        "long text": long_text.take,
        "sizes": lambda folder, _: stock.take(),
        "ingest": partial(_ingest, is_beside=asked.peers),
        "live": _live,
        "endurance": endurance.take,
    }
    for name, take in takes.items():
        if only in name:
            begun = time.perf_counter()
            with TemporaryDirectory(prefix="briefings-bench-") as folder:
                yield from take(Path(folder), asked.size)
            say(f"{time.perf_counter() - begun:6.0f} s  {name}")


def _ingest(folder: Path, size: int, *, is_beside: bool) -> list[Figure]:
    """Half as many files tell as well what a file costs; beside others it is the same files."""
    return ingest.take(folder, size if is_beside else size // 2, is_beside=is_beside)


def _live(folder: Path, size: int) -> list[Figure]:
    return live.take(folder, max(100, size // 10))


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def line(measure: Measure, ratio: Ratio) -> str:
    cpu = f"{ratio.cpu:6.2f}" if ratio.cpu is not None else f"{'-':>6}"
    ours, base = (1000 * median(one.wall for one in side) for side in (ratio.ours, ratio.base))
    verdict = "" if ratio.wall <= measure.bound else "  OVER"
    return (
        f"{ratio.wall:6.2f} {measure.bound:6.2f} {cpu}  {ours:5.0f} ms {base:5.0f} ms"
        f"  {measure.name}{verdict}"
    )


def keep(taken: list[tuple[Measure, Ratio]], figures: list[Figure]) -> None:
    now = datetime.now(UTC)
    record = {
        "taken": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "load": round(os.getloadavg()[0], 1),
        "measures": [
            {
                "name": measure.name,
                "bound": measure.bound,
                "wall_ratio": ratio.wall,
                "cpu_ratio": ratio.cpu,
                "seconds": asdict(ratio),
            }
            for measure, ratio in taken
        ],
        "figures": [{**asdict(figure), "met": figure.is_met} for figure in figures],
    }
    folder = ROOT / ".bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    say(f"kept in {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
