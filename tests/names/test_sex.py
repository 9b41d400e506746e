"""A man's name in a case is his; the name of his wife, sister or namesake is not."""

import pytest

from briefings.model import Tier
from briefings.names.compare import compare

HIS = [
    ("Jan Novák", "Jana Nováka"),
    ("Petr Pavel", "Petru Pavlovi"),
    ("Karel Novotný", "Karla Novotného"),
    ("Stanisław Nowakowski", "Stanisława Nowakowskiego"),
    ("Mirosław Kowal", "Mirosława Kowala"),
    ("Aleksandar Holović", "Aleksandra Holovića"),
    ("Ivan Horvat", "Ivanu Horvatu"),
    ("Božidar Novak", "Božidara Novaka"),
    ("Валентин Петренко", "Валентина Петренка"),
    ("Александр Иваницкий", "Александра Иваницкого"),
    ("Максим Степанов", "Максиму Степанову"),
]
HERS = [
    ("Emma Gray", "Emma Grayová"),
    ("Angela Kessler", "Angely Kesslerové"),
    ("Olena Halytsky", "Olena Halytska"),
    ("Ivana Horvat", "Ivane Horvat"),
    ("Юлия Кесслер", "Юлии Кесслер"),
    ("Евгения Павловская", "Евгенией Павловской"),
]
MAN_AND_WOMAN = [
    ("Jan Novák", "Jana Nováková"),
    ("Jan Novák", "Jana Novák"),
    ("Jan Kowalski", "Janina Kowalska"),
    ("Petr Pavel", "Petra Pavlová"),
    ("Karel Novotný", "Karla Novotná"),
    ("Stanisław Nowakowski", "Stanisława Nowakowska"),
    ("Mirosław Kowal", "Mirosława Kowal"),
    ("Aleksandar Holović", "Aleksandra Holović"),
    ("Božidar Lukarski", "Божидара Лукарска"),
    ("Александр Иваницкий", "Александра Иваницкая"),
    ("Georgi Nikolaevich Holov", "Georgia Nikolaevna Holova"),
    ("Peter Hess", "Petra Hess"),
    ("Daniel Braun", "Danielle Braun"),
    ("Joanne Hayes", "John Hayes"),
]
EITHER = [
    ("Aleksandr Holov", "Aleksandra Holova"),
    ("Валентин Петренко", "Валентина Петренко"),
    ("Mario Conti", "Maria Conti"),
]


@pytest.mark.parametrize(("a", "b"), HIS)
def test_a_mans_name_in_a_case_is_surely_his(a: str, b: str) -> None:
    assert compare(a, b).tier is Tier.SURE


@pytest.mark.parametrize(("a", "b"), HERS)
def test_a_womans_name_in_a_case_or_with_an_ending_of_women_is_hers(a: str, b: str) -> None:
    assert compare(a, b).tier.joins


@pytest.mark.parametrize(("a", "b"), MAN_AND_WOMAN)
def test_a_man_and_a_woman_are_two(a: str, b: str) -> None:
    assert not compare(a, b).tier.joins


@pytest.mark.parametrize(("a", "b"), EITHER)
def test_what_may_be_his_case_and_her_name_is_likely_at_most(a: str, b: str) -> None:
    assert compare(a, b).tier is Tier.LIKELY
