"""What list, reader and alerts have in common: a frame, and lines drawn when they are seen."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Self, TypedDict, Unpack

from rich.segment import Segment
from textual import events
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.paint.inks import Inks, People, inks
from tui.paint.lines import Run, WholeLine, frame_edge, segments


class Names(TypedDict, total=False):
    """What a widget may be called by."""

    id: str | None
    classes: str | None


_KEPT = 512
"""Lines that are kept as they were drawn."""
_UPPER, _LOWER = "upper", "lower"
"""What the lines of the frame are kept by."""


class Pane(Widget, can_focus=True):
    """A framed widget that draws its own lines; the cost of a paint follows what is on the screen.

    A line is kept as it was drawn until it is refreshed: Textual asks for all lines of all widgets
    within the smallest rectangle around what changed.

    It draws its frame itself, so that a note in the lower edge costs one line and words from a
    file meet no markup: give it no border and no padding in CSS. Nothing in here forces a layout.
    A subclass gives `line`, `words`, `note` and `scroll_lines`, and `line_key` where lines stay
    what they are while they move.
    """

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; background: transparent; }
    """
    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, **names: Unpack[Names]) -> None:
        """Take the names by which CSS and queries know it."""
        self._strips: dict[Hashable, Strip] = {}
        super().__init__(**names)
        self._people = People()
        self._inks: Inks | None = None
        self._inks_theme = ""
        self._guards: Sequence[LineFilter] = ()
        self._fitted = Size(0, 0)

    @property
    def people(self) -> People:
        """Whose colour is whose; set by the screen, the same on all panes."""
        return self._people

    @people.setter
    def people(self, people: People) -> None:
        self._people = people
        self.repaint()

    @property
    def inks(self) -> Inks:
        """The styles of the theme in force when it was last drawn."""
        return self._inks or self._dip()

    def _dip(self) -> Inks:
        app = self.app
        if self._inks is None or self._inks_theme != app.theme:
            self._inks_theme = app.theme
            self._inks = inks(app.theme_variables, bare=app.native_ansi_color)
        return self._inks

    @property
    def inner(self) -> Size:
        """The cells inside the frame; may be nothing at all."""
        # The outer size is the same, for there is no border, and is not worked out each time.
        return Size(max(0, self.outer_size.width - 2), max(0, self.outer_size.height - 2))

    def words(self) -> str:
        """Give the words in the upper edge."""
        return ""

    def title_note(self) -> str:
        """Give the note in the upper edge."""
        return ""

    def foot(self) -> str:
        """Give the words in the lower edge."""
        return ""

    def note(self) -> str:
        """Give the note in the lower edge."""
        return ""

    def line(self, y: int, cells: int) -> list[Run] | Strip:
        """Draw the line `y` lines below the upper edge, at most `cells` wide."""
        raise NotImplementedError

    def line_for_mouse(self, y: int, cells: int) -> list[Run] | Strip:
        """Draw it as it is looked into for what stands where the mouse is."""
        return self.line(y, cells)

    def line_key(self, y: int) -> Hashable:
        """Give what the line that `line` draws is kept by as long as nothing else changes."""
        return y

    def scroll_lines(self, lines: int) -> None:
        """Move what is shown by so many lines, down if positive."""

    def fit_size(self) -> None:
        """Take the size there is now; called before anything is drawn in it."""

    def begin_lines(self) -> None:
        """Look up once what all lines are drawn with."""
        self._dip()
        self._guards = self.get_line_filters()
        self._fit()

    def _fit(self) -> None:
        if self._fitted != self.outer_size:
            self._fitted = self.outer_size
            self._strips.clear()
            self.fit_size()

    def on_resize(self, event: events.Resize) -> None:
        """Draw in the new size, unless that was done when it was laid out."""
        if self._fitted != self.outer_size:
            self._fit()
            self.repaint()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Forget how some lines were drawn, or all, and let them be drawn again."""
        if not regions:
            self._strips.clear()
        for region in regions:
            self.forget(map(self._key, region.line_range))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def repaint(self) -> None:
        """Draw everything again, without a layout."""
        self.refresh()

    def slide(self) -> None:
        """Draw again what has moved: lines as they were drawn before, and the frame anew."""
        self.forget((_UPPER, _LOWER))
        super().refresh()

    def forget(self, keys: Iterable[Hashable]) -> None:
        """Forget how some lines were drawn, by what `line_key` gives for them."""
        for key in keys:
            self._strips.pop(key, None)

    def forget_but(self, keys: Collection[Hashable]) -> None:
        """Forget how all lines but some were drawn."""
        self._strips = {key: strip for key, strip in self._strips.items() if key in keys}

    def repaint_lines(self, *lines: int) -> None:
        """Draw some lines again, counted from the upper edge as in `line`, and the lower edge."""
        wide, high = self.outer_size
        inside = self.inner.height
        if high:
            rows = [1 + y for y in lines if 0 <= y < inside]
            self.refresh(*(Region(0, row, wide, 1) for row in [*rows, high - 1]))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines as they are: no edge and no padding of CSS is to be laid around them."""
        self.begin_lines()
        if len(self._strips) > _KEPT:
            self._strips.clear()
        keys = [self._key(y) for y in crop.line_range]
        missing = [at for at, key in enumerate(keys) if key not in self._strips]
        if missing:
            background = self.background_colors[1]
            for at in missing:
                self._strips[keys[at]] = self._draw(crop.y + at, background)
        strips = [self._strips[key] for key in keys]
        first, last = crop.column_span
        is_whole = (first, last) == (0, self.outer_size.width)
        return strips if is_whole else [one.crop(first, last) for one in strips]

    def _key(self, y: int) -> Hashable:
        if y == 0 or y == self.outer_size.height - 1:
            return _LOWER if y else _UPPER
        return self.line_key(y - 1)

    def _draw(self, y: int, background: Color) -> Strip:
        segments = self._segments(y, self.line)
        for each in self._guards:
            segments = each.apply(segments, background)
        return WholeLine(segments, self.outer_size.width)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget, frame and all, for who asks what stands where."""
        self.begin_lines()
        return Strip(self._segments(y, self.line_for_mouse), self.outer_size.width)

    def _segments(self, y: int, draw: Callable[[int, int], list[Run] | Strip]) -> list[Segment]:
        wide, high = self.outer_size
        inks = self.inks
        if wide <= 0:
            return []
        if y == 0 or y == high - 1:
            return segments(self._edge(wide, top=y == 0), wide, inks.text)
        if wide < 3:
            return segments([], wide, inks.text)
        side = inks.accent if self.has_focus else inks.frame
        content = draw(y - 1, wide - 2)
        if isinstance(content, Strip):
            content = [(part.text, part.style or inks.text) for part in content]
        return segments(content, wide, inks.text, edge=side)

    def _edge(self, wide: int, *, top: bool) -> list[Run]:
        words, note = (self.words(), self.title_note()) if top else (self.foot(), self.note())
        return frame_edge(words, note, wide, self.inks, top=top, focused=self.has_focus)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the one that gives the terminal's colours values: no ink here needs it."""
        return [
            each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)
        ]

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        super().notify_style_update()
        self._inks = None
        self._strips.clear()

    def watch_has_focus(self, value: bool) -> None:
        """Show where the focus is."""
        super().watch_has_focus(value)
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move three lines, as terminals do."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move three lines back."""
        event.stop()
        self.scroll_lines(-3)
