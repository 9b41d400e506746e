"""Which briefings hold which words, on FTS5.

A document's row number begins with what the order of a list begins with (day, dated, day
received), so rows from the end are newest first, and a search stops when it has enough. In one
such bucket rows have the order they came in; an answer puts each bucket it met in order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from functools import partial
from itertools import accumulate, chain, groupby, islice, repeat
from math import ceil
from operator import itemgetter, sub

import apsw
from msgspec import json, msgpack

from briefings.store.protocols import (
    EVERY_DAY,
    PAIRED,
    Between,
    Cancelled,
    Document,
    Pair,
    Plan,
    Term,
)
from briefings.store.sqlite.connection import Database, stopped_by
from briefings.store.sqlite.plans import only_titles, spelt_out, words_of, written
from briefings.store.standing import clean, instant, token

SEQUENCE_BITS = 24
"""Rows a bucket can hold: 16 million."""
_RECEIVED_BITS = 16
_LAST_RECEIVED = (1 << _RECEIVED_BITS) - 1
_DAYS_TO_1970 = 719_163
_KNOWN = "SELECT word, lex.id FROM json_each(?) CROSS JOIN lex ON word = value"
_MORE = "UPDATE lex SET documents = documents + ? WHERE id = ?"
_FIRST = "INSERT INTO lex VALUES (?, ?, ?)"

_BEGINNING = """SELECT word, documents FROM lex {way} WHERE word >= ? AND word < ?
    AND documents > {least} ORDER BY documents DESC, word LIMIT ?"""
_OF_THE_FREQUENT = _BEGINNING.format(way="INDEXED BY frequent", least=255)
_OF_EVERY = _BEGINNING.format(way="", least=0)

_TABLES = "words", "title_words"
_SEGMENTS = 4
"""Parts of a table up to which they are left as they are: each is looked into for each word."""
_PACKED = 200
"""Pages that are written in one step of putting them together, about."""

Keyer = Callable[[str], Iterable[str]]
Hit = tuple[int, int, str]
"""Row number, received turned round, id: sorts a bucket by its last two."""
_IN_BUCKET = (1 << SEQUENCE_BITS) - 1
_BEFORE_ALL = 1 - (1 << 63), ""
_FAR = 20
"""Documents with some words for each one that is asked for, from which on these are far apart."""
_MANY = 300
"""Hits of one bucket, such as the undated of a first scan, up to which they are sorted here."""


class SqliteIndex:
    """The words of documents in `index.db`."""

    def __init__(self, database: Database, keyer: Keyer) -> None:
        """Stand on an open database."""
        self._database = database
        self._keyer = keyer
        self._packing: list[str] = []
        """The tables that are being put together."""

    def put(self, documents: Sequence[Document], *, keyed: bool = True) -> None:
        latest = {document.id: document for document in documents}
        with self._database.writing() as db:
            known = _rows(db, latest)
            _forget(db, known.values())
            placed = sorted(_placed(db, latest.values(), known))
            held = []
            for row, name in placed:
                _insert(db, row, latest[name])
                held.append((row, latest[name].each()))
            fresh = _count(db, held)
            if keyed:
                _sound(db, ((row, self._keyer(word)) for row, word in fresh))
            else:
                db.executemany("INSERT INTO unkeyed VALUES (?)", [(row,) for row, _ in fresh])

    def unkeyed(self, limit: int) -> Sequence[str]:
        # CROSS JOIN: those that wait first, and not the lexicon, which is read through else.
        sql = "SELECT lex.word FROM unkeyed CROSS JOIN lex ON lex.id = unkeyed.word LIMIT ?"
        with self._database.reading() as db:
            return [word for (word,) in db.execute(sql, (limit,))]

    def key(self, keys: Mapping[str, Sequence[str]]) -> None:
        sql = """DELETE FROM unkeyed WHERE word IN
            (SELECT lex.id FROM json_each(?) CROSS JOIN lex ON word = value)
            RETURNING word, (SELECT lex.word FROM lex WHERE lex.id = unkeyed.word)"""
        with self._database.writing() as db:
            waiting = list(db.execute(sql, (json.encode(list(keys)).decode(),)))
            _sound(db, ((row, keys[word]) for row, word in waiting))

    def remove(self, ids: Sequence[str]) -> None:
        with self._database.writing() as db:
            _forget(db, _rows(db, ids).values())

    def pack(self) -> bool:
        with self._database.reading() as db:
            self._packing += [one for one in _TABLES if _segments(db, one) > _SEGMENTS]
        if not self._packing:
            return False
        with self._database.writing() as db:
            # What was begun is brought to its end, however few its parts are by then.
            self._packing = [one for one in dict.fromkeys(self._packing) if _packs(db, one)]
        return bool(self._packing)

    def near(self, key: str) -> Sequence[Term]:
        sql = """SELECT word, documents FROM lex WHERE documents > 0
            AND id IN (SELECT word FROM sound WHERE key = ?) ORDER BY documents DESC, word"""
        with self._database.reading() as db:
            return list(map(Term._make, db.execute(sql, (token(key),))))

    def sharing(self, keys: Sequence[str], limit: int) -> Sequence[str]:
        # Joined by SQLite: thousands of rows cost far more to fetch than to read.
        sql = """SELECT group_concat(word, ' ') FROM (SELECT lex.word FROM sound
            CROSS JOIN lex ON lex.id = sound.word WHERE key = ? AND documents > 0 LIMIT ?)"""
        found: dict[str, None] = {}
        with self._database.reading() as db:
            for waiting, key in zip(range(len(keys), 0, -1), keys, strict=True):
                part = ceil((limit - len(found)) / waiting)
                words = (db.execute(sql, (token(key), part)).get or "").split()
                found.update(dict.fromkeys(words))
        return list(found)

    def counted(self, words: Sequence[str]) -> Sequence[Term]:
        sql = """SELECT word, documents FROM json_each(?) CROSS JOIN lex ON word = value
            WHERE documents > 0 GROUP BY word ORDER BY documents DESC, word"""
        with self._database.reading() as db:
            rows = db.execute(sql, (json.encode(clean(words)).decode(),))
            return list(map(Term._make, rows))

    @property
    def is_paired(self) -> bool:
        with self._database.reading() as db:
            return db.execute("SELECT 1 FROM unpaired").get is None

    def behind(self, words: Sequence[str]) -> Sequence[Pair]:
        sql = """SELECT term, doc FROM json_each(?) CROSS JOIN words_term
            WHERE term > ?2 || value || ?2 AND term < ?2 || value || ?3"""
        with self._database.reading() as db:
            asked = (json.encode(clean(words)).decode(), PAIRED, chr(ord(PAIRED) + 1))
            rows = ((*term.split(PAIRED), count) for term, count in db.execute(sql, asked))
            return [Pair(first, second, count) for _, first, second, count in rows]

    def sounding(self, prefix: str, limit: int) -> Sequence[Term]:
        sql = """SELECT word, documents FROM lex WHERE documents > 0
            AND id IN (SELECT word FROM sound WHERE key >= ? AND key < ?)
            ORDER BY documents DESC, word LIMIT ?"""
        start = token(prefix)
        with self._database.reading() as db:
            rows = db.execute(sql, (start, start + chr(0x10FFFF), limit))
            return list(map(Term._make, rows))

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        start = token(prefix)
        asked = (start, start + chr(0x10FFFF), limit)
        with self._database.reading() as db:
            found = list(
                db.execute(_BEGINNING.format(way="INDEXED BY frequent", least=255), asked)
            )
            if len(found) < limit:
                found = list(db.execute(_BEGINNING.format(way="", least=0), asked))
            return list(map(Term._make, found))

    def find(
        self,
        plan: Plan,
        *,
        after: str = "",
        limit: int,
        days: Between = EVERY_DAY,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        if limit <= 0 or (cancelled is not None and cancelled()):
            return []
        found: list[str] = []
        with self._database.reading() as db, stopped_by(db, cancelled):
            asked = written(spelt_out(plan, partial(_begun, db)))
            if asked is None:
                return []
            table = "title_words" if only_titles(plan) else "words"
            for bucket in _buckets(db, table, asked, _hit(db, after), limit, days):
                found += bucket[: limit - len(found)]
                if len(found) >= limit:
                    break
        return found

    def latest(self, plan: Plan, limit: int) -> Sequence[str]:
        table = "title_words" if only_titles(plan) else "words"
        sql = f"""SELECT d.id FROM {table} CROSS JOIN document d ON d.key = {table}.rowid
            WHERE {table} MATCH ? ORDER BY {table}.rowid DESC LIMIT ?"""
        with self._database.reading() as db:
            asked = written(spelt_out(plan, partial(_begun, db)))
            return [name for (name,) in db.execute(sql, (asked, limit))] if asked else []

    def count(self, plan: Plan, limit: int) -> int:
        table = "title_words" if only_titles(plan) else "words"
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"
        with self._database.reading() as db:
            asked = written(spelt_out(plan, partial(_begun, db)))
            return int(db.execute(sql, (asked, limit)).get) if asked is not None else 0

    def holding(self, plan: Plan, ids: Sequence[str]) -> Collection[str]:
        sql = "SELECT d.key, d.id FROM json_each(?) CROSS JOIN document d ON d.id = value"
        with self._database.reading() as db:
            asked = written(spelt_out(plan, partial(_begun, db)))
            rows = dict(db.execute(sql, (json.encode(ids).decode(),)))
            if asked is None or not rows:
                return frozenset()
            table = "title_words" if only_titles(plan) else "words"
            sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"
            met = list(islice(db.execute(sql, (asked, min(rows), max(rows))), _FAR * len(rows)))
            if len(met) == _FAR * len(rows):
                # They lie far from each other: each is looked for by itself.
                met = list(db.executemany(sql, ((asked, row, row) for row in rows)))
            return frozenset(rows[row] for (row,) in met if row in rows)


def _segments(db: apsw.Connection, table: str) -> int:
    """Give of how many parts FTS5 has a table; a word may be in each."""
    sql = f"""WITH RECURSIVE part(id) AS (SELECT min(segid) FROM {table}_idx
        UNION ALL SELECT (SELECT min(segid) FROM {table}_idx WHERE segid > id) FROM part
        WHERE id IS NOT NULL) SELECT count(id) FROM part"""
    return int(db.execute(sql).get)


def _packs(db: apsw.Connection, table: str) -> bool:
    """Merge a little of the parts that are of one size; whether there were two of one."""
    if db.execute(f"SELECT v FROM {table}_config WHERE k = 'usermerge'").get != 2:
        db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('usermerge', 2)")
    before = db.total_changes()
    db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {_PACKED})")
    # The command counts as one change itself.
    return db.total_changes() - before > 1


def _count(db: apsw.Connection, held: Sequence[tuple[int, list[str]]]) -> list[tuple[int, str]]:
    """Count the words of documents; give those that are new, with their numbers."""
    counts = Counter(chain.from_iterable(words for _, words in held))
    each = sorted(counts)
    known = _known(db, each)
    db.executemany(_MORE, [(counts[word], row) for word, row in known.items()])
    first: int = db.execute("SELECT ifnull(max(id), 0) + 1 FROM lex").get
    fresh = list(enumerate([word for word in each if word not in known], first))
    db.executemany(_FIRST, [(row, word, counts[word]) for row, word in fresh])
    known.update((word, row) for row, word in fresh)
    db.executemany(
        "INSERT INTO forward VALUES (?, ?)",
        ((row, _packed(map(known.__getitem__, words))) for row, words in held),
    )
    return fresh


def _sound(db: apsw.Connection, keyed: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep words, given by their numbers, under keys."""
    found: list[str] = []
    rows: list[int] = []
    for row, keys in keyed:
        found += keys
        rows += repeat(row, len(found) - len(rows))
    pairs = sorted(zip(clean(found), rows, strict=True))
    db.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?)", pairs)


def _known(db: apsw.Connection, words: Sequence[str]) -> dict[str, int]:
    """Give the numbers of those words that any document ever held."""
    return dict(db.execute(_KNOWN, (json.encode(words).decode(),)))


def _begun(db: apsw.Connection, start: str, most: int) -> Sequence[str]:
    """Give words of documents that begin so, in order."""
    sql = "SELECT word FROM lex WHERE word >= ? AND word < ? AND documents > 0 LIMIT ?"
    return [word for (word,) in db.execute(sql, (start, start + chr(0x10FFFF), most))]


def _packed(words: Iterable[int]) -> bytes:
    """Pack numbers by their distances: common words came first and lie close together."""
    rising = sorted(words)
    return msgpack.encode(list(map(sub, rising, chain((0,), rising))))


def _unpacked(packed: bytes) -> Iterator[int]:
    return accumulate(msgpack.decode(packed, type=list[int]))


def _bucket(document: Document) -> int:
    received = document.received.astimezone(UTC).toordinal() - _DAYS_TO_1970
    return _bucket_of(document.day, document.dated, min(max(received, 0), _LAST_RECEIVED))


def _bucket_of(day: date, dated: int, received: int) -> int:
    return ((day.toordinal() << 1 | dated) << _RECEIVED_BITS) | received


def _rows(db: apsw.Connection, ids: Iterable[str]) -> dict[str, int]:
    sql = "SELECT d.id, d.key FROM json_each(?) CROSS JOIN document d ON d.id = value"
    return dict(db.execute(sql, (json.encode(list(ids)).decode(),)))


def _placed(
    db: apsw.Connection, documents: Iterable[Document], known: dict[str, int]
) -> Iterator[tuple[int, str]]:
    """Give each document's row number: the one it had, where that is still its bucket."""
    ends: dict[int, int] = {}
    for document in documents:
        bucket = _bucket(document)
        row = known.get(document.id, -1)
        if row >> SEQUENCE_BITS != bucket:
            if bucket not in ends:
                ends[bucket] = _end(db, bucket, known.values())
            row = ends[bucket]
            ends[bucket] += 1
        yield row, document.id


def _end(db: apsw.Connection, bucket: int, taken: Iterable[int]) -> int:
    first = bucket << SEQUENCE_BITS
    last = (bucket + 1) << SEQUENCE_BITS
    sql = "SELECT max(key) FROM document WHERE key >= ? AND key < ?"
    highest = db.execute(sql, (first, last)).get
    rows = [row for row in taken if row >> SEQUENCE_BITS == bucket]
    return max([first - 1 if highest is None else highest, *rows]) + 1


def _insert(db: apsw.Connection, row: int, document: Document) -> None:
    title, text, title_alone = words_of(document)
    db.execute(
        "INSERT INTO document VALUES (?, ?, ?)", (row, document.id, instant(document.received))
    )
    db.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (row, title, text))
    db.execute("INSERT INTO title_words (rowid, title) VALUES (?, ?)", (row, title_alone))


def _forget(db: apsw.Connection, rows: Iterable[int]) -> None:
    counts = Counter[int]()
    for row in rows:
        packed: bytes = db.execute("SELECT words FROM forward WHERE key = ?", (row,)).get
        counts.update(_unpacked(packed))
        for table in ("document", "forward"):
            db.execute(f"DELETE FROM {table} WHERE key = ?", (row,))
        for table in _TABLES:
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
    db.executemany(
        "UPDATE lex SET documents = documents - ? WHERE id = ?",
        ((count, word) for word, count in counts.items()),
    )


def _hit(db: apsw.Connection, name: str) -> Hit | None:
    sql = "SELECT key, -received, id FROM document WHERE id = ?"
    hit: Hit | None = next(db.execute(sql, (name,)), None)
    return hit


def _buckets(
    db: apsw.Connection, table: str, asked: str, behind: Hit | None, limit: int, days: Between
) -> Iterator[list[str]]:
    """Give what matches behind a hit, bucket by bucket, each in order and no more than a limit."""
    first, end = _bucket_of(days[0], 0, 0) << SEQUENCE_BITS, _bucket_of(days[1], 1, _LAST_RECEIVED)
    end = end << SEQUENCE_BITS | _IN_BUCKET
    last: int | None = min(behind[0] | _IN_BUCKET, end) if behind else end
    before = behind[1:] if behind else _BEFORE_ALL
    while last is not None:
        hits, last = _hits(db, table, asked, (first, last)), None
        for bucket, members in groupby(hits, lambda hit: hit[0] & ~_IN_BUCKET):
            start = before if behind and bucket == behind[0] & ~_IN_BUCKET else _BEFORE_ALL
            some = list(islice(members, _MANY + 1))
            if len(some) > _MANY:
                yield _in_order(db, table, (asked, bucket, bucket | _IN_BUCKET, *start, limit))
                last = bucket - 1
                break
            yield [hit[2] for hit in sorted(some, key=itemgetter(1, 2)) if hit[1:] > start]


def _in_order(db: apsw.Connection, table: str, asked: tuple[str | int, ...]) -> list[str]:
    """Give what matches of one bucket; SQLite keeps no more than the limit while it sorts."""
    sql = f"""SELECT d.id FROM {table} CROSS JOIN document d ON d.key = {table}.rowid
        WHERE {table} MATCH ? AND {table}.rowid BETWEEN ? AND ? AND (-d.received, d.id) > (?, ?)
        ORDER BY d.received DESC, d.id LIMIT ?"""
    return [name for (name,) in db.execute(sql, asked)]


def _hits(db: apsw.Connection, table: str, asked: str, between: tuple[int, int]) -> Iterator[Hit]:
    # CROSS JOIN keeps FTS5 outside, which then gives its rows from the newest.
    sql = f"""SELECT d.key, -d.received, d.id FROM {table} CROSS JOIN document d
        ON d.key = {table}.rowid WHERE {table} MATCH ? AND {table}.rowid BETWEEN ? AND ?
        ORDER BY {table}.rowid DESC"""
    return db.execute(sql, (asked, *between))
