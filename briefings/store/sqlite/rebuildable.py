"""`index.db`: made when it is not there, and made again when it is of no use."""

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import apsw

from briefings.model import Problem
from briefings.store.outliving import Outdated
from briefings.store.sqlite.connection import (
    DAMAGED,
    Database,
    alone,
    connect,
    damage_mark,
    pieces,
    stopped_by,
    transaction,
)
from briefings.store.sqlite.notes import set_note
from briefings.store.sqlite.outdated import outdated
from briefings.store.sqlite.plans import given_words
from briefings.store.sqlite.publishers import fill_publishers, lacks_publishers
from briefings.store.sqlite.schema import create, edition, text_of_script
from briefings.store.standing import ALONE, BESIDE, MADE

_SCRIPTS = ("corpus.sql", "index.sql")
_ADDED = ("receipt.sql", "pairs.sql", "called.sql", "properties.sql")
"""Make what is missing, without another edition."""
_NAMED = re.compile(r"^CREATE (?:VIRTUAL )?\w+ IF NOT EXISTS (\w+)", re.MULTILINE)
"""What they make."""
# A vocabulary has no pages of its own, and counts the documents of a word before it gives that.
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%USING fts5vocab%'"
)
_FILLED: Mapping[str, Callable[[apsw.Connection], None]] = MappingProxyType(
    {"spoken": lambda db: None, "doubled": lambda db: None, "published": fill_publishers}
)
"""Tables made where they are missing, with what they count by; and what fills them then."""
_FORMAT = 18
"""Grows where what the tables hold is written otherwise, though they stay as they are."""

_JOURNAL_PAGES = 4_000
_HASH_BYTES = 16 * 1024 * 1024


Adding = Callable[[int], None]
"""Hears of how many briefings something is added to their index, before that takes its time."""


def open_index(
    path: Path, *, has_state: bool, keep: Callable[[Outdated], None], adding: Adding
) -> tuple[Database, Problem | None]:
    """Open the file, empty if it had to be made anew; the problem says why.

    One that is made notes whether that was beside a state that was there before. `keep` is called
    with what one of another edition says, before that goes; `adding` before an index that an
    older program made gets what it lacks.
    """
    try:
        return Database(path, _prepare, _opened(path, has_state, adding)), None
    except _OutdatedError:
        keep(outdated(path))
    except _UselessError:
        pass
    with alone(path.parent):
        problem = None
        try:
            first = _opened(path, has_state, adding)
        except _UselessError as why:
            for piece in (damage_mark(path), *pieces(path)):
                piece.unlink(missing_ok=True)
            first = _opened(path, has_state, adding)
            problem = Problem(str(why), where=str(path), advice="run a scan to fill it again")
        return Database(path, _prepare, first), problem


class _UselessError(Exception):
    """Why the file cannot be used."""


class _OutdatedError(_UselessError):
    """It is whole, and of another edition."""


def _opened(path: Path, has_state: bool, adding: Adding) -> apsw.Connection:
    if damage_mark(path).exists():
        raise _UselessError("the index was damaged, and is built again")
    try:
        db = connect(path, _prepare)
    except DAMAGED as error:
        raise _UselessError("the index was damaged, and is built again") from error
    try:
        wanted = edition(_FORMAT, *_SCRIPTS)
        settle = partial(_settle, has_state=has_state)
        if create(db, wanted, *_SCRIPTS, after=settle) != wanted:
            raise _OutdatedError("the index was of another version, and is built again")
        # A question now and then whether to stop: SQLite would hear of no Ctrl-C before its end.
        with stopped_by(db, lambda: False):
            _add(db, adding)
        _look(db, path)
    except DAMAGED as error:
        db.close()
        raise _UselessError("the index was damaged, and is built again") from error
    except _UselessError:
        db.close()
        raise
    return db


def _add(db: apsw.Connection, adding: Adding) -> None:
    """Make what a library lacks that was stocked before there was any."""
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    scripts = [text_of_script(script) for script in _ADDED]
    lacking = [script for script in scripts if not there.issuperset(_NAMED.findall(script))]
    count: int | None = db.execute("SELECT sum(n) FROM total").get
    if count and (lacking or not there.issuperset(_FILLED) or lacks_publishers(db)):
        adding(count)
    for script in lacking:
        db.execute(script)
    for table, fill in _FILLED.items():
        if not db.table_exists("main", table):
            with transaction(db):
                if not db.table_exists("main", table):
                    db.execute(text_of_script(f"{table}.sql"))
                    fill(db)
    if lacks_publishers(db):
        with transaction(db):
            fill_publishers(db)


def _prepare(db: apsw.Connection) -> None:
    if db.readonly("main"):
        raise apsw.ReadOnlyError("it cannot be written")

    db.pragma("page_size", 8192)
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "normal")
    db.pragma("temp_store", "memory")
    # Each reader has pages of its own; the system keeps the file's, and gives them as quickly.
    db.pragma("cache_size", -1_000)
    db.pragma("journal_size_limit", 64_000_000)
    # Pages: what several transactions change is written to its place once.
    db.pragma("wal_autocheckpoint", _JOURNAL_PAGES)
    db.register_fts5_tokenizer("given", given_words)


def _settle(db: apsw.Connection, *, has_state: bool) -> None:
    # In the transaction that makes the tables; by the name that `Corpus.note` has for it.
    set_note(db, f"note {MADE}", BESIDE if has_state else ALONE)
    for table in ("words", "title_words"):
        db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (_HASH_BYTES,))


def _look(db: apsw.Connection, path: Path) -> None:
    """Touch every table, and see that the file is as long as it says it is."""
    wal = pieces(path)[0]
    if not wal.exists() or not wal.stat().st_size:
        promised = db.pragma("page_count") * db.pragma("page_size")
        if os.path.getsize(path) < promised:
            raise apsw.CorruptError("the file was cut short")
    for (table,) in list(db.execute(_TABLES)):
        db.execute(f'SELECT * FROM "{table}" LIMIT 1').fetchall()
