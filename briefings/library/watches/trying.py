"""What a name would catch if it were watched: told from the library's words, not its texts.

The index gives the words like the family name, with counts (`spelt`); of each some briefings are
looked into, for the spelling with its capitals, the sentence, and the verdict that an alert would
get. Where that ends before a verdict, the word is told as open: nothing is left out in silence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from briefings.intake.watches.queries import ask
from briefings.library.watches.asking import NEWEST, Asking
from briefings.library.watches.beside import Beside
from briefings.library.watches.looking import Looking, Told
from briefings.library.watches.spelt import Lexicon, Near, nearby
from briefings.model import Spelling, Tier, Watch
from briefings.names.gazetteer import Gazetteer
from briefings.names.pairs.parse import parse
from briefings.names.spelling import syllables
from briefings.names.spelling.keys import text_keys
from briefings.names.watching.forms import Form
from briefings.names.watching.things import Phrase as WordByWord
from briefings.store.protocols import AnyOf, But, Phrase, Plan, Store, Term, Words
from briefings.text.fold import fold_word

MISSES = 5
"""How many of the nearest misses are told."""

_LOOSE = 60
"""Words that only resemble a family name and are looked for beside the given name, at most."""
_RARE = 1_000
"""Briefings with a word, up to which it is asked together with others what stands beside it."""
_ENDING = 2
"""Letters at the end of a word of a thing's name that another ending may stand for."""
_BEGUN = 150
"""Words that begin as the last of a Korean or Chinese name may, at most, most frequent first."""


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
    found = [*trial.of_phrases(), *trial.of_syllables()]
    for form in trial.gazetteer.forms:
        found += trial.of_form(form)
    written = {one.spelling.text for one in found}
    uncompared = trial.uncompared
    met_too = written & uncompared.keys()
    found += [Told(_uncompared(text, uncompared.pop(text))) for text in sorted(met_too)]
    told: dict[tuple[str, bool], Told] = {}
    for one in sorted(found, key=_by_tier):
        told.setdefault((one.spelling.text, one.spelling.tier.joins), one)
    joined = (one for one in told.values() if one.spelling.tier.joins)
    caught = sorted(joined, key=lambda one: not one.spelling.rings)
    names = {one.spelling.text for one in caught}
    missed = [
        one
        for one in told.values()
        if not one.spelling.tier.joins and one.spelling.text not in names
    ]
    silent = sorted((one for one in missed if not one.spelling.is_open), key=_by_nearness)
    sure = [one.whole() for one in (*caught, *silent[:MISSES])]
    unsure = [one.whole() for one in missed if one.spelling.is_open]
    return (*sure, *_most_frequent_first(unsure, uncompared))


def _by_tier(one: Told) -> tuple[int, int, str]:
    return one.spelling.tier.rank, -one.spelling.briefings, one.spelling.text


def _by_nearness(one: Told) -> tuple[int, float, int, str]:
    spelling = one.spelling
    return spelling.tier.rank, -spelling.score, -spelling.briefings, spelling.text


def _most_frequent_first(
    some: Iterable[Spelling], uncompared: Mapping[str, int]
) -> Iterator[Spelling]:
    """Give what is left open: some spellings, and words that were not compared."""
    met = {one.text: one for one in some}
    counts = [(-count, text) for text, count in uncompared.items()]
    counts += [(-one.briefings, text) for text, one in met.items()]
    for count, text in sorted(counts):
        yield met[text] if text in met else _uncompared(text, -count)


def _answers_met(store: Store, scope: Sequence[str], watch: Watch) -> Iterator[Spelling]:
    """Give for each tier how many briefings answer a query, with the newest where it rings."""
    (asked,) = ask(store, [watch], scope)
    ids = iter(asked.answer.ids)
    for tier, count in asked.answer.tiers:
        some = list(islice(ids, count))[:NEWEST]
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


class _Trial:
    """One watch tried on one library."""

    def __init__(self, store: Store, scope: Sequence[str], watch: Watch) -> None:
        self.gazetteer = Gazetteer([watch])
        self._watch = watch
        self._words = Lexicon(store.index)
        self._asking = Asking(store, scope)
        self._looking = Looking(store.corpus, self.gazetteer, watch.where)
        self.uncompared: dict[str, int] = {}
        """Words that may be the name, of too many to be compared, with their briefings."""

    def of_phrases(self) -> Iterator[Told]:
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

    def of_syllables(self) -> Iterator[Told]:
        """Try Korean and Chinese names, which are met whole, by the spelling of the last word."""
        for name in map(parse, (self._watch.name, *self._watch.aliases)):
            if not (family := syllables.families(name)):
                continue
            first = syllables.beginnings(name)
            for term in self._begun(syllables.given(name)):
                if any(syllables.same(name, parse(f"{one} {term}")) for one in family):
                    yield from self._of_plan(Phrase((family, (term,))), term)
            begun = [f"{one} {given}" for one in family for given in first]
            for term in self._begun(syllables.ends(name)):
                if any(syllables.same(name, parse(f"{one} {term}")) for one in begun):
                    yield from self._of_plan(Phrase((family, first, (term,))), term)

    def _of_plan(self, plan: Plan, word: str) -> Iterator[Told]:
        yield from self._looking.told(plan, word, None, *self._asking.answers(plan))

    def _begun(self, starts: Iterable[str]) -> list[str]:
        """Give the library's words that begin so."""
        found = (term for one in starts for term in self._words.beginning(one, _BEGUN))
        return list(dict.fromkeys(term.word for term in found))

    def of_form(self, form: Form) -> Iterator[Told]:
        """Try one way in which the watch calls a person."""
        beside = Beside(form, self._words, self._asking, self._looking)
        if form.first:
            yield from self._of_first(form, beside)
            return
        near, left = nearby(self._words, self.gazetteer, form, beside)
        firm = [one for one in near if one.is_form]
        loose = [one for one in near if not one.is_form]
        rare = [one.word for one in firm if one.briefings <= _RARE]
        alone = set(rare) - beside.standing(rare)
        for place, one in enumerate(firm):
            self._looking.waiting = len(firm) - place
            before = () if one.word in alone else beside.before(one.word)
            yield from self._of_word(one, before, NEWEST)
        # A word that is only like the family name is caught beside the given name alone.
        told = [one for one in loose[_LOOSE:] if beside.is_told(one.word)]
        standing = beside.standing(one.word for one in (*loose[:_LOOSE], *told))
        for place, one in enumerate((*loose[:_LOOSE], *told)):
            before = beside.before(one.word) if one.word in standing else ()
            if before or place < 2 * MISSES:
                yield from self._of_word(one, before, 1 if place < 2 * MISSES else 0)
        rest = [one for one in loose[_LOOSE:] if not beside.is_told(one.word)]
        for term in (*left, *(Term(one.word, one.briefings) for one in rest)):
            most = max(term.documents, self.uncompared.get(term.word, 0))
            self.uncompared[term.word] = most

    def _of_first(self, form: Form, beside: Beside) -> Iterator[Told]:
        """Try a family name that stands first, where it stands alone and is caught."""
        word = fold_word(form.family)
        whole, alone = beside.behind(word), Words((word,))
        count, newest = self._asking.answers(But(alone, whole) if whole else alone)
        told = self._looking.told(alone, word, None, count, newest) if count else ()
        for one in told:
            if one.spelling.tier.joins and fold_word(one.spelling.text) == word:
                yield one

    def _of_word(
        self, one: Near, before: Sequence[tuple[Plan, int | None]], looked_into: int
    ) -> Iterator[Told]:
        """Try a family name's spelling: behind each given name, and where it stands alone."""
        alone: Plan = Words((one.word,))
        met = []
        for plan, known in before:
            together, newest = self._asking.answers(plan, known)
            if together:
                met.append((plan, together))
                yield from self._looking.told(plan, one.word, one, together, newest)
        count = one.briefings if self._asking.is_whole else self._asking.count(alone)
        if met:
            whole = AnyOf(tuple(plan for plan, _ in met))
            count -= self._asking.count(whole) if len(met) > 1 else met[0][1]
            alone = But(alone, whole)
        if count and looked_into:
            some = self._asking.ids(alone, min(looked_into, self._looking.share))
            yield from self._looking.told(alone, one.word, one, count, some)


def _uncompared(word: str, briefings: int) -> Spelling:
    """Give a word that may be the name, and was one of too many to be compared."""
    return Spelling(word, briefings, Tier.MAYBE, 0.0, (), "", "", 0, is_open=True)
