"""Calendars (`.ics`, RFC 5545): each event is a story, dated by when it was written down.

The day of the event stands in the text: it is seldom that of publication.
"""

import re
from collections.abc import Iterator

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.html import fragment
from briefings.ingest.formats.sheet import Sheet
from briefings.text.digest import blake2b

_FOLD = re.compile(r"\r?\n[ \t]")
_PARAMETER = r";[A-Za-z-]{1,40}=(?:\"[^\"\n]{0,400}\"|[^;:\"\n]{0,400})"
_LINE = re.compile(rf"(?P<name>[A-Za-z-]{{1,40}})(?P<more>(?:{_PARAMETER}){{0,20}}):(?P<value>.*)")
_NAME = re.compile(r";CN=(?:\"([^\"\n]{1,200})\"|([^;:\"\n]{1,200}))", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_HELD = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_WRITTEN = ("CREATED", "LAST-MODIFIED", "DTSTAMP")
_TIMES = {"DTSTART": "Start", "DTEND": "End", "DUE": "Due"}
_PEOPLE = {"ORGANIZER": "Organizer", "ATTENDEE": "Attendee", "CONTACT": "Contact"}
_SHOWN = {"LOCATION": "Location", "URL": "Link", "STATUS": "Status"}

_Fields = dict[str, list[tuple[str, str]]]
"""Each property with what it says: its parameters and its value."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read each event. UnreadableError where there is none."""
    text = _FOLD.sub("", decode(raw, limit=len(raw)).text)
    fields: _Fields | None = None
    depth, found = 0, False
    for line in text.splitlines():
        told = _LINE.match(line)
        if told is None:
            continue
        what, value = told["name"].upper(), told["value"].strip()
        if what == "BEGIN":
            # An alarm inside an event has a text of its own, which nobody reads.
            depth += fields is not None
            fields = {} if fields is None and value.upper() in _HELD else fields
        elif what == "END" and fields is not None and depth:
            depth -= 1
        elif what == "END" and fields is not None:
            if story := _story(fields):
                found = True
                yield story
            fields = None
        elif fields is not None and not depth:
            fields.setdefault(what, []).append((told["more"], value))
    if not found:
        raise UnreadableError("a calendar without an event", advice="export it once more")


def _story(fields: _Fields) -> Extract | None:
    """Give what an event says; None where it says nothing."""
    sheet = Sheet()
    sheet.entitle(_value(fields, "SUMMARY"))
    description = _value(fields, "DESCRIPTION")
    if not (sheet.title or description.strip()):
        return None
    sheet.add("\n".join(_lines(fields)))
    sheet.add(fragment(description) if "</" in description else description)
    written = next((fields[name][0][1] for name in _WRITTEN if name in fields), "")
    key = _value(fields, "UID") + _value(fields, "RECURRENCE-ID")
    whole = "\n".join(value for values in fields.values() for _, value in values)
    return sheet.extract(
        key=key or blake2b(whole.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        dating=stamps.dating(written.partition("T")[0]),
    )


def _lines(fields: _Fields) -> Iterator[str]:
    """Give when and where an event is, and who comes, a line each."""
    for name, label in _TIMES.items():
        for _, value in fields.get(name, ()):
            if shown := _moment(value):
                yield f"{label}: {shown}"
    for name, label in _SHOWN.items():
        if value := _value(fields, name):
            yield f"{label}: {value}"
    for name, label in _PEOPLE.items():
        for more, value in fields.get(name, ()):
            named = _NAME.search(more)
            person = (named[1] or named[2]) if named else _plain(value)
            yield f"{label}: {person.removeprefix('mailto:')}"


def _moment(value: str) -> str:
    """Give a day, and an hour where one is told: `2026-11-24 10:00 UTC`."""
    told = _MOMENT.match(value)
    if told is None:
        return ""
    hour = f" {told[4]}:{told[5]}{' UTC' if told[6] else ''}" if told[4] else ""
    return f"{told[1]}-{told[2]}-{told[3]}{hour}"


def _value(fields: _Fields, name: str) -> str:
    return _plain(fields[name][0][1]) if name in fields else ""


def _plain(value: str) -> str:
    """Give a value without what escapes its signs."""
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
