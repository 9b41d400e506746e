"""Watches that share a family name, each weighed as if it were alone."""

import pytest

from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing, watch

NAMES = ("Robert Halloran", "Anna Halloran", "R. Halloran", "Jean-Marie Halloran", "Halloran")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then Halloran left.", "en"),
        ("Then Robert Halloran left. Halloran said so.", "en"),
        ("Then Bob Halloran and Anna Halloran left.", "en"),
        ("Robert and Anna Halloran left.", "en"),
        ("Mrs Halloran left. Mr. Halloran stayed.", "en"),
        ("Later Anna R. Halloran left with Zoltan Halloran.", "en"),
        ("They met Halloran Robert, and Halloran Anna.", "hu"),
        ("Halloran, Robert; Halloran, Anna", "en"),
        ("Jean-Marie Halloran met the Hallorans' lawyer.", "en"),
        ("Tegnap Halloran Annával beszélt.", "hu"),
        ("Police Arrest Anna Halloran Over Bribes", "en"),
        ("Вчора Роберт Галлоран прибув. Анну Галлоран бачили.", "uk"),
        ("Роберта Галлорана бачили.", "uk"),
        ("halloransaid Halloransaid RobertHalloran", "en"),
        ("ByAnna Halloran. ZoltanHalloran left.", "en"),
    ],
)
def test_a_watch_meets_what_it_meets_alone(text: str, language: str) -> None:
    alone = {
        one for name in NAMES for one in Gazetteer([watch(name)]).find(briefing(text, language))
    }
    together = set(Gazetteer([watch(name) for name in NAMES]).find(briefing(text, language)))
    longest = {one.span for one in together}
    assert together == {one for one in alone if one.span in longest}
    assert together
