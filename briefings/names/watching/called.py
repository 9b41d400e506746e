"""Names that rules join to the watched one, and that others bear as well: Petra, of Petri.

Such a name beside what else is watched is likely the watched person's, and proves nothing.
"""

from briefings.model import Reason, ReasonKind
from briefings.names.context import Text
from briefings.names.pairs.sex import Called, are_doubtful, is_surely_other, of_given
from briefings.names.spelling.chinese import is_syllable
from briefings.names.spelling.given import is_listed, is_short
from briefings.names.spelling.readings import first_bones, latin, script_of
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import Sighting
from briefings.text.language import UNKNOWN


def is_of_other_list(text: Text, given: Reason) -> bool:
    """Whether a given name is a woman's by the list, or a man's, where names have no cases.

    There `Petra` is no case of Petri, nor is `Carola` of Karol.
    """
    if text.inflects or given.kind not in _BY_FORM:
        return False
    watched = of_given(given.left)
    return bool(watched) and is_surely_other(given.right, watched)


def may_be_anothers(text: Text, at: int, given: Reason | None, sighting: Sighting) -> bool:
    """Whether a full name that rules join to the watched one may be another's.

    Its family name is in the word at `at`. Other letters write a given name by ear, or as their
    language has it. A text too short to tell its language declines a name as a whole, if at all.
    """
    if given is None or _is_other_family(text, given, sighting):
        return given is not None
    watched, written = sighting.form.family, text.words[at][sighting.begin : sighting.end]
    left, right = given.left, given.right
    if given.kind not in _BY_FORM or script_of(left) != script_of(right):
        return False
    is_known = text.language != UNKNOWN or watched.casefold() != written.casefold()
    may_be_case = text.inflects and is_known
    if given.kind is ReasonKind.ENDING and not may_be_case:
        return True
    is_in_case = text.language in _OF_ONE_FAMILY and watched != written
    if not is_in_case and are_doubtful(Called(left, watched), Called(right, written)):
        return True
    return given.kind is ReasonKind.GIVEN_NAME and not _are_near(left, right, may_be_case)


_BY_FORM = frozenset({ReasonKind.ENDING, ReasonKind.GIVEN_NAME})


def _is_other_family(text: Text, given: Reason, sighting: Sighting) -> bool:
    """Whether a family name may be a longer one, of a text too short to tell what is an ending.

    A name is declined as a whole: the given name stands as it is watched.
    """
    is_in_case = sighting.link.kind is ReasonKind.ENDING and not sighting.in_case
    return is_in_case and text.language == UNKNOWN and given.kind is ReasonKind.EXACT


def goes_on(text: Text, last: int, form: Form) -> bool:
    """Whether a given name of syllables goes on, and is another's: `Li Wei-ling`, of Li Wei.

    Where names have endings a hyphen may stand before one: `Li Wei-a`. Of a longer name its last
    syllable right behind the family name is another's first: `Kim Jong Un`, of Kim Yo Jong.
    """
    return _begins_otherwise(text, last, form) or (
        not text.inflects and _is_tied(text, last, form) and not text.has(last + 1, Trait.CAPITAL)
    )


def _begins_otherwise(text: Text, last: int, form: Form) -> bool:
    if not form.of_syllables or len(form.given) < _OF_TWO or len(form.family) > _SYLLABLE:
        return False
    behind = last + 1
    if not text.linked(last) or not text.has(behind, Trait.CAPITAL) or text.has(behind, NAMELESS):
        return False
    is_short = len(text.words[behind]) <= _SYLLABLE and not text.has(behind, Trait.VERB)
    return is_short and text.fold(last - 1) == form.given[0].casefold()


_SYLLABLE = 5
"""Letters of a Korean syllable, at most."""


def may_go_on(text: Text, first: int, last: int, form: Form) -> bool:
    """Whether a Chinese name may be another's longer one: `Li Wei-Ling`, `then Ming Wei Li`.

    Where a sentence begins with it, a syllable is any small word: `Da Li Wei nicht kam`.
    """
    if not _is_of_two(form):
        return False
    is_behind = first > 0 and text.gaps[first - 1] == " " and not text.begins(first - 1)
    is_named = is_behind and text.has(first - 1, Trait.CAPITAL) and _is_syllable(text, first - 1)
    return _is_tied(text, last, form) or is_named


def _is_tied(text: Text, last: int, form: Form) -> bool:
    return _is_of_two(form) and text.gaps[last] == "-" and _is_syllable(text, last + 1)


def _is_of_two(form: Form) -> bool:
    """Whether a Chinese name has two syllables, so that one more may be of a name as well."""
    return form.of_syllables and all(map(is_syllable, (form.family, *form.given)))


def _is_syllable(text: Text, at: int) -> bool:
    if at >= len(text) or text.has(at, NAMELESS | Trait.VERB | Trait.UPPER):
        return False
    return is_syllable(text.words[at])


_OF_ONE_FAMILY = frozenset({"sl", "hr", "bs", "sr"})
"""Languages of cases in which women bear their family name as men do, so that -a is a case."""


def _are_near(a: str, b: str, may_be_case: bool) -> bool:
    """Whether of two forms of a given name one may be said or written for the other.

    So Bob and Robert, Steve and Steven, Dmytro and Dmitry; but not Pekka and Petri, which are two
    names, nor Clara and Claire. A form that is no listed name is one in a case.
    """
    if is_short(a) or is_short(b) or (may_be_case and not is_listed(b)):
        return True
    one, other = sorted((first_bones(a), first_bones(b)), key=len)
    if not other.startswith(one):
        return False
    lasts = {latin(a)[-1], latin(b)[-1]}
    return may_be_case or len(lasts) < _OF_TWO or "a" not in lasts


_OF_TWO = 2
