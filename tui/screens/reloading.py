"""The configuration read again while the reader is open, as soon as its file is changed."""

from collections.abc import Callable

from textual.screen import Screen

from briefings.library import Library
from tui.messages import Reloaded

PERIOD = 0.5
"""Seconds between two looks at the files: an edit is in force within one second."""


class Reloader:
    """Looks at the files of the configuration, and reads them beside the screen."""

    def __init__(
        self, library: Library, screen: Screen[None], is_taking: Callable[[], bool]
    ) -> None:
        """Look for a library; `screen` gets `Reloaded`.

        Nothing is read while a scan is on: its files must all be read for the same watches.
        """
        self._library = library
        self._screen = screen
        self._is_taking = is_taking
        self.running = False

    def begin(self) -> None:
        """Begin to look."""
        self._screen.set_interval(PERIOD, self.look)

    def look(self) -> None:
        """Read again what was changed."""
        if not self.running and not self._is_taking() and self._library.is_edited:
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
