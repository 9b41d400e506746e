"""The application: themes, screens and the one handler of what goes wrong."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from threading import Timer

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.theme import Theme

from briefings.library import Library
from tui.keys import keymap
from tui.later import later
from tui.paint.filters import Guard, NoColour
from tui.rubbish import Rubbish
from tui.screens.lessons import Guidance
from tui.screens.main import MainScreen
from tui.screens.window import LEAVES
from tui.terminal import DEADLY, end_at_once, end_when_gone, let_go
from tui.themes import DARK, DEFAULTS, THEMES, choose
from tui.typed_ahead import TypedAhead

TURN = 0.0005
"""Seconds after which a thread that computes lets another one go on."""
PATIENCE = 2.0
"""Seconds that a shutdown may take after a signal, before it is cut short."""

STARTED = 1.0
"""Seconds after which what the start needed for a moment is given back."""

TOGETHER = 8
"""Keys typed at once that are passed on before what they did may be painted."""

TURNS = 3
"""Turns of the others until then: a pane tells the screen, which tells who paints."""

RESTING = 0.05
"""Seconds for which a window keeps its size before everything is drawn anew."""


class ReaderApp(App[None], inherit_bindings=False):
    """The reader over one library."""

    CSS_PATH = "app.tcss"
    TITLE = "briefings"
    # The palette is ours: it offers the table of actions, and draws file text without markup.
    ENABLE_COMMAND_PALETTE = False
    _worn: Theme | None = None

    def __init__(
        self,
        library: Library,
        *,
        is_live: bool = True,
        driver_class: type[Driver] | None = None,
        guidance: Guidance | None = None,
    ) -> None:
        """Read a library, which is open and stays so; `is_live`: what comes is taken in.

        `guidance` leads a newcomer.
        """
        super().__init__(driver_class=driver_class)
        self._library = library
        self._is_live = is_live
        self._guidance = guidance
        # The same ones for every line: what they made of it is remembered by them.
        self._guards = (Guard(), NoColour()) if self.no_color else (Guard(),)
        for one in THEMES:
            self.register_theme(one)
        wanted = choose(library.config.theme, no_color=self.no_color)
        # A theme that the configuration should not have let through is no reason not to start.
        chosen = wanted if wanted in self.available_themes else DARK
        # Set before there is anything to watch it: the styles are then read once, not twice.
        self.set_reactive(ReaderApp.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())
        self._resting: asyncio.TimerHandle | None = None
        self._ahead = TypedAhead(LEAVES, TOGETHER)
        self._rubbish = Rubbish()

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen."""
        config = self._library.config
        keys, problems = keymap(config.keys, config.preset, config.key_places)
        return MainScreen(
            self._library, keys, problems, is_live=self._is_live, guidance=self._guidance
        )

    @property
    def current_theme(self) -> Theme:
        """Give the theme in force, which Textual asks for with every line it draws."""
        if self._worn is None or self._worn.name != self.theme:
            self._worn = super().current_theme
        return self._worn

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give what the paint needs in themes that are not ours."""
        return dict(DEFAULTS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Stand guard behind everything that is drawn.

        Textual's own filters, for sixteen colours and for greys, have nothing to do here: our
        themes name true colours, or the terminal's, and without colour there are no greys.
        """
        return self._guards

    def on_ready(self) -> None:
        """Look for garbage again, which the start did without."""
        self._rubbish.begin()
        later(self, STARTED, self._library.rest)

    def post_message(self, message: Message) -> bool:
        """Put a message behind those that wait; note the keys among them."""
        is_posted = super().post_message(message)
        if is_posted and isinstance(message, events.Key):
            self._ahead.came(message)
        return is_posted

    async def on_event(self, event: events.Event) -> None:
        """Let nothing come between a key and what it paints.

        The screen takes all keys: they reach it at once, not through the focus and what is
        around that, one message each. Of a storm of keys only some are passed on at once: the
        screen answers all that it has before anything of them is painted. Letters of a search that
        is left behind them are passed on no more.
        """
        if isinstance(event, events.Key):
            self._rubbish.put_off()
            self.app_focus = True
            if self._ahead.take(event) and self._is_searching:
                return
            self.screen.post_message(event)
            if self._ahead.taken % TOGETHER == 0:
                for _ in range(TURNS):
                    await asyncio.sleep(0)
        else:
            await super().on_event(event)

    @property
    def _is_searching(self) -> bool:
        screen = self.screen
        return isinstance(screen, MainScreen) and bool(screen.searching.asking)

    def on_load(self) -> None:
        """Answer signals from before the terminal is changed."""
        loop = asyncio.get_running_loop()
        for number, code in DEADLY.items():
            loop.add_signal_handler(number, self._end, code)
        if hasattr(signal, "SIGWINCH"):
            loop.add_signal_handler(signal.SIGWINCH, self._window_changed)

    def _window_changed(self) -> None:
        """Draw everything anew once the window rests.

        Textual draws what differs from what it drew. A window that shrinks and grows back at once
        looks to it as if nothing happened, yet the terminal lost what stood in the cells that
        were gone; and sizes that change while a signal is answered can reach it out of order.
        """
        if self._resting is not None:
            self._resting.cancel()
        self._resting = later(self, RESTING, self._draw_anew)

    def _draw_anew(self) -> None:
        size = Size(*get_terminal_size())
        if size != self.size:
            self.post_message(events.Resize(size, size))
        self.refresh()

    def _end(self, code: int) -> None:
        """Leave in order; where that hangs, as on a terminal that is gone, leave at once."""
        give_up = Timer(PATIENCE, end_at_once, (code,))
        give_up.daemon = True
        give_up.start()
        self.exit(return_code=code)


def run(library: Library, *, drawn: bool = False, guidance: Guidance | None = None) -> int:
    """Read an open library until the reader quits; give the exit code.

    `drawn`: rows are on the terminal's other screen, and stay until they are drawn over.
    `guidance` leads a newcomer.
    """
    driver_class: type[Driver] | None = None
    if drawn:
        # There is no such driver on Windows, where nothing is drawn before.
        from tui.driver import KeepingDriver

        driver_class = KeepingDriver
    app = ReaderApp(library, driver_class=driver_class, guidance=guidance)
    # A key waits for the thread that takes files in so long, each time it reads a row.
    sys.setswitchinterval(TURN)
    end_when_gone()
    app.run()
    let_go()
    return app.return_code or 0
