"""Reads an `index.db` of another edition for what it alone may know, before it is let go.

Its tables may be others, and the file damaged: what cannot be read is left out.
"""

import re
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import apsw

from briefings.store.outliving import Outdated

_RECEIVED = "SELECT id, received FROM briefing ORDER BY received, key"
_RUNG = """SELECT DISTINCT alert, 0 FROM ring
    WHERE key IN (SELECT key FROM line JOIN recurring USING (line)) ORDER BY alert"""
_ID = re.compile(r"[0-9a-f]{16}")
_ALERT = re.compile(r"[0-9a-f]{16}:[0-9a-f]{8}")
_LAST = 1 << 52
"""Microseconds since 1970, in 2112: what is later was never written by us."""


def outdated(path: Path) -> Outdated:
    """Give what a file says, which stays as it is."""
    with suppress(apsw.Error), closing(apsw.Connection(str(path))) as db:
        rung = [alert for alert, _ in _rows(db, _RUNG, _ALERT)]
        return Outdated(list(_rows(db, _RECEIVED, _ID)), rung)
    return Outdated((), ())


def _rows(db: apsw.Connection, sql: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Give rows that are what they should be, up to the first that cannot be read."""
    with suppress(apsw.Error, UnicodeDecodeError):
        for name, number in db.execute(sql):
            is_ours = isinstance(name, str) and pattern.fullmatch(name)
            if is_ours and isinstance(number, int) and 0 <= number < _LAST:
                yield name, number
