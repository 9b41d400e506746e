"""A text as the index sees it: its words, folded."""

from briefings.text.fold import fold_word
from briefings.text.segment import spelt


def index_words(text: str) -> list[str]:
    """Give the folded words of a text, in order, repeats kept."""
    return [fold_word(word) for word in spelt(text)]
