"""The reader: one briefing, wrapped at a measure, with names in their people's colours."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Unpack

from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from briefings.model import EntityKind, Mention, Page, Span
from tui.paint import page as paint
from tui.paint.cells import index_at, tame, width
from tui.paint.lines import Run, cells_of, fit, strip
from tui.paint.page import Overlay
from tui.widgets.galley import Galley, Line, Setting, Spot
from tui.widgets.pane import Names, Pane

_CONTEXT = 1
"""Lines of the last screen that are still there after a page down."""
_AIRY = 30
"""Lines from which there is room for an empty one above the title."""
_ROW = 1 << 20
"""Textual counts the lines of a selection in one number: section times this, plus line."""


class Reader(Pane):
    """Reads one briefing. Offsets are code points of `Briefing.text`; 0 is the head of the page.

    Nothing here takes longer for a longer text: what is not looked at is not laid out.
    """

    ALLOW_SELECT = True

    class Pointed(Message):
        """A click on a name."""

        def __init__(self, mention: Mention) -> None:
            """Take the mention that was clicked."""
            self.mention = mention
            super().__init__()

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to show."""
        super().__init__(**names)
        self._galley: Galley | None = None
        self._page: Page | None = None
        self._top = Spot(0, 0)
        self._wanted: int | None = None
        self._raw = False
        self._measure = 80
        self._mentions: Sequence[Mention] = ()
        self._mention_starts: list[int] = []
        self._marks: Sequence[Span] = ()
        self._mark_starts: list[int] = []
        self._mark = 0
        self._selected: Mention | None = None
        self._window: list[tuple[Spot, Line]] | None = None
        self.reveal_key = "v"
        self.empty: Sequence[str] = ()
        """The lines shown where there is no briefing."""

    # What is shown

    def show(self, page: Page | None, offset: int = 0) -> None:
        """Show a briefing with the line of `offset` on top; nothing is marked or selected.

        Another briefing is shown with its folds; the same one stays raw if it was.
        """
        is_same = page is not None and self._page is not None and page.row.id == self._page.row.id
        self._raw = self._raw and is_same
        self._page = page
        self._mentions = page.mentions if page is not None else ()
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._marks, self._mark_starts, self._mark = (), [], 0
        self._selected = None
        self._lay(offset)
        self.repaint()

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    @property
    def raw(self) -> bool:
        """Whether all of the text is shown, what is folded otherwise dimmed and named."""
        return self._raw

    @raw.setter
    def raw(self, raw: bool) -> None:
        if raw != self._raw:
            offset = self.top_offset
            self._raw = raw
            self._lay(offset)
            self.repaint()

    @property
    def measure(self) -> int:
        """The widest line, in cells."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        if cells != self._measure:
            offset = self.top_offset
            self._measure = max(1, cells)
            self._lay(offset)
            self.repaint()

    def mark(self, spans: Sequence[Span], current: int = 0) -> None:
        """Mark where the text answers a search, in text order; the current one is seen at once."""
        old, self._marks = self._marks, spans
        self._mark_starts = [span.start for span in spans]
        self._mark = current if 0 <= current < len(spans) else 0
        self._fold_again()
        if spans:
            self.reveal(spans[self._mark].start)
        self._repaint_spans([*old, *spans])

    def select(self, mention: Mention | None) -> None:
        """Put the cursor on a name, and bring it into sight; None takes it away."""
        old, self._selected = self._selected, mention
        self._fold_again()
        if mention is not None:
            self.reveal(mention.span.start)
        self._repaint_spans([each.span for each in (old, mention) if each is not None])

    @property
    def selected(self) -> Mention | None:
        """The name under the cursor."""
        return self._selected

    # Where it is

    @property
    def top_offset(self) -> int:
        """The offset of the line on top, 0 at the head."""
        if self._wanted is not None:
            return self._wanted
        return self._galley.offset(self._top) if self._galley is not None else 0

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        if self._galley is None or self._wanted is not None:
            return self._galley is None
        return self._top >= self._galley.last_top(self.inner.height)

    def scroll_to_offset(self, offset: int) -> None:
        """Put the line of an offset on top, or as near to it as the end of the text lets it."""
        if self._galley is None or self._wanted is not None:
            self._wanted = offset if self._galley is not None else None
        else:
            self._go(self._galley.spot(offset))

    def reveal(self, offset: int) -> None:
        """Bring an offset into sight, a third down, if it is not."""
        if self._galley is None or self._wanted is not None:
            self._wanted = offset if self._galley is not None else None
            return
        spot = self._galley.spot(offset)
        high = self.inner.height
        if not self._top <= spot <= self._galley.moved(self._top, max(0, high - 2)):
            self._go(self._galley.moved(spot, -(high // 3)))

    def _fold_again(self) -> None:
        """Open the folds that hold what is marked or selected, and close the others."""
        if self._galley is None or self._wanted is not None:
            return
        top = self.top_offset
        if self._galley.open(self._to_open()):
            self._top = min(self._galley.spot(top), self._galley.last_top(self.inner.height))
            self.repaint()

    def page_down(self) -> bool:
        """Move a screen on; False where the end was on the screen already."""
        if self.at_end:
            return False
        self.lines(max(1, self.inner.height - _CONTEXT))
        return True

    def page_up(self) -> bool:
        """Move a screen back; False at the head."""
        if self._top == Spot(0, 0):
            return False
        self.lines(-max(1, self.inner.height - _CONTEXT))
        return True

    def pages(self, count: float) -> None:
        """Move by so many screens, 0.5 for half a one."""
        self.lines(round(count * max(1, self.inner.height - _CONTEXT)) or (1 if count > 0 else -1))

    def lines(self, count: int) -> None:
        """Move by lines."""
        if self._galley is not None:
            self._go(self._galley.moved(self._top, count))

    def top(self) -> None:
        """Go to the head."""
        self._go(Spot(0, 0))

    def bottom(self) -> None:
        """Go to the end."""
        if self._galley is not None:
            self._go(self._galley.last_top(self.inner.height))

    def scroll_lines(self, lines: int) -> None:
        """Move by lines."""
        self.lines(lines)

    def _go(self, spot: Spot) -> None:
        if self._galley is None:
            return
        old = self._top
        self._top = max(Spot(0, 0), min(spot, self._galley.last_top(self.inner.height)))
        if self._top != old:
            self.repaint()

    # Laying out

    @property
    def _margin(self) -> int:
        wide = self.inner.width
        least = 2 if wide >= 30 else 1 if wide >= 12 else 0
        return max(least, (wide - self._measure) // 2)

    def _lay(self, offset: int) -> None:
        """Set the page anew for the width there is, with the line of `offset` on top."""
        self._galley, self._wanted, self._top = None, None, Spot(0, 0)
        self._window = None
        if self._page is None:
            return
        wide = self.inner.width
        if wide <= 0 or self.inner.height <= 0:
            self._galley = self._set(self._page, 1)
            self._wanted = offset
            return
        cells = max(1, min(self._measure, wide - 2 * self._margin))
        self._galley = self._set(self._page, cells)
        self._galley.open(self._to_open())
        spot = self._galley.spot(offset)
        self._top = max(Spot(0, 0), min(spot, self._galley.last_top(self.inner.height)))

    def _set(self, page: Page, cells: int) -> Galley:
        is_airy = self.inner.height >= _AIRY
        return Galley(page, Setting(cells, self._raw, is_airy, self.reveal_key))

    def _to_open(self) -> list[int]:
        found = [self._marks[self._mark].start] if self._marks else []
        return [*found, self._selected.span.start] if self._selected is not None else found

    def fit_size(self) -> None:
        """Set the page for the new width; the line on top stays on top."""
        self._lay(self.top_offset)

    # Drawing

    def words(self) -> str:
        """Give the file's name, or the title when it is out of sight."""
        if self._page is None:
            return ""
        if self._top.section > 0:
            return self._page.briefing.title
        return self._page.row.path.replace("\\", "/").rsplit("/", 1)[-1]

    def title_note(self) -> str:
        """Say when the raw text is shown."""
        return "raw text" if self._raw and self._page is not None else ""

    def note(self) -> str:
        """Give where the cursor and the end of the screen are: `Hnatov 1/2 · 34 %`."""
        if self._page is None or self._galley is None:
            return ""
        said = [self._selected_note()] if self._selected is not None else []
        if self._marks:
            said.append(f"{self._mark + 1}/{len(self._marks)}")
        return " · ".join([*said, self._progress()])

    def _selected_note(self) -> str:
        selected = self._selected
        if selected is None:
            return ""
        same = [one for one in self._mentions if one.entity == selected.entity]
        at = next((at for at, one in enumerate(same, 1) if one.span == selected.span), 0)
        name = selected.watches[0] if selected.watches else selected.name
        return f"{name} {at}/{len(same)}"

    def _progress(self) -> str:
        if self._galley is None or self._page is None:
            return ""
        if self.at_end:
            return "all" if self._top == Spot(0, 0) else "end"
        last = self._galley.moved(self._top, self.inner.height - 1)
        whole = max(1, len(self._page.briefing.text))
        return f"{min(99, 100 * self._galley.end_offset(last) // whole)} %"

    def repaint(self) -> None:
        """Draw everything again."""
        self._window = None
        super().repaint()

    def _repaint_spans(self, spans: Sequence[Span]) -> None:
        """Draw the lines again that show some of these stretches of the text."""
        for y, (_, line) in enumerate(self._lines_seen()):
            seen = _span(line)
            if seen is not None and any(seen.overlaps(span) for span in spans):
                self.repaint_lines(y)
        self.repaint_lines(0, 0)

    def _lines_seen(self) -> Sequence[tuple[Spot, Line]]:
        if self._galley is None:
            return ()
        if self._window is None:
            self._window = list(self._galley.window(self._top, self.inner.height))
        return self._window

    def line(self, y: int, cells: int) -> list[Run] | Strip:
        """Draw a line of the page."""
        if self._galley is None:
            return self._empty_line(y, cells)
        seen = self._lines_seen()
        if y >= len(seen):
            return []
        spot, line = seen[y]
        overlays = list(self._overlays(line))
        selected = self._selected_columns(spot, line)
        if selected is not None:
            overlays.append((*selected, self.inks.selection))
        shown = line.flow.shown[line.start : line.end]
        role = line.flow.role
        margin = (" " * self._margin, self.inks.text)
        leading = [margin, *paint.lead(line.lead, role, self.inks)]
        lead = strip(leading, min(cells, cells_of(leading)), self.inks.text)
        runs = paint.line(shown, role, overlays, self.inks)
        room = max(0, cells - lead.cell_length)
        text = strip(runs, min(room, cells_of(runs)), self.inks.text)
        text = text.apply_offsets(line.start, spot.section * _ROW + spot.line)
        used = lead.cell_length + text.cell_length
        return Strip.join([lead, text, strip([], cells - used, self.inks.text)])

    def _overlays(self, line: Line) -> Iterator[Overlay]:
        """Give what stands out in a line: joins, names, what was searched, the cursor."""
        inks, seen = self.inks, _span(line)
        for column in line.flow.joins:
            yield column - line.start, column - line.start + 1, inks.dim
        if seen is None:
            return
        for mention in _met(self._mentions, self._mention_starts, seen):
            if mention.kind is EntityKind.PERSON or mention.watches:
                hue = self.people.hue(mention.entity)
                ink = inks.person(hue, watched=bool(mention.watches))
                yield *_columns(line, mention.span), ink
        current = self._marks[self._mark] if self._marks else None
        for at in range(*_range(self._mark_starts, self._marks, seen)):
            mark = self._marks[at]
            ink = inks.match_current if mark == current else inks.match
            yield *_columns(line, mark), ink
        if self._selected is not None and self._selected.span.overlaps(seen):
            yield *_columns(line, self._selected.span), inks.match_current

    def _empty_line(self, y: int, cells: int) -> list[Run]:
        at = y - 1
        if not 0 <= at < len(self.empty):
            return []
        ink = self.inks.text if at == 0 else self.inks.dim
        return fit([(f"  {tame(self.empty[at])}", ink)], cells)

    # The mouse

    def mention_at(self, x: int, y: int) -> Mention | None:
        """Give the name drawn at a cell of the widget, its frame counted in."""
        seen = self._lines_seen()
        if not 0 < y <= len(seen):
            return None
        _, line = seen[y - 1]
        column = x - 1 - self._margin - width(line.lead)
        shown = line.flow.shown[line.start : line.end]
        if not line.flow.anchors or not 0 <= column < width(shown):
            return None
        offset = line.flow.offset(line.start + index_at(shown, column))
        here = Span(offset, offset + 1)
        return next(iter(_met(self._mentions, self._mention_starts, here)), None)

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked."""
        mention = self.mention_at(event.x, event.y)
        if mention is not None:
            self.post_message(self.Pointed(mention))

    def _selected_columns(self, spot: Spot, line: Line) -> tuple[int, int] | None:
        """Give the columns of a line that the mouse has selected."""
        selection = self.text_selection if self._galley is not None else None
        found = selection.get_span(spot.section * _ROW + spot.line) if selection else None
        if found is None:
            return None
        length = line.end - line.start
        start, end = found[0] - line.start, found[1] - line.start
        return max(0, start), length if found[1] == -1 else max(0, min(end, length))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the words the mouse has selected, each paragraph on one line."""
        if self._galley is None:
            return None
        return copied(self._galley, selection), "\n"


def copied(galley: Galley, selection: Selection) -> str:
    """Give the words of a selection of a galley, each paragraph on one line."""
    first = _spot(selection.start.y) if selection.start is not None else Spot(0, 0)
    last = _spot(selection.end.y) if selection.end is not None else galley.last_top(1)
    words: list[str] = []
    before: object = None
    for spot, line in galley.between(first, last):
        start, end = line.start, line.end
        if spot == first and selection.start is not None:
            start = max(start, selection.start.x)
        if spot == last and selection.end is not None:
            end = min(end, selection.end.x)
        if words:
            words.append(" " if line.flow is before else "\n")
        words.append(line.flow.shown[start:end])
        before = line.flow
    return "".join(words).strip("\n")


def _spot(row: int) -> Spot:
    return Spot(row // _ROW, row % _ROW)


def _span(line: Line) -> Span | None:
    """Give the offsets a line shows."""
    if not line.flow.anchors:
        return None
    return Span(line.flow.offset(line.start), line.flow.offset(line.end))


def _columns(line: Line, span: Span) -> tuple[int, int]:
    """Give the columns of a line that show a stretch of the text."""
    flow = line.flow
    return flow.column(span.start) - line.start, flow.column_of_end(span.end) - line.start


def _range(starts: Sequence[int], spans: Sequence[Span], seen: Span) -> tuple[int, int]:
    """Give which of some spans, in order, meet a stretch; one before it may reach into it."""
    first = max(0, bisect_right(starts, seen.start) - 1)
    if first < len(spans) and spans[first].end <= seen.start:
        first += 1
    return first, bisect_left(starts, seen.end)


def _met(mentions: Sequence[Mention], starts: Sequence[int], seen: Span) -> Sequence[Mention]:
    first = max(0, bisect_right(starts, seen.start) - 1)
    last = bisect_left(starts, seen.end)
    return [each for each in mentions[first:last] if each.span.overlaps(seen)]
