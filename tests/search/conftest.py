"""The small library that most searches are tried on."""

import pytest

from briefings.store.memory import MemoryStore
from tests.search.inbox import ALL, library


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return library(ALL)
