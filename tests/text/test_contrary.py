"""Two texts of mostly the same words: when each has news of its own in the midst."""

import pytest

from briefings.text.contrary import tell_otherwise

BEGINNING = (
    "The harbour board met on Monday with all seven of its members present. The minutes of the "
    "last meeting were read out and signed without remarks. The treasurer laid the accounts of "
    "the quarter before those present, and they were approved. "
)
END = (
    "The chair thanked everybody who had come in spite of the weather. The next meeting is held "
    "in the same room at the same hour. Whoever cannot come tells the secretary by Friday noon."
)
ROOF = (
    "The roof of the customs house leaks above the archive.",
    "A builder offered to mend it before winter for ninety thousand crowns.",
    "Two members wanted other offers and were outvoted after an hour.",
    "Work begins once tiles arrive from the quarry up north.",
)
FERRY = (
    "From April no ferry stops at Oyster Point any longer.",
    "Its owner counted eleven passengers a week and fears for her engine.",
    "School children shall take buses that leave from the old mill.",
    "Fishermen asked in vain whether nets might travel with them.",
)


@pytest.mark.parametrize(("sentences", "is_other"), [(1, False), (2, False), (4, True)])
def test_a_third_of_other_words_in_the_midst_is_other_news_and_less_is_a_reprint(
    sentences: int, is_other: bool
) -> None:
    left, right = (f"{BEGINNING}{' '.join(middle[:sentences])} {END}" for middle in (ROOF, FERRY))
    assert tell_otherwise(left, right) is is_other
    assert tell_otherwise(right, left) is is_other
