"""What a query leaves out goes while it is typed just as it goes when it is finished."""

from itertools import product

import pytest

from briefings.errors import QueryError
from briefings.search import Search
from briefings.store.memory import MemoryStore
from tests.search.inbox import SOURCE, ask, briefing, ids, library

CROWD = [briefing(f"Mr. H{a}n{b}t{c}v came to Lima.") for a, b, c in product("aeiouy", repeat=3)]
HNATOV = briefing("General Gnatov came to Lima.")
HAND = briefing("Lima lends a hand.")
QUIET = briefing("Nothing but Oslo, and no hnat.")


@pytest.fixture(scope="module")
def crowded() -> MemoryStore:
    return library([*CROWD, HNATOV, HAND, QUIET])


@pytest.mark.parametrize(
    "query",
    [
        "(lima OR oslo) -hnatov",
        "lima -hand -hnatov",
        "-hnatov",
        "(lima -hnatov) OR (oslo -hand)",
        'lima -"mr hnatov" came',
        "lima -(mr hnatov)",
    ],
)
def test_no_letter_of_a_query_hides_what_its_finished_words_show(
    crowded: MemoryStore, query: str
) -> None:
    for end in range(1, len(query) + 1):
        begun = query[:end]
        try:
            finished = set(ask(crowded, begun, 500).ids)
        except QueryError:
            continue
        assert finished <= set(ask(crowded, begun, 500, typing=True).ids), begun
    assert set(ask(crowded, query, 500, typing=True).ids) == set(ask(crowded, query, 500).ids)


def test_a_word_left_out_is_no_beginning_while_it_is_typed(crowded: MemoryStore) -> None:
    assert ids(HAND) <= set(ask(crowded, "lima -ha", 500, typing=True).ids)
    for whole in ("lima -hand", "lima -ha*"):
        assert not ids(HAND) & set(ask(crowded, whole, 500, typing=True).ids)


@pytest.mark.parametrize("query", ["lima -hnatov", "-hnatov"])
def test_what_is_left_out_is_looked_for_again_where_that_was_cut_short(
    crowded: MemoryStore, query: str
) -> None:
    answers = iter([True, True])
    cut = Search(crowded)(query, [SOURCE], limit=500, cancelled=lambda: next(answers, False))
    assert (cut.ids, cut.complete) == ((), False)
    while not cut.complete:
        cut.grow(500)
    assert set(cut.ids) == set(ask(crowded, query, 500).ids)
