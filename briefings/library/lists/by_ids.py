"""Lists of briefings by their ids: what was found, what rang, or exactly some."""

from collections.abc import Sequence

from briefings.library.lists.plain import PlainListing
from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Row
from briefings.store.protocols import Sought


class IdListing(PlainListing):
    """Briefings by their ids: what a search found, what rang, or exactly some of them."""

    def __init__(self, rows: Rows) -> None:
        """Begin without any; who derives from this gives `_list` the ids and the headings."""
        super().__init__(rows)
        self._list((), ())

    def _list(self, ids: Sequence[str], groups: Sequence[DayGroup]) -> None:
        self._ids = ids
        self._groups = tuple(groups)
        self._places = {briefing: place for place, briefing in enumerate(ids)}

    @property
    def ids(self) -> Sequence[str]:
        """Give the ids of its rows, as far as they were looked for."""
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        rows = self._rows
        wanted = self._ids[start : start + count]
        return rows.each(rows.store.corpus.lines_of(rows.scope, wanted))

    def index(self, briefing: str) -> int | None:
        """Give where a briefing stands, or None."""
        return self._places.get(briefing)

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        place = self._places.get(briefing)
        ids = self._ids
        if back:
            those = ids[: len(ids) if place is None else place][::-1]
        else:
            those = ids[0 if place is None else place + 1 :]
        return next((one for one in those if self._is_sought(one, sought)), None)

    def _is_sought(self, briefing: str, sought: Sought) -> bool:
        corpus, scope = self._rows.store.corpus, self._rows.scope
        if sought.unread:
            return any(not line.read for line in corpus.lines_of(scope, [briefing]))
        entry = corpus.entry(briefing)
        return entry is not None and any(
            bool(mention.watches) if sought.entities is None else mention.entity in sought.entities
            for mention in entry.mentions
        )


class SetListing(IdListing):
    """Exactly some briefings, in the order given, under one heading."""

    def __init__(self, rows: Rows, ids: Sequence[str], label: str) -> None:
        """Show what is in force of `ids`."""
        super().__init__(rows)
        here = tuple(rows.store.corpus.within(rows.scope, ids))
        heading = DayGroup(None, label, 0, len(here), inferred=False)
        self._list(here, [heading] if here else [])
