"""How keys, the search, memory and the index grow with a library: 10,000 : 100,000 and more.

Every size is a library of its own, stocked without reading, and measured in a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

import apsw

from tests.bench import screen
from tests.bench.measure import Figure
from tests.bench.stock import fill
from tests.conftest import ROOT

ROUNDS = 5
"""Starts of each reader of which the median counts."""
CARDS = 3
"""Starts of which each opens a name card."""
CARD = 200, 120
"""Milliseconds that the first card may take: till it is seen, and of the processor."""
FRAME = 16.7
"""Milliseconds between two frames of a screen."""
GROWTH = 1.5, 2.5
"""How much more a letter may cost at ten times and at a hundred times the size."""
VAST = 1_000_000
"""Briefings from which on a little more is allowed."""
_INDEX = ("words%", "title_words%", "lex%", "sqlite_autoindex_lex%", "sound%", "forward%")


class Stock:
    """Libraries of some sizes, the last the largest; those that a folder has are used."""

    def __init__(self, folder: Path, sizes: Sequence[int], *, quick: bool) -> None:
        """Stock them in a folder; `quick`: of all but the last only what tells how it grows."""
        self._folder = folder
        self._sizes = sizes
        self._quick = quick
        self._coming: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Begin with the largest, in a process of its own, which `take` waits for."""
        data_dir, size = self._folder / str(self._sizes[-1]), self._sizes[-1]
        if not data_dir.exists():
            argv = [sys.executable, "-m", "tests.bench.stock", str(data_dir), str(size)]
            self._coming = subprocess.Popen(argv, stdout=subprocess.DEVNULL, cwd=ROOT)

    def take(self) -> list[Figure]:
        """Measure the library of each size."""
        if self._coming is not None and self._coming.wait():
            raise RuntimeError("the stock could not be made")
        taken = {size: self._measured(size) for size in self._sizes}
        whole = self._sizes[-1:] if self._quick else self._sizes
        return [figure for size in whole for figure in _of_size(taken[size], size)] + list(
            growth_of(taken, self._sizes)
        )

    def _measured(self, size: int) -> Mapping[str, list[float]]:
        data_dir, small = self._folder / str(size), self._folder / "5"
        for folder, count in ((data_dir, size), (small, 5)):
            if not folder.exists():
                for _ in fill(folder, count):
                    pass
        data = _data(data_dir)
        if self._quick and size != self._sizes[-1]:
            return {**data, **screen.moved(data_dir)}
        data["index to text"] = [_share(data_dir / "index.db")]
        # Before any key: a reader begins where it was left.
        data["first paint / 5"] = [screen.first_paint(data_dir, small, ROUNDS).wall]
        return {**data, **screen.measured(data_dir), **screen.first_cards(data_dir, CARDS)}


def _data(data_dir: Path) -> dict[str, list[float]]:
    """Give what keys ask of a library, measured in a process of its own."""
    argv = [sys.executable, "-m", "tests.bench.keystrokes", str(data_dir)]
    told = subprocess.run(argv, check=True, capture_output=True, cwd=ROOT)
    measured: dict[str, list[float]] = json.loads(told.stdout)
    return measured


def _share(file: Path) -> float:
    """Give the size of index and lexicon as a share of that of the texts."""
    db = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    like = " OR ".join("name LIKE ?" for _ in _INDEX)
    names = list(db.execute(f"SELECT DISTINCT name FROM sqlite_schema WHERE {like}", _INDEX))
    # Table by table: the pages of the others, which are most, are not read.
    sql = "SELECT pgsize FROM dbstat WHERE name = ? AND aggregate = TRUE"
    pages: int = sum(size or 0 for (size,) in db.executemany(sql, names))
    text: int = db.execute("SELECT sum(size) FROM origin").get
    db.close()
    return pages / text


def _of_size(measured: Mapping[str, list[float]], size: int) -> list[Figure]:
    at = f"{size:,} briefings"
    milliseconds = {key: [1000 * second for second in measured[key]] for key in measured}
    return [
        Figure(f"a letter typed, median, {at}", median(milliseconds["letter"]), FRAME, "ms CPU"),
        Figure(f"a letter typed, p99, {at}", _p99(milliseconds["letter"]), FRAME, "ms CPU"),
        Figure(f"two words, p99, {at}", _p99(milliseconds["two words"]), FRAME, "ms CPU"),
        Figure(f"cursor move, data, median, {at}", median(milliseconds["move"]), 4, "ms CPU"),
        Figure(f"an act and the lists after it, {at}", median(milliseconds["act"]), 8, "ms CPU"),
        Figure(
            f"who else tells a story, median, {at}",
            median(milliseconds["retold"]),
            FRAME,
            "ms CPU",
        ),
        Figure(f"opening a library, {at}", median(milliseconds["open"]), 35, "ms CPU"),
        Figure(f"memory of a library in use, {at}", measured["memory"][0] / 2**20, 60, "MB"),
        Figure(f"index and lexicon / text, {at}", measured["index to text"][0], 2.0, "x"),
        Figure(
            f"a name tried as a watch, median, {at}", median(milliseconds["tried"]), 50, "ms CPU"
        ),
        Figure(f"a name tried as a watch, worst, {at}", max(milliseconds["tried"]), 50, "ms CPU"),
        *_on_screen(measured, milliseconds, size),
    ]


def _on_screen(
    measured: Mapping[str, list[float]], milliseconds: Mapping[str, list[float]], size: int
) -> Iterator[Figure]:
    at = f"{size:,} briefings"
    is_vast = size >= VAST
    painted = measured["first paint / 5"][0]
    yield Figure(f"first paint, {at} / 5", painted, 1.15 if is_vast else 1.1, "x")
    letter, cpu = milliseconds["screen letter"], milliseconds["screen letter cpu"]
    yield Figure(f"a letter to the settled screen, median, {at}", median(letter), None, "ms")
    yield Figure(f"a letter to the settled screen, median, {at}", median(cpu), FRAME, "ms CPU")
    yield Figure(f"a letter to the settled screen, p99, {at}", _p99(cpu), FRAME, "ms CPU")
    moves = median(milliseconds["screen move cpu"])
    yield Figure(f"cursor move to the settled screen, median, {at}", moves, 8, "ms CPU")
    seen, spent = median(milliseconds["card"]), median(milliseconds["card cpu"])
    yield Figure(f"the first name card, {at}", seen, CARD[0], "ms")
    yield Figure(f"the first name card, {at}", spent, CARD[1], "ms CPU")
    own, most = (measured[key][0] / 2**20 for key in ("own memory", "most memory"))
    yield Figure(f"memory of the reader, {at}", own, 80 if is_vast else 60, "MB")
    yield Figure(f"the same at its most, shared code with it, {at}", most, None, "MB")
    yield Figure(f"bytes written at rest, {at}", measured["written at rest"][0], 0, "")
    share = 100 * measured["processor at rest"][0]
    yield Figure(f"share of a core at rest, {at}", share, 0.5, "%")


def growth_of(
    taken: Mapping[int, Mapping[str, list[float]]], sizes: Sequence[int]
) -> list[Figure]:
    first = taken[sizes[0]]
    return [
        Figure(
            f"{what}, median, {size:,} / {sizes[0]:,}",
            median(taken[size][key]) / median(first[key]),
            bound,
            "x",
        )
        for at, size in enumerate(sizes[1:])
        for what, key, bound in (
            ("a letter typed", "letter", GROWTH[min(at, 1)]),
            ("cursor move to the settled screen", "screen move cpu", 1.2),
        )
    ]


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[98]
