"""Words written as one or with a hyphen: `ceasefire` and `cease-fire`, `G20` and `G-20`."""

from collections.abc import Mapping
from itertools import pairwise

from briefings.model import Match, Reason, ReasonKind, Tier
from briefings.text.fold import fold_word
from briefings.text.segment import is_lone

_FIRST = (
    "counter", "cease", "multi", "north", "south", "anti", "euro", "semi", "non",
)  # fmt: skip
"""What is written before other words with a hyphen or without."""
_LEAST = 4
"""Letters of what is behind."""
_THOUSAND = 3
"""Digits behind the comma of a number: `1,200` and `1200`."""
_RULE = "written as one word"


def halves(word: str) -> tuple[str, str] | None:
    """Give the two words that a word may be written as with a hyphen; None for none."""
    places = [at for at, (one, other) in enumerate(pairwise(word), 1) if _is_code(one, other)]
    if len(places) == 1 and word[places[0] :].isdigit():
        return word[: places[0]], word[places[0] :]
    folded = word.lower()
    for first in _FIRST:
        behind = word[len(first) :]
        if folded.startswith(first) and len(behind) >= _LEAST and behind.isalpha():
            return word[: len(first)], behind
    return None


def _is_code(one: str, other: str) -> bool:
    return one.isalpha() and other.isdigit()


def glued(one: str, other: str) -> Mapping[str, Match]:
    """Give how two words are written as one, folded, by what that says of them."""
    is_number = one.isdigit() and other.isdigit() and len(other) != _THOUSAND
    if is_number or is_lone(one) or is_lone(other):
        return {}
    asked = f"{one}-{other}"
    whole = fold_word(one + other)
    if halves(one + other) == (one, other):
        tier, score = Tier.SURE, 0.95
    else:
        tier, score = Tier.MAYBE, 0.7
    return {whole: Match(tier, score, (Reason(ReasonKind.JOINED, asked, whole, _RULE),))}
