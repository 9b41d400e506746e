"""Watched queries: asked of what comes in, and of the past when a query is new.

They are asked by the search itself, so that a watch rings for what a search finds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefings import watch as watching
from briefings.model import Watch
from briefings.query import Age, Days, Facet, Field, Query, parse, walk
from briefings.search import ALL, full_name, search
from briefings.store.memory import MemoryCorpus, MemoryIndex
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.protocols import Corpus, Document, Entry, Index, Ring, Store, Term

Rings = Mapping[str, Sequence[Ring]]
"""The rings of watched queries, by briefing id."""


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
    found = _answers(batch, scope, asked)
    order = watching.places(watches)
    return [
        replace(entry, rings=watching.in_order([*entry.rings, *rings], order))
        if (rings := found.get(entry.briefing.id))
        else entry
        for entry in entries
    ]


def ring_past(store: Store, watches: Iterable[Watch]) -> Rings:
    """Give the rings of watched queries in all briefings of a store."""
    asked = [watch for watch in watches if watch.query]
    return _answers(store, store.corpus.sources(), asked) if asked else {}


def ring_later(store: Store, source: str, watches: Sequence[Watch], begun: datetime) -> None:
    """Ring where a source's briefings answer a query only now that all of them are known.

    A name may be settled, or a date taken from a neighbour, after the briefing came in. What
    was received by `begun`, before this scan, rings silently.
    """
    asked = [watch for watch in watches if watch.query and _hangs_on_others(parse(watch.query))]
    order = watching.places(watches)
    for briefing, rings in _answers(store, [source], asked).items():
        entry = store.corpus.entry(briefing)
        if entry is None:
            continue
        known = {watching.key_of(ring) for ring in entry.rings}
        is_old = entry.received <= begun
        fresh = [replace(ring, old=is_old) for ring in rings if watching.key_of(ring) not in known]
        if fresh:
            whole = watching.in_order([*entry.rings, *fresh], order)
            store.corpus.put([replace(entry, rings=whole)])


def _hangs_on_others(query: Query) -> bool:
    """Whether other briefings may change what a query finds in one."""
    named = {Field.PERSON, Field.PLACE}
    return bool(full_name(query)) or any(
        isinstance(node, Days | Age) or (isinstance(node, Facet) and node.field in named)
        for node in walk(query.root)
    )


def _answers(
    store: "Store | _Batch", scope: Sequence[str], watches: Iterable[Watch]
) -> dict[str, list[Ring]]:
    found: dict[str, list[Ring]] = {}
    for watch in watches:
        answer = search(store, watch.query, scope, limit=ALL, typing=False)
        for briefing in answer.ids:
            hit = answer.hit(briefing)
            entry = store.corpus.entry(briefing)
            if hit is None or entry is None or not hit.tier.joins:
                continue
            ring = watching.asked_ring(entry.briefing, hit, watch)
            if ring is not None:
                found.setdefault(briefing, []).append(ring)
    return found


@dataclass(frozen=True, slots=True)
class _Batch:
    """What a search looks in, where that is one batch alone."""

    corpus: Corpus
    index: Index


class _Words(MemoryIndex):
    """The words of a batch; which words there are at all, the whole index knows."""

    def __init__(self, whole: Index) -> None:
        super().__init__(lambda word: ())
        self._whole = whole

    def near(self, key: str) -> Sequence[Term]:
        return self._whole.near(key)

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        return self._whole.beginning(prefix, limit)


def _batch(
    store: Store, entries: Sequence[Entry], documents: Sequence[Document]
) -> tuple[_Batch, list[str]]:
    corpus, index = MemoryCorpus(MemoryKinship()), _Words(store.index)
    origins = [
        origin for entry in entries for origin in store.corpus.origins_of(entry.briefing.id)
    ]
    corpus.put(entries)
    corpus.put_origins(origins)
    corpus.set_entities(dict(_who(store.corpus, entries)))
    index.put(documents)
    return _Batch(corpus, index), list(dict.fromkeys(origin.source for origin in origins))


def _who(corpus: Corpus, entries: Collection[Entry]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give who the entities of a batch are, those not settled yet under their own names."""
    known = corpus.entities()
    for entry in entries:
        for mention in entry.mentions:
            own = (mention.entity, mention.name)
            yield mention.entity, known.get(mention.entity, own)
