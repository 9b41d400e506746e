"""What is wrong with a line that was typed, under the line."""

from typing import Unpack

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.paint.cells import tame, wrap
from tui.paint.inks import Inks, inks
from tui.paint.lines import strip
from tui.widgets.pane import Names


class Complaint(Widget):
    """Words under a field; it takes no room while there is nothing to complain of."""

    DEFAULT_CSS = """
    Complaint { width: 1fr; height: auto; }
    """
    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to complain of."""
        super().__init__(**names)
        self._words = ""
        self.display = False

    @property
    def inks(self) -> Inks:
        """The styles of the theme in force."""
        return inks(self.app.theme_variables, bare=self.app.native_ansi_color)

    @property
    def ink(self) -> Style:
        """What the words are drawn with."""
        return self.inks.wrong

    def show(self, words: str) -> None:
        """Say this, or nothing."""
        if words != self._words:
            self._words = tame(words)
            self.display = bool(words)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that the words take at a width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        cells = max(0, self.size.width)
        lines = self._lines(cells)
        words = f" {lines[y]}" if y < len(lines) else ""
        return strip([(words, self.ink)], cells, self.inks.text)

    def _lines(self, cells: int) -> list[str]:
        return [self._words[start:end] for start, end in wrap(self._words, max(1, cells - 2))]
