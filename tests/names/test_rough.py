"""The words of a vocabulary that are worth comparing with one."""

import pytest

from briefings.names.spelling.rough import likest

OTHERS = ["bank", "table", "морква", "περιμένω", "window"]


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("hnatov", "gnatow"),
        ("zelenskyy", "зеленського"),
        ("yermak", "iermak"),
        ("wałęsa", "walesa"),
        ("papandreou", "παπανδρέου"),
        ("саакашвілі", "სააკაშვილი"),
    ],
)
def test_another_spelling_is_the_likest_in_any_script(word: str, spelt: str) -> None:
    assert likest(word, [*OTHERS, spelt], 1) == [spelt]


def test_no_more_are_given_than_asked_for_and_none_that_are_far() -> None:
    assert likest("hnatov", ["hnatov", "gnatov", "hnatow"], 2) == ["hnatov", "gnatov"]
    assert likest("hnatov", ["bell", "xiii"], 9) == []


def test_of_no_words_none_is_the_likest() -> None:
    assert likest("hnatov", [], 9) == []


def test_of_words_in_several_scripts_that_sound_alike_the_first_comes_first() -> None:
    alike = ["hnatov", "гнатов", "gnatow", "гнатова", "hnatowa"]
    assert likest("natov", alike, 9) == alike
    assert likest("natov", alike[::-1], 9) == ["gnatow", "гнатов", "hnatov", "hnatowa", "гнатова"]
