"""Briefings and what was made of them, in `index.db`."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from os import sep

import apsw

from briefings.model import Briefing, EntityKind, Mention, ScanStatus
from briefings.store.protocols import (
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    Entry,
    Habit,
    Naming,
    Origin,
    Remark,
    RemarkKind,
    SpellingCount,
    Stamp,
)
from briefings.store.sqlite import blobs
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.homes import home_of
from briefings.store.sqlite.kinship import untrace
from briefings.store.sqlite.names import (
    Form,
    count_forms,
    name_entry,
    name_later,
    spelling_counts,
    unname_entry,
)
from briefings.store.sqlite.notes import note_of, set_note
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
    key_of,
    listed,
    numbers,
    ordinal,
    text_of,
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
_NO_FLAG = (0, 0)
_READ = """INSERT INTO flag VALUES (?1, ?2, 0) ON CONFLICT DO UPDATE SET read = excluded.read"""
_PIN = """INSERT INTO flag VALUES (?1, 0, ?2) ON CONFLICT DO UPDATE SET pin = excluded.pin"""
_NAMING = f"""SELECT id, named.day, dated, {{mentions}}
    FROM named CROSS JOIN briefing b USING (key) WHERE entity IN {EACH} AND kind = ?
    {{within}} ORDER BY b.day DESC, dated DESC, received DESC, id"""
_ANY_FINDS = """SELECT id FROM recognised JOIN briefing USING (key) WHERE stamp <> ?
    AND key NOT IN (SELECT key FROM unnamed) ORDER BY id"""
_OTHERS = """SELECT id FROM briefing WHERE key NOT IN (SELECT key FROM recognised WHERE stamp = ?)
    AND key NOT IN (SELECT key FROM unnamed) ORDER BY id"""
_UNDATED, _STATED, _INFERRED = 0, 1, 2


SHORT = 100_000
"""Characters of a text that is kept once it is read: a screen of such is no more than a book."""


class SqliteCorpus(SqliteRoll):
    """The corpus in tables."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        super().__init__(database)
        self._entries = Recent[Entry](database, lambda one: len(one.briefing.text) <= SHORT)
        self._bearers: dict[EntityKind, tuple[int | None, Mapping[str, Collection[str]]]] = {}

    def put(self, entries: Sequence[Entry]) -> None:
        """Add briefings, or replace those with the same id."""
        latest = {entry.briefing.id: entry for entry in entries}
        added = Counter[Form]()
        with self._database.writing() as db:
            asked = listed(latest)
            taken = _strike(db, [name for (name,) in db.execute(_THERE, (asked,))])
            flags = {name: flag for name, *flag in db.execute(_FLAGS, (asked,))}
            bodies, unnamed, recognised = [], [], []
            for name, entry in latest.items():
                home = home_of(db, name)
                row: int = db.execute(_PUT, _row(entry, home, flags.get(name, _NO_FLAG))).get
                bodies.append((row, blobs.pack_entry(entry)))
                if not entry.named:
                    unnamed.append((row,))
                if entry.recognised:
                    recognised.append((row, entry.recognised))
                put_rings(db, row, home, entry)
                put_slashes(db, row, entry)
                db.executemany(
                    "INSERT INTO told VALUES (?, ?)", [(day, row) for day in entry.days]
                )
                added.update(name_entry(db, row, home, entry))
            db.executemany("INSERT INTO body VALUES (?, ?)", bodies)
            db.executemany("INSERT INTO unnamed VALUES (?)", unnamed)
            db.executemany("INSERT INTO recognised VALUES (?, ?)", recognised)
            count_forms(db, added, taken)

    def remove(self, ids: Sequence[str]) -> None:
        """Forget briefings."""
        with self._database.writing() as db:
            taken = _strike(db, ids)
            untrace(db, ids)
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            db.executemany("DELETE FROM briefing WHERE id = ?", [(name,) for name in ids])
            rehome(db, ids)
            count_forms(db, Counter(), taken)

    def entry(self, briefing: str) -> Entry | None:
        """Give one briefing with all that was made of it."""
        return self._entries.read([briefing], self._entry).get(briefing)

    def _entry(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        sql = "SELECT id, entry, old FROM briefing JOIN body USING (key) WHERE id = ?"
        with self._database.reading() as db:
            rows = db.executemany(sql, ((one,) for one in ids))
            return {name: blobs.entry(packed, old=bool(old)) for name, packed, old in rows}

    def unnamed(self) -> Sequence[str]:
        """Give the ids of those in which it was not looked yet for who is named."""
        sql = "SELECT id FROM unnamed CROSS JOIN briefing USING (key) ORDER BY id"
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql)]

    def unrecognised(self, stamp: str) -> Sequence[str]:
        """Give the ids of those with names that have the finds of another recogniser."""
        with self._database.reading() as db:
            return [name for (name,) in db.execute(_OTHERS if stamp else _ANY_FINDS, (stamp,))]

    def name(self, named: Sequence[tuple[Briefing, tuple[Mention, ...]]]) -> None:
        """Say who is named in briefings of which that was not told."""
        with self._database.writing() as db:
            count_forms(db, name_later(db, named), Counter())

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        """Give ids that begin with `prefix`, in order."""
        sql = "SELECT id FROM briefing WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        with self._database.reading() as db:
            rows = db.execute(sql, (kept(prefix), kept(prefix + chr(0x10FFFF)), limit))
            return [name for (name,) in rows]

    def put_origins(self, origins: Sequence[Origin]) -> None:
        """Add origins, or replace those with the same path and source."""
        with self._database.writing() as db:
            held = _held(db, (origin.raw_path for origin in origins))
            db.executemany(
                "INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_origin_row(origin) for origin in origins],
            )
            rehome(db, held.union(origin.briefing for origin in origins))

    def drop_origins(self, raw_paths: Sequence[str]) -> None:
        """Forget origins."""
        with self._database.writing() as db:
            held = _held(db, raw_paths)
            db.executemany(
                "DELETE FROM origin WHERE path = ?", [(key_of(path),) for path in raw_paths]
            )
            rehome(db, held)

    def sources(self) -> Sequence[str]:
        """Give all sources that briefings have come from, in order."""
        return self._homes.sources()

    def origins(self, source: str = "") -> Iterable[Origin]:
        """Give the origins of a source, or all, by path."""
        where, values = ("WHERE source = ?", (key_of(source),)) if source else ("", ())
        with self._database.reading() as db:
            rows = db.execute(f"SELECT * FROM origin {where} ORDER BY path, source", values)
            return [_origin(row) for row in rows]

    def stamps(self, source: str) -> Mapping[str, Stamp]:
        """Give what a source's origins are known by."""
        sql = """SELECT path, CASE status WHEN 'gone' THEN -1 ELSE size END, mtime_ns,
            briefing <> '', reason <> '' FROM origin WHERE source = ?"""
        with self._database.reading() as db:
            rows = db.execute(sql, (key_of(source),))
            return {
                text_of(path): (size, mtime_ns, bool(held), bool(faulty))
                for path, size, mtime_ns, held, faulty in rows
            }

    def faults(self, sources: Sequence[str]) -> Sequence[Origin]:
        """Give the origins in some sources that have a reason, source by source, by path."""
        sql = """SELECT * FROM origin INDEXED BY faulty WHERE reason <> '' AND source = ?
            ORDER BY path"""
        with self._database.reading() as db:
            asked = ((key_of(source),) for source in sources)
            return [_origin(row) for row in db.executemany(sql, asked)]

    def origins_of(self, briefing: str) -> Sequence[Origin]:
        """Give the origins that hold one text, by path."""
        sql = "SELECT * FROM origin WHERE briefing = ? ORDER BY path, source"
        with self._database.reading() as db:
            return [_origin(row) for row in db.execute(sql, (briefing,))]

    def is_held(self, briefing: str, besides: Collection[str]) -> bool:
        """Whether a file that is not gone holds a briefing, besides those of some paths."""
        sql = "SELECT path FROM origin WHERE briefing = ? AND status <> 'gone'"
        with self._database.reading() as db:
            # The first one that is none of them is enough: ten thousand may hold it.
            return any(text_of(path) not in besides for (path,) in db.execute(sql, (briefing,)))

    def origins_under(self, source: str, raw_path: str) -> Sequence[Origin]:
        """Give a source's origins at a path, inside it and below it."""
        sql = "SELECT * FROM origin WHERE source = ? AND (path = ? OR path > ? AND path < ?)"
        path = key_of(raw_path)
        found: set[tuple[bytes, bytes, str, int, int, str, str | bytes]] = set()
        with self._database.reading() as db:
            # What is inside begins with a sign of its own: the end is the next sign after it.
            for sign in (b"#", sep.encode()):
                last = path.removesuffix(sign) + bytes([sign[0] + 1])
                first = path.removesuffix(sign) + sign
                found.update(db.execute(sql, (key_of(source), path, first, last)))
        return [_origin(row) for row in sorted(found)]

    def stated_days(self, source: str) -> Sequence[date]:
        """Give the days stated by the briefings of a source, in order."""
        sql = f"""SELECT DISTINCT stated FROM briefing WHERE stated IS NOT NULL
            AND home IN ({self._homes.within([source]).every}) ORDER BY stated"""
        with self._database.reading() as db:
            return [date.fromordinal(day) for (day,) in db.execute(sql)]

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        """Give ids of a source's briefings that tell of some days and state none."""
        sql = f"""SELECT DISTINCT id FROM told JOIN briefing USING (key)
            WHERE told.day IN ({numbers(days)}) AND certainty <> {_STATED}
            AND home IN ({self._homes.within([source]).every}) ORDER BY id"""
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql)]

    def habit(self, publisher: str) -> Habit | None:
        """Give how a publisher writes days with slashes."""
        with self._database.reading() as db:
            return habit_of(db, kept(publisher))

    def misread(self) -> Sequence[str]:
        """Give ids of briefings read by another order than their publisher's habit."""
        with self._database.reading() as db:
            return misread(db)

    def age(self, source: str, before: date) -> None:
        """Call old what a source has with a dating that ends before a day."""
        sql = f"""UPDATE briefing SET old = 1 WHERE NOT old AND last < ?
            AND home IN ({self._homes.within([source]).every})"""
        with self._database.writing() as db:
            db.execute(sql, (ordinal(before),))
            age(db)

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        """Give every name of the corpus, by entity."""
        homes = None if scope is None else self._homes.within(scope).every
        if homes is not None and self._holds_all(homes):
            homes = None
        with self._database.reading() as db:
            return spelling_counts(db, homes, entities)

    def naming(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None = None
    ) -> Sequence[Naming]:
        """Give which briefings name any of some entities, newest first."""
        within = "" if scope is None else f"AND home IN ({self._homes.within(scope).every})"
        if len(entities) > 1:
            # One that several are named in is told once; of a single entity it is so anyway.
            within += " GROUP BY key"
        mentions = "sum(mentions)" if len(entities) > 1 else "mentions"
        sql = _NAMING.format(within=within, mentions=mentions)
        with self._database.reading() as db:
            return list(db.execute(sql, (listed(entities), str(kind))))

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
        read: Mapping[str, bool],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        """Mirror what state says."""
        with self._database.writing() as db:
            if whole:
                db.execute("UPDATE briefing SET read = 0, pin = 0 WHERE read OR pin")
                db.execute("DELETE FROM flag")
                db.execute("DELETE FROM remark")
                unsay(db)
            db.executemany(_READ, list(read.items()))
            db.executemany(_PIN, list(pinned.items()))
            told = [(name,) for name in {**read, **pinned}]
            db.executemany(
                """UPDATE briefing SET read = flag.read, pin = flag.pin FROM flag
                WHERE briefing.id = ?1 AND flag.id = ?1""",
                told,
            )
            db.executemany("DELETE FROM flag WHERE id = ? AND NOT read AND NOT pin", told)
            say(db, alerts, kept)
            remark(db, remarks)
            set_note(db, "flagged", str(serial))

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        """Give every text of a kind."""
        with self._database.reading() as db:
            return texts(db, kind)

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        """Give ids of briefings with a remark, newest first."""
        with self._database.reading() as db:
            return remarked(db, kind, texts)

    @property
    def flagged(self) -> int:
        """Give the serial of the last `flag`."""
        with self._database.reading() as db:
            return int(note_of(db, "flagged") or 0)

    def note(self, key: str) -> str:
        """Give a note, or empty."""
        with self._database.reading() as db:
            return note_of(db, f"note {key}")

    def set_note(self, key: str, value: str) -> None:
        """Keep a note."""
        with self._database.writing() as db:
            set_note(db, f"note {key}", value)


def _row(entry: Entry, home: int, flags: Sequence[int]) -> tuple[object, ...]:
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
        read,
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
    return taken


def _held(db: apsw.Connection, paths: Iterable[str]) -> set[str]:
    sql = "SELECT briefing FROM origin WHERE path = ?"
    return {name for path in paths for (name,) in db.execute(sql, (key_of(path),))}


def _origin_row(origin: Origin) -> tuple[object, ...]:
    return (
        key_of(origin.raw_path),
        key_of(origin.source),
        origin.briefing,
        origin.size,
        origin.mtime_ns,
        str(origin.status),
        kept(origin.reason),
    )


def _origin(row: tuple[bytes, bytes, str, int, int, str, str | bytes]) -> Origin:
    path, source, briefing, size, mtime_ns, status, reason = row
    return Origin(
        raw_path=text_of(path),
        source=text_of(source),
        briefing=briefing,
        size=size,
        mtime_ns=mtime_ns,
        status=ScanStatus(status),
        reason=given(reason),
    )
