"""The watchlists: every watch, and what it rang for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from os.path import basename
from typing import NamedTuple

from briefings.library import Library
from briefings.model import AlertGroup, AlertState, Problem, numbered
from tui.paint.words import muted_forms, well
from tui.screens.asking import Asking, Push, Take
from tui.screens.cards import Pick
from tui.screens.desk import Desk
from tui.screens.trail import Trail
from tui.screens.views import View
from tui.widgets.panel import Item

_SPELLINGS = 5
"""Spellings that are told of what a watch rang for, the most frequent."""
_SHOWN = frozenset(AlertState) - {AlertState.DISMISSED}


class Told(NamedTuple):
    """What is told of a watch."""

    watchlist: str
    name: str
    group: AlertGroup | None
    """What it rang for."""
    fault: Problem | None
    """The mistake by which it is not in force as it is written."""
    rings: bool
    """Whether it, or what it was before the mistake, is in force."""


class Watchlists(Pick):
    """Every watch of a library; brought up to it when the configuration is read again."""

    def __init__(self, desk: Desk, open_one: Callable[[Told], None]) -> None:
        """Show the watches of a desk's library; `open_one` gets the chosen one."""
        super().__init__("", (), desk.keymap, lambda at: open_one(self._told[at]))
        self._desk = desk
        self._told: list[Told] = []

    def fill(self) -> None:
        """Show the watches there are now, the cursor where it was."""
        was = self.panel.chosen
        chosen = self._told[was][:2] if was is not None else None
        self._told = told_of(self._desk.library)
        self.titled = f"Watchlists · {well(self._desk.library.summary())}"
        self._items = list(_items(self._told))
        super().fill()
        self.panel.choose(
            next((at for at, one in enumerate(self._told) if one[:2] == chosen), None)
        )

    def renew(self) -> None:
        """Show the watches there are now."""
        self.fill()


class Watching(Asking):
    """The action that shows the watchlists."""

    def __init__(self, desk: Desk, trail: Trail, push: Push, take: Take) -> None:
        """Show watchlists over a desk; `trail` leads back from what one rang for."""
        super().__init__(desk, push, take)
        self._trail = trail

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"watchlists": self.watchlists}

    def watchlists(self) -> None:
        """Show every watch, those too that never rang; Enter opens what one rang for."""
        desk = self._desk
        if told_of(desk.library):
            self._push(Watchlists(desk, lambda one: self._take(lambda: self._open(one))))
        else:
            desk.say(f"nothing is watched · {desk.keymap.shown('watch')} watches a name")

    def _open(self, told: Told) -> None:
        """Show the briefings that a watch rang for."""
        desk, group = self._desk, told.group
        if group is None:
            desk.say(str(told.fault) if told.fault else f"{told.name} has no alert here")
            return
        swings = {one.id for one in group.swings}
        alerts = (one for one in desk.library.alerts_of(group, _SHOWN) if one not in swings)
        those = tuple(one.partition(":")[0] for one in alerts)
        self._trail.open(View(f"watch {told.name}", those=those))


def told_of(library: Library) -> list[Told]:
    """Give the watches of a library, those that cannot be read too, watchlist by watchlist."""
    groups = {(one.watch.watchlist, one.watch.name): one for one in library.alert_groups()}
    # The folders above the file leave no room for what is wrong in it.
    faults = {
        (one.watchlist, one.name): replace(one.problem, where=basename(one.problem.where))
        for one in library.refused
    }
    here = {(one.watchlist, one.name): True for one in library.watches}
    order = list(dict.fromkeys(watchlist for watchlist, _ in (*here, *faults)))
    return [
        Told(*key, groups.get(key), faults.get(key), key in here)
        for key in sorted({**here, **faults}, key=lambda key: order.index(key[0]))
    ]


def _items(told: Sequence[Told]) -> Iterator[Item]:
    places = iter(range(len(told)))
    for watchlist, of in groupby(told, key=lambda one: one.watchlist):
        yield Item(heading=watchlist)
        for one in of:
            yield Item(head=one.name, words=_words(one), chosen=next(places))


def _words(told: Told) -> str:
    parts = [f"NOT IN FORCE: {told.fault}"] if told.fault else []
    parts += ["rings as it was before"] if told.fault and told.rings else []
    if told.group is None:
        return " · ".join([*parts, *([] if parts else ["no alert here"])])
    group = told.group
    parts += [numbered(len(group.alerts), "alert")]
    parts += [f"{group.new:,} new"] if group.new else []
    parts += muted_forms(group.mute)[:1] if group.mute else []
    parts += [f"as {spelt(group.spellings)}"] if group.spellings else []
    return " · ".join(parts)


def spelt(spellings: Sequence[str]) -> str:
    """Give the most frequent spellings, and how many more there are."""
    more = len(spellings) - _SPELLINGS
    told = ", ".join(spellings[:_SPELLINGS])
    return f"{told} +{more}" if more > 0 else told
