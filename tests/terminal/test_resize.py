"""A window of any size, however fast it changes, never ends the reader."""

import os
import random

import pytest

from tests.terminal.samples import FIRST, PASTE, Start, wait_ready

pytestmark = pytest.mark.terminal

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
TURNS = max(200, 2 * ROUNDS)
SIZES = [(1, 1), (5, 3), (20, 5), (40, 10), (60, 20), (80, 24), (120, 40), (200, 60)]


def test_two_hundred_sizes_in_a_row_end_in_the_right_picture(start: Start) -> None:
    dice = random.Random(200)
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        for turn in range(TURNS):
            terminal.resize(*dice.choice(SIZES))
            if turn % 8 == 0:
                terminal.press(dice.choice(["j", "enter", "escape", "tab", "v", "e", "?"]))
                terminal.settle(0.02)
            assert terminal.running
        terminal.resize(120, 40)
        terminal.settle()
        terminal.press("escape", "escape")
        terminal.wait_for(FIRST, "Umerov")


def test_a_window_that_shrinks_and_grows_back_at_once_shows_everything_again(
    start: Start,
) -> None:
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        before = terminal.text
        for small in [(5, 3), (60, 20), (80, 24)] * 3:
            terminal.resize(*small)
            terminal.resize(120, 40)
            terminal.wait_until(lambda: terminal.text == before, "the screen as it was")


@pytest.mark.parametrize("size", SIZES[::2], ids=str)
def test_the_reader_starts_in_a_window_of_any_size(start: Start, size: tuple[int, int]) -> None:
    with start(size=size) as terminal:
        terminal.wait_until(lambda: PASTE in terminal.modes)
        terminal.settle()
        terminal.press("j", "enter", "?", "q", "q", "q")
        assert terminal.exit() == 0
