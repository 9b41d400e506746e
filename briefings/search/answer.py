"""A query answered over a library."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Protocol

from briefings.model import Hit, Mention, Tier
from briefings.names.compare import compare
from briefings.query import Both, Near, Node, Not, Phrase, Query, Word, every, parse
from briefings.search.filters import Filters
from briefings.search.forms import Asked, forms_of, kin_in
from briefings.search.matching import Matcher, full_name, made_hit
from briefings.search.plan import Planner, is_of_words
from briefings.store.protocols import Cancelled, Corpus, Index, Line, Plan, Words
from briefings.text.fold import index_words

ALL = 10_000_000
"""More briefings than a library holds: no limit."""
PAGE = 200
"""Briefings looked at in one step."""
MOST_LOOKED_AT = 2000
"""Briefings looked at for a person who is named there by the surname alone."""

_TIERS = (Tier.EXACT, Tier.SURE, Tier.LIKELY, Tier.MAYBE)


class Searched(Protocol):
    """What is searched: a store, or some of one."""

    @property
    def corpus(self) -> Corpus:
        """Give the briefings."""

    @property
    def index(self) -> Index:
        """Give their words."""


class Answer:
    """The briefings that answer a query: exact ones, then sure, likely and maybe.

    Of the exact ones those with the words in the title come first; each part is newest first.
    Where and why one of them answers is worked out when it is asked for.
    """

    def __init__(
        self,
        store: Searched,
        matcher: Matcher,
        found: Sequence[tuple[str, Tier, bool]],
        *,
        complete: bool,
        by_words: bool = True,
    ) -> None:
        """Take what was found: id, tier, and whether by the person's name alone."""
        self.by_words = by_words
        """Whether words or a name were asked for, not properties alone, which have no tier."""
        self.complete = complete
        """Whether nothing was cut off, by the limit or because it was cancelled."""
        self.ids = tuple(briefing for briefing, _, _ in found)
        """The briefings' ids, in order."""
        self._store = store
        self._matcher = matcher
        self._found = {briefing: (tier, by_person) for briefing, tier, by_person in found}
        self._hits: dict[str, Hit | None] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def tiers(self) -> tuple[tuple[Tier, int], ...]:
        """Give each tier met with its count, in order."""
        grouped = groupby(self._found.values(), key=lambda one: one[0])
        return tuple((tier, sum(1 for _ in members)) for tier, members in grouped)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Give all hits in order; a long list is better asked for one by one."""
        hits = (self.hit(briefing) for briefing in self.ids)
        return tuple(hit for hit in hits if hit)

    def hit(self, briefing: str) -> Hit | None:
        """Give where and why a briefing answers; None if it does not."""
        if briefing not in self._hits:
            found = self._found.get(briefing)
            self._hits[briefing] = self._made(briefing, *found) if found else None
        return self._hits[briefing]

    def _made(self, briefing: str, tier: Tier, by_person: bool) -> Hit | None:
        entry = self._store.corpus.entry(briefing)
        if entry is None:
            return None
        if by_person:
            mentions = _settled(entry.mentions, self._store)
            hit = self._matcher.person(entry.briefing, mentions)
            return hit or made_hit(entry.briefing, tier, 0.5, (), ())
        return self._matcher.hit(entry.briefing, tier)


def search(
    store: Searched,
    query: str | Query,
    scope: Sequence[str],
    *,
    limit: int,
    cancelled: Cancelled | None = None,
    typing: bool = True,
    now: datetime | None = None,
) -> Answer:
    """Answer a query over the briefings of the sources in `scope`, with `limit` ids at most.

    Ages are counted from `now`, which is this moment unless it is given.

    While `typing`, an unfinished end is passed over and the last word may be the beginning of
    one. Cancelled, it gives what it has. Raises QueryError.
    """
    asked = parse(query, typing=typing) if isinstance(query, str) else query
    forms = forms_of(asked, kin_in(store.index), typing=typing)
    seeker = _Seeker(store, asked, forms, scope, cancelled, now or datetime.now(UTC))
    found: dict[str, tuple[Tier, bool]] = {}
    for briefing, tier, by_person in seeker.seek():
        if len(found) >= limit:
            break
        found.setdefault(briefing, (tier, by_person))
    complete = len(found) < limit and not seeker.is_cancelled()
    ranked = sorted(found.items(), key=lambda one: one[1][0].rank)
    flat = [(briefing, tier, by_person) for briefing, (tier, by_person) in ranked]
    by_words = bool(asked.words()) or any(by_person for _, _, by_person in flat)
    return Answer(store, Matcher(asked, forms), flat, complete=complete, by_words=by_words)


class _Seeker:
    """Looks for one query's briefings, tier by tier."""

    def __init__(
        self,
        store: Searched,
        query: Query,
        asked: Asked,
        scope: Sequence[str],
        cancelled: Cancelled | None,
        now: datetime,
    ) -> None:
        self._store = store
        self._query = query
        self._asked = asked
        self._scope = scope
        self._cancelled = cancelled
        self._planner = Planner(asked, store.index)
        root = query.root
        parts = root.parts if isinstance(root, Both) else (root,) if root else ()
        positive = [part for part in parts if self._is_driven(part)]
        refused = [part for part in parts if positive and self._is_refusal(part)]
        self._led_by = every([*positive, *refused])
        self._rest = [part for part in parts if part not in positive and part not in refused]
        self._filters = Filters(store.corpus, self._holders, now)

    def is_cancelled(self) -> bool:
        """Whether to stop with what there is."""
        return self._cancelled is not None and self._cancelled()

    def seek(self) -> Iterator[tuple[str, Tier, bool]]:
        """Give ids, some of them more than once, the best tier first."""
        if self._led_by is None:
            yield from ((line.id, Tier.EXACT, False) for line in self._all_lines())
            return
        yield from self._lines(Tier.EXACT, "title")
        for tier in _TIERS:
            if tier is Tier.EXACT or self._has(tier):
                yield from self._lines(tier, "")
            if tier is Tier.LIKELY:
                yield from self._named()

    def _is_driven(self, part: Node) -> bool:
        """Whether an index leads to all that answers a part."""
        return is_of_words(part) and self._planner.plan(part, Tier.EXACT) is not None

    def _is_refusal(self, part: Node) -> bool:
        """Whether an index can leave out what a part does not want."""
        return isinstance(part, Not) and self._is_driven(part.part)

    def _has(self, tier: Tier) -> bool:
        return any(form.has(tier) for forms in self._asked.values() for form in forms)

    def _lines(self, tier: Tier, field: str) -> Iterator[tuple[str, Tier, bool]]:
        plan = self._planner.plan(self._led_by, tier, field) if self._led_by else None
        for line in self._led(plan) if plan else ():
            if all(self._filters.holds(part, line) for part in self._rest):
                yield line.id, tier, False

    def _led(self, plan: Plan) -> Iterator[Line]:
        """Give the lines in scope that a plan finds, newest first."""
        after = ""
        while not self.is_cancelled():
            ids = self._store.index.find(plan, after=after, limit=PAGE, cancelled=self._cancelled)
            yield from self._store.corpus.lines_of(self._scope, ids)
            if len(ids) < PAGE:
                return
            after = ids[-1]

    def _all_lines(self) -> Iterator[Line]:
        """Give every line that the filters let through, in the order of the list."""
        start = 0
        while not self.is_cancelled():
            lines = self._store.corpus.lines(self._scope, start, PAGE)
            for line in lines:
                if all(self._filters.holds(part, line) for part in self._rest):
                    yield line
            if len(lines) < PAGE:
                return
            start += PAGE

    def _holders(self, leaf: Word | Phrase | Near) -> Sequence[str]:
        plan = self._planner.plan(leaf, Tier.LIKELY)
        return self._store.index.find(plan, limit=ALL, cancelled=self._cancelled) if plan else ()

    def _named(self) -> Iterator[tuple[str, Tier, bool]]:
        """Give briefings that name the person asked for in full by a part of the name."""
        asked = full_name(self._query)
        if not asked:
            return
        forms = [form for some in self._asked.values() for form in some]
        words = tuple(word for form in forms for word in form.spellings(Tier.LIKELY))
        persons = self._persons(asked, frozenset(words))
        if not persons:
            return
        for count, line in enumerate(self._led(Words(words))):
            if count >= MOST_LOOKED_AT:
                return
            if not persons.isdisjoint(entity for entity, _, _, _ in line.names):
                yield line.id, Tier.LIKELY, True

    def _persons(self, asked: str, words: frozenset[str]) -> frozenset[str]:
        """Give the ids, as briefings have them, of those whose settled name is asked for."""
        return frozenset(
            entity
            for entity, (_, name) in self._store.corpus.entities().items()
            if " " in name
            and not words.isdisjoint(index_words(name))
            and compare(asked, name).tier.joins
        )


def _settled(mentions: Sequence[Mention], store: Searched) -> list[Mention]:
    """Give mentions under the names that the library has settled on."""
    entities = store.corpus.entities()
    return [
        replace(mention, name=entities.get(mention.entity, ("", mention.name))[1])
        for mention in mentions
    ]
