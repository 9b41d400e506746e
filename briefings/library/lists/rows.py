"""Lines of the store made rows, pages and listings, with what the reader did."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from briefings.model import (
    Alert,
    AlertState,
    NameCount,
    Page,
    Row,
    Watch,
)
from briefings.store.flags import PIN
from briefings.store.protocols import Entry, Line, RingLine, Store
from briefings.store.standing import settled
from briefings.text.sanitise import safe_line
from briefings.watch import alert, key_of


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows of what a store holds of some sources."""

    store: Store
    scope: tuple[str, ...]
    watchlists: Mapping[str, tuple[str, ...]]
    """The watchlists in which each watch's name stands."""
    muted: Collection[tuple[str, str]] = ()
    """Watchlist and name of the watches that do not ring."""

    @property
    def pins(self) -> Mapping[str, str]:
        """What is pinned, by the ids of briefings and alerts, with the order of the pins."""
        return self.store.state.all(PIN)

    def each(self, lines: Iterable[Line]) -> list[Row]:
        """Make a row of each line; whose the names are is asked once for all of them."""
        entities = self.store.corpus.entities()
        return [self.row(line, entities) for line in lines]

    def row(self, line: Line, known: Mapping[str, tuple[str, str]] | None = None) -> Row:
        """Make a row, with names as this library settled them; `known` are the corpus's."""
        entities = self.store.corpus.entities() if known is None else known
        briefing = line.briefing
        rung, echoed = self._rung(line.alerts), self._rung(line.echoes)
        return Row(
            id=line.id,
            path=safe_line(line.raw_path),
            raw_path=line.raw_path,
            title=briefing.title,
            title_kind=briefing.title_kind,
            dating=briefing.dating,
            date_evidence=line.date_evidence,
            publisher=briefing.publisher,
            language=briefing.language,
            received=line.received,
            unread=not line.read,
            pinned=line.pinned,
            alerts=tuple(rung),
            copy_alerts=tuple(watch for watch in echoed if watch not in rung),
            ringing=AlertState.NEW in {*rung.values(), *echoed.values()},
            names=tuple(_named(line, entities)),
            new_names=tuple(_new_names(line, entities)) if line.told else (),
            copies=line.origins - 1 + line.folded,
            fresh=line.fresh,
            copy_of=line.story,
            gone=line.gone,
            tags=line.tags,
            notes=line.notes,
            is_list=briefing.is_list,
        )

    def folded(self, ids: Iterable[str]) -> Collection[str]:
        """Give those of some briefings that the list by date folds under another."""
        stories, pins = self.store.kinship.stories_of(ids), self.pins
        heads = set(self.store.corpus.within(self.scope, list(set(stories.values()))))
        return {one for one, story in stories.items() if story in heads and one not in pins}

    def _rung(self, alerts: Iterable[tuple[str, str, AlertState]]) -> dict[str, AlertState]:
        """Give the watches that ring and were not dismissed: new where one of the name is."""
        found: dict[str, AlertState] = {}
        for watchlist, watch, state in alerts:
            if state is AlertState.DISMISSED or watchlist not in self.watchlists.get(watch, ()):
                continue
            heard = AlertState.SEEN if (watchlist, watch) in self.muted else state
            if found.setdefault(watch, heard) is not AlertState.NEW:
                found[watch] = heard
        return found

    def alert(
        self, line: RingLine, entities: Mapping[str, tuple[str, str]] | None = None
    ) -> Alert:
        """Make an alert, with what the reader did; `entities` are those of the corpus."""
        known = self.store.corpus.entities() if entities is None else entities
        mentions = settled(line.mentions, known)
        made = alert(line if mentions == line.mentions else replace(line, mentions=mentions))
        return replace(made, muted=True) if key_of(line.ring) in self.muted else made

    def alerts(self, watch: Watch, count: int, first: Sequence[Alert] = ()) -> Sequence[Alert]:
        """Give the alerts of a watch, of which there are so many, as they are asked for.

        `first` are those that belong to no briefing.
        """
        return AlertList(self, (watch.watchlist, watch.name), count, first)

    def alerts_of(self, briefing: str) -> Iterable[Alert]:
        """Give the alerts of a briefing that are of watches in force."""
        alerts = map(self.alert, self.store.corpus.rings_in(briefing))
        return (one for one in alerts if one.watchlist in self.watchlists.get(one.watch, ()))

    def page(self, entry: Entry, line: Line) -> Page:
        """Make all the reader pane needs."""
        briefing = entry.briefing.naming(one.span.start for one in entry.mentions if one.is_told)
        origins = self.store.corpus.origins_of(briefing.id)
        return Page(
            row=self.row(line),
            briefing=briefing,
            mentions=settled(entry.mentions, self.store.corpus.entities()),
            alerts=tuple(self.alerts_of(briefing.id)),
            origins=tuple(
                dict.fromkeys(one.raw_path for one in origins if one.source in self.scope)
            ),
        )


def _named(line: Line, entities: Mapping[str, tuple[str, str]]) -> Iterable[NameCount]:
    """Give who is named in a line: who is one by now, though found as two, is told once."""
    told: dict[str, NameCount] = {}
    for who, name, _, count, watched in _who(line.names, entities):
        before = told.get(who)
        if before is None:
            told[who] = NameCount(who, name, count, watched)
        else:
            total, is_watched = before.count + count, before.watched or watched
            told[who] = replace(before, count=total, watched=is_watched)
    return told.values()


def _new_names(line: Line, entities: Mapping[str, tuple[str, str]]) -> Iterable[NameCount]:
    """Give whom the copies of a briefing name and it does not, the most certain first.

    Who is called by one word, here or there, may be anybody of that name in the other.
    """
    known = {who: (name, full) for who, name, full, _, _ in _who(line.names, entities)}
    words = {name for name, _ in known.values()}
    bare = {name for name, full in known.values() if not full}
    told: dict[str, tuple[bool, NameCount]] = {}
    for who, name, full, count, watched in _who(line.told, entities):
        if who not in known and name not in (bare if full else words):
            told.setdefault(who, (full, NameCount(who, name, count, watched)))
    ranked = sorted(told.values(), key=lambda one: (not one[1].watched, not one[0]))
    return (name for _, name in ranked)


def _who(
    names: Iterable[tuple[str, str, int, bool]], entities: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str, bool, int, bool]]:
    """Give of names of a line whose they are, the word shown, whether that is one of several."""
    for entity, name, count, watched in names:
        who, called = entities.get(entity, (entity, name))
        yield who, name, " " in called, count, watched


PAGE = 100
"""Alerts of a watch that are read together."""


class AlertList(Sequence[Alert]):
    """The alerts of a watch, pinned ones first, then the newest; read a page at a time.

    Before them stand those that are of no briefing.
    """

    def __init__(
        self, rows: Rows, of: tuple[str, str], count: int, first: Sequence[Alert]
    ) -> None:
        """Stand over a store in which a watch has so many; `first` come before them."""
        self._rows = rows
        self._of = of
        self._first = first
        self._count = count + len(first)
        self._pages: dict[int, Sequence[Alert]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Alert: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Alert]: ...

    def __getitem__(self, index: int | slice) -> Alert | Sequence[Alert]:
        """Give one or some; IndexError where there are fewer by now."""
        if isinstance(index, slice):
            return [one for at in range(*index.indices(self._count)) for one in self._at(at)]
        for one in self._at(index + self._count if index < 0 else index):
            return one
        raise IndexError(index)

    def _at(self, index: int) -> Sequence[Alert]:
        """Give the alert at an index, alone; nothing where there is none."""
        if index < len(self._first):
            return self._first[index : index + 1]
        index -= len(self._first)
        first = index - index % PAGE
        if first not in self._pages:
            rows = self._rows
            lines = rows.store.corpus.ring_lines(rows.scope, self._of, first, PAGE)
            self._pages[first] = [rows.alert(line) for line in lines]
        return self._pages[first][index - first : index - first + 1]
