"""Lists of briefings, in memory: put in order and narrowed when asked."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby

from briefings.model import DayGroup, Order, ScanStatus
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.memory.narrowing import is_narrow
from briefings.store.memory.origins import MemoryOrigins
from briefings.store.memory.rings import MemoryRings
from briefings.store.protocols import (
    ANY,
    Between,
    Cancelled,
    Line,
    Narrow,
    Remark,
    RemarkKind,
    RowName,
    Slot,
    Sought,
)
from briefings.store.standing import (
    LOOKED_AT,
    date_evidence,
    is_inferred,
    lighten,
    names_told,
    row_names,
    row_watches,
    slot_of,
    stand,
)

Place = tuple[int, int, int, int, str]
"""Sorts a listing: pin, day, undated, received, id, the first four turned round."""


class MemoryListing(MemoryOrigins, MemoryRings):
    """The corpus as lists of briefings show it."""

    def __init__(self, kinship: MemoryKinship) -> None:
        """Begin empty; `kinship` says which briefings are folded."""
        MemoryOrigins.__init__(self)
        MemoryRings.__init__(self)
        self._kinship = kinship
        self._read: dict[str, bool | None] = {}
        self._pinned: dict[str, int] = {}
        self._remarks: dict[Remark, str] = {}

    def is_whole(self, scope: Sequence[str]) -> bool:
        held = {one.briefing for one in self._origins.values()}
        return len(held.intersection(self._entries)) == len(self._listing(scope))

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

    def _written(self, name: str, kind: RemarkKind) -> tuple[str, ...]:
        told = sorted(
            (one.key, text)
            for one, text in self._remarks.items()
            if one.briefing == name and one.kind is kind and text
        )
        return tuple(text for _, text in told)
