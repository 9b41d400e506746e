"""In what a watch that is new is met already: that is listed and does not ring, so it is told."""

from collections.abc import Iterable, Mapping, Sequence

from briefings.model import AlertState, Watch, numbered
from briefings.store.protocols import Narrow, Store
from briefings.watch import key_of

_UNREAD = Narrow(marks=(("unread", True),))


def unheard(store: Store, scope: Sequence[str], watches: Iterable[Watch]) -> dict[str, int]:
    """Count the unread briefings that have old alerts of some watches, by name; most first."""
    counts = {watch.name: _count(store, scope, watch) for watch in watches}
    most = sorted(filter(counts.get, counts), key=lambda name: (-counts[name], name))
    return {name: counts[name] for name in most}


def said_of(counts: Mapping[str, int]) -> str:
    """Say where new watches are met already; empty where none is."""
    if not counts:
        return ""
    first, *others = (
        f"{name} is in {numbered(count, 'unread briefing')}" for name, count in counts.items()
    )
    more = f" (and {numbered(len(others), 'more watch', 'more watches')})" if others else ""
    return f"{first} already{more}"


def _count(store: Store, scope: Sequence[str], watch: Watch) -> int:
    alerts = store.corpus.alerts_of(scope, key_of(watch), {AlertState.OLD})
    those = list(dict.fromkeys(one.partition(":")[0] for one in alerts))
    return len(store.corpus.within(scope, those, _UNREAD))
