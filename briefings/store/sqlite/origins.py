"""Origins, in `index.db`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from os import sep
from os.path import dirname

import apsw

from briefings.model import ScanStatus
from briefings.store.protocols import Cancelled, Origin, Stamp
from briefings.store.sqlite.connection import Database, stopped_by
from briefings.store.sqlite.homes import Homes
from briefings.store.sqlite.paths import MAY_HAVE, like
from briefings.store.sqlite.rehoming import rehome
from briefings.store.sqlite.values import given, kept, key_of, text_of

_FROM = f"""SELECT briefing, path FROM origin INDEXED BY belonging
    WHERE source = ?1 AND {MAY_HAVE.format(path="?2")} ORDER BY path DESC"""
"""The last first: rather the folders of the last days are asked for than those of the first."""
_COPIED = """SELECT id FROM kin UNION SELECT story FROM kin UNION
    SELECT briefing FROM doubled WHERE 1 < (SELECT count(*) FROM origin INDEXED BY holding
        WHERE origin.briefing = doubled.briefing) LIMIT ?"""
"""Where an origin took the place of another, what that held is still among the doubled."""


class SqliteOrigins:
    """The corpus as it tells which files are known, and what they hold."""

    _database: Database
    _homes: Homes

    def put_origins(self, origins: Sequence[Origin]) -> None:
        with self._database.writing() as db:
            held = _held(db, (origin.raw_path for origin in origins))
            db.executemany(
                "INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_origin_row(origin) for origin in origins],
            )
            rehome(db, held.union(origin.briefing for origin in origins))

    def drop_origins(self, raw_paths: Sequence[str]) -> None:
        with self._database.writing() as db:
            held = _held(db, raw_paths)
            db.executemany(
                "DELETE FROM origin WHERE path = ?", [(key_of(path),) for path in raw_paths]
            )
            rehome(db, held)

    def sources(self) -> Sequence[str]:
        return self._homes.sources()

    def origins(self, source: str = "") -> Iterable[Origin]:
        where, values = ("WHERE source = ?", (key_of(source),)) if source else ("", ())
        with self._database.reading() as db:
            rows = db.execute(f"SELECT * FROM origin {where} ORDER BY path, source", values)
            return [_origin(row) for row in rows]

    def stamps(self, source: str) -> Mapping[str, Stamp]:
        sql = """SELECT path, CASE status WHEN 'gone' THEN -1 ELSE size END, mtime_ns,
            briefing <> '', reason <> '' FROM origin WHERE source = ?"""
        with self._database.reading() as db:
            rows = db.execute(sql, (key_of(source),))
            return {
                text_of(path): (size, mtime_ns, bool(held), bool(faulty))
                for path, size, mtime_ns, held, faulty in rows
            }

    def faults(self, sources: Sequence[str]) -> Sequence[Origin]:
        sql = """SELECT * FROM origin INDEXED BY faulty WHERE reason <> '' AND source = ?
            ORDER BY path"""
        with self._database.reading() as db:
            asked = ((key_of(source),) for source in sources)
            return [_origin(row) for row in db.executemany(sql, asked)]

    def origins_of(self, briefing: str) -> Sequence[Origin]:
        sql = "SELECT * FROM origin WHERE briefing = ? ORDER BY path, source"
        with self._database.reading() as db:
            return [_origin(row) for row in db.execute(sql, (briefing,))]

    def is_held(self, briefing: str, besides: Collection[str]) -> bool:
        sql = "SELECT path FROM origin WHERE briefing = ? AND status <> 'gone'"
        with self._database.reading() as db:
            # The first one that is none of them is enough: ten thousand may hold it.
            return any(text_of(path) not in besides for (path,) in db.execute(sql, (briefing,)))

    def origins_under(self, source: str, raw_path: str) -> Sequence[Origin]:
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

    def coming_from(
        self, asked: str, most: int, cancelled: Cancelled | None = None
    ) -> frozenset[str] | None:
        found: set[str] = set()
        is_told = False
        with self._database.reading() as db, stopped_by(db, cancelled):
            for source in self._homes.sources():
                above = dirname(source)
                for name, path in db.execute(_FROM, (key_of(source), kept(like(asked)))):
                    if asked in text_of(path).removeprefix(above).casefold():
                        found.add(name)
                    if len(found) > most:
                        return None
            is_told = True
        return frozenset(found) if is_told else None

    def copied(self, most: int) -> frozenset[str] | None:
        with self._database.reading() as db:
            found = frozenset(name for (name,) in db.execute(_COPIED, (most + 1,)))
        return None if len(found) > most else found


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
