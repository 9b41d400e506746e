"""A vote over the eight-bit encodings that texts of Europe and the Near East were written in.

Each encoding is tried with each language that it serves: by how often the language uses the
letters that the bytes would be, by whether words would be of one script and no capital inside
them, and by the language that the words in plain ASCII tell.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from math import log
from typing import NamedTuple

from briefings.text.language import language_of

CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґъўјљњћђџќѓѕ"
"""The letters of Cyrillic beyond ASCII, the most frequent first."""

# Each encoding with the languages it may serve here, as the letters beyond ASCII that
# they write, the most frequent first.
LATIN = {
    "pl": "ąęłóżśćńź",
    "cs": "íáéýěžščřůúťďňó",
    "sk": "áíéýčšžúľťňôďäóĺŕ",
    "sl": "čšž",
    "hr": "čšžćđ",
    "hu": "áéőóöüíúű",
    "ro": "ăîâşţșț",
    "de": "üäöß",
    "fr": "éèàêçùôîûâœëï",
    "es": "óíáéñúü¿¡ªº",
    "pt": "ãçáéõíóêâúàªº",
    "it": "àèùìòé",
    "sv": "äåöé",
    "da": "øåæé",
    "fi": "äö",
    "is": "íáéóúýþðæö",
    "nl": "éëïóè",
    "en": "éçñö€£",
}
_OTHERS = {
    "tr": "ıişğüöçİâî",
    "lt": "ėšžųįūčąę",
    "lv": "āīēšūļņžķģč",
    "et": "äõüöšž",
    "el": "αοιετνσηυρπκμλςωγδχθφβξζψάίόέήύώϊΐϋΰ",
    "he": "יוהלאתרבמשנכעחדפקגטםצסזןךץף",
    "ar": "الينمروتبهةعسفدقكحشجصطضخأثزغذظىءئإآؤ",
    "fa": "اينرمدهتوبسشکكزگفعخقجپحآلصطغضثچذظژئءأؤي",
}
EAST = ("pl", "cs", "sk", "sl", "hr", "hu", "ro", "de")
WEST = ("fr", "es", "pt", "it", "sv", "da", "de", "fi", "is", "nl", "en")
_BALTIC = ("lt", "lv", "et")
# Of two that read the bytes alike the first is told.
_SERVES = {
    "cp1252": WEST,
    "iso8859-15": WEST,
    "cp1250": EAST,
    "iso8859-2": EAST,
    "cp1254": ("tr",),
    "cp1257": _BALTIC,
    "iso8859-13": _BALTIC,
    "cp1251": ("ru",),
    "koi8-u": ("ru",),
    "cp866": ("ru",),
    "iso8859-5": ("ru",),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1255": ("he",),
    "iso8859-8": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859-6": ("ar",),
}
ENCODINGS = tuple(_SERVES)
_SIGNS = "«»„“”’‘–—…°§©№·‹›€•،؛؟"
_ALPHABET = 20
"""So many letters are those of a script of its own."""
_FAULT = 2.0
"""What a capital inside a word, or another script, speaks against an encoding."""
_SAID = 0.3
"""What each letter is worth more, beside 1, in the language of the words without one."""
_SURE = 1.0
"""By so much an encoding is ahead of the next that reads another text, where it is sure."""
_LIKELY = 0.3
"""What the letters of a text are worth on average at least, where it is in one of these."""
_WORDS, _BEGINNING = 200, 4000
"""How many words with bytes beyond ASCII are looked at, and how many bytes for the others."""

_HIGH_WORD = re.compile(rb"[^\s]{0,40}[\x80-\xff][^\s]{0,40}")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters as `_classes` tells them: a capital inside a word, and two scripts in one.
_BAD = re.compile(rb"(?=a[E]|e[AE]|c[C]|[aAeE][cC]|[cC][aAeE])")


class Vote(NamedTuple):
    """The encoding that a text is in, most likely."""

    encoding: str
    rival: str
    """Another that is nearly as likely, and would give another text; empty where it is sure."""


class _Candidate(NamedTuple):
    encoding: str
    language: str
    worth: float


def vote(raw: bytes) -> Vote:
    """Give the encoding in which the bytes beyond ASCII are the most frequent letters."""
    sample = b" ".join(found[0] for found in islice(_HIGH_WORD.finditer(raw), _WORDS))
    counts = [(code, times) for code in range(128, 256) if (times := sample.count(code))]
    high = sum(times for _, times in counts)
    plain = _language(raw) if 2 * high < len(sample) else ""
    best, *others = sorted(_candidates(sample, counts, high, plain), key=lambda one: -one.worth)
    text = sample.decode(best.encoding, "replace")
    rival = next(one for one in others if sample.decode(one.encoding, "replace") != text)
    is_sure = best.worth - rival.worth >= _SURE and best.worth >= _LIKELY * high
    return Vote(best.encoding, "" if is_sure else rival.encoding)


def _language(raw: bytes) -> str:
    """Give the language that the words and letters in ASCII tell."""
    text = raw[:_BEGINNING].decode("cp1252", "replace")
    words = Counter(_LETTERS.findall(text.lower()))
    return language_of(words, text.encode("ascii", "replace").decode())


def _candidates(
    sample: bytes, counts: list[tuple[int, int]], high: int, plain: str
) -> Iterator[_Candidate]:
    """Judge some words in every encoding and language; `plain` is that of the other words."""
    for encoding, languages in _SERVES.items():
        bad = len(_BAD.findall(sample.translate(_classes(encoding))))
        for code in languages:
            weights = _weights(encoding, code)
            total = sum(weights[one - 128] * times for one, times in counts) - _FAULT * bad
            yield _Candidate(encoding, code, total + (1 + _SAID * high) * (code == plain))


@cache
def _weights(encoding: str, code: str) -> list[float]:
    """Give what each byte beyond ASCII speaks for an encoding and a language."""
    letters = LATIN.get(code) or _OTHERS.get(code) or CYRILLIC
    signs = (bytes([one]).decode(encoding, errors="replace") for one in range(128, 256))
    return [worth(sign, letters) for sign in signs]


@cache
def _classes(encoding: str) -> bytes:
    """Give for each byte what letter it is: of ASCII, Latin, or of another script."""
    classes = bytearray(b" " * 256)
    for code in range(256):
        sign = bytes([code]).decode(encoding, errors="replace")
        if sign.isalpha():
            kind = "a" if sign.isascii() else "e" if sign < "\u0250" else "c"
            classes[code] = ord(kind.upper() if sign.isupper() else kind)
    return bytes(classes)


@cache
def is_known(sign: str) -> bool:
    """Whether a sign is a letter of one of the languages, or one of print."""
    letters = (*LATIN.values(), *_OTHERS.values(), CYRILLIC, _SIGNS, "\u00a0")
    return any(sign.lower() in some for some in letters)


@cache
def worth(sign: str, letters: str) -> float:
    """Give 1.3 and less for letters as they get rarer, a little for signs, a fine for the rest.

    `letters` are those that a language writes beyond ASCII, the most frequent first.
    """
    small = sign.lower()
    if small in letters:
        rank = letters.index(small)
        capital = 0.3 if sign != small else 0.0
        if len(letters) > _ALPHABET:
            return 1.3 - 0.3 * log(rank + 1) - capital
        return 1.0 - 0.6 * rank / len(letters) - capital
    if sign in _SIGNS:
        return 0.1
    if sign == "\u00a0":
        return 0.0
    return -1.0 if sign.isalpha() else -1.5
