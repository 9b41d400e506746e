"""Looking for garbage while nobody waits for it: Python's own looks fall into the middle of a key.

A look at what was made since the last one takes a third of a frame after a few searches, and one
at everything takes several frames.
"""

import asyncio
import gc

REST = 0.25
"""Seconds without a key after which there is time for it."""
LOOKS = (10_000, 5, 200)
"""Objects made between two looks where no rest comes, and how many looks come before a thorough
one, and of those before one at everything."""
FEW = 2_000
"""Objects made since the last look that are not worth one."""


class Rubbish:
    """Takes the looks over from Python, between two keys."""

    def __init__(self) -> None:
        """Leave them to Python as yet."""
        self._coming: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Begin, without what there is now: the start made it, and it stays."""
        gc.freeze()
        gc.set_threshold(*LOOKS)
        gc.enable()

    def put_off(self) -> None:
        """Wait for a rest from now on; call it for each key."""
        if self._coming is not None:
            self._coming.cancel()
        self._coming = asyncio.get_running_loop().call_later(REST, _look)


def _look() -> None:
    if sum(gc.get_count()[1:]) or gc.get_count()[0] > FEW:
        gc.collect(1)
