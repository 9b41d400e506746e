"""No explanation is decoration: what a reason says, done to one spelling, gives the other."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefings.model import Reason, ReasonKind, Tier
from briefings.names.compare import compare_words
from briefings.names.readings import equal, latin, readings

_CHANGE = re.compile(r"(\S+) and (\S+) write|(\S+) is not always written")
_ENDING = re.compile(r"-(\w+)")


def changes(rule: str) -> list[set[tuple[str, str]]]:
    """Give what a rule says of letters: one for another either way, or written or not."""
    return [
        {(x, y), (y, x)} if x else {(alone, ""), ("", alone)}
        for x, y, alone in _CHANGE.findall(rule)
    ]


def applied(word: str, steps: list[set[tuple[str, str]]]) -> Iterator[str]:
    """Give all words that the changes, made in their order, may turn a word into."""
    if not steps:
        yield word
        return
    for at in range(len(word) + 1):
        for old, new in steps[0]:
            if word.startswith(old, at):
                for rest in applied(word[at + len(old) :], steps[1:]):
                    yield word[:at] + new + rest


def holds(reason: Reason) -> bool:
    """Whether what a reason of two words says turns the one into the other."""
    if reason.kind is ReasonKind.EXACT:
        return reason.left.casefold() == reason.right.casefold()
    if reason.kind is ReasonKind.ROMANISATION:
        return latin(reason.right) in applied(latin(reason.left), changes(reason.rule))
    if reason.kind is ReasonKind.ENDING:
        endings = ["", *_ENDING.findall(reason.rule)]
        return bool(stems(reason.left, endings) & stems(reason.right, endings))
    return True


def stems(word: str, endings: list[str]) -> set[str]:
    """Give the sounds of a word without one of the endings, as skeletons of vowels apart."""
    bare = {word.casefold().removesuffix(ending) for ending in endings}
    bare |= {latin(word).removesuffix(ending) for ending in endings}
    return {equal(reading) for each in bare for reading in readings(each)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Holovko", "Golovko"),
        ("Tereshchenko", "Tereszczenko"),
        ("Kovalskyi", "Kowalski"),
        ("Karpov", "Карповом"),
        ("Müller", "Muller"),
        ("Beridze", "ბერიძე"),
        ("Halloran", "Hallorana"),
    ],
)
def test_the_rule_of_a_reason_turns_one_spelling_into_the_other(a: str, b: str) -> None:
    match = compare_words(a, b)
    assert match.tier.joins
    assert all(map(holds, match.reasons))


_STEMS = st.text(st.sampled_from("aeioubdgklmnprstvz"), min_size=4, max_size=8)
_SPELLINGS = (
    ("g", "h"),
    ("v", "w"),
    ("i", "y"),
    ("z", "zh"),
    ("s", "sh"),
    ("k", "kk"),
    ("e", "é"),
)
_ENDINGS = ("", "a", "em", "om", "u", "ova", "owi")


@given(_STEMS, st.lists(st.sampled_from(_SPELLINGS), max_size=3), st.sampled_from(_ENDINGS))
def test_so_does_any_rule(stem: str, respelt: list[tuple[str, str]], ending: str) -> None:
    other = stem
    for old, new in respelt:
        other = other.replace(old, new)
    match = compare_words(stem, other + ending)
    assume(match.tier.rank <= Tier.SURE.rank)
    assert all(map(holds, match.reasons)), match.reasons
