"""Names that rules join to a watched one, and that others bear as well."""

import pytest

from briefings.model import Tier
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Paul Rasmus", "Then Paula Rasmus was there.", "en"),
        ("Martin Rasmus", "Martina Rasmus was there with the others.", "unknown"),
        ("Daniel Kern", "Gestern hat Daniela Kern das nicht gesagt.", "de"),
        ("Alexander Kern", "Then Alexandra Kern left with the others.", "en"),
    ],
)
def test_a_listed_name_of_the_other_sex_is_another_persons_where_names_have_no_cases(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Pierre Vidal", "Then Pekka Vidal was there.", "en"),
        ("Maria Conti", "Then Marie Conti was there.", "en"),
        ("Johan Kern", "Then Juan Kern was there.", "en"),
        ("Jan Conti", "Jana Conti kommt.", "unknown"),
        ("Виктор Лавров", "Виктора Лаврова уехала в Сочи.", "unknown"),
        ("Tom Lind", "Tom Linda kam.", "unknown"),
    ],
)
def test_what_may_be_another_name_beside_the_rest_is_no_proof(
    watched: str, text: str, language: str
) -> None:
    assert not [one for one in find(watched, text, language) if one.tier.rank <= Tier.SURE.rank]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Robert Halloran", "Then Bob Halloran left.", "en"),
        ("William Halloran", "Then Bill Halloran left.", "en"),
        ("Christopher Lowe", "Then Chris Lowe left.", "en"),
        ("Oleksandr Hromov", "Then Aleksandr Gromov left.", "en"),
        ("Дмитрий Громов", "Тогда Митя Громов уехал, и все его ждали.", "ru"),
        ("Marko Horvat", "Vidjeli smo Marka Horvata.", "hr"),
        ("Ron Klajn", "Videli so Rona Klajna.", "sl"),
        ("Paweł Nowicki", "Widziano Pawła Nowickiego.", "unknown"),
        ("Aleksander Hrab", "O Aleksandrze Hrabie mówiono.", "pl"),
    ],
)
def test_what_one_person_is_called_by_proves_it(watched: str, text: str, language: str) -> None:
    assert [tier for _, tier in met(watched, text, language)] == ["sure"]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Chen Gang", "Then Chen Gang-ming left."),
        ("Wang Lei", "Then Wang Lei-hua left."),
        ("Zhang Bo", "Then Hao Bo Zhang left."),
    ],
)
def test_another_syllable_makes_another_chinese_name(watched: str, text: str) -> None:
    assert met(watched, text) == []


@pytest.mark.parametrize(
    ("watched", "text", "language", "tier"),
    [
        ("Chen Gang", "Da Chen Gang nicht kam, ging sie.", "de", "exact"),
        ("Chen Gang", "Min Chen Gang kom inte.", "sv", "exact"),
        ("Chen Gang", "Bu Chen Gang!", "tr", "exact"),
        ("Chen Gangming", "Da Chen Gangming nicht kam, ging sie.", "de", "exact"),
        ("Chen Gangming", "The Chen Gangming-Ma meeting.", "en", "exact"),
        ("Chen Gang", "The Chen Gang-Han Bo talks.", "en", "likely"),
        ("Chen Gang", "Then Mao Chen Gang left.", "en", "likely"),
        ("Chen Gang", "Vidjeli su Chen Gang-a.", "hr", "exact"),
    ],
)
def test_a_full_chinese_name_rings_whatever_small_word_stands_beside_it(
    watched: str, text: str, language: str, tier: str
) -> None:
    assert met(watched, text, language) == [(watched, tier)]


@pytest.mark.parametrize(
    "text",
    [
        "A Chen Gang-led talk.",
        "The Chen Gang-backed plan.",
        "Then Chen Gang - he left.",
        "Mr. Chen Gang",
    ],
)
def test_what_a_hyphen_ties_to_a_chinese_name_is_a_word_as_a_rule(text: str) -> None:
    assert met("Chen Gang", text) == [("Chen Gang", "exact")]


@pytest.mark.parametrize(
    ("text", "rings"),
    [
        ("Tervosen mukaan asia on selvä.", True),
        ("Oona Tervonen left the pub.", False),
        ("Oona Tervonen, a nurse, went with the others.", False),
        ("Tervonen left the pub.", True),
        ("Gestern sagte Tervonen dazu nichts.", True),
    ],
)
def test_a_text_too_short_to_tell_its_language_is_read_as_its_words_hint(
    text: str, rings: bool
) -> None:
    assert bool(met("Ilkka Tervonen", text, "unknown")) == rings


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Lai Wen-hui", "President Lai Wen-hui said no.", [("Lai Wen-hui", "exact")]),
        ("Lai Wen-hui", "Then Lai Wenhui left.", [("Lai Wenhui", "sure")]),
        ("Lai Wen-hui", "Then Lai Ming-tao left.", []),
        ("Ma Yun-jeou", "The president Ma Yun-jeou left.", [("Ma Yun-jeou", "exact")]),
        ("Chiang Po-shek", "Under Chiang Po-shek it fell.", [("Chiang Po-shek", "exact")]),
        ("Chiang Po-shek", "Later President Chiang left.", [("Chiang", "likely")]),
    ],
)
def test_a_given_name_whose_second_syllable_is_small_is_met_as_it_is_written(
    watched: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, "en") == expected
