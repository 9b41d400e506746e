"""A name taken apart: words with what each is, titles and possessives off, comma put right."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from briefings.names.lists import word_lists
from briefings.names.spelling.given import begins_as_given, is_listed
from briefings.names.spelling.readings import latin, script_of
from briefings.text.remembering import ROOM


class Role(StrEnum):
    """What a word of a name is."""

    WORD = "word"
    INITIAL = "initial"
    PARTICLE = "particle"
    PATRONYMIC = "patronymic"


WEIGHT = {Role.WORD: 1.0, Role.INITIAL: 0.4, Role.PARTICLE: 0.2, Role.PATRONYMIC: 0.45}
"""How much of a name a word of each kind carries."""


class NameWord(NamedTuple):
    """A word of a name."""

    text: str
    """As written, without a possessive."""
    role: Role
    weight: float
    """How much of the name it carries."""


class Name(NamedTuple):
    """A name as its words, in the order spoken."""

    words: tuple[NameWord, ...]
    given: int = 0
    """How many words stand behind the comma of a name written family name first; else 0."""
    titles: tuple[str, ...] = ()
    """What stood before or behind it and is no part of it."""
    possessive: str = ""
    """The possessive ending that was taken off, as written."""

    son_of: int = 0
    """The place of a word for `son of` between two names, 0 for none."""

    written: str = ""
    """The name as it was given, without a possessive."""

    family: int = -1
    """The place of the family name: the last full word, or the last; -1 without words."""

    full: int = 0
    """How many full words it has."""

    script: str = ""
    """The script of all its words, empty for several."""

    @property
    def turned(self) -> bool:
        """Whether it was written family name first, with a comma."""
        return self.given > 0


_SCANT = 3
"""Letters of a last word that may as well be a given name: `Yi`, `Van`."""
_SHORT = 14
"""Code points of a name that is shown whole where its family name is not sure."""
_WORD = re.compile(r"[^\W\d_](?:['’ʼ׳`\u0300-\u036f]?[^\W\d_])*['’׳]?\.?|,")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$|(?<=s)['’]$", re.IGNORECASE)


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def parse(name: str) -> Name:
    """Take a name apart; titles and possessives come off, `Family, Given` is turned round."""
    spelt = name.strip()
    found = _POSSESSIVE.search(spelt, max(0, len(spelt) - 2))
    possessive = found[0] if found else ""
    spelt = spelt.removesuffix(possessive)
    words = _WORD.findall(spelt)
    family: list[str] = []
    if "," in words[1:-1] and not _are_behind(words[words.index(",") + 1 :]):
        comma = words.index(",")
        words, family = words[comma + 1 :], words[:comma]
    given = [word for word in words if word != ","]
    titles, start, kept = _without_titles(given + family)
    named = _with_roles(kept)
    full = [at for at, word in enumerate(named) if word.role is Role.WORD]
    scripts = {script_of(word.text) for word in named}
    return Name(
        named,
        max(0, len(given) - start) if family else 0,
        titles,
        possessive,
        0 if family else _son_of(named),
        spelt.strip(),
        full[-1] if full else len(named) - 1,
        len(full),
        scripts.pop() if len(scripts) == 1 else "",
    )


def _son_of(words: tuple[NameWord, ...]) -> int:
    """Give the place of `bin` or the like, in a name whose given name stands first."""
    places = [at for at, word in enumerate(words) if word.text.casefold() in _SON_OF]
    return places[0] if len(places) == 1 else 0


_SON_OF = frozenset({"bin", "ibn", "bint", "بن", "ابن", "бин", "ибн"})


def family_name(name: str) -> str:
    """Give a short form of a person's name: the family name with its particles, as written.

    Only where a given name stands first is the last word surely the family's; other names are
    given whole where they are short (`Wang Yi`). So are those of three full words or more: which
    of them is the family's is told by nothing in them (`Kim Jong Un`).
    """
    parsed = parse(name)
    full = [word.text for word in parsed.words if word.role is Role.WORD]
    if len(full) != 2 or parsed.turned or _may_be_turned(full, name):
        return name
    start = parsed.family
    while start and parsed.words[start - 1].role is Role.PARTICLE:
        start -= 1
    return _as_written(parsed, start)


def _may_be_turned(full: list[str], name: str) -> bool:
    """Whether a short name may have the family name first: no given name begins it alone."""
    first, last = full
    is_sure = begins_as_given(first) and len(last) > _SCANT and not is_listed(last)
    return len(name) <= _SHORT and not is_sure


def _as_written(parsed: Name, start: int) -> str:
    """Give the words from a place on, with the hyphens and marks between them."""
    kept = parsed.words[start:]
    begin = end = parsed.written.rfind(kept[-1].text) + len(kept[-1].text)
    for word in reversed(kept):
        begin = parsed.written.rfind(word.text, 0, begin)
    return parsed.written[begin:end]


def _without_titles(words: list[str]) -> tuple[tuple[str, ...], int, list[str]]:
    """Take titles off the front, and such as `Jr` off the end; a name keeps one word.

    Gives the titles, how many stood in front, and what is left.
    """
    listed = word_lists("titles")
    start, end = 0, len(words)
    while start < end - 1 and _bare(words[start]) in listed["before"]:
        start += 1
    while start < end - 1 and _bare(words[end - 1]) in listed["behind"]:
        end -= 1
    return tuple(words[:start] + words[end:]), start, words[start:end]


def _are_behind(words: list[str]) -> bool:
    """Whether what stands behind a comma is no given name: `Robert Halloran, Jr`."""
    return {_bare(word) for word in words} <= word_lists("titles")["behind"]


def _bare(word: str) -> str:
    return word.rstrip(".").casefold()


def _with_roles(words: list[str]) -> tuple[NameWord, ...]:
    return tuple([_with_role(word, at, len(words)) for at, word in enumerate(words)])


def _with_role(word: str, at: int, count: int) -> NameWord:
    bare = word.rstrip(".'’׳")
    role = _role(word, bare, at, count)
    return NameWord(bare, role, WEIGHT[role])


def _role(word: str, bare: str, at: int, count: int) -> Role:
    if len(bare) == 1 or (word.endswith(".") and len(bare) == 2 and bare[0].isupper()):
        return Role.INITIAL
    if _is_particle(bare, at, count):
        return Role.PARTICLE
    if at > 0 and count > 2 and is_patronymic(bare):
        return Role.PATRONYMIC
    return Role.WORD


def _is_particle(word: str, at: int, count: int) -> bool:
    """Whether a word is a small one before others; `Ben` begins a name as a given one."""
    folded = word.casefold()
    return at < count - 1 and folded in word_lists("particles")[""] and (at, folded) != (0, "ben")


def is_patronymic(word: str) -> bool:
    """Whether a word is formed from the father's name, as East Slavic and Turkic names have."""
    return latin(word)[2:].endswith(_patronymic())


@lru_cache(maxsize=1)
def _patronymic() -> tuple[str, ...]:
    return tuple(word_lists("particles")["patronymic"])
