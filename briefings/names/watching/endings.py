"""What ends a word behind a watched family name: a case, an -s, or a word glued to it."""

from briefings.model import ReasonKind
from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.spelling.cases import OF_SLAVS
from briefings.names.spelling.stems import before_apostrophe
from briefings.names.traits import Trait, traits_of
from briefings.names.watching.sighting import Sighting


def may_end_so(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether the text's language has the ending that a word is the watched name with.

    A text of a language with endings of its own may quote a Slavic one, but for what begins a
    sentence: there any word has a capital.
    """
    word = text.words[at]
    if sighting.has_s(word):
        return text.takes_s or _is_of_family(text, at)
    is_in_case = sighting.link.kind is ReasonKind.ENDING and not sighting.in_case
    if is_in_case and text.language == _FRENCH and word.endswith(_OF_ARABIC):
        return True
    is_told = text.cases and text.cases not in OF_SLAVS
    has_others = text.inflects and not (is_told and text.begins(at))
    return not is_in_case or has_others or bool(before_apostrophe(word.casefold()))


_FRENCH, _OF_ARABIC = "fr", "ane"
"""French writes an -e behind Arabic names in -an: `Salmane`, `Bourhane`."""


def _is_of_family(text: Text, at: int) -> bool:
    """Whether English says what a whole family has: `the Hallorans' house`."""
    is_behind_the = at > 0 and text.fold(at - 1) == "the" and text.linked(at - 1)
    return text.is_english and is_behind_the and text.gaps[at] in _OF_SEVERAL


_OF_SEVERAL = frozenset({"' ", "’ ", "ʼ "})


def has_long_ending(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a word is a name with what Slavic languages make an adjective of it by: `Ficova`."""
    if not sighting.in_case or text.cases not in OF_SLAVS:
        return False
    return len(text.words[at]) >= len(sighting.form.family) + _LONG


_LONG = 2


def is_doubtful(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a name in a glued word is rather none: it stands nowhere else in the text.

    So where little is glued to it, where a given name has a name glued to it, and behind an
    acronym, as firms are called.
    """
    word = text.words[at]
    if sighting.begin == 0 and sighting.end == len(word):
        return False
    before, behind = word[: sighting.begin], word[sighting.end :]
    name = word[sighting.begin : sighting.end]
    is_given = behind[:1].isupper() and bool(traits_of(name) & Trait.GIVEN)
    is_firm = len(before) > 1 and before.isupper()
    return (sighting.loose or is_given or is_firm) and name not in text.forms


def may_be_longer(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a word may be another family name whole, for nothing else tells that it is glued."""
    word = text.words[at]
    ends = word_lists("cues")["ends of longer names"]
    return word[sighting.end :] in ends and word[sighting.begin : sighting.end] not in text.forms
