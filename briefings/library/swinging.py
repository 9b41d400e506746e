"""Spikes and silences as alerts: of a watch and a day, with no briefing.

They are worked out from the counts that the store keeps; what the reader said of them is in state
under their ids, as of other alerts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from briefings.intake.watched import since_of
from briefings.library.rows import ALERT, PIN
from briefings.model import Alert, AlertKind, AlertState, Mute, Watch
from briefings.rates import Swing, swings
from briefings.store.protocols import Rate, Store
from briefings.store.standing import alert_id
from briefings.watch import key_of


def swing_alerts(
    store: Store,
    scope: Sequence[str],
    watches: Iterable[Watch],
    mutes: Mapping[tuple[str, str], Mute],
) -> list[Alert]:
    """Give the spikes and silences of some watches, newest first."""
    heard = sorted(group.day for group in store.corpus.groups(scope) if group.day is not None)
    rates = store.corpus.rates(scope)
    since = since_of(store.corpus)
    found = [
        _alert(store, watch, swing, rates[key_of(watch)], since.get(watch), key_of(watch) in mutes)
        for watch in watches
        if key_of(watch) in rates
        for swing in swings({one.day: one.rings for one in rates[key_of(watch)]}, heard)
    ]
    return sorted(found, key=lambda one: one.date or date.min, reverse=True)


def is_swing(alert: str) -> bool:
    """Whether an alert's id is that of a spike or a silence."""
    return alert.partition("-")[0] in (AlertKind.SPIKE, AlertKind.SILENT)


def _alert(
    store: Store,
    watch: Watch,
    swing: Swing,
    rates: Sequence[Rate],
    since: datetime | None,
    muted: bool,
) -> Alert:
    name = alert_id(f"{swing.kind.value}-{swing.day.isoformat()}", watch.watchlist, watch.name)
    said = store.state.get(ALERT, name)
    silent = AlertState.NEW if _rings(swing, rates, since) else AlertState.OLD
    return Alert(
        id=name,
        watchlist=watch.watchlist,
        watch=watch.name,
        briefing="",
        title="gone silent" if swing.kind is AlertKind.SILENT else swing.kind.value,
        date=swing.day,
        received=datetime.combine(swing.day, time.min, UTC),
        state=AlertState(said) if said else silent,
        pinned=bool(store.state.get(PIN, name)),
        kind=swing.kind,
        mentions=(),
        sentence=swing.said,
        muted=muted,
        rule=swing.rule,
        last=swing.last,
    )


def _rings(swing: Swing, rates: Sequence[Rate], since: datetime | None) -> bool:
    """Whether it is news: the past of a watch that is new, or of a first scan, is filled in."""
    if swing.kind is AlertKind.SPIKE:
        return any(one.loud for one in rates if one.day == swing.day)
    return since is None or swing.day > since.date()
