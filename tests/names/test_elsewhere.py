"""Bodies and places are met by the names that other languages have for them."""

import pytest

from briefings.model import ReasonKind, Tier
from briefings.names.compare import compare
from briefings.names.lists import sections
from briefings.names.spelling.elsewhere import elsewhere
from tests.names.applied import holds
from tests.names.briefings import watch
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Hezbollah", "The group Hizbullah said no.", "en", "Hizbullah"),
        ("Hezbollah", "Die Hisbollah sagte nein.", "de", "Hisbollah"),
        ("Hezbollah", "رفض حزب الله الاقتراح.", "ar", "حزب الله"),
        ("Hezbollah", "ארגון חיזבאללה סירב.", "he", "חיזבאללה"),
        ("Hamas", "רק חמאס סירב.", "he", "חמאס"),
        ("Kremlin", "В Кремле молчат.", "ru", "Кремле"),
        ("Kharkiv", "Harkovassa kuultiin räjähdyksiä.", "fi", "Harkovassa"),
        ("Kharkiv", "Explosiones en Járkov.", "es", "Járkov"),
        ("White House", "Der Chef des Weißen Hauses kam.", "de", "Weißen Hauses"),
        ("Nord Stream", "Взрыв «Северного потока».", "ru", "Северного потока"),
        ("IAEA", "Глава МАГАТЭ прибыл.", "ru", "МАГАТЭ"),
        ("Киев", "Explosions in Kyiv.", "en", "Kyiv"),
        ("Kyiv", "Потяг їде до Києва щодня.", "uk", "Києва"),
        ("Kharkiv", "У Харкові відкрили міст.", "uk", "Харкові"),
        ("Lviv", "We Lwowie otwarto most.", "pl", "Lwowie"),
        ("Transnistria", "Придністров’я мовчить.", "uk", "Придністров’я"),
        ("Myanmar", "У М’янмі тихо.", "uk", "М’янмі"),
        ("Prague", "W Pradze pada śnieg.", "pl", "Pradze"),
        ("Finland", "Suomessa sataa lunta.", "fi", "Suomessa"),
        ("Vienna", "Delegacja wróciła z Wiednia.", "pl", "Wiednia"),
        ("Germany", "Прем'єр прибув до Німеччини.", "uk", "Німеччини"),
        ("China", "Delegacja wróciła z Chin.", "pl", "Chin"),
        ("Saudi Arabia", "Послы покинули Саудовскую Аравию.", "ru", "Саудовскую Аравию"),
    ],
)
def test_a_body_or_place_is_met_by_another_languages_name_of_it(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("NATO", "Nato a Torino nel 1950, disse di no.", "it"),
        ("Hezbollah", "إن شاء الله غدا.", "ar"),
        ("Hezbollah", "الله أكبر", "ar"),
        ("Nord Stream", "Потока нет.", "ru"),
        ("Moscow", "La mosca voló.", "es"),
        ("China", "Chin up, he said.", "en"),
        ("Kyiv", "Kev sold his Kiva shares.", "en"),
        ("Kiev", "The Chief of Staff left.", "en"),
        ("Kiew", "Chef Meier ging.", "de"),
        ("Lviv", "Anna Lvova-Marek said no.", "en"),
        ("Netherlands", "Jane Holland said so.", "en"),
        ("Rome", "Roma families live there.", "en"),
        ("Russia", "Анна Росси сказала нет. Росси уехала.", "ru"),
        ("China", "Киты плавали у берега.", "ru"),
        ("Rome", "Roma und Sinti kamen.", "de"),
        ("Houthis", "Husi letí na jih.", "cs"),
    ],
)
def test_other_words_are_not_taken_for_it(watched: str, text: str, language: str) -> None:
    assert met(watched, text, language) == []


def test_the_other_name_and_its_case_are_told() -> None:
    (found,) = find("Kharkiv", "В Харькове тихо.", "ru")
    assert [(one.left, one.right) for one in found.reasons] == [
        ("Kharkiv", "Харьков"),
        ("Харьков", "Харькове"),
    ]
    assert found.reasons[0].kind is ReasonKind.SPELLING
    assert all(map(holds, found.reasons))


def test_what_a_watch_must_not_ring_for_is_left_out_of_the_other_names() -> None:
    assert (
        met(watch("Wagner Group", excluded=("Gruppe Wagner",)), "Die Gruppe Wagner.", "de") == []
    )


def test_two_names_of_one_thing_are_the_same_whichever_is_asked_for() -> None:
    for a, b in [("Kharkiv", "Járkov"), ("Járkov", "Kharkiv"), ("Hamas", "חמאס")]:
        assert compare(a, b).tier is Tier.SURE


def test_each_name_belongs_to_one_thing() -> None:
    names = [
        word.removesuffix(":").replace("_", " ")
        for lines in sections("elsewhere").values()
        for line in lines
        for word in line.split()
    ]
    assert all(name in elsewhere(other) for name in names for other in elsewhere(name)[:1])


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Paris", "השר הגיע אל פריז אתמול.", "he"),
        ("Beijing", "Die Achse Moskau-Peking hält.", "de"),
    ],
)
def test_what_is_no_given_name_before_it_leaves_a_place_a_place(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language)
