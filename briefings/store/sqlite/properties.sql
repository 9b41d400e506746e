-- What briefings are found by that have some property. Made where it is missing: a library that
-- was stocked before there was any need not be read again for it.
CREATE INDEX IF NOT EXISTS reading ON briefing
    (pin DESC, day DESC, dated DESC, received DESC, id, home, language) WHERE read;
CREATE INDEX IF NOT EXISTS undating ON briefing
    (pin DESC, day DESC, dated DESC, received DESC, id, home, language) WHERE certainty = 0;
-- Those that may be of a later day than they stand under.
CREATE INDEX IF NOT EXISTS stretching ON briefing
    (day DESC, dated DESC, received DESC, id, home, last) WHERE pin = 0 AND last > day;
-- Words that so many documents have that of those with one beginning the others need no look.
CREATE INDEX IF NOT EXISTS frequent ON lex (word, documents) WHERE documents > 255;
-- A program that knows nothing of publishers read a briefing again: who it is by is not known now.
CREATE TRIGGER IF NOT EXISTS published_otherwise AFTER UPDATE OF stated ON briefing BEGIN
    DELETE FROM published WHERE key = old.key;
END;
