"""The people of one briefing: runs of words taken for names, and who is who among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefings.model import Briefing, ReasonKind, Span, Tier
from briefings.names.compare import compare
from briefings.names.context import Text
from briefings.names.learned.evidence import marks_of_name, marks_of_word, points
from briefings.names.lists import word_lists
from briefings.names.pairs.words import link
from briefings.names.spelling.keys import text_keys
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.extent import extent


class Run(NamedTuple):
    """Words that may be a name."""

    first: int
    """The first word, and the one behind the last."""
    behind: int
    span: Span
    written: str


def runs(text: Text) -> Iterator[Run]:
    """Give every run of capitalised words that may name somebody, in text order."""
    taken, traits = 0, text.traits
    for at in text.names:
        if at >= taken and not traits[at] & _NO_FAMILY and _may_end(text, at):
            first, taken = extent(text, at)
            if _is_of_office(text, taken):
                continue
            start, end = text.starts[first], text.unglued(taken - 1)
            yield Run(first, taken, Span(start, end), text.text[start:end])


def _is_of_office(text: Text, behind: int) -> bool:
    """Whether words are what the office behind them is of: `Rusya Dışişleri Bakanı`."""
    of_theirs = word_lists("cues")["offices of what is before"]
    return text.gaps[behind - 1] == " " and text.folded[behind] in of_theirs


def _may_end(text: Text, at: int) -> bool:
    """Whether a word may be the last of a name."""
    traits = text.traits[at]
    if not traits & Trait.CAPITAL:
        return False
    if traits & Trait.VERB and not traits & Trait.GIVEN:
        return False
    if traits & NAMELESS and not _is_family_despite(text, at):
        return False
    return traits & Trait.POSSESSIVE != 0 or not text.linked(at) or not _goes_on(text, at)


_NO_FAMILY = Trait.INITIAL | Trait.PARTICLE | Trait.CASELESS
"""What the last word of a name is not; where no word has a capital, any run of words seems one."""


def _goes_on(text: Text, at: int) -> bool:
    """Whether the name that a word is of has the next word, too."""
    traits, after = text.traits[at], text.traits[at + 1]
    if after & NAMELESS and after & Trait.CAPITAL and _is_family_despite(text, at + 1):
        return True
    if after & Trait.VERB and not after & (Trait.GIVEN | Trait.UPPER):
        return False
    if after & Trait.CAPITAL and (not after & NAMELESS or after & Trait.GIVEN):
        return not (after & Trait.UPPER and not traits & Trait.UPPER)
    if after & Trait.PARTICLE and text.has(at + 2, Trait.CAPITAL):
        return not text.has(at + 2, NAMELESS) and text.linked(at + 1)
    return False


def _is_family_despite(text: Text, at: int) -> bool:
    """Whether a word of another meaning ends a name all the same: a given name is before it."""
    return (
        text.gaps[at - 1] == " "
        and not text.possessive(at - 1)
        and text.has(at - 1, Trait.GIVEN)
        and not text.has(at - 1, NAMELESS)
        and not text.has(at, Trait.PEOPLE | Trait.THING)
    )


@dataclass(slots=True)
class Group:
    """Names taken for one person's."""

    names: dict[str, int]
    """Full names as written, with counts, in text order."""
    _name: str = ""

    def add(self, name: str) -> None:
        """Count a name."""
        self.names[name] = self.names.get(name, 0) + 1
        self._name = ""

    @property
    def name(self) -> str:
        """The fullest form: most words, most frequent, first."""
        if not self._name:
            self._name = self._fullest()
        return self._name

    def _fullest(self) -> str:
        places = {name: place for place, name in enumerate(self.names)}
        return min(
            self.names,
            key=lambda name: (-len(name.split()), name.isupper(), -self.names[name], places[name]),
        )


class People:
    """Who is who in one briefing."""

    def __init__(self, full_names: Iterable[str], *, inflects: bool) -> None:
        self._inflects = inflects
        self._by_key: dict[str, list[Group]] = {}
        self._of: dict[str, Group] = {}
        self._fitting: dict[str, list[Group]] = {}
        for name in full_names:
            self._add(name)

    def _add(self, name: str) -> None:
        group = self._of.get(name)
        if group is None:
            keys = _family_keys(name)
            near = {id(g): g for key in keys for g in self._by_key.get(key, ())}
            group = next((g for g in near.values() if self._same(g.name, name)), None)
            if group is None:
                group = Group({})
            for key in keys:
                if group not in self._by_key.setdefault(key, []):
                    self._by_key[key].append(group)
            self._of[name] = group
        group.add(name)

    def _same(self, known: str, name: str) -> bool:
        match = compare(known, name)
        if match.tier not in {Tier.EXACT, Tier.SURE}:
            return False
        if all(reason.kind is ReasonKind.SPELLING for reason in match.reasons):
            return False
        return self._inflects or all(r.kind is not ReasonKind.ENDING for r in match.reasons)

    def group(self, name: str) -> Group | None:
        """Give whose full name this is."""
        return self._of.get(name)

    def of_family_name(self, word: str) -> list[Group]:
        """Give the people whose family name a word is, in a written form of it."""
        if not self._by_key:
            return []
        found = self._fitting.get(word)
        if found is None:
            near = {id(g): g for key in text_keys(word) for g in self._by_key.get(key, ())}
            found = [g for g in near.values() if any(self._is_family(n, word) for n in g.names)]
            self._fitting[word] = found
        return found

    def _is_family(self, name: str, word: str) -> bool:
        joined = link(name.rsplit(maxsplit=1)[-1], word)
        if joined.kind is ReasonKind.ENDING and not self._inflects:
            return False
        return joined.score >= 0.9 and joined.kind not in {
            ReasonKind.SPELLING,
            ReasonKind.GIVEN_NAME,
        }


def _family_keys(name: str) -> tuple[str, ...]:
    return text_keys(name.rsplit(maxsplit=1)[-1])


def named(text: Text, briefing: Briefing, candidates: list[Run]) -> list[Run]:
    """Give the runs that name a person: by their own evidence, or by that of others like them.

    A name that is surely a person's once is one everywhere in the briefing.
    """
    words, names = marks(text, briefing, candidates)
    odds = {name: points(found, "name") for name, found in names.items()}
    add_ends(words, odds)
    odds.update((word, points(found, "word")) for word, found in words.items())
    _add_neighbours(text, candidates, odds)
    return [run for run in candidates if odds[run.written] >= 0]


Marks = dict[str, dict[str, int]]
"""The marks of all places where something stands, by how it is written."""


def marks(text: Text, briefing: Briefing, candidates: list[Run]) -> tuple[Marks, Marks]:
    """Give the marks of single words, and of names of several."""
    words: Marks = {}
    names: Marks = {}
    for run in candidates:
        if run.behind - run.first > 1:
            where = briefing.kind_at(run.span.start)
            told = marks_of_name(text, run.first, run.behind, where)
            found = names.setdefault(run.written, {"times": 0})
        else:
            told = marks_of_word(text, run.first)
            found = words.setdefault(run.written, {"times": 0})
        found["times"] += 1
        for mark in told:
            found[mark] = found.get(mark, 0) + 1
    tongue = ", english" if text.is_english else ""
    for found in words.values():
        begun = found.pop("begins", 0)
        if begun == found["times"]:
            found["always begins" + tongue] = 1
    for name, found in names.items():
        if alone := words.get(name.split()[-1]):
            found.update((f"alone: {mark}", 1) for mark in _TOLD_ALONE & alone.keys())
    for found in (*words.values(), *names.values()):
        found["times"] = min(found["times"], _OFTEN)
        if not text.inflects:
            found["english" if tongue else "of another tongue"] = 1
    return words, names


_OFTEN = 8
"""How often a form counts at the most: a word that stands everywhere is no surer a name."""

_TOLD_ALONE = frozenset(
    {
        "times", "says behind", "says before", "he behind", "it behind", "into",
        "verb behind", "possessive",
        "role before", "role before, cased", "title before", "title before, cased",
    }
)  # fmt: skip
"""Marks of a word that tell of the names it ends."""


def add_ends(words: Marks, odds: Mapping[str, float]) -> None:
    """Mark words that names end with, by the names' odds."""
    ends: dict[str, float] = {}
    for name, found in odds.items():
        last = name.split()[-1]
        ends[last] = max(found, ends.get(last, found))
    for last in ends.keys() & words.keys():
        words[last]["ends a person" if ends[last] >= 0 else "ends a name"] = 1


def _add_neighbours(text: Text, candidates: list[Run], odds: dict[str, float]) -> None:
    """Give names that stand in a row with a person what they may lack."""
    for before, run in pairwise(candidates):
        row = run.behind - run.first > 1 and before.behind - before.first > 1
        if row and text.text[before.span.end : run.span.start] in LINKS:
            sides = odds[before.written], odds[run.written]
            if max(sides) >= 0 > min(sides):
                weaker = min(before.written, run.written, key=lambda name: odds[name])
                odds[weaker] += _OF_A_ROW


_OF_A_ROW = 1.5
LINKS = frozenset({", ", " and ", ", and ", " & ", " та ", " и ", " і ", " i ", "; "})
"""What stands between the names of a row."""
