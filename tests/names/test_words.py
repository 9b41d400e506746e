"""Family names that are common words as well, met alone."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Ann Wood", "Wood prices rise, they said.", "en"),
        ("Ann Wood", "Wood smoke hung over the town.", "unknown"),
        ("Lia Green", "Green and yellow leaves fell.", "en"),
        ("Lia Green", "Green, brown and gold leaves fell.", "en"),
        ("Lia Green", "Green, but not ripe.", "en"),
        ("Ann Wood", "Wood-fired ovens are banned.", "en"),
        ("Ann Banks", "Banks were shut on Monday.", "en"),
        ("Ann Long", "Long after the vote they stayed.", "en"),
        ("Ada Strong", "Strong winds hit the coast.", "en"),
        ("Lia Green", "Green parties lost the vote.", "unknown"),
        ("Ann Snow", "SNOW STORMS HIT THE HILLS", "en"),
        ("Ann Short", "Short of Cash After the Vote", "en"),
        ("Tim Fox", "They saw the Fox leave.", "en"),
        ("Jim Marshal", "Then Marshal Torvald came late.", "en"),
        ("Max Richter", "Gestern hat der Richter das nicht gesagt.", "de"),
        ("Max Richter", "Gestern war der alte Richter krank.", "de"),
        ("Ida Engel", "Vom Himmel kam ein Engel.", "unknown"),
        ("Jan Wolf", "Ein Wolf wurde gesehen.", "de"),
        ("Eva Groß", "Groß gesetzte Worte fallen auf.", "de"),
        ("Eva Kurz", "Kurz vor Mitternacht kam er.", "de"),
        ("Ida Becher", "Der Becker war da.", "de"),
        ("Luc Noir", "Noir comme le chat de la voisine.", "fr"),
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
        ("Ann Wood", "Wood was in Oslo on Monday.", "en"),
        ("Ann Wood", "Wood is what they need.", "unknown"),
        ("Ann Wood", "Wood declined to answer.", "en"),
        ("Ann Wood", "Wood became a judge.", "en"),
        ("Ann Wood", "Wood defends leaked memo", "en"),
        ("Ann Wood", "Wood facing calls to quit", "en"),
        ("Ann Wood", "Wood cancels visit", "en"),
        ("Ann Wood", "Wood survives vote", "en"),
        ("Ann Wood", "Wood in Oslo for talks", "en"),
        ("Ann Wood", "Wood and Torvald met in Oslo.", "en"),
        ("Ann Wood", "Wood and her aides left.", "en"),
        ("Ann Wood", "Wood won't run again.", "en"),
        ("Ann Wood", "Wood to Step Down as Envoy", "en"),
        ("Ann Wood", "Wood, the former judge, spoke.", "en"),
        ("Ann Wood", "Wood, a nurse, told them so.", "en"),
        ("Ann Wood", "Wood: no deal before May", "en"),
        ("Ann Wood", "Wood-led talks went on.", "en"),
        ("Ann Wood", "In a letter Wood asked for help.", "en"),
        ("Ann Wood", "After the dinner Wood flew home.", "en"),
        ("Eva Kurz", "Kurz ist zurückgetreten.", "de"),
        ("Eva Kurz", "Kurz wird angeklagt.", "de"),
        ("Eva Kurz", "Kurz reiste nach Oslo.", "de"),
        ("Eva Kurz", "Kurz, Chefin der Werft, ging.", "de"),
        ("Eva Kurz", "Kurz und Torvald trafen sich.", "de"),
        ("Eva Kurz", "Die angeklagte Kurz schwieg.", "de"),
        ("Luc Noir", "Noir est arrivé à Oslo.", "fr"),
        ("Luc Noir", "Noir s’est rendu à Oslo.", "fr"),
        ("Luc Noir", "Noir, ministre de la mer, a dit non.", "fr"),
        ("Ana Rojo", "Rojo viajó a Oslo.", "es"),
        ("Ana Rojo", "Rojo fue detenida.", "es"),
        ("Ana Rojo", "Rojo pide calma", "es"),
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
