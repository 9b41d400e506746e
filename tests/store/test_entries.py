"""Briefings and their origins: put, found, replaced and removed."""

from dataclasses import replace

import pytest

from briefings.model import BlockKind, Certainty, ScanStatus
from briefings.store.protocols import AT_ONCE, Entry, Origin, Ring, Store
from tests.settled import settled_as
from tests.store.making import (
    HERE,
    THERE,
    dating,
    days_ago,
    entry,
    fill,
    listed,
    mention,
    name,
    origin,
)


def test_origins_may_be_known_before_the_briefing(store: Store) -> None:
    store.corpus.put_origins([origin(1)])
    store.corpus.put([entry(1, days_ago(1))])
    assert listed(store) == [1]


def test_a_briefing_without_an_origin_leaves_every_list_but_can_be_read(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(1))])
    store.corpus.drop_origins([f"{HERE}/1.txt", "/never/seen"])
    assert listed(store) == [2]
    assert store.corpus.groups([HERE])[0].count == 1
    assert store.corpus.unread([HERE]) == 1
    assert store.corpus.entry(name(1)) == entry(1, days_ago(1))


def test_a_briefing_whose_file_comes_back_is_listed_again(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.drop_origins([f"{HERE}/1.txt"])
    store.corpus.put_origins([origin(1, path=f"{HERE}/moved.txt")])
    assert listed(store) == [1]


def test_a_file_that_holds_another_text_now_takes_its_line_along(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))])
    store.corpus.put_origins([origin(2, path=f"{HERE}/1.txt")])
    assert listed(store) == [2]
    assert [one.raw_path for one in store.corpus.origins_of(name(2))] == [
        f"{HERE}/1.txt",
        f"{HERE}/2.txt",
    ]


def test_a_briefing_put_again_is_replaced(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))])
    again = entry(1, days_ago(3), mentions=[mention("Ada Lovelace")])
    store.corpus.put([again])
    assert listed(store) == [2, 1]
    assert store.corpus.entry(name(1)) == again


def test_of_two_in_one_batch_the_later_holds(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.put([entry(1, days_ago(2)), entry(1, days_ago(3))])
    assert store.corpus.groups([HERE])[0].day == days_ago(3)


def test_a_removed_briefing_is_gone_everywhere(store: Store) -> None:
    ring = Ring("list", "Ada", (0,), "Ada spoke.")
    fill(store.corpus, [entry(1, days_ago(1), mentions=[mention("Ada")], rings=[ring])])
    store.corpus.remove([name(1), name(2)])
    assert listed(store) == []
    assert store.corpus.entry(name(1)) is None
    assert not store.corpus.groups([HERE])
    assert not store.corpus.rings([HERE])
    assert not list(store.corpus.spellings())
    assert not store.corpus.matching("", 9)


def test_a_removed_briefing_can_come_back(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.remove([name(1)])
    store.corpus.put([entry(1, days_ago(1))])
    assert listed(store) == [1]


def test_an_entry_comes_back_as_it_was_given(store: Store) -> None:
    given = entry(
        1,
        dated=dating(days_ago(4), Certainty.INFERRED),
        mentions=[mention("Ада", full="Ада Лавлейс", where=BlockKind.QUOTE, watches=("Ada",))],
        rings=[Ring("list", "Ada", (0,), "“Ада” spoke.", old=True)],
        old=True,
    )
    store.corpus.put([given])
    assert store.corpus.entry(name(1)) == given
    assert store.corpus.entry(name(2)) is None
    assert store.corpus.briefings([name(2), name(1)]) == {name(1): given.briefing}


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    fill(store.corpus, [entry(number) for number in (0x12, 0x10, 0x20)])
    assert store.corpus.matching(name(0x10)[:-1], 9) == [name(0x10), name(0x12)]
    assert store.corpus.matching("", 2) == [name(0x10), name(0x12)]
    assert store.corpus.matching("x", 9) == []


def test_origins_come_by_path(store: Store) -> None:
    store.corpus.put_origins([origin(2), origin(1), origin(3, THERE)])
    assert [one.raw_path for one in store.corpus.origins(HERE)] == [
        f"{HERE}/1.txt",
        f"{HERE}/2.txt",
    ]
    assert [one.source for one in store.corpus.origins()] == [THERE, HERE, HERE]


def test_an_origin_comes_back_as_it_was_given(store: Store) -> None:
    odd = Origin("/news/\udcff\n.txt", HERE, "", 0, -1, ScanStatus.QUARANTINED, "no \udcfe text")
    store.corpus.put_origins([origin(1), odd])
    store.corpus.put_origins([odd])
    assert odd in list(store.corpus.origins(HERE))
    store.corpus.drop_origins([odd.raw_path])
    assert odd not in list(store.corpus.origins(HERE))


def test_origins_are_known_by_their_stamps(store: Store) -> None:
    there = origin(1)
    packed = replace(origin(2), briefing="", reason="")
    gone = replace(origin(3), status=ScanStatus.GONE, reason="it is gone")
    store.corpus.put_origins([there, packed, gone, origin(4, THERE)])
    assert store.corpus.stamps(HERE) == {
        there.raw_path: (10, 20, True, False),
        packed.raw_path: (10, 20, False, False),
        gone.raw_path: (-1, 20, True, True),
    }


def test_a_source_may_have_any_name(store: Store) -> None:
    source = "/\udcff'\"; --"
    fill(store.corpus, [entry(1)], source)
    assert listed(store, [source]) == [1]


def test_ten_thousand_files_may_hold_one_text(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.put_origins([origin(1, path=f"{HERE}/copy{n}.txt") for n in range(9_999)])
    (line,) = store.corpus.lines([HERE], 0, 5)
    assert line.origins == 10_000


def test_notes_are_kept(store: Store) -> None:
    assert store.corpus.note("rules") == ""
    store.corpus.set_note("rules", "one")
    store.corpus.set_note("rules", "two")
    assert store.corpus.note("rules") == "two"
    assert store.corpus.flagged == 0


@pytest.mark.parametrize("word", ["entities", "flagged"])
def test_a_note_may_have_any_name(store: Store, word: str) -> None:
    store.corpus.set_note(word, "mine")
    assert store.corpus.flagged == 0
    assert store.corpus.entities() == {}
    assert store.corpus.note(word) == "mine"


def test_a_batch_sees_what_it_did(store: Store) -> None:
    with store.batch():
        fill(store.corpus, [entry(1, days_ago(1))])
        assert listed(store) == [1]
        store.corpus.flag({}, {name(1): 1}, 1)
        assert store.corpus.groups([HERE])[0].label == "pinned"
        settled_as(store.corpus, {"a": ("b", "c")})
        assert store.corpus.entities() == {"a": ("b", "c")}
        with store.batch():
            fill(store.corpus, [entry(2, days_ago(2))])
    assert listed(store) == [1, 2]


def of_characters(number: int, count: int, letter: str) -> Entry:
    made = entry(number, mentions=[mention("Ada")])
    return replace(made, briefing=replace(made.briefing, text=letter * count))


@pytest.mark.parametrize("letter", ["a", "д", "語", "𐍈"])
@pytest.mark.parametrize(
    ("count", "is_long"), [(AT_ONCE, False), (AT_ONCE + 1, True), (150_000, True), (9, False)]
)
def test_a_text_of_many_characters_is_none_for_which_a_key_waits(
    store: Store, letter: str, count: int, is_long: bool
) -> None:
    """However many bytes a character takes."""
    given = of_characters(2, count, letter)
    store.corpus.put([entry(1), given])
    every = [name(1), name(2), name(3)]
    for _ in range(2):
        found = store.corpus.briefings(every, at_once=True)
        assert [*found] == ([name(1)] if is_long else [name(1), name(2)])
        assert store.corpus.entry(name(2), at_once=True) == (None if is_long else given)
    assert store.corpus.entry(name(1), at_once=True) == entry(1)
    assert store.corpus.entry(name(3), at_once=True) is None
    assert store.corpus.briefings(every)[name(2)] == given.briefing
    assert store.corpus.entry(name(2)) == given


def test_a_text_that_grew_is_a_long_one_from_then_on(store: Store) -> None:
    for count in (9, 2 * AT_ONCE, 9):
        given = of_characters(1, count, "a")
        store.corpus.put([given])
        assert store.corpus.entry(name(1), at_once=True) == (given if count == 9 else None)
