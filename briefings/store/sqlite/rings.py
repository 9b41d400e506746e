"""Rings: in order by watch, with the counts that lists of alerts are shown by."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import apsw

from briefings.model import AlertState
from briefings.store.protocols import AlertsSaid, Bell, Entry, Heard, Rate, Ring, RingLine
from briefings.store.sqlite import blobs
from briefings.store.sqlite.listing import SqliteListing
from briefings.store.sqlite.values import EACH, STATES, given, kept, listed, ordinal
from briefings.store.standing import alert_id, instant, stand

NEW, DISMISSED, OLD = (STATES.index(state) for state in STATES if state is not AlertState.SEEN)

_PUT = "INSERT INTO ring VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "line, state, pinned"
_ALL = f"""SELECT {_COLUMNS} FROM briefing AS b INDEXED BY ringing CROSS JOIN ring USING (key)
    WHERE rings > 0 AND b.home IN ({{homes}})
    ORDER BY b.day DESC, b.dated DESC, b.received DESC, b.id, place"""
_ORDER = "day DESC, dated DESC, received DESC, id, place"
_OF_BELL = f"""SELECT {_COLUMNS} FROM ring INDEXED BY by_bell WHERE state <> {DISMISSED}
    AND bell = (SELECT id FROM bell WHERE watchlist = ? AND watch = ?) AND home IN ({{homes}})
    ORDER BY pinned DESC, {_ORDER} LIMIT ? OFFSET ?"""
_IDS = f"""SELECT alert FROM ring INDEXED BY by_bell WHERE state IN ({{states}})
    AND bell = (SELECT id FROM bell WHERE watchlist = ? AND watch = ?) AND home IN ({{homes}})
    ORDER BY pinned DESC, {_ORDER}"""
_IN = f"""SELECT alert FROM {EACH} CROSS JOIN briefing AS b ON b.id = one AND rings > 0
    CROSS JOIN ring USING (key) WHERE state IN ({{states}}) AND ring.home IN ({{homes}})"""
_HEARD = f"""SELECT -day, NOT dated, -received, id, place, iif(story = '', id, story),
        iif(story <> '' AND EXISTS (SELECT 1 FROM briefing AS head JOIN ring AS own USING (key)
            WHERE head.id = ring.story AND own.state < 2 AND own.home IN ({{homes}})), story, id)
    FROM ring INDEXED BY hearing WHERE state = ?1 AND state < 2 AND home IN ({{homes}}) {{also}}
    ORDER BY {_ORDER} LIMIT ?2"""
_AFTER = """AND day <= ?3 AND (day < ?3 OR dated < ?4 OR dated = ?4 AND (received < ?5
    OR received = ?5 AND (id > ?6 OR id = ?6 AND place > ?7)))"""
_EARLIEST = """SELECT alert FROM ring INDEXED BY ringing_on WHERE date = ?3 AND home IN ({homes})
    AND bell = (SELECT id FROM bell WHERE watchlist = ?1 AND watch = ?2)
    ORDER BY day, dated, received, id DESC, place DESC LIMIT 1"""
_COUNTS = f"""SELECT bell, watchlist, watch, sum(n), sum(n * (state = {NEW})), sum(n * pinned)
    FROM rung JOIN bell ON bell.id = rung.bell WHERE state <> {DISMISSED} AND home IN ({{homes}})
    GROUP BY bell HAVING sum(n) > 0"""
_NEWEST = f"""SELECT day, dated, received, id, place FROM ring INDEXED BY by_bell
    WHERE bell = ?1 AND pinned = ?2 AND state <> {DISMISSED} AND home IN ({{homes}})
    ORDER BY {_ORDER} LIMIT 1"""
_DAYS = """SELECT date FROM rung_day WHERE home IN ({homes}) GROUP BY date HAVING sum(n) > 0
    ORDER BY date DESC LIMIT ?"""
_TREND = """SELECT bell, date, sum(n) FROM rung_day WHERE date >= ? AND home IN ({homes})
    GROUP BY date, bell"""
_FORMS = """SELECT bell, entity, form, sum(n) AS times FROM rung_form WHERE home IN ({homes})
    GROUP BY bell, entity, form HAVING times > 0 ORDER BY times DESC, form, entity"""
_RATES = """SELECT watchlist, watch, date, sum(n), sum(loud) FROM bell CROSS JOIN rung_rate
    ON rung_rate.bell = bell.id AND date >= ? WHERE home IN ({homes})
    GROUP BY bell.id, date ORDER BY bell.id, date"""
_SAY = """INSERT INTO said VALUES (?1, ?2, 0) ON CONFLICT DO UPDATE SET state = excluded.state"""
_KEEP = """INSERT INTO said VALUES (?1, NULL, ?2)
    ON CONFLICT DO UPDATE SET pinned = excluded.pinned"""
_FOLLOW = f"""UPDATE ring SET
    state = ifnull((SELECT state FROM said WHERE alert = ring.alert), iif(quiet, {OLD}, {NEW})),
    pinned = ifnull((SELECT pinned FROM said WHERE alert = ring.alert), 0)"""
_AGE = f"""UPDATE ring SET quiet = 1,
    state = ifnull((SELECT state FROM said WHERE alert = ring.alert), {OLD})
    WHERE NOT quiet AND key IN (SELECT key FROM briefing WHERE old AND rings > 0)"""


_Rates = Mapping[tuple[str, str], Sequence[Rate]]


class SqliteRings(SqliteListing):
    """The corpus as lists of alerts show it."""

    _rates: tuple[int, str, Mapping[date, _Rates]] = (-1, "", MappingProxyType({}))
    _bells: tuple[int | None, tuple[object, ...], Sequence[Bell]] = (None, (), ())

    def rings(self, scope: Sequence[str]) -> Sequence[RingLine]:
        sql = _ALL.format(homes=self._homes.within(scope).every)
        with self._database.reading() as db:
            return [_line(*row) for row in db.execute(sql)]

    def ring_lines(
        self, scope: Sequence[str], of: tuple[str, str], start: int, count: int
    ) -> Sequence[RingLine]:
        sql = _OF_BELL.format(homes=self._homes.within(scope).every)
        with self._database.reading() as db:
            rows = db.execute(sql, (kept(of[0]), kept(of[1]), count, start))
            return [_line(*row) for row in rows]

    def alerts_of(
        self, scope: Sequence[str], of: tuple[str, str], states: Collection[AlertState]
    ) -> Sequence[str]:
        wanted = ",".join(str(STATES.index(state)) for state in states)
        sql = _IDS.format(homes=self._homes.within(scope).every, states=wanted)
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql, (kept(of[0]), kept(of[1])))]

    def alerts_in(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        briefings: Collection[str],
        states: Collection[AlertState],
    ) -> Sequence[str]:
        homes = self._homes.within(scope).every
        wanted = ",".join(str(STATES.index(state)) for state in states)
        sql = _IN.format(homes=homes, states=wanted)
        with self._database.reading() as db:
            rows = db.execute(sql + _among(db, of), (listed(briefings),))
            return [name for (name,) in rows]

    def alerts_among(self, scope: Sequence[str], alerts: Collection[str]) -> AlertsSaid:
        homes = self._homes.within(scope).every
        sql = f"""SELECT alert, state, pinned FROM ring WHERE alert = ? AND home IN ({homes})"""
        with self._database.reading() as db:
            rows = db.executemany(sql, [(kept(one),) for one in sorted(set(alerts))])
            return {name: (STATES[state], bool(pinned)) for name, state, pinned in rows}

    def rings_in(self, briefing: str) -> Sequence[RingLine]:
        sql = f"""SELECT {_COLUMNS} FROM briefing JOIN ring USING (key)
            WHERE briefing.id = ? ORDER BY place"""
        with self._database.reading() as db:
            return [_line(*row) for row in db.execute(sql, (briefing,))]

    def heard(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        state: AlertState,
        *,
        after: Heard | None = None,
        limit: int,
    ) -> Sequence[Heard]:
        asked: tuple[int | str, ...] = (STATES.index(state), limit)
        also = ""
        if after is not None:
            day, dated, received, name = after.slot
            asked += (-day, not dated, -received, name, after.place)
            also = _AFTER
        homes = self._homes.within(scope).every
        with self._database.reading() as db:
            also += _among(db, of)
            found = list(db.execute(_HEARD.format(homes=homes, also=also), asked))
        return [Heard(row[:4], *row[4:]) for row in found]

    def earliest(self, scope: Sequence[str], of: tuple[str, str], day: date) -> str:
        sql = _EARLIEST.format(homes=self._homes.within(scope).every)
        with self._database.reading() as db:
            wanted = (kept(of[0]), kept(of[1]), ordinal(day))
            found: str | None = db.execute(sql, wanted).get
        return found or ""

    def rung(self, of: Collection[tuple[str, str]]) -> Sequence[str]:
        sql = """SELECT DISTINCT ring.id FROM bell JOIN ring ON ring.bell = bell.id
            WHERE watchlist = ? AND watch = ?"""
        with self._database.reading() as db:
            names = [(kept(watchlist), kept(watch)) for watchlist, watch in of]
            return sorted({name for (name,) in db.executemany(sql, names)})

    def bells(self, scope: Sequence[str], days: int) -> Sequence[Bell]:
        """Give what has rung by watch; the same object until somebody writes."""
        version = self._database.version()
        asked = (*scope, days)
        if version is None or self._bells[:2] != (version, asked):
            homes = self._homes.within(scope).every
            with self._database.reading() as db:
                self._bells = (version, asked, _bells(db, homes, days))
        return self._bells[2]

    def rates(self, scope: Sequence[str], since: date = date.min) -> _Rates:
        """Give the days on which each watch rang; the same object until that changes."""
        homes = self._homes.within(scope).every
        with self._database.reading() as db:
            edition: int = db.execute("SELECT n FROM rate_edition").get
            kept = self._rates[2] if self._rates[:2] == (edition, homes) else {}
            if since not in kept:
                kept = {**kept, since: _rates(db, homes, since)}
            self._rates = (edition, homes, kept)
        return kept[since]


def _rates(db: apsw.Connection, homes: str, since: date) -> _Rates:
    found: dict[tuple[str, str], list[Rate]] = {}
    for watchlist, watch, day, rings, loud in db.execute(
        _RATES.format(homes=homes), (ordinal(since),)
    ):
        rate = Rate(date.fromordinal(day), rings, loud)
        found.setdefault((given(watchlist), given(watch)), []).append(rate)
    return found


def put_rings(db: apsw.Connection, row: int, home: int, entry: Entry) -> None:
    """Write down what rings in a briefing."""
    if not entry.rings:
        return
    briefing = entry.briefing
    standing = stand(briefing, entry.received)
    story = db.execute("SELECT story FROM kin WHERE id = ?", (briefing.id,)).get or ""
    place_in_list = (standing.day.toordinal(), standing.dated, instant(entry.received))
    for place, (ring, line) in enumerate(zip(entry.rings, blobs.pack_rings(entry), strict=True)):
        name = alert_id(briefing.id, ring.watchlist, ring.watch)
        quiet = ring.old or entry.old
        said = db.execute("SELECT state, pinned FROM said WHERE alert = ?", (name,)).fetchone()
        state, pinned = said or (None, 0)
        if state is None:
            state = OLD if quiet else NEW
        rung = entry.rung(ring)
        forms = Counter(_words(entry, ring))
        db.execute(
            _PUT,
            (
                *(row, place, _bell(db, ring.watchlist, ring.watch), name),
                *(home, state, pinned, quiet, *place_in_list, briefing.id, story),
                ordinal(briefing.dating.start if briefing.dating else None),
                max(1, len(rung)),
                json.dumps([(*form, count) for form, count in forms.items()]),
                line,
            ),
        )


def retell_rings(db: apsw.Connection, row: int, home: int, before: Entry, entry: Entry) -> None:
    """Write down anew what rings in a briefing in which the same rings, now that all are named.

    Where the same names ring it by the same words nothing but the lines is another, and what is
    counted by them stays.
    """
    if [_words(before, ring) for ring in before.rings] != [
        _words(entry, ring) for ring in entry.rings
    ]:
        db.execute("DELETE FROM ring WHERE key = ?", (row,))
        put_rings(db, row, home, entry)
        return
    db.executemany(
        "UPDATE ring SET line = ? WHERE key = ? AND place = ?",
        [(line, row, place) for place, line in enumerate(blobs.pack_rings(entry))],
    )


def _words(entry: Entry, ring: Ring) -> list[tuple[str, str]]:
    return [(mention.entity, mention.text) for mention in entry.rung(ring)]


def say(db: apsw.Connection, alerts: Mapping[str, str], pins: Mapping[str, bool]) -> None:
    """Mirror what the reader said of alerts."""
    states = [
        (name, STATES.index(AlertState(one)) if one else None) for name, one in alerts.items()
    ]
    told = [(name,) for name in {**alerts, **pins}]
    db.executemany(_SAY, states)
    db.executemany(_KEEP, list(pins.items()))
    db.executemany(f"{_FOLLOW} WHERE alert = ?", told)
    db.executemany("DELETE FROM said WHERE alert = ? AND state IS NULL AND NOT pinned", told)


def unsay(db: apsw.Connection) -> None:
    """Forget all that was said of alerts."""
    heard = list(db.execute("SELECT alert FROM said"))
    db.execute("DELETE FROM said")
    db.executemany(f"{_FOLLOW} WHERE alert = ?", heard)


def move_rings(db: apsw.Connection, row: int, home: int) -> None:
    """Give the rings of a briefing the home it has now."""
    db.execute("UPDATE ring SET home = ? WHERE key = ?", (home, row))


def age(db: apsw.Connection) -> None:
    """Call old what rings in briefings that became old."""
    db.execute(_AGE)


def _bell(db: apsw.Connection, watchlist: str, watch: str) -> int:
    key = (kept(watchlist), kept(watch))
    known: int | None = db.execute(
        "SELECT id FROM bell WHERE watchlist = ? AND watch = ?", key
    ).get
    if known is not None:
        return known
    made: int = db.execute(
        "INSERT INTO bell (watchlist, watch) VALUES (?, ?) RETURNING id", key
    ).get
    return made


def _among(db: apsw.Connection, of: Collection[tuple[str, str]]) -> str:
    """Give the condition that a ring is of some watches; none where no other ever rang."""
    bells = db.execute("SELECT id, watchlist, watch FROM bell")
    is_asked = {bell: (given(one), given(watch)) in of for bell, one, watch in bells}
    if all(is_asked.values()):
        return ""
    return f" AND bell IN ({', '.join(str(bell) for bell, its in is_asked.items() if its)})"


def _line(line: bytes, state: int, pinned: int) -> RingLine:
    return blobs.ring(line, state=STATES[state], pinned=bool(pinned))


def _bells(db: apsw.Connection, homes: str, days: int) -> list[Bell]:
    newest = _NEWEST.format(homes=homes)
    placed = []
    for counted in db.execute(_COUNTS.format(homes=homes)):
        tops = [
            (-day, -dated, -received, name, place)
            for pinned in (0, 1)
            for day, dated, received, name, place in db.execute(newest, (counted[0], pinned))
        ]
        placed.append((min(tops), counted))
    shown = sorted(day for (day,) in db.execute(_DAYS.format(homes=homes), (days,)))
    first = shown[0] if shown else date.max.toordinal()
    rates = {row[:2]: row[2] for row in db.execute(_TREND.format(homes=homes), (first,))}
    forms: dict[int, list[tuple[str, str, int]]] = {}
    for bell, *form in db.execute(_FORMS.format(homes=homes)):
        forms.setdefault(bell, []).append((form[0], form[1], form[2]))
    return [
        Bell(
            watchlist=given(watchlist),
            watch=given(watch),
            count=count,
            new=new,
            pinned=pinned,
            forms=tuple(forms.get(bell, ())),
            trend=tuple(rates.get((bell, day), 0) for day in shown),
        )
        for _, (bell, watchlist, watch, count, new, pinned) in sorted(placed)
    ]
