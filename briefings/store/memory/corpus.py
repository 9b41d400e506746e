"""Briefings and what was made of them, in memory."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby

from briefings.model import Briefing, DayGroup, EntityKind, Mention, Order, ScanStatus
from briefings.store.memory.counting import Tally
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.memory.naming import Named, by_day, ids, named, naming
from briefings.store.memory.narrowing import is_narrow
from briefings.store.memory.origins import MemoryOrigins
from briefings.store.memory.rings import MemoryRings
from briefings.store.memory.roll import MemoryRoll
from briefings.store.memory.slashes import habit_of, misread
from briefings.store.protocols import (
    ANY,
    AT_ONCE,
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    Between,
    Cancelled,
    Count,
    Entry,
    Habit,
    Line,
    Naming,
    Narrow,
    Part,
    Remark,
    RemarkKind,
    RowName,
    Slot,
    Sought,
    SpellingCount,
    When,
)
from briefings.store.standing import (
    LOOKED_AT,
    by_word,
    date_evidence,
    is_inferred,
    is_settled,
    lighten,
    names_told,
    row_names,
    row_watches,
    slot_of,
    stand,
    stated_day,
)

Place = tuple[int, int, int, int, str]
"""Sorts a listing: pin, day, undated, received, id, the first four turned round."""


class MemoryCorpus(MemoryOrigins, MemoryRoll, MemoryRings):
    """Entries, origins and flags in dictionaries, put in order when asked."""

    def __init__(self, kinship: MemoryKinship) -> None:
        """Begin empty; `kinship` says which briefings are folded."""
        MemoryOrigins.__init__(self)
        MemoryRoll.__init__(self)
        MemoryRings.__init__(self)
        self._kinship = kinship
        self._read: dict[str, bool | None] = {}
        self._pinned: dict[str, int] = {}
        self._remarks: dict[Remark, str] = {}
        self._flagged = 0
        self._notes: dict[str, str] = {}

    def put(self, entries: Sequence[Entry]) -> None:
        self._entries.update((entry.briefing.id, entry) for entry in entries)

    def remove(self, ids: Sequence[str]) -> None:
        for briefing in ids:
            self._entries.pop(briefing, None)
        self._kinship.forget(ids)

    def entry(self, briefing: str) -> Entry | None:
        return self._entries.get(briefing)

    def entries(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {one: self._entries[one] for one in ids if one in self._entries}

    def briefings(self, ids: Sequence[str]) -> Mapping[str, Briefing]:
        return {one: self._entries[one].briefing for one in ids if one in self._entries}

    def at_once(self, ids: Sequence[str]) -> Mapping[str, Briefing]:
        found = self.briefings(ids)
        return {name: one for name, one in found.items() if len(one.text) <= AT_ONCE}

    def unnamed(self) -> Sequence[str]:
        return [name for name, entry in self._entries.items() if not entry.named]

    def unrecognised(self, stamp: str) -> Sequence[str]:
        there = self._entries.items()
        return sorted(name for name, one in there if one.named and one.recognised != stamp)

    def name(self, named: Sequence[tuple[Briefing, tuple[Mention, ...]]]) -> None:
        for briefing, mentions in named:
            entry = self._entries.get(briefing.id)
            if entry and not entry.named and entry.briefing == briefing:
                self._entries[briefing.id] = entry.naming(mentions)

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        return sorted(name for name in self._entries if name.startswith(prefix))[:limit]

    def groups(self, scope: Sequence[str], by: Order = Order.DATE) -> Sequence[DayGroup]:
        return self._groups(self._listing(scope, by), by)

    def _groups(self, listing: Sequence[str], by: Order) -> Sequence[DayGroup]:
        groups, first = [], 0
        for day, members in groupby(listing, partial(self._heading, by=by)):
            entries = [self._entries[name] for name in members]
            dated = [entry.briefing for entry in entries if entry.briefing.dating]
            is_dated = day is not None and by is Order.DATE and bool(dated)
            inferred = is_dated and all(map(is_inferred, dated))
            label = "" if day else "pinned"
            is_received = day is not None and by is Order.RECEIVED
            groups.append(
                DayGroup(day, label, first, len(entries), inferred, received=is_received)
            )
            first += len(entries)
        return groups

    def days(self, scope: Sequence[str], since: date = date.min) -> Sequence[date]:
        entries = [self._entries[name] for name in self._every(scope)]
        days = {stand(one.briefing, one.received).day for one in entries}
        return sorted(day for day in days if day >= since)

    def span(self, scope: Sequence[str]) -> tuple[date, date] | None:
        days = self.days(scope)
        return (days[0], days[-1]) if days else None

    def days_of_receipt(self, scope: Sequence[str]) -> Mapping[date, bool]:
        found: dict[date, bool] = {}
        for entry in (self._entries[name] for name in self._every(scope)):
            stood = stand(entry.briefing, entry.received)
            if not stood.dated:
                is_ahead = entry.briefing.dating is not None
                found[stood.day] = found.get(stood.day, False) or is_ahead
        return found

    def lines(
        self, scope: Sequence[str], start: int, count: int, by: Order = Order.DATE
    ) -> Sequence[Line]:
        return self.lines_of(scope, self._listing(scope, by)[start : start + count])

    def order(
        self, scope: Sequence[str], by: Order = Order.DATE
    ) -> tuple[Sequence[DayGroup], bytearray]:
        listing = self._listing(scope, by)
        return self._groups(listing, by), bytearray.fromhex("".join(listing))

    def lines_of(self, scope: Sequence[str], ids: Sequence[str]) -> Sequence[Line]:
        inside = self._every(scope)
        return [self._line(scope, name) for name in ids if name in inside]

    def names_of(self, ids: Sequence[str]) -> Mapping[str, tuple[RowName, ...]]:
        there = (name for name in ids if name in self._entries)
        return {name: row_names(self._entries[name].mentions) for name in there}

    def narrowed(
        self,
        scope: Sequence[str],
        narrow: Narrow,
        *,
        after: str = "",
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        if cancelled is not None and cancelled():
            return []
        here = self._place(after) if after in self._entries else None
        return [
            name
            for name in sorted(self._every(scope), key=self._place)
            if (here is None or self._place(name) > here) and self._is_narrow(name, narrow)
        ][:limit]

    def few(self, scope: Sequence[str], narrow: Narrow, most: int) -> Sequence[str] | None:
        found = self.slots(scope, self.narrowed(scope, narrow, limit=most + 1))
        return None if len(found) > most else [slot[-1] for slot in sorted(found)]

    def days_of(self, narrow: Narrow) -> Between:
        those = (one for name, one in self._entries.items() if self._is_narrow(name, narrow))
        days = [stand(one.briefing, one.received).day for one in those]
        return min(days, default=date.max), max(days, default=date.min)

    def _is_narrow(self, name: str, narrow: Narrow) -> bool:
        entry = self._entries[name]
        marks = {
            "unread": not self._is_read(name),
            "pinned": bool(self._pinned.get(name)),
            "alert": bool(entry.rings),
            "undated": entry.briefing.dating is None,
        }
        if not is_narrow(entry, marks, narrow):
            return False
        paths = [one.raw_path.casefold() for one in self.origins_of(name)] if narrow.paths else []
        return all(any(asked in path for path in paths) for asked in narrow.paths)

    def within(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[str]:
        here = self._every(scope)
        return [name for name in ids if name in here and self._is_narrow(name, narrow)]

    def slots(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[Slot]:
        entries = (self._entries[name] for name in self.within(scope, ids, narrow))
        return [slot_of(entry.briefing, entry.received) for entry in entries]

    def position(self, scope: Sequence[str], briefing: str, by: Order = Order.DATE) -> int | None:
        listing = self._listing(scope, by)
        return listing.index(briefing) if briefing in listing else None

    def seek(
        self, scope: Sequence[str], sought: Sought, briefing: str = "", *, back: bool = False
    ) -> str | None:
        place = partial(self._place, by=sought.by)
        order = list(self._listing(scope, sought.by))
        if back:
            order.reverse()
        if briefing in self._entries:
            here, step = place(briefing), -1 if back else 1
            order = [one for one in order if (place(one) > here) == (step > 0) and one != briefing]
        return next((one for one in order if self._is_sought(one, sought)), None)

    def _is_sought(self, name: str, sought: Sought) -> bool:
        entry = self._entries[name]
        if sought.until is not None and entry.received > sought.until:
            return False
        if sought.unread:
            return not self._is_read(name)
        if sought.entities is None:
            return any(mention.watches for mention in entry.mentions)
        return any(mention.entity in sought.entities for mention in entry.mentions)

    def unread(self, scope: Sequence[str], since: datetime | None = None) -> int:
        return sum(
            not self._is_read(name) and (since is None or self._entries[name].received > since)
            for name in self._listing(scope)
        )

    def untold(self, scope: Sequence[str], since: datetime | None = None) -> Sequence[str]:
        heard = self.within(scope, list(self._entries), Narrow(marks=(("unread", False),)))
        fresh = {one.briefing for head in heard for one in self._kinship.copies(head) if one.fresh}
        listed = set(self._listing(scope))
        unread = self.narrowed(scope, Narrow(marks=(("unread", True),)), limit=len(self._entries))
        return [
            one
            for one in unread
            if one in fresh
            and one not in listed
            and (since is None or self._entries[one].received > since)
        ]

    def is_whole(self, scope: Sequence[str]) -> bool:
        held = {one.briefing for one in self._origins.values()}
        return len(held.intersection(self._entries)) == len(self._listing(scope))

    def stated_days(self, source: str) -> Sequence[date]:
        stated = {stated_day(self._entries[name].briefing) for name in self._of(source)}
        return sorted(day for day in stated if day)

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        wanted = set(days)
        return [
            name
            for name in self._of(source)
            if not is_settled(self._entries[name].briefing)
            and not wanted.isdisjoint(self._entries[name].days)
        ]

    def habit(self, publisher: str) -> Habit | None:
        return habit_of(self._entries.values(), publisher)

    def misread(self) -> Sequence[str]:
        return misread(list(self._entries.values()))

    def age(self, source: str, before: date) -> None:
        for name in self._of(source):
            entry = self._entries[name]
            if entry.briefing.dating and entry.briefing.dating.end < before:
                self._entries[name] = replace(entry, old=True)

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        tallies: dict[tuple[str, EntityKind], Tally] = {}
        names = self._entries if scope is None else self._listing(scope)
        for entry in (self._entries[name] for name in names):
            here: dict[tuple[str, EntityKind], list[Mention]] = {}
            for mention in entry.in_story:
                here.setdefault((mention.entity, mention.kind), []).append(mention)
            for key, mentions in here.items():
                tallies.setdefault(key, Tally()).add(entry, mentions)
        wanted = (key for key in sorted(tallies) if entities is None or key[0] in entities)
        return [tallies[key].total(*key) for key in wanted]

    def copied(self, most: int) -> frozenset[str] | None:
        held = Counter(one.briefing for one in self._origins.values())
        found = {name for name, count in held.items() if count > 1}
        for name in self._entries:
            if story := self._story(name):
                found.update((name, story))
        return frozenset(found) if len(found) <= most else None

    def publishers(self) -> Collection[str]:
        return {entry.briefing.publisher or "" for entry in self._entries.values()}

    def ringing(self) -> Collection[str]:
        return {ring.watch for entry in self._entries.values() for ring in entry.rings}

    def _languages(self) -> Iterable[str]:
        return [entry.briefing.language for entry in self._entries.values()]

    def naming(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None = None
    ) -> Naming:
        return naming(self._named(kind, entities, scope))

    def naming_by_day(
        self,
        kind: EntityKind,
        entities: Collection[str],
        days: range,
        scope: Sequence[str] | None = None,
    ) -> Mapping[int, Count]:
        return by_day(self._named(kind, entities, scope), days)

    def who_name(
        self,
        kind: EntityKind,
        entities: Collection[str],
        scope: Sequence[str] | None = None,
        *,
        when: When = Part.EVERY,
        limit: int | None = None,
    ) -> Sequence[str]:
        return ids(self._named(kind, entities, scope), when, limit)

    def naming_among(
        self, kind: EntityKind, entities: Collection[str], ids: Collection[str]
    ) -> Collection[str]:
        those = [self._entries[one] for one in ids if one in self._entries]
        return {one.slot[-1] for one in named(those, kind, entities)}

    def named_in(
        self,
        kind: EntityKind,
        groups: Sequence[Collection[str]],
        scope: Sequence[str] | None = None,
    ) -> Sequence[int]:
        return [len(self._named(kind, group, scope)) for group in groups]

    def _named(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None
    ) -> Sequence[Named]:
        those = self._entries if scope is None else self._every(scope)
        return named(map(self._entries.__getitem__, those), kind, entities)

    def bearers(self, kind: EntityKind) -> Mapping[str, Collection[str]]:
        if kind is EntityKind.PERSON:
            return by_word((one, name) for one, (_, name) in self.entities().items())
        mentions = (one for entry in self._entries.values() for one in entry.in_story)
        return by_word((one.entity, one.name) for one in mentions if one.kind is kind)

    def flag(
        self,
        read: Mapping[str, bool | None],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        if whole:
            for known in (self._read, self._pinned, self._said, self._kept):
                known.clear()
            self._remarks.clear()
        self._said.update(alerts)
        self._kept.update(kept)
        self._read.update(read)
        self._pinned.update(pinned)
        self._remarks.update(remarks)
        self._flagged = serial

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        return sorted({text for one, text in self._remarks.items() if text and one.kind is kind})

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        found = {
            one.briefing
            for one, text in self._remarks.items()
            if one.kind is kind and text and (texts is None or text in texts)
        }
        here = found.intersection(self._entries)
        return sorted(here, key=lambda name: self._place(name)[1:])

    def _written(self, name: str, kind: RemarkKind) -> tuple[str, ...]:
        told = sorted(
            (one.key, text)
            for one, text in self._remarks.items()
            if one.briefing == name and one.kind is kind and text
        )
        return tuple(text for _, text in told)

    @property
    def flagged(self) -> int:
        return self._flagged

    def note(self, key: str) -> str:
        return self._notes.get(key, "")

    def set_note(self, key: str, value: str) -> None:
        self._notes[key] = value

    def _of(self, source: str) -> list[str]:
        held = {one.briefing for one in self._origins.values() if one.source == source}
        return sorted(name for name in held if name in self._entries)

    def _every(self, scope: Sequence[str]) -> set[str]:
        """Give what has an origin in scope."""
        held = {one.briefing for one in self._origins.values() if one.source in scope}
        return held.intersection(self._entries)

    def _listing(self, scope: Sequence[str], by: Order = Order.DATE) -> list[str]:
        every = self._every(scope)
        shown = {
            name for name in every if self._pinned.get(name) or self._story(name) not in every
        }
        return sorted(shown, key=partial(self._place, by=by))

    def _is_read(self, name: str) -> bool:
        said = self._read.get(name)
        return self._entries[name].old if said is None else said

    def _story(self, name: str) -> str:
        kin = self._kinship.kin(name)
        return kin.story if kin else ""

    def _place(self, name: str, by: Order = Order.DATE) -> Place:
        pin, slot = -self._pinned.get(name, 0), self._slot(name)
        if by is Order.RECEIVED and not pin:
            day, dated, received, last = slot
            return (pin, received, day, dated, last)
        return (pin, *slot)

    def _heading(self, name: str, by: Order) -> date | None:
        if self._pinned.get(name):
            return None
        entry = self._entries[name]
        if by is Order.RECEIVED:
            return entry.received.astimezone(UTC).date()
        return stand(entry.briefing, entry.received).day

    def _line(self, scope: Sequence[str], name: str) -> Line:
        entry = self._entries[name]
        held = [one for one in self.origins_of(name) if one.source in scope]
        paths = list(dict.fromkeys(one.raw_path for one in held))
        inside = self._every(scope)
        copies = [one for one in self._kinship.copies(name) if one.briefing in inside]
        told = [self._entries[one.briefing].mentions for one in copies]
        told.sort(key=lambda mentions: not any(mention.watches for mention in mentions))
        return Line(
            id=name,
            briefing=lighten(entry.briefing),
            date_evidence=date_evidence(entry.briefing),
            names=row_names(entry.mentions),
            watches=row_watches(entry),
            alerts=tuple(
                (line.ring.watchlist, line.ring.watch, line.state) for line in self.rings_in(name)
            ),
            received=entry.received,
            read=self._is_read(name),
            pinned=bool(self._pinned.get(name)),
            raw_path=paths[0],
            origins=len(paths),
            story=self._story(name),
            folded=len(copies),
            fresh=sum(one.fresh for one in copies),
            told=names_told(map(row_names, told[:LOOKED_AT])),
            echoes=tuple(
                sorted(
                    {
                        (line.ring.watchlist, line.ring.watch, line.state)
                        for one in copies
                        for line in self.rings_in(one.briefing)
                    }
                )
            ),
            gone=all(one.status is ScanStatus.GONE for one in held),
            tags=self._written(name, RemarkKind.TAG),
            notes=self._written(name, RemarkKind.NOTE),
        )
