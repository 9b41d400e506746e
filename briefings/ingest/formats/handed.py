"""What a mail states that is there to hand another on: the other's subject, sender and date.

A press office `via` a colleague published it, on the day that its own header says. Where that day
cannot be read the mail around it gives one, and a problem says so.
"""

from collections.abc import Sequence
from email.utils import parseaddr
from typing import NamedTuple

from briefings.ingest.formats import history, stamps
from briefings.ingest.formats.sheet import one_line
from briefings.model import Dating, Problem
from briefings.text.language import language

_ENOUGH = 2000
"""Code points that tell a mail's language."""
_LONGEST = 60
"""Code points of a day as it is told of."""


class Stated(NamedTuple):
    """What a mail's header states."""

    title: str
    dating: Dating | None
    publisher: str
    problems: tuple[Problem, ...] = ()


def stated(own: Stated, read: Sequence[history.History]) -> Stated:
    """Give what a mail states, of which all texts are read: of itself, or of what it hands on."""
    handing = next((one for one in read if one.handed), None)
    if handing is None:
        return own
    told = handing.handed
    text = "\n".join(part for part, _ in handing.parts)
    sent = told.get("sent", "")
    found = stamps.dating(sent, language=language(text[:_ENOUGH]))
    what = f"when the mail that it hands on was sent cannot be read: {one_line(sent)[:_LONGEST]}"
    note = Problem(what, advice="it is dated by when it was handed on")
    return Stated(
        handing.title or one_line(history.bare(own.title)) or own.title,
        found or own.dating,
        _via(sender(told.get("from", "")), own.publisher),
        () if found or not sent else (note,),
    )


def sender(field: str) -> str:
    """Give the name of who sent a mail, or the address where no name stands there."""
    name, address = parseaddr(field)
    written = field.partition("[mailto:" if "[mailto:" in field else "<")[0]
    return one_line((name if "@" in address else written).strip("\"'* ") or address)[:120]


def _via(inner: str, outer: str) -> str:
    if not inner or not outer or inner.casefold() == outer.casefold():
        return inner or outer
    return f"{inner} via {outer}"
