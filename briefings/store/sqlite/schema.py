"""Tables made in a new file."""

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import apsw

from briefings.store.sqlite.connection import transaction

APPLICATION = 0x42524653
"""Written into our files, so that another program's is not taken for one."""


def create(
    db: apsw.Connection,
    version: int,
    *scripts: str,
    after: Callable[[apsw.Connection], None] = lambda db: None,
) -> int:
    """Make the tables if the file is empty; give the version it has. CorruptError if not ours."""
    found: int = db.pragma("user_version")
    if found:
        if db.pragma("application_id") != APPLICATION:
            raise apsw.CorruptError("not a file of this program")
        return found
    with transaction(db):
        found = db.pragma("user_version")
        if not found:
            if next(db.execute("SELECT 1 FROM sqlite_schema"), None):
                raise apsw.CorruptError("tables without a version")
            for script in scripts:
                db.execute(text_of_script(script))
            after(db)
            db.pragma("application_id", APPLICATION)
            db.pragma("user_version", version)
    return found or version


def edition(number: int, *scripts: str) -> int:
    """Give a version that is another one for every change of the scripts, and for every number."""
    text = "".join(map(text_of_script, scripts))
    return crc32(text.encode(), number) & 0x7FFFFFFF or 1


def has_tables(db: apsw.Connection, script: str) -> bool:
    """Whether a file has the tables that a script makes, to the letter."""
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    model = apsw.Connection(":memory:")
    model.execute(text_of_script(script))
    try:
        return list(db.execute(sql)) == list(model.execute(sql))
    except UnicodeDecodeError:
        return False
    finally:
        model.close()


def text_of_script(script: str) -> str:
    """Give the statements of a script that lies beside this."""
    return Path(__file__).with_name(script).read_text(encoding="utf-8")
