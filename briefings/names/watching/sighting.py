"""A word of a text that a watched name may be in, and how sure a word must be to be one."""

from typing import NamedTuple

from briefings.model import ReasonKind
from briefings.names.pairs.words import Link
from briefings.names.watching.forms import Form

LEAST = 0.45
"""A word less alike than this is not looked at again, whatever stands beside it."""

STRONG = 0.9
"""From here a word is a written form of the watched one by a rule."""

LEAST_ALONE = 0.8
"""A word less alike than this is nobody's name where no given name is watched with it."""

LONGEST = 60
"""Letters of a word that may be a name, or have one glued to it."""
_GENITIVE = frozenset({"s", "es"})


class Sighting(NamedTuple):
    """A word of a text, or a part of a glued one, that a watched family name may be in."""

    form: Form
    link: Link
    begin: int
    """Where in the word it begins and ends: the whole word unless something is glued to it."""
    end: int
    loose: bool = False
    """Whether it needs other proof that the word is glued: what is left is very short."""
    in_case: bool = False
    """Whether the word is the name in a case that the language of the text alone tells."""

    def has_s(self, word: str) -> bool:
        """Whether it is a name in a word with the -s of a Germanic genitive behind it."""
        return word[self.end :] in _GENITIVE

    @property
    def tells(self) -> bool:
        """Whether it may be the watched name, whatever stands beside it."""
        return self.link.score >= LEAST_ALONE or bool(self.form.given)


def by_rule(joined: Link) -> bool:
    """Whether a word is a written form of the watched one, and does not merely resemble it."""
    return joined.score >= STRONG and joined.kind not in _UNSURE


_UNSURE = frozenset({ReasonKind.SPELLING, ReasonKind.GIVEN_NAME})


def is_strong(joined: Link) -> bool:
    """Whether a word is surely a written form of the watched one, in no case."""
    return joined.score >= STRONG and joined.kind is not ReasonKind.ENDING
