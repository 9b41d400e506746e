"""Where a text answers a query, and why: spans, a snippet, reasons."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from briefings.model import (
    FOLDED,
    BlockKind,
    Briefing,
    Hit,
    Match,
    Mention,
    Reason,
    ReasonKind,
    Span,
    Tier,
)
from briefings.names.compare import compare
from briefings.names.spelling.articles import without_article, written_as_two
from briefings.query import (
    Both,
    Either,
    Near,
    Node,
    Not,
    Property,
    Query,
    Word,
    parse,
    walk,
)
from briefings.query import Shown as Asking
from briefings.search.forms import Asked, Forms, Leaf, Way, forms_of, ways
from briefings.search.kin import kin_among
from briefings.search.shown import Shown, Text, inside_text, text_of, vocabulary
from briefings.search.snippets import AFTER, made_hit
from briefings.store.protocols import Cancelled
from briefings.text.segment import is_lone, word_at

MOST_MARKED = 10_000
"""Places of a text that are marked for a word, its first: nobody goes along more."""
A_STEP = 256
"""Places between two questions whether they are still wanted."""
MOST_TOLD = 6
"""Places of an asked word that are told apart from those of the others."""
MOST_REASONS = 3
"""Spellings of one asked word that are explained, best first."""


class Place(NamedTuple):
    """A stretch of text that answers a word or phrase of the query: a text has hundreds."""

    span: Span
    match: Match
    first: int
    """Which word of the text begins it, counted from 0."""
    last: int
    """Which word comes behind it."""


Places = Mapping[Asking, Sequence[Place]]
Bounded = Callable[[Iterable[Place]], Iterator[Place]]
"""Gives as many of some places as are wanted."""


class Matcher:
    """Finds one query's words in briefings."""

    def __init__(self, query: Query, asked: Asked, cancelled: Cancelled | None = None) -> None:
        """Take the query with the forms of its words."""
        self._cancelled = cancelled
        self._query = query
        self._asked = asked
        self._is_counted = any(isinstance(node, Near) for node in walk(query.root))
        self._is_in_rows = any(
            len(row) > 1
            for forms in asked.values()
            for row in (forms, *(way.forms for way in ways(forms)))
        )

    def may_be_brief(self, tier: Tier) -> bool:
        """Whether the first places tell the line of a hit: it has the words as they are asked for.

        Why another spelling answers is told by the best of all.
        """
        return tier is Tier.EXACT and not self._is_counted

    def hit(
        self, briefing: Briefing, tier: Tier | None = None, *, brief: bool = False
    ) -> Hit | None:
        """Give where and why a briefing answers; None where its words do not.

        With `tier`, which an index found, words that are less sure are not shown, but for
        those taken for the same; `brief`: none but the first, with all of the same line.
        """
        bounded = partial(self._first, briefing) if brief else self._bounded
        places = self._places(briefing, tier or Tier.MAYBE, bounded)
        found = tier or self._tier(places)
        return self._made(briefing, found, places) if found else None

    def standing_in(
        self, briefing: Briefing, tier: Tier, kinds: Collection[BlockKind], *, is_told: bool
    ) -> Hit | None:
        """Give the hit of what stands in some kinds of block; None where that does not answer.

        `tier` is that of the whole briefing, of which it `is_told` that it answers: what stands
        there is no surer.
        """
        every = self._places(briefing, tier, self._bounded)
        places: Places = {
            part: [one for one in some if briefing.standing_at(one.span.start) in kinds]
            for part, some in every.items()
        }
        found = tier if is_told and places == every else self._tier(places)
        if found is None or (any(every.values()) and not any(places.values())):
            return None
        return self._made(briefing, max(found, tier, key=lambda one: one.rank), places)

    def _tier(self, places: Places) -> Tier | None:
        root = self._query.root
        return next((one for one in _TIERS if root and _holds(root, places, one)), None)

    def _made(self, briefing: Briefing, found: Tier, places: Places) -> Hit:
        limit = max(found.rank, Tier.LIKELY.rank)
        wanted = frozenset(tier for tier in Tier if tier.rank <= limit)
        of_words = (
            [place for place in places.get(part, ()) if place.match.tier in wanted]
            for part in self._query.words()
        )
        shown = [(_ranked(some), some) for some in of_words if some]
        spans = _joined(briefing.text, (place.span for _, some in shown for place in some))
        score = min((best.score for (best, *_), _ in shown), default=1.0)
        # What is least sure says why the whole is no surer, so it comes first.
        shown.sort(key=lambda one: -one[0][0].tier.rank)
        reasons = tuple(reason for ranked, _ in shown for reason in _reasons(ranked))
        words = tuple(tuple(place.span for place in some[:MOST_TOLD]) for _, some in shown)
        return replace(made_hit(briefing, found, score, spans, reasons), words=words)

    def person(self, briefing: Briefing, mentions: Iterable[Mention]) -> Hit | None:
        """Give where a briefing names the person that the query names in full.

        The mentions' names are those that the library has settled on.
        """
        asked = full_name(self._query)
        if not asked:
            return None
        found = [mention for mention in mentions if _is_person(asked, mention.name)]
        if not found:
            return None
        rule = f"called {found[0].name} elsewhere in this library"
        reasons = tuple(
            Reason(ReasonKind.SURNAME_ONLY, asked, text, rule)
            for text in dict.fromkeys(mention.text for mention in found)
        )
        spans = tuple(mention.span for mention in found)
        score = min(compare(asked, mention.name).score for mention in found)
        return made_hit(briefing, Tier.LIKELY, score, spans, reasons[:MOST_REASONS])

    def _places(self, briefing: Briefing, tier: Tier, bounded: Bounded) -> Places:
        """Find all words of the query, those left out too.

        One that does not stand there as surely as a tier is looked for inside of others.
        """
        title = briefing.title_span or Span(0, 0)
        shown = text_of(
            briefing,
            counted=self._is_counted,
            in_rows=self._is_in_rows,
            cancelled=self._cancelled,
        )
        places: dict[Asking, Sequence[Place]] = {
            leaf: _in_title(leaf, _met(forms, shown, bounded), title)
            for leaf, forms in self._asked.items()
        }
        for leaf, forms in self._asked.items():
            if not any(place.match.tier.rank <= tier.rank for place in places[leaf]):
                found = _in_title(leaf, _met(forms, inside_text(briefing), bounded), title)
                parts = (place._replace(match=_part_of(briefing.text, place)) for place in found)
                places[leaf] = [*places[leaf], *parts]
        for node in walk(self._query.root):
            if isinstance(node, Near):
                left, right = places[node.left], places[node.right]
                beside = {*_beside(left, right, node.within), *_beside(right, left, node.within)}
                places[node] = sorted(beside, key=lambda place: place.span)
        return places

    def _bounded(self, places: Iterable[Place]) -> Iterator[Place]:
        """Give no more than can be shown, as long as it is wanted.

        Whether words are near each other is told by all of them.
        """
        some = islice(places, None if self._is_counted else MOST_MARKED)
        return _until(self._cancelled, some) if self._cancelled else some

    def _first(self, briefing: Briefing, places: Iterable[Place]) -> Iterator[Place]:
        """Give those up to a line of the story that has the word, and its neighbours."""
        title, last = briefing.title_span or Span(0, 0), len(briefing.text)
        for place in self._bounded(places):
            start = place.span.start
            if start > last:
                return
            yield place
            if (
                place.match.tier is Tier.EXACT
                and not place.span.overlaps(title)
                and briefing.kind_at(start) not in FOLDED
            ):
                last = min(last, start + 2 * AFTER)


def match_text(
    briefing: Briefing,
    mentions: Sequence[Mention],
    query: str | Query,
    *,
    typing: bool = True,
    cancelled: Cancelled | None = None,
) -> Hit | None:
    """Give where an open briefing answers a query, by the same rules as a search of the library.

    `mentions` carry the names that the library has settled on. What the query asks about the
    briefing as a whole counts as given. Cancelled, it gives what it has. Raises QueryError.
    """
    asked = parse(query, typing=typing) if isinstance(query, str) else query
    if not asked.words():
        return None
    forms = forms_of(asked, kin_among(vocabulary(briefing)), typing=typing)
    matcher = Matcher(asked, forms, cancelled)
    return matcher.hit(briefing) or matcher.person(briefing, mentions)


def full_name(query: Query) -> str:
    """Give the name a query consists of, where it is nothing but two or more plain words."""
    parts = query.root.parts if isinstance(query.root, Both) else ()
    plain = [part.text for part in parts if isinstance(part, Word) and _is_plain(part)]
    return " ".join(plain) if len(plain) == len(parts) else ""


_TIERS = (Tier.EXACT, Tier.SURE, Tier.LIKELY, Tier.MAYBE)


def _is_plain(word: Word) -> bool:
    return not (word.exact or word.prefix or word.title)


def _is_person(asked: str, name: str) -> bool:
    """Whether a full name is the one asked for."""
    return " " in name and compare(asked, name).tier.joins


def _holds(node: Node, places: Places, tier: Tier) -> bool:
    """Whether a part of a query is true of a text with words of a tier or better."""
    if isinstance(node, Both):
        return all(_holds(part, places, tier) for part in node.parts)
    if isinstance(node, Either):
        return any(_holds(part, places, tier) for part in node.parts)
    if isinstance(node, Not):
        return not _holds(node.part, places, Tier.LIKELY) or not _has_words(node.part)
    if isinstance(node, Property):
        return True
    return any(place.match.tier.rank <= tier.rank for place in places.get(node, ()))


def _has_words(node: Node) -> bool:
    """Whether a part asks for words, which a text can lack."""
    return bool(Query(node.part if isinstance(node, Not) else node).words())


def _until(cancelled: Cancelled, places: Iterable[Place]) -> Iterator[Place]:
    for at, place in enumerate(places):
        if at % A_STEP == 0 and cancelled():
            return
        yield place


def _in_title(leaf: Leaf, places: list[Place], title: Span) -> list[Place]:
    """Give those places of a word that count, for one that is asked for in titles alone."""
    return [one for one in places if one.span.overlaps(title)] if leaf.title else places


def _met(forms: Sequence[Forms], text: Text, bounded: Bounded) -> list[Place]:
    """Find words in a row that answer, those too that have the Arabic article otherwise."""
    found = list(bounded(_found(forms, text)))
    for way in ways(forms):
        ends = {place.span.end for place in found}
        others = bounded(_found(way.forms, text, way))
        found += [one for one in others if one.span.end not in ends]
    return found


def _found(forms: Sequence[Forms], text: Text, way: Way | None = None) -> Iterator[Place]:
    """Find words in a row that answer, each for its own form."""
    if len(forms) == 1 and way is None:
        known = forms[0].match
        for place, word in text.each(forms[0]):
            told = known(word.folded, word.written)
            if told is not None:
                yield Place(Span(word.start, word.end), told, place, place + 1)
        return
    for place, row in text.rows(forms[0], len(forms)):
        matches = _matches(forms, row)
        if matches and way:
            matches = _in_a_way(matches, row, way)
        if matches:
            match = matches[0] if len(matches) == 1 else _as_one(matches)
            yield Place(Span(row[0].start, row[-1].end), match, place, place + len(forms))


def _matches(forms: Sequence[Forms], row: Sequence[Shown]) -> list[Match]:
    """Give how each word in a row answers its own form; nothing where one does not."""
    matches: list[Match] = []
    for form, word in zip(forms, row, strict=True):
        known = form.match(word.folded, word.written)
        if known is None:
            return []
        matches.append(known)
    return matches


def _in_a_way(matches: Sequence[Match], row: Sequence[Shown], way: Way) -> list[Match]:
    """Give how words answer that are parted, or have the Arabic article otherwise than asked."""
    at, met = way.place, matches[way.place]
    if way.is_parted:
        both = f"{row[at].written} {row[at + 1].written}"
        told = written_as_two(way.asked, both)
        parts = (told, *matches[at : at + 2])
        known = (one.reasons for one in parts[1:] if one.tier is not Tier.EXACT)
        tier = max((one.tier for one in parts), key=lambda tier: tier.rank)
        reasons = (*told.reasons, *chain.from_iterable(known))
        whole = Match(tier, min(one.score for one in parts), reasons)
        return [*matches[:at], whole, *matches[at + 2 :]]
    if met.reasons[0].kind is ReasonKind.JOINED:
        return list(matches)
    left_out = without_article(way.asked, met.reasons[0].right, met)
    return [*matches[:at], left_out, *matches[at + 1 :]]


def _part_of(text: str, place: Place) -> Match:
    """Give how a word answers that stands in a longer one."""
    first = place.span.start
    while first and text[first - 1].isalpha():
        first -= 1
    whole = text[first : max(place.span.end, word_at(text, first))]
    part = place.span.of(text)
    rule = f"a part of {whole}, by its capitals" if part != whole else f"{whole} as it is written"
    known = place.match.reasons
    asked = " ".join(reason.left for reason in known) or part
    others = (one for one in known if one.kind is not ReasonKind.EXACT)
    return place.match._replace(reasons=(Reason(ReasonKind.GLUED, asked, whole, rule), *others))


def _as_one(matches: Sequence[Match]) -> Match:
    """Give how words in a row answer: as the worst of them does."""
    worst = max(matches, key=lambda match: (match.tier.rank, -match.score))
    reasons = tuple(reason for match in matches for reason in match.reasons)
    if reasons and all(
        is_lone(reason.left) and reason.kind is ReasonKind.EXACT for reason in reasons
    ):
        left, right = (
            "".join(letters) for letters in zip(*(r[1:3] for r in reasons), strict=True)
        )
        reasons = (reasons[0]._replace(left=left, right=right),)
    return Match(worst.tier, worst.score, reasons)


def _beside(ones: Sequence[Place], others: Sequence[Place], within: int) -> Iterator[Place]:
    """Give those that have one of the others near, as sure as the less sure of the two."""
    starts = [other.first for other in others]
    longest = max((other.last - other.first for other in others), default=0)
    for one in ones:
        low = bisect_left(starts, one.first - within - longest)
        high = bisect_right(starts, one.last + within)
        near = [
            other
            for other in others[low:high]
            if max(one.first, other.first) - min(one.last, other.last) <= within
        ]
        if near:
            match = max(one.match, _best(near).match, key=lambda match: match.tier.rank)
            yield one._replace(match=one.match._replace(tier=match.tier))


def _best(places: Sequence[Place]) -> Place:
    return min(places, key=lambda place: (place.match.tier.rank, -place.match.score))


def _ranked(places: Sequence[Place]) -> list[Match]:
    """Give how some words answer, the best first."""
    # A word written alike has the very same match each time: far fewer are compared than met.
    matches = {id(place.match): place.match for place in places}.values()
    return sorted(matches, key=lambda match: (match.tier.rank, -match.score))


def _reasons(ranked: Sequence[Match]) -> tuple[Reason, ...]:
    """Give the reasons of the best spellings, each once."""
    told = list(dict.fromkeys(match.reasons for match in ranked))[:MOST_REASONS]
    return tuple(dict.fromkeys(reason for reasons in told for reason in reasons))


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give spans in text order, those that overlap or that one space parts as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({(span.start, span.end) for span in spans}):
        first, last = found[-1] if found else (0, -1)
        if found and (start <= last or text[last:start] in {" ", "\xa0"}):
            found[-1] = first, max(last, end)
        else:
            found.append((start, end))
    return tuple(Span(start, end) for start, end in found)
