"""Two words that may be one name: how much they are alike, and by which rule."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein

from briefings.model import ReasonKind
from briefings.names.costs import distance, weights
from briefings.names.given import given_classes
from briefings.names.lists import sections
from briefings.names.readings import equal, latin, readings
from briefings.names.romanise import plain, script, without_look_alikes


@dataclass(frozen=True, slots=True)
class Link:
    """What joins two words."""

    score: float
    """0..1; from .9 the two are written forms of one name by a rule, not by resemblance."""
    kind: ReasonKind
    left: str = ""
    """For an ending, the part both words share, as a reading."""


_NONE = Link(0.0, ReasonKind.SPELLING)


@lru_cache(maxsize=1 << 16)
def link(a: str, b: str) -> Link:
    """Give the surest rule that joins two words; the score is the same both ways."""
    if a == b or normalize("NFC", a).casefold() == normalize("NFC", b).casefold():
        return Link(1.0, ReasonKind.EXACT)
    return _written_alike(a, b) or _sounding_alike(a, b) or _forms(a, b) or _resembling(a, b)


def _written_alike(a: str, b: str) -> Link | None:
    """Join words that differ in marks, apostrophes, or letters of another script."""
    plain_a, plain_b = plain(a), plain(b)
    if plain_a == plain_b:
        return Link(0.99, ReasonKind.ROMANISATION)
    if without_look_alikes(plain_a) == without_look_alikes(plain_b):
        return Link(0.99, ReasonKind.LOOK_ALIKE)
    return None


def _sounding_alike(a: str, b: str) -> Link | None:
    """Join words that share a reading, or one after sounds are made alike."""
    read_a, read_b = readings(a), readings(b)
    if not read_a or not read_b:
        return _NONE
    if len(read_a[0]) < 2 and len(read_b[0]) < 2:
        return _NONE if latin(a) != latin(b) else Link(0.98, ReasonKind.ROMANISATION)
    shared = _shared(read_a, read_b, 0.98)
    if shared >= 0.95:
        return Link(shared, ReasonKind.ROMANISATION)
    alike = max(shared, _shared(_equals(read_a), _equals(read_b), 0.96))
    return Link(alike, ReasonKind.ROMANISATION) if alike else None


@lru_cache(maxsize=1 << 14)
def _equals(read: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(equal, read))


def _shared(a: tuple[str, ...], b: tuple[str, ...], best: float) -> float:
    """Give `best` for equal first readings, a little less for others, 0 for none shared."""
    if a[0] == b[0]:
        return best
    if a[0] in b or b[0] in a:
        return best - 0.03
    return best - 0.06 if not set(a).isdisjoint(b) else 0.0


def _forms(a: str, b: str) -> Link | None:
    """Join forms of one given name, and case forms of one word."""
    if given_classes(a) & given_classes(b):
        return Link(0.93, ReasonKind.GIVEN_NAME)
    return _case_forms(a, b)


def _case_forms(a: str, b: str) -> Link | None:
    """Join words that have a stem in common and endings of one declension."""
    if _bare_stems(a).isdisjoint(_bare_stems(b)):
        return None
    found = [
        (first + second > 0, -len(left.stem), left.stem)
        for first, of_a in enumerate(stems(a))
        for second, of_b in enumerate(stems(b))
        for left in of_a
        for right in of_b
        if left.stem == right.stem and _declined(left, right)
    ]
    if not found:
        return None
    later, _, stem = min(found)
    return Link(0.91 if later else 0.94, ReasonKind.ENDING, stem)


@lru_cache(maxsize=1 << 15)
def _bare_stems(word: str) -> frozenset[str]:
    return frozenset(each.stem for of_reading in stems(word) for each in of_reading)


class Stem(NamedTuple):
    """A reading, its sounds made alike, as a stem and a case ending."""

    stem: str
    ending: str
    """Empty for a form without ending."""
    fleeting: bool = False
    """Whether the form has a vowel the stem lacks: Pavel, of the stem that Pavla has."""


@lru_cache(maxsize=1 << 15)
def stems(word: str) -> tuple[tuple[Stem, ...], ...]:
    """Give what a word may be a case form of, for each of its first readings.

    A stem has three sounds at least and ends in a consonant. Words that `link` joins by an
    ending have one in common; so they meet under its skeleton (keys.py).
    """
    return tuple(tuple(_stems(equal(reading))) for reading in readings(word)[:_DECLINED])


_DECLINED = 3
"""How many readings of a word may be case forms."""


def _stems(sounds: str) -> Iterator[Stem]:
    for ending in declension_endings():
        stem = sounds.removesuffix(ending) if ending else sounds
        if sounds.endswith(ending) and len(stem) >= 3 and stem[-1] not in "aeiou":
            yield Stem(stem, ending)
    if len(sounds) >= 5 and sounds[-2] in "eo" and sounds[-1] not in "aeiou":
        yield Stem(sounds[:-2] + sounds[-1], "", fleeting=True)


def _declined(a: Stem, b: Stem) -> bool:
    """Whether two endings are of one declension, one of them what a dictionary would have."""
    if a.fleeting or b.fleeting:
        return bool(a.ending or b.ending) and _of_one_declension(a.ending, b.ending)
    return _of_one_declension(a.ending, b.ending)


@lru_cache(maxsize=1 << 12)
def _of_one_declension(a: str, b: str) -> bool:
    if a not in _NOMINATIVE and b not in _NOMINATIVE:
        return False
    return any(a in line and b in line for line in _declensions())


_NOMINATIVE = frozenset({"", "a", "i", "o", "e"})


@lru_cache(maxsize=1)
def _declensions() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(equal(ending.strip("-")) for ending in line.split())
        for line in sections("endings")[""]
    )


@lru_cache(maxsize=1)
def declension_endings() -> tuple[str, ...]:
    """Give all case endings, no ending among them, longest first."""
    found = {ending for line in _declensions() for ending in line}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


def _resembling(a: str, b: str) -> Link:
    """Score words by the least price of turning a reading of one into one of the other."""
    read_a, read_b = readings(a), readings(b)
    best = _nearest(read_a[:3], read_b[:3])
    if {script(plain(a)), script(plain(b))} & _WITHOUT_VOWELS:
        bones_a, bones_b = (tuple(map(_bones, read[:2])) for read in (read_a, read_b))
        best = max(best, _AS_BONES * _nearest(bones_a, bones_b))
    return Link(best, ReasonKind.SPELLING)


_WITHOUT_VOWELS = frozenset({"arabic", "hebrew"})
_AS_BONES = 0.93


def _bones(reading: str) -> str:
    """Give the consonants a script without vowels is sure to write."""
    return reading.translate(_VOWELS_AND_V)


_VOWELS_AND_V = str.maketrans("", "", "aeiouv")


def _nearest(read_a: tuple[str, ...], read_b: tuple[str, ...]) -> float:
    best = 0.0
    for left in read_a:
        for right in read_b:
            if left and right and Levenshtein.normalized_similarity(left, right) >= 0.4:
                best = max(best, _resemblance(distance(left, right), len(left), len(right)))
    return best


def _resemblance(cost: float, a: int, b: int) -> float:
    """Turn a price into 0..0.9 by the learned logistic: long words may differ more."""
    bias, by_share, by_cost = weights()["word"]
    z = bias + by_share * cost / ((a + b) / 2) + by_cost * cost
    return 0.9 / (1.0 + math.exp(-z))
