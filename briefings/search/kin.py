"""The words of an index that may be another form of one: its kin, before any is compared."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefings.names.spelling.keys import is_listed, keys, text_keys
from briefings.names.spelling.slips import swaps
from briefings.search.inflected import numbers
from briefings.store.protocols import NO_LIMIT, Index


class Kindred(NamedTuple):
    """Folded words that may be another form of one."""

    listed: Sequence[str]
    """Those that are on a list of given names with it, or it with two letters swapped."""
    whole: Sequence[str]
    """Those that share a whole skeleton: a rule may join them."""
    near: Sequence[str]
    """Those that share no more than a part of it: they resemble it at the most."""
    numbers: Sequence[str] = ()
    """Those that one of it is called by, or several."""


Kin = Callable[[str, int], Kindred]
"""Gives what may be another form of a folded word: of each but the listed, so many at most."""


def kin_in(index: Index) -> Kin:
    """Look for forms among the words of an index."""

    def kin(folded: str, most: int) -> Kindred:
        listed, whole, parts = _keys(folded)
        near = index.sharing(parts, most)
        slips, several = swaps(folded), numbers(folded)
        known = [term.word for term in index.counted((*sorted(slips), *several))]
        sure = (*index.sharing(listed, NO_LIMIT), *slips.intersection(known))
        met = [word for word in several if word in known]
        return Kindred(sure, index.sharing(whole, most), near, met)

    return kin


def kin_among(vocabulary: Iterable[str]) -> Kin:
    """Look for forms among some folded words."""
    known = tuple(vocabulary)

    def kin(folded: str, most: int) -> Kindred:
        listed, whole, parts = (
            [word for word in known if not wanted.isdisjoint(keys(word))]
            for wanted in map(set, _keys(folded))
        )
        slips, several = (
            set(some).intersection(known) for some in (swaps(folded), numbers(folded))
        )
        return Kindred([*listed, *slips], whole, parts[:most], sorted(several))

    return kin


def _keys(folded: str) -> tuple[list[str], Sequence[str], list[str]]:
    """Give the keys of a word: of lists, of whole skeletons, and of parts of those.

    Two words that a rule joins share one of the first two kinds.
    """
    whole = text_keys(folded)
    others = [key for key in keys(folded) if key not in whole]
    listed = list(filter(is_listed, others))
    return listed, whole, [key for key in others if not is_listed(key)]
