"""The reader: one briefing, wrapped at a measure, with names in their people's colours."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Unpack

from textual import events
from textual.message import Message
from textual.selection import Selection

from briefings.model import Mention, Page, Span
from tui.paint import page as paint
from tui.paint.cells import index_at, tame, width
from tui.paint.lines import Run, fit, placed
from tui.widgets import copying
from tui.widgets.galley import Galley, Line, Setting, Spot
from tui.widgets.highlights import Highlights
from tui.widgets.pane import Names, Pane

_CONTEXT = 1
"""Lines of the last screen that are still there after a page down."""
_AIRY = 30
"""Lines from which there is room for an empty one above the title."""


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
        self._is_revealed = False
        self._raw = False
        self._along = ""
        self._others = ""
        self._measure = 80
        self._lit = Highlights()
        self._selection: Selection | None = None
        self._indent = ""
        self._window: list[tuple[Spot, Line]] | None = None
        self.reveal_key = "v"
        self.empty: Sequence[str] = ()
        """The lines shown where there is no briefing."""

    # What is shown

    def show(self, page: Page | None, offset: int | None = None) -> None:
        """Show a briefing with the line of `offset` on top, else from its head; nothing selected.

        Another briefing is shown with its folds and without marks; the same one stays raw if it
        was, and the very same page stays as it is, marks and place as well, if no `offset` says
        otherwise: with each letter of a search it is shown anew.
        """
        before, self._page = self._page, page
        if page is not None and page == before and not self._raw:
            self.select(None)
            if offset is not None:
                self.scroll_to_offset(offset)
            return
        self._raw = self._raw and bool(page and before and page.row.id == before.row.id)
        self._is_revealed = False
        mentions = page.mentions if page is not None else ()
        self._lit = Highlights([one for one in mentions if one.is_told])
        self._lay(offset or 0)
        self.repaint()

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

    def mark(self, spans: Sequence[Span], current: int = 0, *, stay: bool = False) -> None:
        """Mark where the text answers a search, in text order.

        The current one is brought into sight, unless the text is to `stay`.
        """
        if not spans and not self._lit.marks:
            return
        with self._changing_marks():
            self._lit.mark(spans, current)
            self._fold_again()
            if spans and not stay:
                self.reveal(spans[self._lit.current].start)

    def select(self, mention: Mention | None) -> None:
        """Put the cursor on a name, and bring it into sight; None takes it away."""
        if mention is None and self._lit.selected is None:
            return
        with self._changing_marks():
            self._lit.selected = mention
            self._fold_again()
            if mention is not None:
                self.reveal(mention.span.start)

    @property
    def selected(self) -> Mention | None:
        """The name under the cursor."""
        return self._lit.selected

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
            self._is_revealed = self._wanted is not None
            return
        spot = self._galley.spot(offset)
        if not self._top <= spot <= self._galley.moved(self._top, max(0, self.inner.height - 2)):
            self._go(self._galley.moved(spot, -(self.inner.height // 3)))

    def _fold_again(self) -> None:
        """Open the folds that hold what is marked or selected, and close the others."""
        if self._galley is None or self._wanted is not None:
            return
        top = self.top_offset
        if self._galley.open(self._lit.must_show):
            self._top = min(self._galley.spot(top), self._galley.last_top(self.inner.height))
            self.repaint()

    def page_down(self) -> bool:
        """Move a screen on; False where the end was on the screen already."""
        if self.at_end:
            return False
        self.lines(max(1, self.inner.height - _CONTEXT))
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
            self._window = None
            self.slide()

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
        self._galley.open(self._lit.must_show)
        spot = self._galley.spot(offset)
        self._top = max(Spot(0, 0), min(spot, self._galley.last_top(self.inner.height)))

    def _set(self, page: Page, cells: int) -> Galley:
        is_airy = self.inner.height >= _AIRY
        return Galley(page, Setting(cells, self._raw, is_airy, self.reveal_key))

    def fit_size(self) -> None:
        """Set the page for the new width; the line on top stays on top.

        What was to be brought into sight before there was any room is so now, a third down.
        """
        was_revealed, self._is_revealed = self._is_revealed, False
        self._lay(self.top_offset)
        if was_revealed and self._galley is not None and self._wanted is None:
            self._go(self._galley.moved(self._top, -(self.inner.height // 3)))

    # Drawing

    def words(self) -> str:
        """Give the file's name, or the title when it is out of sight."""
        if self._page is None:
            return ""
        if self._top.section > 0:
            return self._page.briefing.title
        return self._page.row.path.replace("\\", "/").rsplit("/", 1)[-1]

    def title_note(self) -> str:
        """Say when the raw text is shown, which name alone is followed, who else tells it."""
        if self._page is None:
            return ""
        along = f"along {self._along}" if self._along else ""
        raw = "raw text" if self._raw else ""
        return " · ".join(filter(None, (raw, along, self._others)))

    @property
    def others(self) -> str:
        """What is said of others that tell the same story; empty for none."""
        return self._others

    @others.setter
    def others(self, said: str) -> None:
        if said != self._others:
            self._others = said
            self.repaint()

    @property
    def along(self) -> str:
        """The one name that is followed; empty for none."""
        return self._along

    @along.setter
    def along(self, name: str) -> None:
        if name != self._along:
            self._along = name
            self.repaint()

    def note(self) -> str:
        """Give where the cursor and the end of the screen are: `Hnatov 1/2 · 34 %`."""
        if self._page is None or self._galley is None:
            return ""
        return " · ".join([*self._lit.said(), self._progress()])

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

    @contextmanager
    def _changing_marks(self) -> Iterator[None]:
        """Draw the lines again in which something else stands out afterwards, and the lower edge.

        Those that are out of sight are drawn again when they come into sight.
        """
        spans = [(spot, line.span) for spot, line in self._lines_seen()]
        told = [span for _, span in spans if span is not None]
        whole = (
            Span(min(one.start for one in told), max(one.end for one in told)) if told else None
        )
        before = self._lit.lit(whole)
        yield
        changed = self._lit.lit(whole) ^ before
        same = {spot for spot, span in spans if not _meets(span, changed)}
        self.forget_but(same)
        others = [y for y, (spot, _) in enumerate(self._lines_seen()) if spot not in same]
        self.repaint_lines(*others)

    def _lines_seen(self) -> Sequence[tuple[Spot, Line]]:
        if self._galley is None:
            return ()
        if self._window is None:
            self._window = list(self._galley.window(self._top, self.inner.height))
        return self._window

    def line_key(self, y: int) -> Hashable:
        """Give the spot of a line."""
        seen = self._lines_seen()
        return seen[y][0] if y < len(seen) else y

    def begin_lines(self) -> None:
        """Look up once what all lines are drawn with."""
        super().begin_lines()
        self._selection = self.text_selection
        self._indent = " " * self._margin

    def line(self, y: int, cells: int) -> list[Run]:
        """Draw a line of the page."""
        if self._galley is None:
            return self._empty_line(y, cells)
        seen = self._lines_seen()
        if y >= len(seen):
            return []
        return [*self._before(seen[y][1]), *self._words(*seen[y])]

    def line_for_mouse(self, y: int, cells: int) -> list[Run]:
        """Draw it with where its words stand in the text, which the mouse selects by."""
        seen = self._lines_seen()
        if self._galley is None or y >= len(seen):
            return self.line(y, cells)
        spot, line = seen[y]
        words = placed(self._words(spot, line), line.start, copying.row(spot))
        return [*self._before(line), *words]

    def _before(self, line: Line) -> list[Run]:
        margin: Run = (self._indent, self.inks.text)
        return [margin, *paint.lead(line.lead, line.flow.role, self.inks)]

    def _words(self, spot: Spot, line: Line) -> list[Run]:
        overlays = list(self._lit.overlays(line, self.inks, self.people))
        selected = self._selection and copying.columns(self._selection, spot, line)
        if selected:
            overlays.append((*selected, self.inks.selection))
        return paint.line(line.shown, line.flow.role, overlays, self.inks)

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
        if line.span is None or not 0 <= column < width(line.shown):
            return None
        at = line.start + index_at(line.shown, column)
        return self._lit.mention_at(line.flow.offset(at))

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked."""
        mention = self.mention_at(event.x, event.y)
        if mention is not None:
            self.post_message(self.Pointed(mention))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the words the mouse has selected, each paragraph on one line."""
        if self._galley is None:
            return None
        return copying.copied(self._galley, selection), "\n"


def _meets(span: Span | None, lit: Collection[tuple[Span, bool]]) -> bool:
    return span is not None and any(one.overlaps(span) for one, _ in lit)
