"""What is written together, and what others see of it meanwhile: threads and other processes."""

from pathlib import Path
from threading import Thread

import pytest

from briefings.store.protocols import Store, Words
from tests.settled import settled_as
from tests.store.making import HERE, days_ago, document, entry, fill, listed, name, opened


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)

    def fail() -> None:
        with store.batch():
            fill(store.corpus, [entry(1)])
            store.index.put([document(1, "river")])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert listed(store) == []
    assert store.index.find(Words(("river",)), limit=9) == []
    fill(store.corpus, [entry(2)])
    assert listed(store) == [2]
    store.close()


def test_others_see_a_batch_when_it_is_done(tmp_path: Path) -> None:
    store, other = opened(tmp_path), opened(tmp_path)
    seen = []
    with store.batch():
        fill(store.corpus, [entry(1)])
        thread = Thread(target=lambda: seen.append(listed(store)))
        thread.start()
        thread.join()
        seen.append(listed(other))
    seen.append(listed(other))
    assert seen == [[], [], [1]]
    store.close()
    other.close()


def test_a_heading_kept_in_memory_follows_other_processes(tmp_path: Path) -> None:
    store, other = opened(tmp_path), opened(tmp_path)
    for number in range(5):
        fill(store.corpus, [entry(number, days_ago(number))])
        assert len(other.corpus.groups([HERE])) == number + 1
        settled_as(other.corpus, {"a": (str(number), "A")})
        assert store.corpus.entities() == {"a": (str(number), "A")}
    store.close()
    other.close()


def test_a_row_that_was_read_before_is_never_an_older_one(tmp_path: Path) -> None:
    store, other = opened(tmp_path), opened(tmp_path)
    fill(store.corpus, [entry(number) for number in range(40)])

    def seen(of: Store) -> list[tuple[bool, bool]]:
        lines = of.corpus.lines_of([HERE], [name(39), name(1)])
        entries = [of.corpus.entry(line.id) for line in lines]
        return [
            (line.read, bool(one and one.old)) for line, one in zip(lines, entries, strict=True)
        ]

    assert seen(store) == seen(other) == [(False, False)] * 2
    store.corpus.flag({name(1): True}, {}, 1)
    assert seen(store) == seen(other) == [(False, False), (True, False)]
    with store.batch():
        store.corpus.put([entry(39, old=True)])
        assert seen(store) == [(True, True), (True, False)]
        assert seen(other) == [(False, False), (True, False)]
    assert seen(other) == seen(store) == [(True, True), (True, False)]
    other.corpus.drop_origins([f"{HERE}/1.txt"])
    assert seen(store) == seen(other) == [(True, True)]
    assert not store.corpus.lines_of(["/elsewhere"], [name(39)])
    store.close()
    other.close()


def test_searches_go_on_while_another_thread_writes(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.index.put([document(0, "river")])

    def write() -> None:
        for number in range(1, 60):
            with store.batch():
                fill(store.corpus, [entry(number, days_ago(number))])
                store.index.put([document(number, "river", day=days_ago(number))])

    thread = Thread(target=write)
    thread.start()
    counts = []
    while thread.is_alive():
        counts.append(len(store.index.find(Words(("river",)), limit=99)))
        listed(store)
    thread.join()
    assert counts == sorted(counts)
    assert len(store.index.find(Words(("river",)), limit=99)) == 60
    store.close()
