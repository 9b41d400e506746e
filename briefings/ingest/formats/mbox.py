"""An mbox: messages one after another, each behind a line `From sender weekday month day …`.

Programs differ in what they write there: any line `From …` counts over which a line is empty and
below which the header of a mail begins. A file of a single mail has none.
"""

import re
from collections.abc import Iterator

from briefings.errors import UnreadableError
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.mail import message
from briefings.ingest.formats.room import Room

_POSTMARK = re.compile(
    rb"(?:\A|(?<=\n))From \S{1,300} {1,2}\w{3},? {1,2}\w{3} {1,2}\d{1,2} [^\n]{4,60}\r?\n"
    rb"|(?:\A|(?<=\n\n)|(?<=\n\r\n))From[ \t][^\n]{0,300}\n(?=[A-Za-z][\w-]{1,40}:[ \t])"
)
_FIELD = re.compile(rb"\s{0,9}[A-Za-z][\w-]{1,40}:[ \t]")
_ESCAPED = re.compile(rb"(?:\A|(?<=\n))>(>*From )")


def extract(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read each message. UnreadableError where no line opens one."""
    return _messages(raw, whole, is_alone=False)


def alone(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read each message without the documents attached to it."""
    return _messages(raw, whole, is_alone=True)


def _messages(raw: bytes, whole: Room, *, is_alone: bool) -> Iterator[Extract]:
    marks = [mark.span() for mark in _POSTMARK.finditer(raw)]
    if not marks and _FIELD.match(raw):
        yield message(raw, whole, is_alone=is_alone)
        return
    if not marks:
        raise UnreadableError("no message begins in it", advice="an mbox has `From ` lines")
    ends = [start for start, _ in marks[1:]] + [len(raw)]
    for (_, start), end in zip(marks, ends, strict=True):
        yield message(_ESCAPED.sub(rb"\1", raw[start:end]), whole, is_alone=is_alone)
