"""Names that are met whole, by their syllables and not their letters: Korean and Chinese ones."""

from briefings.names.pairs.parse import Name
from briefings.names.spelling import korean, pinyin


def same(a: Name, b: Name) -> tuple[korean.Same, ...]:
    """Give the words of two such names that answer each other; nothing where any does not."""
    return korean.same(a, b) or pinyin.same(a, b)


def families(name: Name) -> tuple[str, ...]:
    """Give all spellings, folded, of the family name of such a name; nothing of any other."""
    return (*korean.families(name), *pinyin.families(name))


def beginnings(name: Name) -> tuple[str, ...]:
    """Give all spellings, folded, of what the given name begins with."""
    return (*korean.beginnings(name), *pinyin.beginnings(name))


def given(name: Name) -> tuple[str, ...]:
    """Give what the given name begins with where it is one word."""
    return (*korean.beginnings(name), *pinyin.given(name))


def ends(name: Name) -> tuple[str, ...]:
    """Give the same of what it ends with, in no case."""
    return (*korean.ends(name), *pinyin.ends(name))
