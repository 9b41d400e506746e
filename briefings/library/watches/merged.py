"""Names that the reader says are a watched person's: the watch rings for them as for an alias.

What compares names is imported late because a start without such decisions needs none of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.model import Tier, Watch


def with_merged(watches: Sequence[Watch], same: Iterable[tuple[str, str]]) -> tuple[Watch, ...]:
    """Give watches with the names that were merged with theirs as aliases.

    `same` has names that are one person's, two by two.
    """
    groups = _together(same)
    if not groups:
        return tuple(watches)
    more: dict[Watch, list[str]] = {}
    called = _Called(watches)
    for names in groups:
        for watch in called.by(names):
            known = {name.casefold() for name in (watch.name, *watch.aliases)}
            more.setdefault(watch, []).extend(one for one in names if one.casefold() not in known)
    return tuple(
        replace(watch, aliases=(*watch.aliases, *dict.fromkeys(more[watch])))
        if watch in more
        else watch
        for watch in watches
    )


def _together(same: Iterable[tuple[str, str]]) -> Sequence[Sequence[str]]:
    """Give the names that are one person's, in the order in which they were said to be."""
    group_of: dict[str, list[str]] = {}
    for one, other in same:
        group = group_of.setdefault(other, [other])
        joined = group_of.get(one, [one])
        if joined is not group:
            group.extend(joined)
            group_of.update(dict.fromkeys(joined, group))
    return list({id(group): group for group in group_of.values()}.values())


class _Called:
    """Watches by what they are called: the time grows with them, not with the names asked for."""

    def __init__(self, watches: Iterable[Watch]) -> None:
        self._named: dict[str, list[Watch]] = {}
        self._sounding: dict[str, list[Watch]] = {}
        for watch in watches:
            for name in () if watch.query else (watch.name, *watch.aliases):
                self._named.setdefault(name.casefold(), []).append(watch)

    def by(self, names: Iterable[str]) -> Sequence[Watch]:
        """Give the watches of a person: called by one of the names, else spelt like one."""
        some = [watch for name in names for watch in self._named.get(name.casefold(), ())]
        if not some:
            some = [watch for name in names if " " in name for watch in self._spelt_so(name)]
        return list(dict.fromkeys(some))

    def _spelt_so(self, name: str) -> Iterator[Watch]:
        """Give the watches of which a full name is surely another spelling."""
        from briefings.names.compare import compare
        from briefings.names.spelling.keys import text_keys

        if not self._sounding:
            for watch in (one for some in self._named.values() for one in some):
                for key in text_keys(watch.name.split()[-1]) if " " in watch.name else ():
                    self._sounding.setdefault(key, []).append(watch)
        for key in text_keys(name.rsplit(maxsplit=1)[-1]):
            for watch in self._sounding.get(key, ()):
                if compare(watch.name, name).tier in (Tier.EXACT, Tier.SURE):
                    yield watch
