"""Whether two names that briefings have are one person's, and which of theirs they go by."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Prefix

from briefings.model import Match, ReasonKind, Tier
from briefings.model.roll import Known
from briefings.names.compare import compare
from briefings.names.pairs.words import link
from briefings.names.spelling.given import declined_classes, is_listed
from briefings.names.spelling.keys import keys, longer_keys, text_keys
from briefings.names.spelling.readings import equal, primary
from briefings.names.spelling.romanise import script
from briefings.text.remembering import ROOM

Rank = tuple[bool, int, int, int, str, str]
"""By what names are taken in order: the least first."""

_UNSURE = frozenset({ReasonKind.SPELLING, ReasonKind.SURNAME_ONLY})
"""Rules that join two spellings in one text or in a search, never alone two names of a library."""
_BY_EAR = 0.97
"""How sure two names must be one's that resemble each other and are joined by no rule."""
_OFTEN = 2
"""A name used more than half as often as the most used one may be the plain form of it."""
_ALIKE = 0.5
_BY_RULE = 0.9
_SHORT = 3
"""A name of fewer letters is like too many others."""
_LONG = 4
"""Sounds of a stem from which it tells a name in another alphabet."""


def words_of(name: str) -> list[str]:
    """Give the words of a name, initials that are tied to the next one by themselves."""
    return name.replace(".", ". ").split()


def is_full(name: str) -> bool:
    """Whether a name has more than a family name."""
    return " " in name or "." in name.rstrip(".")


def rank(known: Known) -> Rank:
    """Order names: those of several words, of them those in full; then by use, by words."""
    words = [word for word in words_of(known.name) if len(word.rstrip(".")) > 1]
    both = -min(len(words), 2)
    return not is_full(known.name), both, -known.briefings, -len(words), known.name, known.entity


def family(name: str) -> str:
    """Give the last word of a name."""
    return words_of(name)[-1]


def family_keys(name: str) -> tuple[str, ...]:
    """Give the keys under which others look for a name: those of its last word."""
    return text_keys(family(name))


def every_key(name: str) -> frozenset[str]:
    """Give the keys under which a name looks for others: it may be written family name first."""
    return frozenset((*text_keys(words_of(name)[0]), *family_keys(name)))


def keys_of(name: str) -> dict[str, bool]:
    """Give every key of a name, and whether it is one of its last word."""
    last = set(family_keys(name))
    return {key: key in last for key in sorted(every_key(name))}


def likeness(known: str, name: str) -> float:
    """Give how surely two full names are one person's; 0 where they are not taken for one's.

    Forms of a given name are one, mere resemblance seldom is.
    """
    if not (_may_answer(known, name) and _meet(known, name)):
        return 0.0
    match = compare(known, name)
    return match.score if _are_one(match, known, name) else 0.0


def _may_answer(known: str, name: str) -> bool:
    """Whether the words of two names may answer each other, by their keys: far cheaper to tell.

    Where both have as many words and none is short or joined, each has two that do.
    """
    left, right = _words_keys(known), _words_keys(name)
    if left is None or right is None or len(left) != len(right):
        return True
    every = frozenset().union(*right)
    return sum(not one.isdisjoint(every) for one in left) > 1


@lru_cache(maxsize=ROOM.up_to(1 << 16))
def _words_keys(name: str) -> tuple[frozenset[str], ...] | None:
    """Give the keys of each word of a name; None where one is short, joined or has none."""
    words = name.split()
    if "-" in name or "." in name or any(len(word) < _SHORT for word in words):
        return None
    found = tuple(_word_keys(word) for word in words)
    return found if all(found) else None


def _word_keys(word: str) -> frozenset[str]:
    """Give the keys of a word, in any case, and those of a word with one consonant more."""
    listed = (f"={number}" for number in declined_classes(word))
    return frozenset((*keys(word), *longer_keys(word), *listed))


def _meet(known: str, name: str) -> bool:
    """Whether the family name of one is like that of another, written first or last: cheap."""
    one = family(known)
    if not every_key(name).isdisjoint(text_keys(one)):
        words = words_of(name)
        return any(link(one, word).score >= _ALIKE for word in {words[0], words[-1]})
    return False


def _are_one(match: Match, known: str, name: str) -> bool:
    """Whether two full names are settled as one person's.

    What resembles is one where it does so nearly wholly. What is likely is one where neither name
    has a word more.
    """
    unsure = {reason.kind for reason in match.reasons} & _UNSURE
    if unsure == {ReasonKind.SPELLING}:
        return match.tier is Tier.SURE and match.score >= _BY_EAR
    if match.tier is Tier.LIKELY and len(words_of(known)) != len(words_of(name)):
        return False
    return match.tier.joins and not unsure


def is_form(one: str, word: str) -> bool:
    """Whether a word is a written form of a family name, by a rule and not by resemblance."""
    if ("-" in one) is not ("-" in word):
        return False
    joined = link(one, word)
    if joined.score < _BY_RULE or joined.kind in {ReasonKind.SPELLING, ReasonKind.GIVEN_NAME}:
        return False
    if min(len(one), len(word)) < _SHORT:
        return joined.kind is ReasonKind.EXACT
    return joined.kind is not ReasonKind.ENDING or _is_declined(one, word, joined.left)


def _is_declined(family: str, word: str, stem: str) -> bool:
    """Whether a word of another text is a case of a family name, and not another short name.

    In one alphabet all but the last two letters are the same: `Carney` is no case of `Carrión`.
    """
    if script(family) != script(word):
        return len(stem) >= _LONG
    shared = Prefix.similarity(family.casefold(), word.casefold())
    return shared >= max(_SHORT, min(len(family), len(word)) - 2)


def called(names: Sequence[Known], script_of_library: str) -> str:
    """Give what a person goes by: the shortest of the names used most, in its plain form.

    It is written as the library is, where any of them is: a row of Cyrillic among Latin ones is
    not read. But not all in capitals, nor in a case, where another is there. The fullest is as
    often one with a word too many, a middle name or a verb before it.
    """
    full = [one for one in names if is_full(one.name)] or names
    sober = [one for one in full if not one.name.isupper()] or full
    base = min(sober, key=rank).name
    plain = [one for one in sober if not _is_case(base, one.name)]
    own = [one for one in plain if _scripts(one.name) == {script_of_library}] or plain
    listed = [one for one in own if is_listed(words_of(one.name)[0])] or own
    often = max(one.briefings for one in listed) / _OFTEN
    most = [one for one in listed if one.briefings > often]
    return min(most, key=lambda one: (len(one.name), rank(one))).name


def _is_case(base: str, name: str) -> bool:
    """Whether a name is a case of another, or a woman's form: it has an ending more."""
    one, two = family(base), family(name)
    is_longer = len(equal(primary(two))) > len(equal(primary(one)))
    return is_longer and link(one, two).kind is ReasonKind.ENDING


def _scripts(name: str) -> set[str]:
    return {script(letter) for letter in name if letter.isalpha()}
