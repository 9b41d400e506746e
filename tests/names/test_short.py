"""A family name of few letters that stands alone, in another script or in a case."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Silvio Ruco", "Вчера Руцо прилетел.", "ru", "Руцо"),
        ("Silvio Ruco", "Руцо прилетел в Ереван.", "ru", "Руцо"),
        ("Silvio Ruco", "Ο Ρούτσο έφτασε χθες.", "el", "Ρούτσο"),
        ("Silvio Ruco", "Ruco'nun uçağı indi.", "tr", "Ruco'nun"),
        ("Silvio Ruco", "Hän tapasi Rucon eilen.", "fi", "Rucon"),
        ("Jan Busk", "Wczoraj Buska przyjął prezydent.", "pl", "Buska"),
        ("Jan Busk", "Z Buskiem nie rozmawiał.", "pl", "Buskiem"),
        ("Jan Busk", "S Buskem nejednal.", "cs", "Buskem"),
        ("Jan Busk", "Розмова з Буском не відбулася.", "uk", "Буском"),
        ("Jan Busk", "ბუსკი თბილისში ჩავიდა.", "ka", "ბუსკი"),
        ("Peter Vush", "Он встретил Вуша в Москве.", "ru", "Вуша"),
        ("Пётр Суев", "Suev said no.", "en", "Suev"),
        ("Пётр Суев", "Wczoraj Sujewa przyjął prezydent.", "pl", "Sujewa"),
        ("رضا نصیف", "Yesterday Nasif came.", "en", "Nasif"),
        ("رضا نصیف", "Министр Насиф прибыл.", "ru", "Насиф"),
        ("هاني الصردي", "Sardi is in Geneva.", "en", "Sardi"),
    ],
)
def test_a_capital_or_a_case_tells_that_a_short_word_is_the_watched_family_name(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "likely")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Silvio Ruco", "Ruca přišla.", "cs"),
        ("Silvio Ruco", "Ручка упала.", "ru"),
        ("Alan Most", "Моста больше нет.", "ru"),
        ("Theo Bank", "Banki zamknięto.", "pl"),
        ("Erik Talo", "Talossa on kissa.", "fi"),
        ("Tom Brno", "V Brně je teplo.", "cs"),
        ("Ivan Dimm", "Вчера Диму видели в лесу.", "ru"),
        ("William Barr", "Вчера Барри Голд приехал.", "ru"),
        ("Andrew Marr", "Вчера Мэр Вашингтона приехал.", "ru"),
        ("Heiko Maas", "Dziś Masz rower.", "pl"),
        ("Peter Fiala", "Včera z Wall Streeta přišel.", "cs"),
        ("Bernard Shaw", "Шоу началось.", "ru"),
        ("رضا نصیف", "Wasif said no.", "en"),
        ("رضا نصیف", "Karim Nasif said no.", "en"),
    ],
)
def test_a_short_word_that_may_be_another_does_not_ring(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Silvio Fico", "Z Ficem nikdo nemluvil.", "cs", "Ficem"),
        ("Сергей Лавров", "ლავროვი ჩამოვიდა.", "ka", "ლავროვი"),
    ],
)
def test_a_case_that_only_sounds_like_a_given_name_is_none(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "likely")]
