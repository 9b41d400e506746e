"""Which sources a briefing is in, and those of the story it is folded under: its home is a number.

A listing narrowed to some sources then asks rows and tallies for a few homes, and never looks
at origins. A copy is folded only where the one that is shown for it is in the listing too.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw
from msgspec import msgpack

from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.values import EACH, key_of, listed, numbers, text_of

NOWHERE = 0
"""The home of a briefing without an origin."""

_NOBODYS = "-1"


_SOURCES = """WITH RECURSIVE held(one) AS (
    SELECT min(source) FROM origin WHERE briefing = ?1 UNION ALL
    SELECT (SELECT min(source) FROM origin WHERE briefing = ?1 AND source > one) FROM held
    WHERE one IS NOT NULL) SELECT one FROM held WHERE one IS NOT NULL"""
"""The sources of a briefing in order, a step each: one source may hold thousands of its files."""
_MOVING = f"""WITH changed AS (SELECT one FROM {EACH}
    UNION SELECT kin.id FROM {EACH} CROSS JOIN kin ON story = one)
    SELECT id, key, home FROM changed CROSS JOIN briefing ON id = one"""
"""Those of some briefings, and of their copies, that have a row."""
_PLACED = f"""SELECT one, (SELECT min(source) FROM origin WHERE briefing = one),
    (SELECT max(source) FROM origin WHERE briefing = one),
    (SELECT story FROM kin JOIN briefing ON briefing.id = story WHERE kin.id = one) FROM {EACH}"""
"""The first and the last source of briefings, which are mostly one, and their stories."""


class Within(NamedTuple):
    """Homes, as SQL writes them after IN."""

    every: str
    """Those with a source that was asked for."""
    shown: str
    """Of them, those whose briefings are folded under no other."""
    folded: str
    """Of them, the others; empty for none."""


class Homes:
    """The table of homes."""

    def __init__(self, database: Database) -> None:
        """Stand on an open database."""
        self._database = database
        self._within: dict[tuple[str, ...], tuple[int, Within]] = {}

    def within(self, scope: Sequence[str]) -> Within:
        """Give the homes that have a source of `scope`."""
        version = self._database.version()
        key = tuple(scope)
        if key in self._within and self._within[key][0] == version:
            return self._within[key][1]
        wanted = {key_of(source) for source in scope}
        every, folded = [], []
        for number, sources, hiders in self._all():
            if not wanted.isdisjoint(sources):
                every.append(number)
                if not wanted.isdisjoint(hiders):
                    folded.append(number)
        shown = [one for one in every if one not in folded]
        # An empty list after IN leaves a partial index without a plan.
        homes = Within(numbers(every) or _NOBODYS, numbers(shown) or _NOBODYS, numbers(folded))
        if version is not None:
            self._within[key] = (version, homes)
        return homes

    def sources(self) -> list[str]:
        """Give every source that is in a home, in order."""
        return sorted({text_of(key) for _, sources, _ in self._all() for key in sources})

    def _all(self) -> list[tuple[int, list[bytes], list[bytes]]]:
        """Give each home's number, its sources and those of the story it is folded under."""
        with self._database.reading() as db:
            rows = list(db.execute("SELECT id, sources FROM home"))
        kind = tuple[list[bytes], list[bytes]]
        return [(number, *msgpack.decode(packed, type=kind)) for number, packed in rows]


def homes_of(db: apsw.Connection, briefings: Iterable[str]) -> dict[str, int]:
    """Give the homes of briefings by their origins and their stories' as they are now."""
    homes: dict[str, int] = {}
    alone: dict[bytes, int] = {}
    for briefing, first, last, story in list(db.execute(_PLACED, (listed(briefings),))):
        if first is None:
            homes[briefing] = NOWHERE
        elif first != last or story:
            sources = [first] if first == last else _sources(db, briefing)
            homes[briefing] = _numbered(db, sources, _sources(db, story) if story else [])
        else:
            # Nearly all are in one source and folded under none.
            home = alone[first] if first in alone else _numbered(db, [first], [])
            homes[briefing] = alone[first] = home
    return homes


def _numbered(db: apsw.Connection, sources: list[bytes], hiders: list[bytes]) -> int:
    """Give the number of the home with some sources, and those of a story."""
    packed = msgpack.encode((sources, hiders))
    known: int | None = db.execute("SELECT id FROM home WHERE sources = ?", (packed,)).get
    if known is not None:
        return known
    made: int = db.execute("INSERT INTO home (sources) VALUES (?) RETURNING id", (packed,)).get
    return made


def _sources(db: apsw.Connection, briefing: str) -> list[bytes]:
    return [source for (source,) in db.execute(_SOURCES, (briefing,))]


def settle(db: apsw.Connection, briefings: Iterable[str]) -> list[tuple[int, int, int]]:
    """Give briefings whose origins or story changed the home they have now; their copies too.

    Gives for each that moved its row, the home it had and the one it has.
    """
    moved: list[tuple[int, int, int]] = []
    asked = listed(briefings)
    # A briefing that is to be put has no row yet, and is put where it belongs.
    placed = list(db.execute(_MOVING, (asked, asked)))
    homes = homes_of(db, [briefing for briefing, _, _ in placed]) if placed else {}
    for briefing, row, before in placed:
        if homes[briefing] != before:
            moved.append((row, before, homes[briefing]))
    db.executemany(
        "UPDATE briefing SET home = ?1 WHERE key = ?2", [(home, key) for key, _, home in moved]
    )
    return moved
