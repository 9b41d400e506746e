"""What the tests of the screen stand on: the five sample briefings, and folders of one's own."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from briefings.config import load
from briefings.library import open_library
from briefings.model import Config
from tests.screen.driver import Driver, reader

Opened = Callable[..., AbstractAsyncContextManager[Driver]]
"""Opens the program; takes `size` and `paths`."""


@pytest.fixture(scope="session")
def config(seeds: Path) -> Config:
    return load(seeds.parent / "config.yaml")


@pytest.fixture(scope="session")
def taken_in(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory whose library has taken the samples in."""
    data_dir = tmp_path_factory.mktemp("samples")
    with open_library(config, data_dir) as library:
        for _ in library.scan():
            pass
    return data_dir


@pytest.fixture
def opened(config: Config, taken_in: Path, tmp_path: Path) -> Opened:
    copytree(taken_in, tmp_path / "data")
    return partial(reader, config, tmp_path / "data")
