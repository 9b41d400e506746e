"""Names glued to what stands beside them."""

import pytest

from briefings.model import ReasonKind
from tests.names.meeting import find, met


def test_a_glued_word_is_called_glued_before_it_is_called_inflected() -> None:
    found = find("Holovko", "With Ostap Holovkowhich he met.")
    assert [reason.kind for reason in found[0].reasons] == [ReasonKind.GLUED]
    assert found[0].reasons[0].right == "Holovkowhich"


def test_two_letters_are_glued_only_where_the_name_stands_elsewhere() -> None:
    assert met("Karpov", "A man named Karpovhe came.") == []
    assert met("Karpov", "Karpov left. A man named Karpovhe came.") == [
        ("Karpov", "exact"),
        ("Karpov", "sure"),
    ]


@pytest.mark.parametrize(
    "text", ["The ABCHalloran fund.", "MichelHalloran left.", "He saw hallorAnna."]
)
def test_what_only_looks_glued_does_not_ring(text: str) -> None:
    assert met("Halloran" if "ABC" in text else "Michel", text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The ministerDanyloHrabovetsleft home.", "en", [("Hrabovets", "likely")]),
        ("Messrs Hrabovets and Senko met.", "en", [("Hrabovets", "likely")]),
    ],
)
def test_words_glued_on_both_sides_and_a_title_of_two_hide_no_name(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Danylo Hrabovets", text, language) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ostap Holovko", "OstapHolovko said no.", [("OstapHolovko", "sure")]),
        ("Ostap Holovko", "ByOstap Holovko", [("Ostap Holovko", "sure")]),
        ("Ostap Holovko", "МіністрОстап Головкосказав.", [("Остап Головко", "sure")]),
        ("Ostap Holovko", "saidHolovko in Ore.", [("Holovko", "likely")]),
        ("Ostap Holovko", "MinisterHolovko said no.", [("Holovko", "likely")]),
        ("Ostap Holovko", "MartinHolovko said no.", []),
    ],
)
def test_a_name_glued_to_its_given_name_or_behind_it_is_met_whole(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(name, text) == expected
