"""A name struck out of a watch: it rang for somebody else."""

from collections.abc import Callable, Collection
from dataclasses import replace

from briefings.errors import UsageError
from briefings.library.watches.settings import NOT, not_target
from briefings.model import Alert, AlertState, Change, numbered
from briefings.store.protocols import Setting, Step, Store

Alerts = Callable[[Collection[AlertState]], tuple[Alert, ...]]
"""Gives the alerts in some states."""


def strike(
    store: Store, alerts: Alerts, after: Callable[[Step], Change], alert: Alert, name: str
) -> Change:
    """Strike a name out of the watch of an alert, and say whether it and how many others went.

    `after` brings a library up to an act. Raises UsageError for the watched name itself.
    """
    if name.casefold() == alert.watch.casefold():
        raise UsageError(
            f"{name} is what is watched", advice="dismiss the alert, or watch a full name"
        )
    before = _of(alerts(set(AlertState)), alert)
    said = f"{name} is not {alert.watch}"
    target = not_target(alert.watchlist, alert.watch, name)
    settings = [Setting(NOT, target, "yes")]
    change = after(store.state.apply(said, settings))
    gone = before - _of(alerts(set(AlertState)), alert)
    others = len(gone - {alert.id})
    went = ["it"] * (alert.id in gone) + [numbered(others, "other alert")] * (others > 0)
    label = f"silenced {' and '.join(went) or 'nothing'}: {said}"
    # Only now is it known what the act did, and its undoing is to say the same.
    store.state.undo()
    store.state.apply(label, settings)
    return replace(change, label=label)


def _of(alerts: Collection[Alert], alert: Alert) -> set[str]:
    """Give the ids of those of the same watch."""
    of = (alert.watchlist, alert.watch)
    return {one.id for one in alerts if (one.watchlist, one.watch) == of}
