"""The reader on the five samples."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from tests.conftest import ROOT
from tests.terminal.emulator import BRIEFINGS, Terminal

FIRST = "Olga Stefanishyna"
"""How the title of the newest sample begins."""


LIBRARY = "library"
"""The data directory, in the home of a test."""

PASTE = 2004
"""The mode that tells pasted text from typed: Textual sets it when it listens."""


def wait_ready(terminal: Terminal) -> None:
    """Wait until the reader stands on the screen and listens."""
    terminal.wait_until(lambda: PASTE in terminal.modes, "a reader that listens")
    terminal.wait_for(FIRST)
    terminal.settle()


class Start(Protocol):
    """Starts the reader, or another command, on the samples."""

    def __call__(
        self,
        *words: str,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> Terminal: ...


def starter(home: Path) -> Start:
    """Give a way to start commands that share one library and one home."""
    named = ["--config", str(ROOT / "config.yaml"), "--data-dir", str(home / LIBRARY)]

    def start(
        *words: str,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> Terminal:
        command = [BRIEFINGS, *named, *words]
        return Terminal(command, home=home, size=size, environment=environment)

    return start
