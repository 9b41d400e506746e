"""What every test may ask for."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.properties import settle_examples

ROOT = Path(__file__).parent.parent

settle_examples()

DRAWN_BY = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", "COLUMNS", "LINES")
"""Variables by which whoever runs the tests would change what is drawn."""
PLACED_BY = ("PYTEST_DEBUG_TEMPROOT", "TMPDIR")
"""Variables by which whoever runs the tests says where their folders are."""
MEMORY = Path("/dev/shm")
"""Where Linux has files that are nowhere but in memory."""
ENOUGH = 2 << 30
"""Bytes that it must have free."""


def pytest_configure() -> None:
    """Let no terminal, or none, around the tests change what they see."""
    for name in [*DRAWN_BY, *(one for one in os.environ if one.startswith("TEXTUAL"))]:
        os.environ.pop(name, None)
    if not any(name in os.environ for name in PLACED_BY) and _has_memory():
        # What is done must be on the disk before it is said to be done: there the tests wait for
        # the disk a third of their time.
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    # Behind `nohup` or `&` these are not heard, nor by any program that a test starts.
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _has_memory() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH


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
