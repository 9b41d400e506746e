"""The reader on a pseudo-terminal, for the tests beside this."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.samples import LIBRARY, Start, starter


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the samples in, once for all tests."""
    home = tmp_path_factory.mktemp("scanned")
    with starter(home)("scan") as terminal:
        assert terminal.exit() == 0
    return home / LIBRARY


@pytest.fixture
def start(tmp_path: Path, scanned: Path) -> Start:
    """Give the samples' library to one test alone."""
    shutil.copytree(scanned, tmp_path / LIBRARY)
    return starter(tmp_path)
