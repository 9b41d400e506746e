"""All alerts of a library, kept from act to act: one that is seen makes no thousands anew."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefings.library.rows import DateListing, Rows
from briefings.model import Alert, Watch
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import AlertsSaid, Setting
from briefings.watch import key_of, with_kinds

Moment = tuple[int, int, str, date]
"""What is another when something was done, and when something was taken in; and the day."""


class Ringing:
    """The alerts of briefings as they were at a moment."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._moment: Moment | None = None
        self._alerts: tuple[Alert, ...] = ()

    def at(self, moment: Moment, rows: Rows, watches: Iterable[Watch]) -> tuple[Alert, ...]:
        """Give all of some watches, newest first."""
        if self._moment != moment:
            corpus = rows.store.corpus
            in_force = {key_of(watch) for watch in watches}
            entities = corpus.entities()
            found = tuple(
                rows.alert(line, entities)
                for line in corpus.rings(rows.scope)
                if key_of(line.ring) in in_force
            )
            days = [group.day for group in DateListing(rows).groups if group.day is not None]
            self._moment, self._alerts = moment, with_kinds(found, min(days, default=None))
        return self._alerts

    def follow(self, moment: Moment, rows: Rows, settings: Iterable[Setting]) -> None:
        """Bring them up to an act just done, by which none rings that did not ring before."""
        if self._moment != (moment[0] - 1, *moment[1:]):
            return
        ids = {one.target for one in settings if one.kind in (ALERT, PIN)}
        said = rows.store.corpus.alerts_among(rows.scope, ids)
        if said:
            self._alerts = tuple(_as_said(one, said) for one in self._alerts)
        self._moment = moment


def by_day(alerts: Sequence[Alert], swings: Sequence[Alert]) -> tuple[Alert, ...]:
    """Put spikes and silences before the alerts of their days; both come newest first."""
    found: list[Alert] = []
    waiting = list(swings)
    for place, alert in enumerate(alerts):
        if not waiting:
            return (*found, *alerts[place:])
        while waiting and alert.date and waiting[0].date and waiting[0].date >= alert.date:
            found.append(waiting.pop(0))
        found.append(alert)
    return (*found, *waiting)


def _as_said(alert: Alert, said: AlertsSaid) -> Alert:
    if alert.id not in said:
        return alert
    state, pinned = said[alert.id]
    return replace(alert, state=state, pinned=pinned)
