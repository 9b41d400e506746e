"""Two given names and one family name: both persons are met."""

import pytest

from briefings.model import ReasonKind
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing, watch
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He met Ostap and Olena Holovko there.", "en", ["Ostap"]),
        ("He met Ostap & Olena Holovko there.", "en", ["Ostap"]),
        ("Then Taras, Ostap, and Olena Golovko left.", "en", ["Ostap"]),
        ("Brothers Ostap R. and Taras Holovko left.", "en", ["Ostap"]),
        ("Вчора Остап та Олена Головки приїхали.", "uk", ["Остап"]),
        ("Он встретил Остапа и Елену Головко.", "ru", ["Остапа"]),
        ("He met Olena and Ostap Holovko there.", "en", ["Ostap Holovko"]),
        ("He met Taras and Olena Holovko there.", "en", []),
        ("He met Elton Ostap and Olena Holovko there.", "en", []),
        ("He met Ostap Umerov and Olena Holovko there.", "en", []),
        ("He saw Ostap, and Olena Umerov left.", "en", []),
    ],
)
def test_who_shares_the_family_name_behind_an_and_is_met(
    text: str, language: str, expected: list[str]
) -> None:
    assert [written for written, _ in met("Ostap Holovko", text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ostap and Zorvanka Holovko left before the press came.", "en"),
        ("Gestern reisten Ostap und Zorvanka Holovko ab.", "de"),
        ("Ostap og Zorvanka Holovko rejste hjem.", "da"),
        ("Ostap och Zorvanka Holovko reste hem.", "sv"),
        ("Ostap et Zorvanka Holovko ont quitté la ville.", "fr"),
        ("Ostap y Zorvanka Holovko salieron.", "es"),
    ],
)
def test_the_other_given_name_of_a_couple_need_not_be_a_known_one(
    text: str, language: str
) -> None:
    assert met("Ostap Holovko", text, language) == [("Ostap", "likely")]


def test_an_office_behind_an_and_is_no_given_name() -> None:
    assert met("Ostap Holovko", "He met Ostap and Minister Zorvanka Holovko there.") == []


def test_a_shared_family_name_is_told() -> None:
    (found,) = find("Ostap Holovko", "He met Ostap and Olena Golovko there.")
    assert found.tier.value == "likely"
    assert [(one.kind, one.left, one.right) for one in found.reasons] == [
        (ReasonKind.ROMANISATION, "Holovko", "Golovko"),
        (ReasonKind.SHARED, "Holovko", "Golovko"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Francis Holovko", "Then Pope Francis and Olena Holovko left.", "en"),
        ("Charles Holovko", "Then King Charles and Camilla Holovko left.", "en"),
        ("William Holovko", "Then Prince William and Kate Holovko left.", "en"),
        ("Paul Holovko", "It is by St. Paul and Jane Holovko.", "en"),
        ("Felipe Holovko", "El rey Felipe y Pedro Holovko llegaron.", "es"),
        ("Santiago Holovko", "Peace between Santiago and Pedro Holovko.", "en"),
    ],
)
def test_a_king_and_a_place_share_nobodys_family_name(name: str, text: str, language: str) -> None:
    assert met(name, text, language) == []


def test_whoever_has_shared_a_family_name_is_met_by_it_alone() -> None:
    text = "He met Ostap and Olena Holovko there. Then Holovko left."
    assert met("Ostap Holovko", text) == [("Ostap", "likely"), ("Holovko", "likely")]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Annemarie Halloran", "Anne Marie Halloran"),
        ("Min Jung Halloran", "Minjung Halloran"),
        ("Saifullah Halloran", "Saif Ullah Halloran"),
    ],
)
def test_who_is_written_otherwise_as_a_whole_is_met_beside_a_watched_namesake(
    watched: str, text: str
) -> None:
    for names in (["Omid Halloran", watched], [watched, "Omid Halloran"]):
        found = Gazetteer([watch(name) for name in names]).find(briefing(f"{text} spoke."))
        assert [(one.watch.name, one.span.of(text)) for one in found] == [(watched, text)]
