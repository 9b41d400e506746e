"""Who is who: whose each name of the briefings is."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from briefings.model.roll import Known, Placed, Roll, Who


class Names(Roll, Protocol):
    """The part of the corpus that tells who is who; entities are as briefings have them."""

    def entities(self) -> Mapping[str, Who]:
        """Give for a briefing's own entity id the id and name of who it is in this library."""

    def whose(self, entities: Iterable[str]) -> Mapping[str, Who]:
        """Give the same of some of them; those of whom nothing is settled are absent."""

    def called(self, person: str) -> Collection[str]:
        """Give the entity ids that the briefings have for somebody of this library."""

    def settled(self) -> Mapping[str, Who]:
        """Give the same, as the rules alone have it."""

    def decided(self) -> Mapping[str, Who]:
        """Give the part of that table that the reader decided."""

    def decide(self, decided: Mapping[str, Who]) -> None:
        """Replace that part."""

    def renamed(self, most: int) -> Mapping[str, Known | None]:
        """Give names of people that changed since they were settled, None for those gone.

        No more than `most` of them, by entity; some may be as they were.
        """

    def settle(
        self,
        asked: Mapping[str, Known | None],
        placed: Iterable[Placed],
        keys: Mapping[str, Mapping[str, bool]],
    ) -> None:
        """Say whose names are now.

        `asked` are names that changed, as `renamed` gave them; `placed` all that this changes, and
        `keys` the keys of those with another form, each with whether it is one of the last word.
        """

    def homes(self) -> Iterable[str]:
        """Give the entities under whose names people stand."""

    def languages(self) -> Mapping[str, int]:
        """Give how many briefings are in each language."""

    def publishers(self) -> Collection[str]:
        """Give whom the briefings are published by, each once; empty for nobody known."""

    def ringing(self) -> Collection[str]:
        """Give the names of watches that ring in briefings, each once, or did."""
