"""Given names and their forms in many languages: Steve and Stephen, Mykola and Nicholas.

The classes are in `given.txt`, in Latin letters; a name of any script is looked up by its
readings, so the romanisations of a form need no line of their own.
"""

from functools import lru_cache

from briefings.names.lists import sections
from briefings.names.readings import equal, latin, readings


@lru_cache(maxsize=1 << 15)
def given_classes(word: str) -> frozenset[int]:
    """Give the numbers of the classes a word may belong to; none for no given name."""
    table = _classes()
    found = [table[key] for key in _keys(word) if key in table]
    return frozenset().union(*found)


@lru_cache(maxsize=1 << 15)
def gender(word: str) -> str:
    """Give `men` or `women` for a given name only one of them bears, else an empty string."""
    first_woman = _first_woman()
    sides = {"women" if number >= first_woman else "men" for number in given_classes(word)}
    return sides.pop() if len(sides) == 1 else ""


def is_given(word: str) -> bool:
    """Whether a word is a given name of the classes, in any script and romanisation."""
    return bool(given_classes(word))


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
    table: dict[str, set[int]] = {}
    listed = sections("given")
    for number, line in enumerate(listed["men"] + listed["women"]):
        for word in line.split():
            for key in _primary(word):
                table.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in table.items()}


def _primary(word: str) -> set[str]:
    reading = readings(word)[0]
    if len(reading) < 3:
        return {"'" + latin(word).translate(_ONE_I)}
    return {reading, equal(reading)}


@lru_cache(maxsize=1)
def _first_woman() -> int:
    return len(sections("given")["men"])
