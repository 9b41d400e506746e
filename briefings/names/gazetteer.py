"""All watched names in a text at once.

A capitalised word is looked up by its keys, once for all texts that hold it; what stands beside
it decides whether it is the watched person: a matching given name or initial needs little else,
another given name turns the watch off, and a family name alone is sure only where the full name
stands in the same briefing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.model import Briefing, Reason, ReasonKind, Span, Tier, Watch
from briefings.names.compare import compare
from briefings.names.context import NAMELESS, Text, Trait, bare, text_of
from briefings.names.explain import plain_reason, reason
from briefings.names.extent import extent
from briefings.names.readings import equal, readings
from briefings.names.romanise import plain, script
from briefings.names.watched import STRONG, Form, Phrase, Sighting, Watched
from briefings.names.words import Link, link
from briefings.text.fold import fold_word

INFLECTING = frozenset(
    {
        "uk", "ru", "be", "bg", "mk", "sr", "hr", "bs", "sl", "cs", "sk", "pl",
        "lt", "lv", "et", "fi", "hu", "la", "unknown",
    }
)  # fmt: skip
"""Languages that put endings to names; of a text too short to tell anything may be true."""

_GIVEN_LEAST = 0.75
_GIVEN_TRANSCRIBED = 0.62
_BESIDE_GIVEN = 0.55
_SPELT, _TRANSCRIBED = 0.8, 0.6
_ALONE_LEAST = 0.8
_LONGEST_ACRONYM = 4


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
        proven: dict[int, set[str]] = {}
        for one in candidates:
            if _proves(one):
                proven.setdefault(one.form.watch, set()).add(one.written)
        others = {c.form.watch for c in candidates if c.blocked} - proven.keys()
        judged = (
            self._judged(c, proven.get(c.form.watch, ()), others_stand=c.form.watch in others)
            for c in candidates
            if not c.blocked
        )
        found = [one for one in judged if one is not None]
        found += self._phrases(text)
        return tuple(_without_overlaps(found))

    def _candidates(self, text: Text, inflects: bool) -> Iterator[_Candidate]:
        for at in text.names:
            for sighting in self._sightings(text, at):
                candidate = self._beside(text, at, sighting, inflects)
                if candidate is not None and not self._excluded(text, candidate):
                    yield candidate

    def _sightings(self, text: Text, at: int) -> Sequence[Sighting]:
        """Give the watches a word may meet: by itself, or behind a watched given name."""
        word = text.bare[at].text
        found = self._watched.look_up(word)
        if not text.has(at - 1, Trait.CAPITAL) or not text.linked(at - 1):
            return found
        more = self._watched.look_up_behind(text.bare[at - 1].text, word)
        known = {one.form for one in found} if more else set()
        return (*found, *(one for one in more if one.form not in known)) if more else found

    def _beside(
        self, text: Text, at: int, sighting: Sighting, inflects: bool
    ) -> _Candidate | None:
        """Weigh a sighting against the words beside it; None where they speak against it."""
        ending = sighting.link.kind is ReasonKind.ENDING
        if ending and not inflects:
            return None
        whole = sighting.end - sighting.begin == len(text.bare[at].text)
        first, behind = extent(text, at) if sighting.begin == 0 else (at, at + 1)
        if (first, behind) == (at, at + 1):
            first, behind = _beyond(text, at, sighting)
        start = text.starts[first] if first < at else text.starts[at] + sighting.begin
        end = text.end(behind - 1) if behind > at + 1 else text.starts[at] + sighting.end
        others = [place for place in range(first, behind) if place != at]
        given, exact, blocked = _given_reason(text, sighting, others)
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
        self, candidate: _Candidate, proven: Collection[str], *, others_stand: bool
    ) -> Found | None:
        """Give a candidate its tier; `proven` are family names that stand there in full."""
        score = candidate.sighting.link.score
        tier = _tier(candidate, proven)
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
        if not self._watched.phrases or text.folds.isdisjoint(self._watched.phrases):
            return
        for at, found in enumerate(text.bare):
            for phrase in self._watched.phrases.get(found.folded, ()):
                if _phrase_stands(text, at, phrase):
                    last = at + len(phrase.words) - 1
                    span = Span(text.starts[at], text.end(last))
                    same = plain_reason(ReasonKind.EXACT, phrase.name, span.of(text.text))
                    yield Found(span, self.watches[phrase.watch], Tier.EXACT, 1.0, (same,))


def _phrase_stands(text: Text, at: int, phrase: Phrase) -> bool:
    if phrase.acronym:
        return text.bare[at].text.isupper()
    ends = at + len(phrase.words)
    return ends <= len(text) and all(
        fold_word(text.spelt[at + step]) == word for step, word in enumerate(phrase.words)
    )


def _beyond(text: Text, at: int, sighting: Sighting) -> tuple[int, int]:
    """Give how far a name reaches where only the watched given name tells that it does.

    So behind a colon, where any word may begin with a capital, and where initials stand behind
    the family name.
    """
    alone = (at, at + 1)
    before, behind = at - 1, at + 1
    if sighting.begin == 0 and text.has(before, Trait.CAPITAL) and text.linked(before):
        given, _, _ = _given_reason(text, sighting, [before])
        is_part = text.gap(before) == "-" or text.possessive(before)
        if given is not None and given.kind is not ReasonKind.INITIAL and not is_part:
            return before, behind
    if text.has(behind, Trait.INITIAL) and text.gap(at) in {" ", "\u00a0"}:
        given, _, _ = _given_reason(text, sighting, [behind])
        # A single one may be somebody else's second given name: `Mary L. Trump`.
        if given is not None and text.has(behind + 1, Trait.INITIAL) and text.linked(behind):
            return at, behind + 1
    return alone


def _given_reason(
    text: Text, sighting: Sighting, others: Sequence[int]
) -> tuple[Reason | None, bool, bool]:
    """Match the words beside a family name with the watched given names.

    Gives the reason, whether the letters are the same, and whether another given name stands
    there, which speaks against the watch.
    """
    form = sighting.form
    if not form.given:
        return None, True, False
    least = _GIVEN_TRANSCRIBED if _by_rule(sighting.link) else _GIVEN_LEAST
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
            alike = joined.score >= (least if len(given) > 4 else STRONG)
            if alike and (joined.score >= _GIVEN_LEAST or _same_initial(written, given)):
                exact = joined.kind is ReasonKind.EXACT
                return _why(joined, given, written), exact, False
        other = True
    return None, False, other


@lru_cache(maxsize=1 << 12)
def _why(joined: Link, left: str, right: str) -> Reason:
    return reason(joined, left, right)


def _same_initial(a: str, b: str) -> bool:
    if a[0].casefold() == b[0].casefold():
        return True
    return bool({equal(r)[:1] for r in readings(a)} & {equal(r)[:1] for r in readings(b)})


def _speaks_against(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a family name alone is rather something else: a firm, a given name, a word."""
    folded = text.folded(at)
    if _is_acronym(text, at) or "&" in (text.gap(at).strip(), text.gap(at - 1).strip()):
        return True
    if text.begins(at) and (folded in text.small or text.has(at, Trait.PLAIN)):
        return True
    if text.gap(at) not in {" ", "\u00a0"} or not text.has(at + 1, Trait.CAPITAL):
        return False
    if text.has(at + 1, Trait.THING):
        return not text.begins(at + 1)
    unknown = not text.has(at + 1, NAMELESS | Trait.UPPER)
    return unknown and text.has(at, Trait.GIVEN) and bool(sighting.form.given)


def _is_acronym(text: Text, at: int) -> bool:
    """Whether a short word in capitals stands among words that are in none."""
    if not text.has(at, Trait.UPPER) or len(text.bare[at].text) > _LONGEST_ACRONYM:
        return False
    return not text.has(at - 1, Trait.UPPER) and not text.has(at + 1, Trait.UPPER)


def _extra(
    text: Text, at: int, sighting: Sighting, *, whole: bool, turned: bool
) -> tuple[Reason, ...]:
    word = text.bare[at].text
    name = word[sighting.begin : sighting.end]
    found = []
    if not whole:
        rest = word[: sighting.begin] or word[sighting.end :]
        found.append(Reason(ReasonKind.GLUED, name, word, f'"{rest}" is glued to the name'))
    elif text.possessive(at):
        found.append(plain_reason(ReasonKind.POSSESSIVE, name, text.spelt[at]))
    if turned:
        found.append(plain_reason(ReasonKind.ORDER, sighting.form.name, name))
    return tuple(found)


def _proves(candidate: _Candidate) -> bool:
    """Whether a candidate is the full watched name, beyond doubt."""
    if candidate.given is None:
        return False
    joined = candidate.sighting.link
    if candidate.given.kind is ReasonKind.INITIAL:
        return joined.score >= STRONG
    return _by_rule(joined) or _is_transcribed(candidate)


def _tier(candidate: _Candidate, proven: Collection[str]) -> Tier:
    joined = candidate.sighting.link
    if not _by_rule(joined):
        return _tier_of_resemblance(candidate, proven)
    if candidate.full:
        same = joined.kind is ReasonKind.EXACT and candidate.exact_given and not candidate.extra
        return Tier.EXACT if same else Tier.SURE
    if proven:
        return Tier.SURE
    return Tier.LIKELY if _tells_enough(candidate) else Tier.MAYBE


def _by_rule(joined: Link) -> bool:
    """Whether a word is a written form of the watched one, and does not merely resemble it."""
    return joined.score >= STRONG and joined.kind not in _UNSURE


_UNSURE = frozenset({ReasonKind.SPELLING, ReasonKind.GIVEN_NAME})


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


def _tier_of_resemblance(candidate: _Candidate, proven: Collection[str]) -> Tier:
    """Give the tier of a family name that only resembles the watched one.

    Beside the given name it is a transcription of it; so is the same word where it stands alone.
    """
    likeness = candidate.sighting.link.score
    given = candidate.given
    if given is not None and given.kind is not ReasonKind.INITIAL and likeness >= _BESIDE_GIVEN:
        return Tier.SURE if _is_transcribed(candidate) else Tier.LIKELY
    if not candidate.full and any(_by_rule(link(one, candidate.written)) for one in proven):
        return Tier.SURE
    return Tier.MAYBE if likeness >= _ALONE_LEAST else Tier.NO


def _is_transcribed(candidate: _Candidate) -> bool:
    """Whether a full name is the watched one in another script, by ear rather than by letters.

    In one script such a difference makes it another person's name, so that it stays likely.
    """
    likeness, given = candidate.sighting.link.score, candidate.given
    if given is None or given.kind in (ReasonKind.INITIAL, ReasonKind.SPELLING):
        return False
    same = script(plain(candidate.written)) == script(plain(candidate.form.family))
    return likeness >= (_SPELT if same else _TRANSCRIBED)


def _reasons(candidate: _Candidate) -> tuple[Reason, ...]:
    joined = candidate.sighting.link
    given = candidate.given
    if given is not None and candidate.exact_given and joined.kind is ReasonKind.EXACT:
        written = f"{given.right} {candidate.written}"
        same = plain_reason(ReasonKind.EXACT, candidate.form.name, written)
        return candidate.extra or (same,)
    found = [given] if given is not None and given.kind is not ReasonKind.EXACT else []
    if joined.kind is not ReasonKind.EXACT or (not found and not candidate.extra):
        found.append(_why(joined, candidate.form.family, candidate.written))
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
