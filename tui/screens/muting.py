"""Watches muted, for good or until a day; nothing they meet is lost."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from briefings.model import Alert, AlertGroup, Watch
from tui.screens.asking import Asking
from tui.screens.asks import Ask
from tui.widgets.panel import Item

_SAID = (
    "Nothing is deleted: what it meets is stored, counted and listed, and waits to be seen.",
    "It rings no more on the screen, for `alerts --new`, in a digest or for a command.",
    "Enter alone mutes it until you say otherwise; 7d, 2 weeks or a day such as {day} until then.",
)
_FAR = timedelta(days=14)
"""How far ahead the day is that is given as an example."""


class Muting(Asking):
    """The action that lets watches be silent, or ring again."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"mute": self.mute}

    def mute(self) -> None:
        """Ask for how long the watch under the cursor is muted; a muted one rings again."""
        desk = self._desk
        watches = self._watches()
        if not watches:
            desk.say("no watch here · in the alerts, or on a watched name")
        elif any((one.watchlist, one.name) in desk.library.mutes for one in watches):
            desk.done(desk.library.unmute(watches), in_place=True)
        else:
            names = ", ".join(watch.name for watch in watches)
            self._push(
                Ask(
                    f"Mute {names}",
                    [Item(words=line.format(day=date.today() + _FAR)) for line in _SAID],
                    desk.keymap,
                    lambda typed: self._take(lambda: self._muted(watches, typed)),
                    prompt="until",
                    note="Enter mutes · Esc leaves",
                )
            )

    def _muted(self, watches: Sequence[Watch], until: str) -> None:
        self._desk.done(self._desk.library.mute(watches, until), in_place=True)

    def _watches(self) -> list[Watch]:
        """Give the watches under the cursor: of an alert, or that a name rings for."""
        desk = self._desk
        chosen = desk.alert
        if isinstance(chosen, AlertGroup):
            return [chosen.watch]
        every = desk.library.watches
        if isinstance(chosen, Alert):
            key = (chosen.watchlist, chosen.watch)
            return [one for one in every if (one.watchlist, one.name) == key]
        names = desk.mention.watches if desk.mention else ()
        return [one for one in every if one.name in names]
