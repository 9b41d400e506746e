-- What the card of a name asks for. Made where it is missing: a library that was stocked before
-- there was any need not be read again for it.
CREATE INDEX IF NOT EXISTS ahead ON briefing (key) WHERE NOT dated AND certainty;
CREATE INDEX IF NOT EXISTS calling ON who (id);
