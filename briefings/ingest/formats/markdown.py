"""Markdown: read as the text it is, with the date and title of its front matter."""

import re
from collections.abc import Iterator

from briefings.ingest.decode import decode
from briefings.ingest.formats import columns, stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import Sheet
from briefings.model import BlockKind

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = re.compile(r"([\w-]{2,30})[ \t]*:[ \t]*(.{1,400})\Z")
_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*?)[ \t#]*\Z")


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read one text; its front matter stands in it as a header."""
    decoded = decode(raw)
    text = decoded.text
    sheet = Sheet()
    front = _FRONT.match(text)
    fields = _fields(front[1]) if front else {}
    if front:
        sheet.add(front[0], BlockKind.HEADER)
        text = text[front.end() :]
    head, _, rest = text.lstrip().partition("\n")
    heading = _HEADING.match(head.strip())
    if fields.get("title") and not (heading and heading[1] == fields["title"]):
        sheet.entitle(fields["title"])
    elif heading:
        sheet.add(head, BlockKind.TITLE)
        sheet.title = heading[1]
        text = rest
    sheet.add(text)
    extract = sheet.extract(
        encoding=decoded.encoding,
        dating=stamps.dating(fields.get("date", "")),
        publisher=fields.get("publisher", ""),
        problems=decoded.problems,
    )
    yield extract


def _fields(front: str) -> dict[str, str]:
    """Read the lines `name: value`, by the names that tables give to their columns."""
    fields: dict[str, str] = {}
    for line in front.splitlines():
        field = _FIELD.match(line.strip())
        meaning = columns.meaning(field[1]) if field else ""
        if field and meaning:
            fields.setdefault(meaning, field[2].strip().strip("\"'"))
    return fields
