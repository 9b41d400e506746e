"""Whose each name is: what the rules settled, and what the reader decided against them."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

import apsw

from briefings.model.roll import Known, Placed, Who
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.notes import note_of, set_note
from briefings.store.sqlite.people import People, people_in, whose
from briefings.store.sqlite.publishers import publishers
from briefings.store.sqlite.rings import SqliteRings
from briefings.store.sqlite.values import given, kept

_RENAMED = """SELECT renamed.entity, form, sum(n) AS times FROM
    (SELECT entity FROM renamed ORDER BY entity LIMIT ?) AS renamed
    LEFT JOIN form ON form.entity = renamed.entity AND kind = 'person' AND called
    GROUP BY renamed.entity, form ORDER BY renamed.entity, times DESC, form"""
_PLACED = "SELECT entity, form, n, home, id, name FROM who"
_SETTLE = """INSERT INTO who (entity, form, n, home, id, name) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (entity) DO UPDATE SET form = excluded.form, n = excluded.n,
    home = excluded.home, id = excluded.id, name = excluded.name RETURNING key"""
_CALLED = """SELECT entity FROM decided WHERE id = ?1 UNION ALL
    SELECT entity FROM who WHERE id = ?1 AND entity NOT IN (SELECT entity FROM decided)"""
_UNKEY = "DELETE FROM who_key WHERE key = (SELECT key FROM who WHERE entity = ?)"

_NONE: Mapping[str, bool] = MappingProxyType({})
_Row = tuple[str | bytes, str | bytes, int, str | bytes, str | bytes, str | bytes]


class SqliteRoll(SqliteRings):
    """The corpus as it tells who is who."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        super().__init__(database)
        self._who: tuple[int | None, str, Mapping[str, Who]] = (None, "", {})

    def entities(self) -> Mapping[str, Who]:
        """Give who the briefings' entities are; the same object until that changes."""
        version = self._database.version()
        seen, serial, who = self._who
        if version is not None and seen == version:
            return who
        with self._database.reading() as db:
            now = note_of(db, "entities")
            if now != serial or version is None:
                who = People(self._database)
        if version is not None:
            self._who = (version, now, who)
        return who

    def whose(self, entities: Iterable[str]) -> Mapping[str, Who]:
        with self._database.reading() as db:
            return whose(db, entities)

    def called(self, person: str) -> Collection[str]:
        with self._database.reading() as db:
            return {given(one) for (one,) in db.execute(_CALLED, (kept(person),))}

    def settled(self) -> Mapping[str, Who]:
        with self._database.reading() as db:
            return people_in(db, "who")

    def decided(self) -> Mapping[str, Who]:
        with self._database.reading() as db:
            return people_in(db, "decided")

    def decide(self, decided: Mapping[str, Who]) -> None:
        with self._database.writing() as db:
            before = people_in(db, "decided")
            if before != dict(decided):
                db.execute("DELETE FROM decided")
                rows = ((kept(one), kept(who), kept(name)) for one, (who, name) in decided.items())
                db.executemany("INSERT INTO decided VALUES (?, ?, ?)", rows)
                _note_change(db)

    def renamed(self, most: int) -> Mapping[str, Known | None]:
        found: dict[str, Known | None] = {}
        with self._database.reading() as db:
            for one, rows in groupby(db.execute(_RENAMED, (most,)), key=lambda row: row[0]):
                forms = [(given(form), times) for _, form, times in rows if form is not None]
                used = sum(times for _, times in forms)
                entity = given(one)
                found[entity] = Known(entity, forms[0][0], used) if used > 0 else None
        return found

    def settle(
        self,
        asked: Mapping[str, Known | None],
        placed: Iterable[Placed],
        keys: Mapping[str, Mapping[str, bool]],
    ) -> None:
        gone = [(kept(entity),) for entity, known in asked.items() if known is None]
        with self._database.writing() as db:
            db.executemany(_UNKEY, [*gone, *((kept(entity),) for entity in keys)])
            db.executemany("DELETE FROM who WHERE entity = ?", gone)
            changed = list(placed)
            for one in changed:
                key: int = db.execute(_SETTLE, _row(one)).get
                coded = keys.get(one.known.entity, _NONE).items()
                rows = ((code, last, key) for code, last in coded)
                db.executemany("INSERT INTO who_key VALUES (?, ?, ?)", rows)
            those = ((kept(entity),) for entity in asked)
            db.executemany("DELETE FROM renamed WHERE entity = ?", those)
            if gone or changed:
                _note_change(db)

    def placed(self, entities: Iterable[str]) -> Iterable[Placed]:
        sql = f"{_PLACED} WHERE entity = ?"
        with self._database.reading() as db:
            rows = (row for one in entities for row in db.execute(sql, (kept(one),)))
            return [_placed(row) for row in rows]

    def bearing(self, key: str, *, as_family: bool) -> Iterable[Placed]:
        sql = f"{_PLACED} WHERE key IN (SELECT key FROM who_key WHERE code = ? AND last >= ?)"
        with self._database.reading() as db:
            return [_placed(row) for row in db.execute(sql, (key, as_family))]

    def members(self, home: str) -> Iterable[Placed]:
        sql = f"{_PLACED} WHERE home = ?"
        with self._database.reading() as db:
            return [_placed(row) for row in db.execute(sql, (kept(home),))]

    def homes(self) -> Iterable[str]:
        with self._database.reading() as db:
            sql = "SELECT entity FROM who WHERE home = entity ORDER BY entity"
            return [given(one) for (one,) in db.execute(sql)]

    def languages(self) -> Mapping[str, int]:
        with self._database.reading() as db:
            return dict(db.execute("SELECT language, n FROM spoken WHERE n > 0"))

    def publishers(self) -> Collection[str]:
        with self._database.reading() as db:
            return publishers(db)

    def ringing(self) -> Collection[str]:
        with self._database.reading() as db:
            return [given(watch) for (watch,) in db.execute("SELECT DISTINCT watch FROM bell")]


def _note_change(db: apsw.Connection) -> None:
    set_note(db, "entities", str(int(note_of(db, "entities") or 0) + 1))


def _row(one: Placed) -> _Row:
    known, (who, name) = one.known, one.who
    texts = (kept(known.entity), kept(known.name), kept(one.home), kept(who), kept(name))
    return (texts[0], texts[1], known.briefings, texts[2], texts[3], texts[4])


def _placed(row: _Row) -> Placed:
    entity, form, count, home, who, name = row
    known = Known(given(entity), given(form), count)
    return Placed(known, given(home), (given(who), given(name)))
