"""The briefings of a list that have some properties, found without a look at their rows."""

from collections.abc import Iterator

import apsw

from briefings.store.protocols import Narrow
from briefings.store.sqlite.seeking import BEHIND, ORDER, Place, place_key
from briefings.store.sqlite.values import kept, ordinal
from briefings.store.standing import instant

_MARKS = {
    ("unread", True): "NOT read",
    ("unread", False): "read",
    ("alert", True): "rings > 0",
    ("alert", False): "rings = 0",
    ("undated", True): "certainty = 0",
    ("undated", False): "certainty > 0",
}


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
        found = [one.id for one in pinned if here is None or place_key(one) > here][:limit]
    if ("pinned", True) not in narrow.marks and len(found) < limit:
        behind = place if place and not place.pin else None
        beyond = BEHIND if behind else "true"
        index = "ringing" if index == "standing" and ("alert", True) in narrow.marks else index
        sql = f"""SELECT id FROM briefing INDEXED BY {index}
            WHERE pin = 0 AND {where} AND {beyond} ORDER BY {ORDER} LIMIT {limit - len(found)}"""
        found += [row[0] for row in db.execute(sql, behind or ())]
    return found


def conditions(narrow: Narrow) -> Iterator[str]:
    """Give what is true of the rows of such briefings, in SQL."""
    yield from _conditions(narrow)
    for mark, wanted in narrow.marks:
        if mark == "pinned":
            yield "pin > 0" if wanted else "pin = 0"


def _conditions(narrow: Narrow) -> Iterator[str]:
    yield from (_MARKS[mark] for mark in narrow.marks if mark in _MARKS)
    for languages, wanted in narrow.languages:
        codes = ", ".join(map(apsw.format_sql_value, map(kept, languages)))
        yield f"language {'IN' if wanted else 'NOT IN'} ({codes})"
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
