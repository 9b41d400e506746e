"""Words that are joined or not, without a score for those that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Tier
from briefings.names.compare import compare_words, join_words

_LETTERS = st.text("abdeghiklmnorstuvwyzéšč", min_size=1, max_size=10)
_WORDS = (
    "Hnatov", "Gnatov", "Ignatov", "Umerov", "Umarov", "Umerow", "Умеров", "Умєрова",
    "Stefanishyna", "Stefanyschyna", "Kushner", "Kuschnir", "George", "Джорджа", "Pavel", "Pavla",
    "Trump", "Turmp", "ترامب", "כהן", "Cohen", "May", "x", "Kallas", "Whiteová", "White",
)  # fmt: skip


@pytest.mark.parametrize("asked", _WORDS)
@pytest.mark.parametrize("seen", _WORDS)
def test_what_joins_words_is_told_as_by_a_comparison(asked: str, seen: str) -> None:
    told, compared = join_words(asked, seen), compare_words(asked, seen)
    assert told == compared if compared.tier is not Tier.NO else told.tier is Tier.NO


@given(_LETTERS, _LETTERS)
def test_any_two_words_are_joined_as_they_compare(asked: str, seen: str) -> None:
    told, compared = join_words(asked, seen), compare_words(asked, seen)
    assert told == compared if compared.tier is not Tier.NO else told.tier is Tier.NO


@given(_LETTERS, st.integers(0, 9), st.sampled_from("aeiouhgkvwysz"))
def test_a_word_and_one_letter_otherwise_are_joined_as_they_compare(
    word: str, at: int, letter: str
) -> None:
    other = word[:at] + letter + word[at + 1 :]
    told, compared = join_words(word, other), compare_words(word, other)
    assert told == compared if compared.tier is not Tier.NO else told.tier is Tier.NO
