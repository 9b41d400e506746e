"""A family name that stands first, met alone: `President Xi`, `Mr. Kim`, `Xi's aides`.

Chinese and Korean family names are short and few, so that more is asked of them than of others:
the whole name in the same text, an office before the name, or that nothing but a name is written
so. Who else bears it, and is named in full, is somebody else. The same is asked of a given name
that its bearers are called by: `President Prabowo`.
"""

from briefings.match import ReasonKind
from briefings.model import Span
from briefings.names.context import BLANKS, Text
from briefings.names.lists import word_lists
from briefings.names.pairs.words import link
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.held import is_office_or_where
from briefings.names.watching.preceding import (
    is_called_otherwise,
    is_of_country,
    is_titled,
)
from briefings.names.watching.sighting import Sighting


def weigh_first(text: Text, at: int, sighting: Sighting) -> Candidate | None:
    """Weigh a family name that is watched with given names behind it; None where they are there.

    It is `titled` where what stands beside it is enough.
    """
    word = text.words[at]
    is_written_so = sighting.link.kind is ReasonKind.EXACT and word[1:].islower()
    if not is_written_so or sighting.begin or sighting.end < len(word) or _is_given(text, at):
        return None
    behind = text.gaps[at] in BLANKS and text.has(at + 1, Trait.CAPITAL)
    is_others = behind and not text.has(at + 1, NAMELESS) and not text.is_day(at + 1)
    if is_others and _is_watched(text.words[at + 1], sighting):
        return None
    if is_others and sighting.form.by_given:
        return None
    of_other_sex = is_called_otherwise(text, at, sighting.form)
    return Candidate(
        sighting=sighting,
        written=word,
        span=Span(text.starts[at], text.end(at)),
        given=None,
        exact_given=False,
        extra=(),
        blocked=is_others or of_other_sex,
        titled=_has_office(text, at) or _is_plainly_a_name(text, at),
        of_other_sex=of_other_sex and not is_others,
    )


def _is_given(text: Text, at: int) -> bool:
    """Whether a word is somebody's given name, or belongs to another before it: `Bruce Li`."""
    before = text.gaps[at - 1] in BLANKS and text.has(at - 1, Trait.CAPITAL)
    return before and not (
        text.has(at - 1, NAMELESS) or text.is_day(at - 1) or is_titled(text, at)
    )


def _is_watched(word: str, sighting: Sighting) -> bool:
    return any(link(given, word).score >= _SAME for given in sighting.form.given)


_SAME = 0.9


def _has_office(text: Text, at: int) -> bool:
    is_office = text.gaps[at - 1] in BLANKS and is_office_or_where(text, at - 1)
    return is_titled(text, at) or is_office


def _is_plainly_a_name(text: Text, at: int) -> bool:
    """Whether a word is a name and no given one: where a sentence begins, by what it does.

    What is a given name too is one where it is a country's: `North Korea's Kim`.
    """
    if text.has(at, NAMELESS | Trait.PARTICLE) or text.has_small(text.fold(at)):
        return False
    if text.has(at, Trait.GIVEN):
        return is_of_country(text, at)
    if not text.begins(at) or text.possessive(at) or text.has(at + 1, Trait.SAYS):
        return True
    if text.fold(at) in word_lists("cues").get(f"syllables {text.language}", ()):
        return False
    does = text.has(at + 1, Trait.VERB) and not text.has(at + 1, Trait.PLAIN)
    return (does and text.gaps[at] in BLANKS) or _is_beside_other(text, at)


def _is_beside_other(text: Text, at: int) -> bool:
    """Whether somebody is named right behind a word: `Xi, Trump agree`, `Xi and Starmer met`."""
    if text.gaps[at] in BLANKS and text.fold(at + 1) in word_lists("cues")["and"]:
        return text.linked(at + 1) and _may_be_named(text, at + 2)
    return text.gaps[at] == ", " and _may_be_named(text, at + 1)


def _may_be_named(text: Text, at: int) -> bool:
    return text.has(at, Trait.CAPITAL) and not text.has(at, NAMELESS) and not text.is_day(at)
