"""Lists by receipt of a library that was stocked before there were any."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw

from briefings.model import Order
from briefings.store.open import open_store
from briefings.store.protocols import Sought
from tests.store.making import HERE, NOON, entry, fill, keyer, name


def test_a_library_without_the_indexes_for_it_gets_them_and_keeps_what_it_has(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        later = NOON + timedelta(hours=1)
        fill(store.corpus, [entry(1), entry(2, received=later), entry(3)])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        for (index,) in list(
            db.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'receiving%'")
        ):
            db.execute(f"DROP INDEX {index}")
    with closing(open_store(tmp_path, keyer)) as store:
        lines = store.corpus.lines([HERE], 0, 9, Order.RECEIVED)
        assert [line.id for line in lines] == [name(2), name(1), name(3)]
        assert store.corpus.position([HERE], name(3), Order.RECEIVED) == 2
        sought = Sought(unread=True, by=Order.RECEIVED)
        assert store.corpus.seek([HERE], sought, name(2)) == name(1)
