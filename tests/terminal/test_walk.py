"""README's five minutes, as a newcomer walks them."""

from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.samples import FIRST, Start, wait_ready

pytestmark = pytest.mark.terminal

SECOND = "Ukraine and the US revealed details"
LAST = "Umerov stated that he did not approve"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["wide", "narrow"])
def test_five_minutes_with_the_samples(start: Start, size: tuple[int, int]) -> None:
    with start(size=size) as terminal:
        wait_ready(terminal)
        terminal.wait_for("Welcome", FIRST, SECOND)
        terminal.press("j", "k")
        terminal.wait_for(FIRST, SECOND, LAST, "●", "!", "~", "Witkoff", "Hnatov")
        reasons(terminal)
        searching(terminal)
        names(terminal)
        pinning(terminal)
        watching(terminal)
        terminal.press("q")
        assert terminal.exit() == 0
    with start(size=size) as terminal:
        terminal.wait_for("5/5", FIRST)


def test_space_reads_on_from_the_first_briefing_to_the_next(start: Start) -> None:
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        while "4 new" not in terminal.text:
            press_and_see(terminal, "space")
        terminal.wait_for("4 new", "Points of attention")


def press_and_see(terminal: Terminal, key: str) -> None:
    before = terminal.text
    terminal.press(key)
    terminal.wait_until(lambda: terminal.text != before, "a change")
    # A frame comes in pieces: a key pressed between them would run ahead of what is seen.
    terminal.settle(0.1)


def reasons(terminal: Terminal) -> None:
    terminal.press("j", "x")
    terminal.wait_for("inferred", "December 5 marked")
    terminal.press("q")
    terminal.wait_without("December 5 marked”")


def searching(terminal: Terminal) -> None:
    terminal.press("/", *"gnatov")
    terminal.wait_for(SECOND, FIRST, "Gnatov", "g and h write г")
    terminal.wait_without(LAST)
    terminal.press("escape")
    terminal.wait_for(LAST)
    terminal.press("/", *"Гнатов")
    terminal.wait_for(SECOND, FIRST)
    terminal.wait_without(LAST)
    terminal.press("escape")
    terminal.wait_for(LAST)


def names(terminal: Terminal) -> None:
    terminal.press("enter", "e")
    terminal.wait_for("1/")
    terminal.press("v", "g", "g")
    terminal.wait_for("raw text", "Category")
    terminal.press("v")
    terminal.wait_without("Category")
    terminal.press("q")
    terminal.wait_for(LAST)


def pinning(terminal: Terminal) -> None:
    terminal.wait_for("2 of 5")
    terminal.press("p")
    terminal.wait_for("pinned Ukraine", "1 of 5", "*")
    terminal.press("u")
    terminal.wait_for("undid", "2 of 5")


def watching(terminal: Terminal) -> None:
    terminal.press("w")
    terminal.settle()
    terminal.press(*"Sybiha", "enter")
    terminal.wait_for("watched Sybiha", "5/5")


def test_the_place_is_kept_when_the_reader_is_left(start: Start, tmp_path: Path) -> None:
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        terminal.press("j", "j", "j")
        terminal.wait_for("The talks were based on a document")
        terminal.press("q")
        assert terminal.exit() == 0
    with start(size=(120, 40)) as terminal:
        terminal.wait_for("The talks were based on a document")
