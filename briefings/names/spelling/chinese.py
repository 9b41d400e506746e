"""Chinese names in pinyin: another syllable is another person, however near the letters are.

`Li Keqiang` and `Li Kejiang` differ in one letter, as a name and its misspelling do; but both are
names. So two given names of two syllables, behind one family name of the commonest, are told apart
by their syllables: pinyin has some four hundred (ISO 7098), and no other letters are read as such.
A vowel is mistaken more often, so that by itself it leaves a doubt.
"""

import re
from functools import lru_cache

from briefings.names.lists import sections, word_lists
from briefings.names.pairs.parse import Name, Role
from briefings.text.fold import fold_word
from briefings.text.remembering import ROOM

_SYLLABLE = (
    "(?:[bpm](?:i?[ae]ng?|a[io]?|o|ei|ou|i(?:ao|e|u|ng?)?|u)|f(?:[ae]ng?|a|o|ei|ou|u)"
    "|[dt](?:[ae]ng?|a[io]?|ei?|ong|ou|i(?:ao?|e|u|ng|an)?|u(?:[ino]|an)?)"
    "|[nl](?:[ae]ng?|a[io]?|ei?|ong|ou|i(?:ao?|e|u|ng?|ang?)?|[uüv](?:[eno]|an)?)"
    "|[gkh](?:[ae]ng?|a[io]?|ei?|ong|ou|u(?:[aino]|ai|ang?)?)"
    "|[jqx](?:i(?:a|ao|e|u|ng?|ang?|ong)?|u(?:[en]|an)?)"
    "|[zcs]h?(?:[ae]ng?|a[io]?|ei?|ong|ou|i|u(?:[aino]|ai|ang?)?)"
    "|r(?:[ae]ng?|ao|e|ong|ou|i|u(?:[ino]|an)?)"
    "|y(?:a|ang?|ao|e|i|ing?|o|ong|ou|u|ue|uan|un)|w(?:[ae]ng?|ai?|ei|o|u)"
    "|a(?:i|o|ng?)?|e(?:i|r|ng?)?|ou?)"
)
_ONE, _TWO, _ONE_OR_TWO = "{1}", "{2}", "{1,2}"
"""How many syllables a word may have."""
_WADE_GILES = str.maketrans("dbg", "tpk")
"""Letters that Wade and Giles write as others of pinyin: `Teng-hui`, of Denghui."""


def are_others(a: Name, b: Name) -> bool:
    """Whether two names are of one family, and their given names have other consonants."""
    one, other = _given(a, b, _TWO)
    return one != other and all(
        _coarse(one, letters) != _coarse(other, letters) for letters in _MISHEARD
    )


def are_doubtful(a: Name, b: Name) -> bool:
    """Whether two names are of one family, and their given names differ: by a vowel, or more."""
    one, other = _given(a, b, _ONE_OR_TWO)
    return one.replace("zh", "ch") != other.replace("zh", "ch")


def _coarse(syllables: str, misheard: tuple[str, str]) -> str:
    """Give the consonants of syllables, as who mishears or drops letters writes them."""
    told = syllables.replace(*misheard).replace("sh", "s").replace("ju", "yu")
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _CLOSING_N.sub("", told)))


_MISHEARD = (("zh", "ch"), ("q", "ch"))
"""What is written for another: a zh is no q, though either may be a ch."""
_CLOSING_N = re.compile("ng?(?=[^aeiouüv])")
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile("[aeiouüv]+")


def _given(a: Name, b: Name, syllables: str) -> tuple[str, str]:
    """Give what tells the given names of one Chinese family apart; nothing of any others."""
    if not (_may_be_one(a) and _may_be_one(b)):
        return "", ""
    one, other = _parted(a, syllables), _parted(b, syllables)
    if not (one and other and one[0] == other[0]):
        return "", ""
    return _sounds(one[1]), _sounds(other[1])


def _may_be_one(name: Name) -> bool:
    """Whether a name is of two words or three, a family name the first of them or the last."""
    words, known = name.words, _families()
    return 1 < len(words) < 4 and (
        words[0].text.casefold() in known or words[-1].text.casefold() in known
    )


def _parted(name: Name, syllables: str) -> tuple[str, str] | None:
    """Give the family name and the syllables of a given name; nothing of any other name."""
    words = tuple(fold_word(word.text) for word in name.words if word.role is not Role.INITIAL)
    return _cut(words, name.given, syllables) if len(words) == len(name.words) else None


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _cut(words: tuple[str, ...], given: int, syllables: str) -> tuple[str, str] | None:
    if not 2 <= len(words) <= 3:
        return None
    turned = given > 0 or (len(words) == 2 and words[0] not in _families())
    family, called = (words[-1], words[:-1]) if turned else (words[0], words[1:])
    joined = "".join(called)
    if family not in _families() or not _are_syllables(joined, syllables):
        return None
    return family, joined


def family_first(name: Name) -> bool:
    """Whether a name is a Chinese one of two or three syllables, the family's first.

    Of three words behind a family name that is nobody's given one, the syllables may be others.
    """
    words = [fold_word(word.text) for word in name.words]
    if len(words) < 2 or name.turned:
        return False
    if len(words) > 2 and words[0] in word_lists("chinese")["families of the south"]:
        return True
    return words[0] in _families() and _are_syllables("".join(words[1:]), _ONE_OR_TWO)


def is_syllable(word: str) -> bool:
    """Whether a word is a single syllable of pinyin."""
    return _are_syllables(fold_word(word), _ONE)


def _are_syllables(letters: str, count: str) -> bool:
    return bool(_syllables(count).fullmatch(letters))


@lru_cache(maxsize=3)
def _syllables(count: str) -> re.Pattern[str]:
    """Give what finds so many syllables: made when first asked for, most names have none."""
    return re.compile(_SYLLABLE + count)


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(word for line in sections("chinese")["families"] for word in line.split())


def _sounds(syllables: str) -> str:
    """Give what tells syllables apart: no -g behind an n, which is left out at will."""
    return syllables.replace("ng", "n").translate(_WADE_GILES)
