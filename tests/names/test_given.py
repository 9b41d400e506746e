from types import ModuleType

import pytest

from briefings.names.spelling.given import given_classes, is_given
from tests.names import given_keys, place_sounds


@pytest.mark.parametrize("made", [given_keys, place_sounds])
def test_what_is_made_of_a_list_is_made_of_it_as_it_is(made: ModuleType) -> None:
    told = f"{made.PATH.name} is old: python -m {made.__name__}"
    assert made.PATH.read_text(encoding="utf-8") == made.text(), told


@pytest.mark.parametrize(
    ("a", "b"),
    [("Steve", "Stephen"), ("Mykola", "Nicholas"), ("Стів", "Steven"), ("Юсуф", "Joseph")],
)
def test_forms_of_one_given_name_share_a_class(a: str, b: str) -> None:
    assert given_classes(a) & given_classes(b)


@pytest.mark.parametrize("word", ["Дональдом", "Терезы", "Robertus", "Юрием"])
def test_a_given_name_in_a_case_is_one(word: str) -> None:
    assert is_given(word)
