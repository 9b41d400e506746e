"""The forms a digest is written in: Markdown, HTML, CSV, lines of JSON.

Pure: the same digest gives the same bytes. Words of a briefing are text in every form: no
heading, link or tag in Markdown, no element in HTML, no formula in a spreadsheet.
"""

import csv
import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from briefings.export.days import dated, sourced
from briefings.export.digest import Digest, Item, Section
from briefings.export.records import Json, dating_fields
from briefings.export.safety import json_line, safe


def headline(digest: Digest) -> str:
    """Say what it is in a line."""
    day = f", {digest.day.isoformat()}" if digest.day else ""
    return f"Digest{day}"


def _source(item: Item) -> str:
    if item.day:
        return _dated(item)
    return sourced(safe(item.publisher) if item.publisher else "publisher unknown", item.dating)


def _dated(item: Item) -> str:
    """Give the date with its certainty; a spike's day follows from the days of many."""
    return f"{item.day.isoformat()} inferred" if item.day else dated(item.dating)


def _said(item: Item) -> str:
    if not item.is_briefing:
        return safe(item.sentence)
    return f"“{safe(item.sentence)}”" if item.sentence else "no sentence to quote"


def _chips(item: Item) -> list[str]:
    """Give what stands beside the title; a spike's title names its watch."""
    pinned = ["pinned"] if item.pinned else []
    if not item.is_briefing:
        return pinned
    special = [item.special] if item.special else []
    return [*pinned, *special, *item.watches, *(f"#{tag}" for tag in item.tags)]


# Markdown

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!@$^]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What CommonMark or GitHub's Markdown may take for more than text inside a line: a backslash
before punctuation makes it plain. An address without it would become a link, and `&amp;` the sign
it stands for; any other `&` is itself."""


def plain(text: str) -> str:
    """Give text on one line that Markdown shows as it is."""
    return _MARKS.sub(r"\\\g<0>", safe(text))


def markdown(digest: Digest) -> Iterator[str]:
    """Give the lines of the digest as Markdown."""
    yield f"# {headline(digest)}"
    for section in digest.sections:
        yield ""
        yield f"## {plain(section.name)}"
        for item in section.items:
            yield ""
            yield from _markdown_item(item)


def _markdown_item(item: Item) -> Iterator[str]:
    chips = " · ".join(map(plain, _chips(item)))
    yield f"- **{plain(item.title)}**" + (f" ({chips})" if chips else "")
    yield ""
    yield f"  {'> ' if item.is_briefing else ''}{plain(_said(item))}"
    if item.briefing:
        yield ""
        said = f"{plain(item.speaker)} in " if item.speaker else ""
        yield f"  — {said}{plain(_source(item))}, `{item.briefing}`"
    for note in item.notes:
        yield ""
        yield f"  Note: {plain(note)}"


# HTML

_HEAD = (
    "<!DOCTYPE html>",
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
)


def page(digest: Digest) -> Iterator[str]:
    """Give the lines of the digest as a page of HTML that loads nothing and runs nothing."""
    title = html.escape(headline(digest))
    yield from _HEAD
    yield f"<title>{title}</title></head><body>"
    yield f"<h1>{title}</h1>"
    for section in digest.sections:
        yield f"<h2>{_escaped(section.name)}</h2>"
        for item in section.items:
            yield from _html_item(item)
    yield "</body></html>"


def _html_item(item: Item) -> Iterator[str]:
    yield f"<h3>{_escaped(item.title)}</h3>"
    if chips := " · ".join(map(_escaped, _chips(item))):
        yield f"<p><small>{chips}</small></p>"
    said = "blockquote" if item.is_briefing else "p"
    yield f"<{said}>{_escaped(_said(item))}</{said}>"
    if item.briefing:
        speaker = f"{_escaped(item.speaker)} in " if item.speaker else ""
        yield f"<p>— {speaker}{_escaped(_source(item))}, <code>{item.briefing}</code></p>"
    for note in item.notes:
        yield f"<p>Note: {_escaped(note)}</p>"


def _escaped(text: str) -> str:
    return html.escape(safe(text))


# Tables and records

COLUMNS = (
    "watchlist",
    "watches",
    "kind",
    "id",
    "title",
    "publisher",
    "date",
    "certainty",
    "pinned",
    "speaker",
    "sentence",
    "tags",
    "notes",
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""How a cell begins that a spreadsheet would work out."""


def cell(text: str) -> str:
    """Give text for a cell: one that looks like a formula gets an apostrophe before it."""
    one = safe(text)
    return f"'{one}" if _FORMULA.match(one) else one


def table(digest: Digest) -> Iterator[str]:
    """Give the lines of the digest as CSV (RFC 4180, but for the line ends)."""
    yield ",".join(COLUMNS)
    for section in digest.sections:
        for item in section.items:
            row = io.StringIO()
            csv.writer(row, lineterminator="").writerow(map(cell, _cells(section, item)))
            yield row.getvalue()


def _cells(section: Section, item: Item) -> tuple[str, ...]:
    days, _, certainty = _dated(item).rpartition(" ")
    return (
        section.name,
        "; ".join(item.watches),
        item.kind,
        item.briefing,
        item.title,
        item.publisher or "",
        days if item.dating or item.day else "",
        certainty if item.briefing else "",
        "yes" if item.pinned else "no",
        item.speaker,
        item.sentence,
        "; ".join(item.tags),
        " / ".join(item.notes),
    )


def record(section: Section, item: Item) -> Json:
    """Give an item as a record; its keys are those of `fields.DIGEST`."""
    return {
        "id": item.briefing,
        "watchlist": section.name,
        "watches": list(item.watches),
        "kind": item.kind,
        "title": item.title,
        "publisher": item.publisher,
        **dating_fields(item.dating, item.evidence),
        **(_day_fields(item.day) if item.day else {}),
        "pinned": item.pinned,
        "sentence": item.sentence,
        "speaker": item.speaker or None,
        "tags": list(item.tags),
        "notes": list(item.notes),
    }


def _day_fields(day: date) -> Json:
    return {"date": day.isoformat(), "date_precision": "day", "date_certainty": "inferred"}


def lines_of_json(digest: Digest) -> Iterator[str]:
    """Give the digest as lines of JSON, one an item."""
    for section in digest.sections:
        for item in section.items:
            yield json_line(record(section, item))


FORMS: Mapping[str, Callable[[Digest], Iterator[str]]] = {
    "md": markdown,
    "html": page,
    "csv": table,
    "json": lines_of_json,
}
"""How a digest can be written."""


def written(digest: Digest, form: str) -> str:
    """Give the digest in a form, each line ended. KeyError for a form there is not."""
    return "".join(f"{line}\n" for line in FORMS[form](digest))
