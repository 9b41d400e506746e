"""How much the saved views have: counted beside the screen whenever that may have changed."""

from contextlib import suppress

from textual.screen import Screen
from textual.worker import get_current_worker

from briefings.errors import BriefingsError
from tui.later import later
from tui.messages import Counted
from tui.screens import words
from tui.screens.desk import Desk

REST = 0.5
"""Seconds after a change in which another may follow, so that both are counted at once."""


class Tally:
    """Shows the counts that are kept, and has them made anew."""

    def __init__(self, desk: Desk, screen: Screen[None]) -> None:
        """Count for a desk's list; `screen` gets the message Counted."""
        self._desk = desk
        self._screen = screen
        self._is_due = False

    def show(self) -> None:
        """Write what was counted last into the lower edge of the list."""
        library = self._desk.library
        self._desk.panes.briefings.views = words.views(library.config.views, library.view_counts)

    def look(self) -> None:
        """Have the views counted, in a moment, where something changed since they were."""
        if not self._is_due and not self._desk.library.is_counted:
            self._is_due = True
            later(self._screen, REST, self._begin)

    def _begin(self) -> None:
        self._screen.run_worker(
            self._count,
            name="counting",
            group="counting",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _count(self) -> None:
        worker = get_current_worker()
        # What cannot be counted now is counted after the next key.
        with suppress(BriefingsError):
            self._desk.library.count_views(lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self._screen.post_message(Counted())

    def counted(self) -> None:
        """Show what was counted."""
        self._is_due = False
        self.show()
