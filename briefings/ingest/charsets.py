"""A vote over the eight-bit encodings that texts of Europe were written in."""

import re
from functools import cache

CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґъ"
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
    "es": "óíáéñúü¿¡",
    "pt": "ãçáéõíóêâúà",
    "it": "àèùìòé",
    "sv": "äåöé",
    "da": "øåæé",
}
_RUNS = re.compile(rb"[\x80-\xff]+")
EAST = ("pl", "cs", "sk", "sl", "hr", "hu", "ro", "de")
WEST = ("fr", "es", "pt", "it", "sv", "da", "de")
_SIGNS = "«»„“”’–—…°§©№·"


def vote(raw: bytes) -> str:
    """Give the encoding in which the bytes beyond ASCII are the most frequent letters.

    One of cp1251, koi8-u, cp866 and iso8859-5, where such bytes stand together as in Cyrillic
    words; else of cp1250, iso8859-2 and cp1252.
    """
    lengths = [len(run) for run in _RUNS.findall(raw)]
    cyrillic = sum(length**2 for length in lengths) >= 2.5 * sum(lengths)
    counts = _pairs(raw)
    best, most = "cp1252", float("-inf")
    for encoding, weights in _tables()[cyrillic]:
        score = sum(weights[code] * count for code, count in counts)
        if score > most:
            best, most = encoding, score
    return best


def _pairs(raw: bytes) -> list[tuple[int, int]]:
    """Count the bytes beyond ASCII."""
    return [(code, count) for code in range(128, 256) if (count := raw.count(code))]


@cache
def _tables() -> tuple[list[tuple[str, list[float]]], list[tuple[str, list[float]]]]:
    """Give what each byte speaks for an encoding and language: Latin ones, then Cyrillic."""
    cyrillic = [
        (encoding, _weights(encoding, CYRILLIC))
        for encoding in ("cp1251", "koi8-u", "cp866", "iso8859-5")
    ]
    latin = [
        (encoding, _weights(encoding, LATIN[language]))
        for encoding, languages in (("cp1252", WEST), ("cp1250", EAST), ("iso8859-2", EAST))
        for language in languages
    ]
    return latin, cyrillic


def _weights(encoding: str, letters: str) -> list[float]:
    """Give what each byte speaks for an encoding and language; nothing for ASCII."""
    weights = [0.0] * 128
    for code in range(128, 256):
        weights.append(worth(bytes([code]).decode(encoding, errors="replace"), letters))
    return weights


@cache
def worth(sign: str, letters: str) -> float:
    """Give 1 and less for letters as they get rarer, a little for signs, a fine for the rest.

    `letters` are those that a language writes beyond ASCII, the most frequent first.
    """
    small = sign.lower()
    if small in letters:
        rank = letters.index(small) / len(letters)
        return 1.0 - 0.6 * rank - (0.3 if sign != small else 0.0)
    if sign in _SIGNS:
        return 0.1
    if sign == "\u00a0":
        return 0.0
    return -1.0 if sign.isalpha() else -1.5
