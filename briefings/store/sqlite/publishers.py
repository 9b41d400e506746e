"""By whom briefings are published: to find a publisher's without a look at the others."""

from collections.abc import Collection, Iterable

import apsw

from briefings.store.sqlite import blobs
from briefings.store.sqlite.values import given, kept

_MET = """INSERT INTO publisher (name, n) VALUES (?1, 0)
    ON CONFLICT DO UPDATE SET name = name RETURNING id"""
_LACKING = "SELECT (SELECT sum(n) FROM total) IS NOT (SELECT sum(n) FROM publisher)"
_UNNOTED = "SELECT key, light FROM briefing WHERE key NOT IN (SELECT key FROM published)"


def put_publishers(db: apsw.Connection, published: Iterable[tuple[int, str | None]]) -> None:
    """Note by whom some briefings are published that are not noted yet."""
    numbers: dict[str, int] = {}
    for key, publisher in published:
        name = publisher or ""
        if name not in numbers:
            numbers[name] = db.execute(_MET, (kept(name),)).get
        db.execute("INSERT INTO published VALUES (?, ?)", (key, numbers[name]))


def lacks_publishers(db: apsw.Connection) -> bool:
    """Whether there are briefings of which it is not noted: a program wrote that knew of none."""
    lacking: bool = db.execute(_LACKING).get
    return lacking


def fill_publishers(db: apsw.Connection) -> None:
    """Note it of all that a library holds already and of which it is not noted."""
    rows = db.execute(_UNNOTED)
    put_publishers(db, ((key, blobs.publisher(light)) for key, light in rows))


def publishers(db: apsw.Connection) -> Collection[str]:
    """Give whom any briefing is published by."""
    return [given(name) for (name,) in db.execute("SELECT name FROM publisher WHERE n > 0")]
