"""What is read, pinned and old, and how flags are kept."""

from briefings.store.protocols import Store
from tests.store.making import (
    HERE,
    days_ago,
    entry,
    fill,
    listed,
    name,
)


def test_what_is_read_is_not_counted_as_unread(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(1)) for number in range(3)])
    store.corpus.flag({name(1): True}, {name(2): 1}, 7)
    assert store.corpus.unread([HERE]) == 2
    assert [line.read for line in store.corpus.lines([HERE], 0, 9)] == [False, False, True]
    store.corpus.flag({name(1): False}, {}, 8)
    assert store.corpus.unread([HERE]) == 3
    assert store.corpus.flagged == 8


def test_what_is_old_is_not_counted_as_unread(store: Store) -> None:
    fill(store.corpus, [entry(1, old=True), entry(2)])
    assert store.corpus.unread([HERE]) == 1


def test_what_is_old_is_unread_when_that_was_said(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(8), old=True), entry(2, days_ago(8))])
    store.corpus.flag({name(1): False, name(2): False, name(3): False}, {}, 1)
    store.corpus.age(HERE, days_ago(7))
    fill(store.corpus, [entry(3, old=True)])
    assert store.corpus.unread([HERE]) == 3
    assert all(one.old for one in store.corpus.entries([name(1), name(2), name(3)]).values())
    store.corpus.flag({name(1): None}, {}, 2)
    assert [line.read for line in store.corpus.lines([HERE], 0, 9)] == [False, True, False]
    store.corpus.flag({}, {}, 3, whole=True)
    assert store.corpus.unread([HERE]) == 0


def test_pins_stand_on_top_newest_pin_first(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number)) for number in range(4)])
    store.corpus.flag({}, {name(1): 5, name(3): 9}, 1)
    assert listed(store) == [3, 1, 0, 2]
    groups = store.corpus.groups([HERE])
    assert [(group.day, group.label, group.first, group.count) for group in groups[:2]] == [
        (None, "pinned", 0, 2),
        (days_ago(0), "", 2, 1),
    ]
    store.corpus.flag({}, {name(3): 0}, 2)
    assert listed(store) == [1, 0, 2, 3]


def test_everything_may_be_pinned(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2)])
    store.corpus.flag({}, {name(1): 1, name(2): 2}, 1)
    assert listed(store) == [2, 1]
    assert len(store.corpus.groups([HERE])) == 1


def test_flags_wait_for_their_briefing(store: Store) -> None:
    store.corpus.flag({name(1): True}, {name(1): 3}, 4)
    fill(store.corpus, [entry(1), entry(2)])
    assert listed(store) == [1, 2]
    assert store.corpus.unread([HERE]) == 1


def test_a_flag_is_set_beside_the_other_and_in_many_at_once(store: Store) -> None:
    every = range(300)
    fill(store.corpus, [entry(number, days_ago(number % 7)) for number in every])
    store.corpus.flag({}, {name(1): 2, name(2): 1}, 1)
    read = {name(number): number % 3 > 0 for number in every}
    store.corpus.flag(read, {name(2): 0, name(9): 3}, 2)
    assert listed(store)[:2] == [9, 1]
    lines = store.corpus.lines_of([HERE], list(read))
    assert {line.id: line.read for line in lines} == read
    assert store.corpus.unread([HERE]) == 100
    store.corpus.flag(dict.fromkeys(read, True), {}, 3)
    assert store.corpus.unread([HERE]) == 0
    assert listed(store)[:2] == [9, 1]


def test_flags_outlive_a_briefing_that_is_replaced_or_removed(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(5)), entry(2, days_ago(1))])
    store.corpus.flag({}, {name(1): 3}, 4)
    store.corpus.put([entry(1, days_ago(6))])
    assert listed(store) == [1, 2]
    store.corpus.remove([name(1)])
    store.corpus.put([entry(1, days_ago(6))])
    assert listed(store) == [1, 2]


def test_a_whole_mirror_takes_away_what_it_does_not_name(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2), entry(3)])
    store.corpus.flag({name(1): True}, {name(2): 1}, 1)
    store.corpus.flag({name(3): True}, {}, 2, whole=True)
    assert listed(store) == [1, 2, 3]
    assert [line.read for line in store.corpus.lines([HERE], 0, 9)] == [False, False, True]


def test_nothing_was_flagged_at_first(store: Store) -> None:
    assert store.corpus.flagged == 0
