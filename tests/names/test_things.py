"""Watched names that are no person's: bodies and things, in any letters and endings."""

import pytest

from briefings.model import EntityKind
from briefings.names.entities import find_watched
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing, watch
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Excelsior hotel", "He stood outside the Excelsior hotel, and left.", "exact"),
        ("Excelsior hotel", "He stood outside the Excelsior Hotel.", "exact"),
        ("Excelsior hotel", "HE STOOD OUTSIDE THE EXCELSIOR HOTEL.", "exact"),
        ("Excelsior hotel", "He stood outside the Excelsior\nhotel.", "exact"),
        ("Excelsior hotel", "He saw the Excelsior hotel's door.", "exact"),
        ("Excelsior hotel", "They own two Excelsior hotels.", "sure"),
        ("Kometa missile", "They fired Kometa missiles.", "sure"),
        ("ghost fleet", "Ghost fleet tankers were seen.", "exact"),
        ("ghost fleet", "A ghost-fleet tanker was seen.", "exact"),
        ("ghost fleet", "We saw the ghost fleet.", "exact"),
        ("ceasefire", "They spoke of a ceasefire.", "exact"),
        ("Lindner Group", "Men of the Lindner group left.", "exact"),
        ("Öffentliches Amt", "Ein Sprecher des Öffentlichen Amtes sagte nein.", "sure"),
        ("Öffentliches Amt", "Die Sprecherin des Öffentlichen Amts sagte nein.", "sure"),
        ("теневой флот", "Они говорили о судах теневого флота.", "sure"),
    ],
)
def test_a_thing_is_met_in_any_letters_and_endings(watched: str, text: str, expected: str) -> None:
    language = "ru" if not watched.isascii() and "ф" in watched else "unknown"
    assert [tier for _, tier in met(watched, text, language)] == [expected]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Excelsior hotel", "He named it Excelsior; hotel guests left."),
        ("Excelsior hotel", "He named it Excelsior\n\nhotel guests left."),
        ("ghost fleet", "The ghost saw a fleet."),
        ("Lindner Group", "A lindner group of trees stood there."),
        ("will", "He will come."),
        ("Ostap Holovko", "He met ostap and said holovko."),
    ],
)
def test_words_that_are_not_the_thing_are_left_alone(watched: str, text: str) -> None:
    assert met(watched, text) == []


def test_a_person_watched_in_small_letters_is_met_as_a_person() -> None:
    text = "Ostap Holovko came. Holovko left."
    assert met("ostap holovko", text) == [("Ostap Holovko", "exact"), ("Holovko", "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "language", "met_as"),
    [
        ("holovko", "Golovko met them.", "en", "Golovko"),
        ("holovko", "Головко заявив, що так.", "uk", "Головко"),
        ("holovko", "Then NATO Golovko told them.", "en", "Golovko"),
        ("halloran", "Галлоран заявил.", "ru", "Галлоран"),
    ],
)
def test_one_word_in_small_letters_is_met_in_other_spellings_where_a_sentence_begins(
    watched: str, text: str, language: str, met_as: str
) -> None:
    assert [name for name, _ in met(watched, text, language)] == [met_as]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The R&D of it was short.", ["R&D"]),
        ("The R & D of it was short.", ["R & D"]),
        ("R. D. Holovko said no.", []),
        ("The R D junction was shut.", []),
        ("They wrote r&d, and R&d.", []),
    ],
)
def test_an_acronym_with_an_ampersand_is_met_with_it_and_in_capitals(
    text: str, expected: list[str]
) -> None:
    assert [name for name, _ in met("R&D", text)] == expected


def test_another_ending_is_told_as_such() -> None:
    (found,) = find("Kometa missile", "They fired Kometa missiles.")
    assert [(one.kind.value, one.right) for one in found.reasons] == [
        ("ending", "Kometa missiles")
    ]


def test_a_watched_thing_is_nobody() -> None:
    (mention,) = find_watched(
        briefing("They fired the Kometa missile."), Gazetteer([watch("Kometa missile")])
    )
    assert mention.kind is EntityKind.ORG


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("DBK", "ДБК затримала двох.", "uk", [("ДБК", "likely")]),
        ("ДБК", "The DBK said no.", "en", [("DBK", "likely")]),
        ("HUM", "ГУМ МО повідомило.", "uk", [("ГУМ", "likely")]),
        ("DBK", "DBKs Chef sagte nein.", "de", [("DBK", "likely")]),
        ("DbK", "Die DBK verlor.", "de", [("DBK", "exact")]),
        ("DbK", "DIE DBK GEWINNT WIEDER", "de", [("DBK", "exact")]),
        ("DbK", "Das Programm der DbKs war lang.", "de", [("DbK", "likely")]),
        ("DbK", "ДбК затримала двох.", "uk", [("ДбК", "likely")]),
        ("DbK", "Jane Dbk came. Dbk left.", "en", []),
        ("DbK", "Die DbK verlor.", "de", [("DbK", "exact")]),
        ("DbK", "They wrote dbk.", "en", []),
        ("DBK", "НОВА ДБК ПОЧАЛА РОБОТУ", "uk", []),
        ("DK", "Вчера ДК закрыли.", "ru", []),
        ("DBK", "ДПК затримала двох.", "uk", []),
    ],
)
def test_an_acronym_is_met_in_the_letters_of_another_script_and_in_capitals(
    watched: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, language) == expected


def test_an_acronym_is_nobody() -> None:
    (mention,) = find_watched(briefing("The DbK said no."), Gazetteer([watch("DbK")]))
    assert mention.kind is EntityKind.ORG


@pytest.mark.parametrize(
    ("watched", "text", "language", "rings"),
    [
        ("Orbis Bank", "Die Lindner Bank fiel.", "de", False),
        ("Orbis Bank", "Orbis Bank fell. The Bank said so.", "en", True),
        ("Valdor Commission", "The Election Commission said no.", "en", False),
        ("Valdor Commission", "The General Commission said no.", "en", False),
        ("Valdor Commission", "The VA Commission said no.", "en", True),
        ("Valdor Commission", "The Valdor Union Commission said no.", "en", True),
        ("Valdor Triangle", "The Triangle met.", "en", True),
        ("Red Bay Fleet", "Valdor's Northern Fleet sailed.", "en", False),
        ("Red Bay Fleet", "Valdor's Fleet sailed.", "en", True),
        ("Lindner Group", "Группа спорила.", "ru", False),
        ("Lindner Group", "Группа Линднера спорила. Группа ушла.", "ru", True),
        ("Excelsior hotel", "Hotel guests left.", "en", False),
    ],
)
def test_the_last_word_of_a_things_name_does_not_ring_for_another_thing(
    watched: str, text: str, language: str, *, rings: bool
) -> None:
    assert bool(met(watched, text, language)) is rings


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("NATO", "Nato said no.", "en", [("Nato", "exact")]),
        ("NATO", "The NATO chief left.", "en", [("NATO", "exact")]),
        ("NATO", "Natos chef sade nej.", "sv", [("Natos", "sure")]),
        ("UNESCO", "Dit sei ein Fall für die Unesco.", "de", [("Unesco", "exact")]),
        ("NATO", "Nato a Torino nel 1950, disse di no.", "it", []),
        ("DOD", "The DoD said no.", "en", [("DoD", "exact")]),
        ("IS", "He left. Is he coming back?", "en", []),
        ("US", "Us first, they said.", "en", []),
        ("WHO", "Who said so? Nobody.", "en", []),
        ("IT", "It rained. iT did.", "en", []),
    ],
)
def test_an_acronym_is_met_as_a_word_only_where_it_is_said_as_one(
    watched: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, language) == expected
