"""The parts, opened together."""

from contextlib import AbstractContextManager
from typing import Protocol

from briefings.model import Problem
from briefings.store.kinship import Kinship
from briefings.store.protocols.corpus import Corpus
from briefings.store.protocols.index import Index
from briefings.store.protocols.state import State


class Store(Protocol):
    """The parts, opened together."""

    corpus: Corpus
    kinship: Kinship
    index: Index
    state: State

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what was found and mended, or could not be, at opening or since."""

    @property
    def is_passing(self) -> bool:
        """Whether what it holds is lost when it is closed."""

    def batch(self) -> AbstractContextManager[None]:
        """Make everything done to corpus and index inside one transaction."""

    def rest(self) -> None:
        """Hold no more in memory than it takes to read: nothing is written for a while."""

    def close(self) -> None:
        """Close; a store is closed once."""
