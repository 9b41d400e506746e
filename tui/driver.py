"""The terminal's driver, on a screen that something was drawn on already."""

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal import FRAME_BEGINS, FRAME_ENDS, OTHER_SCREEN


class KeepingDriver(LinuxDriver):
    """Draws over what is on the other screen, where Textual would clear it first.

    That is so for the first time only: after a suspension the screen is to be changed again.

    A frame is handed over whole: who writes is another thread, which each piece of it would wake.
    """

    has_begun = False
    _frame: list[str] | None = None

    def write(self, data: str) -> None:
        """Write to the terminal, a frame when it ends."""
        if data == FRAME_BEGINS:
            self._frame = []
        if self._frame is not None:
            self._frame.append(data)
            if data != FRAME_ENDS:
                return
            data, self._frame = "".join(self._frame), None
        if data == OTHER_SCREEN and not self.has_begun:
            self.has_begun = True
        else:
            super().write(data)
