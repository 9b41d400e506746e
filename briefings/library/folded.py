"""Hits of which copies are left out: a search while it is typed, and the view of what is new."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from briefings.library.rows import Answered, HitListing, Rows
from briefings.model import DayGroup, Row


class HeadHits(HitListing):
    """Hits without those that the list by date folds under another."""

    def _list(self, ids: Sequence[str], groups: Sequence[DayGroup]) -> None:
        folded = self._rows.folded(ids)
        super()._list(*_those(ids, groups, lambda one: one not in folded))


def _those(
    ids: Sequence[str], groups: Sequence[DayGroup], is_kept: Callable[[str], bool]
) -> tuple[Sequence[str], Sequence[DayGroup]]:
    """Give the ids that are kept, asked in order, with what is left of their headings."""
    kept: list[str] = []
    shorter = []
    for group in groups:
        start = len(kept)
        kept += filter(is_kept, ids[group.first : group.first + group.count])
        if len(kept) > start:
            shorter.append(replace(group, first=start, count=len(kept) - start))
    if groups and shorter:
        shorter[-1] = replace(shorter[-1], more=groups[-1].more)
    return kept, shorter


class FoldedHits(HitListing):
    """Hits, those of a story under the first of it; how many more answer stands in its row."""

    def __init__(self, rows: Rows, answer: Answered, opened: Collection[str]) -> None:
        """Fold what an answer gives, but for the stories of which the folds are `opened`."""
        self._opened = frozenset(opened)
        self._stories: dict[str, str] = {}
        self._under = Counter[str]()
        super().__init__(rows, answer)

    def _list(self, ids: Sequence[str], groups: Sequence[DayGroup]) -> None:
        self._learn(ids)
        self._under.clear()
        first: dict[str, str] = {}

        def is_kept(one: str) -> bool:
            story = self._stories[one]
            shown = first.setdefault(story, one)
            is_shown = shown == one or story in self._opened
            self._under[shown] += not is_shown
            return is_shown

        super()._list(*_those(ids, groups, is_kept))

    def _learn(self, ids: Sequence[str]) -> None:
        """Ask of which stories those are that were found since this was asked."""
        if fresh := ids[len(self._stories) :]:
            self._stories.update(zip(fresh, super()._told_by(fresh), strict=True))

    def _told_by(self, ids: Sequence[str]) -> Iterable[str]:
        return map(self._stories.__getitem__, ids)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        return [
            replace(row, copies=more, fresh=0, new_names=())
            if (more := self._under[row.id])
            else row
            for row in super().rows(start, count)
        ]
