"""Calendars (`.ics`, RFC 5545): each event is a story, dated by when it was written down.

The day of the event stands in the text: it is seldom that of publication.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.html import fragment
from briefings.ingest.formats.sheet import Sheet
from briefings.text.digest import blake2b

_FOLD = re.compile(r"\r?\n[ \t]")
_FOLD_OF_BYTES = re.compile(rb"\r?\n[ \t]")
_LINE = re.compile(
    r"(?P<name>[A-Za-z\d.-]++)(?P<more>(?:\"[^\"]*+\"|[^\":])*+):(?P<value>.*)", re.S
)
_ROUGH = re.compile(r"(?P<name>[A-Za-z\d.-]++)(?P<more>[^:]*+):(?P<value>.*)", re.S)
"""A line in which a quotation mark stands alone."""
_NAME = re.compile(r";CN=(?:\"([^\"]{1,1000})\"|([^;:\"]{1,1000}))", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=([\w.:-]{2,40})", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_HELD = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_ENDS = frozenset({"BEGIN", "END"})
_WRITTEN = ("CREATED", "LAST-MODIFIED", "DTSTAMP")
_TIMES = {"DTSTART": "Start", "DTEND": "End", "DUE": "Due"}
_PEOPLE = {"ORGANIZER": "Organizer", "ATTENDEE": "Attendee", "CONTACT": "Contact"}
_SHOWN = {"LOCATION": "Location", "URL": "Link", "STATUS": "Status"} | _PEOPLE
_SHOWN |= {"CATEGORIES": "Categories", "COMMENT": "Comment", "RESOURCES": "Resources"}
_TITLE, _STORY, _MARKED_UP = "SUMMARY", "DESCRIPTION", "X-ALT-DESC"
_TECHNICAL = frozenset(
    {"AALARM", "ATTACH", "CLASS", "COLOR", "COMPLETED", "CREATED", "DALARM", "DTSTAMP"}
    | {"DURATION", "EXDATE", "EXRULE", "GEO", "IMAGE", "LAST-MODIFIED", "METHOD", "RDATE"}
    | {"PERCENT-COMPLETE", "PRIORITY", "RECURRENCE-ID", "RELATED-TO", "REQUEST-STATUS"}
    | {"RRULE", "SEQUENCE", "TRANSP", "TZID", "UID"}
)
"""What programs tell each other."""


class _Property(NamedTuple):
    """A line of a calendar."""

    name: str
    """As it is written."""
    more: str
    """Its parameters."""
    value: str


_Fields = dict[str, list[_Property]]
"""The properties of an event by their names in capital letters."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read each event. UnreadableError where there is none."""
    found = False
    for fields in _events(_properties(_lines(raw))):
        if story := _story(fields):
            found = True
            yield story
    if not found:
        raise UnreadableError("a calendar without an event", advice="export it once more")


def _lines(raw: bytes) -> list[str]:
    """Give the lines, whole: a fold may stand inside of a letter."""
    if b"\0" not in raw:
        raw = _FOLD_OF_BYTES.sub(b"", raw)
    text = _FOLD.sub("", decode(raw, limit=len(raw)).text)
    return text.replace("\r\n", "\n").split("\n" if "\n" in text else "\r")


def _properties(lines: Iterable[str]) -> Iterator[_Property]:
    """Give each property; a line that is none goes on with the one above."""
    value, goes_on, is_printable = list[str](), False, False
    last: _Property | None = None
    for line in lines:
        told = None if goes_on else _LINE.match(line) or _ROUGH.match(line)
        if told:
            if last:
                yield _whole(last, value)
            is_printable = _is_printable(told["more"])
            last, value = _Property(told["name"], told["more"], ""), [told["value"].strip()]
        elif last and (goes_on or line.strip()):
            value += [line.strip()] if goes_on else ["\n", line.strip()]
        goes_on = is_printable and value[-1].endswith("=")
        if goes_on:
            value[-1] = value[-1][:-1]
    if last:
        yield _whole(last, value)


def _is_printable(more: str) -> bool:
    """Whether a value is written so that every mailer lets it through (vCalendar 1.0)."""
    return "QUOTED-PRINTABLE" in more.upper()


def _whole(of: _Property, value: Sequence[str]) -> _Property:
    """Give a property with its value put together."""
    whole = "".join(value)
    if _is_printable(of.more):
        charset = _CHARSET.search(of.more)
        raw = quopri.decodestring(whole.encode("utf-8", "replace"))
        with suppress(UnreadableError):
            whole = decode(raw, charset[1] if charset else "", limit=len(raw)).text
    return of._replace(value=whole)


def _events(properties: Iterable[_Property]) -> Iterator[_Fields]:
    """Give the properties of each event, which ends where another begins."""
    fields: _Fields | None = None
    depth = 0
    for told in properties:
        what, which = told.name.upper(), told.value.strip().upper()
        if what in _ENDS and which in _HELD | {"VCALENDAR"}:
            if fields:
                yield fields
            fields = {} if what == "BEGIN" and which in _HELD else None
            depth = 0
        elif what in _ENDS:
            # An alarm inside an event has a text of its own, which nobody reads.
            depth = max(0, depth + (1 if what == "BEGIN" else -1))
        elif fields is not None and not depth:
            fields.setdefault(what, []).append(told)
    if fields:
        yield fields


def _story(fields: _Fields) -> Extract | None:
    """Give what an event says; None where it says nothing."""
    sheet = Sheet()
    sheet.entitle(_value(fields, _TITLE))
    descriptions = list(_descriptions(fields))
    times, shown = list(_times(fields)), list(_shown(fields))
    if not (sheet.title or shown or any(one.strip() for one in descriptions)):
        return None
    sheet.add("\n".join([*times, *shown] if sheet.title else [*shown, *times]))
    for description in descriptions:
        sheet.add(description)
    written = next((fields[name][0].value for name in _WRITTEN if name in fields), "")
    key = _value(fields, "UID") + _value(fields, "RECURRENCE-ID")
    whole = "\n".join(told.value for values in fields.values() for told in values)
    return sheet.extract(
        key=key or blake2b(whole.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        dating=stamps.dating(written.partition("T")[0]),
    )


def _descriptions(fields: _Fields) -> Iterator[str]:
    """Give what is said of an event; what is said once more with markup, once."""
    said = set[str]()
    for name in (_STORY, _MARKED_UP):
        for told in fields.get(name, ()):
            plain = _plain(told.value)
            text = fragment(plain) if "</" in plain else plain
            if not said.issuperset(text.split()):
                yield text
                said.update(text.split())


def _times(fields: _Fields) -> Iterator[str]:
    """Give when an event is, a line each."""
    for name, label in _TIMES.items():
        for told in fields.get(name, ()):
            yield f"{label}: {_moment(told.value)}"


def _shown(fields: _Fields) -> Iterator[str]:
    """Give where an event is, who comes, and all that is written for people, a line each."""
    others = fields.keys() - _SHOWN.keys() - _TIMES.keys() - _TECHNICAL - {_TITLE, _STORY}
    unknown = [name for name in fields if name in others and not name.startswith("X-")]
    for name in (*_SHOWN, *unknown):
        for told in fields.get(name, ()):
            label = _SHOWN.get(name, told.name)
            named = _NAME.search(told.more) if name in _PEOPLE else None
            value = (named[1] or named[2]) if named else _plain(told.value)
            if value.strip():
                yield f"{label}: {_MAILTO.sub('', value, count=1)}"
    for told in fields.get(_TITLE, ())[1:]:
        yield _plain(told.value)


def _moment(value: str) -> str:
    """Give a day, and an hour where one is told (`2026-11-24 10:00 UTC`), or what stands there."""
    told = _MOMENT.match(value)
    if told is None:
        return value
    hour = f" {told[4]}:{told[5]}{' UTC' if told[6] else ''}" if told[4] else ""
    return f"{told[1]}-{told[2]}-{told[3]}{hour}"


def _value(fields: _Fields, name: str) -> str:
    return _plain(fields[name][0].value) if name in fields else ""


def _plain(value: str) -> str:
    """Give a value without what escapes its signs."""
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
