"""How publishers write days with slashes, counted over their briefings."""

from collections.abc import Sequence

import apsw

from briefings.store.protocols import Entry, Habit
from briefings.store.sqlite.values import given, kept
from briefings.store.standing import agreed

_TOLD = """SELECT told, count(*), min(shown) FROM slashed WHERE publisher = ? AND told <> ''
    GROUP BY told"""
_ASKING = "SELECT DISTINCT publisher FROM slashed WHERE read_as IS NOT NULL"
_MISREAD = """SELECT id FROM slashed JOIN briefing USING (key)
    WHERE publisher = ? AND read_as IS NOT NULL AND read_as <> ?"""


def put_slashes(db: apsw.Connection, row: int, entry: Entry) -> None:
    """Note what a briefing tells of them, and by which order it was read."""
    told = entry.told
    days = told.slashes
    if told.reported and (days.order or days.asks):
        read_as = told.read_as if days.asks else None
        noted = (kept(told.reported), days.order, kept(days.shown), read_as)
        db.execute("INSERT INTO slashed VALUES (?, ?, ?, ?, ?)", (row, *noted))


def habit_of(db: apsw.Connection, publisher: str | bytes) -> Habit | None:
    """Give the habit of a publisher; None where its briefings agree on none."""
    rows = list(db.execute(_TOLD, (publisher,)))
    best = agreed({order: count for order, count, _ in rows})
    found = (Habit(order, count, given(shown)) for order, count, shown in rows if order == best)
    return next(found, None)


def misread(db: apsw.Connection) -> Sequence[str]:
    """Give ids of briefings that were read by another order than their publisher's."""
    found: list[str] = []
    for (publisher,) in list(db.execute(_ASKING)):
        known = habit_of(db, publisher)
        found += [
            name for (name,) in db.execute(_MISREAD, (publisher, known.order if known else ""))
        ]
    return sorted(found)
