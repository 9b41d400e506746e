"""The line that queries and names are typed in."""

from collections.abc import Callable, Mapping
from typing import Unpack

from tui.paint import bars
from tui.paint.cells import width
from tui.paint.lines import Run
from tui.widgets.line import LineWidget
from tui.widgets.pane import Names

_TAKING_AWAY = frozenset({"backspace", "ctrl+h", "delete", "ctrl+d", "ctrl+w"})
"""Keys that take an offered text away whole."""


class SearchBar(LineWidget):
    """A text with a cursor; the screen hands it the keys, so that a key costs one message."""

    def __init__(self, prompt: str = "/", **names: Unpack[Names]) -> None:
        """Begin empty; the prompt stands in front."""
        super().__init__(**names)
        self.prompt = prompt
        self.text = ""
        self.cursor = 0
        """The code point of `text` that the cursor stands before."""
        self._is_offered = False
        self.is_typed_in = True
        """Whether letters go into it now, so that it shows where."""
        self._note = ""
        self._caret: int | None = None
        self._keys: Mapping[str, Callable[[], None]] = {
            "backspace": lambda: self._cut(self._left(), self.cursor),
            "ctrl+h": lambda: self._cut(self._left(), self.cursor),
            "delete": lambda: self._cut(self.cursor, self._right()),
            "ctrl+d": lambda: self._cut(self.cursor, self._right()),
            "ctrl+w": lambda: self._cut(self._word_left(), self.cursor),
            "ctrl+u": lambda: self._cut(0, self.cursor),
            "ctrl+k": lambda: self._cut(self.cursor, len(self.text)),
            "left": lambda: self._go(self._left()),
            "ctrl+b": lambda: self._go(self._left()),
            "right": lambda: self._go(self._right()),
            "ctrl+f": lambda: self._go(self._right()),
            "ctrl+left": lambda: self._go(self._word_left()),
            "ctrl+right": lambda: self._go(self._word_right()),
            "home": lambda: self._go(0),
            "ctrl+a": lambda: self._go(0),
            "ctrl+l": self._draw_anew,
            "end": lambda: self._go(len(self.text)),
            "ctrl+e": lambda: self._go(len(self.text)),
        }

    def press(self, event_key: str, character: str | None) -> bool:
        """Take a key press, as in a terminal's own line; True if the text changed."""
        before = self.text
        act = self._keys.get(event_key)
        is_typed = act is None and character is not None and character.isprintable()
        if self._is_offered and (is_typed or event_key in _TAKING_AWAY):
            self._cut(0, len(self.text))
        self._is_offered = False
        if act is not None:
            act()
            self.refresh()
        elif character is not None and character.isprintable():
            self._put_in(character)
        return self.text != before

    def paste(self, text: str) -> bool:
        """Put in words, on one line; True if the text changed."""
        before = self.text
        if self._is_offered:
            self._cut(0, len(self.text))
            self._is_offered = False
        self._put_in("".join(char for char in " ".join(text.split()) if char.isprintable()))
        return self.text != before

    def show(
        self, text: str, note: str = "", caret: int | None = None, *, prompt: str | None = None
    ) -> None:
        """Show a text, and beside it what it found; with a caret, why it cannot be read.

        `caret` is a code point of the text. The cursor stays where the text is the same, else it
        goes to the end.
        """
        if text != self.text:
            self.text, self.cursor = text, len(text)
        self._note, self._caret = note, caret
        self.prompt = self.prompt if prompt is None else prompt
        self.refresh()

    def complete(self, text: str) -> bool:
        """Put a text in place of what stands before the cursor; True if that changed anything."""
        before, self.text = self.text, text + self.text[self.cursor :]
        self._is_offered = False
        self._go(len(text))
        return self.text != before

    def offer(self, text: str, note: str = "", *, prompt: str | None = None) -> None:
        """Show a text that is there to be taken as it is, or typed over."""
        self.show(text, note, prompt=prompt)
        self._is_offered = bool(text)

    def _put_in(self, words: str) -> None:
        self.text = self.text[: self.cursor] + words + self.text[self.cursor :]
        self._go(self.cursor + len(words))

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self._go(start)

    def _go(self, cursor: int) -> None:
        self.cursor = max(0, min(cursor, len(self.text)))
        self._caret = None
        self.refresh()

    def _draw_anew(self) -> None:
        self.app.refresh()

    def _left(self) -> int:
        """Give where the letter before the cursor begins, combining signs counted with it."""
        at = max(0, self.cursor - 1)
        while at > 0 and width(self.text[at]) == 0:
            at -= 1
        return at

    def _right(self) -> int:
        at = min(len(self.text), self.cursor + 1)
        while at < len(self.text) and width(self.text[at]) == 0:
            at += 1
        return at

    def _word_left(self) -> int:
        kept = self.text[: self.cursor].rstrip()
        return kept.rfind(" ") + 1

    def _word_right(self) -> int:
        rest = self.text[self.cursor :]
        gap = len(rest) - len(rest.lstrip())
        end = rest.find(" ", gap)
        return len(self.text) if end < 0 else self.cursor + end

    @property
    def caret_cell(self) -> int | None:
        """Give the cell at which the mistake is drawn; None where nothing is wrong."""
        return bars.caret_cell(self._typed(), self.size.width, self.inks)

    def runs(self, cells: int) -> list[Run]:
        """Draw the line."""
        return bars.query(self._typed(), cells, self.inks)

    def _typed(self) -> bars.Typed:
        prompt = self.prompt if self.is_typed_in or self.text else ""
        cursor = self.cursor if self.is_typed_in else -1
        return bars.Typed(prompt, self.text, cursor, self._note, self._caret, self._is_offered)
