"""A text as the index sees it: its words, folded."""

from briefings.text.fold import fold_word, small_letters
from briefings.text.segment import spelt


def index_words(text: str) -> list[str]:
    """Give the folded words of a text, in order, repeats kept."""
    # Nearly every text folds letter by letter: then only what has an apostrophe is looked at.
    small = small_letters(text)
    if small is None:
        return list(map(fold_word, spelt(text)))
    words = spelt(small)
    return [fold_word(word) if "'" in word else word for word in words] if "'" in small else words
