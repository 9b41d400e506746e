"""Notes kept beside the corpus."""

import apsw

from briefings.store.sqlite.values import given, kept


def note_of(db: apsw.Connection, key: str) -> str:
    """Give a note, or empty."""
    value = db.execute("SELECT value FROM note WHERE key = ?", (kept(key),)).get
    return "" if value is None else given(value)


def set_note(db: apsw.Connection, key: str, value: str) -> None:
    """Keep a note."""
    db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (kept(key), kept(value)))
