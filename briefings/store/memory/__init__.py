"""A store that keeps nothing: for tests, for one-off reading, and where no disk can be written.

It is the plain reading of `briefings.store.protocols`, and the measure of the other engine.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from briefings.model import Problem
from briefings.store.kinship import Kinship
from briefings.store.memory.corpus import MemoryCorpus
from briefings.store.memory.index import MemoryIndex
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.memory.state import MemoryState
from briefings.store.protocols import Corpus, Index, State

__all__ = ["MemoryCorpus", "MemoryIndex", "MemoryState", "MemoryStore"]


class MemoryStore:
    """The parts in memory."""

    is_passing = True

    def __init__(
        self, keyer: Callable[[str], Iterable[str]], problems: tuple[Problem, ...] = ()
    ) -> None:
        """Open an empty store; `keyer` gives the keys under which a word is near others."""
        kinship = MemoryKinship()
        self.corpus: Corpus = MemoryCorpus(kinship)
        self.kinship: Kinship = kinship
        self.index: Index = MemoryIndex(keyer)
        self.state: State = MemoryState()
        self.problems = problems

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Do as the protocol says, but for taking back what was done before an exception."""
        yield

    def rest(self) -> None:
        """Keep all: it is nowhere else."""

    def close(self) -> None:
        """Forget nothing: there is nothing to close."""
