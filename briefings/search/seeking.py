"""Looking for the briefings that answer a query, the surest first, as many as are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from briefings.model import Tier
from briefings.names.compare import compare
from briefings.query import Both, Either, Facet, Field, Near, Node, Not, Phrase, Query, Word, every
from briefings.search.alike import story
from briefings.search.bearers import Bearers
from briefings.search.filters import Filters, Searched, remark_of
from briefings.search.forms import Asked, left_out
from briefings.search.kin import kin_in
from briefings.search.matching import full_name
from briefings.search.merging import Slots, merged
from briefings.search.narrowing import FEW, Narrowing, among, is_stored
from briefings.search.plan import Planner, is_of_words
from briefings.store.protocols import ANY, AnyOf, Between, Cancelled, Narrow, Plan, Words

PAGE = 100
"""Briefings looked at in one step."""
MOST_AT_ONCE = 3200
"""The same, where what the index gives is left out for other reasons."""
STEP = 8
"""How many times more are looked for, where those that name somebody were not enough."""
ENOUGH = 300
"""Briefings with the words, after which it is looked how many of them are all else."""
SPARSE = 20
"""Briefings with the words for each that is all else, from which on these are few."""
MOST_LOOKED_AT = 2000
"""Briefings looked at for a person who is named there by the surname alone."""

_OTHERS = (Tier.SURE, Tier.LIKELY, Tier.MAYBE)


class Found(NamedTuple):
    """A briefing that answers."""

    briefing: str
    tier: Tier
    by_person: bool = False
    """Whether by the name alone that the library has settled on."""


class Ahead(Enum):
    """What comes next, where a search may end for now: asked again, it goes on from there."""

    OTHER_SPELLINGS = "other spellings"
    """They are still to be looked for, which takes longer than all that was found before."""


class Seeker:
    """Looks for one query's briefings, tier by tier."""

    def __init__(
        self,
        store: Searched,
        query: Query,
        asked: Asked,
        scope: Sequence[str],
        cancelled: Cancelled | None,
        now: datetime,
        bearers: Bearers,
    ) -> None:
        """Look in the sources of `scope`, for a query with the forms of its words."""
        self._bearers = bearers
        self._store = store
        self._query = query
        self._asked = asked
        self._scope = scope
        self._cancelled = cancelled
        self._planner = Planner(asked, store.index)
        root = query.root
        parts = _parts(root) if root else ()
        positive = [part for part in parts if self._is_driven(part)]
        # An index can leave these out.
        refused = [part for part in parts if isinstance(part, Not) and self._is_driven(part.part)]
        self._led_by = every([*positive, *refused]) if positive else None
        self._refused = [] if positive else refused
        self._rest = [part for part in parts if part not in positive and part not in refused]
        self._narrowing = Narrowing(store.corpus, now, cancelled)
        self._common = self._narrowing.common
        self._filters = Filters(store, kin_in(store.index), self._planned, story, now)

    @property
    def is_cancelled(self) -> bool:
        """Whether to stop with what there is."""
        return self._cancelled is not None and self._cancelled()

    def seek(self) -> Iterator[Found | Ahead | None]:
        """Give what answers, some of it more than once, the best tier first.

        None where it is to stop; asked again, it goes on from there.
        """
        while not self._narrowing.is_told(self._rest):
            yield None
        if self._common(self._rest).is_nothing or any(map(self._is_nobodys, self._rest)):
            return
        while not self._is_known_what_is_left_out():
            yield None
        if self._led_by is None:
            named = next((part for part in self._rest if _is_naming(part)), None)
            steps = self._naming(named) if isinstance(named, Facet) else self._every_line()
            for ids in steps:
                yield from _found(ids, Tier.EXACT)
            return
        yield from self._spelt(Tier.EXACT, "title")
        yield from self._spelt(Tier.EXACT, "")
        if not self._are_forms_known:
            yield Ahead.OTHER_SPELLINGS
        for tier in _OTHERS:
            if self._has(tier):
                yield from self._spelt(tier, "")
            if tier is Tier.LIKELY:
                yield from self._named()

    def _is_nobodys(self, part: Node) -> bool:
        """Whether a part asks for a name, a story or a remark that no briefing has."""
        if not (isinstance(part, Facet) and _is_naming(part)):
            return False
        return not self._filters.called(part) and not self._filters.first(part, 1)

    def _is_known_what_is_left_out(self) -> bool:
        """Look for all forms of words that are left out: a hit that goes later has been seen."""
        forms = (form for leaf in left_out(self._query) for form in self._asked[leaf])
        return all(form.is_looked_for(self._cancelled) for form in forms)

    @property
    def _are_forms_known(self) -> bool:
        return all(form.is_known for forms in self._asked.values() for form in forms)

    @cached_property
    def _unwanted(self) -> AnyOf:
        plans = (self._planner.left_out(part) for part in self._refused)
        return AnyOf(tuple(filter(None, plans)))

    def _is_driven(self, part: Node) -> bool:
        """Whether an index leads to all that answers a part."""
        return is_of_words(part) and self._planner.plan(part, Tier.EXACT) is not None

    def _has(self, tier: Tier) -> bool:
        return any(form.has(tier) for forms in self._asked.values() for form in forms)

    def _spelt(self, tier: Tier, field: str) -> Iterator[Found | None]:
        plan = self._planner.plan(self._led_by, tier, field) if self._led_by else None
        looked_at, passed, last = 0, 0, ""
        for ids in self._led(plan) if plan else ():
            found = self._passed(ids) if ids else ids
            yield from _found(found, tier)
            looked_at, passed = looked_at + len(ids or ()), passed + len(found or ())
            last = ids[-1] if ids else last
            is_sparse = looked_at >= ENOUGH and looked_at > SPARSE * passed
            if plan and is_sparse and self._few is not None:
                # Nearly all that have the words are nothing else that is asked for.
                for some in self._having(plan, self._few, last):
                    yield from _found(some, tier)
                return

    @cached_property
    def _few(self) -> Sequence[str] | None:
        """Give all of which the rest may be true, newest first; None where they are many."""
        narrow = self._common(self._rest)
        for part in self._rest:
            if isinstance(part, Facet) and _is_naming(part) and not self._filters.called(part):
                ids = self._filters.first(part, FEW + 1)
                narrow = among(narrow, frozenset(ids)) if len(ids) <= FEW else narrow
        return self._store.corpus.few(self._scope, narrow, MOST_AT_ONCE)

    def _having(self, plan: Plan, few: Sequence[str], last: str) -> Iterator[Sequence[str] | None]:
        """Give those of a few that a plan finds, behind the last that was looked at."""
        places = {slot[-1]: slot for slot in self._store.corpus.slots(self._scope, [last, *few])}
        behind = [one for one in few if last not in places or places[one] > places[last]]
        for start in range(0, len(behind), PAGE):
            while self.is_cancelled:
                yield None
            some = behind[start : start + PAGE]
            met = self._store.index.holding(plan, some)
            yield self._passed([one for one in some if one in met])

    @cached_property
    def _days(self) -> Between:
        return self._store.corpus.days_of(self._common(self._rest))

    def _led(self, plan: Plan) -> Iterator[Sequence[str] | None]:
        """Give what a plan finds, newest first, page by page; None where it is to stop."""
        after, limit = "", PAGE
        while True:
            ids = self._store.index.find(
                plan, after=after, limit=limit, days=self._days, cancelled=self._cancelled
            )
            is_cut = self.is_cancelled
            yield ids
            after = ids[-1] if ids else after
            if is_cut:
                yield None
            elif len(ids) < limit:
                return
            elif self._rest:
                # So much is left out that few pass: longer steps are fewer questions.
                limit = min(2 * limit, MOST_AT_ONCE)

    def _passed(self, ids: Sequence[str]) -> Sequence[str]:
        """Give those in scope of which the rest of the query is true."""
        narrow = self._common(self._rest)
        return self._true(self._store.corpus.within(self._scope, ids, narrow))

    def _true(self, ids: Sequence[str]) -> Sequence[str]:
        """Give those of which the rest is true, of ids in scope that are narrowed already."""
        ids = self._wanted(ids)
        if all(map(is_stored, self._rest)):
            return ids
        return self._filters.true(self._rest, self._store.corpus.lines_of(self._scope, ids))

    def _wanted(self, ids: Sequence[str]) -> Sequence[str]:
        """Give those without the words that the query leaves out."""
        if not self._unwanted.parts:
            return ids
        unwanted = self._store.index.holding(self._unwanted, ids)
        return [one for one in ids if one not in unwanted]

    def _naming(self, part: Facet) -> Iterator[Sequence[str] | None]:
        """Give what names a person or place, and is all else that is asked for."""
        for ids in self._who_name(part):
            if ids is None or self.is_cancelled:
                yield None
            yield self._passed(ids or ())

    def _who_name(self, part: Facet) -> Iterator[Sequence[str] | None]:
        """Give what names a person or place, page by page; None where it is to stop."""
        words = self._filters.called(part)
        while words and not all(one.is_looked_for(self._cancelled) for one in self._asked[words]):
            yield None
        plan = self._planned(words) if words else None
        if plan:
            yield from self._led(plan)
        start, limit = 0, PAGE
        while not plan:
            ids = self._filters.first(part, limit)
            for at in range(start, len(ids), PAGE):
                yield ids[at : at + PAGE]
            if len(ids) < limit:
                return
            # Each time it is looked for from the newest on: few times, for more of them.
            start, limit = len(ids), STEP * limit

    def _every_line(self) -> Iterator[Sequence[str] | None]:
        """Give all that the filters let through, in the order of the list."""
        narrow = self._common(self._rest)
        ways = next(filter(None, map(self._ways, self._rest)), ())
        for ids in self._listed(_also(narrow, ("pinned", True)) if ways else narrow):
            yield None if ids is None else self._true(ids)
        for ids in merged([self._one_way(way) for way in ways]):
            yield None if ids is None else self._true(ids)

    def _ways(self, either: Node) -> Sequence[Sequence[Node]]:
        """Give what must be true, with the rest, of each of several things of which one is asked.

        Nothing where to find one of them is to look at all there is.
        """
        ways = either.parts if isinstance(either, Either) and not is_stored(either) else ()
        if not all(any(map(self._is_found, _parts(way))) for way in ways):
            return ()
        others = [part for part in self._rest if part is not either]
        return [[*others, *_parts(way)] for way in ways]

    def _is_found(self, part: Node) -> bool:
        """Whether what a part asks for is found without a look at all there is."""
        return self._is_driven(part) or _is_in_order(part) or self._common([part]) != ANY

    def _listed(self, narrow: Narrow) -> Iterator[Sequence[str] | None]:
        """Give all that have some properties, in the order of the list, page by page."""
        after, limit = "", PAGE
        while True:
            if self.is_cancelled:
                yield None
            ids = self._store.corpus.narrowed(
                self._scope, narrow, after=after, limit=limit, cancelled=self._cancelled
            )
            yield ids
            after = ids[-1] if ids else after
            if self.is_cancelled:
                continue
            if len(ids) < limit:
                return
            if narrow.among is not None or all(map(is_stored, self._rest)):
                # No line is read, and an index is asked once a step.
                limit = min(2 * limit, MOST_AT_ONCE)

    def _one_way(self, parts: Sequence[Node]) -> Slots:
        """Give where all stands that is not pinned of which all of some parts may be true."""
        narrow = _also(self._common(parts), ("pinned", False))
        for found in self._likely(parts, narrow):
            if found is None:
                yield None
            for start in range(0, len(found or ()), PAGE):
                some = (found or ())[start : start + PAGE]
                yield self._store.corpus.slots(self._scope, some, narrow)

    def _likely(self, parts: Sequence[Node], narrow: Narrow) -> Iterator[Sequence[str] | None]:
        """Give what the quickest of some parts leads to, newest first."""
        words = every([part for part in parts if self._is_driven(part)])
        plan = self._planner.plan(words, Tier.LIKELY) if words else None
        named = next((part for part in parts if _is_in_order(part)), None)
        if plan:
            yield from self._led(plan)
        elif isinstance(named, Facet):
            yield from self._who_name(named)
        else:
            yield from self._listed(narrow)

    def _planned(self, leaf: Word | Phrase | Near) -> Plan | None:
        return self._planner.plan(leaf, Tier.LIKELY)

    def _named(self) -> Iterator[Found | None]:
        """Give briefings that name the person asked for in full by a part of the name."""
        asked = full_name(self._query)
        if not asked:
            return
        forms = [form for some in self._asked.values() for form in some]
        words = tuple(word for form in forms for word in form.spellings(Tier.LIKELY))
        persons = self._persons(asked, frozenset(words))
        if not persons:
            return
        for count, ids in enumerate(self._led(Words(words))):
            if count * PAGE >= MOST_LOOKED_AT:
                return
            if ids is None:
                yield None
            for line in self._store.corpus.lines_of(self._scope, ids or ()):
                if not persons.isdisjoint(entity for entity, _, _, _ in line.names):
                    yield Found(line.id, Tier.LIKELY, by_person=True)

    def _persons(self, asked: str, words: frozenset[str]) -> frozenset[str]:
        """Give the ids, as briefings have them, of those whose settled name is asked for."""
        return frozenset(
            entity
            for entity, name in self._bearers.called(words, self._store.corpus.entities())
            if compare(asked, name).tier.joins
        )


def _found(ids: Sequence[str] | None, tier: Tier) -> Iterator[Found | None]:
    if ids is None:
        yield None
    yield from (Found(one, tier) for one in ids or ())


def _parts(node: Node) -> Sequence[Node]:
    """Give what must all be true."""
    return node.parts if isinstance(node, Both) else (node,)


def _also(narrow: Narrow, mark: tuple[str, bool]) -> Narrow:
    return replace(narrow, marks=(*narrow.marks, mark))


def _is_naming(part: Node) -> bool:
    """Whether all that a part asks for is looked up at once."""
    is_story = isinstance(part, Facet) and part.field is Field.STORY
    return is_story or _is_in_order(part)


def _is_in_order(part: Node) -> bool:
    """Whether it is, and comes newest first."""
    is_name = isinstance(part, Facet) and part.field in {Field.PERSON, Field.PLACE}
    return is_name or remark_of(part) is not None
