"""Copies: which briefing holds most of another, and which of them is shown for all.

One text is a copy of another where at least half of the shorter one's four-word runs stand in the
longer, and no number differs between the same words: a 16th package is no copy of a 17th. Runs are
compared one by one; the store's sketches only say which texts are worth it.

The same texts have the same stories in whatever order they came: a copy's parent is the longest
text that holds it, and its story the last of the parents' parents.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefings.store.kinship import Kin, Kinship, Sketched, Trace
from briefings.text.segment import sentences
from briefings.text.shingles import LONGEST, shingles

HELD = 0.5
"""The share of the shorter text's runs that a longer one must have."""
FEWEST = 20
"""A text with fewer runs is too short to be known for a copy."""
SHARED = 3
"""Hashes of their sketches that two texts must share to be compared."""
DOUBT = 0.3
"""The share of the shorter text's sketch that the longer one's must have to be compared."""
COMPARED = 32
"""Texts that one is compared with, at most: those whose sketches share most."""
KEPT = 200
"""Texts kept ready to be compared again."""
_SAYING = 6
"""Words that make a sentence say something."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]{1,15}")
_NAMED = re.compile(r"[a-z]{1,2}([0-9]{1,4})")
"""A road or a sheet of paper: a letter and a number."""
_ROMAN = re.compile(r"[IVX]{2,5}")
_SPELT = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for number, word in enumerate(words.split(), 1)
}
"""Numbers that English texts write as words."""
_ORDINAL = re.compile(
    r"\b([0-9]{1,4}(?=st\b|nd\b|rd\b|th\b|-?[йяегомаи]{1,2}\b|\.\s[a-zа-я])|[a-z]{3,8}(?:th|rst|ond|rd))"
    r"(?:st|nd|rd|th|-?[йяегомаи]{1,2}|\.)?((?:\s+[^\W\d_]{4,}){1,2})"
)
"""A number in an order, English or Slavic, and the words after it."""
_LETTERS = re.compile(r"[^\W\d_]+")
_TEXT_LINE = 4
"""Words that make a line the story's: a counter's or a clock's has fewer."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A text ready to be compared."""

    briefing: str
    text: str
    runs: frozenset[int]

    def is_longer(self, other: "_Held") -> bool:
        return (len(self.runs), other.briefing) > (len(other.runs), self.briefing)


class Stories:
    """Keeps a store's kinship true while texts come and go."""

    def __init__(self, kinship: Kinship, text_of: Callable[[str], str | None]) -> None:
        """Stand on a store's kinship; `text_of` gives a briefing's text by its id."""
        self._kinship = kinship
        self._text_of = text_of
        self._ready: dict[str, _Held] = {}

    def come(self, traces: Iterable[Trace]) -> frozenset[int]:
        """Take in briefings, new or changed; give the lines to count again."""
        came = {trace.briefing: trace for trace in traces}
        touched = set(self._kinship.lines(came))
        orphans = [one for one in self._leave(list(came), touched) if one not in came]
        for name, trace in came.items():
            self._ready.pop(name, None)
            touched |= trace.lines
        self._kinship.trace(list(came.values()))
        for name in (*came, *orphans):
            self._join(name, touched)
        return frozenset(touched)

    def go(self, ids: Sequence[str]) -> frozenset[int]:
        """Let go of briefings; give the lines to count again."""
        touched = set(self._kinship.lines(ids))
        for name in self._leave(ids, touched):
            self._join(name, touched)
        return frozenset(touched)

    def _leave(self, ids: Sequence[str], touched: set[int]) -> list[str]:
        """Forget briefings; give those that were their copies, standing alone now."""
        gone = set(ids)
        orphans = [one for one in self._kinship.children(ids) if one not in gone]
        self._kinship.forget(ids)
        self._kinship.part(orphans)
        for name in orphans:
            touched |= self._kinship.lines([name])
            self._resettle(name, touched)
        return orphans

    def _join(self, name: str, touched: set[int]) -> None:
        """Find whose copy a briefing is, and which are its copies."""
        own = self._kinship.traced(name)
        if own is None or own.size < FEWEST:
            return
        longest: _Held | None = None
        for other in self._kinship.alike(own.sketch, SHARED, COMPARED):
            if other.briefing == name or not _may_hold(own, other):
                continue
            held, near = self._held(name), self._held(other.briefing)
            if held is None or near is None or not _is_copy(held, near):
                continue
            if held.is_longer(near):
                self._offer(near, held, touched)
            elif longest is None or near.is_longer(longest):
                longest = near
        copy = self._held(name) if longest else None
        if longest and copy:
            self._offer(copy, longest, touched)

    def _offer(self, copy: _Held, parent: _Held, touched: set[int]) -> None:
        """Give a copy a parent, unless it has a longer one."""
        kin = self._kinship.kin(copy.briefing)
        rank = (len(parent.runs), kin.parent if kin else "")
        if kin and (kin.size, parent.briefing) >= rank:
            return
        above = self._kinship.kin(parent.briefing)
        self._settle(copy, parent, above.story if above else parent.briefing)
        touched |= self._kinship.lines([copy.briefing])
        self._resettle(copy.briefing, touched)

    def _settle(self, copy: _Held, parent: _Held, story: str) -> None:
        shown = self._held(story) or parent
        fresh = _fresh(copy.text, shown.runs)
        kin = Kin(copy.briefing, parent.briefing, len(parent.runs), story, fresh)
        self._kinship.adopt([kin])

    def _resettle(self, name: str, touched: set[int]) -> None:
        """Bring the copies of a briefing, and theirs, to the story that it is of now."""
        kin = self._kinship.kin(name)
        story = kin.story if kin else name
        waiting = [name]
        while waiting:
            for child in self._kinship.children([waiting.pop()]):
                copy, own = self._held(child), self._kinship.kin(child)
                parent = self._held(own.parent) if own else None
                if copy and parent and own and own.story != story:
                    self._settle(copy, parent, story)
                    touched |= self._kinship.lines([child])
                    waiting.append(child)

    def _held(self, name: str) -> _Held | None:
        if name not in self._ready:
            text = self._text_of(name)
            if text is None:
                return None
            if len(self._ready) >= KEPT:
                self._ready.pop(next(iter(self._ready)))
            self._ready[name] = _Held(name, text, shingles(text))
        return self._ready[name]


def _may_hold(own: Trace, other: Sketched) -> bool:
    """Whether two sketches let half of the smaller text stand in the larger; in doubt, they do.

    Below the lower of their greatest hashes both are complete, and what they share there tells
    what the texts share.
    """
    shorter, longer = (own, other) if own.size <= other.size else (other, own)
    top = min(shorter.sketch[-1], longer.sketch[-1])
    seen = [run for run in shorter.sketch if run <= top]
    return len(set(longer.sketch).intersection(seen)) >= DOUBT * len(seen)


def _is_copy(left: _Held, right: _Held) -> bool:
    least = min(len(left.runs), len(right.runs))
    if least < FEWEST or len(left.runs & right.runs) < HELD * least:
        return False
    return left.text == right.text or not differ_in_a_number(left.text, right.text)


def differ_in_a_number(left: str, right: str) -> bool:
    """Whether two texts have different numbers between the same words."""
    first, second = _numbers(left), _numbers(right)
    return any(first[key].isdisjoint(second[key]) for key in first.keys() & second.keys())


def differ_in_a_thing_counted(left: str, right: str) -> bool:
    """Whether two texts number one thing differently: the 16th package and the 17th.

    Looser than between the same words, for two that tell of one thing in words of their own: the
    next words may be met in any order. A count of what grows, such as the dead, is no name of it:
    only what is numbered with an ordinal, or by a number behind its noun, is compared.
    """
    first, second = _numbered(left), _numbered(right)
    return any(first[thing].isdisjoint(second[thing]) for thing in first.keys() & second.keys())


def _numbered(text: str) -> dict[str, set[int]]:
    """Give the numbers of things by the words that may name them."""
    found: dict[str, set[int]] = {}
    for ordinal in _ORDINAL.finditer(text[:LONGEST]):
        number = _number(ordinal[1])
        if number is not None:
            for thing in _LETTERS.findall(ordinal[2].casefold()):
                found.setdefault(thing, set()).add(number)
    return found


def _numbers(text: str) -> dict[tuple[str, ...], set[int]]:
    """Give the numbers of a text's lines by the two words on either side."""
    found: dict[tuple[str, ...], set[int]] = {}
    for line in text[:LONGEST].split("\n"):
        if len(_LETTERS.findall(line)) < _TEXT_LINE:
            continue
        written = _WORD.findall(line)
        words = ["", "", *(word.casefold() for word in written), "", ""]
        for at, word in enumerate(written, 2):
            number = _number(word)
            if number is not None:
                around = (words[at - 2], words[at - 1], words[at + 1], words[at + 2])
                found.setdefault(around, set()).add(number)
    return found


def _number(word: str) -> int | None:
    """Give the number that a word is or begins with; a Roman one is negative, being no count."""
    if digits := _NUMBER.match(word):
        return int(digits[0])
    if _ROMAN.fullmatch(word):
        return -sum(_VALUES[sign] for sign in word)
    folded = word.casefold()
    if named := _NAMED.fullmatch(folded):
        return int(named[1])
    return _SPELT.get(folded)


_VALUES = {"I": 1, "V": 100, "X": 1000}
"""Signs weighed so that different Roman numbers differ: their order is of no matter."""


def _fresh(text: str, runs: frozenset[int]) -> int:
    """Count the sentences of a text that another, given by its runs, does not have."""
    count = 0
    for span in sentences(text):
        sentence = span.of(text)
        own = shingles(sentence)
        if len(_LETTERS.findall(sentence)) >= _SAYING and len(own & runs) < HELD * len(own):
            count += 1
    return count
