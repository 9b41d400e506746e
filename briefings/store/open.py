"""Opens the store of a data directory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from briefings.errors import StoreError
from briefings.model import Problem
from briefings.store.kinship import Kinship
from briefings.store.outliving import note_outdated
from briefings.store.protocols import Corpus, Index, State, Store
from briefings.store.sqlite.connection import explained
from briefings.store.sqlite.corpus import SqliteCorpus
from briefings.store.sqlite.index import SqliteIndex
from briefings.store.sqlite.kinship import SqliteKinship
from briefings.store.sqlite.precious import NewerError, PreciousFile
from briefings.store.sqlite.rebuildable import Adding, open_index
from briefings.store.sqlite.state import SqliteState

Keyer = Callable[[str], Iterable[str]]


class SqliteStore:
    """`state.db` and `index.db` of one data directory."""

    def __init__(self, data_dir: Path, keyer: Keyer, adding: Adding = lambda count: None) -> None:
        """Open both; StoreError if the directory cannot be used, or is of a newer version."""
        has_state = _is_there(data_dir / "state.db")
        with explained(data_dir / "state.db"):
            self._state_file = PreciousFile(data_dir / "state.db")
        has_state = has_state or self._state_file.restored
        self.state: State = SqliteState(self._state_file)
        with explained(data_dir / "index.db"):
            index = data_dir / "index.db"
            self._index_file, rebuilt = open_index(
                index,
                has_state=has_state,
                keep=partial(note_outdated, self.state),
                adding=adding,
            )
        self._rebuilt = (rebuilt,) if rebuilt else ()
        corpus = SqliteCorpus(self._index_file)
        if self._state_file.restored:
            corpus.flag({}, {}, 0, whole=True)
        self.corpus: Corpus = corpus
        self.kinship: Kinship = SqliteKinship(self._index_file)
        self.index: Index = SqliteIndex(self._index_file, keyer)

    @property
    def is_passing(self) -> bool:
        """Whether what it holds is lost when it is closed."""
        return False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what was found and mended."""
        return (*self._state_file.problems, *self._rebuilt)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make everything done to corpus and index inside one transaction."""
        with self._index_file.writing(much=True):
            yield

    def rest(self) -> None:
        """Let go of the pages that were kept to write."""
        self._index_file.rest()

    def close(self) -> None:
        """Close both files."""
        self._index_file.close()
        self._state_file.close()


def _is_there(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


class PassingStore(SqliteStore):
    """A store in a directory of its own that goes when it is closed.

    It begins with what a directory that cannot be written says of the reader's acts.
    """

    def __init__(self, data_dir: Path, keyer: Keyer, problem: Problem) -> None:
        """Open it; StoreError or OSError if there is no room for it either."""
        # Imported late: a start that finds its directory needs neither.
        from shutil import copyfile
        from tempfile import mkdtemp

        self._folder = Path(mkdtemp(prefix="briefings-"))
        # The log too: the latest acts may stand there alone.
        for name in ("state.db", "state.db-wal"):
            with suppress(OSError):
                copyfile(data_dir / name, self._folder / name)
        super().__init__(self._folder, keyer)
        self._problem = problem

    @property
    def is_passing(self) -> bool:
        """Whether what it holds is lost when it is closed: all of it."""
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what was found."""
        return (self._problem, *super().problems)

    def close(self) -> None:
        """Close both files, and let them go."""
        # Imported late, as in `__init__`.
        from shutil import rmtree

        super().close()
        rmtree(self._folder, ignore_errors=True)


def open_store(data_dir: Path, keyer: Keyer, adding: Adding = lambda count: None) -> Store:
    """Open the store of a directory, made if it is not there.

    `keyer` gives the keys under which the index keeps a word near others. `adding` is told of how
    many briefings an index is that gets, before anything else, what an older program did not make:
    of very many that takes a while. Raises StoreError
    for a directory of a newer version. One that cannot be written gives a store that passes and
    a problem that says so: what it holds by then is lost when it is closed.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        return SqliteStore(data_dir, keyer, adding)
    except (NewerError, OSError, StoreError) as error:
        if isinstance(error, NewerError):
            raise
        reason = error.what if isinstance(error, StoreError) else error.strerror
    is_full = reason is not None and ("full" in reason or "space" in reason)
    mend = "make room there" if is_full else "mend its rights"
    problem = Problem(
        f"pins and marks are kept in memory alone: the data directory cannot be used ({reason})",
        where=str(data_dir),
        advice=f"{mend}, or name another with --data-dir; it is lost when you leave",
    )
    try:
        return PassingStore(data_dir, keyer, problem)
    except (OSError, StoreError):
        # Imported late: the last resort.
        from briefings.store.memory import MemoryStore

        return MemoryStore(keyer, (problem,))
