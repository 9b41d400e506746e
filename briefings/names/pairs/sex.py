"""Whether a name is a man's or a woman's, as far as its forms tell: Jan Novák, Jana Nováková.

Two names of one stem may be cases of one name, or the names of a man and a woman: `Jana` is the
genitive of `Jan` and a woman's name. What stands beside decides, since a name is declined as a
whole: `Jana Nováka` is he; `Jana Nováková` and `Jana Novák` are she.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefings.names.spelling.given import (
    declined_classes,
    given_classes,
    is_listed,
    is_of_either,
    plain_classes,
    women_from,
)
from briefings.names.spelling.readings import WITHOUT_VOWELS, equal, latin, readings, script_of
from briefings.names.spelling.stems import share_stem
from briefings.text.remembering import ROOM


class Sex:
    """Whose a name may be: bits of an int (an enum is too slow here)."""

    NOBODY = 0
    MAN = 1
    WOMAN = 2
    EITHER = 3


class Called(NamedTuple):
    """What of a name tells whose it is."""

    given: str
    family: str
    fathers: str = ""
    """The patronymic, empty for none."""


_OF_WOMEN = (
    *("ová", "ové", "ovou", "ovej", "skoyu", "ckoyu"),
    *("skaya", "ckaya", "skaia", "ckaia", "skaja", "ckaja"),
    *("utė", "ytė", "aitė", "ienė"),
)
"""What only a woman's family name ends in: -ová, -skaya, Lithuanian wives and daughters.

Not -ova, which is a man's genitive as well.
"""

_ADJECTIVE_OF_WOMEN = re.compile("(?:[sc]k[aą]|á|[sc]kiej|[sc]kou)$")
_ADJECTIVE_OF_MEN = re.compile("(?:(?:[sc]k|n)(?:[iyýíî]|[iy][iyj])|ý)$")

_OF_EITHER = re.compile("(?:[eo]v|[iy]n)a$")
"""What ends a woman's family name, and a man's in a case."""

_SONS = re.compile("(?:[iy](?:t?s?ch|cz|č)(?:[auei]|em|om)?|o[gğ]l[uy])$")
"""How a son's patronymic ends, in any case; a daughter's ends in -na or -qızı."""

_FRENCH_WOMEN = ("elle", "ette", "ienne")


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def is_of_woman(family: str) -> bool:
    """Whether a family name has the ending of women in Czech and Slovak: -ová, and no other case.

    What ends in -ove, -ovou or -ova may be what is his: `Tuskova vláda`.
    """
    return family.casefold().endswith("ová")


def are_apart(a: Called, b: Called) -> bool:
    """Whether one is surely a man and the other surely a woman."""
    if {script_of(word) for word in (*a[:2], *b[:2])} & WITHOUT_VOWELS:
        return False
    return not _whose(a, b) & _whose(b, a)


def are_doubtful(a: Called, b: Called) -> bool:
    """Whether the one may be a man's name in a case, and as well the name of a woman."""
    of_a, of_b = of_given(a.given), of_given(b.given)
    if not of_a or not of_b or of_a & of_b:
        return False
    woman = a if of_a == Sex.WOMAN else b
    return readings(a.family)[:1] == readings(b.family)[:1] or bool(
        _OF_EITHER.search(latin(woman.family))
    )


def _whose(own: Called, other: Called) -> int:
    found = Sex.EITHER
    if readings(own.given)[:1] != readings(other.given)[:1]:
        found = _whose_given(own, other) or found
    if own.fathers:
        found &= Sex.MAN if _SONS.search(latin(own.fathers)) else Sex.WOMAN
    if _is_womans(own.family, other.family):
        found &= Sex.WOMAN
    return found or Sex.EITHER


def _whose_given(own: Called, other: Called) -> int:
    """Give whose a given name is: in its plain form, and as a case of the other name's."""
    plain, last = of_given(own.given), latin(own.given)[-1:]
    beside_woman = _is_womans(other.family, own.family)
    if _is_stem(own.given, other.given) and (beside_woman or not _may_be_cased(other.family)):
        return plain & Sex.MAN or plain or Sex.MAN
    if beside_woman and plain & Sex.MAN and _ADJECTIVE_OF_MEN.search(latin(own.family)):
        return Sex.MAN
    if not _may_be_case(own.given, other.given):
        return plain
    if last in {"a", "e"} and _may_be_cased(own.family):
        return plain and plain | Sex.MAN
    if _is_stem(other.given, own.given):
        return plain or Sex.WOMAN
    theirs = of_given(other.given)
    return plain | (theirs & Sex.WOMAN) if last in _LAST_OF_CASES_OF_WOMEN else plain or theirs


_LAST_OF_CASES_OF_WOMEN = frozenset("eięąouyůú")


def _may_be_case(given: str, other: str) -> bool:
    if share_stem(given, other):
        return True
    return not declined_classes(given).isdisjoint(given_classes(other))


def _is_womans(family: str, other: str) -> bool:
    """Whether a family name is a woman's form, of what may be a man's in the other name."""
    written = latin(family)
    if written.endswith(_OF_WOMEN):
        return True
    return bool(_ADJECTIVE_OF_WOMEN.search(written) and _ADJECTIVE_OF_MEN.search(latin(other)))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def of_given(given: str) -> int:
    """Give whose name a word is by the list, in its plain form; nobody's where not listed."""
    if latin(given).endswith(_FRENCH_WOMEN):
        return Sex.WOMAN
    return _sex_of(plain_classes(given))


def is_surely_other(given: str, told: int) -> bool:
    """Whether a word is a given name that is listed, and nobody of the sex a word tells bears."""
    found = of_given(given)
    return bool(found and not found & told) and is_listed(given) and not is_of_either(given)


def _sex_of(classes: Iterable[int]) -> int:
    men, women = women_from()
    found = Sex.NOBODY
    for number in classes:
        if number < women:
            found |= Sex.MAN if number < men else Sex.WOMAN
    return found


def _may_be_cased(family: str) -> bool:
    """Whether a man's family name may be in a case: one that ends in a consonant is in none."""
    return latin(family)[-1:] in _LAST_OF_CASES


_LAST_OF_CASES = frozenset("aąeęiouyáéěíóůúýäöj'")


def _is_stem(man: str, woman: str) -> bool:
    """Whether a given name is the other without its -a: Božidar, Božidara."""
    a, b = readings(man)[:1], readings(woman)[:1]
    return (
        bool(a and b) and latin(man)[-1] not in _LAST_OF_CASES and equal(a[0]) + "a" == equal(b[0])
    )
