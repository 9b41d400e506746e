"""The list by date or receipt: all briefings of some sources, as the store holds them in order."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from briefings.library.lists.plain import PlainListing
from briefings.library.lists.rows import Rows
from briefings.model import Listing, Order, Row
from briefings.store.protocols import Sought
from briefings.store.standing import unpacked

_LOOKED_AT = 100
"""Days, and pinned rows, of which the newest dated one is looked for."""


class DateListing(PlainListing):
    """All briefings of some sources, pinned ones first, then by date, or by receipt."""

    def __init__(self, rows: Rows, by: Order = Order.DATE) -> None:
        """Read the headings; rows are read as they are asked for."""
        super().__init__(rows, rows.store.corpus.groups(rows.scope, by))
        self._by = by

    def __len__(self) -> int:
        return self._groups[-1].first + self._groups[-1].count if self._groups else 0

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        rows = self._rows
        return rows.each(rows.store.corpus.lines(rows.scope, start, count, self._by))

    @property
    def ids(self) -> Sequence[str]:
        """Give the ids of all that is in the list by now."""
        _, ids = self._rows.store.corpus.order(self._rows.scope, self._by)
        return unpacked(ids)

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        return self._rows.store.corpus.position(self._rows.scope, briefing, self._by)

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        rows, asked = self._rows, sought._replace(by=self._by)
        return rows.store.corpus.seek(rows.scope, asked, briefing, back=back)


def current(days: Iterable[date]) -> date | None:
    """Give the newest of some days that is not to come; where all are, the first of them.

    Of a meeting tomorrow, or of what may not be published before, a desk hears today.
    """
    found, today = set(days), date.today()
    came = [day for day in found if day <= today]
    return max(came) if came else min(found, default=None)


def newest_day(listing: Listing) -> date | None:
    """Give the `current` day that a briefing is dated, never the day of a receipt alone.

    The undated stand last in their day: the first row of a day tells. What is pinned stands
    before all days, and is of one all the same.
    """
    pinned = sum(group.count for group in listing.groups[:1] if group.day is None)
    kept = listing.rows(0, min(pinned, _LOOKED_AT))
    found = [row.dating.start for row in kept if row.dating and row.is_dated]
    days = (group for group in listing.groups if group.day is not None)
    today = date.today()
    for group in islice(days, _LOOKED_AT):
        if group.day and any(row.is_dated for row in listing.rows(group.first, 1)):
            found.append(group.day)
            if group.day <= today:
                break
    return current(found)
