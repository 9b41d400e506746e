"""The alerts of a library: all of them, those of some briefings, and the keys of what rings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC

from briefings.library.lists.rows import Rows
from briefings.model import Alert
from briefings.store.protocols import RingLine
from briefings.watch import key_of, with_kinds


def in_force(rows: Rows) -> Collection[tuple[str, str]]:
    """Give watchlist and name of the watches there are."""
    return {(one, watch) for watch, lists in rows.watchlists.items() for one in lists}


def every_alert(rows: Rows) -> tuple[Alert, ...]:
    """Give all alerts of briefings, newest first. It takes a while where there are very many."""
    return _alerts(rows, rows.store.corpus.rings(rows.scope))


def alerts_in(rows: Rows, briefings: Iterable[str]) -> tuple[Alert, ...]:
    """Give the alerts of some briefings, newest first."""
    here = rows.store.corpus.within(rows.scope, list(briefings))
    found = _alerts(rows, (line for one in here for line in rows.store.corpus.rings_in(one)))
    return tuple(sorted(found, key=_standing))


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


def _alerts(rows: Rows, lines: Iterable[RingLine]) -> tuple[Alert, ...]:
    corpus, wanted = rows.store.corpus, in_force(rows)
    entities, span = corpus.entities(), corpus.span(rows.scope)
    return with_kinds(
        [rows.alert(line, entities) for line in lines if key_of(line.ring) in wanted],
        corpus.rates(rows.scope),
        span[0] if span else None,
        lambda watch, day: corpus.earliest(rows.scope, watch, day),
    )


def _standing(alert: Alert) -> tuple[int, bool, float]:
    day = alert.date or alert.received.astimezone(UTC).date()
    return -day.toordinal(), alert.date is None, -alert.received.timestamp()
