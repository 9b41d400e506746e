"""Names in lists of people, the family's first: `Hope, Sue; Wolf, Kurt`, `WOLF Kurt (Spain)`."""

from briefings.names.context import Text
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
    is_word = text.has(behind, NAMELESS & ~Trait.PLACE) and not is_initial
    if is_word or not text.has(behind, Trait.CAPITAL):
        return False
    if text.has(behind, Trait.PLACE) and not text.has(behind, Trait.GIVEN):
        return False
    if not (text.begins(start) or text.gaps[start - 1].endswith(_BETWEEN)):
        return False
    end = text.gaps[behind].lstrip(". ")[:1]
    if is_initial:
        return text.gaps[at] in {" ", ", "} and end in _ENDS and text.gaps[behind][:1] == "."
    if text.gaps[at] == ", ":
        is_behind_pair = start > 0 and text.gaps[start - 1].endswith("; ")
        return end in _ENDS_OF_PAIRS or _is_last(text, behind, is_told=is_behind_pair)
    is_turned = text.has(at, Trait.UPPER) and not text.has(behind, Trait.UPPER)
    return is_turned and text.gaps[at] == " " and (end in _ENDS or _is_last(text, behind))


def _is_last(text: Text, at: int, *, is_told: bool = False) -> bool:
    """Whether a line ends with a word that is a given name: a listed one, or told otherwise."""
    is_end = "\n" in text.gaps[at] or at + 1 == len(text)
    return is_end and (is_told or is_listed(text.words[at]))


_BETWEEN = (", ", "; ", " / ")
_ENDS_OF_PAIRS = frozenset(";(")
_ENDS = _ENDS_OF_PAIRS | {","}
