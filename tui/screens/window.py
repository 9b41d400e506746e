"""A window over the main screen: lines to read."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen, Screen

from tui.keys import Keymap, Place, Presses, pressed
from tui.widgets.panel import Item, Panel

LEAVES = frozenset({"escape", "ctrl+c"})
"""The keys that leave a line which is typed in, whatever the keys of actions are."""


class Window(ModalScreen[None]):
    """Lines to read, with the keys of a list."""

    AUTO_FOCUS = ""
    is_fitted = True
    """Whether it is as high as what is in it; not where that changes with every key."""
    below = 0
    """Lines that it has below the panel, at most."""

    def __init__(self, titled: str, items: Sequence[Item], keymap: Keymap) -> None:
        """Show items under a title."""
        super().__init__()
        self._presses = Presses(keymap)
        self._items = items
        self._laid_out = Size(0, 0)
        self.titled = titled
        self.panel = Panel(id="panel")

    def compose(self) -> ComposeResult:
        """Lay the panel over the middle."""
        yield self.panel

    def on_mount(self) -> None:
        """Show the items."""
        self.panel.set_class(self.is_fitted, "fitted")
        self._bound(self.app.size)
        self.fill()
        self.set_focus(self.panel, scroll_visible=False)

    def on_screen_resume(self) -> None:
        """Know the size in which it is laid out with this."""
        self._laid_out = self.app.size

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for what stands below the panel; be laid out once for each size."""
        self._bound(event.size)
        if event.size == self._laid_out:
            # Textual tells a screen too of the size in which it was just laid out.
            event.prevent_default()
        self._laid_out = event.size

    def _bound(self, size: Size) -> None:
        if self.is_fitted:
            self.panel.styles.max_height = max(3, size.height - self.below)

    def fill(self) -> None:
        """Put the items into the panel."""
        close = self._presses.keymap.shown("close")
        self.panel.show(self.titled, self._items, f"{close} closes")

    def renew(self) -> None:
        """Bring it up to what changed behind it; for those that tell of such things."""

    def on_key(self, event: events.Key) -> None:
        """Move, or close."""
        event.stop()
        if self.app.screen is not self:
            # Typed ahead, while this window was closing or one over it was opening.
            self.app.post_message(events.Key(event.key, event.character))
        elif self._presses.keymap.quits(pressed(event.key, event.character)):
            self.app.exit()
        else:
            self.press(event)

    def press(self, event: events.Key) -> None:
        """Do what a key does in a window."""
        key = pressed(event.key, event.character)
        action = self._presses.press(Place.PANEL, key)
        if action is not None:
            self.perform(action.id)

    def perform(self, action: str) -> None:
        """Do an action of the table."""
        match action:
            case "close" | "leave" | "stop":
                self.dismiss()
            case "quit":
                self.app.exit()
            case "redraw":
                self.app.refresh()
            case _:
                self._move(action)

    def _move(self, action: str) -> None:
        steps = {"down": 1, "up": -1}
        pages = {"page_down": 1.0, "page_up": -1.0, "half_down": 0.5, "half_up": -0.5}
        if action in steps:
            self.panel.move(steps[action])
        elif action in pages:
            self.panel.move_pages(pages[action])
        elif action == "top":
            self.panel.top()
        elif action == "bottom":
            self.panel.bottom()


def renew(screens: Iterable[Screen[object]]) -> None:
    """Bring the windows among some screens up to what changed behind them."""
    for window in screens:
        if isinstance(window, Window):
            window.renew()
