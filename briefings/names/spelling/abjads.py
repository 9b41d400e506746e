"""Whether a word of Arabic or Hebrew script writes a name: its consonants, and some vowels.

Both scripts leave short vowels out, so that what is written is not like what is heard. It is asked
instead, letter by letter, whether a word may write the sounds of a name (`letters.txt`, "writes").
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefings.names.lists import sections
from briefings.names.spelling.readings import VOWELS, readings, script_of
from briefings.names.spelling.romanise import has_article, plain
from briefings.names.spelling.stems import as_listed
from briefings.text.remembering import ROOM

_LIKELY = 2
"""How many readings of the name are looked at: a rarer one is too easily another word's."""
_SILENT, _END = "-", "."
_GLIDES, _BROAD = frozenset("يیי"), frozenset("اوאוה")
"""Letters that may only lead over to a vowel behind them: no reading has them there."""
_BREATHS = frozenset("حهחה")
"""Letters of h, which no reading has before a consonant."""
_WEAK = frozenset("اأإآٱوؤيیىئءةەعאויע")
"""Letters of vowels."""
_NATIVE = frozenset("حصضطظعقثذהחעת")
"""Letters of sounds that names from elsewhere seldom have."""


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def writes(word: str, name: str) -> bool:
    """Whether a word of such a script may write a name of another, with the article or not."""
    told = [writes_sounds(word, sounds) for sounds in readings(name)[:_LIKELY]]
    return any(told)


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def writes_in_case(word: str, name: str) -> bool:
    """Whether such a word, which has no cases, may write what a name is a case form of."""
    listed = (one for reading in readings(name)[:_LIKELY] for one in as_listed(reading))
    return any(writes_sounds(word, sounds) for sounds in listed)


def writes_sounds(word: str, sounds: str) -> bool:
    """Whether a word of such a script may write a reading; no very long one does."""
    if len(word) > _LONGEST:
        return False
    heard, forms = _heard(sounds), _written(word)
    return _writes(forms[0], heard) or (len(forms) > 1 and _writes(forms[1], heard))


def consonants(word: str) -> str:
    """Give a word of such a script without letters that may be of vowels, but the first.

    What is `v` beside one vowel letter is `u` beside another: `شويغا`, of `Shoiga`.
    """
    folded = plain(word)
    return folded[:1] + "".join(letter for letter in folded[1:] if letter not in _WEAK)


def writes_softly(word: str, name: str) -> bool:
    """Whether a word of such a script may write a name but for a soft g: `ארדואן`, of `Erdogan`.

    Turkish ğ is silent, and many who write a name without its mark do not know that it is one.
    """
    soft = _SOFT.sub("", plain(name))
    return soft != plain(name) and writes(word, soft)


_SOFT = re.compile("(?<=[ou])g(?=[aeioul])")


_OF_GOD = ("\u0644\u0644\u0647", "\u05dc\u05dc\u05d4")
"""How names end that have `Allah` in them, whose l is written twice."""
_LONGEST = 60
"""Letters of a word that may be a name."""


class _Step(NamedTuple):
    """One or two letters of a word."""

    size: int
    sounds: str
    """Those that they may be written for where they stand."""
    is_silent: bool
    """Whether they may be written for none."""


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _written(word: str) -> tuple[tuple[tuple[_Step, ...], ...], ...]:
    """Give what the letters of a word may be written for, with the article and without it."""
    values, folded = _values(script_of(word)), plain(word)
    forms = [folded, folded[2:]] if has_article(folded) else [folded]
    if folded.endswith(_OF_GOD):
        forms.append(folded[:-2] + folded[-1])
    return tuple(
        tuple(_steps(form + _END, at, values) for at in range(len(form))) for form in forms
    )


def _steps(word: str, at: int, values: dict[str, str]) -> tuple[_Step, ...]:
    both = ((size, _value(word, at, at + size, values)) for size in (1, 2))
    return tuple(
        _Step(size, value, _SILENT in value and _may_be_silent(word[at], word[at + 1]))
        for size, value in both
        if value
    )


class _Heard(dict[str, int]):
    """A reading, by what letters are written for: the places of such sounds, a bit for each."""

    def __init__(self, sounds: str) -> None:
        self.sounds = sounds
        self.end = 1 << len(sounds)
        """The place behind the last sound."""
        within = range(1, len(sounds) - 1)
        self.vowels = sum(1 << at for at in within if sounds[at] in VOWELS)
        """Those that may be left out: a first and a last one stay."""

    def __missing__(self, value: str) -> int:
        found = sum([1 << at for at, sound in enumerate(self.sounds) if sound in value])
        self[value] = found
        return found


@lru_cache(maxsize=ROOM.up_to(1 << 9))
def _heard(sounds: str) -> _Heard:
    return _Heard(sounds)


def _writes(steps: Sequence[Sequence[_Step]], heard: _Heard) -> bool:
    """Whether letters answer sounds in their order; a vowel within a name may be left out."""
    reached, beyond, vowels = 1, 0, heard.vowels
    for each in steps:
        while (more := reached | (reached & vowels) << 1) != reached:
            reached = more
        behind = [0, beyond, 0]
        for size, value, is_silent in each if reached else ():
            behind[size] |= (reached & heard[value]) << 1 | (reached if is_silent else 0)
        _, reached, beyond = behind
        if not (reached or beyond):
            return False
    return reached & heard.end != 0


def _may_be_silent(letter: str, behind: str) -> bool:
    if letter in _BREATHS:
        return behind not in _WEAK and behind != _END
    return letter not in _GLIDES or behind in _BROAD


def _value(word: str, begin: int, end: int, values: dict[str, str]) -> str:
    """Give the sounds that one or two letters may be written for where they stand in a word."""
    letters = word[begin:end]
    first = values.get("^" + letters) if begin == 0 else None
    final = values.get(letters + "$") if word[end : end + 1] == _END else None
    return first or final or values.get(letters, "")


@lru_cache(maxsize=2)
def _values(script: str) -> dict[str, str]:
    pairs = [one for line in sections("letters")[f"{script} writes"] for one in line.split()]
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def told(word: str) -> int:
    """Give how much a word of such a script tells: its letters, and its consonants once more.

    It tells less if it may be a common word, with the article or a letter that foreign names lack.
    """
    folded = plain(word)
    bare = folded[2:] if has_article(folded) else folded
    consonants = sum(letter not in _WEAK for letter in bare)
    return len(bare) + consonants - (bare != folded or not _NATIVE.isdisjoint(bare))


def is_told_by_letters(word: str) -> bool:
    """Whether a word of such a script has letters enough that few other names are written so.

    That it may be a common word as well speaks against it among words of its script alone.
    """
    folded = plain(word)
    bare = folded[2:] if has_article(folded) else folded
    consonants = sum(letter not in _WEAK for letter in bare)
    return len(bare) >= _FEWEST and consonants > _FEW_CONSONANTS


_FEW_CONSONANTS = 2
"""Consonants that many names have in common: `Said`, `Saad` and `Saud`."""


def prefixes(word: str) -> tuple[int, ...]:
    """Give how many first letters of a word of such a script may be small words written with it.

    `and`, `in`, `to`, `as`, `from`, `that`, `the`, or two of them; the Arabic article is left.
    """
    glued, most = _PREFIXES[script_of(word)], len(word) - _FEWEST
    return tuple(size for size in range(1, min(4, most + 1)) if glued.fullmatch(word[:size]))


_FEWEST = 4
"""Letters of a name that anything may be written before: fewer would be found in every word."""
_PREFIXES = {
    "arabic": re.compile("[وف]?[بلك]?|[وف]?لل"),
    "hebrew": re.compile("ו?[הבלמשכ]?|ו?(?:ש[הבלמ]|כש|מה|לכש)"),
}
