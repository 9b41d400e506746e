"""Text measured in cells."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.paint.cells import crop, cut, index_at, is_plain, tame, width, wrap

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        st.sampled_from(" e\u0301日本語、👩\u200d👍🏽\u00a0-"),
    ),
    max_size=120,
).map(tame)


@given(TEXTS, st.integers(1, 40))
def test_no_line_is_wider_than_it_may_be(text: str, cells: int) -> None:
    for start, end in wrap(text, cells):
        line = text[start:end]
        assert width(line) <= cells or len(line.strip()) <= 1 or cells == 1 or _is_one(line)


def _is_one(line: str) -> bool:
    """Whether a line is one wide character with what combines with it."""
    return sum(cell_len(char) > 0 for char in line) <= 2


@given(TEXTS, st.integers(1, 40))
def test_wrapping_loses_nothing_but_blanks(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    kept = "".join(text[start:end] for start, end in lines).replace(" ", "")
    assert kept == text.replace(" ", "")
    assert lines == sorted(lines)


@given(TEXTS, st.integers(0, 40))
def test_a_cut_text_fits(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= cells
    assert width(crop(text, cells)) <= cells


@given(TEXTS)
def test_where_an_index_is_a_column_every_character_takes_one_cell(text: str) -> None:
    if is_plain(text):
        assert width(text) == len(text) == cell_len(text)
        assert all(index_at(text, at) == at for at in range(len(text)))


def test_a_line_ends_at_a_word() -> None:
    text = "the quick brown fox"
    assert [text[start:end] for start, end in wrap(text, 10)] == ["the quick", "brown fox"]


def test_a_line_does_not_end_at_a_no_break_space() -> None:
    text = "on 5\u00a0December"
    assert [text[start:end] for start, end in wrap(text, 12)] == ["on", "5\u00a0December"]


def test_a_line_ends_between_wide_characters_but_not_before_their_full_stop() -> None:
    text = "日本語です。"
    assert [text[start:end] for start, end in wrap(text, 10)] == ["日本語で", "す。"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    text = "e\u0301" * 6
    assert [text[start:end] for start, end in wrap(text, 4)] == ["e\u0301" * 4, "e\u0301" * 2]


@pytest.mark.parametrize("text", ["日本", "👩\u200d👩\u200d👧", "e\u0301", "ﷺ"])
def test_a_wide_text_has_the_width_the_terminal_gives_it(text: str) -> None:
    assert width(text) == cell_len(text)


@given(st.text(max_size=80))
def test_a_tamed_text_keeps_its_offsets_and_has_no_control(text: str) -> None:
    tamed = tame(text)
    assert len(tamed) == len(text)
    assert not any(unicodedata.category(char) == "Cc" for char in tamed)
