"""The application: themes, screens and the one handler of what goes wrong."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Timer

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from briefings.library import Library
from tui.keys import keymap
from tui.paint.filters import Guard, NoColour
from tui.screens.main import MainScreen
from tui.themes import DARK, DEFAULTS, THEMES, choose

DEADLY = {
    signal.SIGTERM: 128 + signal.SIGTERM,
    signal.SIGHUP: 128 + signal.SIGHUP,
    signal.SIGINT: 128 + signal.SIGINT,
}
"""The signals that end the program, and the exit code after each, as a shell gives it."""
STDERR = 2
PATIENCE = 2.0
"""Seconds that a shutdown may take after a signal, before it is cut short."""
RESTORED = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What gives a terminal back as it was: paste, wrap, resize reports, mouse, keyboard protocol,
the other screen, the cursor, focus reports; the modes are xterm's and kitty's."""


class ReaderApp(App[None], inherit_bindings=False):
    """The reader over one library."""

    CSS_PATH = "app.tcss"
    TITLE = "briefings"
    # The palette is ours: it offers the table of actions, and draws file text without markup.
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, *, driver_class: type[Driver] | None = None) -> None:
        """Read a library, which is open and stays so."""
        super().__init__(driver_class=driver_class)
        self._library = library
        for theme in THEMES:
            self.register_theme(theme)
        wanted = choose(library.config.theme, no_color=self.no_color)
        # A theme that the configuration should not have let through is no reason not to start.
        self.theme = wanted if wanted in self.available_themes else DARK

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen."""
        keys, problems = keymap(self._library.config.keys)
        return MainScreen(self._library, keys, problems)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give what the paint needs in themes that are not ours."""
        return dict(DEFAULTS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Stand guard behind everything that is drawn."""
        filters = [Guard(), *super().get_line_filters()]
        return [*filters, NoColour()] if self.no_color else filters

    def on_load(self) -> None:
        """Answer signals from before the terminal is changed."""
        loop = asyncio.get_running_loop()
        for number, code in DEADLY.items():
            loop.add_signal_handler(number, self._end, code)

    def _end(self, code: int) -> None:
        """Leave in order; where that hangs, as on a terminal that is gone, leave at once."""
        give_up = Timer(PATIENCE, _cut_short, (code,))
        give_up.daemon = True
        give_up.start()
        self.exit(return_code=code)


def _cut_short(code: int) -> None:
    # Standard error is where Textual draws.
    with suppress(OSError):
        os.write(STDERR, RESTORED)
    os._exit(code)


def run(library: Library) -> int:
    """Read an open library until the reader quits; give the exit code."""
    app = ReaderApp(library)
    app.run()
    _let_go()
    return app.return_code or 0


def _let_go() -> None:
    """Let what a closed terminal never took go nowhere, or Python would end with its own code."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
