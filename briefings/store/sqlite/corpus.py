"""Briefings and what was made of them, in `index.db`."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date

import apsw

from briefings.model import Briefing, EntityKind, Mention
from briefings.store.protocols import (
    AT_ONCE,
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    Count,
    Entry,
    Habit,
    Naming,
    Part,
    Remark,
    RemarkKind,
    SpellingCount,
    When,
)
from briefings.store.sqlite import blobs
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.homes import homes_of
from briefings.store.sqlite.kinship import untrace
from briefings.store.sqlite.names import (
    Form,
    Named,
    count_forms,
    forms,
    name_later,
    named_in,
    put_named,
    spelling_counts,
    unname_entry,
)
from briefings.store.sqlite.naming import Asked, naming, naming_among, naming_by_day, who_name
from briefings.store.sqlite.notes import note_of, set_note
from briefings.store.sqlite.origins import SqliteOrigins
from briefings.store.sqlite.publishers import put_publishers
from briefings.store.sqlite.recent import Recent
from briefings.store.sqlite.rehoming import rehome
from briefings.store.sqlite.remarks import remark, remarked, texts
from briefings.store.sqlite.rings import age, put_rings, say, unsay
from briefings.store.sqlite.roll import SqliteRoll
from briefings.store.sqlite.slashes import habit_of, misread, put_slashes
from briefings.store.sqlite.values import (
    EACH,
    given,
    kept,
    listed,
    numbers,
    ordinal,
)
from briefings.store.standing import by_word, instant, is_inferred, stand, stated_day

_PUT = """INSERT INTO briefing
    (id, day, dated, received, home, pin, read, old, certainty, stated, last, rings, watched,
    language, light) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET day = excluded.day, dated = excluded.dated,
    received = excluded.received, home = excluded.home, pin = excluded.pin,
    read = excluded.read, old = excluded.old, certainty = excluded.certainty,
    stated = excluded.stated, last = excluded.last, rings = excluded.rings,
    watched = excluded.watched, language = excluded.language,
    light = excluded.light RETURNING key"""
_THERE = f"SELECT id FROM {EACH} CROSS JOIN briefing ON id = one"
_FLAGS = f"SELECT id, read, pin FROM {EACH} CROSS JOIN flag ON id = one"
_NO_FLAG = (None, 0)
_READ = """INSERT INTO flag VALUES (?1, ?2, 0) ON CONFLICT DO UPDATE SET read = excluded.read"""
_PIN = """INSERT INTO flag VALUES (?1, NULL, ?2) ON CONFLICT DO UPDATE SET pin = excluded.pin"""
_ANY_FINDS = """SELECT id FROM recognised CROSS JOIN briefing USING (key) WHERE stamp <> ?
    AND key NOT IN (SELECT key FROM unnamed) ORDER BY id"""
_OTHERS = """SELECT id FROM briefing WHERE key NOT IN (SELECT key FROM recognised WHERE stamp = ?)
    AND key NOT IN (SELECT key FROM unnamed) ORDER BY id"""
_UNDATED, _STATED, _INFERRED = 0, 1, 2


_TEXTS = f"SELECT id, entry FROM {EACH} CROSS JOIN briefing ON id = one JOIN body USING (key)"
_KEYS = f"SELECT id, key FROM {EACH} CROSS JOIN briefing ON id = one JOIN body USING (key)"

A_FEW = 8
"""Whole entries that are kept: those that were opened last."""


class SqliteCorpus(SqliteOrigins, SqliteRoll):
    """The corpus in tables."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        super().__init__(database)
        # No long text is kept: a screen of others is no more than a book.
        self._kept = Recent[Entry](database, lambda one: len(one.briefing.text) <= AT_ONCE, A_FEW)
        self._texts = Recent[Briefing](database, lambda one: len(one.text) <= AT_ONCE)
        self._long = Recent[bool](database, lambda _: True)
        self._bearers: dict[EntityKind, tuple[int | None, Mapping[str, Collection[str]]]] = {}

    def put(self, entries: Sequence[Entry]) -> None:
        latest = {entry.briefing.id: entry for entry in entries}
        added = Counter[Form]()
        with self._database.writing() as db:
            asked = listed(latest)
            taken = _strike(db, [name for (name,) in db.execute(_THERE, (asked,))])
            homes = homes_of(db, latest)
            flags = {name: flag for name, *flag in db.execute(_FLAGS, (asked,))}
            bodies, unnamed, recognised, published, told = [], [], [], [], []
            named: list[Named] = []
            for name, entry in latest.items():
                home = homes[name]
                row: int = db.execute(_PUT, _row(entry, home, flags.get(name, _NO_FLAG))).get
                bodies.append((row, blobs.pack_entry(entry)))
                published.append((row, entry.briefing.publisher))
                if not entry.named:
                    unnamed.append((row,))
                if entry.recognised:
                    recognised.append((row, entry.recognised))
                put_rings(db, row, home, entry)
                put_slashes(db, row, entry)
                told += [(day, row) for day in entry.days]
                named += named_in(row, entry)
                added.update(forms(entry.in_story, home))
            put_named(db, named)
            db.executemany("INSERT INTO told VALUES (?, ?)", sorted(told))
            db.executemany("INSERT INTO body VALUES (?, ?)", bodies)
            put_publishers(db, published)
            db.executemany("INSERT INTO unnamed VALUES (?)", unnamed)
            db.executemany("INSERT INTO recognised VALUES (?, ?)", recognised)
            count_forms(db, added, taken)

    def remove(self, ids: Sequence[str]) -> None:
        with self._database.writing() as db:
            taken = _strike(db, ids)
            untrace(db, ids)
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            db.executemany("DELETE FROM briefing WHERE id = ?", [(name,) for name in ids])
            rehome(db, ids)
            count_forms(db, Counter(), taken)

    def entry(self, briefing: str, *, at_once: bool = False) -> Entry | None:
        return self.entries(self._short([briefing]) if at_once else [briefing]).get(briefing)

    def entries(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return self._kept.read(ids, self._entries)

    def _entries(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        sql = "SELECT id, entry, old FROM briefing JOIN body USING (key) WHERE id = ?"
        with self._database.reading() as db:
            rows = db.executemany(sql, ((one,) for one in ids))
            return {name: blobs.entry(packed, old=bool(old)) for name, packed, old in rows}

    def briefings(self, ids: Sequence[str], *, at_once: bool = False) -> Mapping[str, Briefing]:
        return self._texts.read(self._short(ids) if at_once else ids, self._briefings)

    def _briefings(self, ids: Sequence[str]) -> Mapping[str, Briefing]:
        with self._database.reading() as db:
            rows = db.execute(_TEXTS, (listed(ids),))
            return {name: blobs.briefing(packed) for name, packed in rows}

    def _short(self, ids: Sequence[str]) -> Sequence[str]:
        """Give those whose texts are not long; none of them is unpacked for that."""
        is_long = self._long.read(ids, self._are_long)
        return [one for one in ids if not is_long.get(one, True)]

    def _are_long(self, ids: Sequence[str]) -> Mapping[str, bool]:
        with self._database.reading() as db:
            return {name: _is_long(db, key) for name, key in db.execute(_KEYS, (listed(ids),))}

    def unnamed(self) -> Sequence[str]:
        sql = "SELECT id FROM unnamed CROSS JOIN briefing USING (key) ORDER BY unnamed.key"
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql)]

    def unrecognised(self, stamp: str) -> Sequence[str]:
        with self._database.reading() as db:
            return [name for (name,) in db.execute(_OTHERS if stamp else _ANY_FINDS, (stamp,))]

    def name(self, named: Sequence[tuple[Briefing, tuple[Mention, ...]]]) -> None:
        with self._database.writing() as db:
            count_forms(db, name_later(db, named), Counter())

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        sql = "SELECT id FROM briefing WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        with self._database.reading() as db:
            rows = db.execute(sql, (kept(prefix), kept(prefix + chr(0x10FFFF)), limit))
            return [name for (name,) in rows]

    def stated_days(self, source: str) -> Sequence[date]:
        sql = f"""SELECT DISTINCT stated FROM briefing WHERE stated IS NOT NULL
            AND home IN ({self._homes.within([source]).every}) ORDER BY stated"""
        with self._database.reading() as db:
            return [date.fromordinal(day) for (day,) in db.execute(sql)]

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        sql = f"""SELECT DISTINCT id FROM told JOIN briefing USING (key)
            WHERE told.day IN ({numbers(days)}) AND certainty <> {_STATED}
            AND home IN ({self._homes.within([source]).every}) ORDER BY id"""
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql)]

    def habit(self, publisher: str) -> Habit | None:
        with self._database.reading() as db:
            return habit_of(db, kept(publisher))

    def misread(self) -> Sequence[str]:
        with self._database.reading() as db:
            return misread(db)

    def age(self, source: str, before: date) -> None:
        sql = f"""UPDATE briefing SET old = 1,
            read = ifnull((SELECT read FROM flag WHERE flag.id = briefing.id), 1)
            WHERE NOT old AND last < ?
            AND home IN ({self._homes.within([source]).every})"""
        with self._database.writing() as db:
            db.execute(sql, (ordinal(before),))
            age(db)

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        homes = None if scope is None else self._homes.within(scope).every
        if homes is not None and self._holds_all(homes):
            homes = None
        with self._database.reading() as db:
            return spelling_counts(db, homes, entities)

    def naming(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None = None
    ) -> Naming:
        with self._database.reading() as db:
            return naming(db, self._asked(kind, entities, scope))

    def naming_by_day(
        self,
        kind: EntityKind,
        entities: Collection[str],
        days: range,
        scope: Sequence[str] | None = None,
    ) -> Mapping[int, Count]:
        with self._database.reading() as db:
            return naming_by_day(db, self._asked(kind, entities, scope), days)

    def who_name(
        self,
        kind: EntityKind,
        entities: Collection[str],
        scope: Sequence[str] | None = None,
        *,
        when: When = Part.EVERY,
        limit: int | None = None,
    ) -> Sequence[str]:
        with self._database.reading() as db:
            return who_name(db, self._asked(kind, entities, scope), when, limit)

    def naming_among(
        self, kind: EntityKind, entities: Collection[str], ids: Collection[str]
    ) -> Collection[str]:
        with self._database.reading() as db:
            return naming_among(db, kind, entities, ids)

    def _asked(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None
    ) -> Asked:
        homes = None if scope is None else self._homes.within(scope).every
        is_all = homes is None or self._holds_all(homes)
        return Asked(kind, entities, None if is_all else homes)

    def named_in(
        self,
        kind: EntityKind,
        groups: Sequence[Collection[str]],
        scope: Sequence[str] | None = None,
    ) -> Sequence[int]:
        homes = None if scope is None else self._homes.within(scope).every
        is_all = homes is None or self._holds_all(homes)
        within = "" if is_all else f"JOIN briefing USING (key) WHERE home IN ({homes}) AND"
        sql = f"""SELECT count(DISTINCT named.key) FROM named {within or "WHERE"}
            entity IN {EACH} AND kind = ?"""
        with self._database.reading() as db:
            return [int(db.execute(sql, (listed(one), str(kind))).get) for one in groups]

    def bearers(self, kind: EntityKind) -> Mapping[str, Collection[str]]:
        """Give for each folded word of the names of a kind which entities are called by it.

        The same object until somebody writes.
        """
        version = self._database.version()
        seen, words = self._bearers.get(kind, (None, {}))
        if version is None or seen != version:
            words = by_word(self._named(kind))
            self._bearers[kind] = (version, words)
        return words

    def _named(self, kind: EntityKind) -> Iterable[tuple[str, str]]:
        if kind is EntityKind.PERSON:
            return [(one, name) for one, (_, name) in self.entities().items()]
        sql = "SELECT DISTINCT entity, form FROM form WHERE kind = ? AND called AND n > 0"
        with self._database.reading() as db:
            return [(given(one), given(form)) for one, form in db.execute(sql, (str(kind),))]

    def flag(
        self,
        read: Mapping[str, bool | None],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        with self._database.writing() as db:
            if whole:
                db.execute("UPDATE briefing SET read = old, pin = 0 WHERE read <> old OR pin")
                db.execute("DELETE FROM flag")
                db.execute("DELETE FROM remark")
                unsay(db)
            _flag(db, _READ, "read", read)
            _flag(db, _PIN, "pin", pinned)
            told = [(name,) for name in {**read, **pinned}]
            db.executemany("DELETE FROM flag WHERE id = ? AND read IS NULL AND NOT pin", told)
            say(db, alerts, kept)
            remark(db, remarks)
            set_note(db, "flagged", str(serial))

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        with self._database.reading() as db:
            return texts(db, kind)

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        with self._database.reading() as db:
            return remarked(db, kind, texts)

    @property
    def flagged(self) -> int:
        with self._database.reading() as db:
            return int(note_of(db, "flagged") or 0)

    def note(self, key: str) -> str:
        with self._database.reading() as db:
            return note_of(db, f"note {key}")

    def set_note(self, key: str, value: str) -> None:
        with self._database.writing() as db:
            set_note(db, f"note {key}", value)


def _is_long(db: apsw.Connection, key: int) -> bool:
    """Whether the text of a briefing has more characters than a key can wait for."""
    # A row's bytes would be read as a whole, for however short a beginning of them.
    with closing(db.blob_open("main", "body", "entry", key, False)) as packed:
        return blobs.is_longer(packed, AT_ONCE)


def _flag(db: apsw.Connection, keep: str, column: str, values: Mapping[str, int | None]) -> None:
    """Keep a flag of briefings, and set it in the rows of those that are here.

    Of what nothing is said, the old is read. Only this column is named, and only rows are written
    in which it is another: an index that holds a column is written wherever an update names it.
    """
    db.executemany(keep, list(values.items()))
    alike: dict[int | None, list[str]] = {}
    for name, value in values.items():
        alike.setdefault(value, []).append(name)
    sql = f"""UPDATE briefing SET {column} = ifnull(?1, old)
        WHERE {column} <> ifnull(?1, old) AND id IN (SELECT value FROM json_each(?2))"""
    db.executemany(sql, [(value, listed(names)) for value, names in alike.items()])


def _row(entry: Entry, home: int, flags: Sequence[int | None]) -> tuple[object, ...]:
    briefing = entry.briefing
    standing = stand(briefing, entry.received)
    read, pin = flags
    certainty = _UNDATED
    if briefing.dating:
        certainty = _INFERRED if is_inferred(briefing) else _STATED
    return (
        briefing.id,
        standing.day.toordinal(),
        standing.dated,
        instant(entry.received),
        home,
        pin,
        entry.old if read is None else read,
        entry.old,
        certainty,
        ordinal(stated_day(briefing)),
        ordinal(briefing.dating.end) if briefing.dating else None,
        len(entry.rings),
        any(mention.watches for mention in entry.mentions),
        kept(briefing.language),
        blobs.pack_light(entry),
    )


def _strike(db: apsw.Connection, ids: Iterable[str]) -> Counter[Form]:
    """Take out all that hangs on some briefings; give the forms to count no more."""
    taken = Counter[Form]()
    for name in ids:
        sql = "SELECT key, home, entry FROM briefing JOIN body USING (key) WHERE id = ?"
        for row, home, packed in list(db.execute(sql, (name,))):
            before = blobs.entry(packed, old=False)
            taken.update(unname_entry(db, row, home, before))
            told = [(day, row) for day in before.days]
            db.executemany("DELETE FROM told WHERE day = ? AND key = ?", told)
            db.execute("DELETE FROM body WHERE key = ?", (row,))
            db.execute("DELETE FROM unnamed WHERE key = ?", (row,))
            db.execute("DELETE FROM recognised WHERE key = ?", (row,))
            db.execute("DELETE FROM ring WHERE key = ?", (row,))
            db.execute("DELETE FROM slashed WHERE key = ?", (row,))
            db.execute("DELETE FROM published WHERE key = ?", (row,))
    return taken
