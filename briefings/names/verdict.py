"""From two names side by side to one number: a small logistic with fixed, learned weights."""

import math

from briefings.model import ReasonKind
from briefings.names.align import Alignment, Pair
from briefings.names.costs import weights
from briefings.names.given import is_given
from briefings.names.parse import Role
from briefings.names.romanise import plain, script

FEATURES = (
    "bias",
    "worst",
    "mean",
    "bad words",
    "left over in the longer",
    "left over in both",
    "patronymics left over",
    "family names apart",
    "family name resembles only",
    "one word against many",
    "one word each",
    "joined",
    "crossed",
    "initials",
    "endings",
    "forms of a given name",
    "resembling words",
    "words paired",
    "short words",
    "romanised words",
    "worse words",
    "resembling in one script",
    "left over in both, at all",
    "patronymics apart",
    "family names forms of a given name",
    "crossed without a comma",
    "given names of different classes",
)
"""What the numbers of `name` in `costs.txt` weigh, in order."""


def score(alignment: Alignment) -> float:
    """Give 0..1: how surely two names are one; the same both ways."""
    z = sum(w * x for w, x in zip(weights()["name"], features(alignment), strict=True))
    points = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
    return min(points, _UNSURE) if _family_resembles(alignment) else points


_UNSURE = 0.55
"""What two names get at most whose family names, in one script, only resemble each other."""

_NEARLY = 0.77


def _family_resembles(alignment: Alignment) -> bool:
    return any(
        pair.link.score < _NEARLY
        and alignment.a.family in pair.left
        and alignment.b.family in pair.right
        and _in_one_script(alignment, pair)
        for pair in alignment.pairs
    )


def features(alignment: Alignment) -> tuple[float, ...]:
    """Give the numbers that `FEATURES` names."""
    full = [pair for pair in alignment.pairs if _is_full(alignment, pair)]
    scores = [_evidence(pair.link.score) for pair in full] or [-3.0]
    patronymics = [_patronymics(alignment, side) for side in (0, 1)]
    left = [_rest(alignment, side) for side in (0, 1)]
    family = _family(alignment)
    single = min(_full_words(alignment, side) for side in (0, 1)) == 1
    both_single = max(_full_words(alignment, side) for side in (0, 1)) == 1
    kinds = [pair.link.kind for pair in alignment.pairs]
    return (
        1.0,
        min(scores),
        sum(scores) / len(scores),
        sum(max(0.0, 0.8 - pair.link.score) for pair in full),
        max(left),
        min(left),
        float(max(patronymics)),
        float(family < 0.5),
        max(0.0, 0.9 - family) if family >= 0.5 else 0.0,
        float(single and not both_single),
        float(both_single),
        float(ReasonKind.JOINED in kinds),
        float(alignment.crossed),
        float(kinds.count(ReasonKind.INITIAL)),
        float(kinds.count(ReasonKind.ENDING)),
        float(kinds.count(ReasonKind.GIVEN_NAME)),
        float(kinds.count(ReasonKind.SPELLING)),
        float(min(len(full), 4)),
        float(sum(_is_short(alignment, pair) for pair in full)),
        float(kinds.count(ReasonKind.ROMANISATION)),
        sum(max(0.0, 0.6 - pair.link.score) for pair in full),
        sum(max(0.0, 0.97 - pair.link.score) for pair in full if _in_one_script(alignment, pair)),
        float(min(left) >= 0.9),
        float(min(patronymics)),
        float(_family_by_class(alignment)),
        float(alignment.crossed and not (alignment.a.turned or alignment.b.turned)),
        float(sum(_other_given(alignment, pair) for pair in full)),
    )


def _evidence(score: float) -> float:
    """Spread likeness out: the difference of .90 and .99 is as telling as of .3 and .6."""
    bounded = min(0.99, max(0.05, score))
    return math.log(bounded / (1.0 - bounded))


def _is_full(alignment: Alignment, pair: Pair) -> bool:
    return (
        alignment.a.words[pair.left[0]].role is Role.WORD
        and alignment.b.words[pair.right[0]].role is Role.WORD
    )


def _is_short(alignment: Alignment, pair: Pair) -> bool:
    shortest = min(
        sum(len(alignment.a.words[at].text) for at in pair.left),
        sum(len(alignment.b.words[at].text) for at in pair.right),
    )
    return shortest <= 4 and pair.link.kind is not ReasonKind.EXACT


def _rest(alignment: Alignment, side: int) -> float:
    return sum(w.weight for w in alignment.rest(side) if w.role is not Role.PATRONYMIC)


def _patronymics(alignment: Alignment, side: int) -> int:
    return sum(w.role is Role.PATRONYMIC for w in alignment.rest(side))


def _in_one_script(alignment: Alignment, pair: Pair) -> bool:
    """Whether two words that only resemble each other are written in the same letters."""
    if pair.link.kind is not ReasonKind.SPELLING:
        return False
    left, right = alignment.a.words[pair.left[0]].text, alignment.b.words[pair.right[0]].text
    return script(plain(left)) == script(plain(right))


def _other_given(alignment: Alignment, pair: Pair) -> bool:
    """Whether two words that only resemble each other are known as different given names."""
    if pair.link.kind is not ReasonKind.SPELLING:
        return False
    left, right = alignment.a.words[pair.left[0]].text, alignment.b.words[pair.right[0]].text
    return is_given(left) and is_given(right)


def _family_by_class(alignment: Alignment) -> bool:
    return any(
        pair.link.kind is ReasonKind.GIVEN_NAME
        and alignment.a.family in pair.left
        and alignment.b.family in pair.right
        for pair in alignment.pairs
    )


def _full_words(alignment: Alignment, side: int) -> int:
    name = (alignment.a, alignment.b)[side]
    return sum(word.role is Role.WORD for word in name.words)


def _family(alignment: Alignment) -> float:
    """Give the likeness of the two family names; for names in another order, the worst pair."""
    last_a, last_b = alignment.a.family, alignment.b.family
    for pair in alignment.pairs:
        if last_a in pair.left and last_b in pair.right:
            return pair.link.score
    found = [
        pair.link.score for pair in alignment.pairs if last_a in pair.left or last_b in pair.right
    ]
    return min(found) if len(found) == 2 else 0.0
