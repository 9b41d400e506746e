"""What every test may ask for."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty folder, for a library to read."""
    made = tmp_path / "inbox"
    made.mkdir()
    return made
