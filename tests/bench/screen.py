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
from tests.bench.measure import CPU_CLOCK, Ratio, in_turn, most_memory, own_memory, until_bytes
from tests.bench.stock import SOURCE, WATCHES, configuration
from tests.terminal.emulator import BRIEFINGS, Terminal

QUIET = 0.1
"""Seconds without a byte after which a screen rests."""
SEEN = 1.0
"""Seconds after which a card is on the screen, that it came is looked at, or any key's answer."""
MOVES = 30
RESTING = 4.0
"""Seconds for which nothing is pressed."""
PUT_OFF = 3.5
"""Seconds after a key in which the reader does what it puts off until none follows, each once."""
SIZE = (120, 40)


def reader(data_dir: Path) -> list[str]:
    """Give the command that reads a stocked library."""
    file = data_dir / "config.yaml"
    watch = json.dumps([one.name for one in WATCHES])
    file.write_text(
        f"sources: [{SOURCE}]\nwatchlists:\n  - name: watched\n    watch: {watch}\n",
        encoding="utf-8",
    )
    return command(file, data_dir)


def command(config: Path, data_dir: Path) -> list[str]:
    """Give the command that reads a library."""
    return [BRIEFINGS, "--config", str(config), "--data-dir", str(data_dir)]


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
        moves = _moves(terminal)
        taken = list(_letters(terminal))
        kept, most = own_memory(terminal.pid), most_memory(terminal.pid)
        written, share = _at_rest(terminal)
        return {
            "screen letter": [wall for wall, _ in taken],
            "screen letter cpu": [cpu for _, cpu in taken],
            "screen move cpu": moves,
            "own memory": [kept],
            "most memory": [most],
            "written at rest": [written],
            "processor at rest": [share],
        }


def moved(data_dir: Path) -> Mapping[str, list[float]]:
    """Go down the list of a reader alone."""
    with Terminal(reader(data_dir), home=data_dir, size=SIZE) as terminal:
        return {"screen move cpu": _moves(terminal)}


def first_cards(data_dir: Path, rounds: int) -> Mapping[str, list[float]]:
    """Open the card of the name that most briefings have, as the first thing after a start."""
    taken = [_first_card(data_dir) for _ in range(rounds)]
    return {"card": [wall for wall, _ in taken], "card cpu": [cpu for _, cpu in taken]}


def _first_card(data_dir: Path) -> tuple[float, float]:
    name = WATCHES[0].name
    with Terminal(reader(data_dir), home=data_dir, size=SIZE) as terminal:
        terminal.wait_for("Alerts")
        terminal.settle(1.0)
        for key in ("/", *name.lower(), "enter", "enter", "e"):
            pressed(terminal, key)
        _wait(terminal, PUT_OFF)
        before, cpu = len(terminal.raw), _cpu(terminal.pid)
        terminal.press("i")
        taken = terminal.rest(SEEN), _cpu(terminal.pid) - cpu
        shown = terminal.raw[before:].decode("utf-8", "replace")
        if name not in shown or "Named in" not in shown:
            raise RuntimeError(f"no card of {name} was shown")
        return taken


def _moves(terminal: Terminal) -> list[float]:
    """Go down the list of a reader that was just started; give seconds of its processor."""
    terminal.settle(1.0)
    return [pressed(terminal, "j")[1] for _ in range(MOVES)]


def letters(argv: Sequence[str], home: Path) -> Sequence[tuple[float, float]]:
    """Type words into a reader; give of each letter the seconds, and those of the processor."""
    with Terminal(argv, home=home, size=SIZE) as terminal:
        terminal.settle(1.0)
        return list(_letters(terminal))


def _letters(terminal: Terminal) -> Iterator[tuple[float, float]]:
    _typed(terminal, "warsaw")  # what is loaded with the first search is no letter's cost
    for word in TYPED:
        yield from _typed(terminal, word)


def _at_rest(terminal: Terminal) -> tuple[float, float]:
    """Give the bytes that are written while nothing is pressed, and the share of a core."""
    _wait(terminal, PUT_OFF)
    before, cpu = len(terminal.raw), _cpu(terminal.pid)
    _wait(terminal, RESTING)
    return float(len(terminal.raw) - before), (_cpu(terminal.pid) - cpu) / RESTING


def _wait(terminal: Terminal, seconds: float) -> None:
    begun = time.perf_counter()
    while (left := begun + seconds - time.perf_counter()) > 0:
        terminal.rest(left)


def _typed(terminal: Terminal, word: str) -> Sequence[tuple[float, float]]:
    pressed(terminal, "/")
    taken = [pressed(terminal, letter) for letter in word]
    terminal.press("escape")
    terminal.rest(QUIET)
    return taken


def pressed(terminal: Terminal, key: str) -> tuple[float, float]:
    """Press a key; give the seconds until its last byte, and those of the processor."""
    before = _cpu(terminal.pid)
    terminal.press(key)
    # Of a busy machine the first byte may come late; what it costs is no other key's.
    wall = terminal.rest(QUIET) or QUIET + terminal.rest(SEEN)
    return wall, _cpu(terminal.pid) - before


def _cpu(pid: int) -> float:
    return time.clock_gettime((~pid << 3) | CPU_CLOCK)
