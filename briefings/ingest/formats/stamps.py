"""Dates as formats write them: ISO 8601, RFC 5322, in words, or in seconds since 1970."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from briefings.ingest.facts import days
from briefings.model import Certainty, DateOrigin, Dating, Precision

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d{1,5}\Z)")
_SECONDS = re.compile(r"\s*(\d{10})(?:\d{3}|\.\d{1,9})?\s*\Z")
"""Since 1970, in universal time, with thousandths or without."""
_FIRST = 10**9
"""The second of September 2001 from which on they have ten digits."""
_LONGEST = 100


def dating(
    stamp: str, certainty: Certainty = Certainty.STATED, *, language: str = "unknown"
) -> Dating | None:
    """Give the day that a stamp names, in the writer's own time zone; None where it names none.

    A month without a day stays a month. `language` is that of the words around it.
    """
    stamp = stamp[:_LONGEST]
    iso = _ISO.match(stamp)
    if iso and iso[3] is None:
        return _month(int(iso[1]), int(iso[2]), certainty)
    day = _iso_day(iso) if iso else _day(stamp, language)
    return on(day, certainty) if day else None


def on(day: date, certainty: Certainty = Certainty.STATED) -> Dating | None:
    """Give the dating of one day; None for one that nothing was published on."""
    if not 1970 < day.year < 2100:
        return None
    return Dating(day, day, Precision.DAY, DateOrigin.META, certainty)


def _iso_day(iso: re.Match[str]) -> date | None:
    return _date(int(iso[1]), int(iso[2]), int(iso[3]))


def _day(stamp: str, language: str) -> date | None:
    seconds = _SECONDS.match(stamp)
    if seconds and int(seconds[1]) >= _FIRST:
        return datetime.fromtimestamp(int(seconds[1]), UTC).date()
    compact = _COMPACT.match(stamp)
    if compact and (day := _date(int(compact[1]), int(compact[2]), int(compact[3]))):
        return day
    # A weekday, as `Tue, 18 Feb 2020 …` has one, would be taken for a word without a meaning.
    parsed = parsedate(stamp) if re.search(r"[A-Za-z]{3}.*\d:\d\d", stamp) else None
    if parsed and (day := _date(*parsed[:3])):
        return day
    wholes = [day.whole for day in days.find(stamp, language)]
    return next((day for day in wholes if day), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _month(year: int, month: int, certainty: Certainty) -> Dating | None:
    first = _date(year, month, 1)
    if first is None or not 1970 < year < 2100:
        return None
    last = date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return Dating(first, last, Precision.MONTH, DateOrigin.META, certainty)
