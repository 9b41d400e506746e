"""Copies and recurring lines, in `index.db`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw
from msgspec import Raw, msgpack

from briefings.store.kinship import RECURRING, Kin, Sketched, Trace
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.rehoming import rehome
from briefings.store.sqlite.values import numbers

CROWD = 64
"""Briefings that are looked at of those which share one hash: more share only boilerplate."""

_KEY = "SELECT key FROM briefing WHERE id = ?"
_KIN = "SELECT id, parent, size, story, fresh FROM kin"
_STORIES = f"""SELECT count(*) FROM
    (SELECT DISTINCT story FROM line WHERE line = ? LIMIT {RECURRING})"""


class SqliteKinship:
    """Traces and kin in tables."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        self._database = database

    def trace(self, traces: Sequence[Trace]) -> None:
        """Keep what briefings are found by."""
        with self._database.writing() as db:
            for one in traces:
                untrace(db, one.briefing)
                key: int | None = db.execute(_KEY, (one.briefing,)).get
                if key is None:
                    continue
                packed = msgpack.encode((one.size, one.sketch, sorted(one.lines)))
                story = _story(db, one.briefing, key)
                db.execute("INSERT INTO trace VALUES (?, ?, ?)", (key, story, packed))
                db.executemany("INSERT INTO sketch VALUES (?, ?)", [(r, key) for r in one.sketch])
                _tell(db, key, story, one.lines)

    def forget(self, ids: Sequence[str]) -> None:
        """Forget traces of briefings, and whose copies they are."""
        with self._database.writing() as db:
            for name in ids:
                untrace(db, name)
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            rehome(db, ids)

    def alike(self, sketch: Sequence[int], least: int, limit: int) -> Sequence[Sketched]:
        """Give sketches of briefings that share at least so many hashes."""
        sql = f"SELECT key FROM sketch WHERE run = ? ORDER BY key LIMIT {CROWD}"
        with self._database.reading() as db:
            sharing = db.executemany(sql, [(run,) for run in sketch])
            shared = Counter(key for (key,) in sharing)
            near = sorted((-count, key) for key, count in shared.items() if count >= least)
            keys = [key for _, key in near[:limit]]
            told = f"""SELECT key, id, packed FROM trace JOIN briefing USING (key)
                WHERE key IN ({numbers(keys)})"""
            found = {key: _sketched(name, packed) for key, name, packed in db.execute(told)}
        return [found[key] for key in keys]

    def kin(self, briefing: str) -> Kin | None:
        """Give what a briefing is a copy of."""
        with self._database.reading() as db:
            row = db.execute(f"{_KIN} WHERE id = ?", (briefing,)).fetchone()
        return None if row is None else Kin(*row)

    def adopt(self, kin: Sequence[Kin]) -> None:
        """Say of briefings whose copies they are."""
        with self._database.writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO kin VALUES (?, ?, ?, ?, ?)",
                [(one.briefing, one.parent, one.size, one.story, one.fresh) for one in kin],
            )
            _retell(db, [one.briefing for one in kin])

    def part(self, ids: Sequence[str]) -> None:
        """Say of briefings that they stand alone."""
        with self._database.writing() as db:
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            _retell(db, ids)

    def children(self, parents: Sequence[str]) -> Sequence[str]:
        """Give ids of the copies whose parent is one of these."""
        sql = "SELECT id FROM kin WHERE parent = ?"
        with self._database.reading() as db:
            return sorted({name for one in parents for (name,) in db.execute(sql, (one,))})

    def copies(self, story: str) -> Sequence[Kin]:
        """Give the copies that are folded under a briefing."""
        with self._database.reading() as db:
            rows = db.execute(f"{_KIN} WHERE story = ? ORDER BY id", (story,))
            return [Kin(*row) for row in rows]

    def stories(self) -> Sequence[str]:
        """Give ids of the briefings that copies are folded under, by id."""
        with self._database.reading() as db:
            return [
                name for (name,) in db.execute("SELECT DISTINCT story FROM kin ORDER BY story")
            ]

    def traced(self, briefing: str) -> Trace | None:
        """Give what is kept of a briefing."""
        with self._database.reading() as db:
            kept = _traced(db, "id = ?", briefing)
        return kept.trace() if kept.key else None

    def lines(self, ids: Iterable[str]) -> frozenset[int]:
        """Give the lines that any of some briefings has."""
        with self._database.reading() as db:
            return frozenset(line for name in ids for line in _traced(db, "id = ?", name).lines)

    def holders(self, lines: Iterable[int]) -> Sequence[str]:
        """Give ids of the briefings that have any of some lines."""
        sql = "SELECT id FROM line JOIN briefing USING (key) WHERE line = ?"
        with self._database.reading() as db:
            return sorted({name for one in lines for (name,) in db.execute(sql, (one,))})

    def recount(self, lines: Iterable[int]) -> frozenset[int]:
        """Count in how many stories lines stand; give those of which that tells something new."""
        changed = set()
        with self._database.writing() as db:
            known = _recurring(db, asked := sorted(lines))
            for line in asked:
                recurs = db.execute(_STORIES, (line,)).get >= RECURRING
                if recurs != (line in known):
                    changed.add(line)
            gone = [(line,) for line in changed & known]
            db.executemany("DELETE FROM recurring WHERE line = ?", gone)
            db.executemany(
                "INSERT INTO recurring VALUES (?)", [(line,) for line in sorted(changed - known)]
            )
        return frozenset(changed)

    def every_recurring(self) -> frozenset[int]:
        """Give all lines that recurred when they were last counted."""
        with self._database.reading() as db:
            return frozenset(line for (line,) in db.execute("SELECT line FROM recurring"))

    def recurring(self, lines: Iterable[int]) -> frozenset[int]:
        """Give those lines that recurred when they were last counted."""
        with self._database.reading() as db:
            return frozenset(_recurring(db, lines))


def _recurring(db: apsw.Connection, lines: Iterable[int]) -> set[int]:
    sql = f"SELECT line FROM recurring WHERE line IN ({numbers(lines)})"
    return {line for (line,) in db.execute(sql)}


def _sketched(name: str, packed: bytes) -> Sketched:
    size, sketch, _ = msgpack.decode(packed, type=tuple[int, tuple[int, ...], Raw])
    return Sketched(name, size, sketch)


class _Traced(NamedTuple):
    """What is kept of a briefing; all empty for one that left no trace."""

    id: str = ""
    key: int = 0
    story: int = 0
    size: int = 0
    sketch: Sequence[int] = ()
    lines: Sequence[int] = ()

    def trace(self) -> Trace:
        return Trace(self.id, self.size, tuple(self.sketch), frozenset(self.lines))


def _traced(db: apsw.Connection, where: str, value: str | int) -> _Traced:
    sql = f"SELECT id, key, story, packed FROM briefing JOIN trace USING (key) WHERE {where}"
    row = db.execute(sql, (value,)).fetchone()
    if row is None:
        return _Traced()
    size, sketch, lines = msgpack.decode(row[3], type=tuple[int, list[int], list[int]])
    return _Traced(row[0], row[1], row[2], size, sketch, lines)


def untrace(db: apsw.Connection, name: str) -> None:
    """Forget what a briefing is found by."""
    old = _traced(db, "id = ?", name)
    db.executemany(
        "DELETE FROM sketch WHERE run = ? AND key = ?", [(run, old.key) for run in old.sketch]
    )
    _untell(db, old)
    db.execute("DELETE FROM trace WHERE key = ?", (old.key,))


def _untell(db: apsw.Connection, old: _Traced) -> None:
    db.executemany(
        "DELETE FROM line WHERE line = ? AND story = ? AND key = ?",
        [(line, old.story, old.key) for line in old.lines],
    )


def _tell(db: apsw.Connection, key: int, story: int, lines: Iterable[int]) -> None:
    db.executemany("INSERT INTO line VALUES (?, ?, ?)", [(one, story, key) for one in lines])


def _story(db: apsw.Connection, name: str, key: int) -> int:
    """Give the key of the briefing that is shown for one."""
    sql = "SELECT briefing.key FROM kin JOIN briefing ON briefing.id = kin.story WHERE kin.id = ?"
    found: int | None = db.execute(sql, (name,)).get
    return key if found is None else found


def _retell(db: apsw.Connection, ids: Sequence[str]) -> None:
    """Let lines and homes follow the stories of some briefings."""
    for name in ids:
        old = _traced(db, "id = ?", name)
        story = _story(db, name, old.key)
        if old.key and story != old.story:
            _untell(db, old)
            _tell(db, old.key, story, old.lines)
            db.execute("UPDATE trace SET story = ? WHERE key = ?", (story, old.key))
    rehome(db, ids)
