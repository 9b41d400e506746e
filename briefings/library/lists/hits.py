"""What answers a query, by tier; and the same with copies left out."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from briefings.library.lists.by_ids import IdListing
from briefings.library.lists.rows import Rows
from briefings.model import DayGroup, Hit, Row, Tier
from briefings.store.protocols import NO_LIMIT, Cancelled, Slot
from briefings.store.standing import is_inferred, moment, stand

GROWTH = 200
"""Rows that a search looks for at once."""
FOUND = "found"
"""The heading over very much that answers a query of properties alone: it has no tier."""
MOST_DATED = 2000
"""How many such answers have day headings."""


class Answered(Protocol):
    """What a search gives, as far as a listing needs it."""

    @property
    def ids(self) -> Sequence[str]:
        """Give the briefings, in order."""

    @property
    def tiers(self) -> Sequence[tuple[Tier, int]]:
        """Give each tier met with its count, in order."""

    @property
    def complete(self) -> bool:
        """Whether all is found."""

    @property
    def is_partial(self) -> bool:
        """Whether other spellings were not looked for yet, as enough was found without."""

    def grow(self, count: int, enough: int = NO_LIMIT) -> bool:
        """Look for more; True where any were found; with `enough`, for no other spellings yet."""

    def asks_watch(self, name: str) -> bool:
        """Whether a watch is one of those asked for; any is where none is named."""

    @property
    def by_words(self) -> bool:
        """Whether words or a name were asked for, not properties alone."""

    def hit(self, briefing: str) -> Hit | None:
        """Give where and why one of them answers."""

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        """Give as much of that as rows show."""

    @property
    def is_rough(self) -> bool:
        """Whether hits do not show other spellings yet."""

    def refine(self, cancelled: Cancelled) -> None:
        """Look for other spellings, so that hits show them from now on."""


class HitListing(IdListing):
    """The briefings that answer a query, by tier; why one does is worked out when it is shown."""

    def __init__(self, rows: Rows, answer: Answered) -> None:
        """Stand on an answer."""
        super().__init__(rows)
        self._answer = answer
        self._count_up()

    def _count_up(self) -> None:
        answer = self._answer
        is_told = answer.by_words or not answer.ids
        found = _tier_groups(answer.tiers) if is_told else _day_groups(self._rows, answer.ids)
        groups = list(found)
        if groups:
            groups[-1] = replace(groups[-1], more=not answer.complete)
        self._list(answer.ids, groups)

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts."""
        return not self._answer.complete

    @property
    def is_partial(self) -> bool:
        """Whether other spellings were not looked for yet, as enough was found without."""
        return self._answer.is_partial

    def grow(self, count: int = GROWTH) -> bool:
        """Look for more hits behind the last, so many; False where none were found."""
        has_grown = self._answer.grow(count)
        self._count_up()
        return has_grown

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here."""
        return self._answer.hit(briefing)

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        """Give as much of that as rows show."""
        return self._answer.glimpses(briefings)

    def asks_watch(self, name: str) -> bool:
        """Whether a watch is one of those asked for; any is where none is named."""
        return self._answer.asks_watch(name)

    @property
    def is_rough(self) -> bool:
        """Whether hits do not show other spellings of the words yet."""
        return self._answer.is_rough

    def refine(self, cancelled: Cancelled) -> None:
        """Look for other spellings, so that hits show them from now on."""
        self._answer.refine(cancelled)

    @property
    def copies(self) -> int:
        """Give how many of its rows tell what one above tells, as copies of one story."""
        return len(self._ids) - len(set(self._told_by(self._ids)))

    def _told_by(self, ids: Sequence[str]) -> Iterable[str]:
        """Give of what story each of some briefings is."""
        stories = self._rows.store.kinship.stories_of(ids)
        return (stories.get(one, one) for one in ids)


class HeadHits(HitListing):
    """Hits without those that the list by date folds under another.

    An unread copy that says more than that stays, where nothing else unread leads to it.
    """

    def _list(self, ids: Sequence[str], groups: Sequence[DayGroup]) -> None:
        untold = self._rows.store.corpus.untold(self._rows.scope)
        folded = {*self._rows.folded(ids)}.difference(untold)
        super()._list(*_those(ids, groups, lambda one: one not in folded))


class ReceivedHits(IdListing):
    """What answers a query of properties, the last received first, under the days received."""

    def __init__(self, rows: Rows, answer: HitListing) -> None:
        """Order what is found, all of it."""
        super().__init__(rows)
        self._answer = answer
        slots = rows.store.corpus.slots(rows.scope, answer.ids)
        slots = sorted(slots, key=lambda one: (one[2], *one))
        self._list([one[-1] for one in slots], _receipt_groups(slots))

    def hit(self, briefing: str) -> Hit | None:
        """Give why a briefing is here."""
        return self._answer.hit(briefing)

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        """Give as much of that as rows show."""
        return self._answer.glimpses(briefings)

    def asks_watch(self, name: str) -> bool:
        """Whether a watch is one of those asked for; any is where none is named."""
        return self._answer.asks_watch(name)


def _receipt_groups(slots: Sequence[Slot]) -> Sequence[DayGroup]:
    groups, first = [], 0
    for day, same in groupby(slots, lambda one: moment(-one[2]).date()):
        count = len(list(same))
        groups.append(DayGroup(day, "", first, count, inferred=False, received=True))
        first += count
    return groups


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


def _tier_groups(tiers: Iterable[tuple[Tier, int]]) -> Iterable[DayGroup]:
    first = 0
    for tier, count in tiers:
        yield DayGroup(None, tier.value, first, count, inferred=False)
        first += count


def _day_groups(rows: Rows, ids: Sequence[str]) -> Sequence[DayGroup]:
    """Give the days of what answers a query of properties, newest first as it is.

    Each has to be looked at for that, so very many get one heading over all.
    """
    if len(ids) > MOST_DATED:
        return [DayGroup(None, FOUND, 0, len(ids), inferred=False)]
    groups: list[DayGroup] = []
    for at, line in enumerate(rows.store.corpus.lines_of(rows.scope, ids)):
        day = stand(line.briefing, line.received).day
        inferred = is_inferred(line.briefing)
        last = groups[-1] if groups else None
        if last is not None and last.day == day:
            both = last.inferred and inferred
            groups[-1] = replace(last, count=last.count + 1, inferred=both)
        else:
            groups.append(DayGroup(day, "", at, 1, inferred=inferred))
    return groups
