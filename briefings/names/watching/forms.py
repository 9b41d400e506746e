"""The ways in which a watch calls a person: the family name, the given ones, what is theirs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.names.lists import word_lists
from briefings.names.pairs.parse import NameWord, Role, parse
from briefings.names.pairs.words import is_slip
from briefings.names.spelling import korean
from briefings.names.spelling.articles import behind_article, is_article, written_as_one
from briefings.names.spelling.chinese import family_first
from briefings.names.spelling.given import is_called_by, is_given, is_listed
from briefings.text.segment import HYPHENS, is_lone, spelt


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a watch calls a person."""

    watch: int
    """The place of the watch among all."""
    name: str
    """As configured: the watch's name or an alias."""
    family: str
    given: tuple[str, ...]
    """Given names and initials; empty where the watch is one word."""
    article: str = ""
    """The Arabic article before the family name, as configured."""
    apart: str = ""
    """The words of the watched name that `family` is, where it writes two as one."""
    whole: str = ""
    """The watched word that `family` is without the article it begins with."""
    before: tuple[str, ...] = ()
    """The other words of the family name: particles, and what a hyphen ties to `family`."""
    particles: bool = False
    """Whether `family` has particles or an article, so that it is nobody's given name."""
    first: bool = False
    """Whether `family` is a Chinese or Korean one that stands first, for where it does alone."""
    of_syllables: bool = False
    """Whether `family` is the given name of such a one."""
    by_given: bool = False
    """Whether `family` is the given name that such people are called by: `President Prabowo`."""
    is_son: bool = False
    """Whether `family` is his father's given name, behind `bin`: any form of it is."""
    instead: str = ""
    """The watched name of a body or a place that is called `name` in another language."""

    def misspelt_as(self, word: str) -> bool:
        """Whether one letter of two syllables is wrong in a word: `Jiping`, of Jinping."""
        is_long = self.of_syllables and len(self.family) >= _TWO_SYLLABLES
        return is_long and is_slip(self.family, word)


_TWO_SYLLABLES = 6
"""Letters of a Chinese given name that make it one of two syllables; few of one have as many."""


def forms_of(place: int, name: str) -> Iterator[Form]:
    """Give the ways in which a name calls a person; `place` is that of its watch."""
    words = parse(name).words
    if not words:
        return
    families, last = korean.families(parse(name)), parse(name).family
    family, article = words[last].text, _article(words, last, name)
    named = words[: last - 1] + words[last:] if article else words
    full = [word.text for word in named if word.role in (Role.WORD, Role.INITIAL)]
    # Of Korean names the family's stands first, and beside the last syllable tells nothing.
    others = full[1:] if families and len(full) > 2 else full
    before = () if families or article else _before(words, last, name)
    given = tuple(word for word in others if word not in {family, *before}) or _al(name)
    called = given + tuple(_with_particle(words))
    is_turned = families and not parse(name).turned
    is_turned = is_turned or family_first(parse(name)) or ends_in_syllable(name)
    of_syllables = bool(is_turned) and len(full) > 1
    form = Form(place, name, family, called, article, before=before, of_syllables=of_syllables)
    is_son = bool(before) and parse(name).son_of > 0
    yield replace(form, particles=bool(article) or _stand(before, name), is_son=is_son)
    if of_syllables or _may_be_turned(full, name):
        yield Form(place, name, full[0], tuple(full[1:]), first=of_syllables)
    for called_by in filter(is_called_by, full[:-1]):
        rest = tuple(word for word in full if word != called_by)
        yield Form(place, name, called_by, rest, first=True, by_given=True)
    if behind := behind_article(family):
        yield Form(place, name, behind, called, whole=family)
    if before and all(map(_is_particle, before)):
        together, apart = "".join((*before, family)).title(), " ".join((*before, family))
        yield Form(place, name, together, called, apart=apart)
    if article:
        yield from _with_article(form, given, words[last - 2].text)
    elif len(full) > 2 or (len(full) == 2 and given and len(family) <= 3):
        together, apart = full[-2] + family.lower(), f"{full[-2]} {family}"
        yield Form(place, name, together, tuple(full[:-2]), apart=apart)


def ends_in_syllable(name: str) -> bool:
    """Whether a name ends in two syllables of a given name, the last small: `Tsai Ing-wen`."""
    return bool(_SYLLABLES_BEHIND.fullmatch(name))


_SYLLABLES_BEHIND = re.compile(
    r"[A-Z][a-z']{1,5}(?:-[A-Z][a-z']{1,5})? [A-Z][a-z']{0,5}"
    rf"[{HYPHENS}][a-z']{{1,6}}"
)


def _with_article(form: Form, given: tuple[str, ...], before: str) -> Iterator[Form]:
    """Give a family name as one word with the article, and with the servant's `Abd` before it."""
    apart = f"{form.article} {form.family}"
    for together in written_as_one(form.family):
        yield Form(form.watch, form.name, together, given, apart=apart)
    if before.casefold() == "abd":
        together = f"Abdul{form.family.lower()}"
        yield Form(form.watch, form.name, together, given, apart=f"{before} {apart}")


def _may_be_turned(full: Sequence[str], name: str) -> bool:
    """Whether a name may be written family name first, as in Hungary: `Hajnóczy Bálint`."""
    return (
        len(full) == 2
        and not parse(name).turned
        and min(map(len, full)) > _SHORTEST_TIED
        and is_listed(full[1])
        and not is_given(full[0])
    )


def _al(name: str) -> tuple[str, ...]:
    """Give the first word of a name where it is Al, a given name, and no article: `Al Gore`."""
    return ("Al",) if name.startswith("Al ") and len(name.split()) == 2 else ()


def _article(words: Sequence[NameWord], family: int, name: str) -> str:
    """Give the Arabic article before a family name; a capital may be a given name: `Al Gore`."""
    if not family:
        return ""
    word, behind = words[family - 1].text, words[family].text
    is_tied = f"{word}-{behind}" in name
    may_be = is_tied or word.islower() or family > 1
    return word if may_be and is_article(word, behind, is_tied=is_tied) else ""


def _before(words: Sequence[NameWord], family: int, name: str) -> tuple[str, ...]:
    """Give what belongs to a family name before its last word: `von der`, `Kramp` with a hyphen.

    A hyphen ties a word to it only behind a given name: by itself it may be a given name's.
    """
    start = family
    if family > 1 and words[family - 1].role is Role.WORD:
        first, last = words[family - 1].text, words[family].text
        is_tied = re.search(f"{re.escape(first)}[{HYPHENS}–]{re.escape(last)}", name)
        if is_tied and last[0].isupper() and min(len(first), len(last)) > _SHORTEST_TIED:
            start -= 1
    while start > 1 and words[start - 1].role is Role.PARTICLE:
        start -= 1
    return tuple(word.text for word in words[start:family])


_SHORTEST_TIED = 2
"""Letters of a word tied by a hyphen that may be a syllable of a given name."""


def _is_particle(word: str) -> bool:
    return word.casefold() in word_lists("particles")[""]


def _stand(before: Sequence[str], name: str) -> bool:
    """Whether particles say that a family name is one; a son's is his father's given name."""
    return bool(before) and _is_particle(before[-1]) and not parse(name).son_of


def _with_particle(words: Sequence[NameWord]) -> Iterator[str]:
    """Give names with the particle behind them written as one: `Saiful` of `Saif ul Malook`.

    So is a servant of God with whose he is: `Abdelfattah` of `Abdel Fattah`.
    """
    for one, other in pairwise(words):
        is_servant = (
            one.text.casefold() in _SERVANTS and one is words[0] and other is not words[-1]
        )
        if one.role is Role.WORD and (other.role is Role.PARTICLE or is_servant):
            yield one.text + other.text.lower()


_SERVANTS = frozenset({"abdel", "abdul", "abd", "abdal", "abdol"})


_OF_CAPITALS = re.compile("[A-Z0-9]{1,5}(?:[/&][A-Z0-9]{1,5}){1,3}")
"""An acronym that a slash or an `&` parts: `HR/VP`."""
_OF_MIXED_CAPITALS = re.compile("[A-Z][A-Za-z]{0,3}[a-z][A-Za-z]{0,3}[A-Z]")
"""One with a small letter inside: `AfD`, `MoFA`."""


def is_phrase(name: str) -> bool:
    """Whether a watched name is met word by word: an acronym, or one with small words in it.

    So is one in letters that part no words (`is_lone`), each of which is a word.
    """
    if not name.isascii() and any(map(is_lone, spelt(name))):
        return True
    words = name.split()
    if len(words) == 1 and _OF_CAPITALS.fullmatch(name):
        return True
    if len(words) == 1:
        is_upper = name.isupper() and 2 <= len(name) <= 6 and name.isalnum()
        return is_upper or bool(_OF_MIXED_CAPITALS.fullmatch(name))
    small = [word for word in words if word.islower()]
    return (
        any(word.casefold() in word_lists("cues")["joining"] for word in small) or len(words) > 5
    )
