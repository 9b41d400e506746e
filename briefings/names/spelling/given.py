"""Given names and their forms in many languages: Steve and Stephen, Mykola and Nicholas.

The classes are in `given.txt`, in Latin letters; a name of any script is looked up by its
readings, so the romanisations of a form need no line of their own.
"""

from functools import lru_cache
from itertools import chain

from briefings.names.lists import sections
from briefings.names.spelling.readings import equal, latin, readings
from briefings.text.remembering import ROOM


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def given_classes(word: str) -> frozenset[int]:
    """Give the numbers of the classes a word may belong to; none for no given name."""
    table, found = _classes(), NOBODY
    for key in _keys(word):
        if key in table:
            found = _with(found, table[key])
    return found


NOBODY: frozenset[int] = frozenset()
"""The classes of what is no given name: one object, as most words are none."""


def _with(some: frozenset[int], more: frozenset[int]) -> frozenset[int]:
    """Give the classes of both, in a set that is there already where one has all."""
    return some if more <= some else more if some <= more else some | more


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def forms(word: str) -> tuple[str, ...]:
    """Give all forms of a given name, in Latin letters as they are listed; none for no given name.

    Among them are those as one says them: `Dzhordzh`, of George.
    """
    names = _names()
    return tuple(dict.fromkeys(one for number in given_classes(word) for one in names[number]))


@lru_cache(maxsize=1)
def _names() -> tuple[list[str], ...]:
    return tuple(chain(*listed()))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def plain_classes(word: str) -> frozenset[int]:
    """Give the classes a word is surely of: by its likeliest reading, nothing made alike."""
    found = readings(word)[:1]
    if found and len(found[0]) < 3:
        return _classes().get(as_written(word), NOBODY)
    return _classes().get(found[0], NOBODY) if found else NOBODY


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def is_given(word: str) -> bool:
    """Whether a word is a given name of the classes, in any script, romanisation and case."""
    return bool(given_classes(word) or declined_classes(word))


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def is_listed(word: str) -> bool:
    """Whether a word is a given name letter by letter, and does not only sound like one: `Air`."""
    return latin(word) in _as_listed()


def may_be_full_name(first: str, last: str) -> bool:
    """Whether two words written as one may be a given name and a surname, in either order.

    `YouTube` is none, nor is `McDonald` or `MacDonald`: that is a surname of its own.
    """
    return (
        min(len(first), len(last)) >= _SHORTEST_GLUED
        and first.casefold() != "mac"
        and (is_listed(first) or is_listed(last))
    )


_SHORTEST_GLUED = 3


def is_of_either(word: str) -> bool:
    """Whether both men and women bear a given name, if not in one language: Andrea, Karen."""
    return latin(word) in _listed_in("either") | _listed_in("others")


def is_called_by(word: str) -> bool:
    """Whether those who bear a given name are called by it, as Indonesians are: Prabowo."""
    return latin(word) in _listed_in("called by")


def is_short(word: str) -> bool:
    """Whether a given name is only said for a longer one: Bob, Sasha."""
    return latin(word) in _listed_in("short")


@lru_cache(maxsize=4)
def _listed_in(part: str) -> frozenset[str]:
    return frozenset(latin(word) for line in sections("given")[part] for word in line.split())


def is_plainly_given(word: str) -> bool:
    """Whether a word is a given name as it is written, or as it is likeliest said."""
    return bool(is_listed(word) or plain_classes(word))


def begins_as_given(word: str) -> bool:
    """Whether a word that begins a name is surely given, and no family name that may: `Wang`."""
    return is_plainly_given(word) and latin(word) not in _listed_in("others")


@lru_cache(maxsize=1)
def _as_listed() -> frozenset[str]:
    # Each is written in Latin letters already, and few with more than these.
    return frozenset(
        word.lower() if word.isascii() and word.isalpha() else latin(word)
        for names in _names()
        for word in names
    )


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def declined_classes(word: str) -> frozenset[int]:
    """Give the classes of the names a word may be a case of: `Дональдом`, `Терезы`.

    Latin, Latvian and Lithuanian put an ending behind every man's name: `Eduardus`, `Bobs`.
    """
    read = readings(word)
    if not read:
        return NOBODY
    table, alike, found = _classes(), equal(read[0]), NOBODY
    least = 4 if word.isascii() else 3
    for size in range(1, min(3, len(alike) - 1) + 1):
        stem, ending = alike[:-size], alike[-size:]
        if ending in _ENDINGS and len(stem) >= least:
            for form in (stem, stem + "a", stem[:-1] + "e" + stem[-1]):
                if form in table:
                    found = _with(found, table[form])
        if ending in _SOFT_ENDINGS and stem + "i" in table:
            found = _with(found, table[stem + "i"])
    if word.casefold().endswith(_LOCATIVE):
        for nominative in (word[:-2], f"{word[:-3]}er"):
            found = _with(found, table.get(equal(readings(nominative)[0]), NOBODY))
    return found


def is_given_by_letter(word: str) -> bool:
    """Whether a word is a given name in any case, by its first letter as well: `Fici`, no Vika."""
    names, first = _names(), latin(word)[:1]
    found = given_classes(word) | declined_classes(word)
    return any(one.casefold().startswith(first) for number in found for one in names[number])


_LOCATIVE = "rze"
"""How Polish names in -r end in the locative: `Piotrze`, `Aleksandrze`."""

_ENDINGS = frozenset(
    {"a", "u", "e", "i", "om", "em", "oi", "ei", "ovi", "evi", "ou", "eu", "us", "s", "is", "as"}
)
"""Case endings as readings made alike sound them."""

_SOFT_ENDINGS = frozenset({"a", "u", "em", "e", "ego", "emu"})
"""Those of names in -й and -y: `Юрием`, `Jerzemu`."""


def _keys(word: str) -> tuple[str, ...]:
    """Give the readings to look a word up by; so short ones that they tell little as written."""
    found = readings(word)[:2]
    if found and len(found[0]) < 3:
        return (as_written(word), *(r for r in found if len(r) > 2))
    return tuple(dict.fromkeys((*found, *map(equal, found))))


def as_written(word: str) -> str:
    """Give the key of a word too short to be looked up by its sounds: its letters."""
    return "'" + latin(word).translate(_ONE_I)


_ONE_I = str.maketrans("yj", "ii")


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[int]]:
    """Give the classes by reading, primary readings exact and made alike."""
    lines = (line.partition(" ") for line in sections("given_keys")["classes"])
    # Most keys have the set of another.
    made = lru_cache(maxsize=None)(_numbers)
    return {key: made(numbers) for key, _, numbers in lines}


def _numbers(written: str) -> frozenset[int]:
    return frozenset(map(int, written.split()))


@lru_cache(maxsize=1)
def women_from() -> tuple[int, int]:
    """Give the numbers of the first class of women's names, and of the first of either's."""
    men, women = map(int, sections("given_keys")["women from"])
    return men, women


def listed() -> tuple[list[list[str]], list[list[str]], list[list[str]]]:
    """Give the classes of men, of women and of either."""
    names = {part: [line.split() for line in lines] for part, lines in sections("given").items()}
    alone = {part: [[word] for line in lines for word in line] for part, lines in names.items()}
    return (
        names["men"] + alone["men alone"],
        names["women"] + alone["women alone"],
        alone["others"],
    )
