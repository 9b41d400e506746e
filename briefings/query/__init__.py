"""What is asked: text to a Query, and back.

The grammar, loosest first: `a OR b`; `a b` or `a AND b`; `NOT a` or `-a`; `( )`; then one of

- `word`, which also finds other spellings of a name; `=word`, spelt so and not otherwise;
  `word*`, what begins so; `"some words"` in a row, `="some words"` spelt so;
- two of these with `near:8` between them: at most eight words apart, in either order;
- `title:` before a word or words in quotes;
- `path:` before a part of the path of its file, capitals aside;
- `publisher:` `person:` `place:` `watch:` `note:` `lang:` likewise; `tag:` before a whole tag, or
  the beginning of one and `*`;
- `story:` before a briefing's id or how it begins: that one, its copies, who else tells it;
- `is:` before unread, read, pinned, alert, copy, tagged, noted or undated;
- `date:` before 2025, 2025-12, 2025-W48 or 2025-12-01, with `>`, `<`, `>=` or `<=` in front or as
  `a..b`, `a..` or `..b`;
  `today`, `yesterday` or the name of a weekday, the last one, stands for its day;
  before `<3d` or `>2w`: less or more than three days, two weeks ago;
- `received:` likewise, and before `<12h`; `older:30d` by the date, or else the day received.
"""

from briefings.query.asking import ASKING
from briefings.query.begun import Begun, begun, known_values, lacking
from briefings.query.describing import describe, read_as
from briefings.query.doubtful import doubtful
from briefings.query.leaf import FIELDS
from briefings.query.nodes import (
    MARKS,
    Age,
    Both,
    Days,
    Either,
    Facet,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Property,
    Query,
    Shown,
    Word,
    either,
    every,
    walk,
    watches_asked,
)
from briefings.query.reader import column_in, is_query, parse

__all__ = [
    "ASKING",
    "FIELDS",
    "MARKS",
    "Age",
    "Begun",
    "Both",
    "Days",
    "Either",
    "Facet",
    "Field",
    "Near",
    "Node",
    "Not",
    "Phrase",
    "Property",
    "Query",
    "Shown",
    "Word",
    "begun",
    "column_in",
    "describe",
    "doubtful",
    "either",
    "every",
    "is_query",
    "known_values",
    "lacking",
    "parse",
    "read_as",
    "walk",
    "watches_asked",
]
