"""What state says of watches: which were added, struck out of and told where to ring."""

from collections.abc import Collection

from briefings.model import BlockKind, Watch
from briefings.store.protocols import Setting, State

WATCH = "watch"
"""The kind of setting that adds a watch; its target is the name, its value the watchlist."""
NOT = "not"
"""Of one that strikes a name out: its target is a watchlist, a watch and the name, a line each."""
WHERE = "where"
"""Of one that says in which kinds of block a watch rings; its target is a watchlist and a watch,
a line each."""

RINGING = Watch("", "").where
"""The kinds of block that a watch rings in unless something else is said."""


def struck_out(state: State) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the names struck out of watches, by watchlist and watch."""
    struck: dict[tuple[str, str], tuple[str, ...]] = {}
    for target in state.all(NOT):
        watchlist, name, spelling = target.split("\n")
        struck[watchlist, name] = (*struck.get((watchlist, name), ()), spelling)
    return struck


def where_setting(watchlist: str, watch: str, kinds: Collection[BlockKind]) -> Setting:
    """Give the setting that says in which kinds of block a watch rings."""
    value = "" if frozenset(kinds) == RINGING else ",".join(sorted(kinds))
    return Setting(WHERE, f"{watchlist}\n{watch}", value)


def kinds_in(value: str) -> frozenset[BlockKind]:
    """Give the kinds of block that a setting's value says."""
    return frozenset(BlockKind(one) for one in value.split(","))


def not_target(watchlist: str, watch: str, spelling: str) -> str:
    """Give what a name struck out of a watch is called in state."""
    return "\n".join((watchlist, watch, spelling))
