"""Two words that may be one name: how much they are alike, and by which rule."""

import math
from dataclasses import dataclass
from functools import lru_cache
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
    if stem := _shared_stem(equal(readings(a)[0]), equal(readings(b)[0])):
        return Link(0.94, ReasonKind.ENDING, stem)
    if stem := _fleeting_stem(readings(a)[0], readings(b)[0]):
        return Link(0.94, ReasonKind.ENDING, stem)
    for left in readings(a)[:3]:
        for right in readings(b)[:3]:
            if stem := _shared_stem(equal(left), equal(right)):
                return Link(0.91, ReasonKind.ENDING, stem)
    return None


def _fleeting_stem(a: str, b: str) -> str:
    """Give the stem of words of which one loses its last vowel before an ending: Pavel, Pavla."""
    for whole, other in ((equal(a), equal(b)), (equal(b), equal(a))):
        if len(whole) < 5 or whole[-2] not in "eo" or whole[-1] in "aeiou":
            continue
        short = whole[:-2] + whole[-1]
        ending = other[len(short) :]
        if other.startswith(short) and ending and _declined("", ending):
            return short
    return ""


def _shared_stem(a: str, b: str) -> str:
    """Give the stem two readings share if their endings belong to one declension."""
    size = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        size += 1
    for length in range(size, max(2, size - 3), -1):
        stem = a[:length]
        if max(len(a), len(b)) - length > 4:
            break
        if _declined(a[len(stem) :], b[len(stem) :]) and stem[-1] not in "aeiou":
            return stem
    return ""


@lru_cache(maxsize=1 << 12)
def _declined(a: str, b: str) -> bool:
    """Whether two endings are of one declension, one of them what a dictionary would have."""
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
    """Give all case endings with a consonant or more than one sound, longest first."""
    found = {ending for line in _declensions() for ending in line}
    return tuple(sorted(filter(None, found), key=lambda ending: (-len(ending), ending)))


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
