"""From two names side by side to one number: a small logistic with fixed, learned weights.

What tells two persons from one is not only how much their words resemble each other, but which
words do, in which letters, and what is left over.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from briefings.match import ReasonKind
from briefings.names.align import Alignment, Pair
from briefings.names.costs import weights
from briefings.names.given import is_given
from briefings.names.parse import NameWord, Role
from briefings.names.readings import readings, script_of
from briefings.names.sex import Called, are_apart, are_doubtful, of_given
from briefings.names.words import Link, have_other_roots

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Answer:
    """Two full words that answer each other."""

    link: Link
    left: str
    right: str

    @property
    def by_rule(self) -> bool:
        """Whether they are written forms of one word."""
        return self.link.score >= 0.9 and self.link.kind is not ReasonKind.GIVEN_NAME

    @property
    def resembling(self) -> bool:
        """Whether nothing but resemblance joins them."""
        return self.link.kind is ReasonKind.SPELLING

    @property
    def in_one_script(self) -> bool:
        """Whether they are written in the same letters."""
        return script_of(self.left) == script_of(self.right)

    def lack(self, least: float) -> float:
        """Give by how much they are less alike than told, where they only resemble each other."""
        return max(0.0, least - self.link.score) if self.resembling else 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """Two names laid side by side, and what the features ask of them."""

    alignment: Alignment
    full: tuple[Answer, ...]
    """The pairs of full words: no initials, particles or patronymics."""
    kinds: tuple[ReasonKind, ...]
    """Of all pairs."""
    words: tuple[int, int]
    """How many full words each name has."""
    one_script: bool
    """Whether all words of both are written in the same letters."""
    exact: bool
    """Whether all full words that answer each other are the same in every spelling."""
    family: float
    """The likeness of the family names; in names of other orders, of the worse pair."""
    left: tuple[float, float]
    """How much each name has left over, patronymics apart, the less first; a full word is one."""
    full_left: tuple[int, int]
    """How many full words each name has left over, the fewer first."""
    given_left: int
    """Of how many of the two names a given name is left over."""
    patronymics_apart: bool
    """Whether each has a patronymic that the other does not answer."""
    initials_apart: bool
    """The same of initials."""


def lay(alignment: Alignment) -> Laid:
    """Gather what the features ask of two names."""
    a, b = alignment.a.words, alignment.b.words
    answers = tuple(
        _answer(alignment, pair)
        for pair in alignment.pairs
        if a[pair.left[0]].role is Role.WORD and b[pair.right[0]].role is Role.WORD
    )
    rest = (alignment.rest(0), alignment.rest(1))
    full_rest = [[word for word in words if word.role is Role.WORD] for words in rest]
    return Laid(
        alignment,
        answers,
        tuple(pair.link.kind for pair in alignment.pairs),
        (_full_words(a), _full_words(b)),
        len({script_of(word.text) for word in (*a, *b)}) == 1,
        all(answer.link.score >= 0.98 for answer in answers),
        _family(alignment),
        _ordered(*(sum(w.weight for w in ws if w.role is not Role.PATRONYMIC) for ws in rest)),
        _ordered(*map(len, full_rest)),
        sum(any(is_given(word.text) for word in words) for words in full_rest),
        _both_have(Role.PATRONYMIC, rest),
        _both_have(Role.INITIAL, rest),
    )


def _full_words(words: Iterable[NameWord]) -> int:
    return sum(word.role is Role.WORD for word in words)


def _both_have(role: Role, rest: Iterable[Iterable[NameWord]]) -> bool:
    return all(any(word.role is role for word in words) for words in rest)


def _ordered(a: N, b: N) -> tuple[N, N]:
    return (a, b) if a <= b else (b, a)


def _family(alignment: Alignment) -> float:
    a, b = alignment.a.family, alignment.b.family
    found = []
    for pair in alignment.pairs:
        if a in pair.left and b in pair.right:
            return pair.link.score
        if a in pair.left or b in pair.right:
            found.append(pair.link.score)
    return min(found) if len(found) == 2 else 0.0


def _answer(alignment: Alignment, pair: Pair) -> Answer:
    left = "".join(alignment.a.words[at].text for at in pair.left)
    right = "".join(alignment.b.words[at].text for at in pair.right)
    return Answer(pair.link, left, right)


def _first_reading(word: str) -> str:
    found = readings(word)
    return found[0] if found else ""


def score(alignment: Alignment) -> float:
    """Give the chance, 0..1, that two names are one person's."""
    laid = lay(alignment)
    z = sum(weight * feature(laid) for weight, feature in weighed())
    chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
    return min(chance, _most(laid))


_DOUBTFUL = 0.5
"""The most for what is known to tell people apart, and too rare in pairs to be learned from them:
then other roots, fathers, initials or sexes, or nothing but initials and small words in common."""

_UNSURE = 0.9
"""The most for what may be a man's name in a case, and his sister's."""


def _most(laid: Laid) -> float:
    if not laid.full or laid.patronymics_apart or laid.initials_apart:
        return _DOUBTFUL
    if any(each.resembling and have_other_roots(each.left, each.right) for each in laid.full):
        return _DOUBTFUL
    called = _called(laid)
    if called and are_apart(*called):
        return _DOUBTFUL
    return _UNSURE if called and are_doubtful(*called) else 1.0


def _called(laid: Laid) -> tuple[Called, Called] | None:
    """Give what tells whose the names are; the given name stands first, or last where listed."""
    full = laid.full
    if len(full) < 2:
        return None
    last = len(full) - 1
    given, family = (last, 0) if _is_listed(full[last]) and not _is_listed(full[0]) else (0, last)
    fathers = (_fathers(laid.alignment.a.words), _fathers(laid.alignment.b.words))
    return (
        Called(full[given].left, full[family].left, fathers[0]),
        Called(full[given].right, full[family].right, fathers[1]),
    )


def _is_listed(answer: Answer) -> bool:
    return bool(of_given(answer.left) or of_given(answer.right))


def _fathers(words: Iterable[NameWord]) -> str:
    return next((word.text for word in words if word.role is Role.PATRONYMIC), "")


@lru_cache(maxsize=1)
def weighed() -> tuple[tuple[float, Callable[[Laid], float]], ...]:
    """Give the features with their weights."""
    learned = weights("names")
    return tuple((learned[name], feature) for name, feature in FEATURES.items() if name in learned)


def features(alignment: Alignment) -> tuple[float, ...]:
    """Give the numbers the verdict rests on, in the order of `FEATURES`."""
    laid = lay(alignment)
    return tuple(float(feature(laid)) for feature in FEATURES.values())


def _evidence(link: float) -> float:
    """Spread likeness out: the difference of .90 and .99 is as telling as of .3 and .6."""
    bounded = min(0.99, max(0.05, link))
    return math.log(bounded / (1.0 - bounded))


def _worst(laid: Laid) -> float:
    return min((_evidence(answer.link.score) for answer in laid.full), default=-3.0)


def _mean(laid: Laid) -> float:
    if not laid.full:
        return -3.0
    return sum(_evidence(answer.link.score) for answer in laid.full) / len(laid.full)


def _count(laid: Laid, kind: ReasonKind) -> int:
    return sum(answer.link.kind is kind for answer in laid.full)


def _starts_apart(answer: Answer) -> bool:
    left, right = _first_reading(answer.left), _first_reading(answer.right)
    return answer.resembling and left[:1] != right[:1]


def _two_given(answer: Answer) -> bool:
    return answer.resembling and is_given(answer.left) and is_given(answer.right)


def _a_given(answer: Answer) -> bool:
    return answer.resembling and (is_given(answer.left) or is_given(answer.right))


def _telling(answer: Answer) -> bool:
    """Whether the same word stands in both and is not only a given name."""
    return answer.by_rule and not (is_given(answer.left) and is_given(answer.right))


def _crossed_without_comma(laid: Laid) -> bool:
    return laid.alignment.crossed and not (laid.alignment.a.turned or laid.alignment.b.turned)


FEATURES: dict[str, Callable[[Laid], float]] = {
    "bias": lambda laid: 1.0,
    "worst": _worst,
    "mean": _mean,
    "words": lambda laid: min(5, max(len(laid.alignment.a.words), len(laid.alignment.b.words))),
    "full words paired": lambda laid: min(len(laid.full), 4),
    "all in one script": lambda laid: laid.one_script,
    "one word against many": lambda laid: min(laid.words) == 1 < max(laid.words),
    # What the pairs are.
    "by rule": lambda laid: min(4, sum(a.by_rule for a in laid.full)),
    "by rule, not given": lambda laid: min(3, sum(map(_telling, laid.full))),
    "all the same": lambda laid: laid.exact and not laid.full_left[1],
    "romanised": lambda laid: _count(laid, ReasonKind.ROMANISATION),
    "endings": lambda laid: _count(laid, ReasonKind.ENDING),
    "given names in one script": lambda laid: sum(
        a.in_one_script for a in laid.full if a.link.kind is ReasonKind.GIVEN_NAME
    ),
    "initials": lambda laid: laid.kinds.count(ReasonKind.INITIAL),
    # What only resembles.
    "resembling": lambda laid: _count(laid, ReasonKind.SPELLING),
    "resembling in one script": lambda laid: sum(
        a.in_one_script for a in laid.full if a.resembling
    ),
    "below .8": lambda laid: sum(a.lack(0.8) for a in laid.full),
    "below .4": lambda laid: sum(a.lack(0.4) for a in laid.full),
    "below .6": lambda laid: sum(a.lack(0.6) for a in laid.full),
    "other first sound": lambda laid: sum(map(_starts_apart, laid.full)),
    "a given name resembling": lambda laid: sum(map(_a_given, laid.full)),
    "two given names resembling": lambda laid: sum(map(_two_given, laid.full)),
    # What the family names are, and the order.
    "family names apart": lambda laid: laid.family < 0.5,
    "family names resembling": lambda laid: max(0.0, 0.9 - laid.family) * (laid.family >= 0.5),
    "crossed without a comma": _crossed_without_comma,
    "crossed, and left over": lambda laid: laid.alignment.crossed and laid.full_left[1] > 0,
    # What is left over.
    "left over in the longer": lambda laid: laid.left[1],
    "left over in both": lambda laid: laid.left[0],
    "a full word left over": lambda laid: laid.full_left[1] > 0,
    "only one has more": lambda laid: (
        len(laid.full) > 1 and laid.exact and laid.full_left[0] == 0 < laid.full_left[1]
    ),
    "a given name left over": lambda laid: laid.given_left > 0,
    "given names left over in both": lambda laid: laid.given_left == 2,
    "initials, all else the same": lambda laid: (
        ReasonKind.INITIAL in laid.kinds and laid.exact and not laid.full_left[1]
    ),
}
"""What the verdict rests on, by name; the weights stand in `costs.txt`."""
