"""How publishers write days with slashes, counted over their briefings."""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefings.store.protocols import Entry, Habit
from briefings.store.standing import agreed


def habit_of(entries: Iterable[Entry], publisher: str) -> Habit | None:
    """Give the habit of a publisher; None where its briefings agree on none."""
    told = [entry.told.slashes for entry in entries if entry.told.reported == publisher != ""]
    counts = Counter(one.order for one in told if one.order)
    order = agreed(counts)
    if not order:
        return None
    return Habit(order, counts[order], min(one.shown for one in told if one.order == order))


def misread(entries: Sequence[Entry]) -> Sequence[str]:
    """Give ids of briefings that were read by another order than their publisher's."""
    asking = [entry for entry in entries if entry.told.reported and entry.told.slashes.asks]
    habits = {name: habit_of(entries, name) for name in {one.told.reported for one in asking}}
    orders = {name: known.order if known else "" for name, known in habits.items()}
    return sorted(
        one.briefing.id for one in asking if one.told.read_as != orders[one.told.reported]
    )
