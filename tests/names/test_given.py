import pytest

from briefings.names.given import given_classes, is_given
from tests.names import given_keys


def test_the_keys_of_given_names_are_made_of_the_list_as_it_is() -> None:
    told = "given_keys.txt is old: python -m tests.names.given_keys"
    assert given_keys.PATH.read_text(encoding="utf-8") == given_keys.text(), told


@pytest.mark.parametrize(
    ("a", "b"),
    [("Steve", "Stephen"), ("Mykola", "Nicholas"), ("Стів", "Steven"), ("Юсуф", "Joseph")],
)
def test_forms_of_one_given_name_share_a_class(a: str, b: str) -> None:
    assert given_classes(a) & given_classes(b)


@pytest.mark.parametrize("word", ["Дональдом", "Терезы", "Robertus", "Юрием"])
def test_a_given_name_in_a_case_is_one(word: str) -> None:
    assert is_given(word)
