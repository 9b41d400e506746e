"""How often a watch is met, and when that is news: a spike, and gone silent.

Both are held against the watch's own past, counted in briefings a day by the days they are of.
It follows from the days alone, so that a library read anew says the same.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefings.model import AlertKind, numbered

BASE = 28
"""Days before a day that tell what is usual, those without any counted too."""
HISTORY = 14
"""Days that a library must reach back before anything is unusual."""
LEAST = 5
"""Briefings of one day that may be a spike."""
TIMES = 3
"""How many times the usual a spike is, at least."""
SILENCE = 14
"""Days without any after which a watch may have gone silent."""
STRETCH = 3
"""How many times the longest silence before it a silence is, at least."""
MET = 4
"""Of the days that tell what is usual, on how many it was met before it could go silent."""
HEARD = 7
"""Days of a silence on which there were briefings at all: else the library is silent."""
REACH = (STRETCH + 1) * BASE
"""Days before one, of which what is told from that day on depends at the most; and it depends on
which is the first of all."""


@dataclass(frozen=True, slots=True)
class Swing:
    """A day on which a watch was met much more than usual, or had not been for long."""

    kind: AlertKind
    """Spike or silent."""
    day: date
    """Of a silence, the day on which it was long enough."""
    said: str
    """What happened, with its numbers."""
    rule: str
    """The rule that calls it so."""
    last: date
    """The last day on which it was met; of a spike, its own."""


def swings(met: Mapping[date, int], heard: Sequence[date], since: date = date.min) -> list[Swing]:
    """Give the spikes and silences of a watch from a day on, in order.

    `met` says in how many briefings of a day it was met; `heard` are the days of the library's
    briefings, in order.
    """
    if not heard or not met:
        return []
    # Days are counted as numbers here: this is done for every watch when anything comes.
    counts = {day.toordinal(): count for day, count in met.items()}
    days = [day.toordinal() for day in heard]
    first = since.toordinal()
    found = [*_spikes(counts, days[0], first), *_silences(sorted(counts), days, first)]
    return sorted(found, key=lambda swing: (swing.day, swing.kind.value))


def _spikes(met: Mapping[int, int], oldest: int, since: int) -> Iterator[Swing]:
    for day, count in met.items():
        # What goes on the next day is the same spike.
        if day < since or not _is_spike(met, day, oldest) or _is_spike(met, day - 1, oldest):
            continue
        usual = _number(_usual(met, day, oldest))
        yield Swing(
            AlertKind.SPIKE,
            date.fromordinal(day),
            f"{count} briefings, usually {usual} a day",
            f"a spike is at least {LEAST} briefings of a day, and at least {TIMES} times the "
            f"mean of the {min(BASE, day - oldest)} days before, here {usual}",
            date.fromordinal(day),
        )


def _is_spike(met: Mapping[int, int], day: int, oldest: int) -> bool:
    count = met.get(day, 0)
    if count < LEAST or day - oldest < HISTORY:
        return False
    return count >= TIMES * _usual(met, day, oldest)


def _usual(met: Mapping[int, int], day: int, oldest: int) -> float:
    """Give the mean of the days before one, as far as the library goes back."""
    days = min(BASE, day - oldest)
    return sum(met.get(before, 0) for before in range(day - days, day)) / days


def _silences(days: Sequence[int], heard: Sequence[int], since: int) -> Iterator[Swing]:
    for at in range(bisect_right(days, since - STRETCH * BASE), len(days)):
        last = days[at]
        following = days[at + 1] if at + 1 < len(days) else heard[-1] + 1
        if following - last <= SILENCE or last - heard[0] < HISTORY:
            continue
        before = days[bisect_right(days, last - BASE) : at + 1]
        if len(before) < MET:
            continue
        longest = max(later - one for one, later in pairwise(before))
        wait = max(SILENCE, STRETCH * longest)
        due = last + wait
        spoke = bisect_right(heard, due) - bisect_right(heard, last)
        if max(since, last) <= due < following and spoke >= HEARD:
            yield Swing(
                AlertKind.SILENT,
                date.fromordinal(due),
                f"none for {wait} days, last on {date.fromordinal(last).isoformat()}",
                f"gone silent is {SILENCE} days without any, or {STRETCH} times the longest "
                f"silence before, here {numbered(longest, 'day')}; it was met on "
                f"{len(before)} of the {BASE} days before, and there were briefings on {spoke} of "
                f"the {wait}",
                date.fromordinal(last),
            )


def _number(usual: float) -> str:
    return f"{usual:.1f}".removesuffix(".0")
