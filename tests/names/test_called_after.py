"""Streets, schools and the like are called after people, and are not they."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wypadek na ul. Hakali w Olsztynie.", "pl"),
        ("Wypadek na ulicy Hakali w Olsztynie.", "pl"),
        ("Wypadek na ul. gen. Hakali w Olsztynie.", "pl"),
        ("Szpital im. Hakali w Płocku zamknięto.", "pl"),
        ("На улице Хакалы прорвало трубу.", "ru"),
        ("Аеропорт імені Хакали закрили.", "uk"),
        ("Студенти КПІ ім. Ігоря Хакали виїхали.", "uk"),
        ("Проспект Хакали обстріляли.", "uk"),
        ("La rue Hakala est fermée.", "fr"),
    ],
)
def test_what_is_called_after_a_person_is_not_the_person(text: str, language: str) -> None:
    assert not met("Petri Hakala", text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("На площади Хакала заявил, что уедет.", "ru"),
        ("Im Hakala-Lager herrscht Ruhe.", "de"),
        ("Na ulicy widziano Hakalę.", "pl"),
        ("Na lotnisku Hakalę zatrzymała policja.", "pl"),
        ("На площади Хакалу встретили друзья.", "ru"),
        ("На улице Хакале стало плохо.", "ru"),
        ("Он ответил им. Хакала ушёл.", "ru"),
        ("Powiedział im. Hakala odszedł.", "pl"),
        ("От имени президента Хакала заявил протест.", "ru"),
        ("Адвокат от имени Хакалы подал иск.", "ru"),
        ("Преемник, названный Хакалой, согласился.", "ru"),
        ("In piazza Hakala ha parlato a tutti.", "it"),
        ("The most Hakala can do is leave.", "en"),
    ],
)
def test_who_only_stands_in_a_street_is_met(text: str, language: str) -> None:
    assert met("Petri Hakala", text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министр Ирана Аббас Хакала прибыл.", "ru"),
        ("Außenminister Abbas Hakala reist nach Wien.", "de"),
        ("Bakan Abbas Hakala geldi.", "tr"),
        ("قال وزير الخارجية الإيراني عباس موسوي إن بلاده سترد.", "ar"),
    ],
)
def test_a_watched_family_name_that_is_somebodys_given_name_is_theirs(
    text: str, language: str
) -> None:
    assert not met("Marta Abbas", text, language)


def test_behind_an_office_it_is_a_family_name() -> None:
    assert met("Mahmud Abbas", "وصل الرئيس عباس إلى مسقط", "ar") == [("عباس", "likely")]
    assert met("Mahmud Abbas", "Präsident Abbas reist nach Wien.", "de") == [("Abbas", "likely")]
