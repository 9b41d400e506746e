"""Lines in a window: headings, and items of a label, a head and words, wrapped under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Unpack

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from briefings.model import numbered
from tui.paint.cells import cut, tame, width, wrap
from tui.paint.inks import Inks
from tui.paint.lines import Run, cells_of, over
from tui.widgets.pane import Names, Pane

LABELS = 24
"""The widest column of labels, in cells."""
HEADS = 18
"""The widest heads that get a column of their own, in cells."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a window."""

    heading: str = ""
    """Stands alone on its line; the rest is then empty."""
    label: str = ""
    """In a column of its own, such as a key."""
    head: str = ""
    words: str = ""
    chosen: int = -1
    """What it is called when it is chosen; -1 where it cannot be."""


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    item: int


class Panel(Pane):
    """Items, drawn when they are seen; with a cursor where one of them is to be chosen."""

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to show."""
        super().__init__(**names)
        self._items: tuple[Item, ...] = ()
        self._titled = ""
        self._noted = ""
        self._is_choosing = False
        self._cursor = -1
        self._top = 0
        self._lines: list[_Line] = []
        self._wide = -1

    def show(
        self, titled: str, items: Sequence[Item], note: str, *, choosing: bool = False
    ) -> None:
        """Show items under a title from the top; `choosing` gives them a cursor."""
        self._titled = titled
        self._items = tuple(items)
        self._noted = note
        self._is_choosing = choosing
        self._cursor = next(self._choices(), -1) if choosing else -1
        self._top = 0
        self._wide = -1
        self.refresh(layout=self.has_class("fitted"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that everything takes at a width, with the frame."""
        return sum(1 for _ in _lines(self._items, max(0, width - 2), self.inks)) + 2

    @property
    def chosen(self) -> int | None:
        """Give what the item under the cursor is called, None without one."""
        return self._items[self._cursor].chosen if self._cursor >= 0 else None

    def choose(self, called: int | None) -> None:
        """Put the cursor on the item that is called so, where there is one."""
        found = (at for at, item in enumerate(self._items) if item.chosen == called)
        at = next(found, -1)
        if called is not None and called >= 0 and at >= 0 and self._is_choosing:
            self._cursor = at
            self._keep_in_sight()
            self.repaint()

    def _choices(self) -> Iterator[int]:
        return (at for at, item in enumerate(self._items) if item.chosen >= 0)

    # Moving

    def move(self, rows: int) -> None:
        """Move the cursor by items; without one, scroll by lines."""
        if not self._is_choosing:
            self.scroll_lines(rows)
            return
        choices = list(self._choices())
        if self._cursor in choices:
            at = choices.index(self._cursor) + rows
            self._cursor = choices[max(0, min(len(choices) - 1, at))]
            self._keep_in_sight()
            self.repaint()

    def move_pages(self, pages: float) -> None:
        """Move by so many windows of lines, 0.5 for half a one."""
        self.move(round(pages * self.inner.height) or (1 if pages > 0 else -1))

    def top(self) -> None:
        """Go to the first line."""
        self.move(-len(self._items) - len(self._drawn()))

    def bottom(self) -> None:
        """Go to the last line."""
        self.move(len(self._items) + len(self._drawn()))

    def scroll_lines(self, lines: int) -> None:
        """Scroll; it stops at the ends."""
        self._top = max(0, min(self._top + lines, len(self._drawn()) - self.inner.height))
        self.repaint()

    def _keep_in_sight(self) -> None:
        places = [at for at, line in enumerate(self._drawn()) if line.item == self._cursor]
        if places and self.inner.height > 0:
            # The heading above the first item comes into sight with it.
            first = 0 if self._cursor == next(self._choices(), -1) else places[0]
            self._top = min(self._top, first)
            self._top = max(self._top, places[-1] + 1 - self.inner.height)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._keep_in_sight()

    # Drawing

    def words(self) -> str:
        """Give the title."""
        return self._titled

    def note(self) -> str:
        """Give what stands in the lower edge."""
        more = len(self._drawn()) - self._top - self.inner.height
        below = numbered(more, "more line") if more > 0 else ""
        return " · ".join(part for part in (below, self._noted) if part)

    def line(self, y: int, cells: int) -> list[Run] | Strip:
        """Draw one line."""
        lines = self._drawn()
        if not 0 <= self._top + y < len(lines):
            return []
        line = lines[self._top + y]
        runs = list(line.runs)
        if line.item != self._cursor:
            return runs
        filled = [
            *runs,
            (" " * max(0, cells - sum(width(text) for text, _ in runs)), self.inks.text),
        ]
        return over(filled, self.inks.cursor)

    def _drawn(self) -> list[_Line]:
        cells = self.inner.width
        if self._wide != cells:
            self._wide = cells
            self._lines = list(_lines(self._items, cells, self.inks))
        return self._lines

    def notify_style_update(self) -> None:
        """Draw in the styles of another theme."""
        super().notify_style_update()
        self._wide = -1


def _lines(items: Sequence[Item], cells: int, inks: Inks) -> Iterator[_Line]:
    labels = min(LABELS, max((width(tame(item.label)) for item in items), default=0), cells // 3)
    heads = max((width(tame(item.head)) for item in items), default=0)
    heads = heads if heads <= min(HEADS, cells // 3) else 0
    for at, item in enumerate(items):
        if item.heading:
            if at:
                yield _Line((), -1)
            yield _Line(((f" {tame(item.heading)}", inks.dim),), -1)
        else:
            yield from _item_lines(item, at, (labels, heads), cells, inks)


def _item_lines(
    item: Item, at: int, columns: tuple[int, int], cells: int, inks: Inks
) -> Iterator[_Line]:
    """Draw an item: its label, then its head and words, with what follows set under them."""
    labels, heads = columns
    if not (item.label or item.head):
        # Words alone, such as a line of another text: the columns of the others are not theirs.
        yield from _set(((" ", inks.accent),), tame(item.words), at, cells, inks.text)
        return
    label = cut(tame(item.label), labels)
    lead = f" {label}{' ' * (labels - width(label))} " if labels else " "
    head, words = tame(item.head), tame(item.words)
    if heads:
        runs = ((lead, inks.accent), (f"{head}{' ' * (heads - width(head))}  ", inks.strong))
        yield from _set(runs, words, at, cells, inks.dim if head else inks.text)
    elif head:
        yield from _set(((lead, inks.accent),), head, at, cells, inks.strong)
        if words:
            yield from _set(((" " * width(lead), inks.accent),), words, at, cells, inks.dim)
    else:
        yield from _set(((lead, inks.accent),), words, at, cells, inks.text)


def _set(lead: tuple[Run, ...], words: str, at: int, cells: int, ink: Style) -> Iterator[_Line]:
    """Set words behind a lead, which the lines after the first leave blank."""
    taken = cells_of(lead)
    for nth, (start, end) in enumerate(wrap(words, max(1, cells - taken - 1))):
        before = lead if nth == 0 else ((" " * taken, ink),)
        yield _Line((*before, (words[start:end], ink)), at)
