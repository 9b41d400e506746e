"""`state.db`: checked when it is opened, backed up, and restored when it is damaged."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from zlib import crc32

import apsw

from briefings.errors import StoreError
from briefings.model import Problem
from briefings.store.sqlite.connection import (
    DAMAGED,
    Database,
    Reading,
    alone,
    connect,
    damage_mark,
    explained,
    pieces,
)
from briefings.store.sqlite.schema import create
from briefings.store.sqlite.state import SCRIPT, is_whole, mend

SCHEMA = 1
KEPT_BACKUPS = 5
"""Days of which the last backup is kept."""
_LOG_PAGES = 4_000
_PIECE = 1 << 20
"""Bytes that are read at a time."""


class NewerError(StoreError):
    """A file that a newer version of the program wrote."""


class PreciousFile:
    """The state's file: what `SqliteState` writes to, wherever it is by now."""

    def __init__(self, path: Path) -> None:
        """Open it: made if it is new, restored if it is damaged or gone; StoreError if newer."""
        self.problems: list[Problem] = []
        self.restored = False
        self._path = path
        self._backups = path.parent / "backups"
        self._lock = RLock()
        self._changed = False
        self._sealed = 0
        """When the file was changed last that the seal tells of."""
        self._database = self._open()
        newest = next(iter(_backups(self._backups)), None)
        if newest is None or not newest.stem.endswith(_today()):
            self._back_up()

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Give a connection inside a transaction that is on disk when it ends."""
        with self._lock:
            self._stay()
            with self._database.writing() as db:
                yield db
            self._changed = True
            self._seal()

    def reading(self) -> Reading:
        """Give a connection to read with."""
        return self._database.reading()

    def close(self) -> None:
        """Make a backup if something changed, and close."""
        if self._changed:
            with suppress(OSError, StoreError):
                self._back_up()
        self._database.close()
        self._seal()

    def _seal(self) -> None:
        """Write down what the file is where it is another by now: part of the log went into it.

        What it was then was checked when it was opened, or written since.
        """
        with suppress(OSError):
            moment = self._path.stat().st_mtime_ns
            if moment != self._sealed:
                self._sealed = moment
                _set_seal(self._path)

    def _open(self) -> Database:
        try:
            first = self._opened()
        except _DamagedError:
            with alone(self._path.parent):
                first = self._mended()
        self._inode = self._path.stat().st_ino
        self._seal()
        return Database(self._path, _prepare, first)

    def _opened(self) -> apsw.Connection:
        """Open and check the file as it is."""
        if damage_mark(self._path).exists():
            raise _DamagedError("was damaged")
        if _is_empty(self._path) and _backups(self._backups):
            raise _DamagedError("was gone")
        sealed, logged = _is_sealed(self._path), _has_log(self._path)
        try:
            db = connect(self._path, _prepare)
        except DAMAGED as error:
            raise _DamagedError("was damaged") from error
        try:
            version = create(db, SCHEMA, SCRIPT, after=_christen)
            if version > SCHEMA and db.pragma("quick_check") == "ok":
                raise NewerError(
                    "it was written by a newer version of this program",
                    where=str(self._path),
                    advice="update briefings, or name another --data-dir",
                )
            # The log beside a sealed file has checksums of its own, but may be of another file.
            is_known = sealed and (not logged or db.pragma("quick_check") == "ok")
            if version != SCHEMA or not (is_known or is_whole(db)):
                raise _DamagedError("was damaged")
            if not is_known and mend(db):
                self.problems.append(
                    Problem(
                        "marks and pins were not what the log of acts says, and follow it again",
                        where=str(self._path),
                    )
                )
        except DAMAGED as error:
            db.close()
            raise _DamagedError("was damaged") from error
        except (apsw.Error, StoreError, _DamagedError):
            db.close()
            raise
        self._sealed = self._path.stat().st_mtime_ns if sealed else 0
        return db

    def _mended(self) -> apsw.Connection:
        """Open the file, restored if another process has not done it meanwhile."""
        try:
            return self._opened()
        except _DamagedError as damage:
            what = str(damage)
        aside = self._set_aside()
        backup = next(filter(_is_good, _backups(self._backups)), None)
        if backup:
            _copy(backup, self._path)
            self.restored = True
        outcome = f"restored from {backup.name}" if backup else "begun anew: there is no backup"
        self.problems.append(
            Problem(
                f"what you pinned, marked and watched {what}, and is {outcome}",
                where=str(self._path),
                advice=f"the damaged file is kept as {aside}" if aside else "",
            )
        )
        if not backup:
            for useless in _backups(self._backups):
                useless.rename(useless.with_suffix(".damaged"))
        return self._opened()

    def _set_aside(self) -> str:
        """Move the file out of the way; give its new name, or empty where there was none."""
        damage_mark(self._path).unlink(missing_ok=True)
        if _is_empty(self._path):
            return ""
        stem = f"state.damaged-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%f}"
        for piece in pieces(self._path):
            if piece.exists():
                piece.rename(piece.with_name(piece.name.replace("state", stem)))
        return f"{stem}.db"

    def _stay(self) -> None:
        """See that the file is still the one that was opened; else put ours back in its place."""
        with suppress(OSError):
            if self._path.stat().st_ino == self._inode:
                return
        with alone(self._path.parent):
            if not self._path.exists():
                self._database.copy_to(self._path)
                self.problems.append(
                    Problem("it was deleted while open, and written again", str(self._path))
                )
        self._database.close()
        self._database = self._open()

    def _back_up(self) -> None:
        """Write a copy named by its last act and the day, and let older ones go."""
        with self._database.reading() as db:
            serial: int = db.execute("SELECT ifnull(max(serial), 0) FROM op").get
        name = f"state-{serial:09}-{_today()}.db"
        if not serial or (self._backups / name).exists():
            return
        self._backups.mkdir(exist_ok=True)
        fresh = self._backups / f"{name}.{os.getpid()}"
        fresh.unlink(missing_ok=True)
        self._database.copy_to(fresh)
        fresh.replace(self._backups / name)
        days: dict[str, Path] = {}
        for backup in _backups(self._backups):
            newest = days.setdefault(backup.stem[-10:], backup)
            if newest is not backup or len(days) > KEPT_BACKUPS:
                backup.unlink(missing_ok=True)
        for half in self._backups.glob("state-*.db.*"):
            # Left by a process that was killed; one of today may be writing still.
            if _today() not in half.name:
                half.unlink(missing_ok=True)


class _DamagedError(Exception):
    """What became of the file."""


def _prepare(db: apsw.Connection) -> None:
    if db.readonly("main"):
        raise apsw.ReadOnlyError("it cannot be written")
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    # Pages: each time the log goes into the file, that is read for its seal.
    db.pragma("wal_autocheckpoint", _LOG_PAGES)


def _christen(db: apsw.Connection) -> None:
    db.execute("INSERT INTO meta VALUES ('author', ?)", (os.urandom(8).hex(),))


def _is_empty(path: Path) -> bool:
    return not (path.exists() and path.stat().st_size) and not _has_log(path)


def _has_log(path: Path) -> bool:
    """Whether there is a log of writes beside a file that are not in it yet."""
    log = pieces(path)[0]
    return log.exists() and log.stat().st_size > 0


def _is_sealed(path: Path) -> bool:
    """Whether the file, but for a log beside it, is to the byte what a process left or made it.

    It was checked then, and need not be again: a check takes a second per 100,000 acts. So it is
    while others have it open, and after one was killed.
    """
    try:
        return _checksum(path) == _seal_file(path).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False


def _set_seal(path: Path) -> None:
    fresh = path.with_name(f"{path.name}-sealing-{os.getpid()}")
    try:
        fresh.write_text(_checksum(path), encoding="ascii")
        fresh.replace(_seal_file(path))
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _checksum(path: Path) -> str:
    """Give the file's size and checksum."""
    size = checksum = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            checksum = crc32(piece, checksum)
    return f"{size} {checksum}"


def _seal_file(path: Path) -> Path:
    return path.with_name(f"{path.name}-seal")


def _backups(folder: Path) -> list[Path]:
    """Give the backups, that of the latest act first."""
    return sorted(folder.glob("state-*.db"), reverse=True)


def _is_good(backup: Path) -> bool:
    try:
        with explained(backup):
            db = apsw.Connection(str(backup), flags=apsw.SQLITE_OPEN_READONLY)
            try:
                return bool(db.pragma("user_version") == SCHEMA) and is_whole(db)
            finally:
                db.close()
    except StoreError:
        damage_mark(backup).unlink(missing_ok=True)
        return False


def _copy(backup: Path, path: Path) -> None:
    fresh = path.with_name(f"{path.name}-restored")
    with fresh.open("wb") as file:
        file.write(backup.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
