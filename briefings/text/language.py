"""The language of a text, told by its script, its function words and its letters."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

UNKNOWN = "unknown"
LEAST_LETTERS = 40
"""A text with fewer letters has no language."""

_SAMPLE = 2000
_LETTER_WEIGHT = 0.25
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9]")


def language(text: str) -> str:
    """Give the ISO 639-1 code of the text's language, from its first 2,000 code points.

    `unknown` where it has under 40 letters, or where no language is ahead of the others.
    """
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < LEAST_LETTERS:
        return UNKNOWN
    if not sample.isascii():
        foreign = _by_script(sample, letters)
        if foreign:
            return foreign
    return _by_words(sample, words)


def _by_script(sample: str, letters: int) -> str:
    """Give the language whose script the text is mostly in, where the script tells it."""
    for code, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.1 if code == "ja" else 0.4):
            if code == "ar" and len(_PERSIAN.findall(sample)) > 0.04 * letters:
                return "fa"
            return code
    return ""


def _by_words(sample: str, words: list[str]) -> str:
    """Give the language whose function words and letters are most frequent."""
    known, alphabets = _tables()
    votes: dict[str, float] = {}
    for word, count in Counter(words).items():
        speakers = known.get(word)
        if speakers:
            weight = count / len(speakers)
            for code in speakers:
                votes[code] = votes.get(code, 0.0) + weight
    if not sample.isascii():
        _vote_by_letters(sample, alphabets, votes)
    if not votes:
        return UNKNOWN
    (best, most), *others = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    ahead = not others or most > others[0][1]
    return best if ahead and most >= 0.02 * len(words) else UNKNOWN


def _vote_by_letters(sample: str, alphabets: dict[str, str], votes: dict[str, float]) -> None:
    """Let letters speak for the languages that write them, and against those that do not."""
    marked = {letter: sample.count(letter) for letter in _marked() & set(sample)}
    total = sum(marked.values())
    if not total:
        return
    for code, alphabet in alphabets.items():
        own = sum(count for letter, count in marked.items() if letter in alphabet)
        if own or code in votes:
            votes[code] = votes.get(code, 0.0) + _LETTER_WEIGHT * (2 * own - total)


@cache
def _marked() -> frozenset[str]:
    """Give every letter that speaks for some language."""
    return frozenset("".join(_tables()[1].values()))


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Read who uses each function word, and the letters of each language."""
    speakers: dict[str, list[str]] = {}
    alphabets: dict[str, str] = {}
    table = Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        words, _, alphabets_letters = line.partition("|")
        code, *own = words.split()
        alphabets[code] = alphabets_letters
        for word in dict.fromkeys(own):
            speakers.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in speakers.items()}, alphabets
