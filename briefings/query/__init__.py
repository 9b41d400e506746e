"""What is asked: text to a Query, and back.

The grammar, loosest first: `a OR b`; `a b` or `a AND b`; `NOT a` or `-a`; `( )`; then one of

- `word`, which also finds other spellings of a name; `=word`, spelt so and not otherwise;
  `word*`, what begins so; `"some words"` in a row, `="some words"` spelt so;
- `title:` before any of these;
- `publisher:` `person:` `watch:` `lang:` before a word or words in quotes;
- `is:` before unread, read, pinned or alert;
- `date:` before 2025, 2025-12 or 2025-12-01, with `>`, `<`, `>=` or `<=` in front or as `a..b`.
"""

from briefings.query.asking import ASKING, asking_table
from briefings.query.nodes import (
    MARKS,
    Both,
    Days,
    Either,
    Facet,
    Field,
    Node,
    Not,
    Phrase,
    Query,
    Word,
    either,
    every,
)
from briefings.query.reader import parse
from briefings.query.writer import describe

__all__ = [
    "ASKING",
    "MARKS",
    "Both",
    "Days",
    "Either",
    "Facet",
    "Field",
    "Node",
    "Not",
    "Phrase",
    "Query",
    "Word",
    "asking_table",
    "describe",
    "either",
    "every",
    "parse",
]
