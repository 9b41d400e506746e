"""A query back to text: what it would be typed like."""

import re
from datetime import date

from briefings.errors import QueryError
from briefings.query.meant import sign_meant
from briefings.query.nodes import (
    Age,
    Both,
    Days,
    Either,
    Facet,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Query,
    Word,
)
from briefings.query.reader import parse
from briefings.query.times import HOURS, MOST_OF_A_UNIT
from briefings.text.months import month_end

_PLAIN = re.compile(r"[^\W_](?:[\w.'’ʼ/&-]*[^\W_])?")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def describe(query: Query | Node) -> str:
    """Write what is asked in one line of which `parse` reads the same; empty for nothing."""
    if isinstance(query, Query):
        return describe(query.root) if query.root else ""
    match query:
        case Either():
            # `a OR b c` is read as it should be, and seldom as who typed it thinks.
            text = " OR ".join(map(_inside, query.parts))
        case Both():
            text = " ".join(map(_inside, query.parts))
        case Not():
            is_twice = isinstance(query.part, Not)
            text = f"NOT {describe(query.part)}" if is_twice else f"-{_inside(query.part)}"
        case Facet():
            text = f"{query.field}:{_value(query.value)}"
        case Days() | Age():
            text = _time(query)
        case Word() | Phrase() | Near():
            text = _words(query)
    return text


def read_as(asked: str) -> str:
    """Write how a query is read, where that is not as it is typed, capitals and blanks aside.

    Empty where it is as typed, and for what cannot be read or is unfinished.
    """
    try:
        described = describe(parse(asked))
    except QueryError:
        return ""
    is_same = described.casefold() == " ".join(asked.split()).casefold()
    return "" if is_same else described


def _inside(node: Node) -> str:
    """Write a part, in brackets where it binds less than what is around it."""
    is_loose = isinstance(node, Both | Either | Near)
    return f"({describe(node)})" if is_loose else describe(node)


def _words(node: Word | Phrase | Near) -> str:
    if isinstance(node, Near):
        return f"{_words(node.left)} near:{node.within} {_words(node.right)}"
    field = f"{Field.TITLE}:" if node.title else ""
    sign = "=" if node.exact else ""
    if isinstance(node, Phrase):
        return f'{field}{sign}"{" ".join(node.words)}"'
    if node.prefix:
        return f"{field}{sign}{node.text}*"
    is_sign = node.text in _OPERATORS or sign_meant(node.text) is not None
    is_quoted = is_sign and not field and not sign
    return f'"{node.text}"' if is_quoted else f"{field}{sign}{node.text}"


def _value(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f'"{value}"'


def _time(node: Days | Age) -> str:
    if isinstance(node, Age):
        return _age(node)
    return f"{Field.RECEIVED if node.received else Field.DATE}:{node.named or _days(node)}"


def _age(age: Age) -> str:
    """Write an age in days where it is whole ones, else in the least unit that has room for it."""
    sign = "" if age.field is Field.OLDER else ">" if age.older else "<"
    unit = next(
        unit
        for unit in ("d", "h", *HOURS)
        if age.hours % HOURS[unit] == 0 and age.hours // HOURS[unit] <= MOST_OF_A_UNIT
    )
    return f"{age.field}:{sign}{age.hours // HOURS[unit]}{unit}"


def _days(days: Days) -> str:
    if days.start is None or days.end is None:
        return f"<={_day(days.end)}" if days.start is None else f">={_day(days.start)}"
    if days.start == days.end:
        return _day(days.start)
    return _month_or_year(days.start, days.end) or f"{_day(days.start)}..{_day(days.end)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _month_or_year(start: date, end: date) -> str:
    """Give `2025-12` or `2025` where the days are just that, else nothing."""
    if start.year != end.year or start.day != 1:
        return ""
    if (start.month, end.month, end.day) == (1, 12, 31):
        return f"{start.year:04}"
    whole = start.month == end.month and end == month_end(end)
    return start.isoformat()[:7] if whole else ""
