"""Where an office is held, told between it and a name: `Президент России X`, `Szefowa KE X`.

A country, a body or their two capitals stand where a given name might, and are none.
"""

from briefings.names.context import BLANKS, INFLECTING, Text
from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.spelling.romanise import has_article
from briefings.names.traits import Trait
from briefings.text.language import UNKNOWN


def is_where_held(text: Text, at: int) -> bool:
    """Whether a word tells where an office before it is held: it is nobody's given name."""
    if text.has(at, Trait.CASELESS):
        return _is_of_an_office(text, at)
    if not text.has(at, Trait.CAPITAL) or text.possessive(at) or text.gaps[at] not in BLANKS:
        return False
    lists, word = word_lists("held"), text.fold(at)
    if word in lists["countries"] and not (text.is_english or is_listed(text.words[at])):
        return True
    if text.has(at, Trait.UPPER):
        return _may_be_acronym(text, at) and is_behind_office(text, at)
    if is_listed(text.words[at]):
        return text.has(at, Trait.PLACE) and _is_behind_of(text, at) and is_behind_office(text, at)
    is_one = text.has(at, Trait.PLACE | Trait.THING) or word in lists["bodies"] or _is_body(word)
    return is_one and is_behind_office(text, at)


def is_office_or_where(text: Text, at: int) -> bool:
    """Whether a word is an office, or tells where the office before it is held."""
    if text.has(at, Trait.ROLE):
        return True
    return is_where_held(text, at) and is_behind_office(text, at)


def is_behind_office(text: Text, at: int) -> bool:
    """Whether an office stands before a word that tells where it is held.

    Small words may stand between, and others of its kind: `министр обороны`, `šéf MZV`.
    """
    lists, cues = word_lists("held"), word_lists("cues")
    for place in range(at - 1, max(-1, at - 1 - _MOST_BETWEEN), -1):
        if text.gaps[place] not in BLANKS or text.has(place, Trait.VERB):
            return False
        if text.has(place, Trait.ROLE):
            return text.fold(place) not in cues["of a family"]
        is_one = text.has(place, Trait.UPPER | Trait.PLACE) or text.fold(place) in lists["bodies"]
        if text.has(place, Trait.CAPITAL) and not (is_one or _is_body(text.fold(place))):
            return False
    return False


_MOST_BETWEEN = 4
"""Words from an office to where it is held: `Minister of Foreign Affairs of`."""


def _is_behind_of(text: Text, at: int) -> bool:
    """Whether a word is what another is of: `President of Georgia`."""
    return at > 0 and text.gaps[at - 1] in BLANKS and text.fold(at - 1) in word_lists("held")["of"]


def _may_be_acronym(text: Text, at: int) -> bool:
    """Whether capitals are rather a country's or a body's than somebody's initials.

    English alone writes initials so behind an office: `Senator JD X`.
    """
    if text.has(at + 1, Trait.UPPER) or not text.has(at, Trait.INITIALS):
        return not text.has(at + 1, Trait.UPPER)
    if text.is_english:
        return False
    is_known = text.fold(at) in word_lists("held")["in two capitals"]
    return is_known or (text.language in INFLECTING and text.language != UNKNOWN)


def _is_body(word: str) -> bool:
    """Whether a word is a body's that is called by the beginnings of its words: `Минобороны`."""
    lists = word_lists("held")
    return (
        len(word) >= _SHORTEST_BODY
        and word[-1] in lists["ends of bodies"]
        and any(word.startswith(begin) for begin in lists["begins of bodies"])
        and not (is_listed(word) or is_given(word))
    )


_SHORTEST_BODY = 7


def _is_of_an_office(text: Text, at: int) -> bool:
    """Whether a word of a script without capitals tells where an office is held, or over what."""
    lists, offices = word_lists("held"), word_lists("cues")["offices"]
    for place in range(at, max(-1, at - _MOST_BETWEEN), -1):
        word = text.fold(place)
        if not (word in lists["countries"] or word in lists["fields"] or _is_whence(word)):
            return place < at and (word in offices or word in lists["heads"])
        if not place or text.gaps[place - 1] not in BLANKS:
            return False
    return False


def _is_whence(word: str) -> bool:
    """Whether an Arabic word tells where who has an office is from: `the French minister`."""
    return len(word) > _LEAST_WHENCE and has_article(word) and word.endswith(_WHENCE)


_LEAST_WHENCE = 5
_WHENCE = ("\u064a", "\u064a\u0629", "\u0649")
