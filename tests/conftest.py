"""What every test may ask for."""

import os
import signal
from pathlib import Path

import pytest

from tests.properties import settle_examples

ROOT = Path(__file__).parent.parent

settle_examples()

DRAWN_BY = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", "COLUMNS", "LINES")
"""Variables by which whoever runs the tests would change what is drawn."""


def pytest_configure() -> None:
    """Let no terminal, or none, around the tests change what they see."""
    for name in [*DRAWN_BY, *(one for one in os.environ if one.startswith("TEXTUAL"))]:
        os.environ.pop(name, None)
    # Behind `nohup` or `&` these are not heard, nor by any program that a test starts.
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def messes() -> list[Path]:
    """Give the files of the folder of messes, in it and below."""
    return sorted(file for file in (ROOT / "tests" / "messes").rglob("*") if file.is_file())


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty folder, for a library to read."""
    made = tmp_path / "inbox"
    made.mkdir()
    return made
