"""What was heard of waits until it rests: it may be half written."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice
from threading import Condition
from time import monotonic, time_ns

from briefings.intake.files import Found

RESTED = 0.06
"""Seconds for which a file must not change before it is taken in."""
LONGEST = 5.0
"""Seconds after which one that goes on changing is taken in as it is."""
MANY = 400
"""Files taken in together at most: those that came last go first."""


@dataclass(slots=True)
class _Pending:
    """A path that changed."""

    stamp: tuple[int, int] | None
    """Its size and time when it was last looked at; None where nothing was there."""
    since: float
    """When that was so first."""
    first: float
    """When it was first heard of."""


class Inbox:
    """What was heard and is not taken in yet; filled by one thread, emptied by another."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._some = Condition()
        self._pending: dict[str, _Pending] = {}
        self._doubted: set[str] = set()
        self._is_closed = False

    def hear(self, paths: Collection[str], whole: Collection[str] = ()) -> None:
        """Put paths in that changed; the files at some of them are `whole`, and rest already."""
        now = monotonic()
        with self._some:
            for path in paths:
                before = self._pending.get(path)
                if before is None or path in whole:
                    since = now - RESTED if path in whole else now
                    first = before.first if before else now
                    self._pending[path] = _Pending(_stamp(path), since, first)
            self._some.notify_all()

    def doubt(self, folders: Collection[str]) -> None:
        """Put folders in that are to be looked through."""
        with self._some:
            self._doubted.update(folders)
            self._some.notify_all()

    def close(self) -> None:
        """Let nobody wait for anything more."""
        with self._some:
            self._is_closed = True
            self._some.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be taken in."""
        return self._is_closed

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self._pending or self._doubted)

    def wait(self, seconds: float) -> None:
        """Wait until something is there, or until it may have come to rest, at most so long."""
        with self._some:
            if self.is_empty and not self._is_closed:
                self._some.wait(seconds)
            elif self._pending and not self._is_closed:
                self._some.wait(RESTED / 2)

    def rested(self) -> list[str]:
        """Take out the paths that have come to rest, and the folders to be looked through.

        Where very many have, the newest of them: the others wait for the next time.
        """
        out = self._resting(lambda path: True, MANY)
        with self._some:
            out += self._doubted
            self._doubted.clear()
        return out

    def rested_with(self, paths: Collection[str], is_wanted: Callable[[str], bool]) -> list[str]:
        """Take out those of wanted paths that come to rest in a moment, after some others did.

        With those they are no more than are taken in together. What came just now is waited for.
        """
        room, end = MANY - len(paths), monotonic() + RESTED
        out = self._resting(is_wanted, room)
        while self._pending and len(out) < room and not self._is_closed and monotonic() < end:
            self.wait(RESTED)
            out += self._resting(is_wanted, room - len(out))
        return out

    def _resting(self, is_wanted: Callable[[str], bool], most: int) -> list[str]:
        if most <= 0:
            return []
        now = monotonic()
        with self._some:
            waiting = list(self._pending.items())
        waiting.reverse()
        # Whether one is wanted may take long too: it is asked of no more than are taken.
        rested = (path for path, one in waiting if _rests(path, one, now) and is_wanted(path))
        out = list(islice(rested, most))
        with self._some:
            for path in out:
                self._pending.pop(path, None)
        return out


def _rests(path: str, one: _Pending, now: float) -> bool:
    stamp = _stamp(path)
    if stamp != one.stamp:
        one.stamp, one.since = stamp, now
    # What is gone may only have another name: its new one is to be heard first.
    wanted = RESTED if stamp else 3 * RESTED
    return now - one.since >= wanted or now - one.first >= LONGEST


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def is_restless(found: Found) -> bool:
    """Whether a file changed a moment ago, and may still be written."""
    return 0 <= time_ns() - found.mtime_ns < RESTED * 1e9
