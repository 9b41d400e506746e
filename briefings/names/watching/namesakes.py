"""Others who bear a watched family name in the same text: whose a mention of it alone is.

Who is named in full is meant where the name stands alone, but not behind an office where none
stands before the full name; nor is a relative by what a text said before: it names them for the
sake of another.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from briefings.names.context import BLANKS, CAPITAL_NOUNS, Text
from briefings.names.lists import word_lists
from briefings.names.traits import Trait
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.extent import is_heading
from briefings.text.language import UNKNOWN


class Namesakes(NamedTuple):
    """Those of one watch."""

    written: frozenset[str]
    """Their family names as the text has them."""
    in_office: bool
    """Whether an office stands before any of them."""
    start: int
    """From where on they may be meant."""

    def may_be_meant(self, text: Text, one: Candidate) -> bool:
        """Whether a family name alone may be theirs as well as the watched one's."""
        is_behind = bool(self.written) and self.start <= one.span.start
        return is_behind and (self.in_office or not _is_in_office(text, one))


NOBODY = Namesakes(frozenset(), in_office=False, start=0)


def namesakes(text: Text, blocked: Iterable[Candidate]) -> dict[int, Namesakes]:
    """Give by watch who is surely somebody else, among what other given names block."""
    found: dict[int, Namesakes] = {}
    for one in blocked:
        if not one.may_be_word:
            found[one.form.watch] = _with(found.get(one.form.watch), _namesake(text, one))
    return found


def _namesake(text: Text, one: Candidate) -> Namesakes:
    written = frozenset({one.written})
    if _is_relative(text, one):
        return Namesakes(written, in_office=False, start=one.span.start)
    return Namesakes(written, in_office=_is_in_office(text, one), start=0)


def _with(some: Namesakes | None, more: Namesakes) -> Namesakes:
    if some is None:
        return more
    return Namesakes(
        some.written | more.written,
        some.in_office or more.in_office,
        min(some.start, more.start),
    )


def _is_in_office(text: Text, one: Candidate) -> bool:
    """Whether an office stands before a name; a `Mr` is none."""
    before = _first(text, one) - 1
    is_office = before >= 0 and text.gaps[before] in BLANKS and text.has(before, Trait.ROLE)
    return is_office and text.fold(before) not in word_lists("cues")["honorifics"]


def _is_relative(text: Text, one: Candidate) -> bool:
    """Whether a name tells of a relative: `his son Alex X`, `her father, Jim X`.

    What is a title too tells of one behind whose it is: `seine Frau Erika X`.
    """
    cues, before = word_lists("cues"), _first(text, one) - 1
    if before < 0 or text.gaps[before] not in _BEHIND_RELATIVE:
        return False
    if text.fold(before) in cues["honorifics"]:
        return before > 0 and text.fold(before - 1) in cues["whose"]
    if text.fold(before) not in cues["of a family"]:
        return False
    is_whose = before > 0 and text.fold(before - 1) in cues["whose"]
    return is_whose or not _is_of_clergy(text, before)


def _is_of_clergy(text: Text, at: int) -> bool:
    """Whether a relative's word has a capital as a title has: `Father Jim X`, `Sister Ann X`."""
    if text.language in {UNKNOWN, *CAPITAL_NOUNS} or not text.has(at, Trait.CAPITAL):
        return False
    return not (text.begins(at) or is_heading(text, at))


def _first(text: Text, one: Candidate) -> int:
    return bisect_left(text.starts, one.span.start)


_BEHIND_RELATIVE = BLANKS | {", "}
