"""A query back to text: what a query of any shape is typed like."""

import re
from calendar import monthrange
from datetime import date

from briefings.query import (
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
    Word,
)

_PLAIN = re.compile(r"[^\W_](?:[\w.'’ʼ/&-]*[^\W_])?")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def write(node: Node) -> str:
    """Write what is asked so that `parse` reads the same from it."""
    match node:
        case Either():
            text = " OR ".join(write(part) for part in node.parts)
        case Both():
            text = " ".join(_inside(part) for part in node.parts)
        case Not(Not()):
            text = f"NOT {write(node.part)}"
        case Not():
            text = f"-{_inside(node.part)}"
        case Near():
            text = f"{_words(node.left)} near:{node.within} {_words(node.right)}"
        case Facet():
            text = f"{node.field}:{_value(node.value)}"
        case Days():
            text = f"{Field.RECEIVED if node.received else Field.DATE}:{_days(node)}"
        case Age():
            text = _age(node)
        case Word() | Phrase():
            text = _words(node)
    return text


def _inside(node: Node) -> str:
    """Write a part, in brackets where it binds less than what is around it."""
    return f"({write(node)})" if isinstance(node, Both | Either | Near) else write(node)


def _words(node: Word | Phrase) -> str:
    field = f"{Field.TITLE}:" if node.title else ""
    sign = "=" if node.exact else ""
    if isinstance(node, Phrase):
        return f'{field}{sign}"{" ".join(node.words)}"'
    if node.prefix:
        return f"{field}{sign}{node.text}*"
    is_sign = node.text in _OPERATORS and not field and not sign
    return f'"{node.text}"' if is_sign else f"{field}{sign}{node.text}"


def _value(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f'"{value}"'


def _age(age: Age) -> str:
    sign = "" if age.field is Field.OLDER else ">" if age.older else "<"
    time = f"{age.hours}h" if age.hours % 24 else f"{age.hours // 24}d"
    return f"{age.field}:{sign}{time}"


def _days(days: Days) -> str:
    if days.end is None:
        return f">={_day(days.start)}"
    if days.start is None:
        return f"<={_day(days.end)}"
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
    whole = start.month == end.month and end.day == monthrange(end.year, end.month)[1]
    return start.isoformat()[:7] if whole else ""
