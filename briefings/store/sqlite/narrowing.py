"""The briefings of a list that have some properties, found without a look at their rows."""

from collections.abc import Iterable, Iterator

import apsw

from briefings.store.protocols import Narrow
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

_BY = "publisher IN (SELECT id FROM publisher WHERE name IN ({names}))"
_IS_BY = f"EXISTS (SELECT 1 FROM published WHERE published.key = briefing.key AND {_BY})"
_RINGS = "bell IN (SELECT id FROM bell WHERE watch IN ({names}))"
_IS_RUNG = f"EXISTS (SELECT 1 FROM ring WHERE ring.key = briefing.key AND {_RINGS})"
_HOW_MANY_BY = "SELECT ifnull(sum(n), 0) FROM publisher WHERE name IN ({names})"
_ALL_BY = f"SELECT key FROM published INDEXED BY publishing WHERE {_BY}"
_HOW_MANY_RUNG = f"SELECT ifnull(sum(n), 0) FROM rung WHERE {_RINGS}"
_ALL_RUNG = f"SELECT key FROM ring INDEXED BY by_bell WHERE {_RINGS}"
A_FEW = 10_000
"""Briefings up to which those of some publishers or watches are gathered; of more, the next of a
list is never far."""


def narrowed(
    db: apsw.Connection, homes: str, narrow: Narrow, place: Place | None, limit: int
) -> list[str]:
    """Give ids in the order of a list, behind a place of it: pinned ones first."""
    where = " AND ".join([f"home IN ({homes})", *_conditions(narrow)])
    # Only where every row it holds is asked for does a partial index give the order for nothing.
    index = "waiting" if ("unread", True) in narrow.marks else "standing"
    found: list[str] = []
    if ("pinned", False) not in narrow.marks and (place is None or place.pin):
        sql = f"""SELECT pin, day, dated, received, id FROM briefing INDEXED BY {index}
            WHERE pin > 0 AND {where} ORDER BY pin DESC, {ORDER}"""
        pinned = [Place(*row) for row in db.execute(sql)]
        here = place_key(place) if place else None
        behind_it = (one.id for one in pinned if here is None or place_key(one) > here)
        found = [one for one in behind_it if narrow.among is None or one in narrow.among][:limit]
    if ("pinned", True) not in narrow.marks and len(found) < limit:
        behind = place if place and not place.pin else None
        beyond = BEHIND if behind else "true"
        is_rung = ("alert", True) in narrow.marks or any(wanted for _, wanted in narrow.watches)
        if index == "standing" and is_rung:
            index, where = "ringing", f"rings > 0 AND {where}"
        gathered = _gathered(db, narrow)
        way, also = (f"INDEXED BY {index}", "true")
        if gathered:
            way, also = "NOT INDEXED", f"key IN ({gathered})"
        sql = f"""SELECT id FROM briefing {way} WHERE {also} AND
            pin = 0 AND {where} AND {beyond} ORDER BY {ORDER} LIMIT {limit - len(found)}"""
        found += [row[0] for row in db.execute(sql, behind or ())]
    return found


def _gathered(db: apsw.Connection, narrow: Narrow) -> str:
    """Give what asks for the keys of those, or of what one name has; empty where too many."""
    if narrow.among is not None:
        ids = apsw.format_sql_value(listed(narrow.among))
        return f"SELECT key FROM briefing WHERE id IN (SELECT value FROM json_each({ids}))"
    asked = [(_HOW_MANY_BY, _ALL_BY, names) for names, wanted in narrow.publishers if wanted]
    asked += [(_HOW_MANY_RUNG, _ALL_RUNG, names) for names, wanted in narrow.watches if wanted]
    found: list[tuple[int, str]] = []
    for how_many, every, names in asked:
        written = _written(names)
        found.append((db.execute(how_many.format(names=written)).get, every.format(names=written)))
    return min((one for one in found if one[0] <= A_FEW), default=(0, ""))[1]


def conditions(narrow: Narrow) -> Iterator[str]:
    """Give what is true of the rows of such briefings, in SQL."""
    yield from _conditions(narrow)
    for mark, wanted in narrow.marks:
        if mark == "pinned":
            yield "pin > 0" if wanted else "pin = 0"


def _conditions(narrow: Narrow) -> Iterator[str]:
    yield from (_MARKS[mark] for mark in narrow.marks if mark in _MARKS)
    for languages, wanted in narrow.languages:
        yield f"language {'IN' if wanted else 'NOT IN'} ({_written(languages)})"
    for chosen, is_so in ((narrow.publishers, _IS_BY), (narrow.watches, _IS_RUNG)):
        for names, wanted in chosen:
            yield f"{'' if wanted else 'NOT '}{is_so.format(names=_written(names))}"
    if narrow.start is not None:
        yield f"last >= {ordinal(narrow.start)}"
    if narrow.end is not None:
        yield f"last IS NOT NULL AND (day <= {ordinal(narrow.end)} OR NOT dated)"
    if narrow.listed_until is not None:
        yield f"day <= {ordinal(narrow.listed_until)}"
    if narrow.received_from is not None:
        yield f"received >= {instant(narrow.received_from)}"
    if narrow.received_until is not None:
        yield f"received <= {instant(narrow.received_until)}"


def _written(names: Iterable[str]) -> str:
    """Give texts as SQL writes them after IN."""
    return ", ".join(map(apsw.format_sql_value, map(kept, names)))
