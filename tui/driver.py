"""The terminal's driver, on a screen that something was drawn on already."""

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal import OTHER_SCREEN


class KeepingDriver(LinuxDriver):
    """Draws over what is on the other screen, where Textual would clear it first.

    That is so for the first time only: after a suspension the screen is to be changed again.
    """

    has_begun = False

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if data == OTHER_SCREEN and not self.has_begun:
            self.has_begun = True
        else:
            super().write(data)
