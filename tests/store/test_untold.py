"""Copies that say more than what they are folded under, and that nothing unread leads to."""

from dataclasses import replace

from briefings.store.kinship import Kin
from briefings.store.protocols import Store
from tests.store.making import HERE, NOON, THERE, days_ago, entry, fill, name


def told(store: Store) -> list[str]:
    return list(store.corpus.untold([HERE]))


def test_an_unread_copy_that_says_more_is_told_of_once_the_other_is_read(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2), entry(3), entry(4, days_ago(1))])
    folded = [
        Kin(name(2), name(1), 9, 1),
        Kin(name(3), name(1), 9, 0),
        Kin(name(4), name(1), 9, 2),
    ]
    store.kinship.adopt(folded)
    assert told(store) == []
    store.corpus.flag({name(1): True}, {}, 1)
    assert sorted(told(store)) == [name(2), name(4)]
    assert store.corpus.unread([HERE]) == 0
    assert not store.corpus.untold([HERE], NOON)
    store.corpus.flag({name(2): True}, {name(4): 1}, 2)
    assert told(store) == []
    assert store.corpus.unread([HERE]) == 1
    store.corpus.flag({name(1): False, name(2): False}, {name(4): 0}, 3)
    assert told(store) == []


def test_the_copies_that_say_more_are_told_of_several_stories_at_once(store: Store) -> None:
    fill(store.corpus, [entry(number) for number in range(1, 8)])
    folded = [(2, 1, 1), (3, 1, 0), (5, 4, 3), (7, 6, 1)]
    store.kinship.adopt([Kin(name(copy), name(head), 9, more) for copy, head, more in folded])
    assert sorted(store.kinship.fresh([name(1), name(4), name(2)])) == [name(2), name(5)]
    assert not store.kinship.fresh([])


def test_what_is_folded_under_something_old_is_told_of_and_an_old_copy_is_not(
    store: Store,
) -> None:
    fill(store.corpus, [replace(entry(1), old=True), entry(2), replace(entry(3), old=True)])
    fill(store.corpus, [entry(4)], THERE)
    store.kinship.adopt([Kin(name(one), name(1), 9, 1) for one in (2, 3, 4)])
    assert told(store) == [name(2)]
    # Where what it is folded under is not listed, it is a row of its own.
    assert store.corpus.untold([THERE]) == []
    assert store.corpus.unread([THERE]) == 1


def test_of_very_many_unread_copies_the_same_is_told(store: Store) -> None:
    many = range(2, 1_010)
    fill(store.corpus, [entry(1), *(entry(one) for one in many)])
    store.kinship.adopt([Kin(name(one), name(1), 9, one % 2) for one in many])
    store.corpus.flag({name(1): True}, {}, 1)
    assert sorted(told(store)) == sorted(name(one) for one in many if one % 2)
