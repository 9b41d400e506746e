-- Lists by when briefings were received. Made where they are missing: a library that was stocked
-- before there were any need not be read again for them.
CREATE INDEX IF NOT EXISTS receiving ON briefing
    (received DESC, day DESC, dated DESC, id, home) WHERE pin = 0;
CREATE INDEX IF NOT EXISTS receiving_unread ON briefing
    (received DESC, day DESC, dated DESC, id, home) WHERE pin = 0 AND NOT read;
CREATE INDEX IF NOT EXISTS receiving_watched ON briefing
    (received DESC, day DESC, dated DESC, id, home) WHERE pin = 0 AND watched;
