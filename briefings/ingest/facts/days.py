"""Days as a text writes them: found, not yet judged.

Every number of the text is looked at once, with anchored patterns of bounded length around it,
so the time is linear however a text is made.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from briefings.ingest.facts import persian
from briefings.text.named_days import named_days

MOST = 2000
"""How many numbers of a text are looked at."""

_NUMBER = re.compile(r"[0-9]+")
_ISO = re.compile(r"(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d|[-./]\d)")
_NUMERIC = re.compile(
    r"(\d{1,2})(?:([-./])\s?(\d{1,2})\2\s?(\d{4})|([-./])(\d{1,2})\5(\d{2}))(?!\d|[-./:]\d)"
)
_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ASIAN_DAY = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_OF_YEAR = re.compile(r"[年년\d./:-]\s?\Z")
_BEHIND_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣],?\Z")
"""How a word ends in front of a day with its year: no space parts them, a comma at the most."""
_MONTH = r"[^\W\d_]{3,14}(?: ال(?:[أا]ول|ثاني))?\b"
"""A word; in the Levant some months have two, the first and the second of their name."""
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го|-?е)?[.,]?[»”]?[\s\-/]{0,2}(?:(?:de|of|day\sof)\s|d['’])?"
    rf"({_MONTH})\.?(?:/{_MONTH})?,?"
    r"(?:[\s\-/]{1,2}(?:(?:de|del|в)\s)?(\d{4})(?:(?!\d)|(?=\d{1,2}:\d\d)))?"
)
_SHORT_YEAR = re.compile(
    r"\.?(?:\s['’](\d\d)(?!\d)|-(\d\d)(?![\d-])"
    r"|\s(\d\d)(?=,?\s(?:(?:à|at|um|o|в|alle)\s)?\d{1,2}[:h.]\d\d(?!\d)|[ \t]*[\])]?(?:\n|\Z)))"
)
_MONTH_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:.,]?\d)(?:,?\s(?:\d{1,2}:\d\d(?::\d\d)?\s(?:[A-Z]{2,4}\s)?)?(\d{4})(?:(?!\d)|(?=\d{1,2}:\d\d)))?"
)
_ROMAN = re.compile(r"(\d{1,2})\s?([./-])\s?([IVX]{1,4})\s?\2\s?(\d{4})(?!\d)")
_MONTHS = {
    number: month
    for month, number in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1
    )
}
_SIGNALLED = re.compile(r"(\d\d)[0-2]\d[0-5]\d[A-Z]\s?([A-Z]{3,9})\s?(\d{4}|\d\d)(?!\d)")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})\.?,?\s(?:m\.\s)?([^\W\d_]{3,14})\.?\s(\d{1,2})(?!\d)")
_YEAR_DAY_MONTH = re.compile(
    r"(\d{4})(?:\.\s?gada|\s?жылғы|-yil)\s(\d{1,2})(?:\.\s?|\s|-)([^\W\d_]{3,14})"
)
"""As Latvian, Kazakh and Uzbek write it."""
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,14})(?:\.|\s|\.\s|\sde\s)\Z")
_GLUED = re.compile(r"[a-z]([A-Z]{3,9})\Z")
"""A month in capitals behind a label that was glued to it: `UpdatedNOV 22 2026`."""
_WEEKDAY_BEFORE = re.compile(
    r"([^\W\d_][\w'’-]{2,14})(?:\s?\([^()]{1,12}\))?[.,]{0,2}\s(?:the\s|on\s)?\Z"
)
_WEEKDAY_BEHIND = re.compile(r"(?:,\s|\s?\()(?:[^\W\d_]{1,2}\s)?([^\W\d_][\w'’-]{2,14})")
_YEARS = range(1990, 2100)
_SHORT_YEARS = range(39)
"""What two digits mean in this century: from 39 on they tell of the one before."""

# The digits of other scripts, each in the place of its letter.
_NATIVE = re.compile("[٠-٩۰-۹०-९০-৯]")
_DIGITS = {
    ord(sign): str(digit)
    for signs in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯")
    for digit, sign in enumerate(signs)
}


class Day(NamedTuple):
    """A day as written; the year, and for `3/4/2025` the order, may be missing."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    """0 for Monday, where the text names it beside the day."""
    order: str = ""
    """`md` or `dm` where that is written with slashes; `?` where the two may change places."""
    learned: bool = False
    """Whether its order is known from other texts of its publisher alone."""

    def of(self, year: int) -> date | None:
        """Give the day in a year; None where the calendar or the weekday forbids it."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in {None, day.weekday()} else None

    @property
    def readings(self) -> tuple["Day", ...]:
        """Give the days that it may be: two, where day and month may change places."""
        return (self, _turned(self)) if self.order == "?" else (self,)

    @property
    def whole(self) -> date | None:
        """The date, where day, month and year are certain."""
        if self.year is None or self.order == "?":
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def find(text: str, language: str) -> list[Day]:
    """Find the days that a text writes, in text order.

    `language` decides between month names that languages share; ISO 639-1 or `unknown`.
    """
    if not text.isascii() and _NATIVE.search(text):
        text = text.translate(_DIGITS)
    months, weekdays = _names(language)
    found: list[Day] = []
    end = 0
    for number in islice(_NUMBER.finditer(text), MOST):
        start = number.start()
        length = number.end() - start
        if start < end or length not in {1, 2, 4, 6, 8}:
            continue
        if length == 8:
            day = _compact(text, start)
        elif length == 6:
            day = _signalled(text, start, months)
        elif length == 4:
            day = _year_first(text, start, language) or _year_worded(text, start, months)
        else:
            day = (
                _asian(text, start)
                or _numeric(text, start)
                or _worded(text, start, months)
                or _persian(text, start)
            )
        if day and day.start < end:
            # One month between two numbers, as in `8 Nov 26`: it goes with the year alone.
            if found[-1].year is not None or day.year is None:
                continue
            found.pop()
        if day:
            day = _with_weekday(text, day, weekdays)
            found.append(day)
            end = day.end
    return _settled(found)


def ordered(found: Sequence[Day], learned: str, language: str) -> list[Day]:
    """Give days with those read that nothing in their text tells the order of.

    As their publisher writes it, `dm` or `md`, where that is `learned`; else in any language but
    English the day is first, and in English they stay as they are.
    """
    order = learned or ("" if language in {"en", "unknown"} else "dm")
    if not order:
        return list(found)
    return [
        _ordered(day, order)._replace(learned=bool(learned)) if day.order == "?" else day
        for day in found
    ]


def told_order(found: Sequence[Day]) -> str:
    """Give the order that a text's own days with slashes tell; empty for none, or for both."""
    orders = {day.order for day in found if day.order} - {"?"}
    return orders.pop() if len(orders) == 1 else ""


def _numeric(text: str, start: int) -> Day | None:
    """Read `05.12.2025`, `5/XII/2025` or `12/31/2025`."""
    roman = _ROMAN.match(text, start)
    if roman and not _goes_on(text, start):
        return _day(start, roman.end(), int(roman[4]), _MONTHS.get(roman[3], 0), int(roman[1]))
    found = _NUMERIC.match(text, start)
    if not found or _goes_on(text, start):
        return None
    _, sign, middle, full, other_sign, other_middle, short = found.groups()
    first, second = int(found[1]), int(middle or other_middle)
    year = int(full) if full else _in_full(short)
    if second > 12:
        return _day(start, found.end(), year, first, second, order="md")
    slashed = (sign or other_sign) == "/" and first != second
    order = "" if not slashed else "dm" if first > 12 else "?"
    return _day(start, found.end(), year, second, first, order=order)


def _year_first(text: str, start: int, language: str) -> Day | None:
    """Read `2025-12-05` or `2025年12月5日`; in Persian `1404/9/14` as well."""
    found = _ISO.match(text, start) or _ASIAN.match(text, start)
    is_behind_word = (
        found is not None
        and found.re is _ASIAN
        and _BEHIND_WORD.search(text, max(0, start - 2), start)
    )
    if not found or (_goes_on(text, start) and not is_behind_word):
        return None
    year, month, day = int(found[1]), int(found[found.re.groups - 1]), int(found[found.re.groups])
    if language == "fa" and year in persian.YEARS:
        return _of_date(start, found.end(), persian.gregorian(year, month, day))
    return _day(start, found.end(), year, month, day)


def _asian(text: str, start: int) -> Day | None:
    """Read `11月21日`, which has no year: it does not stand behind one of another count."""
    found = _ASIAN_DAY.match(text, start)
    if found is None or _OF_YEAR.search(text, max(0, start - 2), start):
        return None
    return _day(start, found.end(), None, int(found[1]), int(found[2]))


def _compact(text: str, start: int) -> Day | None:
    """Read `20251205`, where nothing else stands on its line."""
    before = text[max(0, start - 20) : start].rpartition("\n")[2]
    after = text[start + 8 : start + 28].partition("\n")[0]
    if before.strip() or after.strip():
        return None
    year, month, day = (int(text[start + a : start + b]) for a, b in ((0, 4), (4, 6), (6, 8)))
    return _day(start, start + 8, year, month, day)


def _signalled(text: str, start: int, months: dict[str, int]) -> Day | None:
    """Read `201432Z NOV 26`, as services write a day, an hour and a year."""
    found = _SIGNALLED.match(text, start)
    month = months.get(found[2].casefold()) if found else None
    if found is None or month is None:
        return None
    year = int(found[3])
    return _day(
        start, found.end(), year if year > 99 else _in_full(found[3]), month, int(found[1])
    )


def _persian(text: str, start: int) -> Day | None:
    """Read `14 آذر 1404`."""
    found = persian.DAY.match(text, start)
    if found is None or (month := persian.month(found[2])) is None:
        return None
    return _of_date(start, found.end(), persian.gregorian(int(found[3]), month, int(found[1])))


def _of_date(start: int, end: int, when: date | None) -> Day | None:
    return _day(start, end, when.year, when.month, when.day) if when else None


def _goes_on(text: str, start: int) -> bool:
    """Whether a number is the rest of another, of a word or of a price."""
    return bool(start) and (text[start - 1] in "-/.:,$€£" or text[start - 1].isalnum())


def _year_worded(text: str, start: int, months: dict[str, int]) -> Day | None:
    """Read `2020. április 15`, `2020 m. balandžio 15` or `2020. gada 15. aprīlis`."""
    found = _YEAR_MONTH_DAY.match(text, start)
    if found and (month := months.get(found[2].casefold())):
        return _day(start, found.end(), int(found[1]), month, int(found[3]))
    found = _YEAR_DAY_MONTH.match(text, start)
    if found and (month := months.get(found[3].casefold())):
        return _day(start, found.end(), int(found[1]), month, int(found[2]))
    return None


def _worded(text: str, start: int, months: dict[str, int]) -> Day | None:
    """Read `December 5, 2025` or `5 грудня 2025`."""
    behind = text[start - 1] if start else ""
    first = _MONTH_DAY.match(text, start) if behind == "." or behind.isspace() else None
    if first:
        before = _MONTH_BEFORE.search(text, max(0, start - 20), start)
        glued = _GLUED.search(before[1]) if before else None
        named = glued or before
        month = months.get(named[1].casefold()) if named else None
        if before and month and not ("\n" in before[0] and _names_month(text, start, months)):
            year = int(first[2]) if first[2] else None
            begins = before.start(1) + (glued.start(1) if glued else 0)
            return _day(begins, first.end(), year, month, int(first[1]))
    found = _DAY_MONTH.match(text, start)
    if found and (month := months.get(found[2].casefold())):
        year = int(found[3]) if found[3] else None
        end = found.end() if year else found.end(2)
        short = None if year else _SHORT_YEAR.match(text, end)
        if short:
            year, end = _in_full(short[1] or short[2] or short[3]), short.end()
        return _day(start, end, year, month, int(found[1]))
    return None


def _names_month(text: str, start: int, months: dict[str, int]) -> bool:
    """Whether a month is named behind a number, which is no day of the one on the line above."""
    found = _DAY_MONTH.match(text, start)
    return bool(found and found[2].casefold() in months)


def _in_full(short: str) -> int:
    """Give the year that two digits mean; 0, which no day has, for one of the century before.

    `12-Mar-99` is rather told of than when anything was published. Today's year is not asked: a
    text is read alike on any day.
    """
    return 2000 + int(short) if int(short) in _SHORT_YEARS else 0


def _day(
    start: int, end: int, year: int | None, month: int, day: int, *, order: str = ""
) -> Day | None:
    """Give a day that a calendar may hold, or None."""
    if not (1 <= month <= 12 and 1 <= day <= 31) or (year is not None and year not in _YEARS):
        return None
    return Day(start, end, year, month, day, None, order)


def _with_weekday(text: str, day: Day, weekdays: dict[str, int]) -> Day:
    """Add the weekday named in front of a day, or behind one without a year.

    On the line above the day it stands alone: `… until Friday` ends what somebody else said.
    """
    found = _WEEKDAY_BEFORE.search(text, max(0, day.start - 34), day.start)
    if found and "\n" in found[0] and text[: found.start()].rpartition("\n")[2].strip():
        found = None
    if day.year is None and (found is None or found[1].casefold() not in weekdays):
        found = _WEEKDAY_BEHIND.match(text, day.end)
    weekday = weekdays.get(found[1].casefold()) if found else None
    return day if weekday is None else day._replace(weekday=weekday)


def _settled(found: list[Day]) -> list[Day]:
    """Settle which of `3/4/2025` is the month: by its weekday, or the text's other such dates."""
    if not any(day.order == "?" for day in found):
        return found
    found = [_by_weekday(day) if day.order == "?" else day for day in found]
    order = told_order(found)
    return [_ordered(day, order) if order and day.order == "?" else day for day in found]


def _by_weekday(day: Day) -> Day:
    """Give a day with slashes in the order that alone falls on its weekday."""
    if day.weekday is None or day.year is None:
        return day
    fits = bool(day.of(day.year)), bool(_turned(day).of(day.year))
    return day if fits[0] == fits[1] else _ordered(day, "dm" if fits[0] else "md")


def _ordered(day: Day, order: str) -> Day:
    """Give a day with slashes in an order."""
    return _turned(day) if order == "md" else day._replace(order=order)


def _turned(day: Day) -> Day:
    """Give the day that is meant where the month stands first."""
    return day._replace(month=day.day, day=day.month, order="md")


@cache
def _names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Give the months and weekdays by name: of the language, of English, of any other."""
    table = named_days()
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    others = [code for code in table if code not in {language, "en"}]
    for code in (language, "en", *others):
        own = code in {language, "en"}
        for names, target in zip(table.get(code, ({}, {})), (months, weekdays), strict=True):
            for name, number in names.items():
                if own or len(name) > 3:
                    target.setdefault(name, number)
    return months, weekdays


def first_weekday(text: str) -> int | None:
    """Give the first weekday that a text names, 0 for Monday; None where it names none."""
    _, weekdays = _names("")
    words = re.findall(r"[^\W\d_]{4,}", text)
    return next((weekdays[w.casefold()] for w in words if w.casefold() in weekdays), None)


@cache
def calendar_words() -> frozenset[str]:
    """Give the names of months and weekdays in every language, as runs of letters."""
    names = (name for tables in named_days().values() for table in tables for name in table)
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(names)))
