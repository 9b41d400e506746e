"""What the reader itself costs on a pseudo-terminal: its start, a key, its memory.

A key's time ends with the last byte written for it; its processor time is all that the process
spent until then.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefings.library import open_library
from tests.bench.keystrokes import TYPED
from tests.bench.measure import CPU_CLOCK, Ratio, in_turn, until_bytes
from tests.bench.stock import SOURCE, WATCHES, configuration
from tests.terminal.emulator import BRIEFINGS, Terminal

QUIET = 0.15
"""Seconds without a byte after which a screen rests."""
MOVES = 30
SIZE = (120, 40)


def reader(data_dir: Path) -> list[str]:
    """Give the command that reads a stocked library."""
    file = data_dir / "config.yaml"
    watch = json.dumps([one.name for one in WATCHES])
    file.write_text(
        f"sources: [{SOURCE}]\nwatchlists:\n  - name: watched\n    watch: {watch}\n",
        encoding="utf-8",
    )
    return [BRIEFINGS, "--config", str(file), "--data-dir", str(data_dir)]


def first_paint(data_dir: Path, small: Path, rounds: int) -> Ratio:
    """Time the first row of a library beside that of a small one."""
    return in_turn(
        ours=lambda: until_bytes(reader(data_dir), _first_word(data_dir), data_dir, SIZE),
        base=lambda: until_bytes(reader(small), _first_word(small), small, SIZE),
        rounds=rounds,
    )


def _first_word(data_dir: Path) -> bytes:
    with open_library(configuration(), data_dir) as library:
        return library.listing().rows(0, 1)[0].title.split()[0].encode()


def measured(data_dir: Path) -> Mapping[str, list[float]]:
    """Press keys in a reader; give seconds, and bytes of memory."""
    with Terminal(reader(data_dir), home=data_dir, size=SIZE) as terminal:
        terminal.settle(1.0)
        moves = [_pressed(terminal, "j") for _ in range(MOVES)]
        _typed(terminal, "warsaw")  # what is loaded with the first search is no letter's cost
        letters = [one for word in TYPED for one in _typed(terminal, word)]
        return {
            "screen letter": [wall for wall, _ in letters],
            "screen letter cpu": [cpu for _, cpu in letters],
            "screen move": [wall for wall, _ in moves],
            "screen move cpu": [cpu for _, cpu in moves],
            "screen memory": [_memory(terminal.pid)],
        }


def _typed(terminal: Terminal, word: str) -> Sequence[tuple[float, float]]:
    _pressed(terminal, "/")
    taken = [_pressed(terminal, letter) for letter in word]
    terminal.press("escape")
    terminal.rest(QUIET)
    return taken


def _pressed(terminal: Terminal, key: str) -> tuple[float, float]:
    before = _cpu(terminal.pid)
    terminal.press(key)
    wall = terminal.rest(QUIET)
    return wall, _cpu(terminal.pid) - before


def _cpu(pid: int) -> float:
    return time.clock_gettime((~pid << 3) | CPU_CLOCK)


def _memory(pid: int) -> float:
    lines: Iterator[str] = iter(Path(f"/proc/{pid}/status").read_text().splitlines())
    return next(1024.0 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
