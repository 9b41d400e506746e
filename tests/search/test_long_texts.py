"""A text that is longer than a key can wait for is looked through beside the keys."""

import pytest

from briefings.search.answer import Answer
from briefings.store.memory import MemoryStore
from tests.search.inbox import ask, briefing, library, words

LONG = briefing("The hearing began. " * 20 + "Hnatov spoke, and Gnatov said so.")
SHORT = briefing("Hnatov came.")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    monkeypatch.setattr("briefings.store.memory.corpus.AT_ONCE", 100)
    return library([LONG, SHORT])


def lines(answer: Answer) -> dict[str, str]:
    return {one: hit.snippet for one, hit in answer.glimpses([LONG.id, SHORT.id]).items()}


def test_while_typing_a_long_text_has_its_line_once_it_was_looked_through(
    store: MemoryStore,
) -> None:
    answer = ask(store, "hnatov", typing=True)
    assert set(answer.ids) == {LONG.id, SHORT.id}
    assert set(lines(answer)) == {SHORT.id}
    assert answer.hit(LONG.id) is None
    assert answer.is_rough
    answer.refine(lambda: True)
    assert set(lines(answer)) == {SHORT.id}
    answer.refine(lambda: False)
    assert not answer.is_rough
    assert lines(answer) == lines(ask(store, "hnatov"))
    hit = answer.hit(LONG.id)
    assert hit == ask(store, "hnatov").hit(LONG.id)
    assert hit is not None
    assert words(LONG, hit.spans) == ["Hnatov", "Gnatov"]


def test_of_a_long_text_that_is_only_listed_no_more_than_its_line_is_looked_for(
    store: MemoryStore,
) -> None:
    answer = ask(store, "hearing", typing=True)
    assert answer.glimpses([LONG.id]) == {}
    answer.refine(lambda: False)
    assert "hearing began" in answer.glimpses([LONG.id])[LONG.id].snippet
    assert answer.hit(LONG.id) is None
    assert answer.is_rough
    answer.refine(lambda: False)
    hit = answer.hit(LONG.id)
    assert hit is not None
    assert len(hit.spans) == 20


def test_what_is_not_typed_shows_long_texts_at_once(store: MemoryStore) -> None:
    answer = ask(store, "hnatov")
    assert set(lines(answer)) == {LONG.id, SHORT.id}
    assert not answer.is_rough


def test_a_long_text_that_is_opened_while_its_line_is_looked_for_is_looked_through_next(
    store: MemoryStore,
) -> None:
    answer = ask(store, "hearing", typing=True)
    assert answer.glimpses([LONG.id]) == {}
    answer.refine(lambda: answer.hit(LONG.id) is not None)
    assert "hearing began" in answer.glimpses([LONG.id])[LONG.id].snippet
    assert answer.is_rough
    answer.refine(lambda: False)
    assert not answer.is_rough
    hit = answer.hit(LONG.id)
    assert hit is not None
    assert len(hit.spans) == 20


def test_a_long_text_that_is_gone_is_not_looked_for_again_and_again(store: MemoryStore) -> None:
    answer = ask(store, "hearing", typing=True)
    assert answer.glimpses([LONG.id]) == {}
    store.corpus.remove([LONG.id])
    for _ in range(2):
        answer.refine(lambda: False)
        assert answer.glimpses([LONG.id]) == {}
    assert not answer.is_rough
    assert answer.hit(LONG.id) is None
