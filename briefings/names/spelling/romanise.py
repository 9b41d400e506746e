"""Write a word of any script in Latin letters.

The tables are in `letters.txt`, each under the public standard it follows: ICAO Doc 9303 for
Cyrillic at large, the national systems for Ukrainian, Belarusian, Bulgarian and Serbian,
ELOT 743 for Greek, BGN/PCGN for Armenian and Arabic, the national system of 2002 for
Georgian, the Academy's of 2006 for Hebrew. What they leave goes through anyascii.
"""

import re
import unicodedata
from functools import lru_cache

from briefings.names.lists import sections
from briefings.text.fold import simplified
from briefings.text.remembering import ROOM

_SCRIPTS = (
    ("cyrillic", 0x0400, 0x052F),
    ("greek", 0x0370, 0x03FF),
    ("armenian", 0x0530, 0x058F),
    ("georgian", 0x10A0, 0x10FF),
    ("arabic", 0x0600, 0x06FF),
    ("hebrew", 0x0590, 0x05FF),
)
"""Script, first and last code point of its main block."""

_TELLING = tuple(
    (language, re.compile(f"[{letters}]"))
    for language, letters in (("uk", "їєґі"), ("be", "ў"), ("sr", "јљњћђџ"), ("ru", "ыэё"))
)
"""Letters that only one of the languages with a table of its own writes; the first wins."""

_BULGARIAN_VOWEL = re.compile("ъ(?![еёюяиї])")
"""The hard sign where Russian has none: Bulgarian writes a vowel with it."""

_OF_ONE = re.compile("[ъїєґіўјљњћђџыэё]")
"""Letters that tell languages apart; most words have none."""

_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[\u0400-\u052f]")
_CYRILLIC_WORD = re.compile("[\u0400-\u0481\u048a-\u052f]+")
_LATIN_WORD = re.compile("[\x00-\u024f\u1e00-\u1eff]*")
_LIKE_LATIN = str.maketrans("асеоріхуѕјһԁӏкмнтв", "aceopixysjhdlkmhtb")
_LIKE_CYRILLIC = str.maketrans("aceopixysjmhktb", "асеорихуѕјмнктв")


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def script(word: str) -> str:
    """Name the script most letters of a word are of: `latin`, one with a table, or `other`."""
    if _CYRILLIC_WORD.fullmatch(word):
        return "cyrillic"
    if _LATIN_WORD.fullmatch(word):
        return "latin"
    counts: dict[str, int] = {}
    for letter in word:
        if letter.isalpha():
            name = _script_of(letter)
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=counts.__getitem__, default="latin")


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _script_of(letter: str) -> str:
    code = ord(letter)
    if code < 0x0250 or 0x1E00 <= code <= 0x1EFF:
        return "latin"
    for name, first, last in _SCRIPTS:
        if first <= code <= last:
            return name
    return "other"


def without_look_alikes(word: str) -> str:
    """Give a casefolded word of two scripts in the one most of its letters are of.

    Latin and Cyrillic letters that look alike are exchanged; any other word is given back.
    """
    if word.isascii() or not _LATIN.search(word) or not _CYRILLIC.search(word):
        return word
    latin = sum("a" <= letter <= "z" or "\u00df" <= letter <= "\u024f" for letter in word)
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in word)
    return word.translate(_LIKE_LATIN if latin >= cyrillic else _LIKE_CYRILLIC)


def romanise(word: str, *, sounds: bool = False) -> str:
    """Give a casefolded word in Latin letters, diacritics of Latin ones kept.

    With `sounds` a letter that may be read in several ways stays apart from the Latin letter the
    standard writes it with, for graphemes.txt to tell what it may sound like.
    """
    if word.isascii():
        return word
    written = script(word)
    if written == "latin":
        return word
    if written == "other":
        return _by_anyascii(word)
    return _by_table(word, written, sounds=sounds)


def _by_table(word: str, written: str, *, sounds: bool) -> str:
    name = _language(word) if written == "cyrillic" else written
    table, pairs = _table(name, sounds=sounds)
    article = ""
    if written == "arabic" and has_article(word):
        article, word = _MAYBE_ARTICLE if sounds else "", word.removeprefix(_ARTICLE)
    for pair, value in pairs:
        if pair[0] == "^":
            word = value + word.removeprefix(pair[1:]) if word.startswith(pair[1:]) else word
        elif pair[-1] == "$":
            word = word.removesuffix(pair[:-1]) + value if word.endswith(pair[:-1]) else word
        else:
            word = word.replace(pair, value)
    return article + word.translate(table)


_ARTICLE = "\u0627\u0644"
"""The Arabic article, which other scripts write as a word of its own or leave out."""
_MAYBE_ARTICLE = "L"
"""What graphemes.txt reads as the article or as nothing."""


def has_article(word: str) -> bool:
    """Whether a word of Arabic script has letters of the article before three more."""
    return word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2


def _language(word: str) -> str:
    if not _OF_ONE.search(word):
        return "cyrillic"
    if _BULGARIAN_VOWEL.search(word):
        return "bg"
    if "і" in word and any(letter in word for letter in "ыэё"):
        return "be"
    for language, letters in _TELLING:
        if letters.search(word):
            return language
    return "cyrillic"


@lru_cache(maxsize=32)
def _table(name: str, *, sounds: bool) -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    """Give the values of single letters, and of pairs read as one, longest first."""
    tables = sections("letters")
    script_name = "cyrillic" if name in {"uk", "be", "bg", "sr", "ru"} else name
    parts = [script_name] if script_name == name else [script_name, name]
    if sounds:
        parts += [f"{part} sounds" for part in parts]
    words = [word for part in parts for line in tables.get(part, []) for word in line.split()]
    values = {
        letter: "" if value == "-" else value
        for letter, value in zip(words[::2], words[1::2], strict=True)
    }
    single = {ord(letter): value for letter, value in values.items() if len(letter) == 1}
    pairs = [(letter, value) for letter, value in values.items() if len(letter) > 1]
    return single, tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _by_anyascii(word: str) -> str:
    # Its tables are needed for rare scripts alone, and cost a start of the program.
    from anyascii import anyascii

    return anyascii(word).casefold()


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def plain(word: str) -> str:
    """Give a word in NFKC and casefolded, without stress marks and apostrophes.

    So a letter that is stored as it stands in a line (`ﺁ`, `ﬁ`) is the letter itself, and a
    traditional Han letter its simplified one. A combining acute on a Cyrillic vowel marks stress,
    not another letter.
    """
    folded = unicodedata.normalize("NFKC", word).casefold()
    if folded.isascii():
        return folded.replace("'", "").replace("`", "")
    return simplified(folded.translate(_SILENT))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def unmarked(word: str) -> str:
    """Give a word without the marks at its letters: `vučić` as vucic, `łoś` as los."""
    apart = unicodedata.normalize("NFD", word.translate(_STRUCK))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_STRUCK = str.maketrans("łđøıŁĐØ", "ldoiLDO")
"""Letters whose mark is a part of them."""
_SILENT = dict.fromkeys(map(ord, "'`´‘’ʼʹʻˈ\u0301\u0300\u00ad\u200b\u200c\u200d\u2060\ufeff"))
