"""Briefings that move to another home, and their names with them."""

from collections import Counter
from collections.abc import Iterable

import apsw

from briefings.store.sqlite import blobs
from briefings.store.sqlite.homes import settle
from briefings.store.sqlite.names import Form, count_forms, forms
from briefings.store.sqlite.rings import move_rings


def rehome(db: apsw.Connection, briefings: Iterable[str]) -> None:
    """Give briefings whose origins changed the home they have now, and their names with them."""
    added, taken = Counter[Form](), Counter[Form]()
    sql = "SELECT entry FROM body WHERE key = ?"
    for row, before, home in settle(db, briefings):
        entry = blobs.entry(db.execute(sql, (row,)).get, old=False)
        move_rings(db, row, home)
        taken.update(forms(entry.in_story, before))
        added.update(forms(entry.in_story, home))
    count_forms(db, added, taken)
