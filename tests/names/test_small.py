"""Lines in small letters: a full name is met there, one word of it where all is written so."""

import pytest

from briefings.model import ReasonKind, Tier
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing, watch
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("name", "text", "language", "expected"),
    [
        ("Ostap Holovko", "ostap holovko said it was fine", "en", "ostap holovko"),
        ("Ostap Holovko", "yes ostap golovko's plan", "en", "ostap golovko"),
        ("Ostap Holovko", "Anna: ostap holovko left\n<petro> who?", "en", "ostap holovko"),
        ("Ostap Holovko", "He left.\nostap holovko left too", "en", "ostap holovko"),
        ("Ostap Holovko", "вчора зустрів остапа головка у києві", "uk", "остапа головка"),
        ("Ostap Holovko", "olena holovko said it was fine", "en", ""),
        ("Ostap Holovko", "He met ostap holovko there.", "en", "ostap holovko"),
        ("Ostap Holovko", "Mr Smith says ostap holovko is gone.", "en", "ostap holovko"),
        (
            "Ostap Holovko",
            "The news of Monday tell that\nostap holovko left",
            "en",
            "ostap holovko",
        ),
        ("Ostap Holovko", "He met olena holovko there.", "en", ""),
        ("Ostap Holovko", "He met ostap, and holovko there.", "en", ""),
        ("Bill Marsh", "Owners have to bill marsh farmers.", "en", ""),
        ("Rose Group", "The rose group of Kotka met.", "en", ""),
        ("Ostap Holovko", "Hi all\nostap holovko is coming\nok", "en", "ostap holovko"),
        ("Ostap Holovko", "Anna: Hi all\nPetro: ostap holovko comes", "en", "ostap holovko"),
        ("Ostap Holovko", "[9:30] Anna: Hi\n[9:31] Petro: ostap holovko?", "en", "ostap holovko"),
        ("Will Young", "will young people vote", "en", ""),
        ("Theresa Marsh", "i hope theresa marsh may come", "en", "theresa marsh"),
        ("Bill Marsh", "we have to bill marsh and fen owners", "en", ""),
        ("Sue Marsh", "you can sue marsh sellers", "en", ""),
        ("Rob Marsh", "they rob marsh farmers for a living", "en", ""),
        ("Bill Marsh", "they gave it to bill marsh", "en", "bill marsh"),
        ("Jack Reed", "he drew the jack reed and lost", "en", ""),
        ("Jack Reed", "yesterday jack reed lost", "en", "jack reed"),
        ("Grace Park", "the children played in grace park", "en", ""),
        ("Ostap Holovko", "the ostap holovko rally was fine", "en", "ostap holovko"),
        ("Grace Park", "yes grace park said so", "en", "grace park"),
        ("Ostap Holovko", "we believe in ostap holovko", "en", "ostap holovko"),
        ("Bill Marsh", "can bill marsh come", "en", "bill marsh"),
    ],
)
def test_a_full_name_in_a_line_of_small_letters_is_likely(
    name: str, text: str, language: str, expected: str
) -> None:
    assert met(name, text, language) == [(expected, "likely")] * bool(expected)
    assert Gazetteer([watch(name)]).may_name(text) or not expected


def test_the_small_letters_are_told_and_the_reasons_quote_the_text() -> None:
    (found,) = find("Ostap Holovko", "then ostap golovko left")
    assert found.tier is Tier.LIKELY
    assert [(one.kind, one.left, one.right) for one in found.reasons] == [
        (ReasonKind.ROMANISATION, "Holovko", "golovko"),
        (ReasonKind.SMALL_LETTERS, "Ostap Golovko", "ostap golovko"),
    ]


def test_a_text_may_have_lines_of_both_kinds() -> None:
    text = "Ostap Holovko said so.\n\nanna: who is ostap holovko"
    found = Gazetteer([watch("Ostap Holovko")]).find(briefing(text))
    assert [(one.span.of(text), one.tier.value) for one in found] == [
        ("Ostap Holovko", "exact"),
        ("ostap holovko", "likely"),
    ]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Ostap Holovko", "spoke to holovko. he says no."),
        ("Ostap Holovko", "call w holovko's office 10am"),
        ("Holovko", "holovko said no"),
        ("Ostap Holovko", "o. holovko said no"),
        (
            "Ostap Holovko",
            "Note number 1\n\n23 November 2026\n\ntalked to holovko ppl, ok for tue\n",
        ),
        ("Ostap Holovko", "[12:30] Anna: holovko said no\n[12:31] Bob: ok\n"),
    ],
)
def test_a_family_name_alone_is_likely_where_most_is_written_small(
    watched: str, text: str
) -> None:
    assert met(watched, text) in ([("holovko", "likely")], [("holovko's", "likely")])


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Ostap Holovko", "The minister said on Monday that holovko left."),
        (
            "Ostap Holovko",
            "The Minister of Ore came here.\nHe told us that this is so.\nholovko left\n",
        ),
        ("Ostap Holovko", "john holovko said no"),
        ("Ostap Holovko", "golovko said no"),
        ("Andy Baker", "the baker said no"),
        ("Ostap Holovko", "the holovko was here. ok then"),
        ("Ostap Holovko", "we saw a holovko at work. ok"),
        ("Ann Merck", "a march was held"),
        ("Lars Ekho", "ekho said no"),
    ],
)
def test_what_may_be_any_word_tells_nobody_alone(watched: str, text: str) -> None:
    assert met(watched, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "martti.hakala@example.org wrote.",
        "his brother wrote: martti_hakala said ok",
        "j.hakala@example.org wrote.",
        "see http://example.org/news/hakala-resigns.html ok",
        "see www.example.org/petri-hakala-resigns ok",
    ],
)
def test_anothers_handle_and_an_address_of_the_web_do_not_ring(text: str) -> None:
    assert met("Petri Hakala", text) == []


@pytest.mark.parametrize(
    "text", ["hakala@example.org wrote", "p.hakala@example.org wrote", "he left.hakala said no"]
)
def test_a_family_name_in_small_letters_rings_where_nobody_else_is_called(text: str) -> None:
    assert met("Petri Hakala", text) == [("hakala", "likely")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@petri_hakala wrote this.", ["petri_hakala"]),
        ("Write to petri.hakala@example.org soon.", ["petri.hakala"]),
        ("Write to petrihakala@example.org soon.", ["petrihakala"]),
        ("The tag #petrihakala was used.", ["petrihakala"]),
        ("The word petrihakala is none.", []),
        ("He saw @martti_hakala write to martti.hakala@example.org.", []),
        ("It will be petri. Hakala is a place.", []),
    ],
)
def test_a_handle_or_an_address_is_likely_whose_name_it_is(text: str, expected: list[str]) -> None:
    told = [name for name in met("Petri Hakala", text) if name[0] != "Hakala"]
    assert told == [(name, "likely") for name in expected]
