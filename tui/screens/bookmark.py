"""Where the reader is, written down once a move is a moment past: the next start comes back."""

from contextlib import suppress

from textual.widget import Widget

from briefings.errors import BriefingsError
from briefings.model import Place
from tui.later import later
from tui.screens.desk import Desk

SETTLED = 1.0
"""Seconds after a move until the place is written down."""


class Bookmark:
    """Keeps the place in the open text."""

    def __init__(self, desk: Desk, host: Widget) -> None:
        """Keep that of a desk, with the timers of a widget that outlives this."""
        self._desk = desk
        self._host = host
        self._kept: Place | None = None
        self._is_waiting = False

    def begin(self) -> None:
        """Take the place where the screen begins as written down already."""
        self._kept = self._desk.opened.spot()

    def look(self) -> None:
        """See whether the reader has moved, and have that written down soon."""
        if not self._is_waiting and self._desk.opened.spot() != self._kept:
            self._is_waiting = True
            later(self._host, SETTLED, self.keep)

    def keep(self) -> None:
        """Write the place down now."""
        self._is_waiting = False
        spot = self._desk.opened.spot()
        if spot is not None and spot != self._kept:
            self._kept = spot
            # A place that cannot be kept now is kept with the next move.
            with suppress(BriefingsError):
                self._desk.library.save_place(spot)
