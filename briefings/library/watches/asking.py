"""What an index is asked while a name is tried, of the briefings in scope."""

from collections.abc import Sequence

from briefings.store.protocols import NO_LIMIT, Plan, Store

NEWEST = 50
"""Briefings looked into for one spelling at most, newest first, until the watch is met in one."""


class Asking:
    """The index of a library, asked about the briefings of some sources alone."""

    def __init__(self, store: Store, scope: Sequence[str]) -> None:
        """Stand on a store that does not change meanwhile."""
        self.is_whole = store.corpus.is_whole(scope)
        self._store = store
        self._scope = scope

    def answers(self, plan: Plan, known: int | None = None) -> tuple[int, Sequence[str]]:
        """Give how many briefings answer a plan, and the ids of the newest of them.

        `known` is how many of the whole library do, where the index told that already.
        """
        newest = self.ids(plan, NEWEST)
        # Counted apart only where there are more.
        if len(newest) < NEWEST:
            return len(newest), newest
        return (known if known and self.is_whole else self.count(plan)), newest

    def ids(self, plan: Plan | None, limit: int) -> Sequence[str]:
        """Give the newest briefings in scope that answer a plan."""
        if plan is None:
            return ()
        if self.is_whole:
            return self._store.index.latest(plan, limit)
        ids = self._store.index.find(plan, limit=NO_LIMIT)
        return [line.id for line in self._store.corpus.lines_of(self._scope, ids)][:limit]

    def count(self, plan: Plan) -> int:
        """Give how many briefings in scope answer a plan."""
        if self.is_whole:
            return self._store.index.count(plan, NO_LIMIT)
        return len(self.ids(plan, NO_LIMIT))
