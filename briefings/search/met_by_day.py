"""On which days words are met: what is drawn while a name is typed to be watched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefings.model import Tier
from briefings.query import parse
from briefings.search.filters import Searched
from briefings.search.forms import forms_of
from briefings.search.kin import kin_in
from briefings.search.plan import Planner
from briefings.store.protocols import Cancelled, Plan, Slot

_STEP = 2000
"""Briefings looked at together."""


def met_by_day(
    store: Searched, scope: Sequence[str], name: str, last: date, days: int, cancelled: Cancelled
) -> Sequence[int]:
    """Count by day the briefings that have a name as it is searched for, oldest day first.

    The days end with `last`. Raises QueryError for what is no name.
    """
    words = name.replace('"', " ")
    asked = parse(f'"{words}"', typing=False)
    forms = forms_of(asked, kin_in(store.index), typing=False)
    plan = Planner(forms, store.index).plan(asked.root, Tier.LIKELY) if asked.root else None
    first = last - timedelta(days=days - 1)
    # The first two of a slot tell its day turned round, and whether that is not of its date.
    slots = _newest_first(store, scope, plan, -first.toordinal(), cancelled) if plan else ()
    found = Counter(-day for day, undated, _, _ in slots if not undated)
    return [found[first.toordinal() + at] for at in range(days)]


def _newest_first(
    store: Searched, scope: Sequence[str], plan: Plan, oldest: int, cancelled: Cancelled
) -> Iterator[Slot]:
    """Give where briefings stand that a plan finds, down to a day or somewhat below it."""
    after = ""
    while not cancelled():
        ids = store.index.find(plan, after=after, limit=_STEP, cancelled=cancelled)
        slots = store.corpus.slots(scope, ids)
        yield from slots
        if len(ids) < _STEP or (slots and slots[-1][0] > oldest):
            return
        after = ids[-1]
