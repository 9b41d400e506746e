"""A patronymic, which tells people apart who share both names."""

import pytest

from briefings.names.compare import compare
from tests.names.meeting import met

WATCHED = "Maksim Borisovich Lapshin"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Maksim Andreevich Lapshin was fined.", "en"),
        ("M. A. Lapshin was fined.", "en"),
        ("Суд оштрафовал Лапшина М. А. Решение вступило в силу.", "ru"),
        ("Суд оштрафовал Максима Андреевича Лапшина.", "ru"),
        ("Лапшин Максим Андреевич, 1980 г. р., разыскивается.", "ru"),
        ("Розшукують Максима Андрійовича Лапшина.", "uk"),
    ],
)
def test_who_has_another_father_is_another(text: str, language: str) -> None:
    assert met(WATCHED, text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Maksim Borysovych Lapshin was fined.", "en", "Maksim Borysovych Lapshin"),
        ("M. B. Lapshin was fined.", "en", "M. B. Lapshin"),
        ("Maksim Lapshin was fined.", "en", "Maksim Lapshin"),
        ("Present: Lapshin, M. V. Petrov, A. Ivanov.", "en", "Lapshin, M"),
        ("Суд оштрафовал Максима Борисовича Лапшина.", "ru", "Максима Борисовича Лапшина"),
        ("Лапшин Максим Борисович разыскивается.", "ru", "Лапшин Максим Борисович"),
    ],
)
def test_who_has_the_watched_one_or_none_is_met(text: str, language: str, expected: str) -> None:
    assert met(WATCHED, text, language) == [(expected, "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Sergei Yuryevich Lapshin", "Sergej J. Lapschin sagte das.", "de"),
        ("Sergei Yuryevich Lapshin", "S. I. Lapchine a dit non.", "fr"),
        ("Ivan Oleksandrovych Holovko", "В. А. Головко ушёл, И. А. Головко остался.", "ru"),
        ("Ivan Mykolayovych Holovko", "И. Н. Головко остался.", "ru"),
        ("Ivan Grigoryevich Holovko", "І. Р. Галаўко прыехаў.", "be"),
    ],
)
def test_a_father_whom_another_language_calls_otherwise_is_the_same(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (WATCHED, "M. A. Lapshin"),
        (WATCHED, "Максим Андреевич Лапшин"),
        (WATCHED, "Максима Андреевича Лапшина"),
        ("Olga Petrovna Rybak", "Ольги Ивановны Рыбак"),
    ],
)
def test_names_of_other_fathers_are_two(a: str, b: str) -> None:
    assert not compare(a, b).tier.joins


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (WATCHED, "Максима Борисовича Лапшина"),
        ("Olga Petrovna Rybak", "Ольги Петровны Рыбак"),
        ("Elman Rza oglu Suleymanov", "Elman Rza oğlu Suleymanov"),
    ],
)
def test_a_patronymic_in_a_case_is_of_the_same_father(a: str, b: str) -> None:
    assert compare(a, b).tier.joins
