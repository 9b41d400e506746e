"""The office beside a name: told of the name it touches, and of nobody else."""

import pytest

from briefings.library.people.roles import role_beside
from briefings.model import EntityKind
from briefings.names.entities import find_mentions
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import briefing


def roles(text: str, language: str) -> dict[str, str]:
    """Give the role of each person named in a text."""
    one = briefing(text, language)
    named = [m for m in find_mentions(one, Gazetteer([])) if m.kind is EntityKind.PERSON]
    spans = [mention.span for mention in named]
    return {mention.text: role_beside(one, mention, spans) for mention in named}


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "The head of the delegation, Anna Halloran, and the President's special "
            "representative, Robert Fairbanks, reported on it.",
            "en",
            {
                "Anna Halloran": "head of the delegation",
                "Robert Fairbanks": "President's special representative",
            },
        ),
        (
            "He met U.S. Secretary of State Anna Halloran.",
            "en",
            {"Anna Halloran": "U.S. Secretary of State"},
        ),
        (
            "White House spokeswoman Anna Halloran said so.",
            "en",
            {"Anna Halloran": "White House spokeswoman"},
        ),
        (
            "Anna Halloran, ambassador of Peru to the U.S., said so.",
            "en",
            {"Anna Halloran": "ambassador of Peru to the U.S."},
        ),
        (
            "They met Anna Halloran, Foreign Minister Robert Fairbanks and others.",
            "en",
            {"Anna Halloran": "", "Robert Fairbanks": "Foreign Minister"},
        ),
        ("They reported to the President To Anna Halloran details.", "en", {"Anna Halloran": ""}),
        ("Mr. Robert Fairbanks agreed.", "en", {"Robert Fairbanks": ""}),
        (
            "Про це заявив міністр закордонних справ Микола Головко.",
            "uk",
            {"Микола Головко": "міністр закордонних справ"},
        ),
        (
            "Премьер-министр приняла отставку Николая Головко.",
            "ru",
            {"Николая Головко": ""},
        ),
        (
            "Powiedział Mikołaj Hołowko, lider frakcji liberalnej.",
            "pl",
            {"Mikołaj Hołowko": "lider frakcji liberalnej"},
        ),
        (
            "Назвали Николая Головко, который был министром, и Петра Сойку.",
            "ru",
            {"Николая Головко": "", "Петра Сойку": ""},
        ),
    ],
)
def test_a_role_is_told_of_the_name_it_touches(
    text: str, language: str, told: dict[str, str]
) -> None:
    assert roles(text, language) == told
