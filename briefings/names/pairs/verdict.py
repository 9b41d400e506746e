"""From two names side by side to one number: a small logistic with fixed, learned weights.

What tells two persons from one is not only how much their words resemble each other, but which
words do, in which letters, and what is left over.
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Levenshtein

from briefings.match import ReasonKind
from briefings.names.pairs.align import Alignment, Pair, align
from briefings.names.pairs.parse import Name, NameWord, Role
from briefings.names.pairs.sex import Called, are_apart, are_doubtful, of_given
from briefings.names.pairs.words import Link, have_other_roots, is_slip
from briefings.names.spelling import chinese, korean
from briefings.names.spelling.costs import weights
from briefings.names.spelling.given import is_given, plain_classes
from briefings.names.spelling.readings import VOWELS, first_bones, latin, readings, script_of
from briefings.text.remembering import ROOM

N = TypeVar("N", int, float)


class Answer(NamedTuple):
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

    @property
    def is_syllable(self) -> bool:
        """Whether both are single syllables, as the words of Chinese and Korean names."""
        return _is_syllable(self.left) and _is_syllable(self.right)

    @property
    def given(self) -> int:
        """How many of the two are given names."""
        return is_given(self.left) + is_given(self.right)


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _is_syllable(word: str) -> bool:
    return all(len(_VOWELS.findall(sounds)) < 2 for sounds in readings(word)[:1])


_VOWELS = re.compile(f"[{VOWELS}]+")


class Laid(NamedTuple):
    """Two names laid side by side, and what the features ask of them."""

    alignment: Alignment
    full: tuple[Answer, ...]
    """The pairs of full words: no initials, particles or patronymics."""
    full_left: tuple[int, int]
    """How many full words each name has left over, the fewer first."""
    exact: bool
    """Whether all full words that answer each other are the same in every spelling."""


def lay(alignment: Alignment) -> Laid:
    """Gather what the features ask of two names."""
    a, b = alignment.a.words, alignment.b.words
    answers = [
        _answer(a, b, pair)
        for pair in alignment.pairs
        if a[pair.left[-1]].role is Role.WORD and b[pair.right[-1]].role is Role.WORD
    ]
    return Laid(
        alignment,
        tuple(answers),
        _ordered(*map(_full_words, alignment.rest)),
        not answers or min([answer.link.score for answer in answers]) >= _SAME,
    )


_SAME = 0.98
"""From here on two words are the same in every spelling."""


def _answer(a: Sequence[NameWord], b: Sequence[NameWord], pair: Pair) -> Answer:
    left, right, joined = pair
    if len(left) == len(right) == 1:
        return Answer(joined, a[left[0]].text, b[right[0]].text)
    return Answer(joined, "".join(a[at].text for at in left), "".join(b[at].text for at in right))


def _full_words(words: Iterable[NameWord]) -> int:
    return [word.role for word in words].count(Role.WORD)


def _ordered(a: N, b: N) -> tuple[N, N]:
    return (a, b) if a <= b else (b, a)


def score(alignment: Alignment) -> float:
    """Give the chance, 0..1, that two names are one person's."""
    laid = lay(alignment)
    if alignment.by_syllables:
        return _UNSURE if any(map(_is_custom, laid.full)) else _BY_SYLLABLES
    learned = weights("names")
    found = numbers(laid)
    z = sum(map(mul, map(learned.__getitem__, found), found.values()))
    chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
    return chance if chance <= _DOUBTFUL else min(chance, _most(laid))


_DOUBTFUL = 0.5
"""The most for what is known to tell people apart, and too rare in pairs to be learned from them:
then other roots, fathers, initials or sexes, or nothing but initials and small words in common."""

_UNSURE = 0.9
"""The most for what may be a man's name in a case, and his sister's; and for Korean names that one
script writes in two ways, as two syllables may be written in one, and Chinese of other vowels."""

_BY_SYLLABLES = 0.98
"""Of names that are the same syllable by syllable."""


def _most(laid: Laid) -> float:
    if not laid.full or _have_others(laid.alignment):
        return _DOUBTFUL
    if any(each.resembling and have_other_roots(each.left, each.right) for each in laid.full):
        return _DOUBTFUL
    a, b = laid.alignment.a, laid.alignment.b
    called = _called(laid)
    if are_of_other_syllables(a, b) or (called and are_apart(*called)):
        return _DOUBTFUL
    is_unsure = chinese.are_doubtful(a, b) or (called and are_doubtful(*called))
    return _UNSURE if is_unsure else 1.0


def _have_others(alignment: Alignment) -> bool:
    """Whether each name has a father, or an initial, that the other does not answer."""
    one, other = [[word for word in words if word.role in _OF_FATHER] for words in alignment.rest]
    return bool(one and other) and not any(
        a.role is not b.role and _begin_alike(a.text, b.text) for a in one for b in other
    )


_OF_FATHER = (Role.PATRONYMIC, Role.INITIAL)


def _begin_alike(a: str, b: str) -> bool:
    """Whether an initial may be that of a father whom another language calls otherwise."""
    first = {latin(a)[:1], latin(b)[:1]}
    return len(first) < 2 or any(first <= letters for letters in _EXCHANGED)


_EXCHANGED = tuple(map(frozenset, ("eijuy", "ao", "ghr", "chkq", "sz", "vw", "mn", "ft", "pf")))
"""First letters that languages exchange: Juri and Yuri, Oleksandr and Alexander."""


def are_of_other_syllables(a: Name, b: Name) -> bool:
    """Whether two names are Korean or Chinese, and one syllable or more tells them apart."""
    return korean.are_others(a, b) or chinese.are_others(a, b)


def have_other_fathers(a: Name, b: Name) -> bool:
    """Whether a patronymic tells two names apart: `Ivan Petrovich X` is no `I. A. X`."""
    if not any(word.role is Role.PATRONYMIC for word in (*a.words, *b.words)):
        return False
    return _have_others(align(a, b))


def _is_custom(answer: Answer) -> bool:
    """Whether custom alone joins spellings in one script."""
    return (
        answer.in_one_script
        and bool(answer.link.left)
        and answer.link.kind is ReasonKind.ROMANISATION
    )


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


def numbers(laid: Laid) -> dict[str, float]:
    """Give what the verdict rests on, by name; the weights stand in `costs.txt`."""
    return {
        "bias": 1.0,
        **_of_all(laid),
        **_of_pairs(laid),
        **_of_order(laid),
        **_of_rest(laid),
    }


def _of_all(laid: Laid) -> dict[str, float]:
    a, b = laid.alignment.a, laid.alignment.b
    evidence = [_evidence(each.link.score) for each in laid.full] or [-3.0]
    fewer, more = _ordered(a.full, b.full)
    initials = [pair.link.kind for pair in laid.alignment.pairs].count(ReasonKind.INITIAL)
    is_same = laid.exact and not laid.full_left[1]
    return {
        "worst": min(evidence),
        "mean": sum(evidence) / len(evidence),
        "words": min(5, max(len(a.words), len(b.words))),
        "full words paired": min(len(laid.full), 4),
        "all in one script": a.script == b.script != "",
        "one word against many": fewer == 1 < more,
        "all the same": is_same,
        "initials": initials,
        "initials, all else the same": initials > 0 and is_same,
    }


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _evidence(link: float) -> float:
    """Spread likeness out: the difference of .90 and .99 is as telling as of .3 and .6."""
    bounded = min(0.99, max(0.05, link))
    return math.log(bounded / (1.0 - bounded))


def _of_pairs(laid: Laid) -> dict[str, float]:
    by_rule = [each for each in laid.full if each.by_rule]
    kinds = [each.link.kind for each in laid.full]
    listed = [each for each in laid.full if each.link.kind is ReasonKind.GIVEN_NAME]
    found: dict[str, float] = {
        "by rule": min(4, len(by_rule)),
        "by rule, not given": min(3, sum([each.given < 2 for each in by_rule])),
        "romanised": kinds.count(ReasonKind.ROMANISATION),
        "endings": kinds.count(ReasonKind.ENDING),
        "given names in one script": sum([each.in_one_script for each in listed]),
        "given names of other classes": any(map(_have_other_classes, laid.full)),
    }
    resembling = [each for each in laid.full if each.resembling]
    if len(laid.full) > 2 and all(each.is_syllable for each in laid.full):
        found["words of one syllable"] = True
        found["resembling, of one syllable"] = len(resembling)
    return found | _of_what_resembles(resembling) if resembling else found


def _have_other_classes(answer: Answer) -> bool:
    """Whether both words are surely given names, and not forms of one: Kurt, Gerd."""
    left, right = plain_classes(answer.left), plain_classes(answer.right)
    return bool(left and right) and left.isdisjoint(right)


def _of_what_resembles(answers: Sequence[Answer]) -> dict[str, float]:
    given = [each.given for each in answers]
    in_one_script = [each for each in answers if each.in_one_script]
    return {
        "resembling": len(answers),
        "resembling in one script": len(in_one_script),
        "slips of one letter": sum([is_slip(each.left, each.right) for each in in_one_script]),
        "other consonants": sum(map(_other_bones, answers)),
        "below .8": _below(0.8, answers),
        "below .8 in one script": _below(0.8, in_one_script),
        "below .4": _below(0.4, answers),
        "below .6": _below(0.6, answers),
        "other first sound": sum(map(_starts_apart, answers)),
        "a given name resembling": len(given) - given.count(0),
        "two given names resembling": given.count(2),
    }


def _below(likeness: float, answers: Sequence[Answer]) -> float:
    """Give by how much some answers are less alike, in all."""
    return sum([likeness - each.link.score for each in answers if each.link.score < likeness])


def _other_bones(answer: Answer) -> int:
    """Give how many classes of consonants tell two words apart."""
    return Levenshtein.distance(first_bones(answer.left), first_bones(answer.right))


def _starts_apart(answer: Answer) -> bool:
    left, right = readings(answer.left)[:1], readings(answer.right)[:1]
    return [one[0] for one in left] != [one[0] for one in right]


def _of_order(laid: Laid) -> dict[str, float]:
    a, b = laid.alignment[:2]
    family = _family(laid.alignment)
    crossed = laid.alignment.crossed
    return {
        **_of_firsts(laid.alignment),
        "family names apart": family < 0.5,
        "family names resembling": max(0.0, 0.9 - family) if family >= 0.5 else 0.0,
        "crossed without a comma": crossed and not (a.turned or b.turned),
        "crossed, and left over": crossed and laid.full_left[1] > 0,
        **_of_commas(laid.alignment),
    }


def _of_commas(alignment: Alignment) -> dict[str, float]:
    """Give what answers each other where a comma tells in both names which the family's are."""
    a, b, pairs = alignment[:3]
    if not a.given or not b.given:
        return {}
    sides = {
        (pair.left[-1] < a.given, pair.right[-1] < b.given)
        for pair in pairs
        if pair.link.score >= _ANSWERS
    }
    return {
        "given names told by commas": (True, True) in sides,
        "family names told by commas": (False, False) in sides,
    }


_ANSWERS = 0.3


def _of_firsts(alignment: Alignment) -> dict[str, float]:
    """Give whether the first word of either, oftenest a given name, answers another than that.

    Nothing where they answer each other.
    """
    a, b, pairs = alignment[:3]
    if not (a.words[0].role is b.words[0].role is Role.WORD):
        return {}
    if len(a.words) < 2 or len(b.words) < 2:
        return {}
    answered = [(0 in pair.left, 0 in pair.right) for pair in pairs]
    if (True, True) in answered:
        return {}
    beside = len(answered) - answered.count((False, False))
    return {"first words left over": not beside, "a first word left over": beside == 1}


def _family(alignment: Alignment) -> float:
    """Give the likeness of the family names; in names of other orders, of the worse pair."""
    a, b = alignment.a.family, alignment.b.family
    found = []
    for left, right, joined in alignment.pairs:
        if a in left and b in right:
            return joined.score
        if a in left or b in right:
            found.append(joined.score)
    return min(found) if len(found) == 2 else 0.0


def _of_rest(laid: Laid) -> dict[str, float]:
    rest = laid.alignment.rest
    if not any(rest):
        return {}
    less, more = _ordered(*map(_weight, rest))
    fewer, most = laid.full_left
    given = sum([any(map(_is_full_given, words)) for words in rest])
    return {
        "left over in the longer": more,
        "left over in both": less,
        "a full word left over": most > 0,
        "only one has more words": len(laid.full) > 1 and fewer == 0 < most,
        "only one has more": len(laid.full) > 1 and laid.exact and fewer == 0 < most,
        "a given name left over": given > 0,
        "given names left over in both": given == 2,
    }


def _weight(words: Iterable[NameWord]) -> float:
    """Give how much of a name some words are, patronymics apart; a full word is one."""
    return sum([word.weight for word in words if word.role is not Role.PATRONYMIC])


def _is_full_given(word: NameWord) -> bool:
    return word.role is Role.WORD and is_given(word.text)
