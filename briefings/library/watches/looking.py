"""Briefings looked into while a name is tried: the newest that have a word, and not many."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from briefings.library.watches.sampling import Sample, samples
from briefings.library.watches.spelt import Near
from briefings.model import BlockKind, Briefing, Spelling, Tier
from briefings.names.gazetteer import Gazetteer
from briefings.names.pairs.explain import reason
from briefings.store.protocols import Corpus, Pairs, Phrase, Plan
from briefings.watch import sentence_of

_AT_ALL = 48
"""Briefings looked into for a watch: a spelling takes a third of what is left, or its even share,
one at the least.
"""
_WRITTEN, _WRITTEN_AT_ALL = 4, 12
"""More briefings looked into where a spelling rings, for how it is mostly written; for a watch."""
_A_READ = 8
"""Briefings read at once where it is looked into many."""


@dataclass(frozen=True, slots=True)
class Told:
    """A spelling and where it was met: most of many are not told, and of those nothing is cut."""

    spelling: Spelling
    """Without its sentence, and without reasons where the watch was not met."""
    sample: Sample | None = None
    near: Near | None = None

    def whole(self) -> Spelling:
        """Give the spelling with the sentence where it stands, and with reasons."""
        if self.sample is None:
            return self.spelling
        briefing, at = self.sample.briefing, self.sample.at
        sentence, reasons = sentence_of(briefing, at.start), self.spelling.reasons
        if self.near is not None and self.sample.met is None:
            joined = self.near.sighting
            reasons = (reason(joined.link, joined.form.family, at.of(briefing.text)),)
        return self.spelling._replace(sentence=sentence, reasons=reasons)


class Looking:
    """The briefings of a library, looked into for one watch."""

    def __init__(self, corpus: Corpus, gazetteer: Gazetteer, where: Collection[BlockKind]) -> None:
        """Look for the watch of a gazetteer, which rings in the blocks of `where`."""
        self._corpus = corpus
        self._gazetteer = gazetteer
        self._where = where
        self._texts: dict[str, Briefing] = {}
        self._left = _AT_ALL
        self._spare = _WRITTEN_AT_ALL
        self.waiting = 1
        """How many spellings are still to be looked for, with the one in turn."""

    def told(
        self, plan: Plan, word: str, near: Near | None, count: int, newest: Sequence[str]
    ) -> Iterator[Told]:
        """Tell of so many briefings that answer a plan, by what is met in the newest of them."""
        before = self._left
        sample = self._sample(newest, word, plan, near)
        if sample is None:
            return
        met = sample.met
        looked = before - self._left
        # A word that only resembles rings beside the given name alone.
        may_ring = near is None or near.is_form or is_beside(plan)
        is_open = may_ring and looked < count and not (met and met.tier.joins)
        is_capital = sample.briefing.text[sample.at.start].isupper()
        if met is None and not is_open and (near is None or not is_capital):
            return
        spelling = Spelling(
            text=sample.written(near, is_full=is_beside(plan)),
            briefings=count,
            tier=met.tier if met else Tier.MAYBE if is_open else Tier.NO,
            score=met.score if met else round(near.sighting.link.score, 4) if near else 0.0,
            reasons=met.reasons if met else (),
            sentence="",
            briefing=sample.briefing.id,
            looked_into=looked,
            is_open=is_open,
            silent_in=sample.silent_in if sample.is_caught else None,
        )
        yield Told(spelling, sample, near)

    @property
    def share(self) -> int:
        """In how many briefings a spelling may be looked for.

        What is left is shared with the spellings that wait, the surest first.
        """
        return max(1, self._left // 3, self._left // self.waiting)

    def briefings(self, names: Sequence[str]) -> Iterator[Briefing]:
        """Give briefings by their ids, read some at a time: mostly the first is enough."""
        for start, end in pairwise((0, 1, 4, *range(12, len(names) + _A_READ, _A_READ))):
            some = names[start:end]
            if fresh := [one for one in some if one not in self._texts]:
                self._texts.update(self._corpus.briefings(fresh))
            yield from (self._texts[one] for one in some if one in self._texts)

    def _sample(
        self, names: Sequence[str], word: str, plan: Plan, near: Near | None
    ) -> Sample | None:
        """Look into briefings for a word; where the watch rings is taken, or is met, or the first.

        Where it rings, some more are looked into, and what is written most often is told.
        """
        met: list[Sample] = []
        for place, briefing in enumerate(self.briefings(names[: self.share])):
            self._left -= 1
            for sample in self._samples(briefing, word):
                if _rings(sample):
                    rings = [sample, *self._more(names[place + 1 :], word)]
                    written = [one.written(near, is_full=is_beside(plan)) for one in rings]
                    often = Counter(written)
                    return max(zip(rings, written, strict=True), key=lambda one: often[one[1]])[0]
                met.append(sample)
        caught = (one for one in met if one.is_caught)
        return next(caught, met[0] if met else None)

    def _more(self, names: Sequence[str], word: str) -> Iterator[Sample]:
        """Give where the watch rings in some of many briefings, the first place in each."""
        chosen = names[:: max(1, len(names) // _WRITTEN)][: min(_WRITTEN, self._spare)]
        self._spare -= len(chosen)
        for one in self.briefings(chosen):
            yield from islice(filter(_rings, self._samples(one, word)), 1)

    def _samples(self, briefing: Briefing, word: str) -> Iterator[Sample]:
        yield from samples(self._gazetteer, self._where, briefing, word)


def is_beside(plan: Plan) -> bool:
    """Whether a plan asks for a given name beside a family name."""
    return isinstance(plan, Phrase | Pairs)


def _rings(sample: Sample) -> bool:
    return sample.is_caught and sample.silent_in is None
