"""Files of a program before this one, that have all but an index which came later."""

from pathlib import Path

import apsw

from briefings.model import EntityKind
from briefings.store.open import open_store
from tests.store.making import days_ago, entry, fill, keyer, listed, mention, name


def test_an_index_that_came_later_is_added_and_nothing_read_again(tmp_path: Path) -> None:
    store = open_store(tmp_path, keyer)
    fill(
        store.corpus,
        [entry(number, days_ago(number), mentions=[mention("Ada")]) for number in (1, 2)],
    )
    store.close()
    with apsw.Connection(str(tmp_path / "index.db")) as db:
        db.execute("DROP INDEX placing")
    again = open_store(tmp_path, keyer)
    assert again.problems == ()
    assert listed(again) == [1, 2]
    told = again.corpus.naming(EntityKind.PERSON, ["ada"])
    assert [one for one, *_ in told] == [name(1), name(2)]
    again.close()
