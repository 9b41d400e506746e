"""What actions stand on that ask for something in a window."""

from collections.abc import Callable

from textual.screen import ModalScreen

from tui.screens.desk import Desk

Push = Callable[[ModalScreen[None]], object]
Take = Callable[[Callable[[], None]], None]


class Asking:
    """Actions on a desk that open a window and do what is asked for in it."""

    def __init__(self, desk: Desk, push: Push, take: Take) -> None:
        """Act on a desk; `push` opens a window, `take` does what it asks for or raises."""
        self._desk = desk
        self._push = push
        self._take = take
