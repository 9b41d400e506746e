"""Who the entities of briefings are, without reading all for the few that a screen names."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView

import apsw

from briefings.model.roll import Who
from briefings.store.sqlite.connection import Database
from briefings.store.sqlite.values import given, kept

SOME = 500
"""People that are looked up one by one, before all are read together."""
_ONE = """SELECT entity, id, name FROM decided WHERE entity = ?1
    UNION ALL SELECT entity, id, name FROM who WHERE entity = ?1 LIMIT 1"""


class People(Mapping[str, Who]):
    """Whose each name is: looked up as it is asked for, and all at once where many are."""

    def __init__(self, database: Database) -> None:
        """Read nothing yet."""
        self._database = database
        self._met: dict[str, Who | None] = {}
        self._every: dict[str, Who] | None = None

    def __getitem__(self, entity: str) -> Who:
        who = self._who(entity)
        if who is None:
            raise KeyError(entity)
        return who

    def __contains__(self, entity: object) -> bool:
        return isinstance(entity, str) and self._who(entity) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def items(self) -> ItemsView[str, Who]:
        """Give all of them."""
        return self._all.items()

    def values(self) -> ValuesView[Who]:
        """Give all that they are."""
        return self._all.values()

    def _who(self, entity: str) -> Who | None:
        if self._every is not None or len(self._met) >= SOME:
            return self._all.get(entity)
        if entity not in self._met:
            with self._database.reading() as db:
                self._met[entity] = whose(db, [entity]).get(entity)
        return self._met[entity]

    @property
    def _all(self) -> dict[str, Who]:
        if self._every is None:
            with self._database.reading() as db:
                self._every = {**people_in(db, "who"), **people_in(db, "decided")}
        return self._every


def people_in(db: apsw.Connection, table: str) -> dict[str, Who]:
    """Read a table of people, by the names of theirs."""
    return _people(db.execute(f"SELECT entity, id, name FROM {table}"))


def whose(db: apsw.Connection, entities: Iterable[str]) -> dict[str, Who]:
    """Look up people, by the names of theirs."""
    return _people(db.executemany(_ONE, ((kept(one),) for one in entities)))


def _people(rows: Iterable[tuple[str | bytes, str | bytes, str | bytes]]) -> dict[str, Who]:
    return {given(entity): (given(one), given(name)) for entity, one, name in rows}
