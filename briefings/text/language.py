"""The language of a text, told by its script, its function words and its letters."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import islice
from math import lcm
from pathlib import Path
from string import ascii_letters

UNKNOWN = "unknown"
LEAST_LETTERS = 40
"""A text with fewer letters has no language."""

_SAMPLE = 2000
_LETTERS_A_WORD = 4
"""So many letters tell as much as a word."""
_SINGLE = frozenset(ascii_letters)
"""Words that are initials, points of a list or any language's, and count for none."""
_SURELY = LEAST_LETTERS + len(_SINGLE)
"""So many different words have letters enough."""
_WORD = re.compile(r"[^\W\d_]+")
# Where the blocks of the scripts begin that are one language's, or one's before all others.
_BLOCKS = (
    (0x0000, ""), (0x0370, "el"), (0x0400, ""), (0x0530, "hy"), (0x0590, "he"), (0x0600, "ar"),
    (0x0700, ""), (0x0900, "hi"), (0x0980, "bn"), (0x0A00, ""), (0x0E00, "th"), (0x0E80, ""),
    (0x10A0, "ka"), (0x1100, "ko"), (0x1200, ""), (0x3040, "ja"), (0x3100, ""), (0x4E00, "zh"),
    (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_OTHERS = re.compile(r"[^\W\d_\x00-\x7f]")
_RANGES = (
    f"{chr(start)}-{chr(behind - 1)}"
    for (start, one), behind in zip(_BLOCKS, _STARTS[1:], strict=False)
    if one
)
_TELLING = re.compile(f"[{''.join(_RANGES)}]")
"""A sign of a script that is one language's."""
_PERSIAN = frozenset("\u067e\u0686\u0698\u06af\u06cc\u06a9")


def language(text: str) -> str:
    """Give the ISO 639-1 code of the text's language, from its first 2,000 code points.

    `unknown` where it has under 40 letters, or where no language is ahead of the others.
    """
    sample = text[:_SAMPLE]
    return language_of(Counter(_WORD.findall(sample.lower())), sample)


def language_of(words: Mapping[str, int], text: str) -> str:
    """Do the same for a text whose words are counted already, as written or in small letters."""
    if len(words) < _SURELY and _letters(words) < LEAST_LETTERS:
        return UNKNOWN
    sample = text[:_SAMPLE]
    if sample.isascii() or "".join(words).isascii() or not _has_other_letters(sample):
        return _by_words(words, "")
    sample = sample.lower()
    return (_by_script(Counter(sample)) if _TELLING.search(sample) else "") or _by_words(
        words, sample
    )


def hinted(words: Iterable[str]) -> str:
    """Give the only language whose own words stand among some, of a text too short to tell one.

    Own are function words that no other language told apart has. Words with a capital may be names
    and count for none; `unknown` where no language is hinted at, or several.
    """
    own = _own_words()
    sample = list(islice(words, _HINTING))
    told = {
        own[word]
        for before, word in zip(["", *sample], sample, strict=False)
        if word in own and _PARTICLES.isdisjoint((before, word))
    }
    return told.pop() if len(told) == 1 else UNKNOWN


_PARTICLES = frozenset({"von", "van"})
"""Words of names in any language, with what follows them: `von der`."""
_HINTING = 400
"""Words of a text that are asked for a hint."""
_LEAST_OWN = 3
"""Letters of a word that may be one language's own."""


@cache
def _own_words() -> dict[str, str]:
    """Give the languages by their own function words."""
    return {
        word: codes[0]
        for word, codes in _tables()[0].items()
        if len(codes) == 1 and len(word) >= _LEAST_OWN
    }


def _has_other_letters(sample: str) -> bool:
    """Whether letters beyond those of ASCII are in it; what `re` finds may be a number."""
    return any(map(str.isalpha, map(re.Match.group, _OTHERS.finditer(sample))))


def _letters(words: Mapping[str, int]) -> int:
    return sum(len(word) * times for word, times in words.items() if word not in _SINGLE)


def _by_script(letters: Counter[str]) -> str:
    """Give the language whose script the text is mostly in, where the script tells it."""
    found: dict[str, int] = {}
    total = 0
    for letter, times in letters.items():
        code = _script(letter)
        if code is not None:
            found[code] = found.get(code, 0) + times
            total += times
    code, most = max(found.items(), key=lambda script: script[1], default=("", 0))
    if found.get("ja", 0) > 0.1 * total:
        return "ja"
    if not code or most < 0.4 * total:
        return ""
    if code == "ar" and sum(letters[letter] for letter in _PERSIAN) > 0.04 * total:
        return "fa"
    return code


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    """Give the language whose script a letter is of, or nothing; None for what is no letter."""
    return _BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1] if letter.isalpha() else None


def _by_words(words: Mapping[str, int], sample: str) -> str:
    """Give the language whose function words are most frequent, and the letters of a sample.

    Shares are counted in whole numbers, so that in no order of adding one of two that are level
    is ahead.
    """
    known, writers, one = _tables()
    votes: defaultdict[str, int] = defaultdict(int)
    for word in known.keys() & words.keys():
        speakers = known[word]
        weight = words[word] * one // len(speakers)
        for code in speakers:
            votes[code] += weight
    if sample:
        _vote_by_letters(sample, writers, votes, one // _LETTERS_A_WORD)
    if not votes:
        return UNKNOWN
    best = max(votes, key=votes.__getitem__)
    most = votes.pop(best)
    ahead = not votes or most > max(votes.values())
    counted = sum(words.values())
    if most < 0.02 * one * counted:
        counted -= sum(words[letter] for letter in _SINGLE & words.keys())
    return best if ahead and most >= 0.02 * one * counted else UNKNOWN


def _vote_by_letters(
    sample: str, writers: dict[str, tuple[str, ...]], votes: dict[str, int], weight: int
) -> None:
    """Let letters speak for the languages that write them, and against those that do not."""
    total = 0
    own: defaultdict[str, int] = defaultdict(int)
    for letter in writers.keys() & set(sample):
        times = sample.count(letter)
        total += times
        for code in writers[letter]:
            own[code] += times
    for code in votes.keys() | own.keys() if total else ():
        votes[code] = votes.get(code, 0) + weight * (2 * own[code] - total)


_Codes = dict[str, tuple[str, ...]]


@cache
def languages() -> frozenset[str]:
    """Give the codes of all languages that a text may be told to be in, without `UNKNOWN`."""
    known, writers, _ = _tables()
    told = {code for table in (known, writers) for codes in table.values() for code in codes}
    return frozenset({"fa", *told, *(one for _, one in _BLOCKS if one)})


@cache
def _tables() -> tuple[_Codes, _Codes, int]:
    """Read who uses each function word, and who writes each letter that not all do.

    Behind them what a word counts, so that it can be shared among all who use it.
    """
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    writers: defaultdict[str, list[str]] = defaultdict(list)
    table = Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        words, _, letters = line.partition("|")
        code, *own = words.split()
        for word in dict.fromkeys(own):
            if word not in _SINGLE:
                speakers[word].append(code)
        for letter in set(letters):
            writers[letter].append(code)
    known = {word: tuple(codes) for word, codes in speakers.items()}
    one = lcm(_LETTERS_A_WORD, *map(len, known.values()))
    return known, {letter: tuple(codes) for letter, codes in writers.items()}, one
