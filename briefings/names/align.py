"""The words of two names laid side by side: which answers which, and what is left over."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from briefings.match import ReasonKind
from briefings.names.parse import Name, NameWord, Role
from briefings.names.readings import equal, first_bones, readings, script_of
from briefings.names.words import Link, link

_LEAST = 0.2
"""Words less alike than this do not answer each other."""

_LEAST_JOINED = 0.85


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the one name that answer words of the other; more than one where joined."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names side by side."""

    a: Name
    b: Name
    pairs: tuple[Pair, ...]
    """In the order of `a`."""

    def rest(self, side: int) -> tuple[NameWord, ...]:
        """Give the words of `a` (0) or `b` (1) that nothing answers."""
        name = (self.a, self.b)[side]
        taken = {at for pair in self.pairs for at in (pair.left, pair.right)[side]}
        return tuple(word for at, word in enumerate(name.words) if at not in taken)

    @property
    def crossed(self) -> bool:
        """Whether the words answer each other in another order."""
        places = [pair.right[0] for pair in self.pairs]
        return places != sorted(places)


def align(a: Name, b: Name) -> Alignment:
    """Lay two names side by side, the surest pairs first; the same both ways."""
    candidates = _candidates(a, b)
    candidates.sort(key=lambda pair: (-_strength(a, b, pair), pair.left, pair.right))
    pairs: list[Pair] = []
    left: set[int] = set()
    right: set[int] = set()
    for pair in candidates:
        if left.isdisjoint(pair.left) and right.isdisjoint(pair.right):
            pairs.append(pair)
            left.update(pair.left)
            right.update(pair.right)
    return Alignment(a, b, tuple(sorted(pairs, key=lambda pair: pair.left)))


def _strength(a: Name, b: Name, pair: Pair) -> float:
    """Order candidates: alike first, then heavier, then nearer in place."""
    weight = min(a.words[pair.left[0]].weight, b.words[pair.right[0]].weight)
    from_end = abs((len(a.words) - pair.left[-1]) - (len(b.words) - pair.right[-1])) + abs(
        pair.left[0] - pair.right[0]
    )
    joined = len(pair.left) + len(pair.right) - 2
    return pair.link.score + 0.1 * weight - 0.01 * from_end - 0.005 * joined


def _candidates(a: Name, b: Name) -> list[Pair]:
    found = [
        Pair((i,), (j,), joined)
        for i, left in enumerate(a.words)
        for j, right in enumerate(b.words)
        if _of_one_generation(a, b, i, j) and (joined := _word_link(left, right)).score >= _LEAST
    ]
    found += [Pair(many, (one,), joined) for many, one, joined in _joined(a, b)]
    found += [Pair((one,), many, joined) for many, one, joined in _joined(b, a)]
    return found


def _of_one_generation(a: Name, b: Name, i: int, j: int) -> bool:
    """Whether two words stand on one side of `bin` in both: a man is not his father."""
    if not a.son_of or not b.son_of:
        return True
    return (i > a.son_of) == (j > b.son_of)


def _joined(many: Name, one: Name) -> list[tuple[tuple[int, ...], int, Link]]:
    """Give where two or three neighbours of a name stand as one word in the other."""
    found = []
    targets = [at for at, word in enumerate(one.words) if _may_be_joined(word)]
    for places in _neighbours(many) if targets else ():
        parts = [many.words[at].text for at in places]
        bones = "".join(map(first_bones, parts))
        together = ""
        for at in targets:
            if Levenshtein.normalized_similarity(bones, first_bones(one.words[at].text)) < 0.6:
                continue
            together = together or "".join(parts).casefold()
            joined = link(together, one.words[at].text)
            if joined.score >= _LEAST_JOINED:
                found.append((places, at, Link(joined.score, ReasonKind.JOINED, joined.left)))
    return found


def _may_be_joined(word: NameWord) -> bool:
    return word.role is Role.WORD and len(word.text) >= 4


def _neighbours(name: Name) -> list[tuple[int, ...]]:
    """Give the runs of two and three words without an initial that end in a full word."""
    runs = [
        tuple(range(at, at + size)) for size in (2, 3) for at in range(len(name.words) - size + 1)
    ]
    return [
        run
        for run in runs
        if name.words[run[-1]].role is Role.WORD
        and all(name.words[at].role is not Role.INITIAL for at in run)
    ]


def _word_link(a: NameWord, b: NameWord) -> Link:
    if Role.INITIAL in (a.role, b.role):
        return _initial(a.text, b.text)
    if (a.role is Role.PATRONYMIC) != (b.role is Role.PATRONYMIC):
        weaker = link(a.text, b.text)
        return weaker if weaker.score >= 0.9 else Link(0.0, ReasonKind.SPELLING)
    return link(a.text, b.text)


@lru_cache(maxsize=1 << 12)
def _initial(a: str, b: str) -> Link:
    """Join an initial and a word, or two initials, by their first sounds."""
    if len(a) == len(b) == 1:
        same = a.casefold() == b.casefold()
        if not same and script_of(a) != script_of(b):
            same = bool(set(readings(a)) & set(readings(b)))
        return Link(0.9 if same else 0.0, ReasonKind.EXACT if same else ReasonKind.INITIAL)
    firsts_a = {equal(reading)[:1] for reading in readings(a)}
    firsts_b = {equal(reading)[:1] for reading in readings(b)}
    same = a[0].casefold() == b[0].casefold() or bool(firsts_a & firsts_b)
    return Link(0.8 if same else 0.0, ReasonKind.INITIAL)
