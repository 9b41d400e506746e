"""Lists of briefings, read from the index that holds them in order."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import chain
from json import dumps
from typing import NamedTuple

import apsw

from briefings.model import AlertState, DayGroup, Order
from briefings.store.protocols import (
    ANY,
    Between,
    Cancelled,
    Line,
    Narrow,
    RemarkKind,
    RowName,
    Slot,
    Sought,
)
from briefings.store.sqlite import blobs, receipt
from briefings.store.sqlite.connection import Database, stopped_by
from briefings.store.sqlite.homes import NOWHERE, Homes, Within
from briefings.store.sqlite.narrowing import conditions, days_of, few, narrowed
from briefings.store.sqlite.recent import Recent
from briefings.store.sqlite.remarks import remarks_on
from briefings.store.sqlite.seeking import Place, seek
from briefings.store.sqlite.untold import untold
from briefings.store.sqlite.values import (
    EACH,
    STATES,
    day_of,
    given,
    key_of,
    listed,
    ordinal,
    packed,
    text_of,
)
from briefings.store.standing import LOOKED_AT, instant, moment, names_told

_ORDER = "day DESC, dated DESC, received DESC, id"
_PINNED_HEADING = """SELECT 1, 0, sum(n), 0, 0 FROM tally
    WHERE pinned = 1 AND home IN ({every}) AND n > 0 HAVING sum(n) > 0"""
_HEADINGS = """SELECT 0, day, sum(n), sum(dated), sum(inferred) FROM tally
    WHERE pinned = 0 AND home IN ({shown}) AND n > 0 GROUP BY day ORDER BY day DESC"""
_DAYS = """SELECT DISTINCT day FROM tally
    WHERE n > 0 AND day >= ? AND home IN ({every}) ORDER BY day"""
_SPAN = "SELECT min(day), max(day) FROM tally WHERE n > 0 AND home IN ({every})"
_DAYS_OF_RECEIPT = """SELECT day, 0 FROM tally WHERE n > dated AND home IN ({every})
    UNION SELECT day, 1 FROM briefing INDEXED BY ahead
    WHERE NOT dated AND certainty AND home IN ({every}) ORDER BY 1, 2"""
_EDITION = "SELECT n FROM tally_edition"
_PINNED = f"""SELECT key FROM briefing INDEXED BY standing
    WHERE pin > 0 AND home IN ({{every}}) ORDER BY pin DESC, {_ORDER} LIMIT ? OFFSET ?"""
_BY_DAY = f"""SELECT key FROM briefing INDEXED BY standing
    WHERE pin = 0 AND day <= ? AND home IN ({{shown}}) ORDER BY {_ORDER} LIMIT ? OFFSET ?"""
_IDS_PINNED = packed(f"""SELECT id FROM briefing INDEXED BY standing
    WHERE pin > 0 AND home IN ({{every}}) ORDER BY pin DESC, {_ORDER}""")
_IDS_OF = packed(f"""SELECT id FROM briefing INDEXED BY standing
    WHERE pin = 0 AND day = ? AND home IN ({{shown}}) ORDER BY {_ORDER}""")
_PLACE = """SELECT pin, day, dated, received, id,
    home IN ({shown}) OR pin > 0 AND home IN ({every}) FROM briefing WHERE id = ?"""
_AHEAD = """SELECT count(*) FROM briefing INDEXED BY standing
    WHERE pin = ?1 AND day = ?2 AND home IN ({shown}) AND (dated > ?3 OR dated = ?3
        AND (received > ?4 OR received = ?4 AND id < ?5))"""
_AHEAD_PINNED = """SELECT count(*) FROM briefing INDEXED BY standing
    WHERE pin > 0 AND home IN ({every}) AND (pin > ?1 OR pin = ?1 AND (day > ?2
        OR day = ?2 AND (dated > ?3 OR dated = ?3
            AND (received > ?4 OR received = ?4 AND id < ?5))))"""
_LINES = """SELECT key, id, received, read, pin, light,
    (SELECT min(path) FROM origin WHERE briefing = b.id AND source IN ({sources})),
    (SELECT count(DISTINCT path) FROM origin WHERE briefing = b.id AND source IN ({sources})),
    NOT EXISTS (SELECT 1 FROM origin
        WHERE briefing = b.id AND source IN ({sources}) AND status <> 'gone'),
    (SELECT story FROM kin WHERE kin.id = b.id),
    (SELECT count(*) FROM kin JOIN briefing USING (id) WHERE story = b.id AND home IN ({every})),
    (SELECT sum(fresh) FROM kin JOIN briefing USING (id) WHERE story = b.id AND home IN ({every})),
    EXISTS (SELECT 1 FROM remark WHERE remark.id = b.id)
    FROM briefing b WHERE key = ?"""
_LIGHT = f"SELECT id, light FROM {EACH} CROSS JOIN briefing ON id = one"
_COPIES = f"""SELECT light FROM kin JOIN briefing USING (id)
    WHERE story = ? AND home IN ({{every}}) ORDER BY watched DESC, id LIMIT {LOOKED_AT}"""
_RINGS = """SELECT watchlist, watch, state FROM ring JOIN bell ON bell.id = bell
    WHERE key = ? ORDER BY place"""
_ECHOES = """SELECT watchlist, watch, state FROM bell JOIN (SELECT DISTINCT bell, state
    FROM ring INDEXED BY echoing WHERE story = ? AND story <> '' AND home IN ({every}))
    ON bell.id = bell"""
_ARRIVED = """SELECT count(*) FROM briefing INDEXED BY arriving WHERE NOT read
    AND received > ? AND (home IN ({shown}) OR pin > 0 AND home IN ({every}))"""

_Kept = tuple[int | None, Within, Sequence[DayGroup]]
"""Headings, and what they hold for: an edition of the lists, and who is at home."""


class SqliteListing:
    """The corpus as lists show it. Headings are kept in memory until one of them changes."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        self._database = database
        self._homes = Homes(database)
        self._recent = Recent[Line](database, lambda _: True)
        self._groups: dict[tuple[Order, *tuple[str, ...]], _Kept] = {}
        self._days: tuple[int, str, date, Sequence[date]] = (-1, "", date.min, ())
        self._whole: tuple[int, str, bool] = (-1, "", False)

    def is_whole(self, scope: Sequence[str]) -> bool:
        return self._holds_all(f"{NOWHERE}, {self._homes.within(scope).every}")

    def _holds_all(self, homes: str) -> bool:
        """Whether every briefing is of one of some homes."""
        version = self._database.version()
        if version is not None and self._whole[:2] == (version, homes):
            return self._whole[2]
        sql = f"SELECT 1 FROM total WHERE n > 0 AND home NOT IN ({homes}) LIMIT 1"
        with self._database.reading() as db:
            is_whole = next(db.execute(sql), None) is None
        if version is not None:
            self._whole = (version, homes, is_whole)
        return is_whole

    def groups(self, scope: Sequence[str], by: Order = Order.DATE) -> Sequence[DayGroup]:
        """Give the headings; the same object until one of them changes: most acts change none."""
        homes = self._homes.within(scope)
        with self._database.reading() as db:
            edition = db.execute(_EDITION).get if by is Order.DATE else self._database.version()
            kept = self._groups.get((by, *scope))
            if kept and kept[:2] == (edition, homes):
                return kept[2]
            groups = _groups(db, homes, by)
            if not self._database.is_writing:
                self._groups[(by, *scope)] = (edition, homes, groups)
        return groups

    def days(self, scope: Sequence[str], since: date = date.min) -> Sequence[date]:
        """Give the days that a briefing stands under; the same object until they may change."""
        every = self._homes.within(scope).every
        with self._database.reading() as db:
            edition: int = db.execute(_EDITION).get
            if self._days[:3] == (edition, every, since):
                return self._days[3]
            asked = (ordinal(since),)
            days = [
                date.fromordinal(day) for (day,) in db.execute(_DAYS.format(every=every), asked)
            ]
            if not self._database.is_writing:
                self._days = (edition, every, since, days)
        return days

    def span(self, scope: Sequence[str]) -> tuple[date, date] | None:
        sql = _SPAN.format(every=self._homes.within(scope).every)
        with self._database.reading() as db:
            first, last = next(db.execute(sql))
        return (date.fromordinal(first), date.fromordinal(last)) if first else None

    def days_of_receipt(self, scope: Sequence[str]) -> Mapping[date, bool]:
        sql = _DAYS_OF_RECEIPT.format(every=self._homes.within(scope).every)
        with self._database.reading() as db:
            return {date.fromordinal(day): bool(is_ahead) for day, is_ahead in db.execute(sql)}

    def lines(
        self, scope: Sequence[str], start: int, count: int, by: Order = Order.DATE
    ) -> Sequence[Line]:
        groups = self.groups(scope, by)
        if not groups or start < 0 or count <= 0:
            return []
        homes = self._homes.within(scope)
        pinned = 0 if groups[0].day else groups[0].count
        rows: list[tuple[int]] = []
        with self._database.reading() as db:
            if start < pinned:
                rows = list(db.execute(_PINNED.format(**homes._asdict()), (count, start)))
            begin = max(start, pinned)
            group = groups[bisect_right(groups, begin, key=lambda group: group.first) - 1]
            if len(rows) < count and group.day:
                left, offset = count - len(rows), begin - group.first
                if by is Order.DATE:
                    wanted = ordinal(group.day), left, offset
                    rows += db.execute(_BY_DAY.format(**homes._asdict()), wanted)
                else:
                    rows += receipt.keys(db, homes, group.day, left, offset)
            return _lines(db, scope, homes, (row for (row,) in rows))

    def lines_of(self, scope: Sequence[str], ids: Sequence[str]) -> Sequence[Line]:
        found = self._recent.read(ids, partial(self._lines_of, scope), tuple(scope))
        return [found[name] for name in ids if name in found]

    def _lines_of(self, scope: Sequence[str], ids: Sequence[str]) -> Mapping[str, Line]:
        homes = self._homes.within(scope)
        sql = self._keys(homes)
        with self._database.reading() as db:
            keys = dict(db.execute(sql, (dumps(list(ids)),)))
            lines = _lines(db, scope, homes, [keys[name] for name in ids if name in keys])
        return {line.id: line for line in lines}

    def names_of(self, ids: Sequence[str]) -> Mapping[str, tuple[RowName, ...]]:
        with self._database.reading() as db:
            return {one: blobs.names(packed) for one, packed in db.execute(_LIGHT, (listed(ids),))}

    def order(
        self, scope: Sequence[str], by: Order = Order.DATE
    ) -> tuple[Sequence[DayGroup], bytearray]:
        homes = self._homes.within(scope)
        ids = bytearray()
        with self._database.reading() as db:
            groups = _groups(db, homes, by)
            for group in groups:
                ids += _ids_of(db, homes, by, group.day)
        return groups, ids

    def narrowed(
        self,
        scope: Sequence[str],
        narrow: Narrow,
        *,
        after: str = "",
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        homes = self._homes.within(scope)
        found: list[str] = []
        with self._database.reading() as db, stopped_by(db, cancelled):
            found += narrowed(db, homes.every, narrow, _place(db, after), limit)
        return found

    def few(self, scope: Sequence[str], narrow: Narrow, most: int) -> Sequence[str] | None:
        homes = self._homes.within(scope)
        with self._database.reading() as db:
            return few(db, homes.every, narrow, most)

    def days_of(self, narrow: Narrow) -> Between:
        with self._database.reading() as db:
            return days_of(db, narrow)

    def within(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[str]:
        sql = self._keys(self._homes.within(scope), conditions(narrow))
        ids = _among(narrow, ids)
        with self._database.reading() as db:
            keys = dict(db.execute(sql, (dumps(list(ids)),)))
        return [name for name in ids if name in keys]

    def slots(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[Slot]:
        asked = "-day, NOT dated, -received, id"
        sql = self._keys(self._homes.within(scope), conditions(narrow), asked)
        ids = _among(narrow, ids)
        with self._database.reading() as db:
            found: dict[str, Slot] = {row[-1]: row for row in db.execute(sql, (dumps([*ids]),))}
        return [found[name] for name in ids if name in found]

    def _keys(self, homes: Within, wanted: Iterable[str] = (), asked: str = "id, key") -> str:
        """Give what asks for some columns of those briefings that are at home and as wanted."""
        sql = f"SELECT {asked} FROM briefing WHERE id IN (SELECT value FROM json_each(?))"
        if not self._holds_all(homes.every):
            # Where all are at home the index of ids is enough, and rows need not be read.
            sql += f" AND home IN ({homes.every})"
        return sql + "".join(f" AND {one}" for one in wanted)

    def position(self, scope: Sequence[str], briefing: str, by: Order = Order.DATE) -> int | None:
        homes = self._homes.within(scope)
        groups = self.groups(scope, by)
        with self._database.reading() as db:
            found = db.execute(_PLACE.format(**homes._asdict()), (briefing,)).fetchone()
            if found is None or not found[-1]:
                return None
            place, day = Place(*found[:-1]), None
            if by is Order.RECEIVED and not place.pin:
                day, ahead = receipt.ahead(db, homes, place)
            else:
                sql = _AHEAD_PINNED if place.pin else _AHEAD
                ahead = db.execute(sql.format(**homes._asdict()), place).get
                day = None if place.pin else day_of(place.day)
        first = next((group.first for group in groups if group.day == day), 0)
        return first + ahead

    def seek(
        self, scope: Sequence[str], sought: Sought, briefing: str = "", *, back: bool = False
    ) -> str | None:
        homes = self._homes.within(scope)
        with self._database.reading() as db:
            return seek(db, homes.shown, sought, _place(db, briefing), back=back)

    def unread(self, scope: Sequence[str], since: datetime | None = None) -> int:
        homes = self._homes.within(scope)
        with self._database.reading() as db:
            if since is not None:
                later: int = db.execute(_ARRIVED.format(**homes._asdict()), (instant(since),)).get
                return later
            total: int = db.execute(
                f"""SELECT ifnull(sum(unread), 0) FROM total WHERE home IN ({homes.shown})
                OR pinned AND home IN ({homes.every})"""
            ).get
        return total

    def untold(self, scope: Sequence[str], since: datetime | None = None) -> Sequence[str]:
        homes = self._homes.within(scope)
        with self._database.reading() as db:
            return untold(db, homes, since)


def _among(narrow: Narrow, ids: Sequence[str]) -> Sequence[str]:
    return ids if narrow.among is None else [one for one in ids if one in narrow.among]


def _place(db: apsw.Connection, briefing: str) -> Place | None:
    sql = "SELECT pin, day, dated, received, id FROM briefing WHERE id = ?"
    row = db.execute(sql, (briefing,)).fetchone()
    return Place(*row) if row else None


def _headings(rows: Iterable[tuple[int, int, int, int, int]]) -> list[DayGroup]:
    groups: list[DayGroup] = []
    first = 0
    for pinned, day, count, dated, inferred in rows:
        if pinned:
            groups.append(DayGroup(None, "pinned", first, count, inferred=False))
        else:
            all_inferred = dated > 0 and inferred == dated
            groups.append(DayGroup(date.fromordinal(day), "", first, count, all_inferred))
        first += count
    return groups


def _groups(db: apsw.Connection, homes: Within, by: Order) -> list[DayGroup]:
    if by is Order.DATE:
        # Two questions, each of which the table answers in its own order.
        both = (sql.format(**homes._asdict()) for sql in (_PINNED_HEADING, _HEADINGS))
        return _headings(chain.from_iterable(map(db.execute, both)))
    return _received(_headings(receipt.headings(db, homes)))


def _ids_of(db: apsw.Connection, homes: Within, by: Order, day: date | None) -> bytes:
    """Give the ids of what is pinned, or stands under a day, in order: eight bytes each."""
    if day is not None and by is Order.RECEIVED:
        return receipt.ids_of(db, homes, day)
    sql = (_IDS_OF if day else _IDS_PINNED).format(**homes._asdict())
    ids: bytes | None = db.execute(sql, (ordinal(day),) if day else ()).get
    return ids or b""


def _received(groups: Iterable[DayGroup]) -> list[DayGroup]:
    return [replace(one, received=one.day is not None) for one in groups]


def _lines(
    db: apsw.Connection, scope: Sequence[str], homes: Within, rows: Iterable[int]
) -> list[Line]:
    sources = ", ".join(apsw.format_sql_value(key_of(source)) for source in scope)
    sql = _LINES.format(sources=sources, every=homes.every)
    # All are read before the alerts are, for which this connection is asked again. Who was at
    # home a moment ago may be no more: it then has no path.
    read = (_Read(*values) for values in db.executemany(sql, ((row,) for row in rows)))
    found = [one for one in read if one.path is not None]
    asked = (_COPIES.format(every=homes.every), _ECHOES.format(every=homes.every))
    return [_line(db, one, asked) for one in found]


class _Read(NamedTuple):
    """What is read of a briefing for its line."""

    key: int
    id: str
    received: int
    read: int
    pin: int
    light: bytes
    path: bytes | None
    origins: int
    gone: int
    story: str | None
    folded: int
    fresh: int | None
    is_remarked: int


def _line(db: apsw.Connection, found: _Read, asked: tuple[str, str]) -> Line:
    """Make a line; `asked` are what asks for the copies folded under it, and what rings there."""
    light = blobs.light(found.light)
    lights, echoes = (db.execute(sql, (found.id,)) if found.folded else () for sql in asked)
    written = remarks_on(db, found.id) if found.is_remarked else {}
    return Line(
        id=found.id,
        briefing=light.briefing,
        date_evidence=light.date_evidence,
        names=light.names,
        watches=light.watches,
        alerts=tuple(_alerts(db.execute(_RINGS, (found.key,)))) if light.watches else (),
        received=moment(found.received),
        read=bool(found.read),
        pinned=found.pin > 0,
        raw_path=text_of(found.path or b""),
        origins=found.origins,
        story=found.story or "",
        folded=found.folded,
        fresh=found.fresh or 0,
        told=names_told(blobs.light(copy).names for (copy,) in lights),
        echoes=tuple(sorted(_alerts(echoes))),
        gone=bool(found.gone),
        tags=written.get(RemarkKind.TAG, ()),
        notes=written.get(RemarkKind.NOTE, ()),
    )


def _alerts(
    rows: Iterable[tuple[str | bytes, str | bytes, int]],
) -> Iterable[tuple[str, str, AlertState]]:
    return ((given(watchlist), given(watch), STATES[state]) for watchlist, watch, state in rows)
