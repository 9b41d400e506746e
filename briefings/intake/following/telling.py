"""Who tells of changes in the sources: the operating system, by one way or another."""

import sys
from collections.abc import Mapping, Sequence
from threading import Event
from time import monotonic
from typing import Protocol

EAGER, CALM = 1, 20
"""Milliseconds between two looks of watchfiles at what it was told. The shorter takes more than a
hundredth of a processor, so it is for when something came lately."""
LATELY = 60.0
"""Seconds."""
GATHERED = 10
"""Milliseconds for which changes that follow each other are told together, at most."""


Told = Mapping[str, bool]
"""Paths that changed, and whether what stands there was moved there, and so is whole."""


class Teller(Protocol):
    """What waits for changes in sources; asked in one thread, and woken by any."""

    def wait(self, seconds: float) -> Told:
        """Give paths that changed as soon as any did; none after so many seconds, or woken."""

    def wake(self) -> None:
        """Let nobody wait here any more."""

    def close(self) -> None:
        """Follow nothing more."""


def teller_of(sources: Sequence[str]) -> Teller:
    """Follow sources as this system does best. Raises OSError or RuntimeError where it cannot."""
    if sys.platform == "linux":
        # Late: another system has nothing of it.
        from briefings.intake.following.inotify import Inotify

        # Where it cannot, watchfiles is no help: beyond as many folders as the system lets anybody
        # follow it hears nothing, and does not say so.
        return Inotify(sources)
    return Polled(sources)


class Polled:
    """Tells of changes on any system by watchfiles, which looks for them every millisecond."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Follow sources. Raises OSError or RuntimeError where they cannot be."""
        # Late: it is needed only where a screen stays open, and not before its first paint. The
        # documented inner part of watchfiles (its "Rust backend"): `watch` itself would have to
        # be begun anew for another step, and miss what changes meanwhile.
        from watchfiles._rust_notify import RustNotify

        self._rust = RustNotify(list(sources), False, False, 0, True, True)
        self._woken = Event()
        self._last = monotonic()

    def wait(self, seconds: float) -> Told:
        """Give paths that changed as soon as any did; none after so many seconds, or woken."""
        step = EAGER if monotonic() - self._last < LATELY else CALM
        told = self._rust.watch(GATHERED, step, max(1, int(1000 * seconds)), self._woken)
        if not isinstance(told, set):
            return {}
        self._last = monotonic()
        return dict.fromkeys((path for _, path in told), False)

    def wake(self) -> None:
        """Let nobody wait here any more."""
        self._woken.set()

    def close(self) -> None:
        """Follow nothing more."""
        self._rust.close()
