"""The list of briefings: two lines each under day headings, drawn from a lazy listing."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from math import ceil
from typing import Unpack

from textual import events
from textual.message import Message

from briefings.model import Hit, Listing, Row
from tui.paint import rows as paint
from tui.paint.cells import tame, wrap
from tui.paint.lines import Run, edge_room, fit
from tui.paint.words import keyed
from tui.widgets.geometry import TELLING, Geometry, Spot
from tui.widgets.pane import Names, Pane

_READS = 2
"""Times that are read to fill a screen: each letter of a search reads anew what it shows, and no
row beyond it, and a row further down is read with few others."""
_FEWEST = 4
"""Rows that are read together on the lowest of screens."""
_PAGES = 32
"""Of what was read together so much is kept."""
_MARGIN = 2
"""Lines kept visible above and below the cursor, where there are any."""


class BriefingList(Pane):
    """Briefings under day headings; hits under tiers, each with the words that answer.

    Rows are fetched for the lines on the screen alone, in pages that are kept until the next
    `show` or `refresh_rows`. All offsets are rows of the listing; ids are briefing ids.
    """

    class Chosen(Message):
        """A click on a briefing; the cursor is on it already."""

        def __init__(self, *, opened: bool) -> None:
            """Take whether it was a double click."""
            self.opened = opened
            super().__init__()

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to show."""
        super().__init__(**names)
        self._listing: Listing | None = None
        self._geometry = Geometry((), 0)
        self._together = _FEWEST
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._hits: dict[int, Mapping[str, Hit]] = {}
        self._cursor = 0
        self._laid: Row | None = None
        """The row that the cursor was laid on, as it was last read there."""
        self._top = 0
        self._titled = "Briefings · by date"
        self._empty: tuple[str, ...] = ()
        self._views: tuple[tuple[str, Sequence[str]], ...] = ()
        self._line_cache: dict[tuple[int, bool, bool, int], list[list[Run]]] = {}

    # What is shown

    @property
    def current(self) -> str | None:
        """The id of the briefing under the cursor, None where there is none."""
        return self.row.id if self.row is not None else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None where there is none.

        What came above it since the listing was shown, as in a first scan, puts no other there.
        """
        row = self.row_at(self._cursor)
        if self._laid is None or (row is not None and row.id == self._laid.id):
            self._laid = row
        return self._laid

    @property
    def room(self) -> int:
        """Hits that it has room for."""
        return max(_FEWEST, ceil(self.inner.height / TELLING))

    @property
    def cursor(self) -> int:
        """The row under the cursor, counted from 0."""
        return self._cursor

    @property
    def top_line(self) -> int:
        """The line of the listing on top, to come back to; headings count, from 0."""
        return self._top

    @top_line.setter
    def top_line(self, line: int) -> None:
        self._top = line
        self._keep_in_sight()
        self.repaint()

    @property
    def views(self) -> tuple[tuple[str, Sequence[str]], ...]:
        """The saved views in the lower edge: the key of each, and what it has, ever shorter."""
        return self._views

    @views.setter
    def views(self, views: tuple[tuple[str, Sequence[str]], ...]) -> None:
        self._views = views
        self.repaint_lines()

    def row_at(self, index: int) -> Row | None:
        """Give a row of the listing, None past its end."""
        if self._listing is None or not 0 <= index < self._geometry.rows:
            return None
        first = index - index % self._together
        page = self._pages.get(first)
        if page is None:
            page = self._listing.rows(first, self._together)
            self._pages[first] = page
            if len(self._pages) > _PAGES:
                oldest, _ = self._pages.popitem(last=False)
                self._hits.pop(oldest, None)
        return page[index - first] if index - first < len(page) else None

    def _hit(self, index: int, row: Row) -> Hit | None:
        """Give why a row is there, as far as it shows; asked for all that are read with it."""
        first = index - index % self._together
        if first not in self._hits and self._listing is not None:
            read_with_it = [one.id for one in self._pages.get(first, (row,))]
            self._hits[first] = self._listing.glimpses(read_with_it)
        return self._hits[first].get(row.id)

    def show(
        self,
        listing: Listing,
        briefing: str | None = None,
        *,
        titled: str | None = None,
        empty: Sequence[str] = (),
    ) -> None:
        """Show a listing, with the cursor on `briefing`, else on the one it had, else on top.

        The briefing it had stays on its line of the screen. `titled` is what stands in the frame;
        `empty` are the lines shown where the listing has no row.
        """
        before = self.row
        wanted = briefing or self.current
        offset = self._cursor_line() - self._top
        self._listing = listing
        self._geometry = Geometry(listing.groups, len(listing))
        self._forget_rows()
        self._titled = titled if titled is not None else self._titled
        self._empty = tuple(empty)
        index = listing.index(wanted) if wanted else None
        self._cursor = index if index is not None else 0
        is_there = index is not None and before is not None and before.id == wanted
        self._laid = before if is_there else None
        self._top = self._cursor_line() - offset if index is not None else 0
        self._keep_in_sight()
        self.repaint()

    def refresh_rows(self) -> None:
        """Fetch and draw the rows again; where their order may differ, call `show`."""
        self._forget_rows()
        self.repaint()

    def _forget_rows(self) -> None:
        shown = ceil(self.inner.height / self._geometry.height)
        self._together = max(_FEWEST, ceil(shown / _READS))
        self._pages.clear()
        self._hits.clear()
        self._line_cache.clear()

    def repaint(self) -> None:
        """Draw everything again."""
        self._line_cache.clear()
        super().repaint()

    def notify_style_update(self) -> None:
        """Draw in the styles of another theme."""
        super().notify_style_update()
        self._line_cache.clear()

    # Moving; each gives the id now under the cursor

    def move(self, rows: int) -> str | None:
        """Move the cursor by so many rows; it stops at the ends."""
        return self._go(self._cursor + rows)

    def move_pages(self, pages: float) -> str | None:
        """Move by so many screens of rows, 0.5 for half a one."""
        screen = max(1, self.inner.height // self._geometry.height)
        step = int(abs(pages) * screen) or 1
        return self._go(self._cursor + (step if pages > 0 else -step))

    @property
    def is_at_top(self) -> bool:
        """Whether the cursor is on the first row, and nothing is scrolled."""
        return not (self._cursor or self._top)

    def top(self) -> str | None:
        """Go to the first row."""
        return self._go(0)

    def bottom(self) -> str | None:
        """Go to the last row."""
        return self._go(self._geometry.rows - 1)

    def next_group(self, step: int) -> str | None:
        """Go to the first row of the group so many groups on, or back; behind the last is none."""
        groups = self._geometry.groups
        if not groups:
            return self.current
        here = self._geometry.group_of(self._cursor)
        if step < 0 and self._cursor > groups[here].first:
            step += 1
        there = max(0, min(len(groups) - 1, here + step))
        is_on = step <= 0 or there > here
        return self._go(groups[there].first) if is_on else self.current

    def go_to(self, briefing: str) -> bool:
        """Put the cursor on a briefing; False where the listing has none of that id."""
        index = self._listing.index(briefing) if self._listing is not None else None
        if index is None:
            return False
        self._go(index)
        return True

    def _go(self, row: int) -> str | None:
        old_top = self._top
        places = self._put(max(0, min(self._geometry.rows - 1, row)))
        self._keep_in_sight()
        if self._top != old_top:
            self.slide()
        else:
            high = self._geometry.height
            self.repaint_lines(*(at - self._top + part for at in places for part in range(high)))
        return self.current

    def _put(self, row: int) -> Sequence[int]:
        """Put the cursor on a row; give the first lines of the two that look different now."""
        if row == self._cursor:
            return ()
        places = [self._geometry.line_of(each) for each in (self._cursor, row)]
        self._cursor, self._laid = row, None
        height = self._geometry.height
        self.forget(line for place in places for line in range(place, place + height))
        return places

    def scroll_lines(self, lines: int) -> None:
        """Scroll; the cursor follows where it would leave the screen."""
        old = self._top
        self._top = self._clamped(self._top + lines)
        if self._top == old:
            return
        high, each = self.inner.height, self._geometry.height
        line = self._cursor_line()
        if line < self._top:
            self._put(self._row_near(self._top + each - 1))
        elif line + each > self._top + high:
            self._put(self._row_near(self._top + high - each))
        self.slide()

    def _row_near(self, line: int) -> int:
        """Give the row on a line, or the first of the group whose heading it is."""
        spot = self._geometry.spot(min(line, self._geometry.lines - 1))
        if spot is None:
            return self._cursor
        return spot.row if spot.row >= 0 else self._geometry.groups[spot.group].first

    # Where things are

    def _cursor_line(self) -> int:
        return self._geometry.line_of(self._cursor) if self._geometry.rows else 0

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self._geometry.lines - self.inner.height))

    def _keep_in_sight(self) -> None:
        high = self.inner.height
        if high <= 0:
            return
        line, each = self._cursor_line(), self._geometry.height
        margin = min(_MARGIN, max(0, (high - each) // 2))
        group = self._geometry.group_of(self._cursor)
        first_of_group = group >= 0 and self._geometry.groups[group].first == self._cursor
        above = line - (1 if first_of_group else 0)
        self._top = min(self._top, above - margin)
        self._top = max(self._top, line + each + margin - high)
        self._top = self._clamped(min(self._top, line))

    def fit_size(self) -> None:
        """Keep the cursor on the screen."""
        self._line_cache.clear()
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was, and say so."""
        spot = self._geometry.spot(self._top + event.y - 1)
        if spot is None or spot.row < 0 or not 0 < event.y <= self.inner.height:
            return
        if self._go(spot.row) is not None:
            self.post_message(self.Chosen(opened=event.chain > 1))

    # Drawing

    def words(self) -> str:
        """Give what the list is."""
        return self._titled

    def title_note(self) -> str:
        """Give the day of the rows on top where its heading stands above the screen."""
        spot = self._geometry.spot(self._top)
        if spot is None or spot.row < 0 or spot.group < 0:
            return ""
        if self._geometry.groups[spot.group].day is None:
            return ""
        return "".join(
            run[0] for run in self._heading(spot.group, spot.row, self.inner.width)
        ).strip()

    def foot(self) -> str:
        """Give how much the saved views have, as far as there is room; of the others the keys."""
        return keyed(self._views, edge_room(self.note(), self.outer_size.width))

    def note(self) -> str:
        """Give where the cursor is: `2 of 5`."""
        rows = self._geometry.rows
        more = self._listing is not None and self._listing.has_more
        return f"{self._cursor + 1:,} of {paint.counted(rows, more=more)}" if rows else ""

    def line_key(self, y: int) -> Hashable:
        """Give the line of the listing."""
        return self._top + y

    def line(self, y: int, cells: int) -> list[Run]:
        """Draw a line of the listing."""
        if not self._geometry.rows:
            return self._empty_line(y, cells)
        spot = self._geometry.spot(self._top + y)
        if spot is None:
            return []
        if spot.row < 0:
            # The undated stand last in their day: where the first row has none, no row has one.
            return self._heading(spot.group, self._geometry.groups[spot.group].first, cells)
        lines = self._row_lines(spot, cells)
        return lines[spot.part] if spot.part < len(lines) else []

    def _heading(self, group: int, row: int, cells: int) -> list[Run]:
        """Draw the heading of a group, as it is true of a row."""
        found = self.row_at(row)
        received = found is not None and not found.is_dated
        return paint.heading(self._geometry.groups[group], cells, self.inks, received=received)

    def _row_lines(self, spot: Spot, cells: int) -> list[list[Run]]:
        is_current = spot.row == self._cursor
        key = (spot.row, is_current, self.has_focus, cells)
        known = self._line_cache.get(key)
        if known is None:
            if len(self._line_cache) > 512:
                self._line_cache.clear()
            known = self._line_cache[key] = self._draw_row(spot, cells, is_current=is_current)
        return known

    def _draw_row(self, spot: Spot, cells: int, *, is_current: bool) -> list[list[Run]]:
        row = self.row_at(spot.row)
        if row is None or self._listing is None:
            return []
        group = self._geometry.groups[spot.group] if spot.group >= 0 else None
        hit = self._hit(spot.row, row) if self._geometry.height == TELLING else None
        is_below = bool(row.copy_of) and self._is_below_story(spot.row, row)
        lines = paint.row_lines(
            row, hit, cells, self.inks, self.people, group=group, is_below=is_below
        )
        if is_current:
            lines = paint.under_cursor(lines, cells, self.inks, focused=self.has_focus)
        return lines

    def _is_below_story(self, index: int, row: Row) -> bool:
        """Whether only other copies of it stand between a copy and its story above."""
        group = self._geometry.group_of(index)
        if row.pinned or group < 0:
            return False
        for at in range(index - 1, self._geometry.groups[group].first - 1, -1):
            above = self.row_at(at)
            if above is None or above.copy_of != row.copy_of:
                return above is not None and above.id == row.copy_of
        return False

    def _empty_line(self, y: int, cells: int) -> list[Run]:
        inner = max(1, cells - 4)
        lines = [
            (tame(words)[start:end], self.inks.dim if at else self.inks.text)
            for at, words in enumerate(self._empty)
            for start, end in wrap(tame(words), inner)
        ]
        return fit([("  ", self.inks.text), lines[y - 1]], cells) if 0 < y <= len(lines) else []
