"""Days of the Persian calendar, which Iran and Afghanistan date by, in the one of this program."""

import re
from datetime import date, timedelta

YEARS = range(1370, 1480)
"""The years that are read: 1991 to 2101."""
DAY = re.compile(r"(\d{1,2})\s([^\W\d_]{2,8})(?:\sماه)?،?\s(\d{4})(?!\d)")
"""Its groups are day, month and year."""

_MONTHS = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
]
# Arabic keyboards write these two otherwise.
_LETTERS = str.maketrans("يك", "یک")
_FIRST, _BEGAN = 1370, date(1991, 3, 21)


def month(name: str) -> int | None:
    """Give the number of a month; None for any other word."""
    name = name.translate(_LETTERS)
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def gregorian(year: int, month: int, day: int) -> date | None:
    """Give the same day as a date; None where the calendar has none, or outside of `YEARS`."""
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if year not in YEARS or not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    years = sum(366 if _is_leap(one) else 365 for one in range(_FIRST, year))
    months = 31 * (month - 1) - max(0, month - 7)
    return _BEGAN + timedelta(years + months + day - 1)


def _is_leap(year: int) -> bool:
    """Whether a year has a leap day, by the cycle of 33 years that holds from 1343 to 1472."""
    return (25 * year + 11) % 33 < 8
