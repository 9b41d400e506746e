-- The key's high bits are the order of a list up to the day received (see index.py), so that
-- the newest documents are the last rows.
CREATE TABLE document (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, received INTEGER NOT NULL);
CREATE TABLE forward (key INTEGER PRIMARY KEY, words BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5
    (title, text, content='', contentless_delete=1, tokenize='given');
CREATE VIRTUAL TABLE title_words USING fts5
    (title, content='', contentless_delete=1, tokenize='given');
CREATE TABLE lex (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL);
-- Those words that have no keys yet.
CREATE TABLE unkeyed (word INTEGER PRIMARY KEY);
CREATE TABLE sound (key TEXT NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (key, word))
    WITHOUT ROWID;
