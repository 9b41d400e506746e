"""Given names that share the family name behind them: `Joe and Jill Biden`.

Right before the family name another given name stands, which blocks the watch; a person who is
watched may still be named before the `and` in front of it.
"""

from bisect import bisect_left
from collections.abc import Iterator

from briefings.model import Reason, ReasonKind, Span
from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.pairs.explain import plain_reason
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.beside_family import GIVEN_LEAST, is_of_other_sex, one_given
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.sighting import by_rule

_MOST = 6
"""Given names before the `and` that are looked at: families are no longer."""


def sharing(text: Text, one: Candidate) -> Candidate | None:
    """Give the watched person who shares their family name with one named in full.

    `one` is the candidate that another given name blocks. The span is the given name alone: the
    family name is a part of the other's.
    """
    first = bisect_left(text.starts, one.span.start)
    last = _before_and(text, first)
    if last < 0 or not (by_rule(one.sighting.link) and _may_be_given(text, first)):
        return None
    for place in _given_before(text, last):
        given = _answering(text, place, one)
        if given is not None:
            span = Span(text.starts[place], text.end(place))
            shared = plain_reason(ReasonKind.SHARED, one.form.family, one.written)
            return one._replace(span=span, given=given, extra=(shared,), blocked=False)
    return None


def _may_be_given(text: Text, place: int) -> bool:
    """Whether a name may begin with a given name, which nobody need have listed."""
    if text.has(place, Trait.GIVEN):
        return True
    return text.has(place, Trait.CAPITAL) and not text.has(place, NAMELESS | Trait.INITIAL)


def _answering(text: Text, place: int, one: Candidate) -> Reason | None:
    """Give what joins the given name at a place to a watched one, and not by a letter of it."""
    if text.has(place, Trait.PLACE) and not text.has(place, Trait.GIVEN):
        return None
    given = one_given(one.form, text.words[place], GIVEN_LEAST)
    if given is None or given.kind is ReasonKind.INITIAL:
        return None
    # Where names have cases, the form of one family name for several tells nobody's sex.
    of_other_sex = not text.inflects and is_of_other_sex(given, one.form.family, one.written)
    return None if of_other_sex else given


def _given_before(text: Text, place: int) -> Iterator[int]:
    """Give the places of the given names that end at one: of `Joe, Hunter and Jill` both."""
    for _ in range(_MOST):
        if place > 0 and text.has(place, Trait.INITIAL) and text.linked(place - 1):
            place -= 1
        if place < 0 or not text.has(place, Trait.CAPITAL) or _is_family(text, place):
            return
        if _is_of_one_name(text, place):
            return
        yield place
        if not place or text.gaps[place - 1] != ", ":
            return
        place -= 1


def _before_and(text: Text, first: int) -> int:
    """Give the place of the word before the `and` in front of a name; -1 for no `and`."""
    if first and text.gaps[first - 1].strip() == "&":
        return first - 1
    is_joined = first > 1 and text.gaps[first - 1] == " " and text.gaps[first - 2] in _BEFORE_AND
    return first - 2 if is_joined and text.fold(first - 1) in word_lists("cues")["and"] else -1


_BEFORE_AND = frozenset({" ", ", ", ". "})
"""What may stand there: `Joe, Hunter, and Jill`, `Donald J. and Melania`."""


def _is_of_one_name(text: Text, place: int) -> bool:
    """Whether a name is a king's, or where a way leads: `Pope Francis`, `from Charlotte`."""
    if not place or text.gaps[place - 1] not in _BEFORE_NAME:
        return False
    is_place = text.has(place, Trait.PLACE)
    leads = text.has(place - 1, Trait.WHITHER) or text.fold(place - 1) == "between"
    return text.fold(place - 1) in word_lists("cues")["of one name"] or (is_place and leads)


_BEFORE_NAME = frozenset({" ", "\u00a0", ". "})


def _is_family(text: Text, place: int) -> bool:
    """Whether a word before an `and` is rather a family name: of `Elton John and Jill Biden`."""
    if not place or not text.linked(place - 1):
        return False
    if text.begins(place - 1) and not text.has(place - 1, Trait.GIVEN):
        return False
    return text.has(place - 1, Trait.CAPITAL) and not text.has(place - 1, NAMELESS)
