"""Without colour, and on terminals that can do little."""

import os
import subprocess

import pytest

from tests.conftest import ROOT
from tests.terminal.emulator import BRIEFINGS
from tests.terminal.samples import FIRST, Start, wait_ready
from tests.terminal.sequences import Kind, colours, tokens

pytestmark = pytest.mark.terminal

BOXES = set(map(chr, range(0x2500, 0x25A0)))


def test_with_no_color_no_colour_leaves_the_reader_and_every_sign_stays(start: Start) -> None:
    with start(size=(120, 40), environment={"NO_COLOR": "1"}) as terminal:
        wait_ready(terminal)
        terminal.wait_for(FIRST, "●", "!", "~", "?")
        terminal.press("p")
        terminal.wait_for("*")
        for key in ("enter", "e", "v", "x", "escape", "/", "escape", "?", "escape", ":", "escape"):
            terminal.press(key)
            terminal.settle(0.1)
        assert colours(terminal.output) == []
        assert terminal.output.count("\x1b[") > 100


def test_with_colour_the_reader_has_colours(start: Start) -> None:
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        assert colours(terminal.output)


@pytest.mark.parametrize("way", ["--plain", "dumb"])
def test_plain_is_linear(start: Start, way: str) -> None:
    words = ["--plain"] if way == "--plain" else []
    environment = {"TERM": "dumb"} if way == "dumb" else {}
    with start(*words, environment=environment, size=(80, 60)) as terminal:
        assert terminal.exit() in {0, 2}
        assert [token for token in tokens(terminal.output) if token.kind in COMMANDING] == []
        assert not BOXES & set(terminal.output)
        assert FIRST in terminal.text or "--plain" in terminal.text


COMMANDING = {Kind.CSI, Kind.STRING, Kind.ESCAPE}


def test_without_a_terminal_the_reader_says_what_to_do(tmp_path: os.PathLike[str]) -> None:
    done = subprocess.run(
        [BRIEFINGS, "--config", str(ROOT / "config.yaml"), "--data-dir", os.fspath(tmp_path)],
        env={"HOME": os.fspath(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert "\x1b" not in done.stdout + done.stderr
    assert (done.returncode == 0 and FIRST in done.stdout) or (
        done.returncode == 2 and "--plain" in done.stderr
    )
