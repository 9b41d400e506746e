"""What the reader did, in `state.db`.

Every act, undo and redo is a row that is never changed; the values in force are kept beside
them and can be worked out again from the rows (`replayed`).
"""

import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol
from zlib import crc32

import apsw

from briefings.model import Place
from briefings.store.merging import fresh
from briefings.store.protocols import Deed, Last, Setting, Step
from briefings.store.sqlite.connection import transaction
from briefings.store.sqlite.schema import has_tables
from briefings.store.sqlite.values import given, kept

SCRIPT = "state.sql"
"""The tables, in a file beside this one."""

NO_VALUE = ("", 0)
_SETTINGS_BITS = 24

Kept = tuple[str, int]
"""A value, and when its target was first set since it last had none."""


class Move(NamedTuple):
    """One setting of an act, with what was there."""

    kind: str
    target: str
    before: str
    before_since: int
    after: str
    after_since: int

    @property
    def forth(self) -> tuple[Setting, int]:
        """What holds after the act, and since when."""
        return Setting(self.kind, self.target, self.after), self.after_since

    @property
    def back(self) -> tuple[Setting, int]:
        """What holds after its undoing, and since when."""
        return Setting(self.kind, self.target, self.before), self.before_since


class StateFile(Protocol):
    """The file the state is in, wherever that is by now."""

    def writing(self) -> AbstractContextManager[apsw.Connection]:
        """Give a connection inside a transaction."""

    def reading(self) -> AbstractContextManager[apsw.Connection]:
        """Give a connection to read with."""


class Act(NamedTuple):
    """An act as its row keeps it."""

    label: str
    moves: list[Move]


class SqliteState:
    """Settings and their history; durable when a call returns."""

    def __init__(self, file: StateFile) -> None:
        """Stand on an open file."""
        self._file = file

    def apply(self, label: str, settings: Sequence[Setting]) -> Step:
        with self._file.writing() as db:
            serial = _set(db, "do", label, settings)
            db.execute("DELETE FROM step WHERE undone")
            db.execute("INSERT INTO step VALUES (?, 0)", (serial,))
        return Step(serial, label, tuple(settings))

    def keep(self, settings: Sequence[Setting]) -> int:
        if not settings:
            return 0
        with self._file.writing() as db:
            return _set(db, "keep", "", settings)

    def undo(self, act: int = 0) -> Step | None:
        return self._again("undo", act)

    def redo(self, act: int = 0) -> Step | None:
        return self._again("redo", act)

    def last(self, *, undone: bool = False) -> Last | None:
        with self._file.reading() as db:
            sql = "SELECT serial, json_array_length(body, '$[1]') FROM op WHERE serial"
            found = db.execute(f"{sql} = ({_LAST[undone]})").fetchone()
        return Last(*found) if found else None

    def get(self, kind: str, target: str) -> str:
        with self._file.reading() as db:
            return _kept(db, kind, target)[0]

    def those(self, kind: str, targets: Collection[str]) -> Mapping[str, str]:
        sql = "SELECT target, value FROM current WHERE kind = ? AND target = ?"
        asked = [(kept(kind), kept(target)) for target in targets]
        with self._file.reading() as db:
            return {given(target): given(value) for target, value in db.executemany(sql, asked)}

    def all(self, kind: str) -> Mapping[str, str]:
        sql = "SELECT target, value FROM current WHERE kind = ? ORDER BY since"
        with self._file.reading() as db:
            return {
                given(target): given(value) for target, value in db.execute(sql, (kept(kind),))
            }

    def under(self, kind: str, *prefixes: str) -> Mapping[str, str]:
        sql = "SELECT target, value FROM current WHERE kind = ? AND target >= ? AND target < ?"
        asked = [(kept(kind), kept(one), kept(one + chr(0x10FFFF))) for one in prefixes]
        with self._file.reading() as db:
            return {given(target): given(value) for target, value in db.executemany(sql, asked)}

    @property
    def serial(self) -> int:
        with self._file.reading() as db:
            return _serial(db)

    def deeds(self) -> Sequence[Deed]:
        with self._file.reading() as db:
            return list(acts_of(db))

    def merge(self, deeds: Iterable[Deed]) -> int:
        with self._file.writing() as db:
            here = list(acts_of(db))
            found = fresh(here, deeds)
            for deed, settings in found:
                set_as(db, deed, settings)
        return len(found)

    def place(self) -> Place | None:
        with self._file.reading() as db:
            for briefing, offset in db.execute("SELECT briefing, at FROM place"):
                return Place(given(briefing), offset)
        return None

    def set_place(self, place: Place) -> None:
        with self._file.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO place VALUES (1, ?, ?)",
                (kept(place.briefing), place.offset),
            )

    def _again(self, verb: str, which: int) -> Step | None:
        with self._file.writing() as db:
            step: int | None = db.execute(_LAST[verb == "redo"]).get
            if step is None or which not in (0, step):
                return None
            body: str = db.execute("SELECT body FROM op WHERE serial = ?", (step,)).get
            act = _act(body)
            told = dict[tuple[str, str], Setting]()
            for setting, since in _moved(act, verb):
                _keep(db, setting, since)
                told[setting.kind, setting.target] = setting
            db.execute("UPDATE step SET undone = ? WHERE serial = ?", (verb == "undo", step))
            serial = _serial(db) + 1
            _log(db, serial, verb, step, "")
        return Step(serial, act.label, tuple(told.values()))


_LAST = (
    "SELECT max(serial) FROM step WHERE NOT undone",
    "SELECT min(serial) FROM step WHERE undone",
)
"""Which act is undone next, and which is done again."""


def _set(db: apsw.Connection, verb: str, label: str, settings: Sequence[Setting]) -> int:
    """Set values and write the row that says so; give its serial."""
    serial = _serial(db) + 1
    moves = []
    for count, setting in enumerate(settings):
        move = _move(db, setting, (serial << _SETTINGS_BITS) | count)
        _keep(db, *move.forth)
        moves.append(move)
    _log(db, serial, verb, serial, json.dumps([label, moves]))
    return serial


def acts_of(db: apsw.Connection) -> Iterator[Deed]:
    """Give every row as another copy is told of it."""
    acts: dict[int, Act] = {}
    sql = "SELECT serial, id, author, at, act, step, body FROM op ORDER BY serial"
    for serial, name, author, at, verb, step, body in list(db.execute(sql)):
        if body:
            acts[serial] = _act(body)
        held = {(one.kind, one.target): one for one, _ in _moved(acts[step], verb)}
        yield Deed(name.hex(), author, at, acts[step].label, tuple(held.values()))


def set_as(db: apsw.Connection, deed: Deed, settings: Sequence[Setting]) -> None:
    """Keep under its id what another copy did, as far as nothing here is later."""
    serial = _serial(db) + 1
    moves = []
    for count, setting in enumerate(settings):
        move = _move(db, setting, (serial << _SETTINGS_BITS) | count)
        _keep(db, *move.forth)
        moves.append(move)
    row = (serial, bytes.fromhex(deed.id), deed.author, deed.at, "keep", serial)
    whole = (*row, json.dumps([deed.label, moves]))
    db.execute("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*whole, _crc(whole)))


def is_whole(db: apsw.Connection) -> bool:
    """Whether SQLite finds no fault in the file, and every row is as it was written."""
    if db.pragma("integrity_check") != "ok" or not has_tables(db, SCRIPT):
        return False
    try:
        places = list(db.execute("SELECT briefing, typeof(at) FROM place"))
        author = db.execute("SELECT value FROM meta WHERE key = 'author'").get
        rows = db.execute("SELECT serial, id, author, at, act, step, body, crc FROM op")
        return (
            all(_crc(row[:-1]) == row[-1] for row in rows)
            and all(kind == "integer" for _, kind in places)
            and isinstance(author, str)
        )
    except UnicodeDecodeError:
        return False


def mend(db: apsw.Connection) -> bool:
    """Work the values in force out again from the rows; give whether they were other ones.

    Rows and values are read of one moment, or what another process does meanwhile would look
    like a fault; and what is written is worked out while no other process can write.
    """
    with db:
        if _adds_up(db) or replayed(db) == _in_force(db):
            return False
    with transaction(db):
        values, steps = replayed(db)
        if (values, steps) == _in_force(db):
            return False
        db.execute("DELETE FROM current")
        db.execute("DELETE FROM step")
        for (kind, target), (value, since) in values.items():
            _keep(db, Setting(kind, target, value), since)
        db.executemany("INSERT INTO step VALUES (?, ?)", list(steps.items()))
        return True


def _adds_up(db: apsw.Connection) -> bool:
    """Whether what all moves put there, less what they took away, is what is in force.

    So it is but where an act was undone after something else had set what it set; to find it out
    takes no memory, however long the history is.
    """
    balance = 0
    for verb, body in db.execute(
        "SELECT op.act, done.body FROM op JOIN op AS done ON done.serial = op.step"
    ):
        change = sum(map(_change, _act(body).moves))
        balance += change if verb != "undo" else -change
    try:
        for kind, target, value, since in db.execute(
            "SELECT kind, target, value, since FROM current"
        ):
            balance -= _number(given(kind), given(target), given(value), since)
    except (AttributeError, UnicodeDecodeError):  # what was text is no text now
        return False
    return balance == 0 and _steps(db) == dict(db.execute("SELECT serial, undone FROM step"))


def _change(move: Move) -> int:
    kind, target, before, before_since, after, after_since = move
    return _number(kind, target, after, after_since) - _number(kind, target, before, before_since)


def _number(kind: str, target: str, value: str, since: int) -> int:
    """Give a number for a setting in force; 0 for none."""
    return hash((kind, target, value, since)) if value else 0


def _in_force(db: apsw.Connection) -> tuple[dict[tuple[str, str], Kept], dict[int, int]] | None:
    rows = db.execute("SELECT kind, target, value, since FROM current")
    try:
        values = {(given(row[0]), given(row[1])): (given(row[2]), row[3]) for row in rows}
    except (AttributeError, UnicodeDecodeError):  # what was text is no text now
        return None
    return values, dict(db.execute("SELECT serial, undone FROM step"))


def replayed(db: apsw.Connection) -> tuple[dict[tuple[str, str], Kept], dict[int, int]]:
    """Give what follows from the rows: values by kind and target; 1 for every step undone."""
    values: dict[tuple[str, str], Kept] = {}
    for verb, body in db.execute(
        "SELECT op.act, done.body FROM op JOIN op AS done ON done.serial = op.step"
        " ORDER BY op.serial"
    ):
        for setting, since in _moved(_act(body), verb):
            values[setting.kind, setting.target] = (setting.value, since)
    return {key: value for key, value in values.items() if value[0]}, _steps(db)


def _steps(db: apsw.Connection) -> dict[int, int]:
    """Give the acts that can be undone or done again, with 1 for those that are undone."""
    steps: dict[int, int] = {}
    undone: set[int] = set()
    for verb, step in db.execute("SELECT act, step FROM op WHERE act <> 'keep' ORDER BY serial"):
        if verb == "do":
            for lost in undone:
                del steps[lost]
            undone.clear()
        steps[step] = int(verb == "undo")
        (undone.add if steps[step] else undone.discard)(step)
    return steps


def _moved(act: Act, verb: str) -> Iterator[tuple[Setting, int]]:
    if verb == "undo":
        return (move.back for move in reversed(act.moves))
    return (move.forth for move in act.moves)


def _act(body: str) -> Act:
    label, moves = json.loads(body)
    return Act(label, [Move(*move) for move in moves])


def _move(db: apsw.Connection, setting: Setting, now: int) -> Move:
    value, since = _kept(db, setting.kind, setting.target)
    after = (setting.value, since or now) if setting.value else NO_VALUE
    return Move(setting.kind, setting.target, value, since, *after)


def _kept(db: apsw.Connection, kind: str, target: str) -> Kept:
    sql = "SELECT value, since FROM current WHERE kind = ? AND target = ?"
    for value, since in db.execute(sql, (kept(kind), kept(target))):
        return given(value), since
    return NO_VALUE


def _keep(db: apsw.Connection, setting: Setting, since: int) -> None:
    key = (kept(setting.kind), kept(setting.target))
    if setting.value:
        db.execute(
            "INSERT OR REPLACE INTO current VALUES (?, ?, ?, ?)",
            (*key, kept(setting.value), since),
        )
    else:
        db.execute("DELETE FROM current WHERE kind = ? AND target = ?", key)


def _serial(db: apsw.Connection) -> int:
    last: int | None = db.execute("SELECT max(serial) FROM op").get
    return last or 0


def _log(db: apsw.Connection, serial: int, act: str, step: int, body: str) -> None:
    author: str = db.execute("SELECT value FROM meta WHERE key = 'author'").get
    row = (serial, os.urandom(16), author, time.time_ns() // 1000, act, step, body)
    db.execute("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, _crc(row)))


def _crc(row: Iterable[object]) -> int:
    return crc32(repr(tuple(row)).encode())
