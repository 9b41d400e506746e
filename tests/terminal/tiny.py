"""A small Textual program, to try the emulator on."""

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Tiny(App[int]):
    """Shows the last key and the size of its window; `q` ends it with exit code 7."""

    def compose(self) -> ComposeResult:
        """Give one line of text."""
        yield Static("ready", markup=False)

    def on_key(self, event: Key) -> None:
        """Show the key."""
        if event.key == "q":
            self.exit(return_code=7)
        self.query_one(Static).update(f"key {event.key} in {self.size.width}x{self.size.height}")


if __name__ == "__main__":
    app = Tiny()
    app.run()
    sys.exit(app.return_code)
