"""Lists of briefings: by date, held still, with folds open, what answers a query, what rang."""
