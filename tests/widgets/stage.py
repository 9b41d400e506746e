"""A small program around widgets, and the words on its screen."""

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.widget import Widget

from tui.paint.filters import Guard, NoColour
from tui.themes import DARK, DEFAULTS, THEMES


class Stage(App[None]):
    """Shows widgets one under the other."""

    AUTO_FOCUS = ""
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = DARK, no_colour: bool = False) -> None:
        super().__init__()
        self._widgets = widgets
        self._last: list[LineFilter] = [Guard(), *([NoColour()] if no_colour else [])]
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._last]

    def compose(self) -> ComposeResult:
        yield from self._widgets


def drawn(widget: Widget) -> list[str]:
    """Give the lines a widget shows, as they reach the terminal."""
    return [strip.text for strip in widget.render_lines(widget.size.region)]


def words(widget: Widget) -> str:
    """Give all a widget shows, in one text."""
    return "\n".join(drawn(widget))
