import pytest

from briefings.model import Tier
from briefings.names.compare import compare
from briefings.names.gazetteer import Gazetteer
from tests.names.applied import holds
from tests.names.briefings import briefing, watch
from tests.names.meeting import met

SPELT = {
    "Kim Jong Un": (
        "Ким Чен Ын, Ким Чен Ына, Ким Чен Ыном, Ким Чен-ун, Кім Чен Ин, Кім Чен Ину, Кім Чен Ун, "
        "Kim Dzong Un, Kim Dzong Una, Kim Dzong Unowi, Kim Jong-un, Kim Jongun, KIM Jong Un, "
        "Kim Čong-un, Kim Chŏng-ŭn"
    ),
    "Park Geun-hye": "Пак Кын Хе, Пак Кынхе, Пак Кын Хё, Пак Кин Хє, Пак Кин Хе, Pak Kŭn-hye",
    "Lee Jae-myung": (
        "Ли Чжэ Мён, Ли Чжэмён, Ли Чжэ Мена, Ли Джэ Мён, Лі Чже Мьон, Лі Чже Мьона, Лі Джемьон, "
        "Lee Jae-myunga, Lee Jae Myung, Yi Jae-myeong"
    ),
    "Yoon Suk Yeol": (
        "Юн Сок Ёль, Юн Сок Ёля, Юн Сок Ель, Юн Согёль, Юн Сок Йоль, Юн Сок Йолем, Yoon Suk-yeol, "
        "Yoon Suk-yeola, Yoon Seok-youl"
    ),
    "Moon Jae-in": (
        "Мун Чжэ Ин, Мун Чжэин, Мун Чжэ Ина, Мун Чже Ін, Мун Дже Ін, Мун Чже Іном, Moon Jae-inem"
    ),
    "Kim Jong Il": "Ким Чен Ир, Ким Чен Ира, Кім Чен Ір, Kim Dzong Il, Kim Chŏng-il",
    "Kim Yo Jong": "Ким Ё Чжон, Кім Йо Чжон, Kim Yŏ-jŏng",
    "Lee Jae-yong": "Ли Чжэ Ён, Лі Чже Йон, Yi Jae-yong",
}
PAIRS = [(name, one) for name, written in SPELT.items() for one in written.split(", ")]


@pytest.mark.parametrize(("name", "written"), PAIRS)
def test_a_korean_name_is_itself_in_the_letters_of_each_country(name: str, written: str) -> None:
    match = compare(name, written)
    assert match.tier.joins
    assert all(map(holds, match.reasons))


def test_korean_names_of_other_syllables_stay_apart() -> None:
    wrong = [
        (a, b)
        for name, written in SPELT.items()
        for other in SPELT.keys() - {name}
        for a in (name, *written.split(", "))
        for b in (other, *SPELT[other].split(", "))
        if compare(a, b).tier.joins
    ]
    assert not wrong


def test_syllables_that_one_script_writes_in_two_ways_are_never_sure() -> None:
    assert compare("Kim Jong Hyun", "Kim Jung Hyun").tier is Tier.LIKELY
    assert compare("Lee Sun-hee", "Lee Seon-hee").tier is Tier.LIKELY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kim Jong Un", "Kim Jong Nam"),
        ("Lee Min Ho", "Ли Мин Су"),
        ("Park Jin", "Пак Чжу"),
        ("Kim Yong Nam", "Kim Jong Nam"),
        ("Li Weiqiang", "Li Weijiang"),
        ("Guosheng Chen", "Chen Guocheng"),
    ],
)
def test_one_other_syllable_is_another_person(a: str, b: str) -> None:
    assert not compare(a, b).tier.joins
    for asked, seen in ((a, b), (b, a)):
        found = Gazetteer([watch(asked)]).find(briefing(f"There {seen} came."))
        assert not any(one.tier.joins for one in found)


@pytest.mark.parametrize(
    ("a", "b", "tier"),
    [
        ("Li Weiqiang", "Li Wei-qiang", Tier.SURE),
        ("Chen Guocheng", "Guocheng Chen", Tier.SURE),
        ("Li Denghui", "Li Teng-hui", Tier.SURE),
        ("Wang Weimin", "Wang Weimen", Tier.LIKELY),
    ],
)
def test_a_chinese_name_is_itself_by_its_consonants_and_doubtful_by_a_vowel(
    a: str, b: str, tier: Tier
) -> None:
    assert compare(a, b).tier is tier


@pytest.mark.parametrize(
    ("name", "language", "text", "met"),
    [
        ("Kim Jong Un", "en", "There Kim Jong-un came.", "Kim Jong-un"),
        ("Kim Jong Un", "ru", "Вчера Ким Чен Ына ждали в Москве.", "Ким Чен Ына"),
        ("Ким Чен Ын", "en", "There Kim Jong Un came.", "Kim Jong Un"),
        ("Park Geun-hye", "en", "There Park Geun-hye came.", "Park Geun-hye"),
        ("Lee Jae-myung", "ru", "С президентом Ли Чжэмёном были трое.", "Ли Чжэмёном"),
        ("Lee Jae-myung", "uk", "З Лі Чже Мьоном були троє.", "Лі Чже Мьоном"),
        ("Choi Sun-il", "ru", "Там был Цой Сун Иль.", "Цой Сун Иль"),
        ("Lee Jae-yong", "ru", "С президентом Ли Чжэмёном были трое.", ""),
        ("Kim Jong Il", "en", "There Kim Kwang Il came, and Kim Il Sung.", ""),
        ("Kim Jong Un", "en", "There Kim Kwang Un came, and Kim Un, and Kim Yo Jong.", ""),
        ("Kim Jong Un", "ru", "Там были Ким Чен Ир и Ким Ё Чжон.", ""),
    ],
)
def test_a_watched_korean_name_is_found_whole_in_a_text(
    name: str, language: str, text: str, met: str
) -> None:
    gazetteer, one = Gazetteer([watch(name)]), briefing(text, language)
    found = [one.span.of(text) for one in gazetteer.find(one) if one.tier.joins]
    assert found == [met] * bool(met)
    assert gazetteer.may_name(text) or not met


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("Gao Qishun", "Gao Chishun"),
        ("Gao Qishun", "Gao Qisun"),
        ("Gao Huning", "Gao Hunning"),
        ("Gao Liyuan", "Gao Lijuan"),
    ],
)
def test_a_slip_in_a_chinese_name_leaves_it_likely(name: str, slip: str) -> None:
    assert met(name, f"Then {slip} left.") == [(slip, "likely")]


@pytest.mark.parametrize(
    ("name", "other"), [("Gao Keqing", "Gao Kejing"), ("Gao Qishun", "Gao Zhishun")]
)
def test_one_consonant_that_nobody_mishears_is_another_chinese_person(
    name: str, other: str
) -> None:
    assert [tier for _, tier in met(name, f"Then {other} left.") if tier != "maybe"] == []
