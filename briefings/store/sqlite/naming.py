"""Who is named how often, and where: of somebody in every third briefing without a look at each.

How often is counted in the table of names. Which briefings they are is told by that table where
they are few; where they are many, by the briefings of the days asked for, if those are fewer, or
by the newest of all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import apsw

from briefings.model import EntityKind
from briefings.store.protocols import Count, Naming, Part, Slot, When
from briefings.store.sqlite.values import EACH, listed
from briefings.store.standing import unpacked

A_MANY = 20_000
"""Briefings that name somebody, or stand under some days, from which on they are many; and how
many of the newest of all are looked at for the newest that name somebody."""

_AHEAD = "named.key IN (SELECT key FROM briefing INDEXED BY ahead WHERE NOT dated AND certainty)"
_COUNTED = """SELECT count({each} named.key), ifnull(sum(mentions), 0),
    count({each} named.key) FILTER (WHERE named.day IS NULL),
    ifnull(sum(mentions) FILTER (WHERE named.day IS NULL), 0), min(named.day), max(named.day)
    FROM {names}"""
_BY_DAY = """SELECT named.day, count({each} named.key), sum(mentions) FROM {names}
    GROUP BY named.day"""
_UNDER = "briefing INDEXED BY standing WHERE {pin} AND {between} AND dated"
_SOME = "SELECT count(*) FROM (SELECT 1 FROM {names} LIMIT ?)"
_BY_NAMES = """SELECT unhex(group_concat(id, '' ORDER BY dated DESC, received DESC, id))
    FROM (SELECT {each} named.key FROM {names}) CROSS JOIN briefing INDEXED BY placing USING (key)
    GROUP BY briefing.day ORDER BY briefing.day DESC"""
_BY_PLACES = f"""SELECT -day, NOT dated, -received, id FROM
    (SELECT key, day, dated, received, id FROM briefing INDEXED BY standing
        WHERE {{standing}} ORDER BY day DESC, dated DESC, received DESC, id LIMIT ?3) AS one
    WHERE EXISTS (SELECT 1 FROM named WHERE entity IN {EACH.replace("?", "?1")} AND kind = ?2
        AND named.key = one.key) LIMIT ?4"""
_AMONG = f"""SELECT id FROM {EACH.replace("?", "?1")} CROSS JOIN briefing ON id = one
    WHERE EXISTS (SELECT 1 FROM named WHERE entity IN {EACH.replace("?", "?2")} AND kind = ?3
        AND named.key = briefing.key)"""
_ALL = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom briefings are to name, and in which homes these are to be."""

    kind: EntityKind
    entities: Collection[str]
    homes: str | None
    """As SQL writes them after IN; None for all."""

    @property
    def values(self) -> tuple[str, str]:
        """Give the parameters that `within` leaves open."""
        return listed(self.entities), str(self.kind)

    def within(self, sql: str, condition: str) -> str:
        """Give a statement about the names of those for which something is true."""
        names, home = "named", "true"
        if self.homes is not None:
            names += " CROSS JOIN briefing AS here INDEXED BY placing ON here.key = named.key"
            home = f"here.home IN ({self.homes})"
        names += f" WHERE entity IN {EACH} AND kind = ? AND {condition} AND {home}"
        # One briefing may be counted for several of the entities.
        return sql.format(names=names, each="DISTINCT" if len(self.entities) > 1 else "")


def naming(db: apsw.Connection, asked: Asked) -> Naming:
    """Give how often somebody is named."""
    briefings, mentions, *_ = next(db.execute(asked.within(_COUNTED, _AHEAD), asked.values))
    ahead = Count(briefings, mentions)
    rest = asked.within(_COUNTED, f"NOT {_AHEAD}" if briefings else "true")
    briefings, mentions, undated, said, first, last = next(db.execute(rest, asked.values))
    every = Count(briefings + ahead.briefings, mentions + ahead.mentions)
    return Naming(every, Count(undated, said), ahead, first, last)


def naming_by_day(db: apsw.Connection, asked: Asked, days: range) -> Mapping[int, Count]:
    """Give how often somebody is named in what stands under each of some days of its own."""
    rows = db.execute(asked.within(_BY_DAY, _under(db, asked, days)), asked.values)
    return {day: Count(briefings, mentions) for day, briefings, mentions in rows}


def who_name(db: apsw.Connection, asked: Asked, when: When, limit: int | None) -> Sequence[str]:
    """Give which briefings name somebody, `limit` of them at the most, newest first."""
    found: Sequence[str] | None = None
    if when is Part.EVERY and limit is not None and _are_many(db, asked):
        found = _newest(db, asked, limit)
    if found is None:
        rows = db.execute(asked.within(_BY_NAMES, _of(db, asked, when)), asked.values)
        found = unpacked(b"".join(ids for (ids,) in rows))
    return found[:limit]


def naming_among(
    db: apsw.Connection, kind: EntityKind, entities: Collection[str], ids: Collection[str]
) -> Collection[str]:
    """Give those of some briefings that name somebody."""
    asked = (listed(ids), listed(entities), str(kind))
    return {name for (name,) in db.execute(_AMONG, asked)}


def _are_many(db: apsw.Connection, asked: Asked) -> bool:
    some: int = db.execute(asked.within(_SOME, "true"), (*asked.values, A_MANY)).get
    return some == A_MANY


def _of(db: apsw.Connection, asked: Asked, when: When) -> str:
    """Give what is true of the names in some of the briefings."""
    if isinstance(when, range):
        return _under(db, asked, when)
    return {Part.EVERY: "true", Part.UNDATED: "named.day IS NULL", Part.AHEAD: _AHEAD}[when]


def _under(db: apsw.Connection, asked: Asked, days: range) -> str:
    """Give what is true of the names in what stands under some days of its own."""
    between = f"day BETWEEN {days[0]} AND {days[-1]}"
    under = _UNDER.format(pin="pin = 0", between=between)
    held: int = db.execute(f"SELECT count(*) FROM (SELECT 1 FROM {under} LIMIT {A_MANY})").get
    if held == A_MANY or not _are_many(db, asked):
        return f"named.{between} AND NOT {_AHEAD}"
    pinned = _UNDER.format(pin="pin > 0", between=between)
    return f"named.key IN (SELECT key FROM {under} UNION ALL SELECT key FROM {pinned})"


def _newest(db: apsw.Connection, asked: Asked, limit: int) -> Sequence[str] | None:
    """Give the newest, if there are so many among the newest of all."""
    home = "true" if asked.homes is None else f"home IN ({asked.homes})"
    found: list[Slot] = []
    for pin, most, wanted in (("pin = 0", A_MANY, limit), ("pin > 0", _ALL, _ALL)):
        sql = _BY_PLACES.format(standing=f"{pin} AND {home}")
        found += db.execute(sql, (*asked.values, most, wanted))
        if len(found) < limit:
            return None
    return [one for *_, one in sorted(found)]
