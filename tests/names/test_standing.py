"""A watched name that stands in a text rings, whatever its language does around it."""

import pytest

from tests.names.briefings import watch
from tests.names.meeting import met


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("陈明", "陈明会见来宾。昨日陈明表示。", ["陈明", "陈明"]),
        ("陈明", "外長陳明會見來賓。", ["陳明"]),
        ("陳明", "外长陈明会见来宾。", ["陈明"]),
        ("陈明华", "外长陈明华22日同来宾通话。", ["陈明华"]),
        ("陈明", "华明会见来宾。", []),
        ("林太郎", "ブラウン外相、林太郎外相と会談。", ["林太郎"]),
        ("ブラウン", "ブラウン外相と会談。", ["ブラウン"]),
        ("박서준", "박서준은 서울을 방문했다. 박서준의 말.", ["박서준", "박서준"]),
        ("สมชาย", "นายสมชายกล่าวว่า", ["สมชาย"]),
    ],
)
def test_a_name_is_met_where_no_blank_parts_it_from_what_follows(
    watched: str, text: str, expected: list[str]
) -> None:
    assert met(watched, text, "unknown") == [(name, "exact") for name in expected]


def test_a_longer_name_struck_out_silences_the_shorter_one_in_it() -> None:
    one = watch("陈明", excluded=("陈明华",))
    assert met(one, "昨日陈明华表示。", "zh") == []
    assert met(one, "昨日陈明华同陈明表示。", "zh") == [("陈明", "exact")]


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Henri Lambert", "Reçu hier, M. Lambert a parlé.", "fr", ["Lambert"]),
        ("Henri Lambert", "Selon M. Lambert, rien ne change.", "fr", ["Lambert"]),
        ("Denise Roux", "M. Lambert a parlé à Mme Roux.", "fr", ["Roux"]),
        ("Denise Roux", "Hier, M. Roux a parlé.", "fr", []),
        ("Henri Lambert", "MM. Lambert et Roux ont parlé.", "fr", ["Lambert"]),
        ("Denise Le Roux", "Hier Mme Le Roux a parlé.", "fr", ["Le Roux"]),
        ("Henri Lambert", "They met M. Lambert there.", "en", []),
        ("Henri Lambert", "Jules M. Lambert a parlé.", "fr", []),
    ],
)
def test_an_initial_that_is_a_title_in_the_language_of_the_text_is_nobodys(
    watched: str, text: str, language: str, expected: list[str]
) -> None:
    assert met(watched, text, language) == [(name, "likely") for name in expected]


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Gao Jianming", "President Gao left early.", ["Gao"]),
        ("Gao Jianming", "The talks with Gao went on.", ["Gao"]),
        ("Gao Jianming", "Gao said that talks went on. Gao's aides left.", ["Gao", "Gao"]),
        ("Gao Jianming", "President Gao Meilin left. Gao said so.", []),
        ("Gao Jianming", "Bruce Gao left early.", []),
        ("Gao Jianming", "The GAO said so.", []),
        ("Gao Jianming", "Gao is what they call it.", []),
        ("Kim Dae Jung", "Mr. Kim left early.", ["Kim"]),
        ("Kim Dae Jung", "They met Kim there.", []),
        ("Kim Dae Jung", "Mrs. Kim Novak left early.", []),
        ("Kim Larsen", "Mr. Kim left early.", []),
    ],
)
def test_a_family_name_that_stands_first_rings_alone_where_it_is_plainly_one(
    watched: str, text: str, expected: list[str]
) -> None:
    assert met(watched, text) == [(name, "likely") for name in expected]


def test_a_family_name_that_stands_first_rings_alone_beside_the_whole_name() -> None:
    text = "Kim Dae Jung came. They met Kim there."
    assert met("Kim Dae Jung", text) == [("Kim Dae Jung", "exact"), ("Kim", "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Cemal Tokay", "Bakan Cemal Tokay'la görüştü.", [("Cemal Tokay'la", "sure")]),
        ("Cemal Tokay", "Tokay’ın sözcüsü yorum yapmadı.", [("Tokay’ın", "likely")]),
        ("Holovko", "Heyet, Holovko'nun mesajını iletti.", [("Holovko'nun", "sure")]),
        ("Головко", "Heyet, Golovko'ya mektup verdi.", [("Golovko'ya", "sure")]),
        ("Gerd Lambert", "Ta kohtus Lambert'iga.", [("Lambert'iga", "likely")]),
    ],
)
def test_an_ending_behind_an_apostrophe_is_none_of_the_name(
    watched: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, "tr") == expected


def test_a_georgian_name_has_the_ending_of_its_case() -> None:
    assert met("Boris Derkachov", "გუშინ ბორის დერკაჩოვი მოვიდა.", "ka") == [
        ("ბორის დერკაჩოვი", "sure")
    ]


def test_what_an_apostrophe_ties_to_a_name_makes_it_another_one() -> None:
    assert met("Nell", "Robert Nell'Acqua spoke in Rome.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Robert Halloran¹ spoke first.", [("Robert Halloran", "exact")]),
        ("Halloran² left. Anna Umerov³ stayed.", [("Halloran", "likely")]),
        ("They read Halloran's¹² paper.", [("Halloran", "likely")]),
        ("They met Anna Halloran¹ there.", []),
    ],
)
def test_the_mark_of_a_footnote_is_no_letter_of_a_name(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Robert Halloran", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police searched the Hallorans' house there.", ["Halloran"]),
        ("At the Hallorans’ mill they struck.", ["Halloran"]),
        ("Police searched Hallorans there.", []),
    ],
)
def test_what_a_whole_family_has_rings_for_its_name(text: str, expected: list[str]) -> None:
    assert [written for written, _ in met("Robert Halloran", text)] == expected


@pytest.mark.parametrize("thing", ["Regierung", "Kabinett", "Bank", "Partei"])
def test_a_german_genitive_says_whose_a_thing_is_and_names_no_body(thing: str) -> None:
    text = f"Gestern hat Hallorans {thing} lange getagt."
    assert met("Robert Halloran", text, "de") == [("Halloran", "likely")]


def test_a_german_body_called_by_a_name_does_not_ring_for_it() -> None:
    assert met("Robert Halloran", "Gestern hat die Halloran Bank getagt.", "de") == []


@pytest.mark.parametrize("ending", ["by", "in", "is", "on"])
def test_what_may_be_a_longer_family_name_rings_for_the_shorter_one_only_where_that_stands_too(
    ending: str,
) -> None:
    longer = f"Then Robert Malden{ending} left."
    assert met("Robert Malden", longer) == []
    assert met("Robert Malden", f"{longer} They asked Malden.") == [
        ("Robert Malden", "sure"),
        ("Malden", "sure"),
    ]


def test_a_word_that_ends_no_family_name_is_glued_to_one() -> None:
    assert met("Robert Malden", "Then Robert Maldensaid no.") == [("Robert Malden", "sure")]
