"""Family names that are common words as well, met alone."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Ann Wood", "Wood prices rise, they said.", "en"),
        ("Ann Wood", "Wood is what they need.", "unknown"),
        ("Lia Green", "Green parties lost the vote.", "unknown"),
        ("Ann Snow", "SNOW COVERS THE HILLS", "en"),
        ("Ann Short", "Short of Cash After the Vote", "en"),
        ("Tim Fox", "They saw the Fox leave.", "en"),
        ("Jim Marshal", "Then Marshal Torvald came late.", "en"),
        ("Max Richter", "Gestern hat der Richter das nicht gesagt.", "de"),
        ("Max Richter", "Gestern war der alte Richter krank.", "de"),
        ("Ida Engel", "Vom Himmel kam ein Engel.", "unknown"),
        ("Jan Wolf", "Ein Wolf wurde gesehen.", "de"),
        ("Eva Groß", "Groß ist die Not in der Stadt.", "unknown"),
        ("Ida Becher", "Der Becker war da.", "de"),
        ("Luc Noir", "Noir est le chat, et les autres sont blancs.", "unknown"),
        ("Ana Torre", "Ayer cayó la Torre de la villa.", "es"),
    ],
)
def test_a_word_that_begins_a_sentence_or_has_an_article_is_nobody(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Ann Wood", "Wood resigned on Friday.", "en"),
        ("Ann Wood", "Wood said the talks were over.", "unknown"),
        ("Ann Wood", "Mrs Wood left the house.", "unknown"),
        ("Ann Wood", "Wood, 54, is a nurse.", "en"),
        ("Ann Wood", "Wood, who left the party, spoke.", "en"),
        ("Ann Wood", "Wood's lawyer left.", "en"),
        ("Ann Wood", "They met Wood in the house.", "unknown"),
        ("Ann Wood", "The Wood government fell.", "en"),
        ("Jim Abbot", "Abbot denied it.", "en"),
        ("Max Richter", "Richter sagte, das sei nicht wahr.", "de"),
        ("Max Richter", "Gestern kam Minister Richter nach Ulm.", "de"),
        ("Max Richter", "Das Kabinett Richter ist am Ende.", "de"),
        ("Luc Noir", "Noir a dit que les autres sont là.", "fr"),
        ("Greta von der Heide", "Gestern sprach von der Heide zum Volk.", "de"),
        ("Ilkka Tervonen", "Tervonen left the house.", "unknown"),
        ("Ilkka Tervonen", "The Tervonen of old is gone.", "en"),
    ],
)
def test_what_a_person_does_or_is_called_tells_that_a_word_is_a_name(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language)


def test_a_word_rings_where_the_full_name_stands_in_the_text() -> None:
    assert met("Ann Wood", "Ann Wood came late. Wood is ill.") == [
        ("Ann Wood", "exact"),
        ("Wood", "sure"),
    ]
