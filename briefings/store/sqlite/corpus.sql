-- One row a briefing: what lists are ordered, counted and shown by.
CREATE TABLE briefing (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day INTEGER NOT NULL,           -- sort day, as an ordinal
    dated INTEGER NOT NULL,         -- whether that is the dating's own day
    received INTEGER NOT NULL,      -- microseconds since 1970
    home INTEGER NOT NULL,          -- the set of sources its origins are in; 0: none
    pin INTEGER NOT NULL,
    read INTEGER NOT NULL,          -- what the reader said of it; else whether it is old
    old INTEGER NOT NULL,
    certainty INTEGER NOT NULL,     -- 0 undated, 1 stated, 2 not stated
    stated INTEGER,                 -- the day it states
    last INTEGER,                   -- the last day it may be of
    rings INTEGER NOT NULL,
    watched INTEGER NOT NULL,       -- whether it names anybody who is watched
    language TEXT NOT NULL,
    light BLOB NOT NULL
);
-- Where a briefing stands, for those who know its row and not its text.
CREATE INDEX placing ON briefing (key, day, dated, received, id, home);
CREATE INDEX standing ON briefing
    (pin DESC, day DESC, dated DESC, received DESC, id, home, language);
CREATE INDEX ringing ON briefing
    (day DESC, dated DESC, received DESC, id, home) WHERE rings > 0;
CREATE INDEX waiting ON briefing
    (pin DESC, day DESC, dated DESC, received DESC, id, home, language) WHERE NOT read;
CREATE INDEX arriving ON briefing (received, home, pin) WHERE NOT read;
CREATE INDEX watching ON briefing
    (pin DESC, day DESC, dated DESC, received DESC, id, home) WHERE watched;
CREATE INDEX stating ON briefing (home, stated) WHERE stated IS NOT NULL;

-- The rest of it: text, blocks, mentions.
CREATE TABLE body (key INTEGER PRIMARY KEY, entry BLOB NOT NULL);

-- Those in which it was not looked yet for who is named.
CREATE TABLE unnamed (key INTEGER PRIMARY KEY);

-- Those that have the finds of a recogniser of the reader's, by a stamp of its command.
CREATE TABLE recognised (key INTEGER PRIMARY KEY, stamp TEXT NOT NULL);

-- Which days of the year the texts without a stated date tell of.
CREATE TABLE told (day INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (day, key)) WITHOUT ROWID;

-- How the texts of publishers write days with slashes: which order they tell, and for those with
-- one that may be read in both ways, the order by which it was read.
CREATE TABLE slashed (
    key INTEGER PRIMARY KEY, publisher TEXT NOT NULL, told TEXT NOT NULL, shown TEXT NOT NULL,
    read_as TEXT                    -- NULL where each leaves one day
);
CREATE INDEX slashing ON slashed (publisher, told, shown) WHERE told <> '';
CREATE INDEX misreading ON slashed (publisher, read_as) WHERE read_as IS NOT NULL;

-- Rings, and what they come to by watch. A state is 0 new, 1 seen, 2 dismissed, 3 old.
CREATE TABLE bell (
    id INTEGER PRIMARY KEY, watchlist TEXT NOT NULL, watch TEXT NOT NULL, UNIQUE (watchlist, watch)
);
CREATE TABLE ring (
    key INTEGER NOT NULL, place INTEGER NOT NULL, bell INTEGER NOT NULL, alert TEXT NOT NULL,
    home INTEGER NOT NULL, state INTEGER NOT NULL, pinned INTEGER NOT NULL,
    quiet INTEGER NOT NULL,         -- whether it was old from the first
    day INTEGER NOT NULL, dated INTEGER NOT NULL, received INTEGER NOT NULL, id TEXT NOT NULL,
    story TEXT NOT NULL,            -- the one it is folded under as a copy; empty for none
    date INTEGER,                   -- the first day of the dating
    mentions INTEGER NOT NULL,      -- one where it has none
    forms TEXT NOT NULL,            -- entity, form and how often, as JSON
    line BLOB NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE INDEX by_bell ON ring
    (bell, pinned DESC, day DESC, dated DESC, received DESC, id, place, home, state, alert);
CREATE INDEX alerting ON ring (alert);
CREATE INDEX ringing_on ON ring (bell, date);
CREATE INDEX hearing ON ring
    (state, day DESC, dated DESC, received DESC, id, place, bell, home, story) WHERE state < 2;
CREATE INDEX echoing ON ring (story, bell, state, home) WHERE story <> '';
-- What the reader said of alerts, of those that are not here yet too.
CREATE TABLE said (alert TEXT PRIMARY KEY, state INTEGER, pinned INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE rung (
    bell INTEGER NOT NULL, home INTEGER NOT NULL, state INTEGER NOT NULL, pinned INTEGER NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (bell, home, state, pinned)
) WITHOUT ROWID;
CREATE TABLE rung_day (
    date INTEGER NOT NULL, bell INTEGER NOT NULL, home INTEGER NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (date, bell, home)
) WITHOUT ROWID;
-- Of each day all rings, dismissed or not, and those of them that were not old from the first.
CREATE TABLE rung_rate (
    bell INTEGER NOT NULL, date INTEGER NOT NULL, home INTEGER NOT NULL,
    n INTEGER NOT NULL, loud INTEGER NOT NULL, PRIMARY KEY (bell, date, home)
) WITHOUT ROWID;
CREATE TABLE rate_edition (n INTEGER NOT NULL);    -- grows with every change of the rates
INSERT INTO rate_edition VALUES (0);
CREATE TABLE rung_form (
    bell INTEGER NOT NULL, home INTEGER NOT NULL, entity TEXT NOT NULL, form TEXT NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (bell, home, entity, form)
) WITHOUT ROWID;
-- What is counted once more, or with `by` -1 once less: of every ring, and of those not dismissed.
CREATE VIEW tolled AS SELECT bell, home, state, pinned, 1 AS by FROM ring;
CREATE TRIGGER toll INSTEAD OF INSERT ON tolled BEGIN
    INSERT INTO rung VALUES (new.bell, new.home, new.state, new.pinned, new.by)
        ON CONFLICT DO UPDATE SET n = n + excluded.n;
    DELETE FROM rung WHERE n = 0 AND bell = new.bell AND home = new.home AND state = new.state
        AND pinned = new.pinned;
END;
CREATE VIEW rated AS SELECT bell, date, home, quiet, 1 AS by FROM ring;
CREATE TRIGGER rate INSTEAD OF INSERT ON rated WHEN new.date IS NOT NULL BEGIN
    INSERT INTO rung_rate SELECT new.bell, new.date, new.home, new.by, new.by * (NOT new.quiet)
            WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n, loud = loud + excluded.loud;
    DELETE FROM rung_rate WHERE n = 0 AND bell = new.bell AND date = new.date AND home = new.home;
    UPDATE rate_edition SET n = n + 1;
END;
CREATE VIEW sounded AS SELECT bell, home, date, mentions, forms, 1 AS by FROM ring;
CREATE TRIGGER sound INSTEAD OF INSERT ON sounded BEGIN
    INSERT INTO rung_day SELECT new.date, new.bell, new.home, new.by * new.mentions
            WHERE new.date IS NOT NULL
        ON CONFLICT DO UPDATE SET n = n + excluded.n;
    DELETE FROM rung_day WHERE n = 0 AND date = new.date AND bell = new.bell
        AND home = new.home;
    INSERT INTO rung_form SELECT new.bell, new.home, one.value ->> 0, one.value ->> 1,
            new.by * (one.value ->> 2) FROM json_each(new.forms) AS one WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n;
    DELETE FROM rung_form WHERE new.by < 0 AND n = 0 AND bell = new.bell AND home = new.home;
END;
CREATE TRIGGER rings AFTER INSERT ON ring BEGIN
    INSERT INTO tolled VALUES (new.bell, new.home, new.state, new.pinned, 1);
    INSERT INTO rated VALUES (new.bell, new.date, new.home, new.quiet, 1);
END;
CREATE TRIGGER rings_no_more AFTER DELETE ON ring BEGIN
    INSERT INTO tolled VALUES (old.bell, old.home, old.state, old.pinned, -1);
    INSERT INTO rated VALUES (old.bell, old.date, old.home, old.quiet, -1);
END;
CREATE TRIGGER rings_otherwise AFTER UPDATE OF home, state, pinned ON ring BEGIN
    INSERT INTO tolled VALUES (old.bell, old.home, old.state, old.pinned, -1),
        (new.bell, new.home, new.state, new.pinned, 1);
END;
CREATE TRIGGER rates_otherwise AFTER UPDATE OF home, quiet ON ring
WHEN new.home <> old.home OR new.quiet <> old.quiet BEGIN
    INSERT INTO rated VALUES (old.bell, old.date, old.home, old.quiet, -1),
        (new.bell, new.date, new.home, new.quiet, 1);
END;
CREATE TRIGGER shown AFTER INSERT ON ring WHEN new.state <> 2 BEGIN
    INSERT INTO sounded VALUES
        (new.bell, new.home, new.date, new.mentions, new.forms, 1);
END;
CREATE TRIGGER shown_no_more AFTER DELETE ON ring WHEN old.state <> 2 BEGIN
    INSERT INTO sounded VALUES
        (old.bell, old.home, old.date, old.mentions, old.forms, -1);
END;
CREATE TRIGGER shown_otherwise AFTER UPDATE OF home, state ON ring
WHEN (old.state = 2) <> (new.state = 2) OR new.home <> old.home BEGIN
    INSERT INTO sounded SELECT old.bell, old.home, old.date, old.mentions, old.forms, -1
        WHERE old.state <> 2;
    INSERT INTO sounded SELECT new.bell, new.home, new.date, new.mentions, new.forms, 1
        WHERE new.state <> 2;
END;

-- How many briefings stand where: a listing's headings without looking at its rows.
CREATE TABLE tally (
    pinned INTEGER NOT NULL, day INTEGER NOT NULL, home INTEGER NOT NULL,
    n INTEGER NOT NULL, dated INTEGER NOT NULL, inferred INTEGER NOT NULL,
    PRIMARY KEY (pinned, day, home)
) WITHOUT ROWID;
CREATE TABLE tally_edition (n INTEGER NOT NULL);    -- grows with every change of the headings
INSERT INTO tally_edition VALUES (0);
-- The same of all days together: most acts change this alone.
CREATE TABLE total (
    pinned INTEGER NOT NULL, home INTEGER NOT NULL, n INTEGER NOT NULL, unread INTEGER NOT NULL,
    PRIMARY KEY (pinned, home)
) WITHOUT ROWID;
-- What is counted once more, or with `by` -1 once less.
CREATE VIEW placed AS SELECT pin > 0 AS pinned, day, home, certainty, 1 AS by FROM briefing;
CREATE TRIGGER place INSTEAD OF INSERT ON placed BEGIN
    INSERT INTO tally VALUES (new.pinned, new.day, new.home, new.by, new.by * (new.certainty > 0),
        new.by * (new.certainty = 2))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, dated = dated + excluded.dated,
        inferred = inferred + excluded.inferred;
    UPDATE tally_edition SET n = n + 1;
END;
CREATE VIEW summed AS
    SELECT pin > 0 AS pinned, home, NOT read AS unread, 1 AS by FROM briefing;
CREATE TRIGGER sum INSTEAD OF INSERT ON summed BEGIN
    INSERT INTO total VALUES (new.pinned, new.home, new.by, new.by * new.unread)
    ON CONFLICT DO UPDATE SET n = n + excluded.n, unread = unread + excluded.unread;
END;
CREATE TRIGGER counted AFTER INSERT ON briefing BEGIN
    INSERT INTO placed VALUES (new.pin > 0, new.day, new.home, new.certainty, 1);
    INSERT INTO summed VALUES (new.pin > 0, new.home, NOT new.read, 1);
END;
CREATE TRIGGER uncounted AFTER DELETE ON briefing BEGIN
    INSERT INTO placed VALUES (old.pin > 0, old.day, old.home, old.certainty, -1);
    INSERT INTO summed VALUES (old.pin > 0, old.home, NOT old.read, -1);
END;
CREATE TRIGGER recounted AFTER UPDATE OF day, home, pin, certainty ON briefing
WHEN new.day <> old.day OR new.home <> old.home OR (new.pin > 0) <> (old.pin > 0)
    OR new.certainty <> old.certainty BEGIN
    INSERT INTO placed VALUES (old.pin > 0, old.day, old.home, old.certainty, -1),
        (new.pin > 0, new.day, new.home, new.certainty, 1);
END;
CREATE TRIGGER resummed AFTER UPDATE OF home, pin, read ON briefing
WHEN new.home <> old.home OR (new.pin > 0) <> (old.pin > 0)
    OR new.read <> old.read BEGIN
    INSERT INTO summed VALUES (old.pin > 0, old.home, NOT old.read, -1),
        (new.pin > 0, new.home, NOT new.read, 1);
END;

CREATE TABLE origin (
    path BLOB NOT NULL, source BLOB NOT NULL, briefing TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (path, source)      -- sources may lie in one another
) WITHOUT ROWID;
CREATE INDEX holding ON origin (briefing, source, path);
CREATE INDEX belonging ON origin (source, path);
CREATE INDEX faulty ON origin (source, path) WHERE reason <> '';
CREATE TABLE home (id INTEGER PRIMARY KEY, sources BLOB NOT NULL UNIQUE);

-- By what briefings are found to be copies, and lines to recur: hashes of 32 bits.
CREATE TABLE trace (key INTEGER PRIMARY KEY, story INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE sketch (run INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (run, key))
    WITHOUT ROWID;
CREATE TABLE line (
    line INTEGER NOT NULL, story INTEGER NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (line, story, key)
) WITHOUT ROWID;
CREATE TABLE recurring (line INTEGER PRIMARY KEY);
CREATE TABLE kin (
    id TEXT PRIMARY KEY, story TEXT NOT NULL, size INTEGER NOT NULL, fresh INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX telling ON kin (story, id, fresh);
CREATE TRIGGER adopted AFTER INSERT ON kin BEGIN
    UPDATE ring SET story = new.story WHERE key = (SELECT key FROM briefing WHERE id = new.id);
END;
CREATE TRIGGER parted AFTER DELETE ON kin BEGIN
    UPDATE ring SET story = '' WHERE key = (SELECT key FROM briefing WHERE id = old.id);
END;

-- What state says, kept for briefings that are not here yet too; read: NULL where it says nothing.
CREATE TABLE flag (id TEXT PRIMARY KEY, read INTEGER, pin INTEGER NOT NULL) WITHOUT ROWID;

-- What the reader wrote on briefings, on those that are not here yet too.
CREATE TABLE remark (
    id TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (id, kind, key)
) WITHOUT ROWID;
CREATE INDEX remarking ON remark (kind, text);

-- Names: in which briefings, in which forms how often, called what how often, in which home.
CREATE TABLE named (
    entity TEXT NOT NULL, kind TEXT NOT NULL, key INTEGER NOT NULL,
    mentions INTEGER NOT NULL, day INTEGER, PRIMARY KEY (entity, kind, key)
) WITHOUT ROWID;
CREATE TABLE form (
    entity TEXT NOT NULL, kind TEXT NOT NULL, called INTEGER NOT NULL, form TEXT NOT NULL,
    home INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (entity, kind, called, form, home)
) WITHOUT ROWID;
-- Whose each name of a person was settled to be, by the form that most briefings have of it and
-- how many have it; `home` is the entity under whose name the person stands.
CREATE TABLE who (
    key INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE, form TEXT NOT NULL, n INTEGER NOT NULL,
    home TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL
);
CREATE INDEX housing ON who (home);
CREATE TABLE who_key (
    code TEXT NOT NULL, last INTEGER NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (code, last, key)   -- last: whether it is of the last word
) WITHOUT ROWID;
CREATE INDEX who_keyed ON who_key (key);
CREATE TABLE renamed (entity TEXT PRIMARY KEY) WITHOUT ROWID;    -- whose forms changed since
CREATE TABLE decided (entity TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
