"""Names as a library knows them, and whose each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

Who = tuple[str, str]
"""The id and the name of a person."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name as some briefings have it."""

    entity: str
    """The briefings' own id."""
    name: str
    """The fullest form there."""
    briefings: int
    """In how many briefings it is named so."""


class Placed(NamedTuple):
    """A name, and the person it was settled to be of."""

    known: Known
    home: str
    """The entity of the name under which the person stands: its own, where that is this one."""
    who: Who


class Roll(Protocol):
    """Whose each name of a library was settled to be; asked for no more than new names touch."""

    def placed(self, entities: Iterable[str]) -> Iterable[Placed]:
        """Give those of some entities that are settled."""

    def bearing(self, key: str, *, as_family: bool) -> Iterable[Placed]:
        """Give the names with a key (`sameness.keys_of`), or with one of their last word."""

    def members(self, home: str) -> Iterable[Placed]:
        """Give the names settled as those of the person who stands under one."""
