"""Keys under which words that may be one name meet: cheap, and never a verdict."""

from functools import lru_cache

from briefings.names.spelling import abjads
from briefings.names.spelling.given import given_classes
from briefings.names.spelling.readings import (
    WITHOUT_VOWELS,
    readings,
    script_of,
    skeleton,
    skeletons,
)
from briefings.names.spelling.stems import telling_stems
from briefings.text.remembering import ROOM

_TELLING = 4
"""Signs of a skeleton from which on a part of it tells words apart."""
_LONGEST = 40
"""Longer words are no names; they have no key."""


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def keys(word: str) -> tuple[str, ...]:
    """Give the keys of a word: two that a rule joins share one.

    So do two that only resemble each other, where they have four consonants or more.

    A key is the skeleton of a reading, of a reading without a case ending, or of either less
    one consonant (`-` before it); or the number of a class of given names (`=`).
    """
    if len(word) > _LONGEST or not any(map(str.isalpha, word)):
        return ()
    full = text_keys(word)
    found = dict.fromkeys(full)
    for key in full[:4]:
        found.update(dict.fromkeys(_less_one(key)))
    found.update(dict.fromkeys(f"={number}" for number in sorted(given_classes(word))))
    return tuple(found)


def is_listed(key: str) -> bool:
    """Whether a key is that of a class of given names."""
    return key.startswith("=")


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def text_keys(word: str) -> tuple[str, ...]:
    """Give the skeletons alone, of readings with and without case endings."""
    found = dict.fromkeys(listed_keys(word))
    if stems := telling_stems(word):
        found.update(dict.fromkeys(skeletons(sorted(stems))))
    return tuple(filter(None, found))


def listed_keys(word: str) -> tuple[str, ...]:
    """Give the skeletons of a word that is in no case.

    Letters that are vowels or not stand in one of them, and are left out of another.
    """
    found = dict.fromkeys(skeletons(readings(word)))
    if not word.isascii() and script_of(word) in WITHOUT_VOWELS:
        found.update(dict.fromkeys(map(skeleton, readings(abjads.consonants(word))[:1])))
    return tuple(found)


def longer_keys(word: str) -> tuple[str, ...]:
    """Give the keys under which words with one consonant more stand, where a word has too few.

    An index keeps a word of four consonants under each three of them, one of three by itself.
    """
    return tuple("-" + key for key in text_keys(word) if len(key) == _TELLING - 1)


def _less_one(key: str) -> list[str]:
    """Give a skeleton less one consonant, where enough is left to tell words apart."""
    if len(key) < _TELLING:
        return []
    return ["-" + key, *("-" + key[:at] + key[at + 1 :] for at in range(len(key)))]
