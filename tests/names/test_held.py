"""Where an office is held, told between it and a name, is nobody's given name."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент России Хакала прибыл.", "ru"),
        ("Об этом сообщил глава МИД Германии Хакала.", "ru"),
        ("Глава МЗС Росії Хакала прибув.", "uk"),
        ("Prezydent Francji Hakala przyjechał.", "pl"),
        ("Šéf diplomacie Německa Hakala přijel.", "cs"),
        ("Predsednik Srbije Hakala je stigao.", "sr"),
        ("Președintele Moldovei Hakala a sosit.", "ro"),
        ("Ο πρόεδρος της Γαλλίας Χάκαλα ήρθε.", "el"),
        ("El presidente de España Hakala dijo que no.", "es"),
        ("Le président de la France Hakala est là.", "fr"),
        ("The President of France Hakala said no.", "en"),
        ("Президентът на Русия Хакала пристигна.", "bg"),
    ],
)
def test_the_country_of_an_office_is_no_given_name(text: str, language: str) -> None:
    assert [tier for _, tier in met("Petri Hakala", text, language)] == ["likely"]


def test_nor_is_it_before_initials() -> None:
    text = "Статья министра иностранных дел России П.Хакалы опубликована."
    assert met("Petri Hakala", text, "ru") == [("П.Хакалы", "sure")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент РФ Хакала прибыл.", "ru"),
        ("Глава ЕК Хакала прибыл.", "ru"),
        ("Prezydent RP Hakala przyjechał.", "pl"),
        ("Premiér ČR Hakala přijel.", "cs"),
        ("Le député LR Hakala est là.", "fr"),
        ("Szef MSZ FR Hakala przyjechał.", "pl"),
    ],
)
def test_the_capitals_of_a_country_or_body_are_no_initials(text: str, language: str) -> None:
    assert [tier for _, tier in met("Petri Hakala", text, language)] == ["likely"]


def test_the_initials_of_somebody_else_are_still_theirs_in_english() -> None:
    assert not met("Petri Hakala", "Senator JD Hakala left.")
    assert met("JD Hakala", "Senator JD Hakala left.") == [("JD Hakala", "exact")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Глава Минобороны Хакала прибыл.", "ru"),
        ("Глава Еврокомиссии Хакала прибыл.", "ru"),
        ("Předsedkyně Komise Hakala přijela.", "cs"),
        ("La presidente della Bce Hakala ha detto no.", "it"),
        ("Generalni sekretar NATO Hakala je stigao.", "sr"),
    ],
)
def test_the_body_of_an_office_is_no_given_name(text: str, language: str) -> None:
    assert [tier for _, tier in met("Petri Hakala", text, language)] == ["likely"]


def test_a_family_name_of_three_words_stands_behind_the_body_too() -> None:
    for text in ("Глава ЕК фон дер Хакала прибыла.", "Глава Еврокомиссии фон дер Хакала прибыла."):
        assert met("Marta von der Hakala", text, "ru") == [("фон дер Хакала", "likely")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Almanya Başbakanı Hakala geldi.", "tr"),
        ("NATO Genel Sekreteri Hakala geldi.", "tr"),
        ("AB Yüksek Temsilcisi Hakala geldi.", "tr"),
        ("IAEA-Generaldirektor Hakala reist.", "de"),
        ("La Haute Représentante Hakala est là.", "fr"),
        ("Hakala NATO-főtitkár hétfőn érkezett.", "hu"),
    ],
)
def test_an_office_in_any_language_is_no_given_name(text: str, language: str) -> None:
    assert [tier for _, tier in met("Petri Hakala", text, language)] == ["likely"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الرئيس الروسي هاكالا",
        "قال وزير الخارجية الروسي هاكالا",
        "قال رئيس روسيا هاكالا",
    ],
)
def test_where_an_arabic_office_is_held_is_no_given_name(text: str) -> None:
    assert met("Petri Hakala", text, "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент Израиля Мартин Хакала прибыл.", "ru"),
        ("Президент Мартин Хакала прибыл.", "ru"),
        ("Встретили министра Геннадия Хакалу.", "ru"),
        ("Министр Минерва Хакала прибыла.", "ru"),
        ("El presidente Martín Hakala dijo que no.", "es"),
        ("Vater von Israel Hakala", "de"),
        ("The mother of Georgia Hakala said no.", "en"),
    ],
)
def test_a_given_name_behind_an_office_or_a_country_is_still_another_persons(
    text: str, language: str
) -> None:
    assert not met("Petri Hakala", text, language)
