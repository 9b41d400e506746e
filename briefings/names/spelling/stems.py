"""What a word may be a case form of: its readings as a stem and an ending.

One definition serves verdicts (words.py) and keys (keys.py): words that an ending joins have a
stem in common, and so they meet under its skeleton.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefings.names.lists import sections
from briefings.names.spelling.cases import nominatives, script_with_cases
from briefings.names.spelling.readings import EQUAL, VOWELS, ends_alone, equal, readings, script_of
from briefings.names.spelling.romanise import unmarked
from briefings.text.remembering import ROOM

Stem = tuple[str, str, bool]
"""A reading, its sounds made alike, as a stem and a case ending, empty for a form without one;
and whether the form has a vowel the stem lacks: Pavel, of the stem that Pavla has.

A plain tuple, which the cyclic collector lets go of: thousands are kept.
"""


class Endings(NamedTuple):
    """Case endings, ready to be looked for."""

    places: dict[str, frozenset[str]]
    """Where each may stand."""
    sizes: dict[str, tuple[int, ...]]
    """How long those are that end in a sound, the longest first."""


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def stems(word: str) -> tuple[tuple[Stem, ...], ...]:
    """Give what a word may be a case form of, for each of its first three readings.

    What stands behind an apostrophe is an ending if the list has it: `Curtice'a`. What is left of
    a Latin word may be read in another way than within it: `Whiteová`, of White.
    """
    folded = word.casefold()
    if cut := before_apostrophe(folded):
        return tuple(((equal(reading), _ANY, False),) for reading in readings(cut)[:3])
    found = [tuple(_of_reading(equal(reading))) for reading in _heard(word)]
    bare = tuple((equal(reading), _ANY, False) for reading in _bare_readings(folded))
    if found and (script_with_cases(folded) or _OF_WOMEN.match(folded)):
        # As sure as what is told by sound.
        return ((*found[0], *bare), *found[1:])
    return (*found, *((one,) for one in bare))


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def begin(word: str) -> frozenset[str]:
    """Give the first sound of whatever a word may be a case form of."""
    return _firsts((*_heard(word), *_bare_readings(word.casefold())))


def begin_alike(a: str, b: str) -> bool:
    """Whether two words may begin with one sound, as all do that sound alike or share a stem.

    Those of which too little is heard to tell begin alike as well.
    """
    one, other = _begin_somehow(a), _begin_somehow(b)
    return not one or not other or not one.isdisjoint(other)


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _begin_somehow(word: str) -> frozenset[str]:
    """Give the same of all readings, and of the word without its marks; nothing of one sound."""
    read = readings(word)
    if not read or len(read[0]) < 2:
        return frozenset()
    heard = (*read, *_bare_readings(word.casefold()))
    if not word.isascii() and script_of(word) == "latin":
        heard += readings(unmarked(word))
    return _firsts(heard)


def _firsts(heard: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join([reading[0] for reading in heard]).translate(EQUAL))


def _heard(word: str) -> tuple[str, ...]:
    """Give the readings that endings are looked for in: of pinyin, those without its g as well."""
    found = readings(word)
    return found if word.endswith("ping") else found[:3]


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def _bare_readings(folded: str) -> tuple[str, ...]:
    """Give the readings of a word less its ending, where that changes what is left."""
    if not folded.isascii():
        is_behind_vowel = folded.endswith(_BEHIND_VOWEL)
        soft = _IN_SHORT_I.match(folded) if is_behind_vowel else None
        iotated = _IN_IA.match(folded) if is_behind_vowel else None
        if soft or iotated:
            names = (soft and soft[1] + "й", iotated and iotated[1] + "я")
            return tuple(reading for name in names if name for reading in readings(name)[:1])
        if script := script_with_cases(folded):
            return tuple(
                reading for name in nominatives(folded, script) for reading in readings(name)[:2]
            )
    if folded.endswith(_ENDS_OF_WOMEN) and (called := _OF_WOMEN.match(folded)):
        # A vowel before it is read for itself, and an -a of the name is lost: `Tanaková`.
        name = called[1]
        return (*readings(name)[:3], *readings(name + "a")[: 1 - (name[-1] in VOWELS)])
    cut = _BEHIND_FOREIGN.match(folded) if folded.endswith(_FOREIGN) else None
    return readings(cut[1])[:3] if cut and ends_alone(cut[1]) else ()


_ENDS_OF_WOMEN = ("ová", "ové", "ovú", "ovou", "ovej")
_OF_WOMEN = re.compile(f"([^\\W\\d_]{{3,}})(?:{'|'.join(_ENDS_OF_WOMEN)})$")
"""What Czech and Slovak put behind a woman's family name, from wherever it is."""
_FOREIGN = ("em", "om", "owi", "ovi", "a", "u")
_BEHIND_FOREIGN = re.compile(f"([a-z]{{3,}})(?:{'|'.join(_FOREIGN)})$")
_IN_SHORT_I = re.compile("([а-яёіїєґў]*[аеиоуыэёіїє])(?:ем|єм|ём|ю|я|еві|єві)$")
"""Cases of Cyrillic names in -й behind a vowel, which is heard no more: Джеем, of Джей."""
_IN_IA = re.compile("([а-яёіїєґў]+?[аеиоуыэёіїєй])(?:и|ї|ю|е|є|ей|єй|ею|єю|ой|ом)$")
"""Cases of those in -я behind a vowel, which leave as little: Каей, of Кая, and Мию, of Мия."""
_BEHIND_VOWEL = ("м", "ю", "я", "і", "и", "ї", "е", "є", "й")
"""What both end in."""
_ANY = "'"
_APOSTROPHES = frozenset("'’ʼ")
_APOSTROPHE = re.compile("(.{3,})['’ʼ](.+)$")
_APOSTROPHE_SECTION = "behind an apostrophe"


def before_apostrophe(folded: str) -> str:
    """Give a word in small letters without an ending behind an apostrophe; nothing without one."""
    cut = None if _APOSTROPHES.isdisjoint(folded) else _APOSTROPHE.match(folded)
    return cut[1] if cut and cut[2] in _behind_apostrophe() else ""


@lru_cache(maxsize=1)
def _behind_apostrophe() -> frozenset[str]:
    return frozenset(" ".join(sections("endings")[_APOSTROPHE_SECTION]).split())


def share_stem(a: str, b: str) -> bool:
    """Whether two words may be case forms of one, whatever the endings."""
    return not set(_bare_stems(a)).isdisjoint(_bare_stems(b))


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _bare_stems(word: str) -> tuple[str, ...]:
    """Give the stems alone, each once: most words are asked for them, few for their endings."""
    folded = word.casefold()
    if cut := before_apostrophe(folded):
        return tuple(map(equal, readings(cut)[:3]))
    found = set(map(equal, _bare_readings(folded)))
    for sounds in map(equal, _heard(word)):
        found.add(sounds)
        found.update(_cut(sounds, _endings()))
        found.update(_without_fleeting(sounds))
    return tuple(found)


def telling_stems(word: str) -> set[str]:
    """Give those stems whose consonants may be others than the word's: every word is asked.

    Less an ending of vowels alone, or a vowel that forms of it lack, a reading keeps its
    consonants.
    """
    folded = word.casefold()
    if cut := before_apostrophe(folded):
        return set(map(equal, readings(cut)[:3]))
    found = set(map(equal, _bare_readings(folded)))
    endings = _telling_endings()
    for sounds in map(equal, _heard(word)):
        if sounds[-1] in endings.sizes:
            found.update(_cut(sounds, endings))
    return found


def _of_reading(sounds: str) -> Iterator[Stem]:
    for stem in _cut(sounds, _endings()):
        yield stem, sounds[len(stem) :], False
    yield sounds, "", False
    for stem in _without_fleeting(sounds):
        yield stem, "", True


def _cut(sounds: str, endings: Endings) -> Iterator[str]:
    """Give a reading less each of some endings that may stand there, the longest first."""
    for size in endings.sizes.get(sounds[-1:], ()):
        places = endings.places.get(sounds[-size:])
        if places and size <= len(sounds) and _place(sounds[:-size]) in places:
            yield sounds[:-size]


def _without_fleeting(sounds: str) -> tuple[str, ...]:
    """Give a reading less the vowel before its last consonant, where forms of it may lack that."""
    if len(sounds) >= 5 and sounds[-2] in "eo" and sounds[-1] not in VOWELS:
        return (sounds[:-2] + sounds[-1],)
    return ()


def _place(stem: str) -> str:
    """Give the section of the list whose endings a stem may have."""
    if len(stem) < 2:
        return ""
    if stem[-1] in VOWELS:
        return "after a vowel"
    return "after a consonant" if len(stem) > 2 else "after two sounds"


def declined(a: Stem, b: Stem) -> bool:
    """Whether forms of one stem, or of two much alike, belong to one declension of either."""
    (stem, of_a, a_fleeting), (other, of_b, b_fleeting) = a, b
    if _ANY in (of_a, of_b):
        return "" in (of_a, of_b) and not (a_fleeting or b_fleeting)
    if (a_fleeting or b_fleeting) and not (of_a or of_b):
        return False
    places = {_place(stem), _place(other)} if stem != other else (_place(stem),)
    return any(_of_one_line(of_a, of_b, place) for place in places)


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _of_one_line(a: str, b: str, place: str) -> bool:
    """Whether a line has both endings, one of them what a dictionary would have."""
    return any(
        a in line and b in line and not {line[0], *_NOMINATIVE}.isdisjoint((a, b))
        for line in _lines().get(place, ())
    )


_NOMINATIVE = frozenset({"", "a", "i", "o", "e"})


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def as_listed(reading: str) -> tuple[str, ...]:
    """Give what a dictionary has of a reading that is in a case: `salman`, of `salmanom`."""
    most = min(_LONGEST_ENDING, len(reading) - _LEAST_STEM)
    cuts = ((reading[:-size], equal(reading[-size:])) for size in range(most, 0, -1))
    return tuple(
        stem + listed
        for stem, ending in cuts
        for listed in _IN_ORDER
        if _of_one_line(ending, listed, _place(stem))
    )


_IN_ORDER = tuple(sorted(_NOMINATIVE))
_LONGEST_ENDING, _LEAST_STEM = 4, 3


@lru_cache(maxsize=1)
def _lines() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        place: tuple(tuple(equal(ending.strip("-")) for ending in line.split()) for line in lines)
        for place, lines in sections("endings").items()
        if place != _APOSTROPHE_SECTION
    }


@lru_cache(maxsize=1)
def _endings() -> Endings:
    """Give all endings but none."""
    places: dict[str, set[str]] = {}
    for place, lines in _lines().items():
        for ending in {ending for line in lines for ending in line} - {""}:
            places.setdefault(ending, set()).add(place)
    return _by_size({ending: frozenset(found) for ending, found in places.items()})


@lru_cache(maxsize=1)
def _telling_endings() -> Endings:
    """Give the endings that have a consonant."""
    told = _endings().places.items()
    return _by_size({ending: places for ending, places in told if ending.strip(VOWELS)})


def _by_size(places: dict[str, frozenset[str]]) -> Endings:
    lasts = {ending[-1] for ending in places}
    sizes = {last: {len(ending) for ending in places if ending[-1] == last} for last in lasts}
    return Endings(places, {last: tuple(sorted(found)[::-1]) for last, found in sizes.items()})
