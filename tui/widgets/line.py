"""A widget of one line, drawn by itself."""

from typing import Unpack

from textual.strip import Strip
from textual.widget import Widget

from tui.paint.inks import Inks, inks
from tui.paint.lines import Run, strip
from tui.widgets.pane import Names


class LineWidget(Widget):
    """One line; a subclass gives `runs`."""

    DEFAULT_CSS = """
    LineWidget { width: 1fr; height: 1; }
    """
    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, **names: Unpack[Names]) -> None:
        """Take the names by which CSS and queries know it."""
        super().__init__(**names)

    @property
    def inks(self) -> Inks:
        """The styles of the theme in force."""
        return inks(self.app.theme_variables, bare=self.app.native_ansi_color)

    def runs(self, cells: int) -> list[Run]:
        """Draw the line, at most so many cells wide."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line; below it there is nothing."""
        cells = max(0, self.size.width)
        return strip(self.runs(cells) if y == 0 and cells else [], cells, self.inks.text)
