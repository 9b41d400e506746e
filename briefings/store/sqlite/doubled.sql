-- Briefings that more than one origin holds. Made where it is missing, and filled then: a library
-- that was stocked before there was any need not be read again for it.
CREATE TABLE doubled (briefing TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO doubled SELECT briefing FROM origin INDEXED BY holding
    WHERE briefing <> '' GROUP BY briefing HAVING count(*) > 1;
CREATE TRIGGER doubles AFTER INSERT ON origin WHEN new.briefing <> '' BEGIN
    INSERT OR IGNORE INTO doubled SELECT new.briefing WHERE 1 < (SELECT count(*) FROM
        (SELECT 1 FROM origin INDEXED BY holding WHERE briefing = new.briefing LIMIT 2));
END;
CREATE TRIGGER doubles_otherwise AFTER UPDATE OF briefing ON origin WHEN new.briefing <> '' BEGIN
    INSERT OR IGNORE INTO doubled SELECT new.briefing WHERE 1 < (SELECT count(*) FROM
        (SELECT 1 FROM origin INDEXED BY holding WHERE briefing = new.briefing LIMIT 2));
END;
CREATE TRIGGER doubles_no_more AFTER DELETE ON origin BEGIN
    DELETE FROM doubled WHERE briefing = old.briefing AND 2 > (SELECT count(*) FROM
        (SELECT 1 FROM origin INDEXED BY holding WHERE briefing = old.briefing LIMIT 2));
END;
