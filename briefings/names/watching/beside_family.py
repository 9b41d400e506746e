"""The words beside a family name and the given names a watch has: whether they are the same."""

from collections.abc import Sequence
from functools import lru_cache

from briefings.model import Reason, ReasonKind
from briefings.names.context import Text
from briefings.names.lists import sections
from briefings.names.pairs.explain import plain_reason, reason
from briefings.names.pairs.sex import Called, are_apart
from briefings.names.pairs.words import Link, link
from briefings.names.spelling.abjads import prefixes
from briefings.names.spelling.cases import nominatives
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.readings import WITHOUT_VOWELS, equal, readings, script_of
from briefings.names.traits import Trait, may_be_initials
from briefings.names.watching.called import is_of_other_list
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import STRONG, Sighting, by_rule
from briefings.text.indexed import index_words
from briefings.text.remembering import ROOM

GIVEN_LEAST = 0.75
_DECLINED = 3
"""Letters of a name that has cases: `Xu` is none of Xi."""
GIVEN_TRANSCRIBED = 0.57
"""The least that a word must be like a given name to be a form of it."""


def given_reason(
    text: Text, at: int, sighting: Sighting, others: Sequence[int]
) -> tuple[Reason | None, bool, bool]:
    """Match the words beside a family name, the word at `at`, with the watched given names.

    Gives the reason, whether the letters are the same, and whether another given name stands
    there, which speaks against the watch.
    """
    form = sighting.form
    if not form.given or not others:
        return None, not form.given, False
    least = GIVEN_TRANSCRIBED if by_rule(sighting.link) else GIVEN_LEAST
    family = text.words[at][sighting.begin : sighting.end]
    initial: Reason | None = None
    unmatched: list[str] = []
    for place in others:
        written = text.words[place]
        if _is_no_name(text, place):
            continue
        found = one_given(form, written, least) or _given_in_case(text, form, written)
        if found is None or _is_of_other(text, found, form, family):
            unmatched.append(written)
        elif found.kind is not ReasonKind.INITIAL or len(written) > 1:
            exact = found.kind is ReasonKind.EXACT and _are_of_name(text, others, form)
            return found, exact, False
        else:
            initial = initial or found
    # Of `Anna R. Halloran` the initial is not what Robert Halloran is called by.
    if initial is not None and all(len(word) == 1 for word in unmatched):
        return initial, False, False
    return None, False, bool(unmatched)


def _is_no_name(text: Text, at: int) -> bool:
    """Whether a word is a particle, or one of any sentence that only sounds like a name: `Ein`."""
    if not text.has(at, Trait.CAPITAL):
        return text.has(at, Trait.PARTICLE)
    is_word = text.has(at, Trait.PLAIN) and text.begins(at) and len(text.words[at]) > 1
    return is_word and not is_listed(text.words[at])


def _given_in_case(text: Text, form: Form, written: str) -> Reason | None:
    """Match one word with the watched given names, where it is a case in the text's language."""
    for name in nominatives(written, text.cases) if text.cases else ():
        given = one_given(form, name, STRONG)
        if given is not None and given.kind is not ReasonKind.INITIAL:
            return why(Link(STRONG, ReasonKind.ENDING), given.left, written)
    return None


def _are_of_name(text: Text, places: Sequence[int], form: Form) -> bool:
    """Whether words beside a family name are all words of the watched name."""
    named = frozenset(index_words(form.name))
    return all(text.fold(place) in named for place in places)


def _is_of_other(text: Text, found: Reason, form: Form, family: str) -> bool:
    return is_of_other_list(text, found) or is_of_other_sex(found, form.family, family)


def is_of_other_sex(given: Reason, watched: str, family: str) -> bool:
    """Whether a given name that may be a form of the watched one is a woman's, or a man's."""
    if given.kind in {ReasonKind.EXACT, ReasonKind.INITIAL}:
        return False
    return are_apart(Called(given.left, watched), Called(given.right, family))


def one_given(form: Form, written: str, least: float) -> Reason | None:
    """Match one word with the watched given names."""
    return _one_given(form.given, written, least)


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def _one_given(names: tuple[str, ...], written: str, least: float) -> Reason | None:
    if _are_initials(written, names):
        return plain_reason(ReasonKind.INITIAL, " ".join(names[:2]), written)
    for given in names:
        if given.isupper() and not written.isascii() and _is_said(written, given):
            return Reason(ReasonKind.ROMANISATION, given, written, _SAID)
        if min(len(written), len(given)) == 1:
            if _same_initial(written, given):
                return plain_reason(ReasonKind.INITIAL, given, written)
            continue
        joined = link(given, written)
        if joined.kind is ReasonKind.ENDING and len(given) < _DECLINED:
            continue
        alike = joined.score >= (least if len(given) > 4 else STRONG)
        if alike and (joined.score >= GIVEN_LEAST or _same_initial(written, given)):
            return why(joined, given, written)
    return None


def _are_initials(written: str, given: Sequence[str]) -> bool:
    """Whether two capitals are the initials of the given names: `PJ`, of Petri Juhani or Petri."""
    if len(written) != _TWO or not written.isupper() or not may_be_initials(written):
        return False
    names = [name for name in given[:_TWO] if len(name) > _TWO]
    return bool(names) and all(
        _same_initial(letter, name) for letter, name in zip(written, names, strict=False)
    )


_TWO = 2
_SAID = "an initial as English says it"
_INITIALS = 3
"""So many capitals may be initials written as one."""


def _is_said(written: str, initials: str) -> bool:
    """Whether a word is what one of some initials is called: `Джей`, of JD."""
    if len(written) < 2 or len(initials) > _INITIALS:
        return False
    said = _letters_said().get(written.casefold(), "")
    return bool(said) and said in initials.casefold()


@lru_cache(maxsize=1)
def _letters_said() -> dict[str, str]:
    """Give the letter that each word calls."""
    words = " ".join(sections("letters")["cyrillic letters said"]).split()
    found, letter = {}, ""
    for word in words:
        letter = word if word.isascii() else letter
        found[word] = letter
    return {word: letter for word, letter in found.items() if not word.isascii()}


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def why(joined: Link, left: str, right: str) -> Reason:
    """Give the reason of a link."""
    return reason(joined, left, right)


def _same_initial(a: str, b: str) -> bool:
    if a[0].casefold() == b[0].casefold():
        return True
    return bool({equal(r)[:1] for r in readings(a)} & {equal(r)[:1] for r in readings(b)})


def behind_small_words(text: Text, place: int, sighting: Sighting) -> tuple[int, Reason | None]:
    """Give the watched given name at a place behind small words written as one with it.

    So Arabic and Hebrew write `and`, `to` and the like, and so is whatever a bad copy glues to a
    name before its capital: first how many letters those are. A word
    that is the given name as it stands has none of them but an `and`, which no sound answers.
    """
    word = text.words[place] if place >= 0 and not sighting.begin else ""
    if not text.linked(place):
        return 0, None
    if text.has(place, Trait.INNER):
        return _behind_capital(word, sighting)
    if script_of(word) not in WITHOUT_VOWELS:
        return 0, None
    called = [name for name in sighting.form.given if len(name) > 1]
    is_whole = any(by_rule(link(name, word)) for name in called)
    for size in prefixes(word):
        for name in called if not is_whole or word[:size] in _AND else ():
            joined = link(name, word[size:])
            if by_rule(joined):
                return size, why(joined, name, word[size:])
    return 0, None


def given_glued(word: str, sighting: Sighting) -> Reason | None:
    """Give the watched given name that a family name is glued to: `AnnHalloran`."""
    before, form = word[: sighting.begin], sighting.form
    is_one = len(before) > _TWO and before[-1].islower()
    return one_given(form, before, STRONG) if is_one and not form.first else None


def is_glued_to_other(word: str, sighting: Sighting) -> bool:
    """Whether a family name is glued to somebody else's given name: `MartinHalloran`."""
    before = word[: sighting.begin]
    is_name = len(before) > _TWO and before[0].isupper() and is_listed(before)
    return bool(sighting.form.given) and is_name


def _behind_capital(word: str, sighting: Sighting) -> tuple[int, Reason | None]:
    """Give the watched given name that something is glued to: `ByAnn`, `министрАнн`."""
    size = next((at for at in range(len(word) - 1, 0, -1) if word[at].isupper()), 0)
    for name in sighting.form.given if size and word[size - 1].islower() else ():
        joined = link(name, word[size:])
        if by_rule(joined) and len(name) > _TWO:
            return size, why(joined, name, word[size:])
    return 0, None


_AND = frozenset("\u0648\u05d5")
