"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.properties import settle_examples

ROOT = Path(__file__).parent.parent

settle_examples()


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
