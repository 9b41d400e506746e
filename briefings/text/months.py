"""Where a month ends.

Python's `calendar` knows it too, and loads `locale`: half a megabyte of a reader for one question.
"""

from datetime import date, timedelta


def month_end(day: date) -> date:
    """Give the last day of the month that a day is in."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)
