"""The briefings of a list that have some properties, found without a look at their rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

import apsw

from briefings.store.protocols import Between, Narrow
from briefings.store.sqlite.paths import MAY_HAVE, like
from briefings.store.sqlite.seeking import BEHIND, ORDER, Place, place_key
from briefings.store.sqlite.values import kept, listed, ordinal
from briefings.store.standing import instant

_MARKS = {
    ("unread", True): "NOT read",
    ("unread", False): "read",
    ("alert", True): "rings > 0",
    ("alert", False): "rings = 0",
    ("undated", True): "certainty = 0",
    ("undated", False): "certainty > 0",
}

_NO_MARK = ("", False)
_INDEXES = {
    ("unread", True): "waiting",
    ("unread", False): "reading",
    ("undated", True): "undating",
}
"""Those of what has a mark, in the order of the list."""

_BY = "publisher IN (SELECT id FROM publisher WHERE name IN ({those}))"
_IS_BY = f"EXISTS (SELECT 1 FROM published WHERE published.key = briefing.key AND {_BY})"
_IS_FROM = f"""EXISTS (SELECT 1 FROM origin INDEXED BY holding
    WHERE origin.briefing = briefing.id AND {MAY_HAVE.format(path="{path}")})"""
_RINGS = "bell IN (SELECT id FROM bell WHERE watch IN ({those}))"
_IS_RUNG = f"EXISTS (SELECT 1 FROM ring WHERE ring.key = briefing.key AND {_RINGS})"
_HOW_MANY_BY = "SELECT ifnull(sum(n), 0) FROM publisher WHERE name IN ({those})"
_ALL_BY = f"SELECT key FROM published INDEXED BY publishing WHERE {_BY}"
_HOW_MANY_RUNG = f"SELECT ifnull(sum(n), 0) FROM rung WHERE {_RINGS}"
_ALL_RUNG = f"SELECT key FROM ring INDEXED BY by_bell WHERE {_RINGS}"
_HOW_MANY_IN = "SELECT ifnull(sum(n), 0) FROM spoken WHERE language IN ({those})"
_ALL_IN = "SELECT key FROM briefing INDEXED BY standing WHERE language IN ({those})"
_ALL_PINNED = "SELECT key FROM briefing INDEXED BY standing WHERE pin > 0"
_ALL_CAME = f"""SELECT key FROM briefing INDEXED BY receiving WHERE pin = 0 AND {{those}}
    UNION ALL {_ALL_PINNED}"""
_STRETCHING = "last > day AND day < {first} AND last >= {first}"
_ALL_BETWEEN = f"""SELECT key FROM briefing INDEXED BY standing
    WHERE pin = 0 AND day BETWEEN {{first}} AND {{last}}
    UNION ALL SELECT key FROM briefing INDEXED BY stretching WHERE pin = 0 AND {_STRETCHING}
    UNION ALL {_ALL_PINNED}"""
_EARLIER = f"""SELECT min(day) FROM (
    SELECT min(day) AS day FROM briefing INDEXED BY stretching WHERE pin = 0 AND {_STRETCHING}
    UNION ALL SELECT min(day) FROM briefing INDEXED BY standing WHERE pin > 0 AND {_STRETCHING})"""
_ALL_MARKED = {
    ("unread", True): "SELECT key FROM briefing INDEXED BY waiting WHERE NOT read",
    ("unread", False): "SELECT key FROM briefing INDEXED BY reading WHERE read",
    ("undated", True): "SELECT key FROM briefing INDEXED BY undating WHERE certainty = 0",
    ("alert", True): "SELECT key FROM briefing INDEXED BY ringing WHERE rings > 0",
    ("pinned", True): _ALL_PINNED,
}
A_FEW = 10_000
"""Briefings up to which those of some publishers or watches are gathered; of more, the next of a
list is never far."""


def narrowed(
    db: apsw.Connection, homes: str, narrow: Narrow, place: Place | None, limit: int
) -> Iterator[str]:
    """Give ids in the order of a list, behind a place of it: pinned ones first."""
    where = " AND ".join([f"home IN ({homes})", *_conditions(narrow)])
    left = limit
    if ("pinned", False) not in narrow.marks and (place is None or place.pin):
        for one in islice(_pinned(db, narrow, where, place), limit):
            left -= 1
            yield one
    if ("pinned", True) in narrow.marks:
        return
    behind = place if place and not place.pin else None
    beyond = BEHIND if behind else "true"
    for way, also in _ways(db, narrow):
        if left <= 0:
            return
        sql = f"""SELECT id FROM briefing {way} WHERE {also} AND
            pin = 0 AND {where} AND {beyond} ORDER BY {ORDER} LIMIT {left}"""
        for (one,) in db.execute(sql, behind or ()):
            left -= 1
            yield one


def _pinned(db: apsw.Connection, narrow: Narrow, where: str, place: Place | None) -> Iterator[str]:
    """Give those that are pinned and behind a place: few."""
    index = _INDEXES.get(next(filter(_INDEXES.__contains__, narrow.marks), _NO_MARK), "standing")
    sql = f"""SELECT pin, day, dated, received, id FROM briefing INDEXED BY {index}
        WHERE pin > 0 AND {where} ORDER BY pin DESC, {ORDER}"""
    here = place_key(place) if place else None
    for one in [Place(*row) for row in db.execute(sql)]:
        is_behind = here is None or place_key(one) > here
        if is_behind and (narrow.among is None or one.id in narrow.among):
            yield one.id


def _ways(db: apsw.Connection, narrow: Narrow) -> Iterator[tuple[str, str]]:
    """Give how those without a pin are found, part by part of the list, and what is true there."""
    gathered = _gathered(db, narrow, A_FEW)
    if gathered:
        yield "NOT INDEXED", f"key IN ({gathered})"
        return
    # Only where every row it holds is asked for does a partial index give the order for nothing.
    index = next((_INDEXES[one] for one in narrow.marks if one in _INDEXES), "")
    is_rung = ("alert", True) in narrow.marks or any(wanted for _, wanted in narrow.watches)
    way = f"INDEXED BY {index or ('ringing' if is_rung else 'standing')}"
    also = "rings > 0" if is_rung and not index else "true"
    if narrow.start is None:
        yield way, also
        return
    first = ordinal(narrow.start)
    yield way, f"{also} AND day >= {first}"
    yield "INDEXED BY stretching", f"last > day AND day < {first}"


def few(db: apsw.Connection, homes: str, narrow: Narrow, most: int) -> Sequence[str] | None:
    """Give all ids, newest first without regard to pins; None where they may be more than most."""
    gathered = _gathered(db, narrow, most, _marked(narrow))
    if not gathered:
        return None
    where = " AND ".join([f"home IN ({homes})", *conditions(narrow)])
    sql = f"""SELECT id FROM briefing NOT INDEXED
        WHERE key IN ({gathered}) AND {where} ORDER BY {ORDER}"""
    found = [one for (one,) in db.execute(sql)]
    return found if narrow.among is None else [one for one in found if one in narrow.among]


def days_of(db: apsw.Connection, narrow: Narrow) -> Between:
    """Give two days between which all stand."""
    first, last = date.min, min(narrow.end or date.max, narrow.listed_until or date.max)
    if narrow.start is not None:
        since = narrow.start.toordinal()
        earlier: int | None = db.execute(_EARLIER.format(first=since)).get
        first = date.fromordinal(earlier or since)
    return first, last


def _marked(narrow: Narrow) -> Iterator[str]:
    """Give what asks for the keys of what has a mark, or is of some days; each alone."""
    yield from (_ALL_MARKED[mark] for mark in narrow.marks if mark in _ALL_MARKED)
    if narrow.start or narrow.end:
        first, last = narrow.start or date.min, narrow.end or date.max
        yield _ALL_BETWEEN.format(first=ordinal(first), last=ordinal(last))


def _gathered(db: apsw.Connection, narrow: Narrow, most: int, also: Iterable[str] = ()) -> str:
    """Give what asks for the keys of those, or of what one name has; empty where too many."""
    if narrow.among is not None:
        ids = apsw.format_sql_value(listed(narrow.among))
        return f"SELECT key FROM briefing WHERE id IN (SELECT value FROM json_each({ids}))"
    counted = [(_HOW_MANY_BY, _ALL_BY, _written(names)) for names, so in narrow.publishers if so]
    counted += [(_HOW_MANY_RUNG, _ALL_RUNG, _written(names)) for names, so in narrow.watches if so]
    counted += [(_HOW_MANY_IN, _ALL_IN, _written(codes)) for codes, so in narrow.languages if so]
    found: list[tuple[int, str]] = []
    for how_many, every, those in counted:
        found.append((db.execute(how_many.format(those=those)).get, every.format(those=those)))
    if came := " AND ".join(_in_time(narrow)):
        also = [*also, _ALL_CAME.format(those=came)]
    for every in also:
        how_many = f"SELECT count(*) FROM ({every} LIMIT {most + 1})"
        found.append((db.execute(how_many).get, every))
    return min((one for one in found if one[0] <= most), default=(0, ""))[1]


def conditions(narrow: Narrow) -> Iterator[str]:
    """Give what is true of the rows of such briefings, in SQL."""
    yield from _conditions(narrow)
    for mark, wanted in narrow.marks:
        if mark == "pinned":
            yield "pin > 0" if wanted else "pin = 0"


def _conditions(narrow: Narrow) -> Iterator[str]:
    yield from map(_from_path, narrow.paths)
    yield from (_MARKS[mark] for mark in narrow.marks if mark in _MARKS)
    for languages, wanted in narrow.languages:
        yield f"language {'IN' if wanted else 'NOT IN'} ({_written(languages)})"
    for chosen, is_so in ((narrow.publishers, _IS_BY), (narrow.watches, _IS_RUNG)):
        for names, wanted in chosen:
            yield f"{'' if wanted else 'NOT '}{is_so.format(those=_written(names))}"
    if narrow.start is not None:
        first = ordinal(narrow.start)
        yield f"(dated AND day >= {first} OR last >= {first})"
    if narrow.end is not None:
        # Whatever is dated far ahead stands under a day before that.
        yield f"day <= {ordinal(narrow.end)} AND (dated OR last IS NOT NULL)"
    if narrow.listed_until is not None:
        yield f"day <= {ordinal(narrow.listed_until)}"
    yield from _in_time(narrow)


def _in_time(narrow: Narrow) -> Iterator[str]:
    """Give what is true of when they were received."""
    if narrow.received_from is not None:
        yield f"received >= {instant(narrow.received_from)}"
    if narrow.received_until is not None:
        yield f"received <= {instant(narrow.received_until)}"


def _from_path(asked: str) -> str:
    """Give what is true of a briefing that may come from a path with some letters in it."""
    return _IS_FROM.format(path=apsw.format_sql_value(kept(like(asked))))


def _written(names: Iterable[str]) -> str:
    """Give texts as SQL writes them after IN."""
    return ", ".join(map(apsw.format_sql_value, map(kept, names)))
