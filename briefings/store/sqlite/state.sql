-- Everything the reader did, in order; rows are only added.
CREATE TABLE op (
    serial INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,        -- 16 random bytes
    author TEXT NOT NULL,           -- this copy's own name
    at INTEGER NOT NULL,            -- microseconds since 1970
    act TEXT NOT NULL,              -- do, undo, redo; keep, which is no step
    step INTEGER NOT NULL,          -- the serial of the op that did it
    body TEXT NOT NULL,             -- of `do` and `keep`: label and moves, as JSON
    crc INTEGER NOT NULL            -- CRC-32 of the rest
);
-- What follows from it.
CREATE TABLE current (
    kind TEXT NOT NULL, target TEXT NOT NULL, value TEXT NOT NULL,
    since INTEGER NOT NULL,         -- when it was first set since it last had no value
    PRIMARY KEY (kind, target)
) WITHOUT ROWID;
CREATE INDEX since ON current (kind, since);
CREATE TABLE step (serial INTEGER PRIMARY KEY, undone INTEGER NOT NULL);
CREATE INDEX undone ON step (undone, serial);
CREATE TABLE place (one INTEGER PRIMARY KEY CHECK (one = 1), briefing TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
