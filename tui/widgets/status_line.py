"""The top line, which says what is new, and the bottom line, which says what the keys do."""

from collections.abc import Sequence
from typing import Unpack

from briefings.model import Summary
from tui.paint import bars
from tui.paint.lines import Run
from tui.widgets.line import LineWidget
from tui.widgets.pane import Names

_NOTHING = Summary(newest=None, total=0, unread=0, new_groups=0, watches=0, watches_ok=0)


class StatusLine(LineWidget):
    """The day, what is new, what rings, how the watches are, and what was just done."""

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with nothing to say."""
        super().__init__(**names)
        self._summary = _NOTHING
        self._note = self._brief = ""

    def show(self, summary: Summary, note: str = "", brief: str = "") -> None:
        """Say this; `note` is what was just done, `brief` the same for a narrow line."""
        if (summary, note, brief) != (self._summary, self._note, self._brief):
            self._summary, self._note, self._brief = summary, note, brief
            self.refresh()

    def runs(self, cells: int) -> list[Run]:
        """Draw the line."""
        return bars.status(self._summary, self._note, cells, self.inks, brief=self._brief)


class ActionLine(LineWidget):
    """What the keys do here and now; what does not fit whole is left out."""

    def __init__(self, **names: Unpack[Names]) -> None:
        """Begin with no keys."""
        super().__init__(**names)
        self._pairs: tuple[tuple[str, str], ...] = ()

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a key and what it does, the most wanted first."""
        if tuple(pairs) != self._pairs:
            self._pairs = tuple(pairs)
            self.refresh()

    def runs(self, cells: int) -> list[Run]:
        """Draw the line."""
        return bars.actions(self._pairs, cells, self.inks)
