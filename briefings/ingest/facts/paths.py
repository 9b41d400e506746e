"""The day in the name of a file, or in the address that a page is copied with: only inferred."""

import re
from collections.abc import Sequence
from datetime import date

from briefings.ingest.parts.layout import Part
from briefings.model import Certainty, DateOrigin, Dating, Precision, Span

_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?!\d)")
_ADDRESS = re.compile(
    r"https?://[^\s/]{4,80}/(?:[^\s/]{0,80}/){0,5}(20\d\d)([-/])([01]?\d)\2([0-3]?\d)[-/]\S*"
    r"(?:\s{1,99}\d{1,3}/\d{1,3})?\Z"
)
"""Alone on a line, with the page's number that a printer adds."""
_ENDS = 3
"""So many parts at either end of a text may be its address."""


def from_name(name: str) -> Dating | None:
    """Read a day from a file's name."""
    found = _PATH_DAY.search(name)
    return _dating(found) if found else None


def from_address(parts: Sequence[Part]) -> Dating | None:
    """Read the day in the path of the address that stands over a text, or under it, alone."""
    for part in (*parts[:_ENDS], *parts[-_ENDS:]):
        found = _ADDRESS.match(part.text)
        dating = _dating(found, part.start) if found else None
        if dating is not None:
            return dating
    return None


def _dating(found: re.Match[str], at: int | None = None) -> Dating | None:
    try:
        day = date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    where = None if at is None else Span(at + found.start(1), at + found.end(4))
    return Dating(day, day, Precision.DAY, DateOrigin.PATH, Certainty.INFERRED, where)
