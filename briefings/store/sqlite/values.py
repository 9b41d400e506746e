"""Values as SQLite keeps them."""

from collections.abc import Iterable
from datetime import date

from msgspec import json

from briefings.model import AlertState

STATES = (AlertState.NEW, AlertState.SEEN, AlertState.DISMISSED, AlertState.OLD)
"""The states of alerts by their numbers."""

A_DAY = 86_400_000_000
"""Microseconds of a day."""
FIRST_DAY = date(1970, 1, 1).toordinal()
"""The number of the day from which moments are counted."""

EACH = "(SELECT value AS one FROM json_each(?))"
"""A table of values, `one` by one: a statement asks for all of them at once."""


def key_of(text: str) -> bytes:
    """Give bytes that sort as the text does, whatever is in it: a path may hold half a pair."""
    return text.encode("utf-8", "surrogatepass")


def text_of(key: bytes) -> str:
    """Give back the text of `key_of`."""
    return key.decode("utf-8", "surrogatepass")


def kept(text: str) -> str | bytes:
    """Give the text itself, or its bytes where SQLite would not take it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return key_of(text)
    return text


def given(value: str | bytes) -> str:
    """Give back the text of `kept`."""
    return value if isinstance(value, str) else text_of(value)


def ordinal(day: date | None) -> int | None:
    """Give a day's number."""
    return day.toordinal() if day else None


def day_of(number: int | None) -> date | None:
    """Give back the day of `ordinal`."""
    return date.fromordinal(number) if number else None


def packed(ordered: str) -> str:
    """Give what reads ids together, eight bytes each: those that a statement gives in order.

    Much cheaper than a row for each, where an index has that order. The engine adds up what the
    statement inside gives in the order in which it is given; NULL of none.
    """
    return f"SELECT unhex(group_concat(id, '')) FROM ({ordered})"


def numbers(values: Iterable[int]) -> str:
    """Give numbers as SQL writes them inside the brackets of IN."""
    return ",".join(map(str, values))


def listed(values: Iterable[int] | Iterable[str]) -> str:
    """Give values as the one parameter of `EACH`."""
    return json.encode(list(values)).decode()
