"""A person's card: each number with the briefings behind it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a name card: a number, and exactly the briefings that it counts."""

    heading: str
    label: str
    words: str
    briefings: Sequence[str]
    """Ids, newest first; they may be very many, and are then read when they are used."""
    offset: int = -1
    """Where it stands in the first of them, in code points; -1 where it is of no one place."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that a library tells of one person, organisation or place."""

    name: str
    facts: tuple[Fact, ...]
    """In the order shown; those of one heading stand together."""
