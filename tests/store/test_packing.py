"""How the index on FTS5 is put together."""

from contextlib import closing
from pathlib import Path

import apsw

from briefings.store.open import open_store
from tests.store.making import document, keyer


def parts(folder: Path) -> int:
    with closing(apsw.Connection(str(folder / "index.db"))) as db:
        return int(db.execute("SELECT count(DISTINCT segid) FROM words_idx").get)


def test_what_came_apart_is_read_from_few_places(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        for number in range(15):
            store.index.put([document(number, f"word{number} again")])
        before = parts(tmp_path)
        while store.index.pack():
            pass
        assert parts(tmp_path) < before
        assert not store.index.pack()
