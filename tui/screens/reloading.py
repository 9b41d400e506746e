"""The configuration read again while the reader is open, as soon as its file is changed."""

from collections.abc import Callable

from textual.screen import Screen

from briefings.library import Library
from tui.messages import Reloaded
from tui.screens.taking import Taker

PERIOD = 0.5
"""Seconds between two looks at the files: an edit is in force within one second."""


class Reloader:
    """Looks at the files of the configuration, and reads them beside the screen."""

    def __init__(
        self, library: Library, screen: Screen[None], taker: Taker, follow: Callable[[], None]
    ) -> None:
        """Look for a library; `screen` gets `Reloaded`, `follow` is called at each look.

        Nothing is read while a scan is on, whose files must all be read for the same watches: it
        is broken off, and goes on for what is new in the files afterwards.
        """
        self._library = library
        self._screen = screen
        self._taker = taker
        self._follow = follow
        self.running = False

    def begin(self) -> None:
        """Begin to look."""
        self._screen.set_interval(PERIOD, self.look)

    def look(self) -> None:
        """Read again what was changed, and show what others did."""
        self._follow()
        if self.running or not self._library.is_edited:
            return
        if self._taker.running:
            self._taker.break_off()
        else:
            self.running = True
            self._screen.run_worker(
                self._read, name="reload", group="reload", thread=True, exit_on_error=False
            )

    def _read(self) -> None:
        try:
            self._library.reload()
        finally:
            self.running = False
        self._screen.post_message(Reloaded())
