"""Slips of the hand that no sound explains: two neighbouring letters in the other order."""

_LEAST = 5
"""Letters that a word has at the least: shorter words are too often another one (form, from)."""
_MOST = 60
"""Letters that a word has at the most: a longer one is nobody's name, and has as many slips."""


def swapped(a: str, b: str) -> str:
    """Give the two neighbouring letters, as `a` has them, that alone tell two words apart.

    Empty where the words differ in another way, or not at all.
    """
    if len(a) != len(b) or len(a) < _LEAST:
        return ""
    at = next((at for at, letter in enumerate(a) if letter != b[at]), -1)
    if at < 0 or b != a[:at] + a[at : at + 2][::-1] + a[at + 2 :]:
        return ""
    return a[at : at + 2]


def swaps(word: str) -> frozenset[str]:
    """Give all words that a word becomes with two neighbouring letters swapped; none of a long."""
    if not _LEAST <= len(word) <= _MOST:
        return frozenset()
    others = (word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in range(len(word) - 1))
    return frozenset(others) - {word}
