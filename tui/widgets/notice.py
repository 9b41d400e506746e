"""Words in the middle of an otherwise empty screen."""

from typing import Unpack

from textual.strip import Strip
from textual.widget import Widget

from tui.paint.cells import cut, tame, width
from tui.paint.inks import inks
from tui.paint.lines import strip
from tui.widgets.pane import Names


class Notice(Widget):
    """A few lines of words in the middle, the first of them strong; cut to any size."""

    DEFAULT_CSS = """
    Notice { width: 1fr; height: 1fr; }
    """
    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, *lines: str, **names: Unpack[Names]) -> None:
        """Take the lines."""
        super().__init__(**names)
        self._lines = lines

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        wide, high = self.size
        style = inks(self.app.theme_variables, bare=self.app.native_ansi_color)
        at = y - max(0, high - len(self._lines)) // 2
        if wide <= 0 or not 0 <= at < len(self._lines):
            return strip([], wide, style.text)
        words = cut(tame(self._lines[at]), wide)
        gap = " " * ((wide - width(words)) // 2)
        return strip(
            [(gap, style.text), (words, style.dim if at else style.strong)], wide, style.text
        )
