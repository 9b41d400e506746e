"""What a word may be a case of, where the language of the text or its script tells the endings.

Most languages of such endings put them behind the name as it is, or change its last letter
(`cases.txt`). Slavic ones change more, and are told by sound in any text (stems.py).
"""

import re
import unicodedata
from functools import lru_cache

from briefings.names.lists import sections
from briefings.names.spelling.romanise import unmarked
from briefings.text.remembering import ROOM

SCRIPTS = frozenset({"greek", "armenian", "georgian"})
"""Those of one language, so that a word by itself tells what endings it may have."""

OF_SLAVS = frozenset({"hr", "sr", "bs", "sl", "cs", "sk"})
"""Languages that have other endings besides, which are told by sound (stems.py)."""

_LEAST = 3
"""Letters of a name that may have endings."""
_CONSONANT, _VOWEL, _DOUBLED = "C", "V", "D"
_VOWELS = frozenset("aeiouyəıαεηιουωაეიოუաեէըիոօւ")


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Give the codes of the languages whose endings are told by the text alone."""
    return frozenset(_lines_of()) - SCRIPTS


@lru_cache(maxsize=1)
def declensions() -> tuple[str, ...]:
    """Give the codes of languages that have all those endings, one for each list of them."""
    first = {id(lines): of for of, lines in reversed(_lines_of().items())}
    return tuple(sorted({*first.values()} - SCRIPTS))


def script_with_cases(word: str) -> str:
    """Name the script of a word, by its first letter, if it is one of `SCRIPTS`; or nothing."""
    first = word[:1]
    if first < _GREEK[0] or _GREEK[1] <= first < _ARMENIAN[0]:
        return ""
    for name, (start, behind) in _RANGES.items():
        if start <= first < behind:
            return name
    return ""


_GREEK, _ARMENIAN = ("\u0370", "\u0400"), ("\u0530", "\u0590")
_RANGES = {
    "greek": _GREEK,
    "armenian": _ARMENIAN,
    "georgian": ("\u10a0", "\u1100"),
}


def may_decline(text: str) -> bool:
    """Whether a text has a letter as those languages write, and English does not.

    It spares most texts that it is asked which language they are in.
    """
    return not text.isascii() and bool(_LETTERS.search(text))


_LETTERS = re.compile("[áéíóöőúüűäõąčėęįšųūžāēģīķļņıçğşəë]")


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def nominatives(word: str, of: str) -> tuple[str, ...]:
    """Give what a word may be a case of in a language or script, in small letters.

    The longest ending goes first; nothing where no ending is told or too little is left.
    """
    folded = word.casefold()
    written = unmarked(folded) if of in SCRIPTS else folded
    table, longest = _table(of)
    found = {
        stem + instead: None
        for size in range(min(longest, len(written) - 2), 0, -1)
        for instead in table.get(written[-size:], ())
        for stem, instead in _before(written[:-size], instead)
        if len(stem + instead) >= _LEAST
    }
    return tuple(found)


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def nominatives_of_any(word: str) -> tuple[str, ...]:
    """Give what a word may be a case of in any language, as far as three letters tell it.

    `-ova` and the like are of too many names.
    """
    if word.endswith(_OF_NAMES):
        return ()
    known = (of for of in declensions() if of not in OF_SLAVS)
    found = dict.fromkeys(name for of in known for name in nominatives(word, of))
    return tuple(name for name in found if len(word) - len(name) >= _TELLING)


_TELLING = 3
"""Letters behind a name that are an ending of it, and seldom of another name."""


_OF_NAMES = ("lla", "lta", "lle", "sta", "ssa", "ita", "ina")
"""Finnish endings that as many names have: `Villalta`, `Rochelle`."""


def in_cases(name: str) -> tuple[str, ...]:
    """Give what `nominatives` may make a name of, as far as it is written with these letters."""
    folded = name.casefold()
    found: dict[str, None] = {}
    for of in declensions():
        for ending, known in _table(of)[0].items():
            for instead in known:
                for stem in _behind(folded, instead):
                    found[stem + ending] = None
    return tuple(found)


def _behind(name: str, instead: str) -> tuple[str, ...]:
    """Give what of a name stands before an ending that it has instead of another, if it may."""
    if instead not in _KINDS:
        return (name.removesuffix(instead),) if name.endswith(instead) else ()
    if instead == _DOUBLED:
        return () if _is_vowel(name[-1]) else (name + name[-1],)
    is_met = name[-1] == "y" or _is_vowel(name[-1]) == (instead == _VOWEL)
    return (name,) if is_met else ()


def _before(stem: str, instead: str) -> tuple[tuple[str, str], ...]:
    """Give the name before an ending, and what it has instead; nothing where it has another."""
    if instead not in (_CONSONANT, _VOWEL, _DOUBLED):
        return ((stem, instead),)
    if instead == _DOUBLED:
        return ((stem[:-1], ""),) if stem[-1] == stem[-2] and not _is_vowel(stem[-1]) else ()
    is_met = stem[-1] == "y" or _is_vowel(stem[-1]) == (instead == _VOWEL)
    return ((stem, ""),) if is_met else ()


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in _VOWELS


@lru_cache(maxsize=16)
def _table(of: str) -> tuple[dict[str, tuple[str, ...]], int]:
    """Give what may stand instead of each ending, and how long the longest is."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines_of().get(of, ()):
        kind, _, endings = line.partition(":")
        instead = kind if kind in _KINDS else kind.casefold()
        for ending in map(str.casefold, endings.split()):
            found[ending] = (*found.get(ending, ()), instead)
    return found, max(map(len, found), default=0)


@lru_cache(maxsize=1)
def _lines_of() -> dict[str, list[str]]:
    """Give the lines of each language and script: several languages may share a section."""
    return {of: lines for named, lines in sections("cases").items() for of in named.split()}


_KINDS = frozenset({_CONSONANT, _VOWEL, _DOUBLED})
