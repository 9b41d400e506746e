"""The list by receipt: days on which briefings were received, and what stands under one."""

from collections.abc import Iterable
from datetime import date

import apsw

from briefings.store.sqlite.homes import Within
from briefings.store.sqlite.seeking import Place
from briefings.store.sqlite.values import A_DAY, FIRST_DAY, packed

ORDER = "received DESC, day DESC, dated DESC, id"
_FROM = "FROM briefing INDEXED BY receiving WHERE pin = 0 AND home IN ({shown})"
_CAME = f"(received + {FIRST_DAY * A_DAY}) / {A_DAY}"
"""The day, as an ordinal: of a time before 1970 too."""
_PINNED = """SELECT count(*) FROM briefing INDEXED BY standing
    WHERE pin > 0 AND home IN ({every})"""
_DAYS = f"""WITH RECURSIVE one(came) AS (
    SELECT (SELECT {_CAME} {_FROM} ORDER BY received DESC LIMIT 1)
    UNION ALL SELECT (SELECT {_CAME} {_FROM} AND received < (one.came - {FIRST_DAY}) * {A_DAY}
        ORDER BY received DESC LIMIT 1) FROM one WHERE one.came IS NOT NULL)
    SELECT came, (SELECT count(*) {_FROM} AND received >= (came - {FIRST_DAY}) * {A_DAY}
        AND received < (came + 1 - {FIRST_DAY}) * {A_DAY}) FROM one WHERE came IS NOT NULL"""
_KEYS = f"SELECT key {_FROM} AND received < ? ORDER BY {ORDER} LIMIT ? OFFSET ?"
_IDS = packed(f"SELECT id {_FROM} AND received >= ? AND received < ? ORDER BY {ORDER}")
_AHEAD = f"""SELECT count(*) {_FROM} AND received >= ?1 AND received < ?2 AND (received > ?1
    OR day > ?3 OR day = ?3 AND (dated > ?4 OR dated = ?4 AND id < ?5))"""


def headings(db: apsw.Connection, homes: Within) -> Iterable[tuple[int, int, int, int, int]]:
    """Give whether each heading is that of the pinned, its day and how many stand under it.

    The last two tell how sure dates are, of which there are none here.
    """
    pinned: int = db.execute(_PINNED.format(**homes._asdict())).get
    if pinned:
        yield (1, 0, pinned, 0, 0)
    for day, count in db.execute(_DAYS.format(**homes._asdict())):
        yield (0, day, count, 0, 0)


def keys(
    db: apsw.Connection, homes: Within, day: date, count: int, offset: int
) -> list[tuple[int]]:
    """Give the rows of briefings from one on of those received on a day, and then before."""
    asked = (_end(day.toordinal()), count, offset)
    return list(db.execute(_KEYS.format(**homes._asdict()), asked))


def ids_of(db: apsw.Connection, homes: Within, day: date) -> bytes:
    """Give the ids of what was received on a day, in order: eight bytes each."""
    asked = (_end(day.toordinal() - 1), _end(day.toordinal()))
    ids: bytes | None = db.execute(_IDS.format(**homes._asdict()), asked).get
    return ids or b""


def ahead(db: apsw.Connection, homes: Within, place: Place) -> tuple[date, int]:
    """Give the day on which a briefing was received, and how many stand before it there."""
    day = place.received // A_DAY + FIRST_DAY
    asked = (place.received, _end(day), place.day, place.dated, place.id)
    count: int = db.execute(_AHEAD.format(**homes._asdict()), asked).get
    return date.fromordinal(day), count


def _end(day: int) -> int:
    """Give the first moment behind a day."""
    return (day + 1 - FIRST_DAY) * A_DAY
