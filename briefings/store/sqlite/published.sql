-- By whom briefings are published, and how many by each; the empty name is nobody's. Made where it
-- is missing, and filled then: a library that was stocked before there was any need not be read
-- again for it.
CREATE TABLE publisher (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, n INTEGER NOT NULL);
CREATE TABLE published (key INTEGER PRIMARY KEY, publisher INTEGER NOT NULL);
CREATE INDEX publishing ON published (publisher);
CREATE TRIGGER publishes AFTER INSERT ON published BEGIN
    UPDATE publisher SET n = n + 1 WHERE id = new.publisher;
END;
CREATE TRIGGER publishes_no_more AFTER DELETE ON published BEGIN
    UPDATE publisher SET n = n - 1 WHERE id = old.publisher;
END;
-- Whoever removes a briefing, be it a program that knows nothing of this: its key comes again.
CREATE TRIGGER IF NOT EXISTS published_no_more AFTER DELETE ON briefing BEGIN
    DELETE FROM published WHERE key = old.key;
END;
