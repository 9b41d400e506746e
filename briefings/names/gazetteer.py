"""All watched names in a text at once.

A capitalised word is looked up by its keys, once for all texts that hold it; what stands beside
it decides whether it is the watched person: a matching given name or initial needs little else,
another given name turns the watch off, and a family name alone is sure only where the full name
stands in the same briefing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from briefings.model import Briefing, Reason, ReasonKind, Span, Tier, Watch
from briefings.names.compare import compare, is_called_so
from briefings.names.context import (
    Text,
    cases_of,
    distinct_words_of,
    places_of,
    spoken,
    text_of,
)
from briefings.names.lists import word_lists
from briefings.names.pairs.explain import plain_reason
from briefings.names.pairs.parse import parse
from briefings.names.spelling import syllables
from briefings.names.traits import NAMED, Trait
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.forms import Form
from briefings.names.watching.held import is_office_or_where
from briefings.names.watching.judging import proves, reasons_of, tier_of
from briefings.names.watching.namesakes import NOBODY, Namesakes, namesakes
from briefings.names.watching.sharing import sharing
from briefings.names.watching.sighting import Sighting
from briefings.names.watching.small import (
    has_article_before,
    is_all_small,
    is_in_address,
    raised,
    small_lines,
    tells_alone,
    tied_before,
    with_handles,
    with_pairs,
)
from briefings.names.watching.struck import struck
from briefings.names.watching.things import Phrase, span_of, stands, why_stands
from briefings.names.watching.watched import Watched
from briefings.names.watching.weighing import weighed
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.language import UNKNOWN
from briefings.text.segment import words_written


class Found(NamedTuple):
    """A watched name met in a briefing."""

    span: Span
    """Exactly the name: no role, title, possessive or glued word."""
    watch: Watch
    tier: Tier
    score: float
    reasons: tuple[Reason, ...]
    """What joins the watched name to the words of the text."""


class Gazetteer:
    """Compiled watches: made once, used for every briefing."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        self.watches = tuple(watches)
        self._watched = Watched(self.watches)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Give every way in which the watches call a person."""
        return tuple(self._watched.forms)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Give the watched names that no person bears."""
        return self._watched.phrases.all

    def look_up(self, word: str) -> tuple[Sighting, ...]:
        """Give the watched names that a word may be a spelling of, the surest first."""
        return self._watched.look_up(word)

    def find(self, briefing: Briefing) -> tuple[Found, ...]:
        """Give every watched name of a briefing in text order.

        Spans never overlap, except that several watches may meet at the same span. Found names
        of tier `maybe` resemble a watched one; they never ring. Most texts name nobody who is
        watched, which their words tell before it is asked what stands beside them.
        """
        text, cut = briefing.text, words_written(briefing.text)
        language, distinct = spoken(briefing.language, cut), distinct_words_of(text)
        words = self._watched.telling(cut, distinct, cases_of(language))
        found = self._found(text_of(text, language), words) if words else ()
        return self._with_small(found, text, distinct, language)

    def may_name(self, text: str, language: str = UNKNOWN) -> bool:
        """Whether any word of a text may be of a watched name: a tenth of the work of `find`."""
        cut, distinct = words_written(text), distinct_words_of(text)
        words = self._watched.telling(cut, distinct, cases_of(spoken(language, cut)))
        return bool(words) or any(self._raised(text, distinct))

    def find_in(self, text: Text) -> tuple[Found, ...]:
        """Give what `find` does of a text that is cut already."""
        words = self._watched.telling(text.spelt, text.distinct, text.cases)
        found = self._found(text, words) if words else ()
        return self._with_small(found, text.text, text.distinct, text.language)

    def _with_small(
        self, found: tuple[Found, ...], text: str, words: Set[str], language: str
    ) -> tuple[Found, ...]:
        """Add full names in small letters; `words` are those of the text."""
        more = [
            told
            for start, line in self._raised(text, words)
            for one in self._found_in_line(Text(line, language))
            if (told := _in_small_letters(one, line, start, text))
        ]
        return tuple(_without_overlaps([*found, *more])) if more else found

    def _found_in_line(self, line: Text) -> tuple[Found, ...]:
        return self._found(line, self._watched.telling(line.spelt, line.distinct))

    def _raised(self, text: str, words: Set[str]) -> Iterator[tuple[int, str]]:
        """Give lines that may write two words of a watch in small letters, with capitals there."""
        if not self.watches:
            return
        for start, line in small_lines(text):
            cut = raised(line, lambda word: bool(self._watched.named({word})))
            if cut != line:
                yield start, cut
        if not self._watched.pairs.keys().isdisjoint(words):
            yield from with_pairs(text, self._watched.pairs)
        if not self._watched.handles.keys().isdisjoint(words):
            yield from with_handles(text, self._watched.handles)

    def _found(self, text: Text, words: Set[str]) -> tuple[Found, ...]:
        """Find names where one of the words stands that may be of one."""
        met = places_of(text.spelt, words)
        candidates = list(self._candidates(text, met))
        wholes = [*self._phrases(text, met), *self._of_syllables(text, met)]
        proven = _proven_by(text, met, wholes) if wholes else {}
        open_ = [(c.sighting.form.watch, c) for c in candidates if not c.blocked]
        for watch, one in open_:
            if proves(one):
                proven.setdefault(watch, set()).add(one.written)
        named = {watch for watch, c in open_ if c.has_other_given or c.is_shared}
        strangers = [c for c in candidates if c.blocked and c.form.watch not in named]
        spouses: dict[int, set[str]] = {}
        for one in strangers:
            if one.of_other_sex:
                spouses.setdefault(one.form.watch, set()).add(one.written)
        others = namesakes(text, (c for c in strangers if not c.of_other_sex))
        judged = [
            self._judged(text, c, proven.get(watch, ()), others.get(watch, NOBODY))
            for watch, c in open_
            if not (watch in spouses and _is_in_case_as(c, spouses[watch]))
        ]
        found = [one for one in judged if one is not None]
        found += [whole for _, whole in wholes]
        return tuple(_without_overlaps(found))

    def _candidates(self, text: Text, met: Sequence[int]) -> Iterator[Candidate]:
        # A given name that is watched tells of the word behind it too.
        for at in sorted({*met, *(at + 1 for at in met)}):
            if not text.has(at, NAMED):
                continue
            for one in weighed(text, at, self._sightings(text, at)):
                excluded = self.watches[one.sighting.form.watch].excluded
                somebody = struck(text, at, one, excluded) if excluded else None
                if somebody is None:
                    yield one
                    if one.blocked and (other := sharing(text, one)):
                        yield other
                elif " " in somebody:
                    # Somebody else in full: as with another given name, the family name is theirs.
                    yield one._replace(blocked=True)

    def _sightings(self, text: Text, at: int) -> Sequence[Sighting]:
        """Give the watches a word may meet: by itself, or behind a watched given name."""
        word = text.words[at]
        found = self._watched.look_up(word, text.cases)
        if text.takes_s and (cased := {one.form for one in found if one.has_s(word)}):
            found = tuple(one for one in found if one.has_s(word) or one.form not in cased)
        if not text.has(at - 1, Trait.CAPITAL) or not text.linked(at - 1):
            return found
        given, any_case = text.words[at - 1], text.language == UNKNOWN
        more = self._watched.look_up_behind(given, word, any_case=any_case)
        known = {one.form for one in found} if more else set()
        return (*found, *(one for one in more if one.form not in known)) if more else found

    def _judged(
        self, text: Text, candidate: Candidate, proven: Collection[str], others: Namesakes
    ) -> Found | None:
        """Give a candidate its tier; `proven` are family names that stand there in full.

        `others` are those of other people. Where both stand, a family name alone that is written
        as theirs is, and not as the watched one's, may be either's: `Karpova`, of Karpov.
        """
        tier = tier_of(candidate, proven)
        if tier is Tier.NO:
            return None
        form, score = candidate.sighting.form, candidate.sighting.link.score
        is_bare = not candidate.full or not (form.given or candidate.has_other_given)
        may_be = tier is Tier.LIKELY or (tier.joins and not form.given)
        if is_bare and may_be and not proven and others.may_be_meant(text, candidate):
            tier = Tier.MAYBE
        elif is_bare and tier is Tier.SURE and candidate.written in others.written - set(proven):
            tier = Tier.LIKELY
        reasons = reasons_of(candidate)
        if not candidate.full and tier is not Tier.SURE:
            alone = plain_reason(ReasonKind.SURNAME_ONLY, form.name, form.family)
            reasons = (*reasons, alone)
        watch = self.watches[form.watch]
        return Found(candidate.span, watch, tier, round(_WEIGHTS[tier] * score, 4), reasons)

    def _phrases(self, text: Text, met: Sequence[int]) -> Iterator[tuple[int, Found]]:
        """Find names that no person bears, word by word, each with its watch's place."""
        known = self._watched.phrases
        for at in met if known else ():
            for phrase in known.begun_by(text.words[at]):
                tier, excluded = stands(text, at, phrase), self.watches[phrase.watch].excluded
                if tier.joins and not _is_within(text, at, phrase, excluded):
                    span = span_of(text, at, phrase)
                    why = why_stands(phrase, tier, span.of(text.text))
                    told = Tier.SURE if phrase.instead and tier is Tier.EXACT else tier
                    watch = self.watches[phrase.watch]
                    yield phrase.watch, Found(span, watch, told, _WEIGHTS[told], why)

    def _of_syllables(self, text: Text, met: Sequence[int]) -> Iterator[tuple[int, Found]]:
        """Find Korean and Chinese names whole, with their watches' places: no word does."""
        for at in met:
            for place, name in self._watched.of_syllables(text.words[at]):
                watch, span = self.watches[place], _span_of_syllables(text, at, name)
                written = span.of(text.text) if span else ""
                if span and not any(is_called_so(one, written) for one in watch.excluded):
                    match = compare(name, written)
                    is_exact = index_words(name) == index_words(written)
                    tier = Tier.EXACT if is_exact else match.tier
                    yield place, Found(span, watch, tier, match.score, match.reasons)


def _in_small_letters(found: Found, line: str, start: int, text: str) -> Found | None:
    """Give a name of a raised line as the text has it; None where it may be any words."""
    kinds, written = {one.kind for one in found.reasons}, found.span.of(line)
    is_whole = " " in written or not kinds.isdisjoint(_WHOLE)
    is_full = is_whole and not kinds & _IN_PART
    # `will young` asks more often than it names.
    is_said = written.split()[0].lower() in word_lists("cues")["plain"]
    if not found.tier.joins or is_said:
        return None
    span = Span(found.span.start + start, found.span.end + start)
    if is_in_address(text, span.start):
        return None
    if not is_full and not (
        kinds <= _ALONE
        and tells_alone(written)
        and is_all_small(text)
        and not has_article_before(text, span.start)
        and not _is_tied_to_other(found, text, span)
    ):
        return None
    told = (one._replace(right=one.right.lower()) for one in found.reasons)
    is_tied = " " in written and not _TIES.isdisjoint(span.of(text))
    kind = ReasonKind.JOINED if is_tied else ReasonKind.SMALL_LETTERS
    small = plain_reason(kind, written, span.of(text))
    score = min(found.score, _WEIGHTS[Tier.LIKELY])
    return Found(span, found.watch, Tier.LIKELY, score, (*told, small))


def _is_tied_to_other(found: Found, text: str, span: Span) -> bool:
    """Whether a family name alone is of another's handle or address: `ann.doe@x.org`."""
    before = tied_before(text, span)
    if not before or ReasonKind.SURNAME_ONLY not in {one.kind for one in found.reasons}:
        return False
    called = next(one.left for one in found.reasons if one.kind is ReasonKind.SURNAME_ONLY)
    given = f"{before}." if len(before) == 1 else before
    return not compare(called, f"{given} {span.of(text)}".title()).tier.joins


_WHOLE = frozenset({ReasonKind.SHARED, ReasonKind.GLUED})
_TIES = frozenset("_.")
_IN_PART = frozenset({ReasonKind.INITIAL, ReasonKind.SURNAME_ONLY})
_ALONE = frozenset({ReasonKind.EXACT, ReasonKind.POSSESSIVE, ReasonKind.SURNAME_ONLY})


def _proven_by(
    text: Text, met: Sequence[int], wholes: Sequence[tuple[int, Found]]
) -> dict[int, set[str]]:
    """Give by watch the family names that stand first in names met whole, and nobody else's.

    Somebody else's stands before another word with a capital: `Kim Yo-jong`, of Kim Jong-un. A
    name of two letters may be any word: `Oh`.
    """
    begun = {bisect_left(text.starts, whole.span.start): place for place, whole in wholes}
    others = {
        text.words[at]
        for at in met
        if at not in begun and text.linked(at) and text.has(at + 1, Trait.CAPITAL)
    }
    proven: dict[int, set[str]] = {}
    for at, place in begun.items():
        family = text.words[at]
        if len(family) >= _LEAST_FIRST and family not in others:
            proven.setdefault(place, set()).add(family)
    return proven


_LEAST_FIRST = 3


def _span_of_syllables(text: Text, at: int, name: str) -> Span | None:
    """Give where a name of syllables stands whose family name is at a place; else nothing."""
    for behind in (at + 3, at + 2):
        is_run = behind <= len(text) and all(map(text.linked, range(at, behind - 1)))
        is_named = text.has(at, Trait.CAPITAL) and text.has(at + 1, Trait.CAPITAL)
        if is_run and is_named and not _are_small_words(text, range(at, behind)):
            span = Span(text.starts[at], text.end(behind - 1))
            if syllables.same(parse(name), parse(span.of(text.text))):
                return span
    return None


def _are_small_words(text: Text, places: range) -> bool:
    """Whether a letter that may be a syllable is rather a word: `ВАН И МА`, `Wang I met`.

    In capitals any letter is, if not behind an office, and so is one behind plain Latin letters,
    but in the languages that write a syllable so.
    """
    words = [text.words[at] for at in places]
    if min(map(len, words)) > 1:
        return False
    is_shouted = any(text.has(at, Trait.UPPER) for at in places)
    is_shouted = is_shouted and not is_office_or_where(text, places[0] - 1)
    is_plain = all(map(str.isascii, words)) and text.language not in _OF_ONE_LETTER
    return is_shouted or is_plain


_OF_ONE_LETTER = frozenset({"cs", "sk"})
"""Languages that write a Chinese syllable with one Latin letter: `Wang I`."""

_WEIGHTS = {Tier.EXACT: 1.0, Tier.SURE: 0.97, Tier.LIKELY: 0.8, Tier.MAYBE: 0.5}


@lru_cache(maxsize=2)
def gazetteer_of(watches: tuple[Watch, ...]) -> Gazetteer:
    """Give the gazetteer of some watches; of those last asked for, the same.

    Most of a text's words it has looked up before: one that is new takes them longer.
    """
    return Gazetteer(watches)


def _is_in_case_as(one: Candidate, spouses: Collection[str]) -> bool:
    """Whether a family name alone is what somebody of the other sex bears, and else a case.

    `Mrs. Trump` says nothing of `Trump`; the singer `Karpova` does of `Karpova`, of Karpov.
    """
    is_alone = one.given is None and not one.whole and one.written in spouses
    return is_alone and one.sighting.link.kind is ReasonKind.ENDING


def _is_within(text: Text, at: int, phrase: Phrase, excluded: Collection[str]) -> bool:
    """Whether the words of a phrase are some of a name that its watch must not ring for."""
    size = len(phrase.words)
    for words in map(index_words, excluded):
        for first in range(max(0, at + size - len(words)), at + 1):
            there = text.spelt[first : first + len(words)]
            if len(words) >= size and list(map(fold_word, there)) == words:
                return True
    return False


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Keep, of names that overlap, the longest, then the surest; equal spans stay together."""
    best = sorted(
        found,
        key=lambda f: (
            f.tier is Tier.MAYBE,
            f.span.start - f.span.end,
            f.tier.rank,
            f.span.start,
        ),
    )
    kept: dict[tuple[int, str, str], Found] = {}
    spans: list[tuple[int, int]] = []
    for one in best:
        span = start, end = one.span.start, one.span.end
        place = bisect_left(spans, span)
        if span not in spans[place : place + 1]:
            beside = spans[max(0, place - 1) : place + 1]
            if any(begin < end and start < behind for begin, behind in beside):
                continue
            spans.insert(place, span)
        kept.setdefault((start, one.watch.watchlist, one.watch.name), one)
    return sorted(kept.values(), key=lambda f: (f.span.start, f.tier.rank, f.watch.watchlist))
