"""Copies: which briefing holds most of another, and which of them is shown for all.

One text is a copy of another where at least half of the shorter one's four-word runs stand in the
longer, and no number differs between the same words: a 16th package is no copy of a 17th. Nor has
one other news in the place of the other's, or denies what that says (`text.contrary`). Runs are
compared one by one; the store's sketches only say which texts are worth it.

That one holds another does not go on from pair to pair: of a round-up's parts each is in it, and
none in another. So a copy is folded under a text that holds it itself: the longest of those that
are folded under none. The same texts have the same stories in whatever order they came.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from briefings.model import Overlap
from briefings.store.kinship import Kin, Kinship, Sketched, Trace
from briefings.text.contrary import tell_otherwise
from briefings.text.numbers import differ_in_a_number
from briefings.text.segment import sentences
from briefings.text.shingles import packed, shingles, unpacked

HELD = 0.5
"""The share of the shorter text's runs that a longer one must have."""
FEWEST = 20
"""A text with fewer runs is too short to be known for a copy."""
SHARED = 2
"""Hashes of their sketches that two texts must share to be compared."""
DOUBT = 0.25
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

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands among texts from the longest on."""
        return -len(self.runs), self.briefing


@dataclass(slots=True)
class _Settling:
    """Briefings that wait to be told whose copies they are, from the longest on."""

    near: dict[str, Sequence[Sketched]] = field(default_factory=dict)
    """By their ids, what is worth comparing with each, where that was asked."""
    order: list[tuple[int, str]] = field(default_factory=list)
    """A heap."""
    known: dict[frozenset[str], bool] = field(default_factory=dict)
    """What pairs were compared, and whether one of them is a copy of the other."""
    touched: set[int] = field(default_factory=set)
    """The lines to count again."""


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
        orphans = [one for one in self._leave(known) if one not in came]
        self._keep(runs)
        self._kinship.trace(list(came.values()))
        for trace in came.values():
            touched |= trace.lines
        return self._settle([*came.values(), *self._traced(orphans)], touched)

    def go(self, ids: Sequence[str]) -> frozenset[int]:
        """Let go of briefings; give the lines to count again."""
        touched = set(self._kinship.lines(ids))
        return self._settle(self._traced(self._leave(ids)), touched)

    def overlaps(self, briefing: str) -> list[Overlap]:
        """Give the briefings that are copies of one or whose copy it is, the likest first.

        It is folded under one of them at most; looked for when it is asked, among `COMPARED`.
        """
        own, held = self._kinship.traced(briefing), self._held(briefing)
        if own is None or held is None or own.size < FEWEST:
            return []
        (near,) = self._kinship.alike([own.sketch], SHARED, COMPARED)
        others = [other for one in _worth(own, near) if (other := self._held(one))]
        found = [
            Overlap(other.briefing, _share(held, other), other.place < held.place)
            for other in others
            if self._is_copy(held, other)
        ]
        return sorted(found, key=lambda one: (-one.share, one.briefing))

    def _traced(self, ids: Iterable[str]) -> list[Trace]:
        return [trace for name in ids if (trace := self._kinship.traced(name))]

    def _keep(self, runs: Mapping[str, bytes]) -> None:
        for name, own in runs.items():
            self._kept += len(own) - len(self._runs.pop(name, b""))
            self._runs[name] = own
        while self._kept > KEPT and len(self._runs) > 1:
            self._kept -= len(self._runs.pop(next(iter(self._runs))))

    def _leave(self, ids: Sequence[str]) -> list[str]:
        """Forget briefings; give those that were their copies, standing alone now."""
        if not ids:
            return []
        gone = set(ids)
        orphans = [one for name in ids for one in self._copies(name) if one not in gone]
        self._kinship.forget(ids)
        self._kinship.part(orphans)
        return orphans

    def _copies(self, name: str) -> list[str]:
        return [one.briefing for one in self._kinship.copies(name)]

    def _settle(self, traces: Iterable[Trace], touched: set[int]) -> frozenset[int]:
        """Find whose copies briefings are, and which are theirs; give the lines to count again.

        From the longest on: whose copy one is hangs on longer ones alone.
        """
        those = [one for one in traces if one.size >= FEWEST]
        waiting = _Settling(touched=touched)
        sketches = [one.sketch for one in those]
        near = self._kinship.alike(sketches, SHARED, COMPARED)
        for one, others in zip(those, near, strict=True):
            waiting.near[one.briefing] = others
            waiting.order.append((-one.size, one.briefing))
        heapify(waiting.order)
        while waiting.order:
            _, name = heappop(waiting.order)
            own, held = self._kinship.traced(name), self._held(name)
            if own and held:
                self._place(own, held, waiting)
            waiting.near.pop(name, None)
        return frozenset(waiting.touched)

    def _place(self, own: Trace, held: _Held, waiting: _Settling) -> None:
        """Fold a briefing under the longest that holds it; where none does, others under it."""
        near = waiting.near.get(own.briefing)
        if near is None:
            (near,) = self._kinship.alike([own.sketch], SHARED, COMPARED)
        worth = _worth(own, near)
        if not worth:
            return
        # Of very many copies each is near some alone: what those are folded under is, too.
        stories = self._kinship.stories_of([own.briefing, *worth])
        others = dict.fromkeys([*worth, *stories.values()])
        found = [one for name in others if (one := self._copy(held, name, waiting))]
        heads = [one for one in found if one.place < held.place and one.briefing not in stories]
        if not heads:
            self._take(held, [one for one in found if one.place > held.place], waiting)
            return
        longest, *rest = sorted(heads, key=lambda one: one.place)
        if stories.get(own.briefing) != longest.briefing:
            self._fold([held], longest, waiting)
        same = [one for one in rest if self._copy(longest, one.briefing, waiting)]
        self._take(longest, same, waiting)

    def _take(self, head: _Held, found: Iterable[_Held], waiting: _Settling) -> None:
        """Fold shorter texts under one that stands for them now, and the copies of those."""
        taken: dict[str, _Held] = {}
        for one in found:
            kin = self._kinship.kin(one.briefing)
            if kin and (-kin.size, kin.story) <= head.place:
                continue
            taken[one.briefing] = one
            for name in () if kin else self._copies(one.briefing):
                if copy := self._copy(head, name, waiting):
                    taken[name] = copy
                else:
                    self._part(name, waiting)
        self._fold(list(taken.values()), head, waiting)

    def _part(self, name: str, waiting: _Settling) -> None:
        """Let a copy wait for what it is folded under now that this is a copy itself."""
        if trace := self._kinship.traced(name):
            self._kinship.part([name])
            waiting.touched |= trace.lines
            heappush(waiting.order, (-trace.size, name))

    def _fold(self, copies: Sequence[_Held], head: _Held, waiting: _Settling) -> None:
        kin = [
            Kin(
                copy.briefing,
                head.briefing,
                len(head.runs),
                _fresh(self._text_of(copy.briefing) or "", head.runs),
            )
            for copy in copies
        ]
        if kin:
            self._kinship.adopt(kin)
            waiting.touched |= self._kinship.lines([one.briefing for one in kin])

    def _copy(self, own: _Held, name: str, waiting: _Settling) -> _Held | None:
        """Give a text if it is a copy of another, or that of it; a pair is compared once."""
        other, pair = self._held(name), frozenset((own.briefing, name))
        if other is None:
            return None
        if pair not in waiting.known:
            waiting.known[pair] = self._is_copy(own, other)
        return other if waiting.known[pair] else None

    def _is_copy(self, left: _Held, right: _Held) -> bool:
        if min(len(left.runs), len(right.runs)) < FEWEST or _share(left, right) < HELD:
            return False
        one, other = self._text_of(left.briefing) or "", self._text_of(right.briefing) or ""
        return one == other or not (differ_in_a_number(one, other) or tell_otherwise(one, other))

    def _held(self, name: str) -> _Held | None:
        if name not in self._runs:
            text = self._text_of(name)
            if text is None:
                return None
            self._keep({name: packed(shingles(text))})
        return _Held(name, unpacked(self._runs[name]))


def _share(left: _Held, right: _Held) -> float:
    """Give the part of the shorter text's runs that the longer has."""
    return len(left.runs & right.runs) / min(len(left.runs), len(right.runs))


def _worth(own: Trace, near: Iterable[Sketched]) -> list[str]:
    """Give those of the texts near one that may be copies of it, or it of them."""
    mine = frozenset(own.sketch)
    return [
        one.briefing for one in near if one.briefing != own.briefing and _may_hold(own, mine, one)
    ]


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
