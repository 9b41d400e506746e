"""Watched queries: asked of what comes in, of the past when a query is new, and later on.

They are asked by the search itself, so that a watch rings for what a search finds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from briefings import watch as watching
from briefings.model import BlockKind, Watch
from briefings.model.roll import Known, Placed
from briefings.query import Age, Days, Facet, Field, Query, parse, walk
from briefings.search import Answer, Search, full_name
from briefings.search.filters import Searched, remark_of
from briefings.search.forms import without_left_out
from briefings.store.kinship import Kinship
from briefings.store.memory import MemoryCorpus, MemoryIndex
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.protocols import (
    NO_LIMIT,
    Cancelled,
    Corpus,
    Document,
    Entry,
    Index,
    Remark,
    RemarkKind,
    Ring,
    Store,
    Term,
)

STEP = 50
"""Briefings asked again and stored in one step: an act beside it hardly waits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A watched query that was asked; where and why a briefing answers is found when wanted."""

    watch: Watch
    answer: Answer
    """What a search for it finds."""
    beside: Answer | None = None
    """The same, and what has the words that it leaves out; None where it asks of the whole text.

    They may stand where it does not ask: in a page's navigation.
    """

    @property
    def ids(self) -> Sequence[str]:
        """Give the briefings that answer surely enough to ring, if they do where it may."""
        found = self.beside or self.answer
        return found.ids[: sum(count for tier, count in found.tiers if tier.joins)]

    def ring(self, entry: Entry) -> Ring | None:
        """Give the ring in a briefing; None where it does not answer, or not where it may."""
        found = self.beside or self.answer
        hit = found.standing_in(entry.briefing.id, self.watch.where)
        if hit is None or not hit.tier.joins:
            return None
        return watching.asked_ring(entry.briefing, hit, self.watch)


def ask(
    store: Searched, watches: Iterable[Watch], scope: Sequence[str], now: datetime | None = None
) -> Iterator[Asked]:
    """Ask watched queries of all that some sources brought; ages are counted from `now`."""
    for watch in watches:
        if watch.query:
            query = parse(watch.query)
            find = partial(Search(store), query, scope, limit=NO_LIMIT, typing=False, now=now)
            is_apart = without_left_out(query) != query and watch.where != _ANYWHERE
            yield Asked(watch, find(), find(with_left_out=True) if is_apart else None)


_ANYWHERE = frozenset(BlockKind)


def rings_in(entry: Entry, asked: Iterable[Asked]) -> list[Ring]:
    """Give the rings of queries that were asked in one briefing."""
    return [ring for one in asked if (ring := one.ring(entry))]


def ring_batch(
    store: Store, entries: Sequence[Entry], documents: Sequence[Document], watches: Iterable[Watch]
) -> list[Entry]:
    """Give entries that are about to be put with the rings of the queries they answer.

    The store's index has their words already, and the store their origins.
    """
    asked = [watch for watch in watches if watch.query]
    if not asked or not entries:
        return list(entries)
    batch, scope = _batch(store, entries, documents)
    found = list(ask(batch, asked, scope))
    order = watching.places(watches)
    return [_rung(entry, found, order) for entry in entries]


def ring_later(
    store: Store,
    source: str,
    watches: Sequence[Watch],
    begun: datetime,
    now: datetime,
    cancelled: Cancelled,
) -> None:
    """Ring where a source's briefings answer a query only now: for the others, or for the day.

    A name may be settled, or a date taken from a neighbour, after the briefing came in. What was
    received by `begun`, before this scan, rings silently, unless it is news: a copy came, or it
    came of the age that was asked for, counted from `now`. Step by step, each stored by itself.
    """
    later = [one for one in watches if one.query and hangs_on_others(parse(one.query))]
    order = watching.places(watches)
    for asked in ask(store, later, [source], now):
        known = frozenset(store.corpus.rung([watching.key_of(asked.watch)]))
        left = [one for one in asked.ids if one not in known]
        silent = None if _is_news(parse(asked.watch.query)) else begun
        for start in range(0, len(left), STEP):
            if cancelled():
                return
            some = left[start : start + STEP]
            entries = [entry for one in some if (entry := store.corpus.entry(one))]
            again = [_rung(entry, [asked], order, silent) for entry in entries]
            changed = [pair for pair in zip(again, entries, strict=True) if pair[0] != pair[1]]
            with store.batch():
                # What was stored anew meanwhile is asked again when that is rounded off.
                same = [new for new, old in changed if store.corpus.entry(old.briefing.id) == old]
                store.corpus.put(same)


def hangs_on_others(query: Query) -> bool:
    """Whether other briefings, or the day, may change what a query finds in one."""
    named = {Field.PERSON, Field.PLACE, Field.WATCH}
    return (
        bool(full_name(query))
        or hangs_on_remarks(query)
        or any(
            isinstance(node, Days | Age)
            or (isinstance(node, Facet) and (node.field in named or node in _LATER_MARKS))
            for node in walk(query.root)
        )
    )


def hangs_on_day(query: Query) -> bool:
    """Whether a query finds other briefings on another day."""
    return any(isinstance(node, Age) for node in walk(query.root))


def hangs_on_remarks(query: Query) -> bool:
    """Whether a query asks for what the reader writes on briefings."""
    return any(remark_of(node) is not None for node in walk(query.root))


_COPY = Facet(Field.IS, "copy")
_LATER_MARKS = frozenset({_COPY, Facet(Field.IS, "alert")})


def _is_news(query: Query) -> bool:
    return hangs_on_day(query) or _COPY in walk(query.root)


def _rung(
    entry: Entry,
    asked: Iterable[Asked],
    order: Mapping[tuple[str, str], int],
    silent: datetime | None = None,
) -> Entry:
    """Give an entry with the rings of queries; silently where it was received by `silent`."""
    is_old = silent is not None and entry.received <= silent
    rings = [replace(ring, old=is_old) for ring in rings_in(entry, asked)]
    return (
        replace(entry, rings=watching.in_order([*entry.rings, *rings], order)) if rings else entry
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    """What a search looks in, where that is one batch alone."""

    corpus: Corpus
    index: Index
    kinship: Kinship


class _Words(MemoryIndex):
    """The words of a batch; which words there are at all, the whole index knows."""

    def __init__(self, whole: Index) -> None:
        super().__init__(lambda word: ())
        self._whole = whole

    def near(self, key: str) -> Sequence[Term]:
        return self._whole.near(key)

    def sharing(self, keys: Sequence[str], limit: int) -> Sequence[str]:
        return self._whole.sharing(keys, limit)

    def counted(self, words: Sequence[str]) -> Sequence[Term]:
        return self._whole.counted(words)

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        return self._whole.beginning(prefix, limit)


def _batch(
    store: Store, entries: Sequence[Entry], documents: Sequence[Document]
) -> tuple[_Batch, list[str]]:
    kinship = MemoryKinship()
    corpus, index = MemoryCorpus(kinship), _Words(store.index)
    origins = [
        origin for entry in entries for origin in store.corpus.origins_of(entry.briefing.id)
    ]
    corpus.put(entries)
    corpus.put_origins(origins)
    corpus.settle({}, _placed(store.corpus, entries), {})
    corpus.flag({}, {}, 0, remarks=dict(_remarks(store.corpus, entries)))
    index.put(documents)
    return _Batch(corpus, index, kinship), list(dict.fromkeys(origin.source for origin in origins))


def _remarks(corpus: Corpus, entries: Collection[Entry]) -> Iterator[tuple[Remark, str]]:
    """Give what the reader wrote on the briefings of a batch that were there before."""
    ids = [entry.briefing.id for entry in entries]
    for line in corpus.lines_of(corpus.sources(), ids):
        told = {RemarkKind.TAG: line.tags, RemarkKind.NOTE: line.notes}
        yield from (
            (Remark(kind, line.id, text), text) for kind, texts in told.items() for text in texts
        )


def _placed(corpus: Corpus, entries: Collection[Entry]) -> Iterator[Placed]:
    """Give who the entities of a batch are, those not settled yet under their own names."""
    known = corpus.entities()
    for entry in entries:
        for mention in entry.mentions:
            own = (mention.entity, mention.name)
            name = Known(mention.entity, mention.name, 1)
            yield Placed(name, mention.entity, known.get(mention.entity, own))
