"""Spikes and silences as alerts: of a watch and a day, with no briefing.

They are worked out from the counts that the store keeps; what the reader said of them is in state
under their ids, as of other alerts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from briefings.intake.watches.past import AGED, begun, heirs
from briefings.model import Alert, AlertKind, AlertState, Mute, Watch
from briefings.rates import BASE, REACH, SILENCE, Swing, swings
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import Rate, State, Store
from briefings.store.standing import alert_id
from briefings.watch import key_of

WITHIN = 180
"""Days before a library's newest in which a spike or a silence is told of."""


class Swings:
    """The spikes and silences of a library, worked out anew where its counts change."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of: tuple[object, Sequence[date], dict[tuple[str, str], list[Swing]]] = (
            None,
            (),
            {},
        )

    def alerts(
        self,
        store: Store,
        scope: Sequence[str],
        watches: Iterable[Watch],
        mutes: Mapping[tuple[str, str], Mute],
    ) -> list[Alert]:
        """Give those of some watches, newest first."""
        span = store.corpus.span(scope)
        if span is None:
            return []
        told = max(date.min + timedelta(days=WITHIN + REACH), span[1]) - timedelta(days=WITHIN)
        reach = told - timedelta(days=REACH)
        rates = store.corpus.rates(scope, reach)
        heard = list(dict.fromkeys((span[0], *store.corpus.days(scope, reach))))
        swung = self._swung(rates, heard, told)
        since = _since(store.state)
        aged = _aged(store.state, scope)
        found = [
            _alert(store, watch, swing, rings, key in mutes)
            for watch in watches
            for key in [key_of(watch)]
            for swing in swung.get(key, ())
            for rings in [_rings(swing, rates[key], since.get(key), aged)]
        ]
        return sorted(found, key=lambda one: one.date or date.min, reverse=True)

    def _swung(
        self,
        rates: Mapping[tuple[str, str], Sequence[Rate]],
        heard: Sequence[date],
        since: date,
    ) -> dict[tuple[str, str], list[Swing]]:
        if self._of[0] is not rates or self._of[1] != heard:
            swung = {
                key: swings({one.day: one.rings for one in of}, heard, since)
                for key, of in rates.items()
            }
            self._of = (rates, heard, swung)
        return self._of[2]


def is_swing(alert: str) -> bool:
    """Whether an alert's id is that of a spike or a silence."""
    return alert.partition("-")[0] in (AlertKind.SPIKE, AlertKind.SILENT)


def _alert(store: Store, watch: Watch, swing: Swing, rings: bool, muted: bool) -> Alert:
    name = alert_id(f"{swing.kind.value}-{swing.day.isoformat()}", watch.watchlist, watch.name)
    said = store.state.get(ALERT, name)
    begun = AlertState.NEW if rings else AlertState.OLD
    return Alert(
        id=name,
        watchlist=watch.watchlist,
        watch=watch.name,
        briefing="",
        title="gone silent" if swing.kind is AlertKind.SILENT else swing.kind.value,
        date=swing.day,
        received=datetime.combine(swing.day, time.min, UTC),
        state=AlertState(said) if said else begun,
        pinned=bool(store.state.get(PIN, name)),
        kind=swing.kind,
        mentions=(),
        sentence=swing.said,
        muted=muted,
        rule=swing.rule,
        last=swing.last,
    )


def _since(state: State) -> Mapping[tuple[str, str], datetime]:
    """Give since which receipt each watch is there, under this name or the one before it."""
    told = begun(state)
    for old, came in heirs(state).items():
        for key in came:
            if key in told and old in told:
                told[key] = min(told[key], told[old])
    return told


def _aged(state: State, scope: Sequence[str]) -> date:
    """Give the day before which the first scans of some sources called all old."""
    aged = state.all(AGED)
    return max((date.fromisoformat(aged[one]) for one in scope if one in aged), default=date.min)


def _rings(swing: Swing, rates: Sequence[Rate], since: datetime | None, aged: date) -> bool:
    """Whether it is news: the past of a watch that is new, or of a first scan, is filled in.

    What a first scan brings is gathered, not watched: how much there is of a day tells of the
    gathering. So a swing is held against days alone that no first scan called old.
    """
    if swing.kind is AlertKind.SPIKE:
        is_loud = any(one.loud for one in rates if one.day == swing.day)
        return is_loud and swing.day >= aged + timedelta(days=BASE)
    is_later = since is None or swing.day > since.date()
    return is_later and swing.day >= aged + timedelta(days=SILENCE)
