"""CSV and its kin with named columns: each row is a story."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import columns, rows
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import LONGEST

_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"\s*sep=([,;\t|])\n", re.IGNORECASE)
"""A line above the names with which a spreadsheet's program tells its delimiter."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read each row. UnreadableError where no column is named as a title or a text."""
    text = decode(raw, limit=len(raw)).text.replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(LONGEST)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    head = text[:4096].lstrip().partition("\n")[0]
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda one: _known(head, one))
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = next(table, [])
        if not columns.are_of_a_story(names):
            raise UnreadableError(
                "no column is named title or text",
                advice="name the columns in its first line: title, date, publisher, text",
            )
        for values in table:
            story = rows.story(list(zip(names, values, strict=False)))
            if story:
                yield story
    except csv.Error as error:
        raise UnreadableError(f"row {table.line_num} cannot be read: {error}") from error


def _known(head: str, delimiter: str) -> tuple[int, int]:
    """Count the columns that a delimiter gives: those with a known meaning, and all."""
    names = next(csv.reader([head], delimiter=delimiter), [])
    return sum(bool(columns.meaning(one)) for one in names), len(names)
