import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.segment import spelt


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Ivanov", "ivanov"),
        ("Ivanov's", "ivanov"),
        ("Ivanov’s", "ivanov"),
        ("Ministers'", "ministers"),
        ("O’Brien", "o'brien"),
        ("ІВАНОВ", "іванов"),
        ("Straße", "strasse"),
        ("Ваші́нгтон", "ваші́нгтон"),
        ("陳明華", "陈明华"),
        ("2025", "2025"),
        ("'s", "'s"),
    ],
)
def test_a_word_is_folded_to_what_the_index_stores(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_the_words_of_a_text_are_folded_in_order_and_repeats_are_kept() -> None:
    assert index_words("The minister's men, the Men.") == ["the", "minister", "men", "the", "men"]


@given(st.text(alphabet="aB'’‘`.- 1éßİΣσς漢字กяЇ\u0301\u200d\u00ad🙂\n²ǅ"))
def test_the_words_of_any_text_are_folded_as_each_is_by_itself(text: str) -> None:
    assert index_words(text) == list(map(fold_word, spelt(text)))


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_a_folded_word_folds_to_itself(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_composed_and_decomposed_letters_fold_alike(word: str) -> None:
    composed = fold_word(unicodedata.normalize("NFC", word))
    assert fold_word(unicodedata.normalize("NFD", word)) == composed
