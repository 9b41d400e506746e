"""A watched name that is a part of a word: something is glued to it, or stands before it."""

from collections.abc import Iterator
from functools import lru_cache

from briefings.model import ReasonKind
from briefings.names.lists import word_lists
from briefings.names.pairs.words import Link
from briefings.names.spelling import abjads
from briefings.names.watching.family_names import FamilyNames
from briefings.names.watching.sighting import Sighting

_SHORTEST_GLUED = 4
_TYING = frozenset("'’ʼ")
"""What ties the word before it to the one behind, as one name: `Nell'Acqua`."""


def behind_prefixes(word: str, names: FamilyNames) -> list[Sighting]:
    """Give the names behind `and`, `to` and the like, which some scripts write as one word."""
    return [
        Sighting(form, joined, size, len(word))
        for size in abjads.prefixes(word)
        for form, joined in names.strong(word[size:])
    ]


def glued(word: str, names: FamilyNames) -> list[Sighting]:
    """Give the names that something is glued to: a stop word, or a word with a capital."""
    if word.isupper() or (word[2:].islower() and word[-2:] not in _last_glued()):
        return []
    found = []
    small = word_lists("cues")["glued"]
    capital = not word[0].islower()
    for cut in range(2, len(word) - 1):
        rest = word[cut:]
        inner = rest[0].isupper()
        if not (inner or rest in small):
            continue
        if word[cut - 1] not in _TYING and capital and cut >= _SHORTEST_GLUED:
            loose = len(rest) == 2 and not inner
            found += [
                Sighting(form, joined, 0, cut, loose)
                for form, joined in names.strong(word[:cut])
                if inner or _may_be_glued(joined, rest)
            ]
        if inner and len(rest) >= _SHORTEST_GLUED and not _is_prefix(word[:cut]):
            found += [
                Sighting(form, joined, cut, end)
                for end in _ends(word, cut)
                for form, joined in names.strong(word[cut:end])
                if end == len(word) or _may_be_glued(joined, word[end:])
            ]
    return found


@lru_cache(maxsize=1)
def _last_glued() -> frozenset[str]:
    """Give what the words end in that may be glued to a name: most words end in none of it."""
    return frozenset(word[-2:] for word in word_lists("cues")["glued"])


def _ends(word: str, begin: int) -> Iterator[int]:
    """Give where a name behind glued letters may end: with the word, or before a small one."""
    glued = word_lists("cues")["glued"]
    yield len(word)
    yield from (
        end
        for end in range(begin + _SHORTEST_GLUED, len(word) - _SHORTEST_BEHIND + 1)
        if word[end:] in glued
    )


_SHORTEST_BEHIND = 3
"""Letters of a small word that prove by themselves that it is glued."""


def _may_be_glued(joined: Link, rest: str) -> bool:
    """Whether a small word may be glued to a name: one of English to no form with an ending."""
    return joined.kind is not ReasonKind.ENDING or not rest.isascii()


def _is_prefix(part: str) -> bool:
    """Whether what stands before an inner capital is a part of a name, as in `McAllister`."""
    return part in {"Mc", "Mac", "De", "Di", "Du", "Le", "La", "Van", "Von", "Fitz", "El", "Al"}
