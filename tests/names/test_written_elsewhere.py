"""Names as the newspapers of other languages write, inflect and shorten them."""

import pytest

from briefings.model import Tier
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        # Arabic princes, by their fathers, in French, Turkish and German.
        ("Mohammed bin Salman", "Le prince ben Salmane vint.", "fr", "ben Salmane"),
        ("Karim al-Burhan", "Le général Karim Al-Bourhane vint.", "fr", "Karim Al-Bourhane"),
        ("Mohammed bin Salman", "Muhammed bin Selman geldi.", "tr", "Muhammed bin Selman"),
        ("Mohamed bin Zayed", "Mohammed bin Sajid kam.", "de", "Mohammed bin Sajid"),
        ("Abdel Karim el-Sisi", "Abdulkarim es-Sisi geldi.", "tr", "Abdulkarim es-Sisi"),
        ("Karim al-Sharaa", "Kerim eş-Şara geldi.", "tr", "Kerim eş-Şara"),
        ("Karim al-Shami", "Karim asz-Szami odmówił.", "pl", "Karim asz-Szami"),
        # What has `Allah` in it is two words in Arabic.
        ("Karim Nasrallah", "ألقى كريم نصر الله خطابا.", "ar", "كريم نصر الله"),
        ("Karim Nasrallah", "נסראללה נאם היום.", "he", "נסראללה"),
        # Genitives and plurals.
        ("Bundesfernmeldeamt", "Des Bundesfernmeldeamtes Chef kam.", "de", "Bundesfernmeldeamt"),
        ("NGO", "NGOs demand access.", "en", "NGO"),
        # An office that was not known as one is no given name.
        ("Yuri Holovkov", "Putins Berater Holowkow kam.", "de", "Holowkow"),
        ("Karol Derkach", "Doradca Derkach odmówił.", "pl", "Derkach"),
        ("Volker Türk", "UN-Hochkommissar Türk verurteilte das.", "de", "Türk"),
        # Who is called by a given name.
        ("Prabowo Hartanta", "President Prabowo said no.", "en", "Prabowo"),
        ("Anwar Hamidin", "Malaysia's Anwar hosts a summit.", "en", "Anwar"),
        ("Karim al-Burhan", "Sudan's Burhan rejects truce.", "en", "Burhan"),
    ],
)  # fmt: skip
def test_a_name_rings_as_another_language_writes_it(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert [name for name, _ in met(watched, text, language)] == [expected]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        # Namesakes in scripts without capitals.
        ("Mohammed bin Salman", "خالد بن سلمان زار واشنطن.", "ar"),
        ("Karim Barzani", "محمد بارزاني زار بغداد.", "ar"),
        ("Robert Halloran", "יאיר האלורן הגיע.", "he"),
        ("Kim Yo Jong", "Kim Jong Un inspected a shipyard.", "en"),
        # An entry of somebody else.
        ("Jean-Noël Barrot", "Barrot, Jacques, né en 1937, était ministre.", "fr"),
        # Who is called by a given name is nobody else of it.
        ("Prabowo Hartanta", "Prabowo Wijaya opened a shop.", "en"),
        ("Anwar Hamidin", "Anwar Sadat was shot.", "en"),
        # An adjective of a people's own, or of any thing.
        ("Péter Magyar", "Magyar Telekom raised its prices.", "en"),
        ("Péter Magyar", "Według Magyar Nemzet rząd milczy.", "pl"),
        ("Özgür Özel", "Özel sektör büyüdü.", "tr"),
        ("Özgür Özel", "Özel Harekat polisleri geldi.", "tr"),
        ("Ivan Holovkov", "Авианосец «Адмирал Головков» вернулся.", "ru"),
    ],
)
def test_what_is_somebody_or_something_else_does_not_ring(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Péter Magyar", "Magyar told reporters that he would win.", "en"),
        ("Özgür Özel", "Özel Ankara'da konuştu.", "tr"),
        ("Özgür Özel", "Özel bir açıklama yaptı.", "tr"),
        ("Péter Magyar", "Magyar Brüsszelbe utazott.", "hu"),
        ("Ivan Holovkov", "Адмирал Головков вернулся.", "ru"),
        ("Robert Halloran", "האלורן הגיע.", "he"),
        ("Volker Türk", "Верховный комиссар ООН Тюрк осудил удары.", "ru"),
        ("Ursula von der Leyen", "פון דר ליין הודיעה על כך.", "he"),
        ("Jean-Noël Barrot", "Barrot, Thomas et Roth arrivent.", "fr"),
    ],
)
def test_the_watched_one_still_rings(watched: str, text: str, language: str) -> None:
    assert len(met(watched, text, language)) == 1


def test_the_long_genitive_is_told_as_an_ending() -> None:
    (found,) = find("Bundesfernmeldeamt", "Des Bundesfernmeldeamtes Chef kam.", "de")
    assert found.tier is Tier.SURE
    assert found.reasons[-1].rule == "case ending -es"
