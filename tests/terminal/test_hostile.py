"""No character of a document, a file's name or a watch commands the terminal."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.emulator import BRIEFINGS, UNFINISHED, Terminal
from tests.terminal.hostile import COMMANDS, make_inbox
from tests.terminal.sequences import Kind, Token, tokens

pytestmark = pytest.mark.terminal

SHAPES = {
    "CSI m",
    "CSI H",
    "CSI J",
    "CSI ?h",
    "CSI ?l",
    "CSI ?$p",
    "CSI >u",
    "CSI <u",
}
"""What the screen itself sends: colours, places, modes, and two questions about modes."""
POINTER = re.compile(r"\x1b\]22;[a-z-]+\x07")
"""Textual's choice of a mouse pointer."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    make_inbox(folder)
    subprocess.run(argv("scan"), cwd=folder, env=bare(folder), check=True, capture_output=True)
    return folder


def argv(*words: str) -> list[str]:
    return [BRIEFINGS, "--config", "config.yaml", "--data-dir", "library", *words]


def bare(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "PATH": "", "LANG": "C.UTF-8"}


def commands_of(output: str) -> list[Token]:
    """Give what commands the terminal in the output of a screen, but what it always sends."""
    return [
        token
        for token in tokens(UNFINISHED.sub("", output))
        if token.kind is not Kind.TEXT
        and not (token.kind is Kind.CSI and token.shape in SHAPES)
        and token.text not in {"\r", "\n"}
        and not POINTER.fullmatch(token.text)
    ]


def walk(terminal: Terminal) -> Iterator[str]:
    """Go through every part of the screen; give what each step is called."""
    terminal.wait_for("Named oddly 7")
    yield "the list"
    terminal.press("G")
    terminal.settle()
    yield "the end of the list"
    for _ in COMMANDS:
        terminal.press("space", "space")
    terminal.settle()
    yield "reading on"
    for key, name in {"v": "raw text", "x": "why", "?": "keys", ":": "palette"}.items():
        terminal.press(key)
        terminal.settle()
        yield name
        terminal.press("escape")
        terminal.settle()
    for key in ("e", "e", "p", "w", "escape", "a", "u"):
        terminal.press(key)
        terminal.settle(0.1)
    yield "names and alerts"


def test_no_command_of_a_document_reaches_the_terminal(home: Path) -> None:
    with Terminal(argv(), home=home, size=(120, 40)) as terminal:
        for step in walk(terminal):
            assert commands_of(terminal.output) == [], step
        assert 1049 in terminal.modes
        for command in COMMANDS.values():
            assert command not in terminal.output
        assert terminal.running


def test_words_around_a_command_are_found_by_typing_them(tmp_path: Path) -> None:
    make_inbox(tmp_path)
    with Terminal(argv(), home=tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Named oddly 7")
        terminal.press("/")
        terminal.press(*"searchable24")
        terminal.wait_for("Title 24")
        terminal.press("enter")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("and the words after it stay")
        assert commands_of(terminal.output) == []
