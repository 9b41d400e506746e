"""What comes while the reader reads: stored beside the screen, told at once, shown when asked."""

from collections.abc import Sequence
from functools import partial
from time import monotonic

from textual.screen import Screen

from briefings.library import Following, Library
from briefings.model import Alert, ScanStatus, Work
from tui.later import later
from tui.messages import Came, Held, Rang
from tui.screens import words
from tui.screens.desk import Desk

COUNT = 0.3
"""Seconds between two counts of what waits, while very much comes."""
STAY = 60.0
"""Seconds for which it is said who was met, or that something changed, where no key ends it."""
AGAIN = 10.0
"""Seconds after which it is begun again where it broke off."""


class Follower:
    """Follows the sources for a screen, once no scan runs."""

    def __init__(self, desk: Desk, screen: Screen[None], *, is_on: bool) -> None:
        """Follow the desk's library; `screen` gets the messages Held, Rang and Came."""
        self._desk = desk
        self._screen = screen
        self._is_on = is_on
        self._following: Following | None = None
        self._sources: Sequence[str] = ()
        self._counted = 0.0
        self._is_due = self._is_reread = False
        self._seen = self._told = self._shown = (0, 0)
        self._said = ("", 0.0)
        self._met = ""
        self._rung: Sequence[Alert] = ()

    def rest(self) -> None:
        """Hold the list as it is from now on; begin to follow where that is not begun."""
        if not self._is_on:
            return
        library = self._desk.library
        if self._following is not None and library.sources != self._sources:
            self.stop()
        work = self._hold
        if self._following is None:
            self._sources = library.sources
            self._following = library.follow(self._tell)
            work = partial(self._follow, self._following)
        elif library.is_held:
            return
        self._screen.run_worker(
            work, name="following", group="following", thread=True, exit_on_error=False
        )

    def stop(self) -> None:
        """Follow no more."""
        if self._following is not None:
            self._following.stop()
            self._following = None

    def broke_off(self) -> None:
        """Begin again in a while."""
        self.stop()
        later(self._screen, AGAIN, self.rest)

    def _hold(self) -> None:
        library: Library = self._desk.library
        if not library.is_held:
            self._shown = self._seen
            library.hold()
            self._screen.post_message(Held())

    def _follow(self, following: Following) -> None:
        self._hold()
        changed = gone = 0
        for step in following:
            self._is_reread |= step.work is Work.WATCHING
            changed += sum(line.has_changed for line in step.lines)
            gone += sum(line.status is ScanStatus.GONE for line in step.lines)
            self._screen.post_message(Came(changed, gone))

    def _tell(self, alerts: Sequence[Alert]) -> None:
        self._screen.post_message(Rang(alerts))

    # On the screen

    def rang(self, message: Rang) -> None:
        """Say which name was met, and where, before the file is even stored.

        As long as it is said, what rings after it is counted behind it.
        """
        is_said = self._desk.telling.said == self._met != ""
        self._rung = [*(self._rung if is_said else ()), *message.alerts]
        self._met = words.rang(self._rung)
        self._say(self._met)

    def came(self, message: Came) -> None:
        """Say how much waits, now and then while very much comes; and what changed, or is gone."""
        self._seen = message.changed, message.gone
        self._desk.telling.recover()
        if monotonic() - self._counted >= COUNT:
            self.count()
        elif not self._is_due:
            self._is_due = True
            later(self._screen, COUNT, self.count)

    def count(self) -> None:
        """Say how much waits; where there was nothing at all, show it."""
        self._is_due = False
        desk = self._desk
        if desk.is_home and not len(desk.listing):
            desk.library.let_in()
            desk.refill(anew=True)
            self.rest()
        elif self._is_reread:
            self._is_reread = False
            desk.follow_others()
            if (met := desk.library.take_unheard()) and desk.telling.is_open:
                self._say(met)
        else:
            desk.arrived()
        changed, gone = (now - then for now, then in zip(self._seen, self._shown, strict=True))
        # A name that was met is more than that a file has changed: it is said for its time.
        is_met = desk.telling.said == self._met != ""
        if self._seen != self._told and desk.telling.is_open and not is_met:
            self._say(words.otherwise(changed, gone))
        desk.fill_status()
        self._counted = monotonic()

    def _say(self, said: str) -> None:
        """Say what came, for a while: later it is no news, and the count of what waits stays."""
        self._told = self._seen
        self._said = said, monotonic() + STAY
        self._desk.telling.tell(said)
        later(self._screen, STAY, self._fade)

    def _fade(self) -> None:
        said, end = self._said
        if self._desk.telling.said == said and monotonic() >= end:
            self._desk.hush()
            self._desk.fill_status()
