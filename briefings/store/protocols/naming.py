"""How many briefings name somebody, and which of them are meant."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Count:
    """How often some briefings name somebody."""

    briefings: int = 0
    mentions: int = 0
    """As `Entry.in_story` counts."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How often somebody is named: in all briefings, and in those that stand under no own day."""

    every: Count
    undated: Count
    """In those without a dating."""
    ahead: Count
    """In those dated so far ahead that they do not stand under that day."""
    first: int | None
    """The first day of those that stand under their own, as an ordinal; None without any."""
    last: int | None
    """The last of those days."""


class Part(Enum):
    """Some of the briefings that name somebody, as `Naming` counts them."""

    EVERY = "every"
    UNDATED = "undated"
    AHEAD = "ahead"


When = Part | range
"""A part of them, or those that stand under their own day, one of some ordinals in a row."""
