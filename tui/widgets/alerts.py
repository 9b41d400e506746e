"""The alerts: one line a watch, opened to two lines an alert."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple, Unpack

from textual import events
from textual.geometry import Size
from textual.message import Message

from briefings.model import Alert, AlertGroup, numbered
from tui.paint import groups as paint
from tui.paint.cells import tame
from tui.paint.lines import Run, fit
from tui.paint.rows import under_cursor
from tui.widgets.pane import Names, Pane

Key = tuple[str, str]
"""Watchlist and name of a watch."""

_NEAR = 50
"""Rows before and behind in which an alert is looked for when all is shown anew."""


class _Stretch(NamedTuple):
    """A watch, with its alerts where it is open, and where it begins."""

    group: AlertGroup
    first: int
    """The row of the watch itself; its alerts follow."""
    line: int
    """The line that row is drawn on."""
    alerts: int
    """How many rows follow."""

    @property
    def lines(self) -> int:
        return 1 + 2 * self.alerts


class AlertsPane(Pane):
    """What rings, by watch; a watch opens to its alerts. `height: auto` in CSS fits its lines."""

    DEFAULT_CSS = """
    AlertsPane { height: auto; }
    """

    class Chosen(Message):
        """A click on a watch or an alert; the cursor is on it already."""

        def __init__(self, *, opened: bool) -> None:
            """Take whether it was a double click."""
            self.opened = opened
            super().__init__()

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to show."""
        super().__init__(**names)
        self._groups: Sequence[AlertGroup] = ()
        self._open: set[Key] = set()
        self._stretches: list[_Stretch] = []
        self._held: tuple[Key, str] | None = None
        self._cursor = 0
        self._top = 0
        self._high = 1
        self._empty: Sequence[str] = ()

    def show(
        self,
        groups: Sequence[AlertGroup],
        open_groups: Collection[Key] = (),
        *,
        empty: Sequence[str] = (),
        steady: bool = False,
    ) -> None:
        """Show watches in the order given, those of `open_groups` with their alerts.

        The cursor stays on what it was on. `empty` are the lines shown where nothing rings. With
        `steady` the pane stays as high as it is, until it is shown without.
        """
        self._groups = groups
        self._open = open_groups if isinstance(open_groups, set) else set(open_groups)
        self._empty = empty
        self._arrange(steady=steady)

    @property
    def current(self) -> AlertGroup | Alert | None:
        """What is under the cursor."""
        return self._what(self._cursor)

    def _what(self, row: int) -> AlertGroup | Alert | None:
        """Give what stands in a row; None where there is nothing, or nothing any more."""
        stretch = self._stretch_of(row)
        if stretch is None or row == stretch.first:
            return stretch.group if stretch else None
        at = row - stretch.first - 1
        return next(iter(stretch.group.alerts[at : at + 1]), None)

    def _stretch_of(self, row: int) -> _Stretch | None:
        at = bisect_right(self._stretches, row, key=lambda one: one.first) - 1
        return self._stretches[at] if at >= 0 and row <= self._last else None

    @property
    def _last(self) -> int:
        """The last row, -1 where there is none."""
        last = self._stretches[-1] if self._stretches else None
        return last.first + last.alerts if last else -1

    def _line_of(self, row: int) -> int:
        """Give the line on which a row begins."""
        stretch = self._stretch_of(row)
        if stretch is None:
            return 0
        inside = row - stretch.first
        return stretch.line + (2 * inside - 1 if inside else 0)

    @property
    def open_groups(self) -> set[Key]:
        """The watches that are open, by watchlist and name; the very set given to `show`."""
        return self._open

    def move(self, rows: int) -> AlertGroup | Alert | None:
        """Move the cursor by so many rows; it stops at the ends."""
        return self._go(self._cursor + rows)

    def top(self) -> AlertGroup | Alert | None:
        """Go to the first row."""
        return self._go(0)

    def bottom(self) -> AlertGroup | Alert | None:
        """Go to the last row."""
        return self._go(self._last)

    def toggle_open(self) -> bool:
        """Open or close the watch under the cursor, or that of the alert; True if now open."""
        stretch = self._stretch_of(self._cursor)
        if stretch is None:
            return False
        key = _key(stretch.group)
        self._open.symmetric_difference_update({key})
        self._cursor = stretch.first
        self._arrange()
        return key in self._open

    def _arrange(self, *, steady: bool = False) -> None:
        before, old_row, high = self._held, self._cursor, self._high
        shown = self._line_of(old_row) - self._top
        stretches: list[_Stretch] = []
        row = line = 0
        for group in self._groups:
            count = len(group.alerts) if _key(group) in self._open else 0
            stretches.append(_Stretch(group, row, line, count))
            row += 1 + count
            line += stretches[-1].lines
        self._stretches = stretches
        self._cursor = max(0, min(self._row_of(before, old_row), self._last))
        self._hold()
        self._high = high if steady else self._lines
        if steady:
            self._top = self._line_of(self._cursor) - shown
        self._keep_in_sight()
        if self._high != high and self.styles.is_auto_height:
            self.refresh(layout=True)
        self.repaint()

    def _hold(self) -> None:
        """Keep what the cursor is on, to find it again when all is shown anew."""
        stretch = self._stretch_of(self._cursor)
        what = self._what(self._cursor)
        self._held = (
            (_key(stretch.group), what.id if isinstance(what, Alert) else "") if stretch else None
        )

    def _row_of(self, held: tuple[Key, str] | None, row: int) -> int:
        """Give the row of what was held, near where it was; that row where it is gone."""
        if held is None:
            return row
        stretch = next((one for one in self._stretches if _key(one.group) == held[0]), None)
        if stretch is None or not held[1]:
            return stretch.first if stretch else row
        there = min(max(row - stretch.first - 1, 0), max(stretch.alerts - 1, 0))
        near = range(max(0, there - _NEAR), min(stretch.alerts, there + _NEAR))
        for at in sorted(near, key=lambda one: abs(one - there)):
            if any(one.id == held[1] for one in stretch.group.alerts[at : at + 1]):
                return stretch.first + 1 + at
        return row

    @property
    def _lines(self) -> int:
        last = self._stretches[-1] if self._stretches else None
        return last.line + last.lines if last else max(1, len(self._empty))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines there are, with the frame; as many as before while it is to be steady."""
        return self._high + 2

    def _go(self, row: int) -> AlertGroup | Alert | None:
        self._cursor = max(0, min(row, self._last))
        self._hold()
        self._keep_in_sight()
        self.repaint()
        return self.current

    def _keep_in_sight(self) -> None:
        high = self.inner.height
        if not self._stretches or high <= 0:
            return
        line, end = self._line_of(self._cursor), self._line_of(self._cursor) + self._height
        self._top = min(max(self._top, end - high), line)
        self._top = max(0, min(self._top, self._lines - high))
        row = self._row_at(self._top)
        # An alert has two lines: it is not the second that stands alone, but a line at the end.
        self._top += row is not None and self._line_of(row) < self._top

    @property
    def _height(self) -> int:
        """How many lines the row under the cursor has."""
        return 1 if self._cursor in (one.first for one in self._stretches) else 2

    def scroll_lines(self, lines: int) -> None:
        """Move the cursor with the wheel: there is little to scroll."""
        self.move(1 if lines > 0 else -1)

    def fit_size(self) -> None:
        """Keep the cursor on the screen."""
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was, and say so."""
        row = self._row_at(self._top + event.y - 1)
        if row is None or not 0 < event.y <= self.inner.height:
            return
        if self._go(row) is not None:
            self.post_message(self.Chosen(opened=event.chain > 1))

    def _row_at(self, line: int) -> int | None:
        """Give the row that is drawn on a line."""
        if not self._stretches or not 0 <= line < self._lines:
            return None
        at = bisect_right(self._stretches, line, key=lambda one: one.line) - 1
        stretch = self._stretches[at]
        return stretch.first + (line - stretch.line + 1) // 2

    def words(self) -> str:
        """Give how many watches have something new."""
        new = sum(group.rings > 0 for group in self._groups)
        return f"Alerts · {numbered(new, 'group')} ringing" if new else "Alerts"

    def note(self) -> str:
        """Give where the cursor is, where not everything is seen."""
        if self._lines <= self.inner.height:
            return ""
        return f"{self._cursor + 1} of {self._last + 1}"

    def line(self, y: int, cells: int) -> list[Run]:
        """Draw a line."""
        if not self._stretches:
            return self._empty_line(y, cells)
        row = self._row_at(self._top + y)
        if row is None:
            return []
        what = self._what(row)
        if what is None:
            return []
        lines = self._drawn(what, cells)
        if row == self._cursor and self.has_focus:
            lines = under_cursor(lines, cells, self.inks, focused=True)
        return lines[self._top + y - self._line_of(row)]

    def _drawn(self, what: AlertGroup | Alert, cells: int) -> list[list[Run]]:
        if isinstance(what, AlertGroup):
            widths = paint.columns(self._groups, cells)
            return [paint.group_line(what, widths, cells, self.inks, self.people)]
        return paint.alert_lines(what, cells, self.inks, self.people)

    def _empty_line(self, y: int, cells: int) -> list[Run]:
        if not 0 <= y < len(self._empty):
            return []
        return fit([(f"  {tame(self._empty[y])}", self.inks.dim)], cells)


def _key(group: AlertGroup) -> Key:
    return group.watch.watchlist, group.watch.name
