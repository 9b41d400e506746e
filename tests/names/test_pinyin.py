"""Chinese names as other languages write the syllables of pinyin."""

import pytest

from briefings.model import Tier
from briefings.names.compare import compare
from tests.names.applied import holds
from tests.names.meeting import met

SPELT = {
    "Zhang Xiuying": (
        "Чжан Сюин, Чжан Сюина, Чжан Сюїн, Джан Сиуин, Džang Sijouing, Џанг Сијоуинг, Čang Siouing"
    ),
    "Wu Qian": "У Цянь, У Цянем, У Циен, Vu Ćijen, Wu Čchien, Vu Csien",
    "Zhao Yi": "Чжао И, Чжао Ї, Чжао І, Джао И, Džao Ji, Џао Ји, Čao I, Csao Ji",
    "Xu Jinlong": "Сюй Цзиньлун, Сюй Цзиньлуна, Сюй Цзіньлун, Sü Ťin-lung, Hszü Csin-lung",
    "Zhou Rong": "Чжоу Жун, Чжоу Жуном, Джоу Жун, Džou Žung, Čou Žung, Csou Zsung",
    "Guo Zhiheng": "Го Чжихэн, Го Чжихэна, Го Чжіхен, Kuo Cse-heng",
}
PAIRS = [(name, one) for name, written in SPELT.items() for one in written.split(", ")]


@pytest.mark.parametrize(("name", "written"), PAIRS)
def test_a_chinese_name_is_itself_as_each_language_writes_it(name: str, written: str) -> None:
    match = compare(name, written)
    assert match.tier.joins
    assert all(map(holds, match.reasons))
    assert match.tier is compare(written, name).tier


def test_chinese_names_of_other_syllables_stay_apart() -> None:
    wrong = [
        (name, one)
        for name in SPELT
        for other in SPELT.keys() - {name}
        for one in SPELT[other].split(", ")
        if compare(name, one).tier.joins
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pan Wei", "Ban Wei"),
        ("Chen Yi", "Zhen Yi"),
        ("Zhang Wei", "Чан Вэй"),
        ("Zhao Yi", "Чжао Ин"),
        ("Li Jing", "Ли Цин"),
    ],
)
def test_letters_of_another_syllable_are_no_other_way_of_writing_it(a: str, b: str) -> None:
    assert compare(a, b).tier is not Tier.SURE


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Zhao Yi", "Министр Чжао И прибыл с визитом.", "ru", ["Чжао И"]),
        ("Zhao Yi", "Чжао И прибыл. Завтра Чжао И улетит.", "ru", ["Чжао И", "Чжао И"]),
        ("Zhao Yi", "Ministr Čao I přiletěl do Brna.", "cs", ["Čao I"]),
        ("Xu Jinlong", "Переговоры с Сюй Цзиньлуном прошли.", "ru", ["Сюй Цзиньлуном"]),
        ("Xu Jinlong", "Prezident Sü Ťin-lung přiletěl.", "cs", ["Sü Ťin-lung"]),
        ("Xu Jinlong", "Hszü Csin-lung Budapestre érkezett.", "hu", ["Hszü Csin-lung"]),
        ("Чжао И", "Minister Zhao Yi arrived.", "en", ["Zhao Yi"]),
        ("Zhao Yi", "Чжао Ин прибыл. Чжан И улетел.", "ru", []),
        ("Wang Yi", "As for Wang I know nothing.", "en", []),
        ("Wang Yi", "ВАН И ЛИ ПРИШЛИ ПЕРВЫМИ", "ru", []),
        ("Wang Yi", "ГЛАВА МИД КИТАЯ ВАН И ПРИБЫЛ В МОСКВУ", "ru", ["ВАН И"]),
        ("Ma Yi", "МА И БОРИС ПРИШЛИ", "ru", []),
        ("Wu Men", "У МЕНЯ ЕСТЬ ВРЕМЯ", "ru", []),
        ("Wang Yi", "Ministr Wang I přiletěl.", "cs", ["Wang I"]),
    ],
)
def test_a_watched_chinese_name_is_met_whole(
    watched: str, text: str, language: str, expected: list[str]
) -> None:
    assert [span for span, _ in met(watched, text, language)] == expected
