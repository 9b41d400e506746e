"""What state keeps because an index made anew cannot tell it: when all came, and what rang then.

An index of another edition is let go, and may be the only one to know: what it says is kept first.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from briefings.store.protocols import Setting, State
from briefings.store.standing import moment

RECEIVED, UNDATED = "received", "undated"
"""The kind of setting that says of a moment which briefings were received in it, as ids one behind
the other; and that of older versions, which said it of the undated alone."""
HEARD = "heard"
"""The kind of setting that says which alerts there were when an index of another edition was let
go: ids one behind the other, of stories with a line that recurs. Its target is when what that
index held was received last."""
_DIGITS = 16
"""Of a briefing's id."""
_ALERT = 25
"""Of an alert's."""


class Outdated(NamedTuple):
    """What an index of another edition says, as far as it can be read."""

    received: Sequence[tuple[str, int]]
    """Ids of briefings in the order they came, with microseconds since 1970."""
    rung: Sequence[str]
    """Ids of the alerts there are, old ones too, in stories with a line that recurs."""


def ids_in(value: str, digits: int = _DIGITS) -> list[str]:
    """Give the ids that stand one behind the other."""
    return [value[at : at + digits] for at in range(0, len(value), digits)]


def receipts(state: State) -> dict[str, datetime]:
    """Give when briefings were received for the first time, by their ids."""
    told = [*state.all(UNDATED).items(), *state.all(RECEIVED).items()]
    moments = [(datetime.fromisoformat(at), ids) for at, ids in told]
    return {one: at for at, ids in moments for one in ids_in(ids)}


def as_received(state: State, came: Iterable[tuple[str, datetime]]) -> list[Setting]:
    """Give what says when some briefings were received, by their ids, beside what is known."""
    found: dict[str, list[str]] = {}
    for one, at in came:
        found.setdefault(at.isoformat(), []).append(one)
    return [
        Setting(RECEIVED, target, state.get(RECEIVED, target) + "".join(ids))
        for target, ids in found.items()
    ]


def note_outdated(state: State, told: Outdated) -> None:
    """Note what an index says that is about to go, as far as state does not know it."""
    known = receipts(state)
    fresh = ((one, moment(at)) for one, at in told.received if one not in known)
    state.keep(as_received(state, fresh))
    if told.rung and told.received:
        last = moment(max(at for _, at in told.received))
        state.keep([Setting(HEARD, last.isoformat(), "".join(told.rung))])


def heard(state: State) -> tuple[frozenset[str], datetime]:
    """Give the alerts that indexes had that were let go, and until when those received."""
    every = state.all(HEARD)
    ids = frozenset(one for value in every.values() for one in ids_in(value, _ALERT))
    return ids, max(map(datetime.fromisoformat, every), default=datetime.min.replace(tzinfo=UTC))
