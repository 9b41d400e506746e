"""How much is remembered of words: by whom, and of how many watches."""

import pytest

from briefings.text.remembering import Room


@pytest.mark.parametrize(("watches", "kept"), [(3, 512), (999, 512), (10_000, 20_000)])
def test_a_screen_remembers_little_unless_very_many_names_are_watched(
    watches: int, kept: int
) -> None:
    room = Room()
    room.be_small()
    room.suit(watches)
    assert room.up_to(20_000) == kept
