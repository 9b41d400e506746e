"""Which line shows which row of a listing, found in the logarithm of the number of groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model import DayGroup
from tui.paint.rows import is_telling

TELLING = 3
"""Lines of a row that says why it is there; of another one less."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands on a line."""

    group: int
    """Index of the group, -1 where a listing has none."""
    row: int
    """Index of the row, -1 for the heading of the group."""
    part: int
    """Which line of the row, 0 for its first."""


class Geometry:
    """The lines of a listing: one for each group's heading and so many for each row.

    It holds no number for any row, so that a million cost what five do.
    """

    def __init__(self, groups: Sequence[DayGroup], rows: int) -> None:
        """Take the groups of a listing, which tile it, and its length."""
        self.groups = groups
        self.rows = rows
        self.height = TELLING - (not any(is_telling(group) for group in groups[:5]))

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.rows * self.height + len(self.groups)

    def group_of(self, row: int) -> int:
        """Give the index of the group a row is in; -1 where there is none."""
        return self._last(row, 0, 1) if self.groups else -1

    def line_of(self, row: int) -> int:
        """Give the first line of a row."""
        return row * self.height + self.group_of(row) + 1

    def heading_of(self, group: int) -> int:
        """Give the line of a group's heading."""
        return self.groups[group].first * self.height + group

    def spot(self, line: int) -> Spot | None:
        """Give what stands on a line, None past the last."""
        if not 0 <= line < self.lines:
            return None
        if not self.groups:
            return Spot(-1, line // self.height, line % self.height)
        group = self._last(line, 1, self.height)
        below = line - self.heading_of(group) - 1
        if below < 0:
            return Spot(group, -1, 0)
        row = self.groups[group].first + below // self.height
        return Spot(group, row, below % self.height)

    def _last(self, at: int, heading: int, height: int) -> int:
        """Give the last group that begins at or before `at`, in rows or in lines."""
        low, high = 0, len(self.groups)
        while high - low > 1:
            middle = (low + high) // 2
            if self.groups[middle].first * height + middle * heading <= at:
                low = middle
            else:
                high = middle
        return low
