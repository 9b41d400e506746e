"""Who is named how often, and where, in memory: each mention is looked at."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefings.model import EntityKind
from briefings.store.protocols import Count, Entry, Naming, Part, Slot, When
from briefings.store.standing import slot_of


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in one briefing."""

    slot: Slot
    part: Part | int
    """The ordinal of its day where it stands under that, else why it does not."""
    mentions: int


def named(
    entries: Iterable[Entry], kind: EntityKind, entities: Collection[str]
) -> Sequence[Named]:
    """Give the briefings that name any of some entities, newest first."""
    found = []
    for entry in entries:
        those = [one for one in entry.in_story if one.kind is kind and one.entity in entities]
        if those:
            slot = slot_of(entry.briefing, entry.received)
            part = Part.AHEAD if entry.briefing.dating else Part.UNDATED
            minus_day, is_undated, *_ = slot
            found.append(Named(slot, part if is_undated else -minus_day, len(those)))
    return sorted(found, key=lambda one: one.slot)


def naming(those: Sequence[Named]) -> Naming:
    """Count them."""
    days = [one.part for one in those if isinstance(one.part, int)]
    return Naming(
        every=_count(those),
        undated=_count(_of(those, Part.UNDATED)),
        ahead=_count(_of(those, Part.AHEAD)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def by_day(those: Sequence[Named], days: range) -> Mapping[int, Count]:
    """Count those of each of some days."""
    counted = {day: _count(_of(those, range(day, day + 1))) for day in days}
    return {day: count for day, count in counted.items() if count.briefings}


def ids(those: Sequence[Named], when: When, limit: int | None) -> Sequence[str]:
    """Give the ids of some of them, `limit` at the most."""
    return [one.slot[-1] for one in _of(those, when)][:limit]


def _of(those: Sequence[Named], when: When) -> Sequence[Named]:
    if when is Part.EVERY:
        return those
    return [one for one in those if one.part == when or _is_in(one.part, when)]


def _is_in(part: Part | int, when: When) -> bool:
    return isinstance(when, range) and part in when


def _count(those: Sequence[Named]) -> Count:
    return Count(len(those), sum(one.mentions for one in those))
