"""The days that are stated, and those that are not settled."""

from briefings.model import AlertState, Certainty
from briefings.store.protocols import Ring, Store
from tests.store.making import (
    HERE,
    THERE,
    dating,
    days_ago,
    entry,
    fill,
    mention,
    name,
)


def test_stated_days_come_in_order_without_repeats(store: Store) -> None:
    fill(
        store.corpus,
        [
            entry(1, days_ago(1)),
            entry(2, days_ago(3)),
            entry(3, days_ago(1)),
            entry(4, dated=dating(days_ago(9), Certainty.INFERRED)),
            entry(5),
        ],
    )
    fill(store.corpus, [entry(6, days_ago(7))], THERE)
    assert store.corpus.stated_days(HERE) == [days_ago(3), days_ago(1)]
    assert store.corpus.stated_days(THERE) == [days_ago(7)]
    assert store.corpus.stated_days("/none") == []


def test_the_unsettled_are_those_that_tell_of_a_day_and_state_none(store: Store) -> None:
    guess = dating(days_ago(9), Certainty.INFERRED)
    christmas, new_year = 32 * 12 + 25, 32 + 1
    fill(
        store.corpus,
        [
            entry(3, days=[christmas]),
            entry(1, dated=guess, days=[christmas, new_year]),
            entry(2, days_ago(1), days=[christmas]),
            entry(4),
        ],
    )
    assert store.corpus.unsettled(HERE, {christmas, new_year}) == [name(1), name(3)]
    assert store.corpus.unsettled(HERE, {new_year}) == [name(1)]
    assert store.corpus.unsettled(HERE, set()) == []
    assert store.corpus.unsettled(THERE, {christmas}) == []
    store.corpus.remove([name(1)])
    assert store.corpus.unsettled(HERE, {new_year}) == []


def test_what_ends_before_a_day_becomes_old(store: Store) -> None:
    long = dating(days_ago(9), until=days_ago(5))
    ring = Ring("list", "Ada", (0,), "Ada spoke.")
    fill(
        store.corpus,
        [
            entry(1, days_ago(6), mentions=[mention("Ada")], rings=[ring]),
            entry(2, dated=long),
            entry(3),
        ],
    )
    fill(store.corpus, [entry(4, days_ago(6))], THERE)
    store.corpus.age(HERE, days_ago(5))
    read = {line.id: line.read for line in store.corpus.lines([HERE, THERE], 0, 9)}
    assert read == {name(1): True, name(2): False, name(3): False, name(4): False}
    assert store.corpus.unread([HERE]) == 2
    assert store.corpus.rings([HERE])[0].state is AlertState.OLD
    aged = store.corpus.entry(name(1))
    assert aged is not None
    assert aged.old
