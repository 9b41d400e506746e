"""Two names are told to be one where an alert takes them so."""

import pytest

from briefings.match import ReasonKind
from briefings.names.calling import calls


@pytest.mark.parametrize(
    ("a", "b", "tier"),
    [
        ("Henri Lambert", "Lambert", "likely"),
        ("Lambert", "Henri Lambert", "likely"),
        ("Henri Lambert", "Henri", "no"),
        ("Henri Lambert", "Lombard", "no"),
        ("Ostap Holovko", "Головка", "likely"),
        ("Henri Lambert", "Lambert Roux", "no"),
    ],
)
def test_a_family_name_alone_is_what_it_would_ring_as(a: str, b: str, tier: str) -> None:
    told = calls(a, b).tier
    assert told.value == tier if tier != "no" else not told.joins


def test_the_reason_says_that_only_the_family_name_stands_there_from_the_first_to_the_second() -> (
    None
):
    last = calls("Lambert", "Henri Lambert").reasons[-1]
    assert (last.kind, last.left, last.right) == (
        ReasonKind.SURNAME_ONLY,
        "Lambert",
        "Henri Lambert",
    )
