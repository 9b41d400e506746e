"""Which briefings name somebody: very many may, so they are counted by day, told when asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import overload

from msgspec import json

_EACH = json.Decoder(list[tuple[int, str]])


@dataclass(frozen=True, slots=True)
class Naming:
    """The briefings that name somebody, of those that stand under one day for one reason."""

    day: int
    """As an ordinal."""
    dated: bool
    """Whether it is the first day of their dating (`Standing.dated`)."""
    is_known: bool
    """Whether they have a dating, be it of a day too far ahead to stand under it."""
    briefings: int
    mentions: int
    """How often they name them, as `Entry.in_story` counts."""
    packed: bytes | str
    """Of each a list in JSON: minus when it was received, and its id; one may be told twice."""

    @property
    def places(self) -> Iterable[tuple[int, str]]:
        """Give what each is sorted by under its day, and its id."""
        return set(_EACH.decode(self.packed))


class Those(Sequence[str]):
    """The ids of the briefings that some namings count, newest first; read when they are used."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        """Take namings in the order in which a corpus gives them."""
        self._namings = namings
        self._count = sum([one.briefings for one in namings])

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for _, same in groupby(self._namings, key=lambda one: (one.day, one.dated)):
            yield from (one for _, one in sorted(place for each in same for place in each.places))

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._ids[at]

    @cached_property
    def _ids(self) -> Sequence[str]:
        return list(self)
