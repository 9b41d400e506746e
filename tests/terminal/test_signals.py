"""However the reader ends, the terminal is left as it was found."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.emulator import BRIEFINGS, Terminal
from tests.terminal.samples import FIRST, LIBRARY, PASTE, Start, wait_ready

pytestmark = pytest.mark.terminal

ALTERNATE_SCREEN = 1049
MOUSE = {1000, 1002, 1003, 1006, 1015, 1016}
FOCUS, CURSOR, SYNCHRONISED, WRAP = 1004, 25, 2026, 7


@pytest.fixture
def terminal(start: Start) -> Iterator[Terminal]:
    with start() as running:
        wait_ready(running)
        assert {ALTERNATE_SCREEN, PASTE, FOCUS} <= running.modes
        yield running


def is_restored(terminal: Terminal) -> bool:
    left_on = MOUSE | {ALTERNATE_SCREEN, FOCUS, PASTE, SYNCHRONISED}
    return not terminal.modes & left_on and {CURSOR, WRAP} <= terminal.modes


def test_q_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.exit() == 0
    assert is_restored(terminal)


ENDING = pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["TERM", "HUP", "INT"],
)


@ENDING
def test_a_signal_leaves_the_terminal_as_it_was(
    terminal: Terminal, number: int, code: int
) -> None:
    terminal.kill(number)
    assert terminal.exit() == code
    assert is_restored(terminal)


@ENDING
def test_a_signal_at_the_first_row_leaves_the_terminal_as_it_was(
    start: Start, number: int, code: int
) -> None:
    with start() as terminal:
        terminal.wait_for(FIRST)
        terminal.kill(number)
        assert terminal.exit() == code
        assert not terminal.modes & (MOUSE | {ALTERNATE_SCREEN, FOCUS, PASTE})


def test_a_closed_window_ends_the_reader(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.exit() == 129


def test_a_closed_window_ends_a_reader_whose_parent_alone_is_told(
    tmp_path: Path, scanned: Path
) -> None:
    shutil.copytree(scanned, tmp_path / LIBRARY)
    # As `make run` does: the system tells the leader of a session, and that one tells nobody.
    leader = ["/bin/sh", "-c", 'trap : HUP; "$@"; exit $?', "sh"]
    named = ["--config", str(ROOT / "config.yaml"), "--data-dir", str(tmp_path / LIBRARY)]
    with Terminal([*leader, BRIEFINGS, *named], home=tmp_path) as terminal:
        wait_ready(terminal)
        terminal.hang_up()
        assert terminal.exit() == 129


@pytest.mark.parametrize("way", ["key", "signal"])
def test_a_stopped_reader_gives_the_terminal_back_and_returns(
    terminal: Terminal, way: str
) -> None:
    if way == "key":
        terminal.press("ctrl+z")
    else:
        terminal.kill(signal.SIGTSTP)
    terminal.wait_stopped()
    assert is_restored(terminal)
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: ALTERNATE_SCREEN in terminal.modes)
    terminal.settle()
    terminal.wait_for(FIRST)
    terminal.press("q")
    assert terminal.exit() == 0
    assert is_restored(terminal)
