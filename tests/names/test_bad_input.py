import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Tier
from briefings.names.calling import calls
from briefings.names.compare import compare, compare_words
from briefings.names.context import Text
from briefings.names.gazetteer import Gazetteer
from briefings.names.pairs.parse import parse
from briefings.names.spelling.keys import keys
from briefings.names.spelling.slips import swaps
from tests.names.briefings import watch

BAD = {
    "nothing": "",
    "blanks": " \t\n",
    "one letter": "a",
    "digits": "20251122",
    "200,000 letters": "a" * 200_000,
    "200,000 letters of a pattern": "abcdefghij" * 20_000,
    "100,000 letters of another script": "щ" * 100_000,
    "100,000 signs": "漢" * 100_000,
    "many words": "ab " * 70_000,
    "as many words as are compared": "ab " * 66,
    "initials": "A. " * 66,
    "letters read in many ways": "ch" * 100,
    "10,000 combining marks": "e" + "\u0301" * 10_000,
    "combining marks out of order": "e" + "\u0301\u0323" * 5_000,
    "mixed scripts": "Каrpov Гnatov ქართ",
    "emoji": "😀👩‍👩‍👧 🏳️‍🌈",
    "right to left": "بن سلمان",
    "right to left, overridden": "\u202eKarpov\u202c",
    "commas": "," * 100_000,
    "apostrophes": "'" * 100_000,
    "hyphens": "a-" * 50_000,
    "possessives": "a's " * 20_000,
    "no characters": "\ud800 \x00",
}
SECONDS = 10.0
"""Of a processor, of which what is not linear takes far more; the machine has other work."""


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_is_no_name_gets_a_clear_answer_at_once(text: str) -> None:
    start = time.process_time()
    for other in ("Ostap Holovko", text, text + "x", *BAD.values()):
        match = compare(text, other)
        assert 0.0 <= match.score <= 1.0
        assert bool(match.reasons) == (match.tier is not Tier.NO)
    compare_words(text, "Holovko")
    keys(text)
    calls(text, "Holovko")
    calls(f"Ostap {text}", "Holovko")
    Gazetteer([watch("Ostap Holovko")]).find_in(Text(f"ostap {text} holovko\nOstap {text}", "en"))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "sentence", ["sagte Wolf. ", "Wolf sagte das.\n", "Minister a. D. Wolf ging. "]
)
@pytest.mark.parametrize("name", ["Hans Wolf", "Wolf"])
def test_a_name_said_again_and_again_takes_linear_time(name: str, sentence: str) -> None:
    gazetteer, text = Gazetteer([watch(name)]), Text(sentence * 10_000, "de")
    start = time.process_time()
    assert len(gazetteer.find_in(text)) == 10_000
    assert time.process_time() - start < SECONDS


def test_a_given_name_said_again_and_again_takes_linear_time() -> None:
    gazetteer, start = Gazetteer([watch("Hans Martin")]), time.process_time()
    assert gazetteer.find_in(Text("Martin. " * 10_000, "de"))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "word", ["a" * 200_000, "A" * 200_000, "hyo" * 60_000, "аб" * 100_000, "مح" * 100_000]
)
def test_a_word_too_long_for_a_name_is_watched_and_met_in_linear_time(word: str) -> None:
    name, start = f"Kim {word}", time.process_time()
    assert not Gazetteer([watch(name)]).find_in(Text(f"Kim Jong-un met {name}x.", "en"))
    assert not swaps(word)
    assert time.process_time() - start < SECONDS


def test_what_is_too_long_for_a_name_is_still_itself() -> None:
    text = "Ostap " * 50_000
    assert compare(text, text.upper()).tier is Tier.EXACT
    assert compare(text, text + "Holovko").tier is Tier.NO


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    match = compare(a, b)
    assert 0.0 <= match.score <= 1.0
    assert bool(match.reasons) == (match.tier is not Tier.NO)
    assert all(word.text for word in parse(a).words)
