"""Whose each name is, in memory."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefings.model import EntityKind
from briefings.model.roll import Known, Placed, Who
from briefings.store.protocols import SpellingCount


class MemoryRoll:
    """The corpus as it tells who is who."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._placed: dict[str, Placed] = {}
        self._keys: dict[str, Mapping[str, bool]] = {}
        self._decided: dict[str, Who] = {}

    @abstractmethod
    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        """Give every name of the corpus, by entity."""

    @abstractmethod
    def _languages(self) -> Iterable[str]:
        """Give the language of each briefing."""

    def entities(self) -> Mapping[str, Who]:
        return {**self.settled(), **self._decided}

    def whose(self, entities: Iterable[str]) -> Mapping[str, Who]:
        known = self.entities()
        return {one: known[one] for one in entities if one in known}

    def called(self, person: str) -> Collection[str]:
        return {entity for entity, (who, _) in self.entities().items() if who == person}

    def settled(self) -> Mapping[str, Who]:
        return {entity: one.who for entity, one in self._placed.items()}

    def decided(self) -> Mapping[str, Who]:
        return self._decided

    def decide(self, decided: Mapping[str, Who]) -> None:
        self._decided = dict(decided)

    def renamed(self, most: int) -> Mapping[str, Known | None]:
        people = (one for one in self.spellings() if one.kind is EntityKind.PERSON)
        now = {one.entity: Known(one.entity, one.name, one.briefings) for one in people}
        was = {entity: one.known for entity, one in self._placed.items()}
        changed = [one for one in sorted({*now, *was}) if now.get(one) != was.get(one)]
        return {one: now.get(one) for one in changed[:most]}

    def settle(
        self,
        asked: Mapping[str, Known | None],
        placed: Iterable[Placed],
        keys: Mapping[str, Mapping[str, bool]],
    ) -> None:
        for entity, known in asked.items():
            if known is None:
                self._placed.pop(entity, None)
                self._keys.pop(entity, None)
        self._placed.update((one.known.entity, one) for one in placed)
        self._keys.update(keys)

    def placed(self, entities: Iterable[str]) -> Iterable[Placed]:
        return [self._placed[one] for one in entities if one in self._placed]

    def bearing(self, key: str, *, as_family: bool) -> Iterable[Placed]:
        keyed = ((one, found.get(key)) for one, found in self._keys.items())
        return [self._placed[one] for one, last in keyed if last or last is as_family]

    def members(self, home: str) -> Iterable[Placed]:
        return [one for one in self._placed.values() if one.home == home]

    def homes(self) -> Iterable[str]:
        return sorted(entity for entity, one in self._placed.items() if one.home == entity)

    def languages(self) -> Mapping[str, int]:
        return Counter(self._languages())
