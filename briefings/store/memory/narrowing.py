"""Whether a briefing has the properties that a list is narrowed to."""

from collections.abc import Mapping

from briefings.store.protocols import Entry, Narrow
from briefings.store.standing import stand


def is_narrow(entry: Entry, marks: Mapping[str, bool], narrow: Narrow) -> bool:
    """Whether a briefing, which has some marks and lacks the others, is as is asked."""
    if any(marks[mark] is not wanted for mark, wanted in narrow.marks):
        return False
    return _is_chosen(entry, narrow) and _is_in_time(entry, narrow)


def _is_chosen(entry: Entry, narrow: Narrow) -> bool:
    """Whether it has those of some values that are asked for, and none of the others."""
    if narrow.among is not None and entry.briefing.id not in narrow.among:
        return False
    ringing = frozenset(ring.watch for ring in entry.rings)
    had = (
        (frozenset([entry.briefing.language]), narrow.languages),
        (frozenset([entry.briefing.publisher or ""]), narrow.publishers),
        (ringing, narrow.watches),
    )
    return not any(
        own.isdisjoint(values) is wanted for own, asked in had for values, wanted in asked
    )


def _is_in_time(entry: Entry, narrow: Narrow) -> bool:
    dating = entry.briefing.dating
    if (narrow.start or narrow.end) and dating is None:
        return False
    standing = stand(entry.briefing, entry.received)
    return (
        (narrow.start is None or dating is None or dating.end >= narrow.start)
        and (narrow.end is None or standing.day <= narrow.end)
        and (narrow.listed_until is None or standing.day <= narrow.listed_until)
        and (narrow.received_from is None or entry.received >= narrow.received_from)
        and (narrow.received_until is None or entry.received <= narrow.received_until)
    )
