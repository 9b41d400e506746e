"""The next briefing of a list that is looked for, found by an index and not by walking there."""

from typing import NamedTuple

import apsw

from briefings.model import EntityKind, Order
from briefings.store.protocols import Sought
from briefings.store.sqlite.values import kept
from briefings.store.standing import instant

_FEW = 3000
"""Briefings that name somebody, up to which they are gathered; of more, one is never far."""

ORDER = "day DESC, dated DESC, received DESC, id"
_BACK = "day, dated, received, id DESC"
BEHIND = """day <= ?2 AND (day < ?2 OR dated < ?3
    OR dated = ?3 AND (received < ?4 OR received = ?4 AND id > ?5))"""
_ORDERS = {Order.DATE: ORDER, Order.RECEIVED: "received DESC, day DESC, dated DESC, id"}
_BACKS = {Order.DATE: _BACK, Order.RECEIVED: "received, day, dated, id DESC"}
_BEFORE = """day >= ?2 AND (day > ?2 OR dated > ?3
    OR dated = ?3 AND (received > ?4 OR received = ?4 AND id < ?5))"""
_BEHINDS = {
    Order.DATE: BEHIND,
    Order.RECEIVED: """(received, day, dated) <= (?4, ?2, ?3)
        AND ((received, day, dated) < (?4, ?2, ?3) OR id > ?5)""",
}
_BEFORES = {
    Order.DATE: _BEFORE,
    Order.RECEIVED: """(received, day, dated) >= (?4, ?2, ?3)
        AND ((received, day, dated) > (?4, ?2, ?3) OR id < ?5)""",
}
_KINDS = ", ".join(f"'{kind}'" for kind in EntityKind)


class Place(NamedTuple):
    """Where a briefing stands in a list: what the list is ordered by."""

    pin: int
    day: int
    dated: int
    received: int
    id: str


class _Asked(NamedTuple):
    """What is looked for, in SQL."""

    table: str
    where: str
    by_receipt: str
    """The table of those without a pin, where the next by receipt is looked for."""


def seek(
    db: apsw.Connection, homes: str, sought: Sought, place: Place | None, *, back: bool
) -> str | None:
    """Give the next briefing behind or before a place of a list, or from its end; None without."""
    asked = _asked(db, sought)
    where = f"{asked.where} AND home IN ({homes})"
    if sought.until is not None:
        where += f" AND received <= {instant(sought.until)}"
    table = asked.by_receipt if sought.by is Order.RECEIVED else asked.table
    pinned = _pinned(db, asked.table, where, place, back=back)
    if back:
        is_below = place is None or not place.pin
        return (
            _unpinned(db, table, where, place, sought.by, back=True) if is_below else None
        ) or pinned
    behind = place if place and not place.pin else None
    return pinned or _unpinned(db, table, where, behind, sought.by, back=False)


def _asked(db: apsw.Connection, sought: Sought) -> _Asked:
    if sought.unread:
        return _by("waiting", "receiving_unread", "NOT read")
    if sought.entities is None:
        return _by("watching", "receiving_watched", "watched")
    names = ", ".join(map(apsw.format_sql_value, sorted(map(kept, sought.entities))))
    sql = f"SELECT count(*) FROM (SELECT 1 FROM named WHERE entity IN ({names}) LIMIT {_FEW})"
    count: int = db.execute(sql).get
    if count < _FEW:
        gathered = f"(SELECT DISTINCT key FROM named WHERE entity IN ({names}))"
        table = f"{gathered} CROSS JOIN briefing USING (key)"
        return _Asked(table, "true", table)
    named = f"""EXISTS (SELECT 1 FROM named WHERE entity IN ({names})
        AND kind IN ({_KINDS}) AND named.key = briefing.key)"""
    return _by("standing", "receiving", named)


def _by(index: str, by_receipt: str, where: str) -> _Asked:
    return _Asked(f"briefing INDEXED BY {index}", where, f"briefing INDEXED BY {by_receipt}")


def _unpinned(
    db: apsw.Connection, table: str, where: str, place: Place | None, by: Order, *, back: bool
) -> str | None:
    beyond = "true" if place is None else (_BEFORES if back else _BEHINDS)[by]
    order = (_BACKS if back else _ORDERS)[by]
    sql = f"SELECT id FROM {table} WHERE pin = 0 AND {where} AND {beyond} ORDER BY {order} LIMIT 1"
    found: str | None = db.execute(sql, place or ()).get
    return found


def _pinned(
    db: apsw.Connection, table: str, where: str, place: Place | None, *, back: bool
) -> str | None:
    """Look among the pinned ones, which are few and stand on top."""
    if place is not None and not place.pin and not back:
        return None
    sql = f"""SELECT pin, day, dated, received, id FROM {table}
        WHERE pin > 0 AND {where} ORDER BY pin DESC, {ORDER}"""
    found = [Place(*row) for row in db.execute(sql)]
    if place is not None and place.pin:
        here = place_key(place)
        keyed = [(place_key(one), one) for one in found]
        found = [one for key, one in keyed if (key < here if back else key > here)]
    wanted = found[-1:] if back else found[:1]
    return wanted[0].id if wanted else None


def place_key(place: Place) -> tuple[int, int, int, int, str]:
    """Give what sorts places as a list has them."""
    return -place.pin, -place.day, -place.dated, -place.received, place.id
