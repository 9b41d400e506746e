"""A watched name in a case of a text's language, or with the -s of a Germanic genitive."""

import re

from briefings.model import ReasonKind
from briefings.names.pairs.words import Link
from briefings.names.spelling.cases import OF_SLAVS, nominatives
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.watching.family_names import FamilyNames
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import Sighting, by_rule

_SHORTEST_IN_GENITIVE = 5
_LONG_BODY = 8
"""Letters of a body's name that an -es is looked for behind: people's names have none."""
_NO_GENITIVE = frozenset("sxzßS")
"""Letters behind which no -s is written."""


def in_cases(word: str, language: str, names: FamilyNames) -> list[Sighting]:
    """Give the names that the word may be a case of in a text's language."""
    found = {
        id(form): in_case(form, joined, name, word)
        for name in reversed(nominatives(word, language))
        for form, joined in names.strong(name)
        if by_rule(joined) and joined.kind is not ReasonKind.ENDING
        if not (language in OF_SLAVS and _is_from_given(form, word))
    }
    return list(found.values())


def in_genitive(word: str, names: FamilyNames) -> list[Sighting]:
    """Give the names that have an -s behind them; given names are family names with it."""
    name = word[:-1]
    if len(word) < _SHORTEST_IN_GENITIVE or word[-1] != "s":
        return []
    if word[-2] == "e" and (bodies := _in_long_genitive(word, names)):
        return bodies
    if word[-2] in _NO_GENITIVE or is_listed(name):
        return []
    return [
        Sighting(form, joined, 0, len(name))
        for form, joined in names.strong(name)
        if joined.kind is not ReasonKind.ENDING
    ]


def _in_long_genitive(word: str, names: FamilyNames) -> list[Sighting]:
    """Give the German bodies that have an -es behind them: `Bundesnachrichtendienstes`."""
    name = word[:-2]
    return [
        Sighting(form, joined, 0, len(name))
        for form, joined in (names.strong(name) if len(name) >= _LONG_BODY else ())
        if joined.kind is ReasonKind.EXACT and not form.given
    ]


def in_case(form: Form, joined: Link, name: str, word: str) -> Sighting:
    """Give the sighting of a name in a case, which tells a little less than by itself."""
    told = Link(min(joined.score, _IN_CASE), ReasonKind.ENDING, name)
    return Sighting(form, told, 0, len(word), in_case=True)


_IN_CASE = 0.95


def _is_from_given(form: Form, word: str) -> bool:
    """Whether a word may be a family name made of a given one: `Kirillov`, of no Kirill."""
    return is_given(form.family) and bool(_MADE_OF_GIVEN.search(word))


_MADE_OF_GIVEN = re.compile("(?:[oe]v|[ое]в)(?:[aeiouyoуаеиоы]|o[mjgu]|om[eu]|ima|i[mh])?$")
