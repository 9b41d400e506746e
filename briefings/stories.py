"""Copies: which briefing holds most of another, and which of them is shown for all.

One text is a copy of another where at least half of the shorter one's four-word runs stand in the
longer, and no number differs between the same words: a 16th package is no copy of a 17th. Nor has
one other news in the place of the other's, or denies what that says (`text.contrary`). Runs are
compared one by one; the store's sketches only say which texts are worth it.

The same texts have the same stories in whatever order they came: a copy's parent is the longest
text that holds it, and its story the last of the parents' parents.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefings.store.kinship import Kin, Kinship, Sketched, Trace
from briefings.text.contrary import tell_otherwise
from briefings.text.numbers import differ_in_a_number
from briefings.text.segment import sentences
from briefings.text.shingles import packed, shingles, unpacked

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
KEPT = 8_000_000
"""Bytes of packed runs that are kept ready to be compared again: of some thousand texts."""
_SAYING = 6
"""Words that make a sentence say something."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Held:
    """A text ready to be compared."""

    briefing: str
    runs: frozenset[int]

    def is_longer(self, other: "_Held") -> bool:
        return (len(self.runs), other.briefing) > (len(other.runs), self.briefing)


class Stories:
    """Keeps a store's kinship true while texts come and go."""

    def __init__(self, kinship: Kinship, text_of: Callable[[str], str | None]) -> None:
        """Stand on a store's kinship; `text_of` gives a briefing's text by its id."""
        self._kinship = kinship
        self._text_of = text_of
        self._runs: dict[str, bytes] = {}
        self._kept = 0

    def come(self, traces: Iterable[Trace], runs: Mapping[str, bytes]) -> frozenset[int]:
        """Take in briefings, new or changed; give the lines to count again.

        `runs` are all of theirs, packed (`text.shingles`).
        """
        came = {trace.briefing: trace for trace in traces}
        known = self._kinship.known(came)
        touched = set(self._kinship.lines(known))
        orphans = [one for one in self._leave(known, touched) if one not in came]
        self._keep(runs)
        self._kinship.trace(list(came.values()))
        for trace in came.values():
            touched |= trace.lines
        self._join([*came.values(), *self._traced(orphans)], touched)
        return frozenset(touched)

    def go(self, ids: Sequence[str]) -> frozenset[int]:
        """Let go of briefings; give the lines to count again."""
        touched = set(self._kinship.lines(ids))
        self._join(self._traced(self._leave(ids, touched)), touched)
        return frozenset(touched)

    def _traced(self, ids: Iterable[str]) -> list[Trace]:
        return [trace for name in ids if (trace := self._kinship.traced(name))]

    def _keep(self, runs: Mapping[str, bytes]) -> None:
        for name, own in runs.items():
            self._kept += len(own) - len(self._runs.pop(name, b""))
            self._runs[name] = own
        while self._kept > KEPT and len(self._runs) > 1:
            self._kept -= len(self._runs.pop(next(iter(self._runs))))

    def _leave(self, ids: Sequence[str], touched: set[int]) -> list[str]:
        """Forget briefings; give those that were their copies, standing alone now."""
        if not ids:
            return []
        gone = set(ids)
        orphans = [one for one in self._kinship.children(ids) if one not in gone]
        self._kinship.forget(ids)
        self._kinship.part(orphans)
        for name in orphans:
            touched |= self._kinship.lines([name])
            self._resettle(name, touched)
        return orphans

    def _join(self, traces: Iterable[Trace], touched: set[int]) -> None:
        """Find whose copies briefings are, and which are theirs."""
        those = [one for one in traces if one.size >= FEWEST]
        near = self._kinship.alike([one.sketch for one in those], SHARED, COMPARED)
        # A pair is compared once. That one of two is near the other does not say the converse:
        # of many that are near, each is told of some.
        met: set[frozenset[str]] = set()
        for own, others in zip(those, near, strict=True):
            mine = frozenset(own.sketch)
            worth = [
                one.briefing
                for one in others
                if one.briefing != own.briefing
                and frozenset((own.briefing, one.briefing)) not in met
                and _may_hold(own, mine, one)
            ]
            met.update(frozenset((own.briefing, one)) for one in worth)
            if worth:
                self._compare(own.briefing, worth, touched)

    def _compare(self, name: str, others: Iterable[str], touched: set[int]) -> None:
        held = self._held(name)
        longest: _Held | None = None
        copies = [name]
        for other in others:
            near = self._held(other)
            if held is None or near is None or not self._is_copy(held, near):
                continue
            copies.append(other)
            if held.is_longer(near):
                self._offer(near, held, touched)
            elif longest is None or near.is_longer(longest):
                longest = near
        if longest and held:
            self._offer(held, longest, touched)
        self._unite({self._story(one) for one in copies}, touched)

    def _story(self, name: str) -> str:
        kin = self._kinship.kin(name)
        return kin.story if kin else name

    def _unite(self, stories: Collection[str], touched: set[int]) -> None:
        """Make one story of those that the copies of one text are of, where they hold each other.

        Of very many copies each is compared with some alone, and the longest of those differ.
        """
        if len(stories) < 2:
            return
        heads = [held for one in stories if (held := self._held(one))]
        longest, *others = sorted(heads, key=lambda one: (-len(one.runs), one.briefing))
        for one in others:
            if self._is_copy(longest, one):
                self._offer(one, longest, touched)

    def _is_copy(self, left: _Held, right: _Held) -> bool:
        least = min(len(left.runs), len(right.runs))
        if least < FEWEST or len(left.runs & right.runs) < HELD * least:
            return False
        one, other = self._text_of(left.briefing) or "", self._text_of(right.briefing) or ""
        return one == other or not (differ_in_a_number(one, other) or tell_otherwise(one, other))

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
        fresh = _fresh(self._text_of(copy.briefing) or "", shown.runs)
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
        if name not in self._runs:
            text = self._text_of(name)
            if text is None:
                return None
            self._keep({name: packed(shingles(text))})
        return _Held(name, unpacked(self._runs[name]))


def _may_hold(own: Trace, runs: frozenset[int], other: Sketched) -> bool:
    """Whether two sketches let half of the smaller text stand in the larger; in doubt, they do.

    Below the lower of their greatest hashes both are complete, and what they share, which is all
    there, tells what the texts share. `runs` is the sketch of its `own`.
    """
    shorter = own.sketch if own.size <= other.size else other.sketch
    seen = bisect_right(shorter, min(own.sketch[-1], other.sketch[-1]))
    return len(runs.intersection(other.sketch)) >= DOUBT * seen


def _fresh(text: str, runs: frozenset[int]) -> int:
    """Count the sentences of a text that another, given by its runs, does not have."""
    count = 0
    for span in sentences(text):
        sentence = span.of(text)
        own = shingles(sentence)
        if len(_LETTERS.findall(sentence)) >= _SAYING and len(own & runs) < HELD * len(own):
            count += 1
    return count
