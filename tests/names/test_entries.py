"""Names in lists of people, the family's first."""

import pytest

from tests.names.meeting import met

ROLL = "Present: Grant, Olga; Frost, Emil (Norway); Lund, Ida"


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Olga Grant", ROLL, "Grant, Olga"),
        ("Emil Frost", ROLL, "Frost, Emil"),
        ("Ida Lund", ROLL, "Lund, Ida"),
        ("Ida Lund", "Frost E., Lund I., Grant O.", "Lund I."),
        ("Emil Frost", "Participants: FROST Emil, LUND Ida.", "FROST Emil"),
        ("Lea von der Aue", "VON DER AUE Lea (Germany)", "VON DER AUE Lea"),
        ("Lea von der Aue", "von der Aue, Lea (Germany)", "von der Aue, Lea"),
        ("Eva dos Reis", "DOS REIS Eva (Brazil)", "DOS REIS Eva"),
    ],
)
def test_an_entry_of_a_list_is_a_full_name(watched: str, text: str, expected: str) -> None:
    assert [(one.rstrip("."), tier) for one, tier in met(watched, text)] == [
        (expected.rstrip("."), "sure")
    ]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Olga Halloran", "Halloran, Timo; Lund, Ida"),
        ("Olga Halloran", "Present: Halloran, Thorvald (Norway)"),
        ("Olga Halloran", "Participants: HALLORAN Thorvald, LUND Ida."),
        ("Olga Halloran", "Authors: Halloran T., Lund I."),
        ("Lea von der Aue", "VON DER AUE Karl (Germany)"),
    ],
)
def test_an_entry_of_another_given_name_is_another_person(watched: str, text: str) -> None:
    assert met(watched, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They named Lund, Halloran, Grant and others.",
        "Halloran, Helsinki; Lund, Oslo",
        "Halloran, Minister (Finland)",
        "For Halloran, Finland is home.",
        "After the vote, Halloran, Lund and Frost left; they were ill.",
        "HALLORAN Resigns",
        "HALLORAN QUITS, SAYS PARTY",
    ],
)
def test_what_stands_behind_a_comma_or_capitals_is_no_given_name_as_a_rule(text: str) -> None:
    assert [one for one, _ in met("Olga Halloran", text)] == [
        "HALLORAN" if "HALLORAN" in text else "Halloran"
    ]


@pytest.mark.parametrize(
    ("watched", "text", "name"),
    [
        (
            "Steve Torpwell",
            "In the room: Torpwell, Kessney (US); Umarenko, Yermasz (Ukraine).",
            "Torpwell",
        ),
        (
            "Oleh Umarenko",
            "In the room: Torpwell, Kessney (US); Umarenko, Yermasz (Ukraine).",
            "Umarenko",
        ),
        ("Oleh Umarenko", "UMARENKO Resigns, Kyiv Silent", "UMARENKO"),
        ("Oleh Umarenko", "Talks with Umarenko, Yermasz; no deal", "Umarenko"),
    ],
)
def test_two_family_names_beside_each_other_are_two_people(
    watched: str, text: str, name: str
) -> None:
    assert met(watched, text) == [(name, "likely")]
