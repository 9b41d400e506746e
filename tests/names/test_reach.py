"""How far a name reaches around its family name: all its words, and none beside it."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Present: Derkachuk, L. M.; Fairhill, A. I.", "Derkachuk, L. M"),
        ("Present: Derkachuk L. M. K., and others", "Derkachuk L. M. K"),
        ("Present: Derkachuk, L.; Fairhill, A.", "Derkachuk, L"),
    ],
)
def test_all_initials_behind_a_family_name_are_of_the_name(text: str, name: str) -> None:
    assert met("Lesia Derkachuk", text) == [(name, "sure")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon BELLOKO Sani Oumarou, rien ne presse.", "BELLOKO Sani Oumarou"),
        ("Selon OTAN Sani Oumarou, rien ne presse.", "Sani Oumarou"),
        ("Selon BS Sani Oumarou, rien ne presse.", "Sani Oumarou"),
    ],
)
def test_a_watched_word_in_capitals_before_the_rest_is_of_the_name(text: str, name: str) -> None:
    assert [found for found, _ in met("Belloko Sani Oumarou", text, "fr")] == [name]


@pytest.mark.parametrize(
    ("watched", "text", "name"),
    [
        ("Vasyl Derkachuk", "وصل فاسيل ديركاتشوك إلى المدينة.", "فاسيل ديركاتشوك"),
        ("Yusuf Karim Darwazi", "أمس يوسف كريم دروازي هنا.", "يوسف كريم دروازي"),
    ],
)
def test_a_verb_written_as_the_given_name_behind_it_is_none_of_the_name(
    watched: str, text: str, name: str
) -> None:
    assert [found for found, _ in met(watched, text, "ar")] == [name]
