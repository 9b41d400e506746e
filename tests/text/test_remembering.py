"""How much is remembered of words: by whom, and of how many watches."""

import pytest

from briefings.text.remembering import Room, forget_texts, of_texts


@pytest.mark.parametrize(("watches", "kept"), [(3, 512), (999, 512), (10_000, 20_000)])
def test_a_screen_remembers_little_unless_very_many_names_are_watched(
    watches: int, kept: int
) -> None:
    room = Room()
    room.be_small()
    room.suit(watches)
    assert room.up_to(20_000) == kept


def test_what_was_worked_out_of_a_text_is_kept_until_it_is_forgotten() -> None:
    asked = list[str]()

    @of_texts(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert length("a book") == length("a book") == 6
    assert len(asked) == 1
    forget_texts()
    assert length("a book") == 6
    assert len(asked) == 2
