"""Lines of the store made rows, pages and listings, with what the reader did."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Protocol, overload

from briefings.model import (
    Alert,
    AlertState,
    DayGroup,
    Hit,
    Listing,
    NameCount,
    Page,
    Row,
    Tier,
    Watch,
)
from briefings.store.flags import PIN
from briefings.store.protocols import Entry, Line, RingLine, Sought, Store
from briefings.store.standing import is_inferred, settled, stand
from briefings.text.sanitise import safe_line
from briefings.watch import alert, key_of

WATCH = "watch"
NOT = "not"
WHERE = "where"
"""More kinds of settings in state; the target of `not` is a watchlist, a watch and the name it
must not ring for, a line each, and that of `where` the first two of these, with the kinds of block
it rings in."""


_LOOKED_AT = 100
"""Days, and pinned rows, of which the newest dated one is looked for."""
GROWTH = 200
"""Rows that a search looks for at once."""
FOUND = "found"
"""The heading over very much that answers a query of properties alone: it has no tier."""
MOST_DATED = 2000
"""How many such answers have day headings."""


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

    def row(self, line: Line) -> Row:
        """Make a row, with names as this library settled them."""
        entities = self.store.corpus.entities()
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
            unread=not line.read and not line.old,
            pinned=line.pinned,
            old=line.old,
            alerts=tuple(rung),
            copy_alerts=tuple(watch for watch in echoed if watch not in rung),
            ringing=AlertState.NEW in {*rung.values(), *echoed.values()},
            names=tuple(
                NameCount(entities.get(entity, (entity, name))[0], name, count, watched)
                for entity, name, count, watched in line.names
            ),
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

    def page(self, entry: Entry, line: Line) -> Page:
        """Make all the reader pane needs."""
        briefing = entry.briefing.naming(one.span.start for one in entry.mentions if one.is_told)
        alerts = map(self.alert, self.store.corpus.rings_in(briefing.id))
        origins = self.store.corpus.origins_of(briefing.id)
        return Page(
            row=self.row(line),
            briefing=briefing,
            mentions=settled(entry.mentions, self.store.corpus.entities()),
            alerts=tuple(
                one for one in alerts if one.watchlist in self.watchlists.get(one.watch, ())
            ),
            origins=tuple(
                dict.fromkeys(one.raw_path for one in origins if one.source in self.scope)
            ),
        )


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


class DateListing:
    """All briefings of some sources, pinned ones first, then by date."""

    def __init__(self, rows: Rows) -> None:
        """Read the headings; rows are read as they are asked for."""
        self._rows = rows
        self._groups = tuple(rows.store.corpus.groups(rows.scope))

    @property
    def groups(self) -> Sequence[DayGroup]:
        """Give the headings, in order; they tile the listing."""
        return self._groups

    def __len__(self) -> int:
        return self._groups[-1].first + self._groups[-1].count if self._groups else 0

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        rows = self._rows
        return [rows.row(line) for line in rows.store.corpus.lines(rows.scope, start, count)]

    @property
    def has_more(self) -> bool:
        """Give False: every row is counted from the start."""
        return False

    def grow(self) -> bool:
        """Give False: there is nothing to look for."""
        return False

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        return self._rows.store.corpus.position(self._rows.scope, briefing)

    def hit(self, briefing: str) -> Hit | None:
        """Give None: a row stands here by its date alone."""
        return None

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        rows = self._rows
        return rows.store.corpus.seek(rows.scope, sought, briefing, back=back)

    def next_unread(self, briefing: str) -> str | None:
        """Give the next unread briefing, round the end of the list; None where all is read."""
        sought = Sought(unread=True)
        return self.seek(sought, briefing) or self.seek(sought)


class Answered(Protocol):
    """What a search gives, as far as a listing needs it."""

    @property
    def ids(self) -> Sequence[str]:
        """Give the briefings, in order."""

    @property
    def tiers(self) -> Sequence[tuple[Tier, int]]:
        """Give each tier met with its count, in order."""

    @property
    def complete(self) -> bool:
        """Whether all is found."""

    def grow(self, count: int) -> bool:
        """Look for more; True where any were found."""

    @property
    def by_words(self) -> bool:
        """Whether words or a name were asked for, not properties alone."""

    def hit(self, briefing: str) -> Hit | None:
        """Give where and why one of them answers."""


class IdListing:
    """Briefings by their ids: what a search found, what rang, or exactly some of them."""

    def __init__(self, rows: Rows) -> None:
        """Begin without any; who derives from this gives `_list` the ids and the headings."""
        self._rows = rows
        self._list((), ())

    def _list(self, ids: Sequence[str], groups: Sequence[DayGroup]) -> None:
        self._ids = ids
        self._groups = tuple(groups)
        self._places = {briefing: place for place, briefing in enumerate(ids)}

    @property
    def groups(self) -> Sequence[DayGroup]:
        """Give the headings, in order; they tile the listing."""
        return self._groups

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts."""
        return False

    def grow(self) -> bool:
        """Look for more rows behind the last; False where none were found."""
        return False

    def __len__(self) -> int:
        return len(self._ids)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        rows = self._rows
        wanted = self._ids[start : start + count]
        return [rows.row(line) for line in rows.store.corpus.lines_of(rows.scope, wanted)]

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        return self._places.get(briefing)

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here, where that is for words of it."""
        return None

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        place = self._places.get(briefing)
        ids = self._ids
        if back:
            those = ids[: len(ids) if place is None else place][::-1]
        else:
            those = ids[0 if place is None else place + 1 :]
        return next((one for one in those if self._is_sought(one, sought)), None)

    def next_unread(self, briefing: str) -> str | None:
        """Give the next unread briefing, round the end of the list; None where all is read."""
        sought = Sought(unread=True)
        return self.seek(sought, briefing) or self.seek(sought)

    def _is_sought(self, briefing: str, sought: Sought) -> bool:
        corpus, scope = self._rows.store.corpus, self._rows.scope
        if sought.unread:
            return any(
                not line.read and not line.old for line in corpus.lines_of(scope, [briefing])
            )
        entry = corpus.entry(briefing)
        return entry is not None and any(
            bool(mention.watches) if sought.entities is None else mention.entity in sought.entities
            for mention in entry.mentions
        )


class HitListing(IdListing):
    """The briefings that answer a query, by tier; why one does is worked out when it is shown."""

    def __init__(self, rows: Rows, answer: Answered) -> None:
        """Stand on an answer."""
        super().__init__(rows)
        self._answer = answer
        self._count_up()

    def _count_up(self) -> None:
        answer = self._answer
        is_told = answer.by_words or not answer.ids
        found = _tier_groups(answer.tiers) if is_told else _day_groups(self._rows, answer.ids)
        groups = list(found)
        if groups:
            groups[-1] = replace(groups[-1], more=not answer.complete)
        self._list(answer.ids, groups)

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts."""
        return not self._answer.complete

    def grow(self) -> bool:
        """Look for more rows behind the last; False where none were found."""
        has_grown = self._answer.grow(GROWTH)
        self._count_up()
        return has_grown

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here."""
        return self._answer.hit(briefing)

    @property
    def copies(self) -> int:
        """Give how many of its rows tell what one above tells, as copies of one story."""
        return len(self._ids) - len(set(self._told_by(self._ids)))

    def _told_by(self, ids: Sequence[str]) -> Iterable[str]:
        """Give of what story each of some briefings is."""
        stories = self._rows.store.kinship.stories_of(ids)
        return (stories.get(one, one) for one in ids)


class SetListing(IdListing):
    """Exactly some briefings, in the order given, under one heading."""

    def __init__(self, rows: Rows, ids: Sequence[str], label: str) -> None:
        """Show what is in force of `ids`."""
        super().__init__(rows)
        here = tuple(rows.store.corpus.within(rows.scope, ids))
        heading = DayGroup(None, label, 0, len(here), inferred=False)
        self._list(here, [heading] if here else [])


def newest_day(listing: Listing) -> date | None:
    """Give the newest day that a briefing is dated, never the day of a receipt alone.

    The undated stand last in their day: the first row of a day tells. What is pinned stands
    before all days, and is of one all the same.
    """
    pinned = sum(group.count for group in listing.groups[:1] if group.day is None)
    kept = listing.rows(0, min(pinned, _LOOKED_AT))
    found = [row.dating.start for row in kept if row.dating and row.is_dated]
    days = (group for group in listing.groups if group.day is not None)
    for group in islice(days, _LOOKED_AT):
        if any(row.is_dated for row in listing.rows(group.first, 1)):
            found += [group.day] if group.day else []
            break
    return max(found, default=None)


def _tier_groups(tiers: Iterable[tuple[Tier, int]]) -> Iterable[DayGroup]:
    first = 0
    for tier, count in tiers:
        yield DayGroup(None, tier.value, first, count, inferred=False)
        first += count


def _day_groups(rows: Rows, ids: Sequence[str]) -> Sequence[DayGroup]:
    """Give the days of what answers a query of properties, newest first as it is.

    Each has to be looked at for that, so very many get one heading over all.
    """
    if len(ids) > MOST_DATED:
        return [DayGroup(None, FOUND, 0, len(ids), inferred=False)]
    groups: list[DayGroup] = []
    for at, line in enumerate(rows.store.corpus.lines_of(rows.scope, ids)):
        day = stand(line.briefing, line.received).day
        inferred = is_inferred(line.briefing)
        last = groups[-1] if groups else None
        if last is not None and last.day == day:
            both = last.inferred and inferred
            groups[-1] = replace(last, count=last.count + 1, inferred=both)
        else:
            groups.append(DayGroup(day, "", at, 1, inferred=inferred))
    return groups
