"""Whether the watches can be trusted: what each was read against, and what its tests say.

What reads names is imported late because a reader on a screen has read them already.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from briefings.intake.watches.watched import known_watches
from briefings.library.watches.holders import holders
from briefings.library.watches.settings import NOT
from briefings.model import (
    Alert,
    AlertGroup,
    AlertState,
    Block,
    BlockKind,
    Briefing,
    Mute,
    RefusedWatch,
    ScanStatus,
    Span,
    TitleKind,
    Watch,
    WatchHealth,
    WatchTest,
)
from briefings.store.protocols import ANY, NO_LIMIT, Origin, Store
from briefings.watch import as_met, key_of

_NOW = datetime(2000, 1, 1, tzinfo=UTC)
"""When a sentence of a test is received: a moment that makes no difference."""


_MISSED = ""
"""What is counted where a name is met, nothing silences it, and it did not ring."""


class Silence(NamedTuple):
    """Why a watched name is met and does not ring."""

    reasons: tuple[tuple[str, int], ...]
    """A kind of block, or `not`, and in how many briefings."""
    missed: int
    """Briefings in which nothing silences it, and it did not ring: a fault."""


class Watching(Protocol):
    """A library, as far as its watches go."""

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Give the watches in force."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Give the sources that cannot be reached."""

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give alerts, newest first."""

    @property
    def mutes(self) -> Mapping[tuple[str, str], Mute]:
        """Give what is muted now, by watchlist and name."""

    @property
    def sources(self) -> Sequence[str]:
        """Give the folders and files in force."""

    @property
    def refused(self) -> Sequence[RefusedWatch]:
        """Give the watches that cannot be read."""

    def alert_groups(self) -> tuple[AlertGroup, ...]:
        """Give alerts by watch."""


def health(library: Watching, store: Store) -> tuple[WatchHealth, ...]:
    """Give the health of every watch, in the order of the configuration.

    Behind them those that cannot be read, and never could.
    """
    stored = len(store.corpus.narrowed(library.sources, ANY, limit=NO_LIMIT))
    groups = {key_of(group.watch): group for group in library.alert_groups()}
    known, missing = known_watches(store.corpus), library.missing
    rang: dict[tuple[str, str], list[Alert]] = {}
    for alert in library.alerts(set(AlertState)):
        rang.setdefault((alert.watchlist, alert.watch), []).append(alert)
    faults = {(one.watchlist, one.name): one.problem for one in library.refused}
    there = {key_of(watch) for watch in library.watches}
    never = (
        Watch(name, watchlist) for watchlist, name in faults if (watchlist, name) not in there
    )
    return tuple(
        replace(
            _health(watch, rang.get(key_of(watch), ()), groups.get(key_of(watch))),
            evaluated=stored if watch in known else 0,
            stored=stored,
            mute=library.mutes.get((watch.watchlist, watch.name)),
            missing=missing,
            fault=faults.get(key_of(watch)),
        )
        for watch in (*library.watches, *never)
    )


def silences(store: Store, scope: Sequence[str], watches: Sequence[Watch]) -> tuple[Silence, ...]:
    """Give for each watch why its name is met and does not ring.

    It stands where the watch may not ring, or `not:` says that it is somebody else. Briefings in
    which the watch rings all the same are left out; those that a query answers are no names. Each
    briefing that may hold a name is read once, for all watches together.
    """
    from briefings.names.gazetteer import Gazetteer

    names = [watch for watch in watches if not watch.query]
    near = {watch: _silent_near(store, watch) for watch in names}
    everybody = Gazetteer([replace(watch, excluded=()) for watch in names])
    counts = {watch: Counter[str]() for watch in names}
    for one in store.corpus.within(scope, sorted(frozenset().union(*near.values()))):
        entry = store.corpus.entry(one)
        if entry is None:
            continue
        left = []
        for watch in (watch for watch in names if one in near[watch]):
            places = [m.stands_in for m in entry.mentions if watch.name in m.watches]
            if places:
                rings = any(place in watch.where for place in places)
                counts[watch][_MISSED if rings else places[0].value] += 1
            elif watch.excluded:
                left.append(watch)
        found = everybody.find(entry.briefing) if left else ()
        met = {key_of(one.watch) for one in found if one.tier.joins}
        for watch in left:
            counts[watch][NOT] += key_of(watch) in met
    return tuple(_silence(counts.get(watch, Counter())) for watch in watches)


def _silent_near(store: Store, watch: Watch) -> frozenset[str]:
    """Give the briefings that may hold a watched name and in which the watch does not ring."""
    near = {one for name in (watch.name, *watch.aliases) for one in holders(store, name)}
    return frozenset(near).difference(store.corpus.rung([key_of(watch)]))


def _silence(counts: Counter[str]) -> Silence:
    reasons = tuple((why, n) for why, n in counts.most_common() if n and why != _MISSED)
    return Silence(reasons, counts[_MISSED])


def _health(watch: Watch, alerts: Sequence[Alert], group: AlertGroup | None) -> WatchHealth:
    """Give what a watch met; its alerts are counted as the watchlists on the screen do."""
    spellings = Counter(
        met for alert in alerts for one in alert.mentions for met in as_met(watch, one.text)
    )
    return WatchHealth(
        watch=watch,
        evaluated=0,
        stored=0,
        alerts=len(group.alerts) if group else 0,
        new=group.new if group else 0,
        dismissed=sum(alert.state is AlertState.DISMISSED for alert in alerts),
        last=max((one.date for one in alerts if one.briefing and one.date), default=None),
        spellings=tuple(text for text, _ in spellings.most_common()),
    )


def tests(watches: Sequence[Watch]) -> Iterator[WatchTest]:
    """Try each watch that has tests on their sentences, as a briefing's body would be read."""
    for watch in watches:
        for sentences, must_ring in ((watch.expect, True), (watch.expect_not, False)):
            for sentence in sentences:
                yield WatchTest(watch, sentence, must_ring, _rings(watch, sentence))


def _rings(watch: Watch, sentence: str) -> bool:
    """Whether a watch rings in a sentence, by the same code that reads a file's."""
    from briefings.intake.reading import enter
    from briefings.intake.watches.queries import ring_batch
    from briefings.names.gazetteer import Gazetteer
    from briefings.names.spelling.keys import keys
    from briefings.search import document
    from briefings.store.memory import MemoryStore

    text = f"{sentence}\n"
    whole = Span(0, len(text))
    briefing = Briefing(
        id="0" * 16,
        text=text,
        blocks=(Block(_where(watch), whole),),
        edits=(),
        title=sentence,
        title_kind=TitleKind.DERIVED,
        title_span=None,
        dating=None,
        publisher=None,
        publisher_span=None,
        language="unknown",
    )
    entry = enter(briefing, Gazetteer([watch]), [watch], _NOW)
    words = document(briefing, _NOW)
    store = MemoryStore(keys)
    store.corpus.put_origins([Origin("", "test", briefing.id, 0, 0, ScanStatus.OK, "")])
    store.index.put([words])
    (rung,) = ring_batch(store, [entry], [words], [watch])
    return bool(rung.rings)


def _where(watch: Watch) -> BlockKind:
    """Give the kind of block that a test's sentence stands in: the body, where it may ring."""
    if BlockKind.BODY in watch.where:
        return BlockKind.BODY
    return next(kind for kind in BlockKind if kind in watch.where)
