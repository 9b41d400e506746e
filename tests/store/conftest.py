"""Engines to hold to one contract."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.store.memory import MemoryStore
from briefings.store.open import open_store
from briefings.store.protocols import Store
from tests.store.making import keyer

Opening = Callable[[Path], Store]

ENGINES: dict[str, Opening] = {
    "sqlite": lambda folder: open_store(folder, keyer),
    "memory": lambda folder: MemoryStore(keyer),
}


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = ENGINES[request.param](tmp_path / "library")
    yield opened
    opened.close()
