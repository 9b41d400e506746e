-- The pairs of words that begin with a capital, side by side, are words of the documents (plans.py):
-- these are told in order, with counts. Of what an older index held already no pairs are known.
CREATE VIRTUAL TABLE IF NOT EXISTS words_term USING fts5vocab(words, row);
CREATE TABLE IF NOT EXISTS unpaired AS SELECT key FROM document LIMIT 1;
