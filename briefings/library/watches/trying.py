"""What a name would catch if it were watched: told from the library's words, not its texts.

The index gives the words like the family name, with counts (`spelt`); of each some briefings are
looked into, for the spelling with its capitals, the sentence, and the verdict that an alert would
get. Where that ends before a verdict, the word is told as open: nothing is left out in silence.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

from briefings.intake.watches.queries import ask
from briefings.library.watches.sampling import Sample, samples
from briefings.library.watches.spelt import Lexicon, Near, nearby, soon_read
from briefings.model import Briefing, Reason, Spelling, Tier, Watch
from briefings.names.gazetteer import Gazetteer
from briefings.names.pairs.explain import reason
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import link
from briefings.names.spelling import korean
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.keys import keys, text_keys
from briefings.names.traits import is_plain
from briefings.names.watching.forms import Form
from briefings.names.watching.things import Phrase as WordByWord
from briefings.names.watching.watched import LEAST
from briefings.store.protocols import NO_LIMIT, But, Phrase, Plan, Store, Term, Words
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.watch import sentence_of

MISSES = 5
"""How many of the nearest misses are told."""

_LOOKED_INTO = 50
"""Briefings looked into for one spelling at most, newest first, until the watch is met in one."""
_LOOKED_INTO_AT_ALL = 48
"""Briefings looked into for a watch: a spelling takes a third of what is left, or its even share,
one at the least.
"""
_WRITTEN, _WRITTEN_AT_ALL = 4, 12
"""More briefings looked into where a spelling rings, for how it is mostly written; for a watch."""
_LOOSE = 60
"""Words that only resemble a family name and are looked for beside the given name, at most."""
_GIVEN = 16
"""Spellings of a given name that are looked for beside the family name, most frequent first."""
_COMPARED = 80
"""Words compared with a given name, at most, most frequent first."""
_AT_ONCE = 24
"""Briefings read at once to tell which of some words stand beside a given name."""
_RARE = 1_000
"""Briefings with a word, up to which it is asked together with others what stands beside it."""
_A_READ = 8
"""Briefings read at once where it is looked into many."""
_ENDING = 2
"""Letters at the end of a word of a thing's name that another ending may stand for."""
_BEGUN = 150
"""Words that begin as the last of a Korean name may, at most, most frequent first."""
_SOON_READ = 2_000
"""Places in the index of words read to tell whether any stands beside a given name."""
_READ = 400_000
"""Places in the index of given names read to tell what stands beside one, for all words together:
a frequent given name is asked about with few words, and the rest is told as open.
"""


def spellings_met(store: Store, scope: Sequence[str], watch: Watch) -> tuple[Spelling, ...]:
    """Give the spellings in the library that a watch would catch, then the nearest misses.

    Those caught come surest first, then the most frequent, and behind them those that are silent
    where they stand; a miss has the tier maybe or no. Last
    come those left open, most frequent first. Of a watched query its answers are told, by how
    sure they are.
    """
    if watch.query:
        return tuple(_answers_met(store, scope, watch))
    trial = _Trial(store, scope, watch)
    found = [*trial.of_phrases(), *trial.of_korean()]
    for form in trial.gazetteer.forms:
        found += trial.of_form(form)
    uncompared = trial.uncompared
    found += [
        _uncompared(one.text, uncompared.pop(one.text)) for one in found if one.text in uncompared
    ]
    told: dict[tuple[str, bool], Spelling] = {}
    for one in sorted(found, key=lambda one: (one.tier.rank, -one.briefings, one.text)):
        told.setdefault((one.text, one.tier.joins), one)
    caught = sorted(
        (one for one in told.values() if one.tier.joins), key=lambda one: not one.rings
    )
    names = {one.text for one in caught}
    missed = [one for one in told.values() if not one.tier.joins and one.text not in names]
    silent = [one for one in missed if not one.is_open]
    silent.sort(key=lambda one: (-one.score, -one.briefings, one.text))
    unsure = {one.text: one for one in missed if one.is_open}
    return (*caught, *silent[:MISSES], *_most_frequent_first(unsure, uncompared))


def _most_frequent_first(
    some: Mapping[str, Spelling], uncompared: Mapping[str, int]
) -> Iterator[Spelling]:
    """Give what is left open: some spellings, and words that were not compared."""
    counts = {**uncompared, **{text: one.briefings for text, one in some.items()}}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        yield some.get(text) or _uncompared(text, counts[text])


def _answers_met(store: Store, scope: Sequence[str], watch: Watch) -> Iterator[Spelling]:
    """Give for each tier how many briefings answer a query, with the newest where it rings."""
    (asked,) = ask(store, [watch], scope)
    ids = iter(asked.answer.ids)
    for tier, count in asked.answer.tiers:
        some = list(islice(ids, count))[:_LOOKED_INTO]
        entries = [entry for one in some if (entry := store.corpus.entry(one))]
        rings = ((entry, ring) for entry in entries if (ring := asked.ring(entry)))
        entry, ring = next(rings, (entries[0] if entries else None, None))
        hit = asked.answer.hit(entry.briefing.id) if entry else None
        if entry is None or hit is None:
            continue
        yield Spelling(
            text=watch.query,
            briefings=count,
            tier=tier if ring or not tier.joins else Tier.NO,
            score=hit.score,
            reasons=hit.reasons,
            sentence=ring.sentence if ring else hit.snippet,
            briefing=entry.briefing.id,
            looked_into=len(some),
        )


class _Called(NamedTuple):
    """The words of a library that may stand for a given name."""

    names: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def both(self) -> tuple[str, ...]:
        """Give all of them."""
        return (*self.names, *self.initials)


class _Trial:
    """One watch tried on one library."""

    def __init__(self, store: Store, scope: Sequence[str], watch: Watch) -> None:
        self.gazetteer = Gazetteer([watch])
        self._watch = watch
        self._where = watch.where
        self._store = store
        self._words = Lexicon(store.index)
        self._texts: dict[str, Briefing] = {}
        self._scope = scope
        self._is_whole = store.corpus.is_whole(scope)
        self._left = _LOOKED_INTO_AT_ALL
        self._spare = _WRITTEN_AT_ALL
        self._waiting = 1
        self._readable = _READ
        self._in_given = 0
        self.uncompared: dict[str, int] = {}
        """Words that may be the name, of too many to be compared, with their briefings."""

    def of_phrases(self) -> Iterator[Spelling]:
        """Try names that no person bears, which are met word by word."""
        for phrase in self.gazetteer.phrases:
            first, *rest = phrase.words
            behind = tuple(tuple(self._forms(phrase, word)) for word in rest)
            for word in self._forms(phrase, first):
                yield from self._of_plan(Phrase(((word,), *behind)), word)

    def _forms(self, phrase: WordByWord, word: str) -> list[str]:
        """Give a word of a phrase, and the library's words that stand for it."""
        if phrase.acronym:
            near = (term.word for key in text_keys(word) for term in self._words.near(key))
            return list(dict.fromkeys([word, *(one for one in near if phrase.has(word, one))]))
        if not phrase.of_thing:
            return [word]
        begun = self._begun([word[: max(1, len(word) - _ENDING)]])
        return list(dict.fromkeys([word, *(one for one in begun if phrase.has(word, one))]))

    def of_korean(self) -> Iterator[Spelling]:
        """Try Korean names, which are met whole, by the spelling of the last word."""
        for name in map(parse, (self._watch.name, *self._watch.aliases)):
            if not (family := korean.families(name)):
                continue
            first = korean.beginnings(name)
            for term in self._begun(first):
                if korean.same(name, parse(f"{family[0]} {term}")):
                    plan = Phrase((family, (term,)))
                    yield from self._of_plan(plan, term)
            for term in self._begun(korean.ends(name)):
                if korean.same(name, parse(f"{family[0]} {first[0]} {term}")):
                    plan = Phrase((family, first, (term,)))
                    yield from self._of_plan(plan, term)

    def _of_plan(self, plan: Plan, word: str) -> Iterator[Spelling]:
        yield from self._told(plan, word, None, *self._answers(plan))

    def _begun(self, starts: Iterable[str]) -> list[str]:
        """Give the library's words that begin so."""
        found = (term for one in starts for term in self._words.beginning(one, _BEGUN))
        return list(dict.fromkeys(term.word for term in found))

    def of_form(self, form: Form) -> Iterator[Spelling]:
        """Try one way in which the watch calls a person."""
        called = self._called(form) if form.given else _Called((), ())
        given = called.both
        if form.first:
            yield from self._of_first(form, given)
            return
        # An initial joins no word that is little like the family name.
        near, left = nearby(
            self._words, self.gazetteer, form, partial(self._is_beside, called.names)
        )
        firm = [one for one in near if one.is_form]
        loose = [one for one in near if not one.is_form]
        rare = [one.word for one in firm if one.briefings <= _RARE]
        alone = set(rare) - self._standing(given, rare)
        for place, one in enumerate(firm):
            self._waiting = len(firm) - place
            yield from self._of_word(one, () if one.word in alone else given, _LOOKED_INTO)
        # A word that is only like the family name is caught beside the given name alone.
        likest, rest = loose[:_LOOSE], [Term(one.word, one.briefings) for one in loose[_LOOSE:]]
        beside = self._standing(given, [one.word for one in likest])
        for place, one in enumerate(likest if beside else likest[: 2 * MISSES]):
            names = given if one.word in beside else ()
            yield from self._of_word(one, names, 1 if place < 2 * MISSES else 0)
        for term in (*left, *self._open_of(called.names, rest)):
            self._leave_open(term.word, term.documents)

    def _leave_open(self, word: str, briefings: int) -> None:
        self.uncompared[word] = max(briefings, self.uncompared.get(word, 0))

    def _open_of(self, names: Sequence[str], rest: Sequence[Term]) -> Sequence[Term]:
        """Give those of some words that may stand beside a given name: all, or none does."""
        counts = {term.word: term.documents for term in rest if not is_plain(term.word)}
        soon = soon_read(counts, counts, _SOON_READ)
        if self._is_beside(names, soon):
            return rest
        return [term for term in rest if term.word in counts.keys() - set(soon)] if names else ()

    def _standing(self, given: Sequence[str], words: Sequence[str]) -> set[str]:
        """Give those of some words that may stand beside a given name; no other does."""
        found: set[str] = set()
        left = list(words)
        while ids := self._ids(_beside(given, *left), _AT_ONCE):
            there = {word for one in self._briefings(ids) for word in index_words(one.text)}
            # A word inside a glued one is in the index alone.
            held = there.intersection(left) or set(left)
            found |= held
            left = [word for word in left if word not in held]
        return found

    def _of_first(self, form: Form, given: Sequence[str]) -> Iterator[Spelling]:
        """Try a family name that stands first, where it stands alone and is caught."""
        word = fold_word(form.family)
        whole, alone = Phrase(((word,), tuple(given))), Words((word,))
        count, newest = self._answers(But(alone, whole) if given else alone)
        told = self._told(alone, word, None, count, newest) if count else ()
        yield from (one for one in told if one.tier.joins and fold_word(one.text) == word)

    def _is_beside(self, given: Sequence[str], some: Sequence[str]) -> bool:
        """Whether any of some words stands beside a given name."""
        plan = _beside(given, *some)
        return plan is not None and self._count(plan, 1) > 0

    def _of_word(self, one: Near, given: Sequence[str], looked_into: int) -> Iterator[Spelling]:
        """Try a family name's spelling: beside the given name, and where it stands alone."""
        alone: Plan = Words((one.word,))
        count = one.briefings if self._is_whole else self._count(alone)
        whole = _beside(given, one.word)
        if whole and self._readable <= 0:
            if not one.is_form:
                self._leave_open(one.word, count)
                return
            whole = None
        self._readable -= self._in_given if whole else 0
        together, newest = self._answers(whole) if whole else (0, ())
        if whole and together:
            yield from self._told(whole, one.word, one, together, newest)
            count -= together
            self._readable -= self._in_given
        if count and looked_into:
            wanted = min(looked_into, self._share())
            if whole and len(newest) < together:
                some = self._ids(But(alone, whole), wanted)
            else:
                beside = set(newest)
                more = self._ids(alone, wanted + len(beside))
                some = [name for name in more if name not in beside][:wanted]
            rest: Plan = But(alone, whole) if whole and together else alone
            yield from self._told(rest, one.word, one, count, some)

    def _called(self, form: Form) -> _Called:
        """Give the library's words that may stand for a given name."""
        counts: dict[str, int] = {}
        for name in form.given:
            near = [key for key in keys(name) if not key.startswith("-")]
            terms = {term.word: term.documents for key in near for term in self._words.near(key)}
            often = sorted(terms, key=lambda word: (-terms[word], word))[:_COMPARED]
            may_be = (word for word in often if not _is_small(word))
            counts |= {word: terms[word] for word in may_be if link(name, word).score >= LEAST}
        ranked = sorted(counts, key=lambda word: (-counts[word], word))[:_GIVEN]
        initials = dict.fromkeys(fold_word(name[0]) for name in form.given)
        counts |= {term.word: term.documents for term in self._words.counted(list(initials))}
        self._in_given = sum(counts.get(word, 0) for word in {*ranked, *initials})
        return _Called(tuple(word for word in ranked if word not in initials), tuple(initials))

    def _told(
        self,
        plan: Plan,
        word: str,
        near: Near | None,
        count: int,
        newest: Sequence[str],
    ) -> Iterator[Spelling]:
        """Tell of the briefings that answer a plan, by what is met in the newest of them."""
        before = self._left
        sample = self._sample(newest, word, lambda one: one.written(plan, near))
        if sample is None:
            return
        met, written = sample.met, sample.at.of(sample.briefing.text)
        looked = before - self._left
        # A word that only resembles rings beside the given name alone.
        may_ring = near is None or near.is_form or isinstance(plan, Phrase)
        is_open = may_ring and looked < count and not (met and met.tier.joins)
        if met is None and not is_open and (near is None or not written[0].isupper()):
            return
        yield Spelling(
            text=sample.written(plan, near),
            briefings=count,
            tier=met.tier if met else Tier.MAYBE if is_open else Tier.NO,
            score=met.score if met else round(near.sighting.link.score, 4) if near else 0.0,
            reasons=met.reasons if met else _reasons(near, written),
            sentence=sentence_of(sample.briefing, sample.at.start),
            briefing=sample.briefing.id,
            looked_into=looked,
            is_open=is_open,
            silent_in=sample.silent_in if sample.is_caught else None,
        )

    def _share(self) -> int:
        """Give how many briefings a spelling may be looked for in.

        What is left is shared with the spellings that wait, the surest first.
        """
        return max(1, self._left // 3, self._left // self._waiting)

    def _sample(
        self, names: Sequence[str], word: str, written: Callable[[Sample], str]
    ) -> Sample | None:
        """Look into briefings for a word; where the watch rings is taken, or is met, or the first.

        Where it rings, some more are looked into, and what is written most often is told.
        """
        met: list[Sample] = []
        looked_at = names[: self._share()]
        for place, briefing in enumerate(self._briefings(looked_at)):
            self._left -= 1
            for sample in self._samples(briefing, word):
                if _rings(sample):
                    return self._mostly(sample, names[place + 1 :], word, written)
                met.append(sample)
        caught = (one for one in met if one.is_caught)
        return next(caught, met[0] if met else None)

    def _mostly(
        self, first: Sample, names: Sequence[str], word: str, written: Callable[[Sample], str]
    ) -> Sample:
        """Give of samples that ring, the first among them, one of what is written most often."""
        more = self._briefings(self._some(names))
        others = (filter(_rings, self._samples(one, word)) for one in more)
        rings = [first, *(one for some in others for one in islice(some, 1))]
        often = Counter(map(written, rings))
        return max(rings, key=lambda one: often[written(one)])

    def _some(self, names: Sequence[str]) -> Sequence[str]:
        """Give some briefings of many, in which it is looked how a name is mostly written."""
        chosen = names[:: max(1, len(names) // _WRITTEN)][: min(_WRITTEN, self._spare)]
        self._spare -= len(chosen)
        return chosen

    def _samples(self, briefing: Briefing, word: str) -> Iterator[Sample]:
        yield from samples(self.gazetteer, self._where, briefing, word)

    def _briefings(self, names: Sequence[str]) -> Iterator[Briefing]:
        """Give briefings by their ids, read some at a time: mostly the first is enough."""
        for start, end in pairwise((0, 1, 4, *range(12, len(names) + _A_READ, _A_READ))):
            some = names[start:end]
            if fresh := [one for one in some if one not in self._texts]:
                self._texts.update(self._store.corpus.briefings(fresh))
            yield from (self._texts[one] for one in some if one in self._texts)

    def _answers(self, plan: Plan) -> tuple[int, Sequence[str]]:
        """Give how many briefings answer a plan, and the newest of them."""
        newest = self._ids(plan, _LOOKED_INTO)
        # Counted apart only where there are more: both read what stands beside the given name.
        return (self._count(plan) if len(newest) == _LOOKED_INTO else len(newest)), newest

    def _ids(self, plan: Plan | None, limit: int) -> Sequence[str]:
        """Give the newest briefings in scope that answer a plan."""
        if plan is None:
            return ()
        if self._is_whole:
            return self._store.index.latest(plan, limit)
        ids = self._store.index.find(plan, limit=NO_LIMIT)
        return [line.id for line in self._store.corpus.lines_of(self._scope, ids)][:limit]

    def _count(self, plan: Plan, limit: int = NO_LIMIT) -> int:
        """Give how many briefings in scope answer a plan, no further than to a limit."""
        if self._is_whole:
            return self._store.index.count(plan, limit)
        return len(self._ids(plan, limit))


def _rings(sample: Sample) -> bool:
    return sample.is_caught and sample.silent_in is None


def _is_small(word: str) -> bool:
    """Whether a folded word is rather one of any sentence than a given name: `any`, of `Anna`."""
    return is_plain(word) and not is_listed(word)


def _beside(given: Sequence[str], *family: str) -> Plan | None:
    """Give the plan of a given name or initial right before a family name, or behind it."""
    if not given or not family:
        return None
    return Phrase((tuple(given), family))


def _reasons(near: Near | None, written: str) -> tuple[Reason, ...]:
    if near is None:
        return ()
    return (reason(near.sighting.link, near.sighting.form.family, written),)


def _uncompared(word: str, briefings: int) -> Spelling:
    """Give a word that may be the name, and was one of too many to be compared."""
    return Spelling(
        text=word,
        briefings=briefings,
        tier=Tier.MAYBE,
        score=0.0,
        reasons=(),
        sentence="",
        briefing="",
        looked_into=0,
        is_open=True,
    )
