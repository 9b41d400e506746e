"""One SQLite file, shared by threads and processes: one writer, any number of readers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock, get_ident

import apsw

from briefings.errors import BusyError, StoreError

PATIENCE = 30_000
"""Milliseconds to wait for another process's transaction; all of ours are far shorter."""

WRITING_CACHE = -16_000
"""Pages that a writer keeps in memory, as SQLite counts them: minus kilobytes."""

Prepare = Callable[[apsw.Connection], None]
"""Sets up a connection that was just opened."""

DAMAGED = (apsw.CorruptError, apsw.NotADBError)
"""What SQLite raises when a file is not as it was written."""


class Database:
    """Connections to one file in WAL mode.

    A transaction is seen by its own thread as it goes, and by others when it is done.
    """

    def __init__(self, path: Path, prepare: Prepare, first: apsw.Connection) -> None:
        """Take over a file that has its schema, and the first connection to it."""
        self.path = path
        self._prepare = prepare
        self._idle = [first]
        self._pool = Lock()
        self._closed = False
        self._writer: apsw.Connection | None = None
        self._writing = RLock()
        self._owner = 0
        self._watcher: apsw.Connection | None = None

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Give the writer inside a transaction; an inner use joins the outer one's.

        Raises BusyError if another process does not let go, StoreError if the disk does not
        take it: then nothing of the transaction is kept.
        """
        with self._writing, explained(self.path):
            db = self._writer = self._writer or self._made_writer()
            if self._owner:
                yield db
                return
            with transaction(db):
                self._owner = get_ident()
                try:
                    yield db
                finally:
                    self._owner = 0

    def _made_writer(self) -> apsw.Connection:
        db = connect(self.path, self._prepare, new=False)
        db.pragma("cache_size", WRITING_CACHE)
        return db

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Give a connection to read with; inside this thread's transaction, the writer.

        All that is read with it is of one moment: a row found by one statement is not gone, nor
        its file, for the next.
        """
        with explained(self.path):
            if self._writer and self._owner == get_ident():
                yield self._writer
                return
            with self._lent() as db:
                db.execute("BEGIN")
                try:
                    yield db
                finally:
                    if db.in_transaction:
                        db.execute("ROLLBACK")

    @contextmanager
    def _lent(self) -> Iterator[apsw.Connection]:
        """Give a connection that nobody else uses meanwhile."""
        with self._pool:
            db = self._idle.pop() if self._idle else None
        db = db or connect(self.path, self._prepare, new=False)
        try:
            yield db
        finally:
            with self._pool:
                self._lay_by(db)
                if self._closed:
                    self._close_idle()

    def _lay_by(self, db: apsw.Connection) -> None:
        """Keep a connection on top for whoever reads next; the others keep no pages in memory."""
        if self._idle:
            self._idle[-1].release_memory()
        self._idle.append(db)

    def copy_to(self, path: Path) -> None:
        """Write all that is kept into a new file."""
        with explained(self.path), self._lent() as db:
            db.execute("VACUUM INTO ?", (str(path),))

    @property
    def is_writing(self) -> bool:
        """Whether this thread is inside a transaction of its own, which may come to nothing."""
        return self._owner == get_ident()

    def version(self) -> int | None:
        """Give a number that is another after any commit; None inside this thread's own."""
        if self.is_writing:
            return None
        with self._pool, explained(self.path):
            watcher = self._watcher or connect(self.path, self._prepare, new=False)
            self._watcher = watcher
            seen: int = watcher.pragma("data_version")
            return seen

    def close(self) -> None:
        """Close all connections; those still read with close when they are given back."""
        with self._writing, self._pool:
            self._closed = True
            self._close_idle()
            for db in (self._watcher, self._writer):
                if db:
                    db.close()

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()


def connect(path: Path, prepare: Prepare, *, new: bool = True) -> apsw.Connection:
    """Open one connection to a file; `new`: one that may not be there yet."""
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if new else 0)
    db = apsw.Connection(str(path), flags=flags)
    try:
        db.set_busy_timeout(PATIENCE)
        prepare(db)
    except apsw.Error:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """Hold off other writers; what is done is kept at the end, or none of it after an error."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints into ours; a file that proves damaged is marked for mending."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise BusyError(
            "another process is writing", where=str(path), advice="try again in a moment"
        ) from error
    except (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError) as error:
        raise StoreError(
            f"the disk does not take or give it: {error}",
            where=str(path),
            advice="make room, or look at the disk and the rights; nothing was half done",
        ) from error
    except DAMAGED as error:
        damage_mark(path).touch()
        raise StoreError(
            "the file is damaged", where=str(path), advice="start again: it is mended at start"
        ) from error


def damage_mark(path: Path) -> Path:
    """Name the file that says another is damaged."""
    return path.with_name(f"{path.name}-damaged")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from mending a folder's files at the same time."""
    lock = connect(folder / "mending.lock", lambda db: None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def pieces(path: Path) -> tuple[Path, Path, Path]:
    """Name the files a database is made of, itself last."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), path
