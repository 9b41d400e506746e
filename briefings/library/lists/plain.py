"""What any list of briefings is where it says nothing else."""

from collections.abc import Mapping, Sequence

from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Hit
from briefings.store.protocols import Sought


class PlainListing:
    """A list that is counted from its start, in which no briefing stands for words of it."""

    def __init__(self, rows: Rows, groups: Sequence[DayGroup] = ()) -> None:
        """Take the rows of a library, and the headings."""
        self._rows = rows
        self._groups = tuple(groups)

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

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here, where that is for words of it."""
        return None

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        """Give as much of that as rows show."""
        return {one: hit for one in briefings if (hit := self.hit(one))}

    def seek(self, sought: Sought, briefing: str = "", *, back: bool = False) -> str | None:
        """Give the next briefing that is looked for, or None."""
        raise NotImplementedError

    def next_unread(self, briefing: str) -> str | None:
        """Give the next unread briefing, round the end of the list; None where all is read."""
        sought = Sought(unread=True)
        return self.seek(sought, briefing) or self.seek(sought)
