"""Names that the reader says are a watched person's: the watch rings for them as for an alias.

What compares names is imported late because a start without such decisions needs none of it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.model import Tier, Watch


def with_merged(watches: Sequence[Watch], same: Iterable[tuple[str, str]]) -> tuple[Watch, ...]:
    """Give watches with the names that were merged with theirs as aliases.

    `same` has names that are one person's, two by two.
    """
    more: dict[Watch, list[str]] = {}
    for names in _together(same):
        for watch in _watches_of(names, watches):
            known = {name.casefold() for name in (watch.name, *watch.aliases)}
            more.setdefault(watch, []).extend(one for one in names if one.casefold() not in known)
    if not more:
        return tuple(watches)
    return tuple(
        replace(watch, aliases=(*watch.aliases, *dict.fromkeys(more.get(watch, ()))))
        for watch in watches
    )


def _together(same: Iterable[tuple[str, str]]) -> Iterator[Sequence[str]]:
    """Give the names that are one person's, in the order in which they were said to be."""
    groups: list[list[str]] = []
    for pair in same:
        met = [group for group in groups if not set(group).isdisjoint(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(list(dict.fromkeys([*(name for group in met for name in group), *pair])))
    yield from groups


def _watches_of(names: Collection[str], watches: Iterable[Watch]) -> Sequence[Watch]:
    """Give the watches of a person: those called by one of the names, else those it is like."""
    asked = [watch for watch in watches if not watch.query]
    folded = {name.casefold() for name in names}
    exact = [watch for watch in asked if not folded.isdisjoint(map(str.casefold, _names(watch)))]
    return exact or [watch for watch in asked if _is_spelt_so(watch, names)]


def _is_spelt_so(watch: Watch, names: Iterable[str]) -> bool:
    """Whether one of some full names is the watched one in another spelling, surely."""
    from briefings.names.compare import compare
    from briefings.names.spelling.keys import text_keys

    keys = set(text_keys(watch.name.split()[-1]))
    return " " in watch.name and any(
        " " in name
        and not keys.isdisjoint(text_keys(name.split()[-1]))
        and compare(watch.name, name).tier in (Tier.EXACT, Tier.SURE)
        for name in names
    )


def _names(watch: Watch) -> tuple[str, ...]:
    return (watch.name, *watch.aliases)
