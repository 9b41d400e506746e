"""What a measure is, and how two programs are timed side by side.

An absolute time says little on a shared machine: every figure is a ratio of medians, taken in
one run, the two programs in turn.
"""

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.terminal.emulator import Terminal

CPU_CLOCK = 2
"""`CPUCLOCK_SCHED` of Linux's posix-timers: all threads of a process, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table."""

    name: str
    bound: float
    """The most that the ratio of wall times may be."""
    take: Callable[[Path, int], "Ratio"]
    """Measures in an empty folder, in as many rounds as told."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that is no ratio of two programs in turn, with the bound it is held to."""

    name: str
    value: float
    bound: float | None
    """The most it may be, or with `at_least` the least; None: it is told, and held to nothing."""
    unit: str
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it keeps its bound."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        bound = f"{sign} {self.bound:g}" if self.bound is not None else ""
        verdict = "" if self.is_met else "  MISSED"
        return f"{self.value:9.2f} {self.unit:8} {bound:9} {self.name}{verdict}"


@dataclass(frozen=True, slots=True)
class Timing:
    """What one run took, in seconds."""

    wall: float
    cpu: float | None
    """None where the system does not tell it of another process."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a measure gave."""

    ours: Sequence[Timing]
    base: Sequence[Timing]

    @property
    def wall(self) -> float:
        """Give the ratio of the median elapsed times."""
        return median(one.wall for one in self.ours) / median(one.wall for one in self.base)

    @property
    def cpu(self) -> float | None:
        """Give the ratio of the median processor times."""
        ours = [one.cpu for one in self.ours if one.cpu is not None]
        base = [one.cpu for one in self.base if one.cpu is not None]
        return median(ours) / median(base) if ours and base else None


def until_bytes(
    argv: Sequence[str],
    wanted: bytes,
    home: Path,
    size: tuple[int, int] = (120, 40),
    environment: Mapping[str, str] | None = None,
) -> Timing:
    """Start a program on a pseudo-terminal; time it until it has written some bytes."""
    with Terminal(argv, home=home, size=size, environment=environment) as terminal:
        wall = terminal.wait_for_bytes(wanted)
        cpu: float | None = None
        with contextlib.suppress(OSError):
            cpu = time.clock_gettime((~terminal.pid << 3) | CPU_CLOCK)
        return Timing(wall, cpu)


def in_turn(ours: Callable[[], Timing], base: Callable[[], Timing], rounds: int) -> Ratio:
    """Time two programs in turn, after one run of each that does not count."""
    base(), ours()
    taken = [(base(), ours()) for _ in range(rounds)]
    return Ratio([own for _, own in taken], [other for other, _ in taken])


def own_memory(process: int | str) -> float:
    """Give the bytes of memory that are a process's own, shared with no other; or `self`."""
    return _bytes(Path(f"/proc/{process}/smaps_rollup"), ("Private_Clean:", "Private_Dirty:"))


def most_memory(process: int | str) -> float:
    """Give the most bytes of memory that a process had, with what it shares with others."""
    return _bytes(Path(f"/proc/{process}/status"), ("VmHWM:",))


def _bytes(table: Path, keys: tuple[str, ...]) -> float:
    lines = table.read_text(encoding="ascii", errors="replace").splitlines()
    return sum(1024.0 * int(line.split()[1]) for line in lines if line.startswith(keys))
