"""Lines of styled runs, and the frame around a pane."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.paint.cells import crop, cut, tame, width
from tui.paint.inks import Inks

Run = tuple[str, Style]
"""Words, and the style that they are drawn in."""


class WholeLine(Strip):
    """A line of a pane, which nothing lies over, so that it is never cut.

    Textual's own keeps itself among its cuts: a ring that only a look at all garbage takes away,
    and a screen of them with each letter that is typed. And it has room for cuts of seven kinds
    from the start, where of these most are drawn once and no more.
    """

    __slots__ = ()

    def __init__(self, segments: list[Segment], cells: int) -> None:
        """Take the segments, which are as wide as told."""
        self._segments = segments
        self._cell_length = cells
        self._render_cache = None

    def __getattr__(self, name: str) -> object:
        """Make that room when it is first asked for."""
        if name not in Strip.__slots__:
            raise AttributeError(name)
        rendered = self._render_cache
        super().__init__(self._segments, self._cell_length)
        self._render_cache = rendered
        return object.__getattribute__(self, name)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Give itself, where it is not cut."""
        places = list(cuts)
        return [self] if places == [self.cell_length] else super().divide(places)


def cells_of(runs: Iterable[Run]) -> int:
    """Give the cells that some runs take."""
    return sum(width(text) for text, _ in runs)


def fit(runs: Iterable[Run], cells: int) -> list[Run]:
    """Shorten runs to at most so many cells; an ellipsis shows that something is left out."""
    kept: list[Run] = []
    left = cells
    for text, style in runs:
        taken = width(text)
        if taken > left:
            if left > 0:
                kept.append((cut(text, left), style))
            elif kept:
                last, ink = kept[-1]
                kept[-1] = (crop(last, width(last) - 1).rstrip() + "…", ink)
            break
        kept.append((text, style))
        left -= taken
    return kept


def over(runs: Iterable[Run], ink: Style) -> list[Run]:
    """Lay a style over runs."""
    return [(text, style + ink) for text, style in runs]


def strip(runs: Iterable[Run], cells: int, ground: Style, *, edge: Style | None = None) -> Strip:
    """Make a line of exactly so many cells of runs, as `segments` does."""
    return Strip(segments(runs, cells, ground, edge=edge), max(0, cells))


def segments(
    runs: Iterable[Run], cells: int, ground: Style, *, edge: Style | None = None
) -> list[Segment]:
    """Fill exactly so many cells with runs: cropped where too long, filled where too short.

    With an `edge` the sides of a frame stand around them, in that style and within the cells.
    """
    made: list[Segment] = []
    side = Segment("│", edge) if edge is not None and cells >= 2 else None
    if side is not None:
        made.append(side)
    left = max(0, cells if side is None else cells - 2)
    for text, style in runs:
        taken = width(text)
        shown = text if taken <= left else crop(text, left)
        if shown:
            made.append(Segment(shown, style))
        if shown is not text:
            left -= width(shown)
            break
        left -= taken
    if left:
        made.append(Segment(" " * left, ground))
    if side is not None:
        made.append(side)
    return made


def spread(left: list[Run], right: list[Run], cells: int, ground: Style) -> list[Run]:
    """Set runs at both ends of a line; the right ones go first where both do not fit."""
    right = fit(right, cells)
    room = cells - cells_of(right)
    left = fit(left, max(0, room - 1) if right else room)
    gap = room - cells_of(left)
    return [*left, (" " * gap, ground), *right]


def placed(runs: Iterable[Run], column: int, row: int) -> list[Run]:
    """Say in the styles of runs which column and row of a text they are, for the mouse."""
    found: list[Run] = []
    for text, style in runs:
        found.append((text, style + Style.from_meta({"offset": (column, row)})))
        column += len(text)
    return found


def edge_room(note: str, cells: int) -> int:
    """Give the cells that words in an edge of a frame may take beside a note."""
    beside = width(tame(note)) + 3 if note else 0
    return max(0, cells - 8 - beside)


def frame_edge(
    words: str, note: str, cells: int, inks: Inks, *, top: bool, focused: bool
) -> list[Run]:
    """Draw the upper or lower edge of a frame, with words at its left and a note at its right."""
    ink = inks.accent if focused else inks.frame
    word_ink = inks.focus_title if focused else inks.frame_title
    first, last = ("╭", "╮") if top else ("╰", "╯")
    if cells < 2:
        return [("─" * cells, ink)]
    left: list[Run] = []
    right: list[Run] = []
    room = cells - 6
    if note and room > 2:
        note = cut(tame(note), room - 2)
        right = [(f" {note} ", inks.accent if focused else inks.dim), ("─", ink)]
        room -= width(note) + 3
    if words and room > 2:
        left = [("─", ink), (f" {cut(tame(words), room - 2)} ", word_ink)]
    gap = cells - 2 - cells_of(left) - cells_of(right)
    return [(first, ink), *left, ("─" * gap, ink), *right, (last, ink)]
