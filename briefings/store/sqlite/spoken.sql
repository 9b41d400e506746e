-- How many briefings are in which language. Made where it is missing, and counted then: a library
-- that was stocked before there was any need not be read again for it.
CREATE TABLE spoken (language TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO spoken SELECT language, count(*) FROM briefing GROUP BY language;
CREATE TRIGGER speaks AFTER INSERT ON briefing BEGIN
    INSERT INTO spoken VALUES (new.language, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER speaks_no_more AFTER DELETE ON briefing BEGIN
    UPDATE spoken SET n = n - 1 WHERE language = old.language;
END;
CREATE TRIGGER speaks_otherwise AFTER UPDATE OF language ON briefing
WHEN new.language <> old.language BEGIN
    UPDATE spoken SET n = n - 1 WHERE language = old.language;
    INSERT INTO spoken VALUES (new.language, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
