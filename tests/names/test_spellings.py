"""People in the news, in the spellings of many languages: found in each, and no one else's."""

from itertools import combinations
from pathlib import Path

import pytest

from briefings.names.compare import compare

_LINES = Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines()
PEOPLE = [[name.strip() for name in line.split("|")] for line in _LINES if line and line[0] != "#"]
NEAR = 5
"""How many lines behind one are compared with it, each in its first three spellings."""

APART = [
    ("Dmitry Medvedev", "Viktor Medvedchuk"),
    ("Dmitry Medvedev", "Daniil Medvedev"),
    ("Igor Strelkov", "Igor Stelmakh"),
    ("Sergei Ivanov", "Sergei Ivashov"),
    ("Sergei Ivanov", "Игорь Иванов"),
    ("Raisa Gorbacheva", "Mikhail Gorbachev"),
    ("Yulia Navalnaya", "Alexei Navalny"),
    ("Юлия Навальная", "Алексей Навальный"),
    ("Julija Nawalnaja", "Oleg Nawalny"),
    ("Naina Yeltsina", "Boris Yeltsin"),
    ("Maryna Poroshenko", "Петро Порошенко"),
    ("Lech Kaczyński", "Jarosław Kaczyński"),
    ("Лех Качиньский", "Ярослав Качиньский"),
    ("Agata Duda", "Andrzej Duda"),
    ("Jolanta Kwaśniewska", "Aleksander Kwaśniewski"),
    ("Dagmar Havlová", "Václav Havel"),
    ("Livia Klausová", "Václav Klaus"),
    ("Ivan Gašparovič", "Silvia Gašparovičová"),
    ("Jan Fischer", "Joschka Fischer"),
    ("Jan Fischer", "Jana Fischerová"),
    ("Mirosława Nykiel", "Mirosław Nykiel"),
    ("Mehriban Aliyeva", "Ilham Aliyev"),
    ("Heydar Aliyev", "Ilham Aliyev"),
    ("Dariga Nazarbayeva", "Nursultan Nazarbayev"),
    ("Gulnara Karimova", "Islam Karimov"),
    ("George Papandreou", "Andreas Papandreou"),
    ("Bakoyannis Dora", "Kostas Bakoyannis"),
    ("Raúl Castro", "Fidel Castro"),
    ("Ségolène Royal", "François Hollande"),
    ("Jean-Marie Le Pen", "Marine Le Pen"),
    ("Carla Bruni", "Bruno Le Maire"),
    ("Michelle Obama", "Barack Obama"),
    ("Мишель Обама", "Барак Обама"),
    ("Laura Bush", "George Bush"),
    ("Barbara Bush", "Jeb Bush"),
    ("Cherie Blair", "Tony Blair"),
    ("Stanley Johnson", "Boris Johnson"),
    ("Jeremy Hunt", "Jeremy Corbyn"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Asma al-Assad", "Bashar al-Assad"),
    ("Saif al-Islam Gaddafi", "Muammar Gaddafi"),
    ("Gamal Mubarak", "Hosni Mubarak"),
    ("Sara Netanyahu", "Benjamin Netanyahu"),
    ("Leah Rabin", "Yitzhak Rabin"),
    ("Hassan Rouhani", "Hassan Nasrallah"),
    ("Ali Khamenei", "Ruhollah Khomeini"),
    ("Deng Xiaoping", "Li Xiaoping"),
    ("Xi Jinping", "Li Keqiang"),
    ("Kim Jong Un", "Kim Jong Nam"),
    ("Rahul Gandhi", "Rajiv Gandhi"),
    ("Sonia Gandhi", "Indira Gandhi"),
]


@pytest.mark.parametrize("spellings", PEOPLE, ids=lambda spellings: str(spellings[0]))
def test_a_person_is_found_in_the_spellings_of_many_languages(spellings: list[str]) -> None:
    missed = [other for other in spellings[1:] if not compare(spellings[0], other).tier.joins]
    assert not missed


@pytest.mark.parametrize(("a", "b"), APART)
def test_relatives_and_namesakes_stay_apart(a: str, b: str) -> None:
    assert not compare(a, b).tier.joins


def test_nobody_is_taken_for_another() -> None:
    merged = [
        (a, b)
        for (i, one), (j, other) in combinations(enumerate(PEOPLE), 2)
        if j - i <= NEAR
        for a, b in zip(one[:3], other[:3], strict=False)
        if compare(a, b).tier.joins
    ]
    assert not merged
