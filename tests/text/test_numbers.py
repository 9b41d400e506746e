"""Numbers that tell two texts apart, and those that do not."""

import pytest

from briefings.text.numbers import differ_in_a_number

STORY = "{}Court clears the minister of all charges"


@pytest.mark.parametrize(
    ("one", "other"),
    [("UPDATE 1-", "UPDATE 2-"), ("Update 1: ", "Update 3: "), ("WRAPUP 2-", "WRAPUP 4-")],
)
def test_which_version_of_a_story_it_is_makes_it_no_other_story(one: str, other: str) -> None:
    assert not differ_in_a_number(STORY.format(one), STORY.format(other))


def test_a_number_that_the_story_tells_does() -> None:
    assert differ_in_a_number(STORY.format("Part 1: "), STORY.format("Part 2: "))
    assert differ_in_a_number(
        "The 16th package of aid was told", "The 17th package of aid was told"
    )
