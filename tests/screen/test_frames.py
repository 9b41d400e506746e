"""What is painted for one key reaches the terminal in one piece."""

import sys

import pytest
from textual.app import App

from tui.terminal import FRAME_BEGINS, FRAME_ENDS, OTHER_SCREEN

if sys.platform == "win32":
    pytest.skip("there is no such driver", allow_module_level=True)

from textual.drivers._writer_thread import WriterThread

from tui.driver import KeepingDriver


class _Line(WriterThread):
    """Takes what is handed over to be written."""

    def __init__(self) -> None:
        self.came: list[str] = []

    def write(self, text: str) -> None:
        self.came.append(text)


async def _handed_over(*written: str) -> list[str]:
    driver, line = KeepingDriver(App[None]()), _Line()
    driver._writer_thread = line
    for data in written:
        driver.write(data)
    return line.came


async def test_a_frame_is_handed_over_whole_and_what_is_none_at_once() -> None:
    frame = (FRAME_BEGINS, "\x1b[2;3Hwords", FRAME_ENDS)
    assert await _handed_over("\x07", *frame, "\x07") == ["\x07", "".join(frame), "\x07"]


async def test_the_first_change_of_the_screen_is_left_out_and_no_other() -> None:
    assert await _handed_over(OTHER_SCREEN, OTHER_SCREEN) == [OTHER_SCREEN]
