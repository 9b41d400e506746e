"""Markdown: its words without the marks, and the date and title of its front matter.

The marks are those of CommonMark that writers use by hand. Every pattern is bounded and stops at
the end of a line, so that the time is linear; a line that no rule fits stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import columns, metadata, stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import Sheet
from briefings.model import BlockKind

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = re.compile(r"([\w-]{2,30})[ \t]*:[ \t]*(.{1,400})\Z")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)\Z")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[^`]{0,80}\Z")
_QUOTED = re.compile(r"(?: {0,3}>){1,9}[ \t]?")
_BULLET = re.compile(r"\A([ \t]*)[*+][ \t]+(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,200}\")?\))")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_STRONG = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{0,499}[^\s*\\])\1(?![\w*])"
    r"|(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]{0,499}[^\s_\\])\3(?!\w)"
)
_CODE = re.compile(r"(`{1,2})([^`\n]{1,500})\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKED = frozenset("*_`[<\\")
_LONGEST = 200
"""Code points of a heading above its line."""
_DEEPEST = 3
"""How often emphasis may stand in emphasis."""


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
    if "title" in fields:
        sheet.entitle(fields["title"])
    for at, (words, kind) in enumerate(_pieces(text.lstrip())):
        if at == 0 and kind is BlockKind.HEADING and not sheet.title:
            sheet.entitle(words)
        elif kind is not BlockKind.HEADING or words != sheet.title:
            sheet.add(words, kind)
    sheet.truncated |= decoded.truncated
    address = fields.get("address") or fields.get("publisher", "")
    yield sheet.extract(
        encoding=decoded.encoding,
        dating=stamps.dating(fields.get("date", "")) or metadata.day_of(address),
        publisher=metadata.name_of(fields.get("publisher", "")),
        problems=decoded.problems,
    )


def _pieces(text: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Give the headings, the quoted paragraphs and what stands between them, without marks."""
    for kind, run in groupby(_lines(text), key=lambda line: line[1]):
        if kind is BlockKind.HEADING:
            yield from run
        else:
            yield "\n".join(words for words, _ in run), kind


def _lines(text: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Give each line without its marks, and whether it is a heading or quoted."""
    is_code = False
    lines = text.replace("\r\n", "\n").split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code:
            yield line, None
        elif heading := _HEADING.match(line):
            yield plain(_unclosed(heading[1].rstrip())), BlockKind.HEADING
        elif _UNDERLINE.match(below) and line.strip() and not _is_marked(line):
            yield plain(line.strip()), BlockKind.HEADING
        elif not _RULE.match(line) and not _UNDERLINE.match(line):
            quoted = _QUOTED.match(line)
            words = _BULLET.sub(r"\1• ", line[quoted.end() :] if quoted else line, count=1)
            yield plain(words), BlockKind.QUOTE if quoted else None


def _is_marked(line: str) -> bool:
    """Whether a line above hyphens is no heading: a list, a table, a quotation, a rule."""
    return bool(_QUOTED.match(line) or _BULLET.match(line) or _RULE.match(line)) or (
        line.lstrip().startswith(("-", "|")) or len(line) > _LONGEST
    )


def _unclosed(heading: str) -> str:
    """Leave out the signs that may close a heading, apart from its last word."""
    words = heading.rstrip("#")
    return words.rstrip() if words.endswith((" ", "\t")) else heading


def plain(line: str) -> str:
    """Give the words of a line without the marks of emphasis, links and code."""
    if not _MARKED.intersection(line):
        return line
    line = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line))
    line = _CODE.sub(r"\2", line)
    for _ in range(_DEEPEST):
        line, count = _STRONG.subn(lambda found: found[2] or found[4], line)
        if not count:
            break
    return _ESCAPE.sub(r"\1", line)


def _fields(front: str) -> dict[str, str]:
    """Read the lines `name: value`, by the names that tables give to their columns."""
    fields: dict[str, str] = {}
    for line in front.splitlines():
        field = _FIELD.match(line.strip())
        meaning = columns.meaning(field[1]) if field else ""
        if field and meaning:
            fields.setdefault(meaning, field[2].strip().strip("\"'"))
    return fields
