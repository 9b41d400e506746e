"""Names in lists of people, the family's first: `Hope, Sue; Wolf, Kurt`, `WOLF Kurt (Spain)`."""

from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_listed
from briefings.names.traits import NAMELESS, Trait


def is_entry(text: Text, start: int, at: int) -> bool:
    """Whether the word behind a family name is its given name, as lists have it.

    The family name stands from `start` to the word at `at`. An entry begins a line
    or stands behind another. A comma between them tells it, and so does
    that of both the family name alone is in capitals.
    """
    behind = at + 1
    is_initial = text.has(behind, Trait.INITIAL)
    is_place = text.has(behind, Trait.PLACE) and not text.has(behind, Trait.GIVEN)
    is_word = text.has(behind, NAMELESS & ~Trait.PLACE) and not is_initial
    if is_word or is_place or not text.has(behind, Trait.CAPITAL):
        return False
    if not (text.begins(start) or text.gaps[start - 1].endswith(_BETWEEN)):
        return False
    end = text.gaps[behind].lstrip(". ")[:1]
    if is_initial:
        return text.gaps[at] in {" ", ", "} and end in _ENDS and text.gaps[behind][:1] == "."
    # Two family names are listed so as well: `Torp, Lund (Norway); Moll, Falk (Germany)`.
    is_last = "\n" in text.gaps[behind] or behind + 1 == len(text)
    return is_listed(text.words[behind]) and (
        (
            text.gaps[at] == ", "
            and (is_last or end in _ENDS_OF_PAIRS or _is_told_of(text, start, at))
        )
        or (_is_turned(text, at) and (is_last or end in _ENDS))
    )


def _is_told_of(text: Text, start: int, at: int) -> bool:
    """Whether a sentence begins with an entry and tells who it is: `Wolf, Kurt, born in 1937`."""
    behind = at + 2
    return (
        text.begins(start)
        and text.gaps[behind - 1] == ", "
        and behind < len(text)
        and not text.has(behind, Trait.CAPITAL)
        and text.fold(behind) not in word_lists("cues")["and"]
    )


def _is_turned(text: Text, at: int) -> bool:
    """Whether a family name in capitals stands before a word that is not: `WOLF Kurt`."""
    is_upper = text.has(at, Trait.UPPER) and not text.has(at + 1, Trait.UPPER)
    return is_upper and text.gaps[at] == " "


_BETWEEN = (", ", "; ", " / ")
_ENDS_OF_PAIRS = frozenset(";(")
_ENDS = _ENDS_OF_PAIRS | {","}
