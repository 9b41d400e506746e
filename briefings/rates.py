"""How often a watch is met, and when that is news: a spike, and gone silent.

Both are held against the watch's own past, counted in briefings a day by the days they are of.
It follows from the days alone, so that a library read anew says the same.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefings.model import AlertKind

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

_DAY = timedelta(days=1)


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


def swings(met: Mapping[date, int], heard: Sequence[date]) -> list[Swing]:
    """Give the spikes and silences of a watch, in order.

    `met` says in how many briefings of a day it was met; `heard` are the days of the library's
    briefings, in order.
    """
    if not heard or not met:
        return []
    found = [*_spikes(met, heard[0]), *_silences(sorted(met), heard)]
    return sorted(found, key=lambda swing: (swing.day, swing.kind.value))


def _spikes(met: Mapping[date, int], oldest: date) -> Iterator[Swing]:
    for day in sorted(met):
        # What goes on the next day is the same spike.
        if _is_spike(met, day, oldest) and not _is_spike(met, day - _DAY, oldest):
            usual = _usual(met, day, oldest)
            yield Swing(
                AlertKind.SPIKE,
                day,
                f"{met[day]} briefings, usually {_number(usual)} a day",
                f"a spike is at least {LEAST} briefings of a day, and at least {TIMES} times the "
                f"mean of the {min(BASE, (day - oldest).days)} days before, here {_number(usual)}",
                day,
            )


def _is_spike(met: Mapping[date, int], day: date, oldest: date) -> bool:
    count = met.get(day, 0)
    if count < LEAST or (day - oldest).days < HISTORY:
        return False
    return count >= TIMES * _usual(met, day, oldest)


def _usual(met: Mapping[date, int], day: date, oldest: date) -> float:
    """Give the mean of the days before one, as far as the library goes back."""
    days = min(BASE, (day - oldest).days)
    return sum(met.get(day - back * _DAY, 0) for back in range(1, days + 1)) / days


def _silences(days: Sequence[date], heard: Sequence[date]) -> Iterator[Swing]:
    for at, last in enumerate(days):
        before = days[bisect_right(days, last - BASE * _DAY) : at + 1]
        if len(before) < MET or (last - heard[0]).days < HISTORY:
            continue
        longest = max((later - one).days for one, later in pairwise(before))
        wait = max(SILENCE, STRETCH * longest)
        due = last + wait * _DAY
        following = days[at + 1] if at + 1 < len(days) else None
        if due > heard[-1] or (following is not None and following <= due):
            continue
        spoke = bisect_right(heard, due) - bisect_right(heard, last)
        if spoke >= HEARD:
            yield Swing(
                AlertKind.SILENT,
                due,
                f"none for {wait} days, last on {last.isoformat()}",
                f"gone silent is {SILENCE} days without any, or {STRETCH} times the longest "
                f"silence before, here {longest} days; it was met on {len(before)} of the "
                f"{BASE} days before, and there were briefings on {spoke} of the {wait}",
                last,
            )


def _number(usual: float) -> str:
    return f"{usual:.1f}".removesuffix(".0")
