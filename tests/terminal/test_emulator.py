import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.emulator import Terminal
from tests.terminal.sequences import Kind, colours, tokens

pytestmark = pytest.mark.terminal

TINY = [sys.executable, str(ROOT / "tests" / "terminal" / "tiny.py")]


def test_a_program_is_read_driven_resized_and_ended(tmp_path: Path) -> None:
    with Terminal(TINY, home=tmp_path) as terminal:
        terminal.wait_for("ready")
        assert 1049 in terminal.modes
        terminal.press("down")
        terminal.wait_for("key down in 80x24")
        terminal.resize(100, 30)
        terminal.settle()
        terminal.press("x")
        terminal.wait_for("key x in 100x30")
        terminal.press("q")
        assert terminal.exit() == 7
        assert 1049 not in terminal.modes


def test_the_style_of_words_is_read_from_the_screen(tmp_path: Path) -> None:
    with Terminal(["printf", r"plain \033[1;31mloud\033[0m\n"], home=tmp_path) as terminal:
        assert terminal.exit() == 0
        assert terminal.text.startswith("plain loud")
        assert terminal.style("loud").bold
        assert terminal.style("loud").fg == "red"
        assert not terminal.style("plain").bold


def test_output_is_cut_into_text_controls_and_sequences() -> None:
    output = "a\x1b[1;31mb\x1b]0;title\x07c\x9b2Jd\x1b7\x1b]52;never ended"
    cut = list(tokens(output))
    assert "".join(token.text for token in cut) == output
    assert [token.kind for token in cut if token.kind is not Kind.TEXT] == [
        Kind.CSI,
        Kind.STRING,
        Kind.CSI,
        Kind.ESCAPE,
        Kind.STRING,
    ]


@pytest.mark.parametrize("sgr", ["\x1b[31m", "\x1b[1;38;2;1;2;3m", "\x1b[49m", "\x1b[97m"])
def test_a_colour_is_seen_in_any_of_its_forms(sgr: str) -> None:
    assert colours(f"x{sgr}y") == [sgr]


def test_bold_dim_and_reverse_are_no_colours() -> None:
    assert colours("\x1b[1m\x1b[2;7m\x1b[0m\x1b[m\x1b[4:3m") == []
