"""The watchlists: every watch, and what it rang for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from briefings.model import AlertGroup, AlertState, Watch, numbered
from tui.paint.words import muted, well
from tui.screens.asking import Asking
from tui.screens.cards import Pick
from tui.screens.views import View
from tui.widgets.panel import Item

_SPELLINGS = 5
"""Spellings that are told of what a watch rang for, the most frequent."""
_SHOWN = frozenset(AlertState) - {AlertState.DISMISSED}

Told = Sequence[tuple[Watch, AlertGroup | None]]


class Watching(Asking):
    """The action that shows the watchlists."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"watchlists": self.watchlists}

    def watchlists(self) -> None:
        """Show every watch, those too that never rang; Enter opens what one rang for."""
        desk = self._desk
        groups = {
            (one.watch.watchlist, one.watch.name): one for one in desk.library.alert_groups()
        }
        told = [(one, groups.get((one.watchlist, one.name))) for one in desk.library.watches]
        order = list(dict.fromkeys(watch.watchlist for watch, _ in told))
        told.sort(key=lambda one: order.index(one[0].watchlist))
        if not told:
            desk.say(f"nothing is watched · {desk.keymap.shown('watch')} watches a name")
            return
        titled = f"Watchlists · {well(desk.library.summary())}"

        def show(at: int) -> None:
            self._take(lambda: self._open(*told[at]))

        self._push(Pick(titled, list(_items(told)), desk.keymap, show))

    def _open(self, watch: Watch, group: AlertGroup | None) -> None:
        """Show the briefings that a watch rang for."""
        desk = self._desk
        if group is None:
            desk.say(f"{watch.name} has no alert here")
            return
        swings = {one.id for one in group.swings}
        alerts = (one for one in desk.library.alerts_of(group, _SHOWN) if one not in swings)
        those = tuple(one.partition(":")[0] for one in alerts)
        desk.change_view(View(f"watch {watch.name}", those=those))


def _items(told: Told) -> Iterator[Item]:
    places = iter(range(len(told)))
    for watchlist, of in groupby(told, key=lambda one: one[0].watchlist):
        yield Item(heading=watchlist)
        for watch, group in of:
            yield Item(head=watch.name, words=_words(group), chosen=next(places))


def _words(group: AlertGroup | None) -> str:
    if group is None:
        return "no alert here"
    parts = [numbered(len(group.alerts), "alert")]
    parts += [f"{group.new:,} new"] if group.new else []
    parts += [muted(group.mute)] if group.mute else []
    parts += [f"as {', '.join(group.spellings[:_SPELLINGS])}"] if group.spellings else []
    return " · ".join(parts)
