"""How far a name reaches around a sighting of its family name, by what is watched.

What stands beside a word tells how far any name reaches (`extent`); the watched given name tells
where that is too far, or not far enough.
"""

from collections.abc import Iterator

from briefings.model import ReasonKind
from briefings.names.context import BLANKS, Text
from briefings.names.spelling.given import is_listed
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.beside_family import GIVEN_LEAST, given_reason, one_given
from briefings.names.watching.entries import is_entry
from briefings.names.watching.extent import alone, before_initials, extent, is_heading
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import STRONG, Sighting
from briefings.names.watching.whole import as_a_whole


def reach(text: Text, at: int, sighting: Sighting, articled: int) -> tuple[int, int]:
    """Give the first word and the one behind the last of the name around a family name.

    `articled` words before it are of the family name itself.
    """
    first, behind = extent(text, at) if sighting.begin == 0 else (at, at + 1)
    if articled and sighting.form.before:
        first = min(first, extent(text, at - articled)[0])
    if first == at:
        first = before_initials(text, at, sighting.form.given)
    if at - articled <= first and behind == at + 1:
        first, behind = _beyond(text, at, sighting, at - articled)
    if first < at and _names_nobody(text, first, at, sighting.form):
        first = at
    if first < at or text.has(at, Trait.CASELESS):
        first = _called(text, first, at, sighting.form)
    if 0 < first < at and _is_other_given(text, first, at, sighting.form):
        first -= 1
    return first, behind


def _is_other_given(text: Text, first: int, at: int, form: Form) -> bool:
    """Whether a watched given name that none of a name's words is stands before them.

    So where a sentence begins, but `O` is a word there; where the first word alone is in capitals,
    as in French: `BELLO Sani Oumarou`; and in a script without them, where a verb may be written
    as the given name is that stands behind it.
    """
    before = first - 1
    size = len(text.words[before])
    is_told = text.begins(before) or text.has(before, Trait.CASELESS | Trait.UPPER)
    if not is_told or size < 2 or not text.has(before, Trait.CAPITAL) or not text.linked(before):
        return False
    found, *known = (one_given(form, text.words[one], STRONG) for one in range(before, at))
    if found is None or found.kind is ReasonKind.INITIAL:
        return False
    is_once = found.left not in [one.left for one in known if one]
    return is_once or not text.has(before, Trait.CASELESS)


def _names_nobody(text: Text, first: int, at: int, form: Form) -> bool:
    """Whether words before a family name may owe their capitals to where they stand.

    So in a heading, `Police Arrest X Over Bribes`, and where a sentence begins and nothing goes
    on behind the name: `Ask X.` What is no given name as it is written may be any word.
    """
    places = range(first, at)
    # Most names have a given name that is listed, and no line has to be gone through.
    if any(_is_named(text, place) for place in places):
        return False
    is_call = may_be_word(text, first, at) and not text.gaps[at].startswith(", ")
    is_line = at - first > 1 and alone(text, first, at)
    if not (
        is_call or is_line or (is_heading(text, at) and not _is_plainly_called(text, first, at))
    ):
        return False
    return not any(one_given(form, text.words[place], GIVEN_LEAST) for place in places)


def _is_named(text: Text, at: int) -> bool:
    if text.has(at, Trait.CASELESS):
        return text.has(at, Trait.GIVEN)
    return text.has(at, Trait.INITIAL | Trait.PARTICLE) or is_listed(text.words[at])


def may_be_word(text: Text, first: int, at: int) -> bool:
    """Whether what stands before a family name may be any word that a sentence begins with.

    None does where somebody does something, `X said`: that is who has both names.
    """
    if first == at or any(_is_named(text, place) for place in range(first, at)):
        return False
    does = text.has(at + 1, Trait.VERB) or not text.has(at + 1, Trait.CAPITAL)
    goes_on = text.gaps[at] in BLANKS and does
    return not goes_on and text.begins(first) and not text.is_inside(first)


def _is_plainly_called(text: Text, first: int, at: int) -> bool:
    """Whether a name begins there by what stands around it: `Mayor Ann X`, `Ann X Says`."""
    is_behind_office = text.linked(first - 1) and text.has(first - 1, Trait.ROLE)
    begins = first == at - 1 and text.begins(first)
    return is_behind_office or (begins and text.has(at + 1, Trait.VERB))


def _called(text: Text, first: int, at: int, form: Form) -> int:
    """Give where the name begins: at the watched given name, if what is before it is nobody's.

    In a language with cases the word before may say whose the named one is: `advokát Holovkové
    Robert Halloran`.
    """
    if text.has(at, Trait.CASELESS):
        start = _shortest(text, first, at, form)
        is_servant = start and text.words[start - 1] == _SERVANT and text.linked(start - 1)
        return start - 1 if is_servant and start < at else start
    if first < at and one_given(form, text.words[first], STRONG):
        return first
    known = Trait.GIVEN | Trait.INITIAL | Trait.PARTICLE
    for place in range(first + 1, at):
        if text.has(place, Trait.GIVEN) or one_given(form, text.words[place], STRONG):
            is_other = any(text.has(before, known) for before in range(first, place))
            return first if is_other or text.gaps[place - 1] == "-" else place
    return first


_SERVANT = "\u0639\u0628\u062f"
"""Arabic for `servant of`, which no name ends with: a given name goes on behind it."""


def _shortest(text: Text, first: int, at: int, form: Form) -> int:
    """Give where the name begins in a script without capitals, where nothing tells what is one.

    It is the nearest from which on the words are the watched name; else what is called so.
    """
    runs = enumerate(longer_runs(text, at), start=1)
    return next((at - size for size, run in runs if as_a_whole(form, run)), first)


def longer_runs(text: Text, at: int) -> Iterator[str]:
    """Give the words that end with the one at a place, from two on, as far as one name may reach.

    In a script without capitals any of them may be its first.
    """
    for first in range(at - 1, max(-1, at - _MOST_WORDS), -1):
        if not text.linked(first):
            return
        yield text.text[text.starts[first] : text.end(at)]


_MOST_WORDS = 5


def _beyond(text: Text, at: int, sighting: Sighting, start: int) -> tuple[int, int]:
    """Give how far a name reaches where only the watched given name tells that it does.

    So behind a colon, where any word may begin with a capital, and where the given name or
    initials stand behind the family name, which begins at `start`.
    """
    alone = (at, at + 1)
    before, behind = at - 1, at + 1
    if sighting.begin == 0 and text.has(before, Trait.CAPITAL) and text.linked(before):
        given, _, _ = given_reason(text, at, sighting, [before])
        is_part = text.gaps[before] == "-" or text.possessive(before)
        if given is not None and given.kind is not ReasonKind.INITIAL and not is_part:
            return before, behind
    is_word = sighting.end == len(text.words[at])
    if is_word and is_entry(text, start, at):
        return at, _behind_initials(text, behind)
    is_whole = is_word and text.gaps[at] in _AROUND
    if is_whole and text.has(behind, Trait.CAPITAL):
        given, _, _ = given_reason(text, at, sighting, [behind])
        if given is not None and given.kind in _WRITTEN_SO and _ends_there(text, behind):
            return at, behind + 1
        # A single one may be somebody else's second given name: `Mary L. Trump`.
        is_first = text.has(behind, Trait.INITIAL) and text.has(behind + 1, Trait.INITIAL)
        if given is not None and is_first and text.linked(behind):
            return at, _behind_initials(text, behind)
    return alone


_AROUND = BLANKS | {", "}
_WRITTEN_SO = frozenset({ReasonKind.EXACT, ReasonKind.ROMANISATION, ReasonKind.ENDING})


def _behind_initials(text: Text, at: int) -> int:
    """Give the place behind a given name, or behind all the initials that it begins: `V. P.`.

    Where a name goes on behind them, the others are of that: `Holovko, I. V. Torp`.
    """
    behind = at + 1
    while (
        text.has(behind - 1, Trait.INITIAL)
        and text.linked(behind - 1)
        and text.has(behind, Trait.INITIAL)
    ):
        behind += 1
    is_next = text.linked(behind - 1) and text.has(behind, Trait.CAPITAL)
    is_listed_so = text.gaps[at - 1] == ", " and not text.has(behind, NAMELESS)
    return at + 1 if is_next and is_listed_so else behind


def _ends_there(text: Text, at: int) -> bool:
    """Whether no name goes on behind a given name, which would be its own."""
    return not (text.linked(at) and text.has(at + 1, Trait.CAPITAL))
