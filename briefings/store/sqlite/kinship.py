"""Copies and recurring lines, in `index.db`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import apsw
from msgspec import Raw, msgpack

from briefings.store.kinship import RECURRING, Kin, Sketched, Trace
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.rehoming import rehome
from briefings.store.sqlite.sketches import Sketches, sharing, take_out
from briefings.store.sqlite.values import EACH, listed

_KIN = "SELECT id, story, size, fresh FROM kin"
_STORIES = f"""SELECT one, {RECURRING} = (SELECT count(*) FROM
    (SELECT DISTINCT story FROM line WHERE line = one LIMIT {RECURRING})) FROM {EACH}"""
_PLACED = f"""SELECT own.id, own.key, ifnull(shown.key, own.key) FROM {EACH}
    CROSS JOIN briefing AS own ON own.id = one LEFT JOIN kin ON kin.id = own.id
    LEFT JOIN briefing AS shown ON shown.id = kin.story"""
"""Briefings with their keys, and those of the ones that are shown for them."""
_TRACED = f"""SELECT id, key, story, packed FROM {EACH} CROSS JOIN briefing ON id = one
    JOIN trace USING (key)"""
_KEPT = f"""SELECT key, id, packed FROM {EACH} CROSS JOIN trace ON key = one
    JOIN briefing USING (key)"""


_KEY_BITS = 48
_KEYS = (1 << _KEY_BITS) - 1


class SqliteKinship:
    """Traces and kin in tables."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        self._database = database
        self._sketches = Sketches()

    def trace(self, traces: Sequence[Trace]) -> None:
        latest = {one.briefing: one for one in traces}
        with self._database.writing() as db:
            untrace(db, latest)
            placed = db.execute(_PLACED, (listed(latest),))
            there = [(key, story, latest[name]) for name, key, story in placed]
            packed = [
                (key, story, msgpack.encode((one.size, one.sketch, sorted(one.lines))))
                for key, story, one in there
            ]
            db.executemany("INSERT INTO trace VALUES (?, ?, ?)", packed)
            self._sketches.put(db, ((run, key) for key, _, one in there for run in one.sketch))
            lines = sorted((line, story, key) for key, story, one in there for line in one.lines)
            db.executemany("INSERT INTO line VALUES (?, ?, ?)", lines)

    def forget(self, ids: Sequence[str]) -> None:
        with self._database.writing() as db:
            untrace(db, ids)
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            rehome(db, ids)

    def alike(
        self, sketches: Sequence[Sequence[int]], least: int, limit: int
    ) -> Sequence[Sequence[Sketched]]:
        runs = sorted({run for sketch in sketches for run in sketch})
        with self._database.reading() as db:
            shared = sharing(db, runs)
            near = [
                _nearest((shared[run] for run in one if run in shared), least, limit)
                for one in sketches
            ]
            keys = listed({key for some in near for key in some})
            found = {
                key: _sketched(name, packed) for key, name, packed in db.execute(_KEPT, (keys,))
            }
        return [[found[key] for key in some] for some in near]

    def kin(self, briefing: str) -> Kin | None:
        with self._database.reading() as db:
            row = db.execute(f"{_KIN} WHERE id = ?", (briefing,)).fetchone()
        return None if row is None else Kin(*row)

    def adopt(self, kin: Sequence[Kin]) -> None:
        with self._database.writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO kin VALUES (?, ?, ?, ?)",
                [(one.briefing, one.story, one.size, one.fresh) for one in kin],
            )
            _retell(db, [one.briefing for one in kin])

    def part(self, ids: Sequence[str]) -> None:
        with self._database.writing() as db:
            db.executemany("DELETE FROM kin WHERE id = ?", [(name,) for name in ids])
            _retell(db, ids)

    def copies(self, story: str) -> Sequence[Kin]:
        with self._database.reading() as db:
            rows = db.execute(f"{_KIN} WHERE story = ? ORDER BY id", (story,))
            return [Kin(*row) for row in rows]

    def stories(self) -> Sequence[str]:
        with self._database.reading() as db:
            return [
                name for (name,) in db.execute("SELECT DISTINCT story FROM kin ORDER BY story")
            ]

    def fresh(self, stories: Iterable[str]) -> Sequence[str]:
        sql = f"SELECT id FROM {EACH} CROSS JOIN kin ON story = one WHERE fresh"
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql, (listed(stories),))]

    def stories_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        sql = f"SELECT id, story FROM {EACH} CROSS JOIN kin ON id = one"
        with self._database.reading() as db:
            return dict(db.execute(sql, (listed(ids),)))

    def traced(self, briefing: str) -> Trace | None:
        with self._database.reading() as db:
            kept = next(_traced(db, [briefing]), None)
        return kept.trace() if kept else None

    def known(self, ids: Iterable[str]) -> Sequence[str]:
        sql = f"""SELECT id FROM {EACH} CROSS JOIN briefing ON id = one
            JOIN trace USING (key) ORDER BY id"""
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql, (listed(ids),))]

    def lines(self, ids: Iterable[str]) -> frozenset[int]:
        with self._database.reading() as db:
            return frozenset(line for one in _traced(db, ids) for line in one.lines)

    def holders(self, lines: Iterable[int]) -> Sequence[str]:
        sql = f"""SELECT DISTINCT id FROM {EACH} CROSS JOIN line ON line = one
            JOIN briefing USING (key) ORDER BY received, key"""
        with self._database.reading() as db:
            return [name for (name,) in db.execute(sql, (listed(lines),))]

    def recount(self, lines: Iterable[int]) -> frozenset[int]:
        with self._database.writing() as db:
            known = _recurring(db, asked := listed(lines))
            recur = {line for line, stories in db.execute(_STORIES, (asked,)) if stories}
            db.executemany(
                "DELETE FROM recurring WHERE line = ?", [(one,) for one in known - recur]
            )
            fresh = [(one,) for one in sorted(recur - known)]
            db.executemany("INSERT INTO recurring VALUES (?)", fresh)
        return frozenset(recur ^ known)

    def every_recurring(self) -> frozenset[int]:
        with self._database.reading() as db:
            return frozenset(line for (line,) in db.execute("SELECT line FROM recurring"))

    def recurring(self, lines: Iterable[int]) -> frozenset[int]:
        with self._database.reading() as db:
            return frozenset(_recurring(db, listed(lines)))


def _recurring(db: apsw.Connection, lines: str) -> set[int]:
    sql = f"SELECT line FROM {EACH} CROSS JOIN recurring ON line = one"
    return {line for (line,) in db.execute(sql, (lines,))}


def _nearest(sharing: Iterable[Sequence[int]], least: int, limit: int) -> list[int]:
    """Give the keys that most of some lists share."""
    shared = Counter(chain.from_iterable(sharing))
    # Numbers are sorted many times as fast as pairs: the count above the key.
    near = [key - (count << _KEY_BITS) for key, count in shared.items() if count >= least]
    near.sort()
    return [one & _KEYS for one in near[:limit]]


def _sketched(name: str, packed: bytes) -> Sketched:
    size, sketch, _ = msgpack.decode(packed, type=tuple[int, tuple[int, ...], Raw])
    return Sketched(name, size, sketch)


class _Traced(NamedTuple):
    """What is kept of a briefing."""

    id: str
    key: int
    story: int
    size: int
    sketch: Sequence[int]
    lines: Sequence[int]

    def trace(self) -> Trace:
        return Trace(self.id, self.size, tuple(self.sketch), frozenset(self.lines))


def _traced(db: apsw.Connection, ids: Iterable[str]) -> Iterator[_Traced]:
    """Give what is kept of some briefings; nothing of those that left no trace."""
    for name, key, story, packed in list(db.execute(_TRACED, (listed(ids),))):
        size, sketch, lines = msgpack.decode(packed, type=tuple[int, list[int], list[int]])
        yield _Traced(name, key, story, size, sketch, lines)


def untrace(db: apsw.Connection, ids: Iterable[str]) -> None:
    """Forget what some briefings are found by."""
    for old in _traced(db, ids):
        take_out(db, old.key, old.sketch)
        _untell(db, old)
        db.execute("DELETE FROM trace WHERE key = ?", (old.key,))


def _untell(db: apsw.Connection, old: _Traced) -> None:
    db.executemany(
        "DELETE FROM line WHERE line = ? AND story = ? AND key = ?",
        [(line, old.story, old.key) for line in old.lines],
    )


def _retell(db: apsw.Connection, ids: Sequence[str]) -> None:
    """Let lines and homes follow the stories of some briefings."""
    stories = {name: story for name, _, story in db.execute(_PLACED, (listed(ids),))}
    for old in _traced(db, ids):
        story = stories[old.id]
        if story != old.story:
            _untell(db, old)
            told = [(one, story, old.key) for one in old.lines]
            db.executemany("INSERT INTO line VALUES (?, ?, ?)", told)
            db.execute("UPDATE trace SET story = ? WHERE key = ?", (story, old.key))
    rehome(db, ids)
