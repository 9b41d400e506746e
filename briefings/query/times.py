"""Days and ages, as a query writes them."""

import re
from datetime import UTC, date, datetime, timedelta

from briefings.query.nodes import Age, Days, Field
from briefings.text.months import month_end

TIMES = frozenset({Field.DATE, Field.RECEIVED, Field.OLDER})
"""The fields that ask when."""

_DAY = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|-?w(\d{1,2}))?"
_DATE = re.compile(rf"(>=|<=|=>|=<|>|<|=)?{_DAY}(?:\.\.{_DAY})?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = ("today", "yesterday", *_WEEKDAYS)
"""Days by name: of a weekday the last one, which may be today."""
_NAME = re.compile("|".join((*NAMED, *(rf"{name[:3]}\b" for name in _WEEKDAYS))))
_AGE = re.compile(r"([<>])?(\d{1,5})([hdwmy])")
HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}
"""The hours of each unit that an age is written in."""
MOST_OF_A_UNIT = 99_999
"""The most of a unit that an age may have."""
_HALF_DATE = re.compile(
    r"[<>]?=?(?:\d{0,4}|\d{4}-(?:\d\d-)?0?|\d{4}-?[wW]\d?|\d{4}[\d-]*\.{1,2}[\d-]*)"
)
"""What a date may look like while it is being typed; `2025-13` can become none."""
_HALF_AGE = re.compile(r"[<>]?\d{0,5}")


def read_time(field: Field, value: str) -> Days | Age:
    """Read a day, days or an age; ValueError for what is none."""
    age = _AGE.fullmatch(value)
    if age is not None:
        return _age(field, age[1] or "", int(age[2]) * HOURS[age[3]], is_hours=age[3] == "h")
    # Days of receipt are counted in UTC.
    today = datetime.now(UTC).date() if field is Field.RECEIVED else date.today()
    told = _NAME.sub(lambda name: _named(name[0], today).isoformat(), value.lower())
    if told.endswith(".."):
        told = f">={told.removesuffix('..')}"
    elif told.startswith(".."):
        told = f"<={told.removeprefix('..')}"
    match = _DATE.fullmatch(told)
    if match is None or field is Field.OLDER:
        raise ValueError(value)
    first = _span(*match.group(2, 3, 4, 5))
    second = _span(*match.group(6, 7, 8, 9)) if match[6] else first
    try:
        start, end = _range(match[1] or "", first, second)
    except OverflowError as error:
        raise ValueError(value) from error
    named = value.lower() if _NAME.search(value.lower()) else ""
    return Days(start, end, received=field is Field.RECEIVED, named=named)


def could_be_time(field: Field, value: str) -> bool:
    """Whether more letters can make a day or an age of it."""
    half = _HALF_AGE.fullmatch(value) if field is Field.OLDER else _HALF_DATE.fullmatch(value)
    if half or _HALF_AGE.fullmatch(value):
        return True
    begun = value.lower().rpartition("..")[2].lstrip("<>=")
    return field is not Field.OLDER and any(name.startswith(begun) for name in NAMED)


def time_forms(field: Field) -> str:
    """Say how a field's value is written."""
    if field is Field.OLDER:
        return "write older:30d, where d is days, w weeks, m months of 30 days, y years"
    last = "a..b" if field is Field.DATE else "<12h"
    return f"write {field}:2025, 2025-12, 2025-W48, 2025-12-01, >2025-12, <3d, monday or {last}"


def _named(name: str, today: date) -> date:
    """Give the day of a name of a day, or of its first three letters."""
    if name in ("today", "yesterday"):
        return today - timedelta(days=name == "yesterday")
    weekday = next(at for at, full in enumerate(_WEEKDAYS) if full.startswith(name))
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _age(field: Field, sign: str, hours: int, *, is_hours: bool) -> Age:
    """Make an age; a bare one is of `older` alone, and hours of `received`."""
    is_older = field is Field.OLDER
    if is_older == bool(sign) or (is_hours and field is not Field.RECEIVED):
        raise ValueError(sign)
    return Age(field, hours, older=is_older or sign == ">")


def _span(year: str, month: str | None, day: str | None, week: str | None) -> tuple[date, date]:
    """Give the first and last day of a year, a month, a day or a week; ValueError for none such.

    Weeks are those of ISO 8601: they begin on Monday, and the first has the year's first Thursday.
    """
    if week:
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday, monday + timedelta(days=6)
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return first, first
    return first, month_end(first if month else first.replace(month=12))


def _range(
    sign: str, first: tuple[date, date], second: tuple[date, date]
) -> tuple[date | None, date | None]:
    """Apply a comparison, or none, to the days meant."""
    if sign.strip("=") and first is not second:
        raise ValueError(sign)
    if sign == ">":
        return first[1] + timedelta(days=1), None
    if sign in (">=", "=>"):
        return first[0], None
    if sign == "<":
        return None, first[0] - timedelta(days=1)
    if sign in ("<=", "=<"):
        return None, first[1]
    if second[1] < first[0]:
        raise ValueError("the days run backwards")
    return first[0], second[1]
