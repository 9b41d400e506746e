"""What diplomats write before a family name, and the `&` between two."""

import pytest

from briefings.model import Tier
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing, watch
from tests.names.meeting import met


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("HR/VP Holovko will travel today.", "en"),
        ("VP/HR Holovko will travel today.", "en"),
        ("A/S Holovko will travel today.", "en"),
        ("SE Holovko met him there.", "en"),
        ("NSDC Sec Holovko met them.", "en"),
        ("Secy Holovko told us so.", "en"),
        ("H.E. Holovko welcomed the guests.", "en"),
        ("H. E. Mr Holovko welcomed the guests.", "en"),
        ("M.Holovko a dit non.", "fr"),
        ("S.E. M. Holovko a dit non.", "fr"),
    ],
)
def test_a_short_title_is_neither_a_given_name_nor_initials(text: str, language: str) -> None:
    assert met("Ostap Holovko", text, language) == [("Holovko", "likely")]


def test_a_full_name_behind_an_excellency_is_exact() -> None:
    text = "Words by H.E. Ostap Holovko."
    assert met("Ostap Holovko", text) == [("Ostap Holovko", "exact")]


@pytest.mark.parametrize("watched", ["S.E. Marlowe", "Susan Marlowe", "Susan Edith Marlowe"])
def test_letters_of_an_excellency_are_the_watched_initials(watched: str) -> None:
    text = "S.E. Marlowe met Alex Marlowe. Alex Marlowe left."
    assert [name for name, _ in met(watched, text)] == ["S.E. Marlowe"]


def test_letters_of_an_excellency_are_initials_beside_other_watches() -> None:
    both = Gazetteer([watch("Robert Marlowe"), watch("Susan Marlowe")])
    (found,) = both.find(briefing("They met S.E. Marlowe in Rome."))
    assert (found.watch.name, found.tier) == ("Susan Marlowe", Tier.SURE)


@pytest.mark.parametrize("text", ["JT Holovko said no.", "Marlowe/JT Holovko said no."])
def test_other_capitals_are_initials(text: str) -> None:
    assert met("JT Holovko", text) == [("JT Holovko", "exact")]
    assert met("Ostap Petro Holovko", text) == []


def test_an_alias_of_capitals_with_a_slash_is_met_whole_and_beside_the_name() -> None:
    one = watch("Olena Holovko", aliases=("HR/VP",))
    assert met(one, "HR/VP Holovko said no.") == [("HR/VP", "exact"), ("Holovko", "likely")]
    assert met(one, "The VP said no.") == []


@pytest.mark.parametrize(
    ("text", "rings"),
    [
        ("Holovko & Marlowe landed on Monday.", True),
        ("They met Marlowe & Holovko.", True),
        ("Ann Marlowe & Holovko landed.", True),
        ("He works at Marlowe & Holovko.", False),
        ("The Marlowe & Holovko deal was signed.", False),
        ("Marlowe & Holovko Bank said so.", False),
        ("Holovko & Co said so.", False),
        ("They sold shares of Holovko & Holovko.", False),
        ("Holovko&Marlowe said so.", False),
    ],
)
def test_two_people_may_be_told_with_the_sign_of_a_firm(text: str, *, rings: bool) -> None:
    assert met("Ostap Holovko", text) == ([("Holovko", "likely")] if rings else [])
