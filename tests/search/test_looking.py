"""Words of a text found without cutting all of it are those that cutting it finds."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.model import Briefing, Edit, Span, TitleKind
from briefings.search.forms import Forms
from briefings.search.shown import Shown, Text, shown_text, text_of
from briefings.text.fold import fold_word, small_letters
from briefings.text.indexed import index_words

TEXTS = st.text("aбВs'’ʼ _.2ßéE\u0301\n", max_size=40)
POSSESSIVES = st.lists(st.sampled_from(["a's", "a’s", "A'S", "s", "'s", "a", "2's-s", "a'ss"]))
"""Of which a phrase may begin behind what is shown of a word or within it."""
WORDS = st.text("aбвs'2éß", min_size=1, max_size=3).map(fold_word)


def briefing(text: str, edits: tuple[Edit, ...] = ()) -> Briefing:
    return Briefing(
        id="1",
        text=text,
        blocks=(),
        edits=edits,
        title="",
        title_kind=TitleKind.STATED,
        title_span=None,
        dating=None,
        publisher=None,
        publisher_span=None,
        language="en",
    )


def met(text: Text, form: Forms, count: int = 1) -> Iterator[list[Shown]]:
    for _, row in text.rows(form, count):
        if form.match(row[0].folded, row[0].written):
            yield row


@given(st.one_of(TEXTS, POSSESSIVES.map(" ".join)), WORDS, st.booleans(), st.integers(1, 3))
@example("2's s", "2", False, 2)
def test_the_quick_way_finds_the_same_words(
    text: str, word: str, prefix: bool, count: int
) -> None:
    form = Forms(word, word, prefix, {})
    story = briefing(text)
    quick = text_of(story, counted=False, in_rows=False)
    assert list(met(quick, form, count)) == list(met(shown_text(story), form, count))


@given(TEXTS, TEXTS, st.sampled_from(["saé", "aбsa"]), WORDS, st.booleans())
def test_glued_words_are_met_as_they_are_shown(
    before: str, after: str, glued: str, word: str, prefix: bool
) -> None:
    text = f"{before} {glued}{after}"
    span = Span(len(before) + 1, len(before) + 1 + len(glued))
    story = briefing(text, (Edit(span, glued, f"{glued[:2]} {glued[2:]}", "glued"),))
    form = Forms(word, word, prefix, {})
    quick = text_of(story, counted=False, in_rows=False)
    assert list(met(quick, form)) == list(met(shown_text(story), form))


@given(TEXTS)
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    small = small_letters(text)
    if small is not None:
        assert len(small) == len(text)
        assert all(word in small for word in index_words(text))


@given(st.one_of(TEXTS, POSSESSIVES.map(" ".join)), WORDS, st.booleans(), st.integers(1, 3))
def test_a_long_text_has_the_same_words_piece_by_piece(
    text: str, word: str, prefix: bool, count: int
) -> None:
    form = Forms(word, word, prefix, {})
    story = briefing(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefings.search.shown.A_PIECE", 4)
        quick = text_of(story, counted=False, in_rows=False)
        assert list(met(quick, form, count)) == list(met(shown_text(story), form, count))


def test_a_long_text_is_looked_through_no_further_than_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefings.search.shown.A_PIECE", 100)
    read: list[str] = []

    def noted(piece: str) -> str | None:
        read.append(piece)
        return small_letters(piece)

    monkeypatch.setattr("briefings.search.shown.small_letters", noted)
    form = Forms("needle", "needle", prefix=False, joined={})
    story = briefing("straw " * 60 + "needle " + "straw " * 1000)
    first = next(met(text_of(story, counted=False, in_rows=False), form))
    assert first[0].start == 360
    assert sum(map(len, read)) < 600
    stopped = text_of(story, counted=False, in_rows=False, cancelled=lambda: True)
    assert not list(met(stopped, form))
