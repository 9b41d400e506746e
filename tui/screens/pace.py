"""The pace of answers: at once while keys come one by one, once a frame in a storm of them."""

from asyncio import TimerHandle
from collections.abc import Callable
from time import monotonic

from textual.widget import Widget

from tui.later import later

FRAME = 1 / 60
"""Seconds between two answers in a storm: nobody sees more."""


class Pace:
    """Does the newest of many pieces of work.

    One asked for in calm is done in the same call, so that it is painted with its key; of those
    asked for faster than a frame only the last is done, a frame later. Work that takes longer than
    that leaves as much time to the keys as it took.
    """

    def __init__(self, host: Widget) -> None:
        """Keep time by a mounted widget, which must outlive this."""
        self._host = host
        self.free = 0.0
        """The time from which on the next work is done at once: each work moves it on."""
        self._waiting: Callable[[], None] | None = None
        self._timer: TimerHandle | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be done."""
        return self._waiting is None

    def run(self, work: Callable[[], None]) -> None:
        """Do this now, or, when the last work has just been done, soon and instead of it."""
        left = self.free - monotonic()
        if self._waiting is None and left <= 0:
            self._do(work)
            return
        self._waiting = work
        if self._timer is None:
            self._timer = later(self._host, left, self.settle)

    def settle(self) -> None:
        """Do what waits, now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        work, self._waiting = self._waiting, None
        if work is not None:
            self._do(work)

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting = None

    def _do(self, work: Callable[[], None]) -> None:
        begun = monotonic()
        try:
            work()
        finally:
            done = monotonic()
            self.free = done + max(FRAME, done - begun)
