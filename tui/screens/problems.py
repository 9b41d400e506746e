"""The problems: what is wrong, where, and what to do."""

from collections.abc import Sequence

from briefings.model import Problem
from tui.screens.desk import Desk
from tui.screens.window import Window
from tui.screens.words import late
from tui.widgets.panel import Item


class Problems(Window):
    """What is wrong; brought up to it when the configuration is read again."""

    def __init__(self, desk: Desk) -> None:
        """Tell what is wrong with a desk's library and its files."""
        super().__init__("Problems", (), desk.keymap)
        self._desk = desk
        self._shown: Sequence[Problem] = ()

    def fill(self) -> None:
        """Show what is wrong now."""
        telling, keymap = self._desk.telling, self._presses.keymap
        self._shown, fresh = telling.problems, telling.news_of_problems
        items = [
            Item(
                label="!" if problem in fresh else "",
                head=problem.what,
                words=" · ".join(_rest(problem.where, problem.advice)),
            )
            for problem in self._shown
        ]
        closes = f"{keymap.shown('close')} closes"
        know = f"{keymap.shown('acknowledge')} says you know them · " if fresh else ""
        self.panel.show(self.titled, items or [self._no_problem()], f"{know}{closes}")

    def perform(self, action: str) -> None:
        """Say that they are known: the top line tells of new ones alone; or move, or close."""
        if action != "acknowledge":
            super().perform(action)
            return
        self._desk.library.know(self._shown)
        self._desk.telling.count(self._presses.keymap)
        self._desk.fill_status()
        self.fill()

    def renew(self) -> None:
        """Show what is wrong now."""
        self.fill()

    def _no_problem(self) -> Item:
        """Say that nothing is wrong; or, while all is read for a watch, that nobody knows."""
        summary = self._desk.library.summary()
        if summary.late:
            return Item(label="!", head=late(summary), words="they are read now")
        return Item(words="Nothing is wrong: every file was read, the configuration is right.")


def _rest(*parts: str) -> list[str]:
    return [part for part in parts if part]
