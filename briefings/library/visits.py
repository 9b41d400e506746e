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

_SINCE, _LEFT = "since", "left"


def since(state: State) -> datetime:
    """Give when the visit before this one ended; `EVER` where there was none."""
    return _moment(state.get(VISIT, _SINCE))


def begin(state: State, now: datetime) -> None:
    """Begin a visit, or go on with the last one."""
    left = _moment(state.get(VISIT, _LEFT))
    # A clock that was set back says nothing about the time between: rather show more than less.
    if left > now or (left > EVER and now - left >= SAME):
        state.keep([Setting(VISIT, _SINCE, min(left, now).isoformat())])


def end(state: State, now: datetime) -> None:
    """Note that the reader leaves."""
    state.keep([Setting(VISIT, _LEFT, now.isoformat())])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else EVER
