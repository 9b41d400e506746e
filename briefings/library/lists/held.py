"""A list as it was when it was laid out, by date or by receipt: what comes after waits.

Nothing that is stored meanwhile, here or by another process, moves a row of it. What the reader
does shows in it at once: a pin goes on top, a corrected date to its day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefings.library.lists.plain import PlainListing
from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Order, Row, TitleKind
from briefings.store.protocols import Line, Sought
from briefings.store.standing import (
    ID_BYTES,
    is_inferred,
    last_receipt,
    slot_of,
    stand,
    unpacked,
)

_PINNED = "pinned"
GONE = "gone: no file has it any more"
"""The title of a row whose briefing is not there any more."""
MOST_MOVED = 100
"""Briefings that are put where they belong one by one; of more, the whole list is laid out."""


class Held:
    """An order of briefings, packed: eight bytes each."""

    def __init__(self, rows: Rows, by: Order = Order.DATE) -> None:
        """Hold the list of some sources as it is now, in an order."""
        corpus = rows.store.corpus
        self.by = by
        # Before the order: what comes between the two is then in it, and waits for nobody.
        self.since = last_receipt(corpus) or datetime.min.replace(tzinfo=UTC)
        """What is received later is not in it."""
        self.scope = rows.scope
        self.groups, self._ids = corpus.order(rows.scope, by)
        self._pins: dict[str, None] | None = None
        """The pins that it was last brought up to."""

    @property
    def pinned(self) -> list[str]:
        """Give the ids of those that were pinned when it was laid out or followed last."""
        first = next(iter(self.groups), None)
        return self.ids(0, first.count) if first and first.label == _PINNED else []

    def __len__(self) -> int:
        return len(self._ids) // ID_BYTES

    def ids(self, start: int, count: int) -> list[str]:
        """Give ids from an index, fewer at the end."""
        first, last = max(0, start), max(0, start) + max(0, count)
        return unpacked(self._ids[first * ID_BYTES : last * ID_BYTES])

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        packed = bytes.fromhex(briefing)
        at = self._ids.find(packed)
        # What is found may begin inside another id.
        while at > 0 and at % ID_BYTES:
            at = self._ids.find(packed, at + 1)
        return at // ID_BYTES if at >= 0 else None

    def follow(self, rows: Rows, briefings: Iterable[str]) -> None:
        """Put briefings where they belong by now, those that are in it at all.

        A pinned one goes on top whether it was in it or not.
        """
        moved = list(briefings)
        if len(moved) > MOST_MOVED:
            self._lay_anew(rows)
            return
        for line in rows.store.corpus.lines_of(self.scope, moved):
            at = self.index(line.id)
            if at is not None:
                self._take_out(at)
            if line.pinned:
                self._put_in(0, line, DayGroup(None, _PINNED, 0, 0, inferred=False))
            elif at is not None:
                self._put_in(self._place(rows, line), line, self._group_of(line))

    def follow_pins(self, rows: Rows, pins: Iterable[str]) -> None:
        """Put on top what is pinned by now, and back what is not; nothing where all is as then."""
        now = {one: None for one in pins if ":" not in one}
        if now == self._pins:
            return
        self._pins, there = now, dict.fromkeys(self.pinned)
        moved = [one for one in now if one not in there]
        self.follow(rows, [*moved, *(one for one in there if one not in now)])

    def _lay_anew(self, rows: Rows) -> None:
        """Put all where it belongs by now, without what came since but what is pinned of it."""
        there = set(_each(self._ids))
        groups, ids = rows.store.corpus.order(self.scope, self.by)
        every = list(_each(ids))
        self._ids, counted = bytearray(), []
        for group in groups:
            those = every[group.first : group.first + group.count]
            kept = [one for one in those if group.label == _PINNED or one in there]
            self._ids += b"".join(kept)
            counted.append(replace(group, count=len(kept)))
        self._recount(counted)

    def _take_out(self, at: int) -> None:
        del self._ids[at * ID_BYTES : (at + 1) * ID_BYTES]
        self._recount(
            replace(one, count=one.count - (one.first <= at < one.first + one.count))
            for one in self.groups
        )

    def _put_in(self, at: int, line: Line, into: DayGroup) -> None:
        self._ids[at * ID_BYTES : at * ID_BYTES] = bytes.fromhex(line.id)
        key = _key(into)
        groups = list(self.groups)
        if all(_key(one) != key for one in groups):
            groups.append(into)
            groups.sort(key=_key)
        self._recount(
            replace(one, count=one.count + 1, inferred=one.inferred and into.inferred)
            if _key(one) == key and one.count
            else replace(one, count=one.count + (_key(one) == key))
            for one in groups
        )

    def _recount(self, groups: Iterable[DayGroup]) -> None:
        tiled: list[DayGroup] = []
        first = 0
        for one in groups:
            if one.count:
                tiled.append(replace(one, first=first))
                first += one.count
        self.groups = tiled

    def _place(self, rows: Rows, line: Line) -> int:
        """Give the index at which an unpinned briefing belongs."""
        into = _key(self._group_of(line))
        there = next((one for one in self.groups if _key(one) == into), None)
        if there is None:
            return next((one.first for one in self.groups if _key(one) > into), len(self))
        low, high = there.first, there.first + there.count
        while low < high:
            middle = (low + high) // 2
            found = rows.store.corpus.lines_of(self.scope, self.ids(middle, 1))
            if found and self._standing(found[0]) > self._standing(line):
                high = middle
            else:
                low = middle + 1
        return low

    def _group_of(self, line: Line) -> DayGroup:
        if self.by is Order.RECEIVED:
            day = line.received.astimezone(UTC).date()
            return DayGroup(day, "", 0, 0, inferred=False, received=True)
        day = stand(line.briefing, line.received).day
        return DayGroup(day, "", 0, 0, inferred=is_inferred(line.briefing))

    def _standing(self, line: Line) -> tuple[int | str, ...]:
        """Give what sorts briefings of one day."""
        day, undated, received, last = slot_of(line.briefing, line.received)
        if self.by is Order.RECEIVED:
            return (received, day, undated, last)
        return (undated, received, last)


def _each(ids: bytes | bytearray) -> Iterable[bytes]:
    """Give each of some packed ids, packed."""
    return (bytes(ids[at : at + ID_BYTES]) for at in range(0, len(ids), ID_BYTES))


def _key(group: DayGroup) -> tuple[bool, int]:
    """Give what sorts headings: the pinned ones, then days, newest first."""
    return (group.day is not None, -group.day.toordinal() if group.day else 0)


class HeldListing(PlainListing):
    """The rows of a held order, as they are now."""

    def __init__(self, rows: Rows, held: Held) -> None:
        """Read rows as they are asked for."""
        super().__init__(rows, held.groups)
        self._held = held

    def __len__(self) -> int:
        return len(self._held)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end; what is gone says so."""
        ids = self._held.ids(start, count)
        lines = self._rows.store.corpus.lines_of(self._rows.scope, ids)
        there = {row.id: row for row in self._rows.each(lines)}
        return [there.get(one) or _gone(one) for one in ids]

    @property
    def ids(self) -> Sequence[str]:
        """Give the ids of all its rows, those of what is gone too."""
        return self._held.ids(0, len(self))

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        return self._held.index(briefing)

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        rows, asked = self._rows, sought._replace(until=self._held.since, by=self._held.by)
        found: str | None = briefing
        while found is not None:
            found = rows.store.corpus.seek(rows.scope, asked, found, back=back)
            if found is not None and self.index(found) is not None:
                return found
        return None


def _gone(briefing: str) -> Row:
    return Row(
        id=briefing,
        path="",
        raw_path="",
        title=GONE,
        title_kind=TitleKind.DERIVED,
        dating=None,
        date_evidence="",
        publisher=None,
        language="unknown",
        received=datetime.min.replace(tzinfo=UTC),
        unread=False,
        pinned=False,
        alerts=(),
        names=(),
        copies=0,
    )
