from string import ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.model import Tier
from briefings.names.compare import compare_words
from briefings.names.spelling.keys import keys, text_keys
from briefings.names.spelling.readings import (
    consonants_in,
    consonants_of,
    skeleton,
    skeletons,
)


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("Holovko", "Golovko"),
        ("Holovko", "Головком"),
        ("Karpov", "Karpovem"),
        ("Karpov", "Karpow"),
        ("William", "Bill"),
        ("Tereshchenko", "Tereszczenko"),
        ("Tereshchenko", "Tereschenko"),
        ("Tereshchenko", "Tershchenka"),
    ],
)
def test_spellings_of_one_name_share_a_key(asked: str, seen: str) -> None:
    assert set(keys(asked)) & set(keys(seen))


_LETTERS = st.sampled_from(
    "aeioukvgtsn" + "abcdefghijklmnopqrstuvwxyzäěščzhабвгдежзиіклмнорстуфхцчшщъьюя"
)


@example("nnsgean", 6, "")
@example("vgneevi", 5, "")
@example("pavel", 3, "")
@given(st.text(_LETTERS, min_size=5, max_size=9), st.integers(0, 8), st.text(_LETTERS, max_size=3))
def test_words_that_a_rule_joins_share_a_key(word: str, at: int, put: str) -> None:
    other = word[:at] + put + word[at + 1 :]
    if compare_words(word, other).tier.rank <= Tier.SURE.rank:
        assert set(keys(word)) & set(keys(other))


def test_what_is_no_word_has_no_key() -> None:
    assert keys("2025") == ()
    assert keys("") == ()
    assert keys("a" * 200_000) == ()


@given(st.lists(st.text("abdegikmnorstuvz@", min_size=1, max_size=8), max_size=8))
def test_readings_put_through_the_tables_together_have_the_skeleton_of_each(
    several: list[str],
) -> None:
    assert skeletons(several) == list(map(skeleton, several))


@example("Ooyo")
@example("Gooi")
@example("Ghazarianovou")
@example("Rzhevskiem")
@given(st.text(st.sampled_from("aeiouyhckszgwjtx" + ascii_lowercase), min_size=1, max_size=12))
def test_no_key_of_a_word_has_a_consonant_that_its_letters_deny(word: str) -> None:
    assert not any(consonants_of(key) & ~consonants_in(word) for key in text_keys(word))


def test_the_letters_of_most_words_deny_a_name() -> None:
    """Quicker than their keys do; in other scripts than Latin nothing is denied."""
    bones = consonants_of(text_keys("Tereshchenko")[0])
    assert bones & ~consonants_in("Parliament")
    assert not bones & ~consonants_in("Tereščenko")
    assert not bones & ~consonants_in("Парламент")
