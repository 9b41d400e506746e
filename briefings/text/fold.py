"""Words as the index stores them: one written form for what readers take as the same word."""

import re
import unicodedata
from functools import lru_cache
from os.path import dirname, join

from briefings.text.remembering import ROOM

_APOSTROPHES = str.maketrans("’ʼ‘`´׳", "''''''")
_SIMPLE = re.compile(
    "[\x00-\xb4\xb6-\xde\xe0-\u012f\u0131-\u0148\u014a-\u017e\u0180-\u02ff"
    "\u0400-\u0482\u048a-\u052f\u2002-\u20cf]*"
)
"""Latin, Cyrillic and signs, without marks and without letters that fold to more than one."""


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def fold_word(word: str) -> str:
    """Give a word in NFC and casefolded, without a possessive `'s` or a last apostrophe.

    Traditional Han letters are simplified. Diacritics stay: what joins `é` and `e` is a matter of
    names and of languages.
    """
    return fold_afresh(word)


def fold_afresh(word: str) -> str:
    """Do the same and remember nothing, for who keeps the words of texts."""
    if word.isascii():
        folded = word.lower()
    elif _SIMPLE.fullmatch(word):
        folded = word.lower().translate(_APOSTROPHES)
    else:
        letters = unicodedata.normalize("NFD", word).casefold()
        folded = simplified(unicodedata.normalize("NFC", letters).translate(_APOSTROPHES))
    return folded.removesuffix("'s").rstrip("'") or folded


def composed(text: str) -> str:
    """Give a text with each letter and its signs as one: what looks the same is the same."""
    return unicodedata.normalize("NFC", text)


def simplified(text: str) -> str:
    """Give a text with traditional Han letters as simplified ones: `張` as `张`."""
    return text.translate(_simple_han()) if _HAN.search(text) else text


_HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=1)
def _simple_han() -> dict[int, str]:
    with open(join(dirname(__file__), "han.txt"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    pairs = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}


def fold_tag(tag: str) -> str:
    """Give a tag as it is kept: in NFC and casefolded, with `-` for what parts its words."""
    letters = unicodedata.normalize("NFD", tag).casefold()
    return "-".join(unicodedata.normalize("NFC", letters).split())


def small_letters(text: str) -> str | None:
    """Give a text letter by letter as `fold_word` gives its words, each where it stood.

    None where a letter may be folded in another way than by itself.
    """
    if text.isascii():
        return text.lower()
    if not _SIMPLE.fullmatch(text):
        return None
    return text.lower().replace("’", "'").replace("ʼ", "'")
