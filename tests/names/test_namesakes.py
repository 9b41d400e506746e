"""Others of a watched family name in one text, and words that only look like their given names."""

import pytest

from tests.names.meeting import met


def _rings(watched: str, text: str, language: str = "en") -> list[str]:
    return [name for name, tier in met(watched, text, language) if tier != "maybe"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Halloran's brother Oskar Halloran left for Kotka.", "en"),
        ("Halloran came with his son Oskar Halloran to the talks.", "en"),
        ("Halloran spoke first. His wife, Ellen Halloran, sat behind him.", "en"),
        ("Gestern kam Halloran. Sein Bruder Oskar Halloran blieb zu Hause.", "de"),
        ("Gestern kam Halloran. Seine Frau Erika Halloran blieb zu Hause.", "de"),
        ("Hier war Halloran. Ihr Mann Oskar Halloran blieb zu Hause.", "de"),
        ("Halloran était là. Son mari Oskar Halloran est resté.", "fr"),
        ("Halloran talade. Hans fru Ellen Halloran stannade.", "sv"),
        ("Halloran left early. His Brother Oskar Halloran stayed on.", "en"),
        ("Halloran stayed.\n\nHalloran's Son Oskar Halloran Wins Vote", "en"),
    ],
)
def test_a_relative_does_not_silence_what_was_said_before(text: str, language: str) -> None:
    assert _rings("Robert Halloran", text, language)[:1] == ["Halloran"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Halloran war da. Das sagte Frau Erika Halloran gestern.", "de"),
        ("Halloran was there. So far, Oskar Halloran has not said why.", "en"),
        ("Halloran was there. They want to make Oskar Halloran an envoy.", "en"),
        ("Halloran stood there. The mass was said by Father Oskar Halloran.", "en"),
        ("Halloran was there. Those who came: Anna Mari, Oskar Halloran and others.", "en"),
        ("Halloran je bio tu. Tako, veli Oskar Halloran, ne ide.", "hr"),
        ("Halloran estaba. Se fueron sin Oskar Halloran.", "es"),
    ],
)
def test_a_title_or_a_common_word_makes_no_relative(text: str, language: str) -> None:
    assert _rings("Robert Halloran", text, language) == []


def test_what_is_said_after_a_relative_may_be_theirs() -> None:
    text = "Her husband Oskar Halloran waited outside. Halloran said he was tired."
    assert _rings("Robert Halloran", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Halloran was remembered there. Foreign Minister Halloran laid a wreath.",
        "Oskar Halloran was his father. EU foreign policy chief Halloran wept.",
    ],
)
def test_a_family_name_behind_an_office_is_no_namesakes_without_one(text: str) -> None:
    assert _rings("Robert Halloran", text) == ["Halloran"]


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Halloran spoke in Kotka. Halloran said he was old.",
        "Former minister Oskar Halloran spoke in Kotka. Minister Halloran said he was old.",
    ],
)
def test_who_is_named_in_full_is_meant_by_the_family_name(text: str) -> None:
    assert _rings("Robert Halloran", text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ask Halloran.", "en"),
        ("Call Halloran ASAP", "en"),
        ("Poor Halloran", "en"),
        ("Re Halloran: he lands at nine.", "en"),
        ("Nobody Likes Halloran", "en"),
        ("Discours Halloran", "fr"),
        ("Lieber Halloran,\n\nes bleibt dabei.", "de"),
    ],
)
def test_a_word_with_the_capital_of_its_place_is_no_given_name(text: str, language: str) -> None:
    assert _rings("Robert Halloran", text, language) == ["Halloran"]


@pytest.mark.parametrize(
    "text",
    [
        "Brakov Fires Halloran\n\nPresident Brakov dismissed his envoy. Halloran had no comment.",
        "Sweden Names Halloran\n\nThe new commander is General Halloran, the office said.",
        "Republicans Blast Halloran\n\nThe critics named the envoy. Halloran denied it.",
        "They spoke of Halloran.\n\nThank Halloran, said others.",
    ],
)
def test_such_a_word_silences_nothing_else(text: str) -> None:
    assert "Halloran" in _rings("Robert Halloran", text)[-1:]


@pytest.mark.parametrize(
    "text",
    [
        "Quorbel Halloran left for Kotka on Sunday.",
        "We met Quorbel Halloran. Quorbel Halloran.",
        "Oskar Halloran.",
    ],
)
def test_somebody_elses_full_name_stays_theirs(text: str) -> None:
    assert _rings("Robert Halloran", text) == []
