"""Rough sounds of thousands of words in one step, letter by letter.

What romanisations leave out or exchange (g and h, i and y, v and w) is made alike, and Cyrillic
is written in Latin.
"""

from collections.abc import Sequence

from briefings.names.spelling.readings import latin

_ROUGH = str.maketrans(
    "yjwfqzcxабвдеєжзиіїйклмнопрстуфхцчшщыэёюяўàáâãäåąçćčďèéêëęěìíîïłľñńňòóôõöőøŕřśšşșťțùúûüűůýÿžźż",
    "iivvksssabvdeesziiiiklmnoprstuvksssseeeuauaaaaaaasssdeeeeeeiiiillnnnooooooorrssssttuuuuuuiisss",
    "hgгґьъ'",
)


def sounds(words: Sequence[str]) -> dict[str, str]:
    """Give the rough sounds of folded words."""
    if not words:
        return {}
    rough = "\n".join(words).translate(_ROUGH)
    found = rough.split("\n")
    if not rough.isascii():
        found = [
            sound if sound.isascii() else latin(word).translate(_ROUGH)
            for word, sound in zip(words, found, strict=True)
        ]
    return dict(zip(words, found, strict=True))
