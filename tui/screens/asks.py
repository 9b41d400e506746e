"""A window that shows something and asks for one line about it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from briefings.errors import BriefingsError
from tui.keys import Keymap
from tui.screens.window import LEAVES, Window
from tui.widgets.complaint import Complaint
from tui.widgets.panel import Item
from tui.widgets.search_bar import SearchBar

_LINES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}
_PAGES = {"pagedown": 1.0, "pageup": -1.0, "ctrl+f": 1.0, "ctrl+b": -1.0}


class Ask(Window):
    """Lines to read, and below them a line to type in; Enter answers, Esc leaves.

    An answer that cannot be taken leaves the window as it is, with what is wrong under the line.
    """

    below = 3
    is_offer = True
    """Whether the text that the line begins with goes with the first letter typed."""

    def __init__(
        self,
        titled: str,
        items: Sequence[Item],
        keymap: Keymap,
        answer: Callable[[str], None],
        *,
        prompt: str,
        text: str = "",
        note: str = "",
    ) -> None:
        """Show items; `answer` gets the line, and raises BriefingsError where it cannot take it.

        `text` is offered in the line, to be taken or typed over; `note` says beside it what Enter
        does.
        """
        super().__init__(titled, items, keymap)
        self._answer = answer
        self._prompt = prompt
        self._text = text
        self._note = note
        self.left: Callable[[str], None] = lambda typed: None
        """What gets the line where it is left with no answer."""
        self._bar = SearchBar(id="filter")
        self._complaint = Complaint(id="complaint")

    def compose(self) -> ComposeResult:
        """Lay the panel over the middle, the line below it."""
        yield self.panel
        yield self._bar
        yield self._complaint

    def fill(self) -> None:
        """Show the items, and the line as it was begun."""
        self.panel.show(self.titled, self._items, "")
        begin = self._bar.offer if self.is_offer else self._bar.show
        begin(self._text, self._note, prompt=self._prompt)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the line."""
        event.stop()
        self._complaint.show("")
        self._bar.paste(event.text)

    def press(self, event: events.Key) -> None:
        """Take letters into the line; move through the items with the arrows."""
        if event.key in LEAVES:
            self.left(self._bar.text.strip())
            self.dismiss()
        elif event.key == "enter":
            self._give()
        elif event.key in _LINES:
            self.panel.move(_LINES[event.key])
        elif event.key in _PAGES:
            self.panel.move_pages(_PAGES[event.key])
        else:
            self._complaint.show("")
            self._bar.press(event.key, event.character)

    def _give(self) -> None:
        """Answer with the line."""
        try:
            self._answer(self._bar.text.strip())
        except BriefingsError as error:
            self._complaint.show(error.reason_first)
        else:
            self.dismiss()


class Revision(Ask):
    """A line that is there already, to be worked on."""

    is_offer = False
