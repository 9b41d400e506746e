"""The words of two names laid side by side: which answers which, and what is left over."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from briefings.match import ReasonKind
from briefings.names.pairs.parse import Name, NameWord, Role
from briefings.names.pairs.words import NONE, Link, are_far, link, near_by_rule
from briefings.names.spelling import syllables
from briefings.names.spelling.korean import Same
from briefings.names.spelling.readings import equal, first_bones, readings, script_of
from briefings.text.remembering import ROOM

_LEAST = 0.2
"""Words less alike than this do not answer each other."""

_LEAST_JOINED = 0.7

_SETTLED = 0.94
"""A pair as strong as this yields to none of words that only resemble each other."""

_HEAVIEST = 0.1
"""What a full word adds to the strength of a pair."""


class Pair(NamedTuple):
    """Words of the one name that answer words of the other; more than one where joined."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    link: Link


class Alignment(NamedTuple):
    """Two names side by side."""

    a: Name
    b: Name
    pairs: tuple[Pair, ...]
    """In the order of `a`."""
    rest: tuple[tuple[NameWord, ...], tuple[NameWord, ...]] = ((), ())
    """The words of `a` and those of `b` that nothing answers."""
    by_syllables: bool = False
    """Whether both are Korean or Chinese names, the same syllable by syllable."""

    @property
    def crossed(self) -> bool:
        """Whether the words answer each other in another order."""
        places = [pair.right[0] for pair in self.pairs]
        return places != sorted(places)


_Candidate = tuple[float, Pair]
"""A pair that may be taken, behind its strength, the less the stronger."""


class _Free:
    """The places of two names that no pair has taken yet."""

    def __init__(self, a: Name, b: Name) -> None:
        self.a, self.b = a, b
        self.left = set(range(len(a.words)))
        self.right = set(range(len(b.words)))
        self.pairs: list[Pair] = []

    def take(self, candidates: Iterable[_Candidate]) -> None:
        """Take pairs, the strongest first, as long as their words are free."""
        for _, pair in sorted(candidates):
            if self.left.issuperset(pair.left) and self.right.issuperset(pair.right):
                self.pairs.append(pair)
                self.left.difference_update(pair.left)
                self.right.difference_update(pair.right)

    def rest(self) -> tuple[tuple[NameWord, ...], tuple[NameWord, ...]]:
        """Give the words that are free."""
        return _at(self.a, self.left), _at(self.b, self.right)


def _at(name: Name, places: set[int]) -> tuple[NameWord, ...]:
    return tuple([name.words[at] for at in sorted(places)]) if places else ()


def align(a: Name, b: Name) -> Alignment:
    """Lay two names side by side; the same both ways."""
    return _by_syllables(a, b) or by_sounds(a, b)


def by_sounds(a: Name, b: Name) -> Alignment:
    """Lay two names side by side by their sounds, whatever a list knows of their syllables.

    Words that a rule joins come first: what is left over is compared letter by letter.
    """
    free = _Free(a, b)
    free.take(_by_rule(a, b))
    if free.left and free.right:
        free.take(_others(free))
    return Alignment(a, b, tuple(sorted(free.pairs)), free.rest())


def _by_syllables(a: Name, b: Name) -> Alignment | None:
    """Lay two Korean or Chinese names side by side that are the same, syllable by syllable."""
    found = syllables.same(a, b)
    if not found:
        return None
    pairs = (Pair(one.left, one.right, _of_syllables(a, b, one)) for one in found)
    return Alignment(a, b, tuple(sorted(pairs)), by_syllables=True)


def _together(name: Name, places: tuple[int, ...]) -> str:
    return "".join(name.words[at].text for at in places)


def _of_syllables(a: Name, b: Name, same: Same) -> Link:
    """Give the rule that joins spellings of some syllables, or that custom does."""
    joined = near_by_rule(_together(a, same.left), _together(b, same.right))
    if joined and joined.kind is ReasonKind.EXACT and len(same.left) != len(same.right):
        return joined._replace(kind=ReasonKind.JOINED)
    is_ruled = joined and joined.score >= _RULED and joined.kind is not ReasonKind.GIVEN_NAME
    return joined if joined and is_ruled else Link(0.96, ReasonKind.ROMANISATION, same.syllables)


_RULED = 0.9
"""From here two words are written forms of one by a rule."""


def _candidate(a: Name, b: Name, pair: Pair) -> _Candidate:
    """Put candidates in order: alike first, then heavier, then nearer in place."""
    left, right, joined = pair
    words_a, words_b = a.words, b.words
    weight = min(words_a[left[0]].weight, words_b[right[0]].weight)
    from_end = abs((len(words_a) - left[-1]) - (len(words_b) - right[-1])) + abs(
        left[0] - right[0]
    )
    many = len(left) + len(right) - 2
    return -(joined.score + _HEAVIEST * weight - 0.01 * from_end - 0.005 * many), pair


def _by_rule(a: Name, b: Name) -> Iterator[_Candidate]:
    """Give the pairs that are settled by a rule."""
    others = list(_with_bones(b))
    for i, text, bones in _with_bones(a):
        for j, other, theirs in others:
            joined = None if are_far(bones, theirs) else near_by_rule(text, other)
            if joined is None or joined.score < _SETTLED - _HEAVIEST:
                continue
            # Of a given name written as two words one may be a form of the whole.
            if joined.kind is ReasonKind.GIVEN_NAME:
                continue
            candidate = _candidate(a, b, Pair((i,), (j,), joined))
            if -candidate[0] >= _SETTLED and _of_one_generation(a, b, i, j):
                yield candidate


def _with_bones(name: Name) -> Iterator[tuple[int, str, str]]:
    """Give the place, the text and the consonants of each word but initials."""
    for at, (text, role, _) in enumerate(name.words):
        if role is not Role.INITIAL:
            yield at, text, first_bones(text)


def _others(free: _Free) -> Iterator[_Candidate]:
    """Give pairs of the free words that resemble each other, or are initials, or joined."""
    a, b = free.a, free.b
    left, right = sorted(free.left), sorted(free.right)
    for i, j in product(left, right):
        if _of_one_generation(a, b, i, j):
            joined = _word_link(a.words[i], b.words[j])
            if joined.score >= _LEAST:
                yield _candidate(a, b, Pair((i,), (j,), joined))
    for many, one, joined in _joined(a, left, b, right):
        yield _candidate(a, b, Pair(many, (one,), joined))
    for many, one, joined in _joined(b, right, a, left):
        yield _candidate(a, b, Pair((one,), many, joined))


def _of_one_generation(a: Name, b: Name, i: int, j: int) -> bool:
    """Whether two words stand on one side of `bin` in both: a man is not his father."""
    if not a.son_of or not b.son_of:
        return True
    return (i > a.son_of) == (j > b.son_of)


def _joined(
    many: Name, places: list[int], one: Name, targets: list[int]
) -> Iterator[tuple[tuple[int, ...], int, Link]]:
    """Give where two or three neighbours of a name stand as one word in the other."""
    if len(places) < 2:
        return
    bones = {
        at: first_bones(one.words[at].text) for at in targets if _may_be_joined(one.words[at])
    }
    for run in _neighbours(many, places) if bones else ():
        parts = [many.words[at].text for at in run]
        together = "".join(map(first_bones, parts))
        for at, wanted in bones.items():
            if Levenshtein.normalized_similarity(together, wanted) >= _ALIKE:
                joined = link("".join(parts).casefold(), one.words[at].text)
                if joined.score >= _LEAST_JOINED:
                    yield run, at, Link(joined.score, ReasonKind.JOINED, joined.left)


_ALIKE = 0.6


def _may_be_joined(word: NameWord) -> bool:
    return word.role is Role.WORD and len(word.text) >= 4


def _neighbours(name: Name, places: list[int]) -> Iterator[tuple[int, ...]]:
    """Give the runs of two and three free words without an initial that end in a full word."""
    for size in (2, 3):
        for first in range(len(places) - size + 1):
            run = tuple(places[first : first + size])
            if run[-1] - run[0] == size - 1 and _is_run(name, run):
                yield run


def _is_run(name: Name, run: tuple[int, ...]) -> bool:
    roles = [name.words[at].role for at in run]
    return roles[-1] is Role.WORD and Role.INITIAL not in roles


def _word_link(a: NameWord, b: NameWord) -> Link:
    if Role.INITIAL in (a.role, b.role):
        return _initial(a.text, b.text)
    found = link(a.text, b.text)
    if (a.role is Role.PATRONYMIC) != (b.role is Role.PATRONYMIC):
        return found if found.score >= 0.9 else NONE
    return found


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _initial(a: str, b: str) -> Link:
    """Join an initial and a word, or two initials, by their first sounds."""
    if len(a) == len(b) == 1:
        same = a.casefold() == b.casefold()
        if not same and script_of(a) != script_of(b):
            same = bool(set(readings(a)) & set(readings(b)))
        if same and a.casefold() != b.casefold():
            return Link(0.9, ReasonKind.ROMANISATION)
        return Link(0.9 if same else 0.0, ReasonKind.EXACT if same else ReasonKind.INITIAL)
    firsts_a = {equal(reading)[:1] for reading in readings(a)}
    firsts_b = {equal(reading)[:1] for reading in readings(b)}
    same = a[0].casefold() == b[0].casefold() or bool(firsts_a & firsts_b)
    return Link(0.8 if same else 0.0, ReasonKind.INITIAL)
