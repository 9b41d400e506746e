"""Copies: which briefing holds most of another, and which of them is shown for all.

One text is a copy of another where at least half of the shorter one's four-word runs stand in the
longer, and no number differs between the same words: a 16th package is no copy of a 17th. Nor is a
correction a copy of what it corrects, which would hide it, nor has one other news in the place of
the other's, or denies what that says (`text.contrary`); nor is what both have a frame around two
stories (`text.frames`). Runs are compared one by one; the store's sketches only say which texts
are worth it. Of a text only what tells its story is compared: no mail's head or quoted mail, nor
what else is folded whatever recurs.

That one holds another does not go on from pair to pair: of a round-up's parts each is in it, and
none in another. So a copy is folded under a text that holds it itself: the longest of those that
are folded under none. The same texts have the same stories in whatever order they came.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush

from briefings.model import Overlap
from briefings.store.kinship import Kin, Kinship, Sketched, Trace
from briefings.text.contrary import tell_otherwise
from briefings.text.frames import share_a_frame
from briefings.text.numbers import differ_in_a_number
from briefings.text.segment import sentences
from briefings.text.shingles import packed, shingles, unpacked
from briefings.text.takes import corrects

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
WHOLE = 0.97
"""The share of its runs that a text has in one that it stands whole in: some are at its seams."""
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

    own: dict[str, Trace] = field(default_factory=dict)
    """What they are found by, by their ids, where that is at hand."""
    near: dict[str, Sequence[Sketched]] = field(default_factory=dict)
    """By their ids, what is worth comparing with each, where that was asked."""
    order: list[tuple[int, str]] = field(default_factory=list)
    """A heap."""
    known: dict[frozenset[str], bool] = field(default_factory=dict)
    """What pairs were compared, and whether one of them is a copy of the other."""
    touched: set[int] = field(default_factory=set)
    """The lines to count again."""


class Compared:
    """Runs of stories that were compared before, for the next time: who follows keeps them."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._runs: dict[str, bytes] = {}
        self._kept = 0

    def keep(self, runs: Mapping[str, bytes]) -> None:
        """Keep runs, packed (`text.shingles`), by briefings' ids: those that came last."""
        for name, own in runs.items():
            self._kept += len(own) - len(self._runs.pop(name, b""))
            self._runs[name] = own
        while self._kept > KEPT and len(self._runs) > 1:
            self._kept -= len(self._runs.pop(next(iter(self._runs))))

    def runs(self, of: Trace | Sketched) -> frozenset[int] | None:
        """Give a story's runs; None where none are kept, or not those that it has by now."""
        runs = unpacked(self._runs.get(of.briefing, b""))
        return runs if len(runs) == of.size and runs.issuperset(of.sketch) else None


class Stories:
    """Keeps a store's kinship true while texts come and go."""

    def __init__(
        self,
        kinship: Kinship,
        text_of: Callable[[str], str | None],
        compared: Compared | None = None,
    ) -> None:
        """Stand on a store's kinship; `text_of` gives what a briefing tells, by its id."""
        self._kinship = kinship
        self._text_of = text_of
        self._compared = compared or Compared()

    def come(self, traces: Iterable[Trace], runs: Mapping[str, bytes]) -> frozenset[int]:
        """Take in briefings, new or changed; give the lines to count again.

        `runs` are all of theirs, packed (`text.shingles`).
        """
        came = {trace.briefing: trace for trace in traces}
        known = self._kinship.known(came)
        touched = set(self._kinship.lines(known))
        orphans = [one for one in self._leave(known) if one not in came]
        self._compared.keep(runs)
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
        own = self._kinship.traced(briefing)
        held = self._held(own) if own and own.size >= FEWEST else None
        if own is None or held is None:
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
            waiting.own[one.briefing], waiting.near[one.briefing] = one, others
            waiting.order.append((-one.size, one.briefing))
        heapify(waiting.order)
        while waiting.order:
            _, name = heappop(waiting.order)
            if own := waiting.own.pop(name, None) or self._kinship.traced(name):
                self._place(own, waiting)
            waiting.near.pop(name, None)
        return frozenset(waiting.touched)

    def _place(self, own: Trace, waiting: _Settling) -> None:
        """Fold a briefing under the longest that holds it; where none does, others under it."""
        near = waiting.near.get(own.briefing)
        if near is None:
            (near,) = self._kinship.alike([own.sketch], SHARED, COMPARED)
        worth = _worth(own, near)
        held = self._held(own) if worth else None
        if held is None:
            return
        # Of very many copies each is near some alone: what those are folded under is, too.
        names = [one.briefing for one in worth]
        stories = self._kinship.stories_of([own.briefing, *names])
        heads = self._traced(one for one in dict.fromkeys(stories.values()) if one not in names)
        others: list[Trace | Sketched] = [*worth, *heads]
        found = [one for near in others if (one := self._copy(held, near, waiting))]
        above = [one for one in found if one.place < held.place and one.briefing not in stories]
        if not above:
            self._take(held, [one for one in found if one.place > held.place], waiting)
            return
        longest, *rest = sorted(above, key=lambda one: one.place)
        if stories.get(own.briefing) != longest.briefing:
            self._adopt([self._kin(held, longest)], waiting)
        same = [one for one in rest if self._is_known(longest, one, waiting)]
        self._take(longest, same, waiting)

    def _take(self, head: _Held, found: Iterable[_Held], waiting: _Settling) -> None:
        """Fold shorter texts under one that stands for them now, and the copies of those."""
        kin: dict[str, Kin] = {}
        for one in found:
            own = self._kinship.kin(one.briefing)
            if own and (-own.size, own.story) <= head.place:
                continue
            kin[one.briefing] = self._kin(one, head)
            if own is None:
                is_whole = not kin[one.briefing].fresh and _share(one, head) >= WHOLE
                kin |= self._inherited(one, head, waiting, is_whole=is_whole)
        self._adopt(list(kin.values()), waiting)

    def _inherited(
        self, before: _Held, head: _Held, waiting: _Settling, *, is_whole: bool
    ) -> dict[str, Kin]:
        """Fold the copies of a text, which is one itself now, under its head; or let them wait.

        Of very many only some are compared, as everywhere: where the text stands whole in its
        head, as a page does that is saved again and again while it grows, so does what the others
        have of it.
        """
        kin: dict[str, Kin] = {}
        for count, known in enumerate(self._kinship.copies(before.briefing)):
            name = known.briefing
            if is_whole and count >= COMPARED:
                kin[name] = replace(known, story=head.briefing, size=len(head.runs))
            elif (own := self._kinship.traced(name)) and (other := self._copy(head, own, waiting)):
                kin[name] = self._kin(other, head)
            else:
                self._part(name, waiting)
        return kin

    def _part(self, name: str, waiting: _Settling) -> None:
        """Let a copy wait for what it is folded under now that this is a copy itself."""
        if trace := self._kinship.traced(name):
            self._kinship.part([name])
            waiting.touched |= trace.lines
            heappush(waiting.order, (-trace.size, name))

    def _kin(self, copy: _Held, head: _Held) -> Kin:
        is_whole = copy.runs <= head.runs
        fresh = 0 if is_whole else _fresh(self._text_of(copy.briefing) or "", head.runs)
        return Kin(copy.briefing, head.briefing, len(head.runs), fresh)

    def _adopt(self, kin: Sequence[Kin], waiting: _Settling) -> None:
        if kin:
            self._kinship.adopt(kin)
            waiting.touched |= self._kinship.lines([one.briefing for one in kin])

    def _copy(self, own: _Held, near: Trace | Sketched, waiting: _Settling) -> _Held | None:
        """Give a text if it is a copy of another, or that of it."""
        if waiting.known.get(frozenset((own.briefing, near.briefing))) is False:
            return None
        other = self._held(near)
        return other if other and self._is_known(own, other, waiting) else None

    def _is_known(self, own: _Held, other: _Held, waiting: _Settling) -> bool:
        """Whether one of two is a copy of the other; a pair is compared once."""
        pair = frozenset((own.briefing, other.briefing))
        if pair not in waiting.known:
            waiting.known[pair] = self._is_copy(own, other)
        return waiting.known[pair]

    def _is_copy(self, left: _Held, right: _Held) -> bool:
        if min(len(left.runs), len(right.runs)) < FEWEST or _share(left, right) < HELD:
            return False
        one, other = self._text_of(left.briefing) or "", self._text_of(right.briefing) or ""
        return one == other or not (
            corrects(one) != corrects(other)
            or differ_in_a_number(one, other)
            or tell_otherwise(one, other)
            or share_a_frame(one, other)
        )

    def _held(self, of: Trace | Sketched) -> _Held | None:
        runs = self._compared.runs(of)
        if runs is None:
            text = self._text_of(of.briefing)
            if text is None:
                return None
            runs = shingles(text)
            self._compared.keep({of.briefing: packed(runs)})
        return _Held(of.briefing, runs)


def _share(left: _Held, right: _Held) -> float:
    """Give the part of the shorter text's runs that the longer has."""
    return len(left.runs & right.runs) / min(len(left.runs), len(right.runs))


def _worth(own: Trace, near: Iterable[Sketched]) -> list[Sketched]:
    """Give those of the texts near one that may be copies of it, or it of them."""
    mine = frozenset(own.sketch)
    return [one for one in near if one.briefing != own.briefing and _may_hold(own, mine, one)]


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
