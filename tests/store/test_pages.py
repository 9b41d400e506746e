"""What connections to a file of SQLite keep in memory."""

from pathlib import Path

import apsw

from briefings.store.sqlite.connection import Database, connect


def _prepare(db: apsw.Connection) -> None:
    db.execute("CREATE TABLE IF NOT EXISTS word (text)")


def test_a_connection_that_rests_under_another_keeps_no_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    database = Database(file, _prepare, connect(file, _prepare))
    with database.writing() as db:
        db.executemany("INSERT INTO word VALUES (?)", [("x" * 1000,)] * 500)
    lent = [database.lend(), database.lend()]
    for one in lent:
        one.execute("SELECT max(text) FROM word").fetchall()
        database.take_back(one)
    under, above = (one.status(apsw.SQLITE_DBSTATUS_CACHE_USED)[0] for one in lent)
    assert under * 10 < above
    database.close()
