"""How the main screen looks: as the text came or as it is read, alone or not, in which colours."""

from collections.abc import Callable, Mapping

from textual.app import App

from tui.keys import Place
from tui.screens.desk import Desk
from tui.screens.layout import Layout
from tui.themes import THEMES, choose


class Looks:
    """What changes the looks of the screen, and nothing that it shows."""

    def __init__(self, desk: Desk, layout: Layout, app: App[object]) -> None:
        """Change those of a desk, its panes and the whole program."""
        self._desk = desk
        self._layout = layout
        self._app = app
        self._configured = desk.library.config.theme

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what to do for each action of this kind."""
        return {
            "raw": self._toggle_raw,
            "zen": self._toggle_zen,
            "theme": self._next_theme,
            "redraw": self._draw_anew,
        }

    def wear(self, theme: str) -> None:
        """Take a theme, where there may be colours: one without has other signs in their place."""
        app = self._app
        app.theme = choose(theme, no_color=app.no_color)
        why = " · NO_COLOR is set" if app.no_color else ""
        self._desk.say(f"theme {app.theme}{why}")

    def follow(self, configured: str) -> None:
        """Take the theme of a configuration that was read again, where it is another there."""
        wanted = choose(configured, no_color=self._app.no_color)
        if configured != self._configured and wanted in self._app.available_themes:
            self._app.theme = wanted
        self._configured = configured

    def _toggle_raw(self) -> None:
        reader = self._desk.panes.reader
        reader.raw = not reader.raw

    def _toggle_zen(self) -> None:
        self._layout.is_zen = not self._layout.is_zen
        self._desk.turn(Place.READER)

    def _next_theme(self) -> None:
        themes = [theme.name for theme in THEMES]
        at = themes.index(self._app.theme) if self._app.theme in themes else -1
        self.wear(themes[(at + 1) % len(themes)])

    def _draw_anew(self) -> None:
        self._app.refresh()
