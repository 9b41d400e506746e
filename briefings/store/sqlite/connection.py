"""One SQLite file, shared by threads and processes: one writer, any number of readers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock, get_ident
from types import TracebackType

import apsw

from briefings.errors import BriefingsError, BusyError, StoreError

PATIENCE = 30_000
"""Milliseconds to wait for another process's transaction; all of ours are far shorter."""

LITTLE, MUCH = -1_000, -16_000
"""Pages that a writer keeps in memory, as SQLite counts them: minus kilobytes; much only from a
batch until it rests, so that acts, however many, hold on to no more than the first few did."""

_STEPS = 2_000
"""Machine steps of SQLite between two questions whether to stop."""

Prepare = Callable[[apsw.Connection], None]
"""Sets up a connection that was just opened."""

DAMAGED = (apsw.CorruptError, apsw.NotADBError)
"""What SQLite raises when a file is not as it was written."""

_OF_THE_DISK = (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError)


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
    def writing(self, *, much: bool = False) -> Iterator[apsw.Connection]:
        """Give the writer inside a transaction; an inner use joins the outer one's.

        `much`: it may keep many pages, until it rests. Raises BusyError if another process does
        not let go, StoreError if the disk does not take it: then nothing of the transaction is
        kept.
        """
        with self._writing, explained(self.path):
            db = self._writer = self._writer or self._made_writer()
            if much:
                db.pragma("cache_size", MUCH)
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
        db.pragma("cache_size", LITTLE)
        return db

    def reading(self) -> "Reading":
        """Give a connection to read with; inside this thread's transaction, the writer.

        All that is read with it is of one moment: a row found by one statement is not gone, nor
        its file, for the next.
        """
        return Reading(self)

    def lend(self) -> apsw.Connection:
        """Give a connection that nobody else uses until it is given back."""
        with self._pool:
            if self._idle:
                return self._idle.pop()
        return connect(self.path, self._prepare, new=False)

    def take_back(self, db: apsw.Connection) -> None:
        """Keep a connection on top for whoever reads next; the others keep no pages in memory."""
        with self._pool:
            if self._idle:
                self._idle[-1].release_memory()
            self._idle.append(db)
            if self._closed:
                self._close_idle()

    def rest(self) -> None:
        """Let go of the pages that the writer keeps in memory, unless somebody writes just now.

        What is in the journal alone is written to its place, so that nobody who writes next does
        that in the middle of something.
        """
        if self._writing.acquire(blocking=False):
            try:
                if self._writer is not None and not self._closed:
                    # Where another process does it, or the disk is full, it is done another time.
                    with suppress(apsw.BusyError, apsw.LockedError, *_OF_THE_DISK):
                        self._writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
                    self._writer.pragma("cache_size", LITTLE)
                    self._writer.release_memory()
            finally:
                self._writing.release()

    @property
    def own_writer(self) -> apsw.Connection | None:
        """Give the writer inside this thread's transaction; None outside of one."""
        return self._writer if self._owner == get_ident() else None

    def copy_to(self, path: Path) -> None:
        """Write all that is kept into a new file."""
        with explained(self.path):
            db = self.lend()
            try:
                db.execute("VACUUM INTO ?", (str(path),))
            finally:
                self.take_back(db)

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


class Reading:
    """One moment of a file, for a `with`: a class, for a scan enters a dozen for each story."""

    __slots__ = ("_database", "_lent")

    def __init__(self, database: Database) -> None:
        """Read a database."""
        self._database = database
        self._lent: apsw.Connection | None = None

    def __enter__(self) -> apsw.Connection:
        if (writer := self._database.own_writer) is not None:
            return writer
        try:
            self._lent = self._database.lend()
            self._lent.execute("BEGIN")
        except apsw.Error as error:
            self._give_back()
            self._explain(error)
            raise
        return self._lent

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._give_back()
        except apsw.Error as fault:
            self._explain(fault)
            raise
        if isinstance(error, apsw.Error):
            self._explain(error)

    def _give_back(self) -> None:
        db, self._lent = self._lent, None
        if db is None:
            return
        try:
            if db.in_transaction:
                db.execute("ROLLBACK")
        finally:
            self._database.take_back(db)

    def _explain(self, error: apsw.Error) -> None:
        if ours := _in_our_words(error, self._database.path):
            raise ours from error


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
def stopped_by(db: apsw.Connection, cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """End what is asked meanwhile as soon as somebody cancels it; what came by then is kept."""
    if cancelled is None:
        yield
        return
    db.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    except apsw.InterruptError:
        return
    finally:
        db.set_progress_handler(None)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints into ours; a file that proves damaged is marked for mending."""
    try:
        yield
    except apsw.Error as error:
        if ours := _in_our_words(error, path):
            raise ours from error
        raise


def _in_our_words(error: apsw.Error, path: Path) -> BriefingsError | None:
    """Give what a complaint of SQLite is in ours; None where it is a mistake of the code."""
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return BusyError(
            "another process is writing", where=str(path), advice="try again in a moment"
        )
    if isinstance(error, _OF_THE_DISK):
        return StoreError(
            f"the disk does not take or give it: {error}",
            where=str(path),
            advice="make room, or look at the disk and the rights; nothing was half done",
        )
    if isinstance(error, DAMAGED):
        damage_mark(path).touch()
        return StoreError(
            "the file is damaged", where=str(path), advice="start again: it is mended at start"
        )
    return None


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
