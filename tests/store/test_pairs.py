"""Which words stand side by side, both with a capital, and in how many documents."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from briefings.store.open import open_store
from briefings.store.protocols import PAIRED, AnyOf, But, Document, Pair, Pairs, Plan, Store, Words
from tests.store.making import days_ago, document, keyer, name


def paired(number: int, *pairs: str) -> Document:
    """Give a document in which the words of some pairs stand, and another."""
    written = " ".join(pair.replace(" ", PAIRED) for pair in pairs)
    made = document(number, " ".join(["again", *pairs]), day=days_ago(number))
    return replace(made, pairs=written)


@pytest.fixture
def library(store: Store) -> Store:
    """Four documents, 1 the newest."""
    store.index.put(
        [
            paired(1, "ostap holovko", "anna holovko"),
            paired(2, "ostap holovko"),
            paired(3, "ostap holub"),
            paired(4),
        ]
    )
    return store


def test_what_stands_behind_some_words_is_told_with_its_documents(library: Store) -> None:
    assert sorted(library.index.behind(["ostap", "anna", "nobody"])) == [
        Pair("anna", "holovko", 1),
        Pair("ostap", "holovko", 2),
        Pair("ostap", "holub", 1),
    ]
    assert list(library.index.behind(["osta", "holovko"])) == []


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (Pairs((("ostap", "holovko"),)), [1, 2]),
        (Pairs((("anna", "holovko"), ("ostap", "holub"))), [1, 3]),
        (Pairs((("holovko", "ostap"),)), []),
        (Pairs(()), []),
        (But(Words(("ostap",)), Pairs((("ostap", "holovko"),))), [3]),
        (AnyOf((Pairs((("anna", "holovko"),)), Pairs((("ostap", "holub"),)))), [1, 3]),
    ],
)
def test_documents_are_found_by_a_pair(library: Store, plan: Plan, found: list[int]) -> None:
    assert library.index.find(plan, limit=9) == [name(one) for one in found]
    assert library.index.count(plan, 9) == len(found)


def test_a_document_that_is_gone_or_put_again_leaves_no_pair(library: Store) -> None:
    library.index.remove([name(3)])
    library.index.put([paired(2, "anna holub")])
    assert sorted(library.index.behind(["ostap", "anna"])) == [
        Pair("anna", "holovko", 1),
        Pair("anna", "holub", 1),
        Pair("ostap", "holovko", 1),
    ]


def test_no_beginning_of_a_word_finds_a_pair(library: Store) -> None:
    assert [one.word for one in library.index.beginning("o", 9)] == ["ostap"]
    assert library.index.find(Words(("h",), prefix=True), limit=9) == [
        name(1), name(2), name(3),
    ]  # fmt: skip


def test_an_index_without_pairs_says_so_and_is_kept(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        assert store.index.is_paired
        store.index.put([paired(1, "ostap holovko")])
    with closing(apsw.Connection(str(tmp_path / "index.db"))) as db:
        db.execute("DROP TABLE words_term; DROP TABLE unpaired")
    with closing(open_store(tmp_path, keyer)) as store:
        assert not store.index.is_paired
        assert store.index.count(Words(("ostap",)), 9) == 1
    with closing(open_store(tmp_path, keyer)) as store:
        assert not store.index.is_paired
