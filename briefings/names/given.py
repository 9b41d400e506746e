"""Given names and their forms in many languages: Steve and Stephen, Mykola and Nicholas.

The classes are in `given.txt`, in Latin letters; a name of any script is looked up by its
readings, so the romanisations of a form need no line of their own.
"""

from functools import lru_cache

from briefings.names.lists import sections
from briefings.names.readings import equal, latin, primary, readings


@lru_cache(maxsize=1 << 15)
def given_classes(word: str) -> frozenset[int]:
    """Give the numbers of the classes a word may belong to; none for no given name."""
    table = _classes()
    found = [table[key] for key in _keys(word) if key in table]
    return frozenset().union(*found)


@lru_cache(maxsize=1 << 15)
def is_given(word: str) -> bool:
    """Whether a word is a given name of the classes, in any script, romanisation and case."""
    return bool(given_classes(word) or declined_classes(word))


@lru_cache(maxsize=1 << 15)
def declined_classes(word: str) -> frozenset[int]:
    """Give the classes of the names a word may be a case of: `Дональдом`, `Терезы`.

    Latin, Latvian and Lithuanian put an ending behind every man's name: `Eduardus`, `Bobs`.
    """
    read = readings(word)
    if not read:
        return frozenset()
    table, alike = _classes(), equal(read[0])
    least = 4 if word.isascii() else 3
    found = [
        table[form]
        for ending in _ENDINGS
        if alike.endswith(ending) and len(stem := alike.removesuffix(ending)) >= least
        for form in (stem, stem + "a")
        if form in table
    ]
    found += [
        table[stem + "i"]
        for ending in _SOFT_ENDINGS
        if alike.endswith(ending) and (stem := alike.removesuffix(ending)) + "i" in table
    ]
    return frozenset().union(*found)


_ENDINGS = ("a", "u", "e", "i", "om", "em", "oi", "ei", "ovi", "evi", "ou", "us", "s", "is", "as")
"""Case endings as readings made alike sound them."""

_SOFT_ENDINGS = ("a", "u", "em", "e")
"""Those of names in -й: `Юрием`."""


def _keys(word: str) -> tuple[str, ...]:
    """Give the readings to look a word up by; so short ones that they tell little as written."""
    found = readings(word)[:2]
    if found and len(found[0]) < 3:
        return ("'" + latin(word).translate(_ONE_I), *(r for r in found if len(r) > 2))
    return tuple(dict.fromkeys((*found, *(equal(reading) for reading in found))))


_ONE_I = str.maketrans("yj", "ii")


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[int]]:
    """Give the classes by reading, primary readings exact and made alike."""
    lines = (line.split() for line in sections("given_keys")[""])
    return {key: frozenset(map(int, numbers)) for key, *numbers in lines}


def sounded_classes() -> dict[str, list[int]]:
    """Work out of `given.txt` what `given_keys.txt` holds, so that no start has to."""
    table: dict[str, set[int]] = {}
    listed = sections("given")
    lines = [line.split() for line in listed["men"] + listed["women"]]
    alone = [[word] for line in listed["others"] for word in line.split()]
    for number, names in enumerate(lines + alone):
        for word in names:
            for key in _primary(word):
                table.setdefault(key, set()).add(number)
    return {key: sorted(table[key]) for key in sorted(table)}


def _primary(word: str) -> set[str]:
    reading = primary(word)
    if len(reading) < 3:
        return {"'" + latin(word).translate(_ONE_I)}
    return {reading, equal(reading)}
