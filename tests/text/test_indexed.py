"""Words of a text that may be names side by side."""

import pytest

from briefings.text.indexed import index_pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Then Ostap Holovko came.", {("then", "ostap"), ("ostap", "holovko")}),
        ("He met O'Dell, and Łukasz Ćwik left.", {("łukasz", "ćwik")}),
        (
            "So Anna-Maria said to Se-jin there.",
            {("so", "anna"), ("anna", "maria"), ("se", "jin")},
        ),
        ("anna holovko, pro-government 5 May 2025", set()),
        ("ОСТАП ГОЛОВКО там", {("остап", "головко")}),
        ("قال أحمد الشرع اليوم", set()),
        ("ostap-Holovko and -- A--b -", set()),
        ("", set()),
    ],
)
def test_neighbours_with_capitals_are_told(text: str, pairs: set[tuple[str, str]]) -> None:
    assert index_pairs(text) == pairs


@pytest.mark.parametrize("piece", ["A ", "A-a", "A'", "A-", "A_", "-"])
def test_a_long_text_of_nothing_but_capitals_and_hyphens_is_read(piece: str) -> None:
    assert len(index_pairs(piece * 50_000)) < 4
