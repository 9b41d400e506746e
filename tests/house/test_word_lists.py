"""The lists of words that stand beside the code."""

import re
from collections import Counter

import pytest

from briefings.names.lists import sections
from tests.house.sources import modules

LISTS = sorted(
    {
        found
        for module in modules("briefings")
        for found in re.findall(r'\bword_lists\("(\w+)"\)', module.text)
    }
)


@pytest.mark.parametrize("name", LISTS)
def test_no_section_has_a_word_twice(name: str) -> None:
    twice = {
        section: [word for word, times in Counter(" ".join(lines).split()).items() if times > 1]
        for section, lines in sections(name).items()
    }
    assert {section: words for section, words in twice.items() if words} == {}


def test_the_lists_are_found() -> None:
    assert "cues" in LISTS
