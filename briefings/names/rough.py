"""Which of thousands of words are likest to one, by their letters alone: cheap, never a verdict.

All words are turned into rough sounds in one step, letter by letter: what romanisations leave
out or exchange (g and h, i and y, v and w) is made alike, and Cyrillic is written in Latin.
"""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from briefings.names.readings import latin

LEAST = 0.5
"""Words with fewer sounds in common, of 1, are no forms of each other."""
LEAST_BY_RULE = 0.3
"""The same for words that share a whole skeleton: May and Мей share a third, no more."""

_ROUGH = str.maketrans(
    "yjwfqzcxабвдеєжзиіїйклмнопрстуфхцчшщыэёюяўàáâãäåąçćčďèéêëęěìíîïłľñńňòóôõöőøŕřśšşșťțùúûüűůýÿžźż",
    "iivvksssabvdeesziiiiklmnoprstuvksssseeeuauaaaaaaasssdeeeeeeiiiillnnnooooooorrssssttuuuuuuiisss",
    "hgгґьъ'",
)


def likest(word: str, others: Sequence[str], most: int, *, least: float = LEAST) -> list[str]:
    """Give the words of some that are likest to one, the likest first; all are folded."""
    sound, *sounds = _sounds((word, *others))
    return _chosen(sound, sounds, others, most, least)


def begun_likest(start: str, others: Sequence[str], most: int) -> list[str]:
    """Give the words of some that begin the likest to how a word begins, the likest first."""
    sound, *sounds = _sounds((start, *others))
    begun = [one[: len(sound)] for one in sounds]
    return _chosen(sound, begun, others, most, LEAST)


def _chosen(
    sound: str, sounds: Sequence[str], others: Sequence[str], most: int, least: float
) -> list[str]:
    alike = Levenshtein.normalized_similarity
    found = process.extract(sound, sounds, scorer=alike, limit=most, score_cutoff=least)
    return [others[at] for _, _, at in found]


def _sounds(words: Sequence[str]) -> list[str]:
    rough = "\n".join(words).translate(_ROUGH)
    sounds = rough.split("\n")
    if rough.isascii():
        return sounds
    return [
        sound if sound.isascii() else latin(word).translate(_ROUGH)
        for word, sound in zip(words, sounds, strict=True)
    ]
