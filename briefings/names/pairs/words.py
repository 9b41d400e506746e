"""Two words that may be one name: how much they are alike, and by which rule."""

import math
import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz.distance import OSA, Levenshtein

from briefings.match import ReasonKind, Tier
from briefings.names.spelling import abjads
from briefings.names.spelling.costs import distance, weights
from briefings.names.spelling.given import declined_classes, forms, given_classes
from briefings.names.spelling.readings import (
    WITHOUT_VOWELS,
    equal,
    first_bones,
    in_one_script,
    latin,
    readings,
    script_of,
)
from briefings.names.spelling.romanise import plain, unmarked
from briefings.names.spelling.stems import begin, begin_alike, declined, share_stem, stems
from briefings.text.remembering import ROOM


class Link(NamedTuple):
    """What joins two words."""

    score: float
    """0..1; from .9 the two are written forms of one name by a rule, not by resemblance."""
    kind: ReasonKind
    left: str = ""
    """What both words share: for an ending, as a reading; for Korean syllables, in Hangul, and
    for Chinese ones in pinyin."""


NONE = Link(0.0, ReasonKind.SPELLING)
SAME = Link(1.0, ReasonKind.EXACT)


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def link(a: str, b: str, least: float = 0.0) -> Link:
    """Give the surest rule that joins two words; the score is the same both ways.

    Words that resemble each other by less than `least` may be told to be joined by nothing.
    """
    return link_by_rule(a, b) or _resembling(a, b, least)


def link_by_rule(a: str, b: str) -> Link | None:
    """Give the surest rule but resemblance; None where nothing else may join two words."""
    if are_far(first_bones(a), first_bones(b)) and not _lacks_vowels(a, b):
        return _of_one_given_name(a, b) or NONE
    return near_by_rule(a, b)


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def near_by_rule(a: str, b: str) -> Link | None:
    """Give the same for words that are not far from each other."""
    if a == b:
        return SAME
    if _lacks_vowels(a, b):
        return _without_vowels(a, b)
    if not begin_alike(a, b):
        return _of_one_given_name(a, b)
    if _are_letters_same(a, b):
        return SAME
    return _written_alike(a, b) or _sounding_alike(a, b) or _forms(a, b)


def _lacks_vowels(a: str, b: str) -> bool:
    """Whether one of two words is of a script that leaves vowels out."""
    return (script_of(a) in WITHOUT_VOWELS) != (script_of(b) in WITHOUT_VOWELS)


def _without_vowels(a: str, b: str) -> Link | None:
    """Join a word of a script that leaves vowels out, which has no cases, and a name it writes.

    The name may be in a case: `Сальманом`, of `سلمان`.
    """
    name, word = (b, a) if script_of(a) in WITHOUT_VOWELS else (a, b)
    if abjads.writes(word, name):
        return _romanised(0.96 if len(word) >= _LONG else 0.92)
    if any(abjads.writes(word, form) for form in forms(name)):
        return _LISTED
    if len(word) >= _LONG and abjads.writes_in_case(word, name):
        return Link(0.94, ReasonKind.ENDING, plain(word))
    return _of_one_given_name(a, b)


def _are_letters_same(a: str, b: str) -> bool:
    if a.isascii() or b.isascii():
        return len(a) == len(b) and a.lower() == b.lower()
    return normalize("NFC", a).casefold() == normalize("NFC", b).casefold()


def are_far(a: str, b: str) -> bool:
    """Whether words of these bones have so few in common that only a list may join them."""
    return len(a) > 2 and len(b) > 2 and Levenshtein.normalized_similarity(a, b) < _FAR


_FAR = 0.4


def _written_alike(a: str, b: str) -> Link | None:
    """Join words that differ in marks, apostrophes, or letters of another script."""
    if plain(a) == plain(b):
        return Link(0.99, ReasonKind.ROMANISATION)
    return Link(0.99, ReasonKind.LOOK_ALIKE) if in_one_script(a) == in_one_script(b) else None


def _is_one_unmarked(a: str, b: str) -> bool:
    """Whether one of two Latin words has marks, and who wrote the other may have left them out."""
    return a.isascii() != b.isascii() and script_of(a) == script_of(b) == "latin"


def _sounding_alike(a: str, b: str) -> Link | None:
    """Join words that share a reading, or one after sounds are made alike."""
    read_a, read_b = readings(a), readings(b)
    if not read_a or not read_b:
        return NONE
    if len(read_a[0]) < 2 and len(read_b[0]) < 2:
        return NONE if latin(a) != latin(b) else Link(0.98, ReasonKind.ROMANISATION)
    alike = _shared(_equals(read_a), _equals(read_b), 0.96)
    if _is_one_unmarked(a, b) and unmarked(plain(a)) == unmarked(plain(b)):
        alike = max(alike, 0.95)
    if not alike:
        return None
    shared = _shared(read_a, read_b, 0.98)
    if shared and script_of(a) == script_of(b) == "other":
        return Link(_HOMOPHONE, ReasonKind.SPELLING)
    return _romanised(shared if shared >= 0.95 else max(shared, alike))


@lru_cache(maxsize=1 << 4)
def _romanised(score: float) -> Link:
    """Give a link of few: what the cyclic collector has not to look through again and again."""
    return Link(score, ReasonKind.ROMANISATION)


_HOMOPHONE = 0.8
"""Other signs of one sound, in a script that writes one sound with many, are another word."""


@lru_cache(maxsize=ROOM.up_to(1 << 14))
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
    listed = _of_one_given_name(a, b)
    if listed and listed.score > _DECLINED:
        return listed
    found = _case_forms(a, b)
    if _is_one_unmarked(a, b) and not (found and found.score == _CASE):
        found = _case_forms(unmarked(a), unmarked(b)) or found
    return found or listed


_DECLINED = 0.9
_LISTED, _LISTED_IN_CASE = (Link(score, ReasonKind.GIVEN_NAME) for score in (0.93, _DECLINED))


def _of_one_given_name(a: str, b: str) -> Link | None:
    """Join forms of one given name, one of them in a case or not: Джорджа, George."""
    of_a, of_b = given_classes(a), given_classes(b)
    if not of_a.isdisjoint(of_b):
        return _LISTED
    if (of_a and not of_a.isdisjoint(declined_classes(b))) or (
        of_b and not of_b.isdisjoint(declined_classes(a))
    ):
        return _LISTED_IN_CASE
    return None


def _case_forms(a: str, b: str) -> Link | None:
    """Join words that have a stem in common and endings of one declension.

    Of two Latin letters the other is another name: `Xie`, of no Xi.
    """
    if min(len(a), len(b)) < _SHORTEST_DECLINED and a.isascii() and b.isascii():
        return None
    if not share_stem(a, b):
        return None
    found = [
        (first + second > 0, min(first, second) > 0, -len(left[0]), left[0])
        for first, of_a in enumerate(stems(a))
        for second, of_b in enumerate(stems(b))
        for left in of_a
        for right in of_b
        if left[0] == right[0] and declined(left, right)
    ]
    if not found:
        return None
    later, *_, stem = min(found)
    return Link(_LATER_CASE if later else _CASE, ReasonKind.ENDING, stem)


_SHORTEST_DECLINED = 3
_CASE, _LATER_CASE = 0.94, 0.91
"""Of a likeliest reading, and of another."""


def _resembling(a: str, b: str, least: float) -> Link:
    """Score words by the least price of turning a reading of one into one of the other."""
    read_a, read_b = readings(a), readings(b)
    best = _nearest(read_a[:3], read_b[:3], least)
    if not begin(a).isdisjoint(begin(b)):
        best = max(best, _AS_FORMS * _nearest_stems(a, b, least / _AS_FORMS))
    if best < _AS_SOFT and _lacks_vowels(a, b) and _is_soft(a, b):
        best = _AS_SOFT
    if least <= _AS_SLIP and best < _AS_SLIP and is_slip(a, b):
        best = _AS_SLIP
    return Link(best, ReasonKind.SPELLING) if best else NONE


def _is_soft(a: str, b: str) -> bool:
    """Whether only a g that may be soft keeps a word from writing a name."""
    name, word = (b, a) if script_of(a) in WITHOUT_VOWELS else (a, b)
    return abjads.writes_softly(word, name)


def is_slip(a: str, b: str) -> bool:
    """Whether one letter but the first is missing, another, or swapped with the next."""
    left, right = latin(a), latin(b)
    if min(len(left), len(right)) < _LONG or left[0] != right[0] or script_of(a) != script_of(b):
        return False
    return OSA.distance(left, right, score_cutoff=1) == 1


_LONG = 4
"""Letters of a word in which one may be wrong: a shorter one becomes another word."""


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def most_alone(a: str, b: str) -> Tier:
    """Give the surest tier two words may have with nothing beside them.

    Scripts without capitals do not show what is a name, and few letters of one are a common word
    as often: `ترامب` may be Trump, `می` is rarely May.
    """
    if script_of(a) == script_of(b):
        return Tier.EXACT
    spare = min(_spare(a), _spare(b))
    return Tier.MAYBE if spare <= 0 else Tier.LIKELY if spare == 1 else Tier.EXACT


def _spare(word: str) -> int:
    """Give by how many letters a word tells more than next to nothing."""
    script = script_of(word)
    if script in WITHOUT_VOWELS:
        return min(abjads.told(word) - _TELLS_NOTHING, len(plain(word)) - _FEW[script])
    return len(plain(word)) - _FEW.get(script, 0)


_FEW = {"arabic": 3, "hebrew": 3, "georgian": 3, "other": 1}
"""Scripts without capitals: how many letters of each tell next to nothing."""
_TELLS_NOTHING = 6
"""As much as such a word of four letters tells, two of them consonants."""


_FAMILY_ENDING = re.compile("(?:[oe]v|enko|[cs]ki|uk)a?$")
_STABLE_VOWELS = frozenset(map(frozenset, ("ae", "eu", "io")))
"""Those that no romanisation and no Slavic language writes for each other in a root."""


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def have_other_roots(a: str, b: str) -> bool:
    """Whether two Slavic family names of one script have other vowels in the root: Umarov, Umerov.

    They resemble each other enough for a search, and are no one's. Arabic and English names are
    spelt by ear and do change such vowels.
    """
    left, right = readings(a)[:1], readings(b)[:1]
    if not left or not right or len(left[0]) != len(right[0]) or script_of(a) != script_of(b):
        return False
    if not (_FAMILY_ENDING.search(left[0]) and _FAMILY_ENDING.search(right[0])):
        return False
    sounds = [frozenset(pair) for pair in zip(left[0], right[0], strict=True)]
    changed = [pair for pair in sounds if len(pair) > 1]
    if len(changed) != 1 or changed[0] not in _STABLE_VOWELS:
        return False
    # Bulgarian and Polish have ya for e in other forms of one root: Tsvetkov, Tsvyatkov.
    return changed[0] != frozenset("ae") or _softened(a) == _softened(b)


def _softened(word: str) -> int:
    return len(_SOFT_A.findall(latin(word)))


_SOFT_A = re.compile("[ijy]a(?!$)")


_AS_FORMS = 0.9


_AS_SOFT = 0.6
"""Enough to be likely beside the given name, and nothing alone."""
_AS_SLIP = 0.3
"""Enough for two words to answer each other; whether they are one what stands beside tells."""


def _nearest_stems(a: str, b: str, least: float) -> float:
    """Score words that may be case forms by their stems: Trussová, of a Тръс."""
    best = 0.0
    for left in stems(a)[0]:
        for right in stems(b)[0]:
            (of_a, ending_a, _), (of_b, ending_b, _) = left, right
            if (ending_a or ending_b) and min(len(of_a), len(of_b)) > 3:
                alike = Levenshtein.normalized_similarity(of_a, of_b)
                if alike >= 0.6 and declined(left, right):
                    best = max(best, _nearest((of_a,), (of_b,), least))
    return best


def _nearest(read_a: tuple[str, ...], read_b: tuple[str, ...], least: float) -> float:
    """Score the two likest pairs of readings; what differs in more than half is not alike."""
    alike = [
        (near, left, right)
        for left in filter(None, read_a)
        for right in filter(None, read_b)
        if (near := Levenshtein.normalized_similarity(left, right, score_cutoff=_LEAST)) >= _LEAST
    ]
    chosen = sorted(alike, key=_likest)[:2] if len(alike) > 2 else alike
    return max([_resemblance(left, right, least) for _, left, right in chosen], default=0.0)


def _likest(found: tuple[float, str, str]) -> tuple[float, str, str]:
    near, left, right = found
    return (-near, left, right) if left < right else (-near, right, left)


_LEAST = 0.4


def _resemblance(a: str, b: str, least: float) -> float:
    """Turn a price into 0..0.9 by the learned logistic: long words may differ more.

    0 for what is less than `least`, or next to it.
    """
    learned = weights("words")
    bias, share = learned["bias"], learned["share"] / ((len(a) + len(b)) / 2)
    z = bias + share * distance(a, b, (_worth(least) - bias) / share)
    return _MOST / (1.0 + math.exp(-z))


@lru_cache(maxsize=1 << 4)
def _worth(least: float) -> float:
    """Give where the logistic comes to a score, or a little below."""
    return max(_UNLIKE, -math.log(_MOST / least - 1.0) - _ROUNDING) if least else _UNLIKE


_MOST = 0.9
"""What resemblance alone comes to at the most."""
_UNLIKE = -1.3
"""Where the logistic is so far down that the words answer each other in no name."""
_ROUNDING = 1e-6
