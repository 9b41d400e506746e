"""Headings are kept until one of them changes, by whomever."""

from pathlib import Path

import pytest

from briefings.store.open import open_store
from briefings.store.protocols import Store
from tests.store.making import HERE, days_ago, entry, fill, keyer, name


def test_headings_follow_every_change_of_them(store: Store) -> None:
    def told() -> list[tuple[str, int]]:
        return [(one.label, one.count) for one in store.corpus.groups([HERE])]

    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(1)), entry(3, days_ago(2))])
    assert (told(), store.corpus.unread([HERE])) == ([("", 2), ("", 1)], 3)
    store.corpus.flag({name(1): True}, {}, 1)
    assert (told(), store.corpus.unread([HERE])) == ([("", 2), ("", 1)], 2)
    store.corpus.flag({}, {name(1): 1, name(2): 2}, 2)
    assert (told(), store.corpus.unread([HERE])) == ([("pinned", 2), ("", 1)], 2)
    store.corpus.flag({name(2): True}, {name(2): 0}, 3)
    assert (told(), store.corpus.unread([HERE])) == ([("pinned", 1), ("", 1), ("", 1)], 1)
    store.corpus.remove([name(3)])
    assert (told(), store.corpus.unread([HERE])) == ([("pinned", 1), ("", 1)], 0)
    assert store.corpus.days([HERE]) == [days_ago(1)]


def test_what_is_read_changes_no_heading(tmp_path: Path) -> None:
    one, other = open_store(tmp_path, keyer), open_store(tmp_path, keyer)
    fill(one.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))])
    before, days = one.corpus.groups([HERE]), one.corpus.days([HERE])
    other.corpus.flag({name(1): True}, {}, 1)
    assert one.corpus.groups([HERE]) is before
    assert one.corpus.days([HERE]) is days
    other.corpus.remove([name(2)])
    assert [group.count for group in one.corpus.groups([HERE])] == [1]
    assert one.corpus.days([HERE]) == [days_ago(1)]
    one.close()
    other.close()


def test_headings_of_a_batch_that_came_to_nothing_are_forgotten(tmp_path: Path) -> None:
    store = open_store(tmp_path, keyer)
    fill(store.corpus, [entry(1, days_ago(1))])

    def come_to_nothing() -> None:
        with store.batch():
            fill(store.corpus, [entry(2, days_ago(2))])
            assert len(store.corpus.groups([HERE])) == len(store.corpus.days([HERE])) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        come_to_nothing()
    fill(store.corpus, [entry(3, days_ago(1))])
    assert [group.count for group in store.corpus.groups([HERE])] == [2]
    assert store.corpus.days([HERE]) == [days_ago(1)]
    store.close()
