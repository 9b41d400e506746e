"""Windows over the main screen, as a terminal gets them."""

import re

import pytest

from tests.terminal.samples import Start, wait_ready
from tests.terminal.sequences import Kind, tokens

pytestmark = pytest.mark.terminal

FRAME = "\x1b[?2026h"
"""What a frame begins with."""


def frames(output: str) -> list[str]:
    """Give the words of each frame, without where they stand and how they look."""
    return [
        "".join(token.text for token in tokens(frame) if token.kind is Kind.TEXT)
        for frame in output.split(FRAME)[1:]
    ]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 12)], ids=["wide", "usual", "low"])
def test_a_window_stands_in_its_place_from_its_first_frame(
    start: Start, size: tuple[int, int]
) -> None:
    with start(size=size) as terminal:
        wait_ready(terminal)
        terminal.press("enter", "e")
        terminal.wait_for("1/")
        terminal.settle()
        before = len(terminal.output)
        terminal.press("i")
        terminal.wait_for("Named in", "more lines", "closes")
        terminal.settle()
        drawn = [one for one in frames(terminal.output[before:]) if "Named in" in one]
        edges = [re.findall("╭[^╮]*╮", one)[-1] for one in drawn]
        assert edges
        assert set(edges) == {edges[-1]}
        assert all("more lines" in one for one in drawn)
