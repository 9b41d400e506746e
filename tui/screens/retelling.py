"""How many others tell the story of the open briefing: looked for once the keys rest.

It takes longer than a frame, so that no row has it: the open text says it on its upper edge.
"""

from contextlib import suppress
from functools import partial
from time import monotonic

from textual.screen import Screen

from briefings.errors import BriefingsError
from tui.later import later
from tui.messages import Retold
from tui.screens.desk import Desk

REST = 0.6
"""Seconds without a key before it is looked for: it would take a next key's time."""

_NONE = ("", 0)


class Retelling:
    """Has the reader say who else tells what it shows."""

    def __init__(self, desk: Desk, screen: Screen[None]) -> None:
        """Look for a desk's open briefing; `screen` gets the message Retold."""
        self._desk = desk
        self._screen = screen
        self._of = _NONE
        """The briefing of which it is asked, and how many briefings there were then."""
        self._is_due = False
        self._is_timed = False
        self._until = 0.0
        """When the keys have rested long enough."""

    def put_off(self) -> None:
        """Wait for a rest from now on; call it for each key."""
        self._until = monotonic() + REST

    def look(self) -> None:
        """Have it looked for, after a rest, where another briefing is open, or some came."""
        page = self._desk.page
        now = (page.row.id, self._desk.telling.summary.total) if page else _NONE
        if now == self._of:
            return
        if now[0] != self._of[0]:
            self._desk.panes.reader.others = ""
        self._of = now
        self._is_due = page is not None
        self._wait()

    def _wait(self) -> None:
        # One timer for many keys: one a key would cost more than what it puts off.
        if self._is_due and not self._is_timed:
            self._is_timed = True
            later(self._screen, max(REST / 2, self._until - monotonic()), self._rested)

    def _rested(self) -> None:
        self._is_timed = False
        if not self._is_due or monotonic() < self._until:
            self._wait()
            return
        self._is_due = False
        self._screen.run_worker(
            partial(self._count, self._of[0]),
            name="retelling",
            group="retelling",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _count(self, briefing: str) -> None:
        # What cannot be read now is not said: `S` says why.
        with suppress(BriefingsError):
            count = len(self._desk.library.same_story(briefing))
            self._screen.post_message(Retold(briefing, count))

    def told(self, message: Retold) -> None:
        """Say how many they are, where that briefing is open still."""
        if message.briefing == self._of[0]:
            count, key = message.count, self._desk.keymap.shown("same_story")
            said = f"{count:,} more {'tells' if count == 1 else 'tell'} it"
            told = " ".join(filter(None, (key, said)))
            self._desk.panes.reader.others = told if count else ""
