"""All watched names in a text at once.

A capitalised word is looked up by its keys, once for all texts that hold it; what stands beside
it decides whether it is the watched person: a matching given name or initial needs little else,
another given name turns the watch off, and a family name alone is sure only where the full name
stands in the same briefing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.model import Briefing, Reason, ReasonKind, Span, Tier, Watch
from briefings.names.compare import compare
from briefings.names.context import NAMELESS, Text, Trait, bare, text_of
from briefings.names.explain import plain_reason, reason
from briefings.names.extent import extent
from briefings.names.readings import equal, readings
from briefings.names.watched import STRONG, Form, Phrase, Sighting, Watched
from briefings.names.words import link
from briefings.text.fold import fold_word

INFLECTING = frozenset(
    {
        "uk", "ru", "be", "bg", "mk", "sr", "hr", "bs", "sl", "cs", "sk", "pl",
        "lt", "lv", "et", "fi", "hu", "la", "unknown",
    }
)  # fmt: skip
"""Languages that put endings to names; of a text too short to tell anything may be true."""

_GIVEN_LEAST = 0.75
_BESIDE_GIVEN = 0.55
_ALONE_LEAST = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A watched name met in a briefing."""

    span: Span
    """Exactly the name: no role, title, possessive or glued word."""
    watch: Watch
    tier: Tier
    score: float
    reasons: tuple[Reason, ...]
    """What joins the watched name to the words of the text."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sighting with what stands beside it."""

    sighting: Sighting
    written: str
    """The family name as the text has it."""
    span: Span
    given: Reason | None
    """What joins a given name or initial, where one matches."""
    exact_given: bool
    extra: tuple[Reason, ...]
    """Reasons that concern the words around the name."""
    blocked: bool
    """Whether another given name stands there: another person of that family name."""

    @property
    def form(self) -> Form:
        return self.sighting.form

    @property
    def full(self) -> bool:
        """Whether the full watched name stands here."""
        return not self.form.given or self.given is not None


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
        return tuple(one for some in self._watched.phrases.values() for one in some)

    def look_up(self, word: str) -> tuple[Sighting, ...]:
        """Give the watched names that a word may be a spelling of, the surest first."""
        return self._watched.look_up(word)

    def find(self, briefing: Briefing) -> tuple[Found, ...]:
        """Give every watched name of a briefing in text order.

        Spans never overlap, except that several watches may meet at the same span. Found names
        of tier `maybe` resemble a watched one; they never ring.
        """
        text = text_of(briefing.text, briefing.language)
        inflects = briefing.language in INFLECTING
        candidates = list(self._candidates(text, inflects))
        full = {c.form.watch for c in candidates if _proves(c)}
        others = {c.form.watch for c in candidates if c.blocked} - full
        judged = (
            self._judged(c, full_stands=c.form.watch in full, others_stand=c.form.watch in others)
            for c in candidates
            if not c.blocked
        )
        found = [one for one in judged if one is not None]
        found += self._phrases(text)
        return tuple(_without_overlaps(found))

    def _candidates(self, text: Text, inflects: bool) -> Iterator[_Candidate]:
        for at, found in enumerate(text.bare):
            if not found.traits & (Trait.CAPITAL | Trait.INNER):
                continue
            for sighting in self._watched.look_up(found.text):
                candidate = self._beside(text, at, sighting, inflects)
                if candidate is not None and not self._excluded(text, candidate):
                    yield candidate

    def _beside(
        self, text: Text, at: int, sighting: Sighting, inflects: bool
    ) -> _Candidate | None:
        """Weigh a sighting against the words beside it; None where they speak against it."""
        ending = sighting.link.kind is ReasonKind.ENDING
        if ending and not inflects:
            return None
        whole = sighting.end - sighting.begin == len(text.bare[at].text)
        first, behind = extent(text, at) if sighting.begin == 0 else (at, at + 1)
        start = text.words[first].start if first < at else text.words[at].start + sighting.begin
        end = text.end(behind - 1) if behind > at + 1 else text.words[at].start + sighting.end
        others = [place for place in range(first, behind) if place != at]
        given, exact, blocked = _given_reason(text, sighting.form, others)
        if not others and _speaks_against(text, at, sighting):
            return None
        if sighting.loose and not others and text.bare[at].text[: sighting.end] not in text.forms:
            return None
        extra = _extra(text, at, sighting, whole=whole, turned=behind > at + 1)
        written = text.bare[at].text[sighting.begin : sighting.end]
        return _Candidate(sighting, written, Span(start, end), given, exact, extra, blocked)

    def _excluded(self, text: Text, candidate: _Candidate) -> bool:
        """Whether the words are rather one of the names the watch must not ring for."""
        watch = self.watches[candidate.form.watch]
        if not watch.excluded:
            return False
        written = candidate.span.of(text.text)
        family = written.split()[-1]
        ours = candidate.sighting.link.score
        return any(
            link(name, family).score >= max(ours, STRONG)
            if " " not in name.strip()
            else compare(name, written).tier.joins
            for name in watch.excluded
        )

    def _judged(
        self, candidate: _Candidate, *, full_stands: bool, others_stand: bool
    ) -> Found | None:
        """Give a candidate its tier."""
        score = candidate.sighting.link.score
        tier = _tier(candidate, full_stands)
        if tier is Tier.LIKELY and others_stand and not candidate.full:
            tier = Tier.MAYBE
        if tier is Tier.NO:
            return None
        weight = {Tier.EXACT: 1.0, Tier.SURE: 0.97, Tier.LIKELY: 0.8}.get(tier, 0.5)
        reasons = _reasons(candidate)
        if not candidate.full and tier is not Tier.SURE:
            alone = plain_reason(
                ReasonKind.SURNAME_ONLY, candidate.form.name, candidate.form.family
            )
            reasons = (*reasons, alone)
        watch = self.watches[candidate.form.watch]
        return Found(candidate.span, watch, tier, round(weight * score, 4), reasons)

    def _phrases(self, text: Text) -> Iterator[Found]:
        """Find names that no person bears, word by word."""
        if not self._watched.phrases:
            return
        for at in range(len(text.words)):
            for phrase in self._watched.phrases.get(fold_word(text.words[at].text), ()):
                if _phrase_stands(text, at, phrase):
                    last = at + len(phrase.words) - 1
                    span = Span(text.words[at].start, text.end(last))
                    same = plain_reason(ReasonKind.EXACT, phrase.name, span.of(text.text))
                    yield Found(span, self.watches[phrase.watch], Tier.EXACT, 1.0, (same,))


def _phrase_stands(text: Text, at: int, phrase: Phrase) -> bool:
    if phrase.acronym:
        return text.bare[at].text.isupper()
    ends = at + len(phrase.words)
    return ends <= len(text.words) and all(
        fold_word(text.words[at + step].text) == word for step, word in enumerate(phrase.words)
    )


def _given_reason(
    text: Text, form: Form, others: Sequence[int]
) -> tuple[Reason | None, bool, bool]:
    """Match the words beside a family name with the watched given names.

    Gives the reason, whether the letters are the same, and whether another given name stands
    there, which speaks against the watch.
    """
    if not form.given:
        return None, True, False
    other = False
    for place in others:
        written = text.bare[place].text
        if text.has(place, Trait.PARTICLE) and not text.has(place, Trait.CAPITAL):
            continue
        for given in form.given:
            if min(len(written), len(given)) == 1:
                if _same_initial(written, given):
                    return plain_reason(ReasonKind.INITIAL, given, written), False, False
                continue
            joined = link(given, written)
            if joined.score >= (_GIVEN_LEAST if len(given) > 4 else STRONG):
                exact = joined.kind is ReasonKind.EXACT
                return reason(joined, given, written), exact, False
        other = True
    return None, False, other


def _same_initial(a: str, b: str) -> bool:
    if a[0].casefold() == b[0].casefold():
        return True
    return bool({equal(r)[:1] for r in readings(a)} & {equal(r)[:1] for r in readings(b)})


def _speaks_against(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a family name alone is rather something else: a firm, a given name, a word."""
    folded = text.folded(at)
    if text.begins(at) and (folded in text.small or text.has(at, Trait.PLAIN)):
        return True
    if text.gap(at) not in {" ", "\u00a0"} or not text.has(at + 1, Trait.CAPITAL):
        return False
    if text.has(at + 1, Trait.THING):
        return not text.begins(at + 1)
    unknown = not text.has(at + 1, NAMELESS | Trait.UPPER)
    return unknown and text.has(at, Trait.GIVEN) and bool(sighting.form.given)


def _extra(
    text: Text, at: int, sighting: Sighting, *, whole: bool, turned: bool
) -> tuple[Reason, ...]:
    word = text.bare[at].text
    name = word[sighting.begin : sighting.end]
    found = []
    if not whole:
        rest = word[: sighting.begin] or word[sighting.end :]
        found.append(Reason(ReasonKind.GLUED, name, word, f'"{rest}" is glued to the name'))
    elif text.words[at].text != word:
        found.append(plain_reason(ReasonKind.POSSESSIVE, name, text.words[at].text))
    if turned:
        found.append(plain_reason(ReasonKind.ORDER, sighting.form.name, name))
    return tuple(found)


def _proves(candidate: _Candidate) -> bool:
    """Whether a candidate is the full watched name, beyond doubt."""
    given, likeness = candidate.given, candidate.sighting.link.score
    return given is not None and likeness >= (
        STRONG if given.kind is ReasonKind.INITIAL else _BESIDE_GIVEN
    )


def _tier(candidate: _Candidate, full_stands: bool) -> Tier:
    joined = candidate.sighting.link
    strong = joined.score >= STRONG and joined.kind not in {
        ReasonKind.SPELLING,
        ReasonKind.GIVEN_NAME,
    }
    if not strong:
        return _tier_of_resemblance(candidate)
    if candidate.full:
        same = joined.kind is ReasonKind.EXACT and candidate.exact_given and not candidate.extra
        return Tier.EXACT if same else Tier.SURE
    if full_stands:
        return Tier.SURE
    return Tier.LIKELY if _tells_enough(candidate) else Tier.MAYBE


def _tells_enough(candidate: _Candidate) -> bool:
    """Whether a family name alone, nowhere in full in the briefing, may be the watched one's.

    A short one, a place's, a given name, or a form that another reading alone joins may not.
    """
    family, joined = candidate.form.family, candidate.sighting.link
    size = len(family)
    least = 0.94 if size > 4 else 0.96
    if joined.kind is ReasonKind.ENDING and len(joined.left) < 4:
        return False
    if bare(family).traits & (Trait.PLACE | Trait.GIVEN | Trait.PEOPLE | Trait.PLAIN):
        return False
    return size > 3 and joined.score >= least


def _tier_of_resemblance(candidate: _Candidate) -> Tier:
    """Give the tier of a family name that only resembles the watched one."""
    likeness = candidate.sighting.link.score
    given = candidate.given
    if given is not None and given.kind is not ReasonKind.INITIAL and likeness >= _BESIDE_GIVEN:
        return Tier.LIKELY
    return Tier.MAYBE if likeness >= _ALONE_LEAST else Tier.NO


def _reasons(candidate: _Candidate) -> tuple[Reason, ...]:
    joined = candidate.sighting.link
    given = candidate.given
    if given is not None and candidate.exact_given and joined.kind is ReasonKind.EXACT:
        written = f"{given.right} {candidate.written}"
        same = plain_reason(ReasonKind.EXACT, candidate.form.name, written)
        return candidate.extra or (same,)
    found = [given] if given is not None and given.kind is not ReasonKind.EXACT else []
    if joined.kind is not ReasonKind.EXACT or (not found and not candidate.extra):
        found.append(reason(joined, candidate.form.family, candidate.written))
    return (*found, *candidate.extra)


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Keep, of names that overlap, the longest, then the surest; equal spans stay together."""
    best = sorted(
        found,
        key=lambda f: (f.tier is Tier.MAYBE, f.span.start - f.span.end, f.tier.rank, f.span),
    )
    kept: dict[tuple[Span, str, str], Found] = {}
    spans: list[Span] = []
    for one in best:
        place = bisect_left(spans, one.span)
        if one.span not in spans[place : place + 1]:
            if any(span.overlaps(one.span) for span in spans[max(0, place - 1) : place + 1]):
                continue
            spans.insert(place, one.span)
        kept.setdefault((one.span, one.watch.watchlist, one.watch.name), one)
    return sorted(kept.values(), key=lambda f: (f.span, f.tier.rank, f.watch.watchlist))
