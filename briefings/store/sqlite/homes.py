"""Which sources a briefing is in: every set of sources there is has a number, its home.

A listing narrowed to some sources then asks rows and tallies for a few homes, and never looks
at origins.
"""

from collections.abc import Iterable, Sequence

import apsw
from msgspec import msgpack

from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.values import key_of, numbers, text_of

NOWHERE = 0
"""The home of a briefing without an origin."""

_NOBODYS = "-1"


class Homes:
    """The table of homes."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        self._database = database
        self._within: dict[tuple[str, ...], tuple[int, str]] = {}

    def within(self, scope: Sequence[str]) -> str:
        """Give the homes that have a source of `scope`, as SQL writes them after IN."""
        version = self._database.version()
        key = tuple(scope)
        if key in self._within and self._within[key][0] == version:
            return self._within[key][1]
        wanted = {key_of(source) for source in scope}
        with self._database.reading() as db:
            homes = numbers(
                number
                for number, sources in db.execute("SELECT id, sources FROM home")
                if not wanted.isdisjoint(msgpack.decode(sources, type=list[bytes]))
            )
        # An empty list after IN leaves a partial index without a plan.
        homes = homes or _NOBODYS
        if version is not None:
            self._within[key] = (version, homes)
        return homes

    def sources(self) -> list[str]:
        """Give every source that is in a home, in order."""
        with self._database.reading() as db:
            packed = [sources for (sources,) in db.execute("SELECT sources FROM home")]
        found = {key for keys in packed for key in msgpack.decode(keys, type=list[bytes])}
        return sorted(map(text_of, found))


def home_of(db: apsw.Connection, briefing: str) -> int:
    """Give the home of a briefing by its origins as they are now."""
    sql = "SELECT DISTINCT source FROM origin WHERE briefing = ? ORDER BY source"
    sources = [row[0] for row in db.execute(sql, (briefing,))]
    if not sources:
        return NOWHERE
    packed = msgpack.encode(sources)
    known: int | None = db.execute("SELECT id FROM home WHERE sources = ?", (packed,)).get
    if known is not None:
        return known
    made: int = db.execute("INSERT INTO home (sources) VALUES (?) RETURNING id", (packed,)).get
    return made


def settle(db: apsw.Connection, briefings: Iterable[str]) -> list[tuple[int, int, int]]:
    """Give briefings whose origins changed the home they have now.

    Gives for each that moved its row, the home it had and the one it has.
    """
    moved = []
    for briefing in briefings:
        home = home_of(db, briefing)
        sql = "SELECT key, home, ?1 FROM briefing WHERE id = ?2 AND home <> ?1"
        moved += list(db.execute(sql, (home, briefing)))
    db.executemany(
        "UPDATE briefing SET home = ?1 WHERE key = ?2", [(home, key) for key, _, home in moved]
    )
    return moved
