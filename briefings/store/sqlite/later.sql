-- Indexes that came after the tables. They are made where they are missing: for one more of them
-- nobody's library is built again.

-- Where a briefing stands, for those who know its row and not its text.
CREATE INDEX IF NOT EXISTS placing ON briefing (key, day, dated, received, id, home);
