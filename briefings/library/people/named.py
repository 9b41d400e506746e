"""Somebody's briefings: counted, and told when they are asked for, for they may be very many."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from typing import overload

from briefings.model import EntityKind
from briefings.store.protocols import Corpus, Count, Naming, When


class Named:
    """Somebody, by the ids that briefings have for them, in some sources."""

    def __init__(
        self, corpus: Corpus, kind: EntityKind, entities: Collection[str], scope: Sequence[str]
    ) -> None:
        """Count how often they are named."""
        self._corpus = corpus
        self._asked = (kind, entities)
        self._scope = scope
        self.counted: Naming = corpus.naming(kind, entities, scope)

    def newest(self, most: int) -> Sequence[str]:
        """Give the newest briefings that name them."""
        return self._corpus.who_name(*self._asked, self._scope, limit=most)

    def by_day(self, days: range) -> Mapping[int, Count]:
        """Give how often they are named in what stands under each of some days of its own."""
        return self._corpus.naming_by_day(*self._asked, days, self._scope)

    def on(self, day: int) -> Sequence[str]:
        """Give the briefings that stand under a day of their own and name them."""
        return self._who_name(range(day, day + 1))

    def those(self, when: When, count: Count) -> Sequence[str]:
        """Give the briefings that were counted, newest first; they are read when they are used."""
        return _Those(partial(self._who_name, when), count.briefings)

    def _who_name(self, when: When) -> Sequence[str]:
        return self._corpus.who_name(*self._asked, self._scope, when=when)


class _Those(Sequence[str]):
    """Ids that are read when they are used."""

    def __init__(self, read: Callable[[], Sequence[str]], count: int) -> None:
        """Take what reads them, and how many they are."""
        self._read = read
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._ids[at]

    @cached_property
    def _ids(self) -> Sequence[str]:
        return self._read()
