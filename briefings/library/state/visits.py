"""Visits: what came since the reader was last here. Kept in state, and no act of the reader's."""

from datetime import UTC, datetime, timedelta

from briefings.store.protocols import Setting, State

VISIT = "visit"
"""The kind of setting."""

SAME = timedelta(hours=4)
"""Who comes back sooner goes on with the same visit: a second look in one morning still has the
whole morning before it."""

EVER = datetime.min.replace(tzinfo=UTC)
"""Before anything was received."""

_SINCE, _LEFT, _SEEN = "since", "left", "seen"


def since(state: State) -> datetime:
    """Give the last receipt of the visit before this one; `EVER` where there was none."""
    return _moment(state.get(VISIT, _SINCE))


def begin(state: State, now: datetime) -> None:
    """Begin a visit, or go on with the last one."""
    left = _moment(state.get(VISIT, _LEFT))
    # A clock that was set back says nothing about the time between.
    if left > now or (left > EVER and now - left >= SAME):
        state.keep([Setting(VISIT, _SINCE, state.get(VISIT, _SEEN) or left.isoformat())])


def end(state: State, now: datetime, receipt: datetime | None) -> None:
    """Note that the reader leaves, and the last receipt by then.

    What comes later has a later receipt, whatever the clock says and however long its scan has
    been going on.
    """
    seen = now if receipt is None else receipt
    moments = {_LEFT: now, _SEEN: seen}
    state.keep([Setting(VISIT, name, at.isoformat()) for name, at in moments.items()])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else EVER
