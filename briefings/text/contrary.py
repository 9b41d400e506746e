"""Two texts of mostly the same words that tell of different things all the same.

Minutes, bulletins and forms repeat what stands around the news: where a sentence in the midst of
two texts is another one, they are two. So are two of which one denies what the other says, and two
that say the same of one and another: convicted here and acquitted there, wherever it is told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from briefings.text.remembering import of_texts
from briefings.text.segment import sentences, spelt
from briefings.text.shingles import LONGEST, shingles

_NEWS = 12
"""Words in another's place that tell news of their own, at least."""
_SHARE = 0.28
"""The share of the shorter text's words that they have at least: reprints change less."""
_SHORT = 100
"""Words of a text that may have its news at its end, too: a longer one has another page there."""
_ALIKE = 0.1
"""The share of runs in common up to which one sentence is no version of another."""
_SAME = 3
"""Words that two sentences have in common of which one denies the other, at least."""
_MORE = 5
"""Words that each of them has besides, at most."""
_DENIALS = frozenset(
    (
        "not", "no", "never", "denies", "denied", "deny", "nicht", "kein", "keine", "keinen",
        "nie", "niemals", "bestreitet", "dementiert", "dementierte", "niet", "geen", "inte",
        "ikke", "ej", "pas", "jamais", "dément", "non", "não", "nunca", "jamás", "niega", "nega",
        "nu", "nem", "не", "нет", "нема", "немає", "ні", "ніколи", "никогда", "няма", "нямаше",
        "отрицает", "отрицал", "заперечує", "заперечив", "nikdy", "není", "nikoli", "popřel",
        "zaprzecza", "zaprzeczył", "değil", "لم", "لن", "ليس", "لا", "לא",
    )
)  # fmt: skip
"""Words by which a sentence says the contrary of the same without them."""


def tell_otherwise(left: str, right: str) -> bool:
    """Whether one text has other news in the place of the other's, or says another thing of it."""
    first, second = sorted((left[:LONGEST], right[:LONGEST]))
    words = min(_count(first), _count(second))
    return any(
        ((is_inside or words < _SHORT) and _are_other_news(own, other, max(_NEWS, _SHARE * words)))
        or _deny(own, other)
        or any(
            _say_another(spelt(one), spelt(two), first, second)
            for one, two in zip(own, other, strict=False)
        )
        for own, other, is_inside in _replaced(sentences_of(first), sentences_of(second))
    )


@of_texts(64)
def sentences_of(text: str) -> tuple[str, ...]:
    """Give the sentences of a text as they are compared; of many texts one is asked for often."""
    return tuple(" ".join(span.of(text).casefold().split()) for span in sentences(text))


@of_texts(64)
def _count(text: str) -> int:
    """Count the words of a text."""
    return len(spelt(text))


def _replaced(
    first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    """Give sentences that stand in each other's place, and whether the same ones are around."""
    for kind, at, end, place, last in SequenceMatcher(None, first, second, False).get_opcodes():
        if kind == "replace":
            begins, ends = not at or not place, end == len(first) or last == len(second)
            yield first[at:end], second[place:last], not (begins or ends)


def _are_other_news(own: Sequence[str], other: Sequence[str], least: float) -> bool:
    left, right = " ".join(own), " ".join(other)
    if min(len(spelt(left)), len(spelt(right))) < least:
        return False
    runs, others = shingles(left), shingles(right)
    return len(runs & others) < _ALIKE * min(len(runs), len(others))


def _deny(own: Sequence[str], other: Sequence[str]) -> bool:
    pairs = product(map(spelt, own[:_MOST]), map(spelt, other[:_MOST]))
    return any(_denies(one, two) for one, two in pairs)


_MOST = 12
"""Sentences in each other's place of which each is held against each."""


def _denies(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sentences are the same but for a denial in one of them."""
    if abs(len(left) - len(right)) > _MORE:
        return False
    words, others = Counter(left), Counter(right)
    same = words & others
    own, beside = words - same, others - same
    if same.total() < max(_SAME, own.total(), beside.total()):
        return False
    if max(own.total(), beside.total()) > _MORE:
        return False
    return _is_denial(own, beside, same) != _is_denial(beside, own, same)


def _say_another(left: Sequence[str], right: Sequence[str], first: str, second: str) -> bool:
    """Whether sentences of two texts are the same but for a word of which those speak throughout.

    A word that stands in one alone, as in another headline of the same report, is only worded so.
    """
    if len(left) != len(right) or len(left) <= _SAME:
        return False
    pairs = [(one, two) for one, two in zip(left, right, strict=True) if one != two]
    if len(pairs) != 1 or min(map(len, pairs[0])) < _STEM:
        return False
    ((one, two),) = pairs
    if SequenceMatcher(None, one, two, False).ratio() >= _SPELT:
        return False
    stems, others = _stems(first), _stems(second)
    own, other = one[:_STEM], two[:_STEM]
    is_told = min(stems[own], others[other]) >= _OFTEN
    return is_told and not stems[other] and not others[own]


@of_texts(64)
def _stems(text: str) -> Counter[str]:
    """Count the beginnings of a text's words."""
    return Counter(word[:_STEM] for word in spelt(text.casefold()))


_STEM = 4
"""Letters of a word by which it is known in another form."""
_OFTEN = 2
"""Times that a text has a word of which it speaks, at least."""
_SPELT = 0.7
"""How like each other two spellings of one word are, at least."""


def _is_denial(words: Counter[str], others: Counter[str], same: Counter[str]) -> bool:
    """Whether words that a sentence has and another has not deny it; Slavic verbs take `ne-`."""
    return any(
        (word in _DENIALS and word not in same)
        or word.endswith(("n't", "n’t"))
        or any(word in (f"ne{one}", f"nie{one}") for one in others)
        for word in words
    )
