"""A folder to follow."""

from pathlib import Path

import pytest

from tests.intake.follower import write


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Give a folder with one report."""
    folder = tmp_path / "in"
    write(folder / "first.txt", "It began on Monday.")
    return folder
