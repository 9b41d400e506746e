"""The alerts: one line a watch, opened to two lines an alert."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Unpack

from textual import events
from textual.geometry import Size
from textual.message import Message

from briefings.model import Alert, AlertGroup
from tui.paint import groups as paint
from tui.paint.cells import tame
from tui.paint.lines import Run, fit
from tui.paint.rows import under_cursor
from tui.widgets.pane import Names, Pane

Key = tuple[str, str]
"""Watchlist and name of a watch."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A watch or an alert, and the first line it is drawn on."""

    what: AlertGroup | Alert
    line: int
    height: int


class AlertsPane(Pane):
    """What rings, by watch; a watch opens to its alerts. `height: auto` in CSS fits its lines."""

    DEFAULT_CSS = """
    AlertsPane { height: auto; }
    """

    class Chosen(Message):
        """A click on a watch or an alert; the cursor is on it already."""

        def __init__(self, what: AlertGroup | Alert, *, opened: bool) -> None:
            """Take what was clicked, and whether twice."""
            self.what = what
            self.opened = opened
            super().__init__()

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to show."""
        super().__init__(**names)
        self._groups: Sequence[AlertGroup] = ()
        self._open: set[Key] = set()
        self._entries: list[_Entry] = []
        self._cursor = 0
        self._top = 0
        self._empty: Sequence[str] = ()

    def show(
        self,
        groups: Sequence[AlertGroup],
        open_groups: Collection[Key] = (),
        *,
        empty: Sequence[str] = (),
    ) -> None:
        """Show watches in the order given, those of `open_groups` with their alerts.

        The cursor stays on what it was on. `empty` are the lines shown where nothing rings.
        """
        self._groups = groups
        self._open = open_groups if isinstance(open_groups, set) else set(open_groups)
        self._empty = empty
        self._arrange()

    @property
    def current(self) -> AlertGroup | Alert | None:
        """What is under the cursor."""
        return self._entries[self._cursor].what if self._entries else None

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
        return self._go(len(self._entries) - 1)

    def toggle_open(self) -> bool:
        """Open or close the watch under the cursor, or that of the alert; True if now open."""
        group = self._group_at(self._cursor)
        if group is None:
            return False
        key = _key(group)
        self._open.symmetric_difference_update({key})
        self._cursor = next(at for at, one in enumerate(self._entries) if one.what is group)
        self._arrange()
        return key in self._open

    def _group_at(self, row: int) -> AlertGroup | None:
        for entry in reversed(self._entries[: row + 1]):
            if isinstance(entry.what, AlertGroup):
                return entry.what
        return None

    def _arrange(self) -> None:
        before, old = self.current, len(self._entries)
        lines = self._lines
        entries: list[_Entry] = []
        line = 0
        for group in self._groups:
            entries.append(_Entry(group, line, 1))
            line += 1
            for alert in group.alerts if _key(group) in self._open else ():
                entries.append(_Entry(alert, line, 2))
                line += 2
        self._entries = entries
        found = (at for at, entry in enumerate(entries) if _is_same(entry.what, before))
        self._cursor = next(found, min(self._cursor, len(entries) - 1) if old else 0)
        self._cursor = max(0, self._cursor)
        self._keep_in_sight()
        if self._lines != lines and self.styles.is_auto_height:
            self.refresh(layout=True)
        self.repaint()

    @property
    def _lines(self) -> int:
        last = self._entries[-1] if self._entries else None
        return last.line + last.height if last else max(1, len(self._empty))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines there are, with the frame."""
        return self._lines + 2

    def _go(self, row: int) -> AlertGroup | Alert | None:
        self._cursor = max(0, min(row, len(self._entries) - 1))
        self._keep_in_sight()
        self.repaint()
        return self.current

    def _keep_in_sight(self) -> None:
        high = self.inner.height
        if not self._entries or high <= 0:
            return
        entry = self._entries[self._cursor]
        self._top = min(max(self._top, entry.line + entry.height - high), entry.line)
        self._top = max(0, min(self._top, self._lines - high))

    def scroll_lines(self, lines: int) -> None:
        """Move the cursor with the wheel: there is little to scroll."""
        self.move(1 if lines > 0 else -1)

    def fit_size(self) -> None:
        """Keep the cursor on the screen."""
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was, and say so."""
        row = self._entry_at(self._top + event.y - 1)
        if row is None or not 0 < event.y <= self.inner.height:
            return
        what = self._go(row)
        if what is not None:
            self.post_message(self.Chosen(what, opened=event.chain > 1))

    def _entry_at(self, line: int) -> int | None:
        for at, entry in enumerate(self._entries):
            if entry.line <= line < entry.line + entry.height:
                return at
        return None

    def words(self) -> str:
        """Give how many watches have something new."""
        new = sum(group.new > 0 for group in self._groups)
        return f"Alerts {new}" if new else "Alerts"

    def note(self) -> str:
        """Give where the cursor is, where not everything is seen."""
        if self._lines <= self.inner.height:
            return ""
        return f"{self._cursor + 1} of {len(self._entries)}"

    def line(self, y: int, cells: int) -> list[Run]:
        """Draw a line."""
        if not self._entries:
            return self._empty_line(y, cells)
        row = self._entry_at(self._top + y)
        if row is None:
            return []
        entry = self._entries[row]
        lines = self._drawn(entry.what, cells)
        if row == self._cursor and self.has_focus:
            lines = under_cursor(lines, cells, self.inks, focused=True)
        return lines[self._top + y - entry.line]

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


def _is_same(what: AlertGroup | Alert, before: AlertGroup | Alert | None) -> bool:
    if isinstance(what, AlertGroup):
        return isinstance(before, AlertGroup) and _key(what) == _key(before)
    return isinstance(before, Alert) and what.id == before.id
