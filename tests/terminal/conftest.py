"""The reader on a pseudo-terminal, for the tests beside this."""

from pathlib import Path

import pytest

from tests.terminal.samples import Start, starter


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return starter(tmp_path)
