"""What comes while somebody reads: a file to its alert, and a key while very many files come.

    python -m tests.bench.live FOLDER COUNT

lets so many come at once while somebody moves in a reader on a pseudo-terminal: tens of thousands
take minutes.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

from textual.events import Key

from briefings.config import load
from briefings.intake.following.live import CALM
from briefings.library import Library, open_library
from briefings.model import Alert, Config, Watch
from tests.bench.corpus import briefing, write
from tests.bench.ingest import CONFIGURATION
from tests.bench.measure import Figure, most_memory
from tests.bench.screen import SIZE, command
from tests.terminal.emulator import Terminal
from tui.app import TURN, ReaderApp
from tui.rubbish import Rubbish
from tui.screens.main import MainScreen

NAME = "Oleh Derkachenko"
FEW = 30
"""Files that are waited for one by one."""
PAUSE = 0.12
"""Seconds between two of them, and a third of that between two keys."""
AT_ONCE, ROUNDS = 120, 3
BEFORE = 1000
"""Files that a reader on a pseudo-terminal has before very many come."""
LOOKING = 20
"""Keys after which it is looked how much came."""
PATIENCE = 600.0


class Probe:
    """Puts files that ring into a folder, and sees when they do."""

    def __init__(self, inbox: Path) -> None:
        self._inbox = inbox
        self._count = 0
        self._heard = Event()
        self._at = 0.0

    def tell(self, alerts: Collection[Alert]) -> None:
        if any(f"probe {self._count} " in one.sentence for one in alerts):
            self._at = time.perf_counter()
            self._heard.set()

    def milliseconds(self) -> float:
        """Put one file in; give how long it took until somebody was told."""
        self._count += 1
        self._heard.clear()
        text = briefing(1_000_000 + self._count)[1]
        made = self._inbox.parent / "made"
        made.write_text(f"{NAME} sent probe {self._count} off.\n\n{text}", encoding="utf-8")
        begun = time.perf_counter()
        os.rename(made, self._inbox / f"probe{self._count}.txt")
        if not self._heard.wait(PATIENCE):
            raise TimeoutError(f"nobody was told of probe {self._count}")
        return 1000 * (self._at - begun)


def take(folder: Path, size: int) -> list[Figure]:
    """Let files come into a library of so many, one by one and so many at once."""
    sys.setswitchinterval(TURN)
    inbox = folder / "inbox"
    for _ in write(inbox, size):
        pass
    watches = (Watch(NAME, "watched"),)
    with open_library(Config("", (str(inbox),), watches), folder / "data", beside=True) as library:
        assert list(library.scan()) is not None
        # As an open reader does: a look at all that a scan made takes some of the milliseconds.
        Rubbish().begin()
        alerts = list(_alerts(library, inbox, size))
        keys = asyncio.run(_keys(library, inbox, size))
    return [*alerts, *keys]


def _alerts(library: Library, inbox: Path, size: int) -> Iterator[Figure]:
    probe, stored = Probe(inbox), [0]
    following = library.follow(probe.tell)

    def run() -> None:
        for step in following:
            stored[0] += len(step.lines)

    thread = Thread(target=run)
    thread.start()
    time.sleep(2 * CALM)
    idle = [_paused(probe) for _ in range(FEW)]
    yield Figure("a new file to its alert, idle, median", _part(idle, 50), 5, "ms")
    bursts = [_burst(inbox, stored, size * (3 + at)) for at in range(ROUNDS)]
    yield Figure(f"{AT_ONCE} files at once, the reader open", median(bursts), 250, "ms")
    wanted = stored[0] + size
    with _coming(inbox, size, size):
        busy = [_paused(probe)]
        while stored[0] < wanted:
            busy.append(_paused(probe))
    yield Figure(f"the same while {size:,} come, 99 of 100", _part(busy, 99), 50, "ms")
    following.stop()
    thread.join()


def _burst(inbox: Path, stored: list[int], first: int) -> float:
    """Give how long files that come at once take until all of them are stored."""
    time.sleep(2 * CALM)
    files = list(write(inbox.parent / "made at once", AT_ONCE, first))
    wanted = stored[0] + AT_ONCE
    begun = time.perf_counter()
    for file in files:
        os.rename(file, inbox / f"{first} {file.name}")
    while stored[0] < wanted:
        time.sleep(0.002)
    return 1000 * (time.perf_counter() - begun)


def _paused(probe: Probe) -> float:
    time.sleep(PAUSE)
    return probe.milliseconds()


async def _keys(library: Library, inbox: Path, size: int) -> list[Figure]:
    app = ReaderApp(library)
    async with app.run_test(size=(120, 40)):
        await asyncio.sleep(2)
        quiet = [await _key(app, at) for at in range(100)]
        before = library.summary().unread
        wanted = before + size * 9 // 10  # the others are copies
        with _coming(inbox, size, 2 * size):
            busy = [await _key(app, 0)]
            while _unread(library) < wanted:
                busy.append(await _key(app, len(busy)))
        is_still = library.summary().unread == before
    return [
        Figure("a key in quiet, 95 of 100", _part(quiet, 95), None, "ms"),
        Figure(f"a key while {size:,} files come, 95 of 100", _part(busy, 95), 50, "ms"),
        Figure("rows that moved meanwhile", float(not is_still), 0, ""),
    ]


def _unread(library: Library) -> int:
    summary = library.summary()
    return summary.unread + summary.waiting


async def _key(app: ReaderApp, at: int) -> float:
    """Give how long a key took until the screen knew what to paint."""
    await asyncio.sleep(PAUSE / 3)
    screen = app.screen
    assert isinstance(screen, MainScreen)
    before = screen.panes.briefings.cursor
    letter = "k" if at // 20 % 2 else "j"
    begun = time.perf_counter()
    app.post_message(Key(letter, letter))
    for _ in range(100_000):
        await asyncio.sleep(0)
        if screen.panes.briefings.cursor != before:
            break
    return 1000 * (time.perf_counter() - begun)


def _coming(inbox: Path, count: int, first: int) -> "subprocess.Popen[bytes]":
    """Let another process write files."""
    program = (
        "from pathlib import Path; from sys import argv; from tests.bench.corpus import write"
    )
    program += "; list(write(Path(argv[1]), int(argv[2]), int(argv[3])))"
    return subprocess.Popen([sys.executable, "-c", program, str(inbox), str(count), str(first)])


def burst(folder: Path, count: int) -> list[Figure]:
    """Let files come to a reader on a pseudo-terminal, all at once; some were there before."""
    inbox, config = folder / "inbox", folder / "config.yaml"
    config.write_text(CONFIGURATION, encoding="utf-8")
    for _ in write(inbox, BEFORE):
        pass
    argv = command(config, folder / "data")
    subprocess.run([*argv, "scan"], check=True, stdout=subprocess.DEVNULL)
    keys, most = list[float](), 0.0
    with Terminal(argv, home=folder, size=SIZE) as terminal:
        terminal.rest(2 * CALM)
        with (
            _coming(inbox, count, BEFORE),
            open_library(load(str(config)), folder / "data") as kept,
        ):
            while len(kept.listing()) < BEFORE + count * 9 // 10:  # the others are copies
                for _ in range(LOOKING):
                    keys.append(_answered(terminal, "k" if len(keys) // 20 % 2 else "j"))
                most = max(most, most_memory(terminal.pid))
    return [
        Figure(f"a key while {count:,} come to a terminal, 95 of 100", _part(keys, 95), 50, "ms"),
        Figure("the reader's memory meanwhile, at most", most / 1e6, None, "MB"),
    ]


def _answered(terminal: Terminal, key: str) -> float:
    """Give how long a key took until the first byte was written after it."""
    terminal.rest(PAUSE / 3)
    begun = time.perf_counter()
    terminal.press(key)
    terminal.wait_for_any()
    return 1000 * (time.perf_counter() - begun)


def _part(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    for figure in burst(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{figure}, load {os.getloadavg()[0]:.1f}\n")
