import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.model import ReasonKind, Tier
from briefings.names.compare import compare, compare_words
from tests.shared import shared

SAME = [
    ("Holovko", "Golovko"),
    ("Holovko", "Головко"),
    ("Mykola Tereshchenko", "Николай Терещенко"),
    ("Mykola Tereshchenko", "Mikołaj Tereszczenko"),
    ("Dmytro Kovalskyi", "Dmitri Kowalski"),
    ("Robert Halloran", "Bob Halloran"),
    ("Halloran, Robert", "Robert Halloran"),
    ("R. Halloran", "Robert Halloran"),
    ("General Pavlo Tkach", "Pavlo Tkach"),
    ("Pavlo Tkach", "Павла Ткача"),
    ("Abd al-Karim Nasser", "Abdalkarim Nasser"),
    ("Nikos Papadopoulos", "Νίκος Παπαδόπουλος"),
    ("Shota Beridze", "შოთა ბერიძე"),
    ("Halloran", "Halloran's"),
    ("Tourabichvili", "Турабишвили"),
    ("Tourabichvili", "Turabischwili"),
    ("Tsourabichvili", "Tsurabishvili"),
    ("Gabakhidze", "Gabachidse"),
    ("Tobakhidze", "Tobachidsé"),
    ("Haluzhnyi", "Haluschnyj"),
    ("Zoë Müller", "Zoe Muller"),
    ("Hunt", "Хант"),
    ("Blake Pine", "Блейк Пайн"),
    ("George Rand", "Джорджа Рэнда"),
    ("Bridget Trummová", "Бриджет Тръм"),
    ("Omar Abd al-Wahid", "Omar Abdelwahid"),
    ("Maia Bodrini", "Μάια Μποντρίνι"),
    ("Jack Mortice", "Jacka Mortice'a"),
    ("Robert Jaye", "Robertus Jaye"),
    ("Крістофер Грей", "Крістофера Грея"),
    ("Andrii Dudyha", "Андрію Дудизі"),
    ("Olha Riabka", "Ользі Рябці"),
    ("Andrzej Guda", "Andrzejowi Gudzie"),
    ("Emma Gray", "Emma Grayová"),
    ("Asha Kibi", "Asha Kibiová"),
    ("Nora White", "Nora Whiteová"),
    ("Nora White", "Нора Уайт"),
    ("Otto Scholz", "Отто Шольц"),
    ("Greta Fuchs", "Грета Фукс"),
    ("Alan Burns", "Алан Бёрнс"),
    ("Giulio Marzi", "Джулио Марци"),
    ("Jerzy Buszek", "Jerzemu Buszkowi"),
    ("Hosein Karbani, Mohammadreza", "Mohammed Reza Hosein Karbani"),
    ("Robert Halloran Jr.", "Роберт Халлоран-младший"),
    ("Robert Halloran, Sr", "Bob Halloran"),
    ("Shri Arun Mehra", "Arun Mehra"),
    ("Halloran, Robert", "Halloran, Robert Emil"),
    ("Джей Кларк", "Джеем Кларком"),
    ("Карл Бондарев", "Карл Бонадрев"),
    ("Teng Hsiao-lin", "Deng Xiaolin"),
    ("Abdul Karim Nasser", "عبد الكريم ناصر"),
    ("Omar Akhund", "Омар \ufe81خوند"),
]

APART = [
    ("Andriy Kovalenko", "Andriy Shevchuk"),
    ("Anna Halloran", "Robert Halloran"),
    ("Lee Min Ho", "Lee Min Su"),
    ("Peter Holm", "Peter Strand"),
    ("Serhiy Bondarenko", "Serhiy Bondarchuk"),
    ("Ahmed bin Rashid", "Ahmed bin Zayed"),
    ("Kurt Moller", "Gerd Moller"),
    ("Ho Wen-lun", "Ho Won-lun"),
    ("Han Wen-shan", "Hang Wen-shan"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_spellings_of_one_name_are_joined_with_a_reason(a: str, b: str) -> None:
    match = compare(a, b)
    assert match.tier.joins
    assert match.reasons
    assert all(reason.rule for reason in match.reasons)


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_people_stay_apart(a: str, b: str) -> None:
    assert not compare(a, b).tier.joins


def test_a_vowel_between_consonants_tells_family_names_apart() -> None:
    for compared in (compare, compare_words):
        assert compared("Umarov", "Umerov").tier in {Tier.MAYBE, Tier.NO}
    assert not compare("Oybek Umarov", "Oybek Umerov").tier.joins


@pytest.mark.parametrize(
    ("asked", "seen", "tier", "kind"),
    [
        ("Holovko", "HOLOVKO", Tier.EXACT, ReasonKind.EXACT),
        ("Holovko", "Golovko", Tier.SURE, ReasonKind.ROMANISATION),
        ("Karpow", "Karpov", Tier.SURE, ReasonKind.ROMANISATION),
        ("Karpov", "Карпова", Tier.SURE, ReasonKind.ENDING),
        ("Karpov", "Karpov's", Tier.SURE, ReasonKind.POSSESSIVE),
        ("Karpov", "Каrpov", Tier.SURE, ReasonKind.LOOK_ALIKE),
        ("William", "Bill", Tier.LIKELY, ReasonKind.GIVEN_NAME),
    ],
)
def test_one_word_says_which_rule_joins_it(
    asked: str, seen: str, tier: Tier, kind: ReasonKind
) -> None:
    match = compare_words(asked, seen)
    assert (match.tier, match.reasons[0].kind) == (tier, kind)


@pytest.mark.parametrize(
    ("asked", "seen", "tier"),
    [
        ("May", "می", Tier.MAYBE),
        ("Li", "לי", Tier.MAYBE),
        ("Bush", "بوش", Tier.MAYBE),
        ("Tusk", "توسك", Tier.LIKELY),
        ("Rouhani", "روحانی", Tier.SURE),
        ("Lavrov", "لافروف", Tier.SURE),
        ("Lavrov", "לברוב", Tier.SURE),
        ("Лавров", "لافروف", Tier.SURE),
        ("Netanyahu", "נתניהו", Tier.SURE),
        ("Olmert", "العمر", Tier.NO),
        ("Beridze", "ბერიძე", Tier.SURE),
    ],
)
def test_a_short_word_of_a_script_without_capitals_tells_little(
    asked: str, seen: str, tier: Tier
) -> None:
    assert compare_words(asked, seen).tier is tier


@pytest.mark.parametrize(
    ("asked", "seen"), [("kallas", "x"), ("karas", "gas"), ("Ковальчук", "ко")]
)
def test_half_a_word_is_not_spelt_like_it(asked: str, seen: str) -> None:
    assert compare_words(asked, seen).tier is Tier.NO


@pytest.mark.parametrize(("asked", "seen"), [("Netanyahu", "נתניהו"), ("Muhammad", "محمد")])
def test_letters_that_a_script_leaves_out_are_not_missed(asked: str, seen: str) -> None:
    assert compare_words(asked, seen).tier.joins


def test_a_reason_names_the_letters_that_differ() -> None:
    assert compare_words("Holovko", "Golovko").reasons[0].rule == "g and h write г"
    assert "-ом" in compare_words("Karpov", "Карповом").reasons[0].rule


def test_a_word_that_only_one_name_has_is_told() -> None:
    match = compare("Pavlo Tkach", "PAVLO Ivan TKACH")
    assert [(reason.left, reason.right) for reason in match.reasons] == [
        ("Pavlo Tkach", "PAVLO TKACH")
    ]
    assert match.reasons[0].rule == "the same letters; only one has Ivan"


def test_no_letters_make_no_name() -> None:
    assert compare("", "Karpov").tier is Tier.NO
    assert compare("...", "Karpov").tier is Tier.NO
    assert compare("", "").tier is Tier.NO


_NAMES = st.sampled_from([name for pair in SAME + APART for name in pair])
_LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz'- .,АБВГДЕабвгде", max_size=24)


@given(_NAMES | _LETTERS, _NAMES | _LETTERS)
@example("Крістофер Грей", "Greta Fuchs")
def test_it_does_not_matter_which_name_comes_first(a: str, b: str) -> None:
    there, back = compare(a, b), compare(b, a)
    assert (there.tier, there.score) == (back.tier, back.score)


@given(st.text())
def test_a_name_with_letters_is_itself(name: str) -> None:
    expected = Tier.EXACT if name.strip() else Tier.NO
    assert compare(name, name).tier is expected


def test_the_shared_acceptance_list_holds() -> None:
    with shared("names/acceptance.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", restval="", quoting=csv.QUOTE_NONE))
    wrong = [
        (row["a"], row["b"])
        for row in rows
        if compare(row["a"], row["b"]).tier.joins != (row["verdict"] == "same")
    ]
    assert rows
    assert not wrong


@pytest.mark.parametrize(
    ("a", "b"),
    [("Pohrebko", "Погребко"), ("Zahrebna", "Загребна"), ("Ohryshko", "Ogryshko")],
)
def test_an_h_before_a_consonant_may_be_heard(a: str, b: str) -> None:
    assert compare_words(a, b).tier is compare_words(b, a).tier is Tier.SURE
