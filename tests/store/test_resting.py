"""What a store holds in memory while nothing is written."""

from contextlib import closing
from pathlib import Path

import apsw

from briefings.store.open import open_store
from briefings.store.protocols import Setting, Store
from tests.store.making import keyer

MUCH = 4_000_000


def test_a_store_at_rest_holds_no_pages_that_it_wrote(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        with store.batch():
            store.corpus.set_note("much", "x" * MUCH)
        held = apsw.memory_used()
        store.rest()
        assert held - apsw.memory_used() > MUCH // 2
        assert store.corpus.note("much") == "x" * MUCH


def test_acts_however_many_keep_few_of_the_pages_that_they_wrote(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        held = pages()
        for act in range(40):
            store.corpus.set_note(f"some {act}", "x" * (MUCH // 40))
            store.state.apply("some", [Setting("some", str(act), "x" * (MUCH // 40))])
        assert pages() - held < MUCH


def test_an_act_after_a_rest_keeps_few_pages_again(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        with store.batch():
            store.corpus.set_note("much", "x" * MUCH)
        store.rest()
        held = pages()
        store.corpus.set_note("much", "y" * MUCH)
        assert pages() - held < MUCH // 2


def test_what_was_written_stands_in_its_place_once_a_store_rests(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        with store.batch():
            store.corpus.set_note("much", "x" * MUCH)
        assert not holds(tmp_path / "index.db", MUCH)
        store.rest()
        assert holds(tmp_path / "index.db", MUCH)


def pages() -> int:
    """Give the bytes of pages that all connections hold in memory."""
    return sum(one.status(apsw.SQLITE_DBSTATUS_CACHE_USED)[0] for one in apsw.connections())


def holds(file: Path, letters: int) -> bool:
    return file.stat().st_size > letters


def test_a_store_that_is_closed_rests(tmp_path: Path) -> None:
    store = open_store(tmp_path, keyer)
    store.corpus.set_note("some", "thing")
    store.close()
    store.rest()


def test_a_store_that_rests_goes_on(store: Store) -> None:
    store.rest()
    with store.batch():
        store.rest()
        store.corpus.set_note("some", "thing")
    assert store.corpus.note("some") == "thing"
