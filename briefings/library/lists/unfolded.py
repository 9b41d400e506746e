"""A list by date with folds open: copies stand below what they are folded under."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from briefings.library.lists.by_date import DateListing
from briefings.library.lists.held import HeldListing
from briefings.library.lists.plain import PlainListing
from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Row
from briefings.store.protocols import Sought


class _Open(NamedTuple):
    """An open fold."""

    head: int
    """The index of what is folded over them, in the list with all folds shut."""
    first: int
    """The index of the first copy, in this one."""
    copies: tuple[str, ...]


class UnfoldedListing(PlainListing):
    """A list, and the copies of some of its briefings."""

    def __init__(
        self, rows: Rows, base: DateListing | HeldListing, heads: Collection[str]
    ) -> None:
        """Open the folds of `heads` in a list of a library's `rows`."""
        super().__init__(rows)
        self._base = base
        places = ((base.index(head), head) for head in heads)
        standing = sorted((at, head) for at, head in places if at is not None)
        copies = self._copies([head for _, head in standing])
        self._open: list[_Open] = []
        shift = 0
        for at, head in standing:
            if copies[head]:
                self._open.append(_Open(at, at + 1 + shift, copies[head]))
                shift += len(copies[head])
        self._shift = shift
        self._places = {
            name: one.first + at for one in self._open for at, name in enumerate(one.copies)
        }
        self._groups = tuple(self._longer(base.groups))

    def _copies(self, heads: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Give of each the copies that have no row of their own, the newest first."""
        store, base = self._rows.store, self._base
        folded = {head: [kin.briefing for kin in store.kinship.copies(head)] for head in heads}
        hidden = [one for ids in folded.values() for one in ids if base.index(one) is None]
        lines = store.corpus.lines_of(self._rows.scope, hidden)
        received = {line.id: line.received for line in lines}
        newest = {
            head: sorted(
                filter(received.__contains__, ids), key=received.__getitem__, reverse=True
            )
            for head, ids in folded.items()
        }
        return {head: tuple(ids) for head, ids in newest.items()}

    def _longer(self, groups: Sequence[DayGroup]) -> list[DayGroup]:
        heads = [one.head for one in self._open]
        until = list(accumulate((len(one.copies) for one in self._open), initial=0))
        longer, first = [], 0
        for group in groups:
            end = group.first + group.count
            inside = until[bisect_left(heads, end)] - until[bisect_left(heads, group.first)]
            longer.append(replace(group, first=first, count=group.count + inside))
            first += longer[-1].count
        return longer

    def __len__(self) -> int:
        return len(self._base) + self._shift

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        found: list[Row] = []
        at, end = max(0, start), min(start + count, len(self))
        while at < end:
            behind = bisect_right(self._open, at, key=lambda one: one.first)
            before = self._open[behind - 1] if behind else None
            if before and at < before.first + len(before.copies):
                inside = before.copies[at - before.first :][: end - at]
                lines = self._rows.store.corpus.lines_of(self._rows.scope, inside)
                found += self._rows.each(lines)
                at += len(inside)
                continue
            until = self._open[behind].first if behind < len(self._open) else end
            shut = sum(len(one.copies) for one in self._open[:behind])
            found += self._base.rows(at - shut, min(until, end) - at)
            at = min(until, end)
        return found

    @property
    def ids(self) -> Sequence[str]:
        """Give the ids of its rows."""
        every = [*self._base.ids]
        for one in self._open:
            every[one.first : one.first] = one.copies
        return every

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        if briefing in self._places:
            return self._places[briefing]
        at = self._base.index(briefing)
        if at is None:
            return None
        return at + sum(len(one.copies) for one in self._open if one.head < at)

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for and no copy, or None."""
        if briefing in self._places:
            head = next(one for one in self._open if briefing in one.copies).head
            # Back from a copy its head comes first: that is to be looked at too.
            near = self._base.rows(head + back, 1)
            briefing = near[0].id if near else ""
        return self._base.seek(sought, briefing, back=back)

    def next_unread(self, briefing: str) -> str | None:
        """Give the next unread briefing, round the end of the list; None where all is read."""
        sought, here = Sought(unread=True), self.index(briefing)
        found = (self.seek(sought, briefing), self._unread_copy(-1 if here is None else here))
        behind = [one for one in found if one is not None]
        if not behind:
            behind = [one for one in (self._base.seek(sought), self._unread_copy(-1)) if one]
        return min(behind, key=lambda one: self.index(one) or 0, default=None)

    def _unread_copy(self, after: int) -> str | None:
        """Give the first unread copy behind an index."""
        corpus, scope = self._rows.store.corpus, self._rows.scope
        later = [name for name, at in self._places.items() if at > after]
        lines = corpus.lines_of(scope, sorted(later, key=self._places.__getitem__))
        return next((line.id for line in lines if not line.read), None)
