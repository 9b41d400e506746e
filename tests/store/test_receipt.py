"""What a library gets that was stocked before there was any: lists by receipt, cards, counts."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw

from briefings.model import EntityKind, Order
from briefings.store.open import open_store
from briefings.store.protocols import Count, Entry, Narrow, Sought
from tests.store.making import (
    HERE,
    NOON,
    THERE,
    days_ago,
    document,
    entry,
    fill,
    keyer,
    mention,
    name,
)


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


def test_a_library_without_the_indexes_for_cards_gets_them(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [entry(1, days_ago(-400), mentions=[mention("Ada")])])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        db.execute("DROP INDEX ahead; DROP INDEX calling")
    with closing(open_store(tmp_path, keyer)) as store:
        told = store.corpus.naming(EntityKind.PERSON, ["ada"])
        assert told.ahead == told.every == Count(1, 1)
        assert store.corpus.called("nobody") == set()


def in_ukrainian(number: int) -> Entry:
    made = entry(number)
    return replace(made, briefing=replace(made.briefing, language="uk"))


def test_a_library_without_a_count_of_languages_is_counted_and_stays_so(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [entry(1), entry(2), in_ukrainian(3)])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        for one in ("speaks", "speaks_no_more", "speaks_otherwise"):
            db.execute(f"DROP TRIGGER {one}")
        db.execute("DROP TABLE spoken")
    with closing(open_store(tmp_path, keyer)) as store:
        assert store.corpus.languages() == {"en": 2, "uk": 1}
        fill(store.corpus, [in_ukrainian(1), in_ukrainian(4)])
        store.corpus.remove([name(3)])
        assert store.corpus.languages() == {"en": 1, "uk": 2}


def by(publisher: str, one: Entry) -> Entry:
    return replace(one, briefing=replace(one.briefing, publisher=publisher))


def test_a_library_that_does_not_know_its_publishers_is_looked_through_once(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [entry(1), by("Herald", entry(2)), by("Herald", entry(3))])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        db.execute("DROP TABLE publisher; DROP TABLE published")
    heralds = Narrow(publishers=((("Herald",), True),))
    with closing(open_store(tmp_path, keyer)) as store:
        assert sorted(store.corpus.publishers()) == ["", "Herald"]
        assert store.corpus.narrowed([HERE], heralds, limit=9) == [name(2), name(3)]
        fill(store.corpus, [by("Herald", entry(1)), by("Post", entry(2)), entry(3)])
        assert sorted(store.corpus.publishers()) == ["", "Herald", "Post"]
        assert store.corpus.narrowed([HERE], heralds, limit=9) == [name(1)]


def test_a_key_that_another_program_made_free_is_somebody_elses_next(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [by("Post", entry(1)), by("Herald", entry(2))])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        key = db.execute("SELECT key FROM briefing WHERE id = ?", (name(2),)).get
        db.execute("DELETE FROM body WHERE key = ?", (key,))
        db.execute("DELETE FROM briefing WHERE key = ?", (key,))
    with closing(open_store(tmp_path, keyer)) as store:
        assert list(store.corpus.publishers()) == ["Post"]
        fill(store.corpus, [by("Times", entry(3))])
        assert sorted(store.corpus.publishers()) == ["Post", "Times"]


def test_what_a_program_wrote_that_knew_of_no_publishers_is_noted_when_it_is_opened_again(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [by("Herald", entry(1)), by("Herald", entry(2)), by("Post", entry(3))])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        db.execute("DELETE FROM published WHERE key = 1")
        db.execute("UPDATE briefing SET stated = stated WHERE key = 2")
        assert db.execute("SELECT sum(n) FROM publisher").get == 1
    with closing(open_store(tmp_path, keyer)) as store:
        assert sorted(store.corpus.publishers()) == ["Herald", "Post"]
        heralds = Narrow(publishers=((("Herald",), True),))
        assert store.corpus.narrowed([HERE], heralds, limit=9) == [name(1), name(2)]


def test_before_a_library_gets_what_it_lacks_it_is_said_of_how_many_briefings(
    tmp_path: Path,
) -> None:
    told: list[int] = []
    for lacks in ("", "DROP INDEX reading", "DROP TABLE publisher; DROP TABLE published", ""):
        with closing(open_store(tmp_path, keyer, told.append)) as store:
            fill(store.corpus, [entry(1), entry(2), entry(3)])
        with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
            db.execute(lacks)
    # Neither when it is made nor when it has all.
    assert told == [3, 3]


def test_a_library_without_what_properties_are_found_by_gets_it(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        fill(store.corpus, [entry(1, days_ago(1), old=True), entry(2), entry(3, days_ago(2))])
        fill(store.corpus, [entry(3, days_ago(2))], THERE)
        store.index.put([document(1, "river rain")])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        for index in ("reading", "undating", "stretching", "frequent"):
            db.execute(f"DROP INDEX {index}")
        for trigger in ("doubles", "doubles_otherwise", "doubles_no_more"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("DROP TABLE doubled")
    with closing(open_store(tmp_path, keyer)) as store:
        asked = [Narrow((("unread", False),)), Narrow((("undated", True),))]
        found = [store.corpus.narrowed([HERE], one, limit=9) for one in asked]
        assert found == [[name(1)], [name(2)]]
        assert store.corpus.narrowed([HERE], Narrow(start=days_ago(1)), limit=9) == [name(1)]
        assert [term.word for term in store.index.beginning("r", 9)] == ["rain", "river"]
        assert store.corpus.copied(9) == frozenset([name(3)])
        fill(store.corpus, [entry(2)], THERE)
        store.corpus.drop_origins([f"{THERE}/3.txt"])
        assert store.corpus.copied(9) == frozenset([name(2)])
