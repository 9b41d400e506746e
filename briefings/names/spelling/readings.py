"""How a word sounds, as far as that tells names apart: up to eight readings.

A reading is a string of sounds, one sign each (`graphemes.txt`): spellings of one name in
different romanisations share one. `equal` goes further and makes the sounds alike that
languages exchange (g, h and kh; v and f; hissing and hushing); `skeleton` keeps consonants
alone and finds candidates, never verdicts.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import filterfalse
from operator import getitem, itemgetter, or_
from string import ascii_lowercase

from briefings.names.lists import sections
from briefings.names.spelling.romanise import plain, romanise, script, without_look_alikes
from briefings.text.remembering import ROOM

MOST = 8
"""How many readings a word may have."""
_LONGEST = 200
"""Sounds of a word that may be of a name; a longer one has one reading, in linear time."""

VOWELS = "aeiou@"
_BEGINNING = frozenset(VOWELS)
WITHOUT_VOWELS = frozenset({"arabic", "hebrew"})
"""Scripts that leave short vowels out."""
_DOUBLED = re.compile(r"(.)(?=\1)")
_IOTATED = re.compile(r"i+(?=[aeou@])")
_SILENT_H = re.compile(r"(?<=[aeiou@])h(?=[bcdfgklmnprstvzCJSZ])")
_U_BEFORE_VOWEL = re.compile(r"(?<![aeiou@])u(?=[aeio@])")
_LAST_I = re.compile(r"(?<=[aeiou@])([^aeiou@\n]+)(?:ei|ie)$", re.MULTILINE)
EQUAL = str.maketrans({"h": "g", "f": "v", "S": "s", "Z": "z", "J": "z", "C": "c", "@": "a"})
_SKELETON = str.maketrans("ghqkSsZzJcCvfwbpdt", "KKKKSSSSSSSVVVPPTT", VOWELS)


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def latin(word: str) -> str:
    """Give a word plain and in Latin letters, look-alikes mapped; diacritics stay."""
    return _plain_ascii(word) if word.isascii() else romanise(in_one_script(word))


def _plain_ascii(word: str) -> str:
    """Give what `plain` does of the letters that need none of its tables."""
    return word.lower().replace("'", "").replace("`", "")


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def in_one_script(word: str) -> str:
    """Give a word plain, in the letters of one script."""
    return without_look_alikes(plain(word))


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def script_of(word: str) -> str:
    """Name the script a word is written in, look-alikes or not."""
    return "latin" if word.isascii() else script(plain(word))


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def readings(word: str) -> tuple[str, ...]:
    """Give the readings of a word of any script, likeliest first; none for no letters."""
    latin = _plain_ascii(word) if word.isascii() else romanise(in_one_script(word), sounds=True)
    found = _readings_of_latin(latin)
    return _with_breath(latin, found) if "h" in latin and _BREATH.search(latin) else found


def _with_breath(word: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Add the reading in which an h before a consonant is heard: `Ohryzko`, of Огризко."""
    sounds = "".join(options[0] for options in _sounds(word))
    heard = _settled(sounds.replace("h", _HEARD)).replace(_HEARD, "h")
    return (*found[: MOST - 1], heard)


_BREATH = re.compile("[aeiouy]h[bdglmnrvz]")
"""Before these Ukrainian has a г that is written h; before others, h is of other languages."""
_HEARD = "\x00"


def _readings_of_latin(word: str) -> tuple[str, ...]:
    sounds = _sounds(word)
    unsure = [options for options in sounds if len(options) > 1]
    if not unsure or len(sounds) > _LONGEST:
        only = _settled("".join(map(_FIRST, sounds)))
        return (only,) if only else ()
    frame = "".join([options[0] if len(options) == 1 else "%s" for options in sounds])
    chosen = _likeliest(tuple(map(len, unsure)))
    heard = "\n".join([frame % tuple(map(getitem, unsure, places)) for places in chosen])
    return tuple(dict.fromkeys(filter(None, _settled(heard).split("\n"))))


_FIRST = itemgetter(0)
"""Of a sound its likeliest; of a choice of sounds how unlikely it is: all its places."""


@lru_cache(maxsize=1 << 12)
def _likeliest(counts: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Give the likeliest choices, each by its places, of what sounds so many ways one by one.

    Few words have counts of their own, so that most find theirs here.
    """
    found: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for count in counts:
        longer = [
            (rank + place, (*places, place)) for place in range(count) for rank, places in found
        ]
        found = sorted(longer, key=_FIRST)[:MOST]
    return tuple(places for _, places in found)


def primary(word: str) -> str:
    """Give the likeliest reading alone, for building tables; empty for no letters."""
    written = romanise(in_one_script(word), sounds=True)
    return _settled("".join(options[0] for options in _sounds(written)))


def _sounds(word: str) -> list[tuple[str, ...]]:
    """Give the sounds that the letters of a word may stand for: of the longest ones known."""
    table, letters = _graphemes()
    cut = letters.findall(word)
    found = [table.get(one) or _bare(one) for one in cut]
    if cut:
        found[-1] = table.get(f"{cut[-1]}$", found[-1])
        found[0] = table.get(f"^{cut[0]}", found[0])
    return found


def ends_alone(word: str) -> bool:
    """Whether the last letters of a word are read in a way of their own."""
    table, _ = _graphemes()
    return any(f"{word[-size:]}$" in table for size in range(2, 6))


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _bare(letter: str) -> tuple[str, ...]:
    """Give the sound of a letter without a line of its own: itself, without its marks."""
    base = unicodedata.normalize("NFD", letter)[0]
    return (base if base.isalnum() else "",)


@lru_cache(maxsize=1)
def _graphemes() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Give the sounds of all letters in the list, and what cuts a word into the longest of them.

    Of letters as long as each other those go first that stand where a word begins, then ends.
    """
    table = {}
    for line in sections("graphemes")[""]:
        letters, *sounds = line.split()
        table[letters] = tuple("" if sound == "-" else sound for sound in sounds)
    behind: dict[str, list[str]] = {}
    for one in sorted(table, key=lambda one: (-len(one.strip("^$")), "^" not in one)):
        first, rest = one.strip("^")[0], one.strip("^")[1:].replace("$", r"\Z")
        behind.setdefault(first, []).append((rf"(?<=\A{first})" if one[0] == "^" else "") + rest)
    # By their first letter: so few are tried at each place.
    cut = (f"{first}(?:{'|'.join([*rest, ''])})" for first, rest in behind.items())
    return table, re.compile("|".join([*cut, "."]), re.DOTALL)


def _single(sounds: str) -> str:
    """Give sounds without doubling."""
    return _DOUBLED.sub("", sounds)


def _settled(sounds: str) -> str:
    """Drop what spellings add and leave out: doubling, iotation, silent h, endings of i.

    Several readings go together, one a line.
    """
    sounds = single = _single(sounds)
    if "i" in sounds:
        sounds = _IOTATED.sub("", sounds)
    if "h" in sounds:
        sounds = _SILENT_H.sub("", sounds)
    if "u" in sounds:
        sounds = _U_BEFORE_VOWEL.sub("v", sounds)
    if sounds is not single:
        sounds = _single(sounds)
    return _LAST_I.sub(r"\1i", sounds) if "ei" in sounds or "ie" in sounds else sounds


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def equal(reading: str) -> str:
    """Give a reading with the sounds made alike that languages exchange."""
    alike = reading.translate(EQUAL)
    # A reading has nothing twice that it had not before.
    return reading if alike == reading else _single(alike)


def skeleton(reading: str) -> str:
    """Give the classes of the consonants of a reading; a first vowel is kept as `a`."""
    bones = _single(reading.translate(_SKELETON))
    return "a" + bones if reading and reading[0] in VOWELS else bones


def skeletons(several: Sequence[str]) -> list[str]:
    """Give the skeletons of some readings, put through the tables together, one a line."""
    bones = _single("\n".join(several).translate(_SKELETON)).split("\n")
    return [
        "a" + bone if reading[:1] in _BEGINNING else bone
        for reading, bone in zip(several, bones, strict=False)
    ]


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def first_bones(word: str) -> str:
    """Give the skeleton of a word's likeliest reading; empty for no letters."""
    found = readings(word)
    return skeleton(found[0]) if found else ""


def consonants_of(bones: str) -> int:
    """Give the consonants of a skeleton, as bits."""
    found = 0
    for sign in bones:
        found |= 0 if sign in _BEGINNING else 1 << ord(sign) % _BITS
    return found


def consonants_in(word: str) -> int:
    """Give all consonants that skeletons of a word may have, as bits: some more than they have.

    Told in a moment of a word of the letters of ASCII; of another any consonant may be.
    """
    if not (word.isascii() and word.isalpha()):
        return _ANY
    heard, found = _heard_with(), 0
    for letter in word.lower():
        found |= heard[letter]
    return found


_BITS = 64
_ANY = (1 << _BITS) - 1


@lru_cache(maxsize=1)
def _heard_with() -> dict[str, int]:
    """Give by letter the consonants that are heard of it.

    What is heard of several letters is one's of them: no word in which it is heard lacks that.
    """
    table, _ = _graphemes()
    found = dict(zip(ascii_lowercase, map(_consonants_heard, ascii_lowercase), strict=True))
    written = ((letters.strip("^$"), sounds) for letters, sounds in table.items())
    for letters, sounds in sorted(written, key=lambda one: len(one[0])):
        if found.keys() >= set(letters):
            known = reduce(or_, map(found.__getitem__, letters))
            bearer = next(filterfalse(_BEGINNING.__contains__, letters), letters[0])
            found[bearer] |= _consonants_heard("".join(sounds)) & ~known
    return found


def _consonants_heard(sounds: str) -> int:
    """Give the consonants of some sounds; before a vowel an u is one (`_settled`)."""
    return consonants_of(skeleton(sounds.replace("u", "v")))
