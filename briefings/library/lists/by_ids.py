"""Lists of briefings by their ids: what was found, what rang, or exactly some."""

from collections.abc import Sequence

from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Hit, Row
from briefings.store.protocols import Sought


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

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here, where that is for words of it."""
        return None

    def glimpse(self, briefing: str) -> Hit | None:
        """Give as much of that as a row shows."""
        return self.hit(briefing)

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
