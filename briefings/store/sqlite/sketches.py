"""Which briefings share hashes of their sketches, in one table of `index.db`.

What a transaction changes is written page by page, and the hashes of a few hundred stories lie on
nearly each page of a large table. So there they are put in at its end, beside each other, and
moved to their places later: many at a time, from a few pages to a few.
"""

from collections.abc import Iterable, Sequence

import apsw

from briefings.store.sqlite.values import listed

CROWD = 64
"""Briefings that are looked at of those which share one hash: more share only boilerplate."""
LARGE = 16_384
"""Briefings from which on the table is large."""
LATELY = 262_144
"""Hashes at its end that wait for their places, at most."""
MOVED = 8_192
"""Hashes that are moved at a time."""

_END = 1 << 32
"""Added to a hash, which has 32 bits, while it waits."""
_BEHIND = 2 * _END
_SHARING = """SELECT value, (SELECT group_concat(key) FROM
    (SELECT key FROM sketch WHERE run = value ORDER BY key LIMIT ?)) FROM json_each(?)"""
"""Who shares each of some hashes, in a row for each: asked one by one they cost thrice as much."""


class Sketches:
    """Puts hashes in, and moves those that wait in turn."""

    def __init__(self, *, large: int = LARGE, lately: int = LATELY, moved: int = MOVED) -> None:
        """Begin with the lowest of those that wait."""
        self._large = large
        self._lately = lately
        self._moved = moved
        self._next = _END

    def put(self, db: apsw.Connection, runs: Iterable[tuple[int, int]]) -> None:
        """Keep hashes, each with the key of a briefing that has it."""
        # In order: a row beside the last one is put in many times as fast.
        rows = sorted(runs)
        is_large: bool = db.execute("SELECT max(key) >= ? FROM trace", (self._large,)).get
        if is_large:
            rows = [(run + _END, key) for run, key in rows]
        db.executemany("INSERT INTO sketch VALUES (?, ?)", rows)
        if is_large:
            waiting: int = db.execute("SELECT count(*) FROM sketch WHERE run >= ?", (_END,)).get
            for _ in range(self._lately, waiting, self._moved):
                self._move(db)

    def _move(self, db: apsw.Connection) -> None:
        ahead = "SELECT run FROM sketch WHERE run >= ? ORDER BY run LIMIT 1 OFFSET ?"
        end: int = db.execute(ahead, (self._next, self._moved)).get or _BEHIND
        some = "FROM sketch WHERE run >= ? AND run < ?"
        rows = list(db.execute(f"SELECT run, key {some}", (self._next, end)))
        db.execute(f"DELETE {some}", (self._next, end))
        placed = ((run - _END, key) for run, key in rows)
        db.executemany("INSERT INTO sketch VALUES (?, ?)", placed)
        self._next = _END if end == _BEHIND else end


def sharing(db: apsw.Connection, runs: Sequence[int]) -> dict[int, list[int]]:
    """Give the keys of the first briefings that share each of some hashes."""
    found = _sharing(db, runs)
    if db.execute("SELECT 1 FROM sketch WHERE run >= ? LIMIT 1", (_END,)).get:
        for waiting, keys in _sharing(db, [run + _END for run in runs]).items():
            run = waiting - _END
            found[run] = sorted(found.get(run, []) + keys)[:CROWD]
    return found


def _sharing(db: apsw.Connection, runs: Sequence[int]) -> dict[int, list[int]]:
    rows = db.execute(_SHARING, (CROWD, listed(runs)))
    return {run: list(map(int, keys.split(","))) for run, keys in rows if keys}


def take_out(db: apsw.Connection, key: int, runs: Iterable[int]) -> None:
    """Let go of the hashes of a briefing."""
    rows = [(run + place, key) for run in runs for place in (0, _END)]
    db.executemany("DELETE FROM sketch WHERE run = ? AND key = ?", rows)
