"""Who is who over many briefings: local names settled into people.

What new briefings name is fitted in among the names settled before: nobody is compared again who
is near nothing new. Whatever the order in which names come, the people are those that settling
all of them at once gives (a property test).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush

from briefings.model import Decisions
from briefings.model.roll import Known, Placed, Roll, Who
from briefings.names.known import entity_id
from briefings.names.learned.sameness import (
    Rank,
    called,
    every_key,
    family,
    family_keys,
    is_form,
    keys_of,
    likeness,
    rank,
)

_BY_FAR = 5
"""How many times as often as all others of a family name one is named who is meant by it alone."""


def decided(
    settled: Mapping[str, tuple[str, str]], decisions: Decisions
) -> dict[str, tuple[str, str]]:
    """Give who is somebody else by the reader's decisions, by local entity id.

    A name nobody bears here changes nothing. The one that a person is called by stays with them
    when it is said to stand alone: their other names are then to be said so.
    """
    made: dict[str, tuple[str, str]] = {}
    for name in decisions.apart:
        local = entity_id(name)
        if settled.get(local, (local, ""))[0] != local:
            made[local] = (local, name)
    for name, whose in decisions.same:
        one, other = entity_id(name), entity_id(whose)
        if one in settled and other in settled:
            there = made.get(other, settled[other])
            gone = made.get(one, settled[one])[0]
            members = (local for local, who in settled.items() if made.get(local, who)[0] == gone)
            made.update(dict.fromkeys(list(members), there))
    return made


def settle(known: Sequence[Known], script: str = "latin") -> dict[str, Who]:
    """Say of every local entity id who it is: the id and the name of the person.

    Full names are one person's where a rule joins them, forms of a given name included, or where
    they hardly differ. A family name alone is the one person of the library who bears it; where
    none does, or two of whom neither is named far more often, it stays its own. The answer does
    not depend on the order of `known`.
    """
    by_entity = {one.entity: one for one in sorted(known, key=rank, reverse=True)}
    found = fit(_NOBODY, by_entity, script)
    return {one.known.entity: one.who for one in found}


class _Nobody:
    """A roll on which nobody stands."""

    def placed(self, entities: Iterable[str]) -> Iterable[Placed]:
        return ()

    def bearing(self, key: str, *, as_family: bool) -> Iterable[Placed]:
        return ()

    def members(self, home: str) -> Iterable[Placed]:
        return ()


_NOBODY = _Nobody()


def fit(
    roll: Roll, changed: Mapping[str, Known | None], script: str, again: Iterable[str] = ()
) -> tuple[Placed, ...]:
    """Fit names that changed, or are gone, in among those of a roll; give what that changes.

    `changed` has them by entity. `script` is the one that people are called in where they can be;
    those who stand under the names of `again` are called anew though nothing of theirs changed.
    """
    fitting = _Fitting(roll, changed)
    fitting.run()
    return tuple(fitting.settled_anew(script, again))


class _Fitting:
    """One fitting: a name whose home may be another one is looked at once, in order of rank.

    A full name's home is the surest of the names before it that stand for a person, or itself; so
    that it changes only where such a name near it comes, goes or trades places with it.
    """

    def __init__(self, roll: Roll, changed: Mapping[str, Known | None]) -> None:
        self._roll = roll
        self._changed = changed
        self._before: dict[str, Placed] = {}
        self._now = {entity: one for entity, one in changed.items() if one}
        self._home: dict[str, str] = {}
        self._ranks: dict[str, Rank] = {}
        self._came: dict[tuple[str, bool], list[str]] = {}
        """Names that changed, by key, and whether it is one of their last word."""
        self._by_key: dict[tuple[str, bool], list[str]] = {}
        self._members: dict[str, dict[str, None]] = {}
        """By home those who stand there or did when they were looked up."""
        self._touched: dict[str, None] = {}
        """Homes whose members or counts changed."""
        self._words: dict[str, None] = {}
        """Keys of full names that are gone."""
        self._queue: list[tuple[Rank, str]] = []
        self._queued: set[str] = set()

    def run(self) -> None:
        """Find every name its home: the words alone when all full names have theirs."""
        for one in self._roll.placed(self._changed):
            self._meet(one)
        for entity, known in self._now.items():
            for key, is_last in keys_of(known.name).items():
                self._came.setdefault((key, False), []).append(entity)
                if is_last:
                    self._came.setdefault((key, True), []).append(entity)
        for entity, now in self._changed.items():
            self._take_in(entity, now)
        while self._queue and not _is_word(self._queue[0][0]):
            self._place(heappop(self._queue)[1])
        self._ask_words()
        while self._queue:
            self._place(heappop(self._queue)[1])

    def settled_anew(self, script: str, again: Iterable[str]) -> Iterator[Placed]:
        """Give the names of everybody of whom something changed."""
        for home in dict.fromkeys((*self._touched, *again)):
            members = self._those(home)
            if members:
                name = called([self._now[one] for one in members], script)
                who = entity_id(name), name
                placed = (Placed(self._now[one], home, who) for one in members)
                yield from (one for one in placed if self._before.get(one.known.entity) != one)

    def _take_in(self, entity: str, now: Known | None) -> None:
        """See what hangs on a name that came, is gone, or is used more or less often."""
        before = self._before.get(entity)
        if before and now and before.known.name == now.name:
            self._touched[before.home] = None
            self._trade_places(before.known, now)
            return
        if before:
            self._touched[before.home] = None
            self._words.update(dict.fromkeys(family_keys(before.known.name)))
            self._queue_all(self._those(entity))
        if now:
            self._queue_all([entity])

    def _trade_places(self, before: Known, now: Known) -> None:
        """Look again at names that a more or less used one is before now, or is not any more."""
        old, new = rank(before), rank(now)
        near = dict.fromkeys(
            one
            for keys, is_last in ((every_key(now.name), True), (family_keys(now.name), False))
            for key in keys
            for one in self._bearing(key, is_last)
        )
        for one in near:
            known = self._before.get(one)
            flips = known and (old < rank(known.known)) is not (new < self._rank(one))
            if flips and self._may_be(one, now.entity):
                self._queue_all([one, now.entity])

    def _place(self, entity: str) -> None:
        before, home = self._home.get(entity), self._home_of(self._now[entity])
        if home == before:
            return
        self._home[entity] = home
        self._touched.update(dict.fromkeys(filter(None, (before, home))))
        self._members_of(home)[entity] = None
        if before == entity:
            self._queue_all(self._those(entity))
        elif home == entity:
            own, keys = self._rank(entity), family_keys(self._now[entity].name)
            near = dict.fromkeys(one for key in keys for one in self._bearing(key, False))
            later = (one for one in near if self._rank(one) > own)
            self._queue_all(one for one in later if self._may_be(entity, one))

    def _may_be(self, entity: str, other: str) -> bool:
        """Whether one of two names may be the home of the other, or they are to be looked at."""
        if self._is_full(entity) is not self._is_full(other):
            return False
        if entity in self._queued and other in self._queued:
            return True
        one, two = self._now[entity].name, self._now[other].name
        if self._is_full(entity):
            return bool(likeness(one, two) or likeness(two, one))
        return is_form(one, two) or is_form(two, one)

    def _home_of(self, one: Known) -> str:
        if self._is_full(one.entity):
            return self._home_of_full(one)
        return self._person_of(one) or self._other_form(one) or one.entity

    def _home_of_full(self, one: Known) -> str:
        fitting = [
            (-score, known.entity)
            for known in self._before_it(one)
            if (score := likeness(known.name, one.name))
        ]
        return min(fitting)[-1] if fitting else one.entity

    def _person_of(self, one: Known) -> str:
        """Give who is meant by a family name alone: the only one, or by far the most named."""
        homes = {
            self._home[other]: None
            for key in family_keys(one.name)
            for other in self._bearing(key, True)
            if self._is_full(other) and is_form(family(self._now[other].name), one.name)
        }
        counts = {
            home: sum(
                self._now[each].briefings for each in self._those(home) if self._is_full(each)
            )
            for home in homes
        }
        most = max(counts, key=counts.__getitem__, default="")
        others = sum(counts.values()) - counts.get(most, 0)
        return (
            most if len(counts) == 1 or (most and counts[most] >= max(1, _BY_FAR * others)) else ""
        )

    def _other_form(self, one: Known) -> str:
        """Give the word that stands for whoever bears it and of which another is a form."""
        fitting = (known for known in self._before_it(one) if is_form(known.name, one.name))
        return min((known.entity for known in fitting), default="")

    def _before_it(self, one: Known) -> Iterator[Known]:
        """Give the names near one and before it under which somebody stands."""
        own, is_full_itself = self._rank(one.entity), self._is_full(one.entity)
        keys = every_key(one.name)
        for other in dict.fromkeys(each for key in keys for each in self._bearing(key, True)):
            stands = self._home.get(other) == other and self._rank(other) < own
            if stands and self._is_full(other) is is_full_itself:
                yield self._now[other]

    def _ask_words(self) -> None:
        """Look again at words that may mean somebody else, now that all full names are placed."""
        for home in self._touched:
            names = [self._now[one].name for one in self._those(home) if self._is_full(one)]
            self._words.update(dict.fromkeys(key for name in names for key in family_keys(name)))
        for key in self._words:
            self._queue_all(one for one in self._bearing(key, True) if not self._is_full(one))

    def _queue_all(self, entities: Iterable[str]) -> None:
        for entity in entities:
            if entity not in self._queued:
                self._queued.add(entity)
                heappush(self._queue, (self._rank(entity), entity))

    def _rank(self, entity: str) -> Rank:
        found = self._ranks.get(entity)
        if found is None:
            self._ranks[entity] = found = rank(self._now[entity])
        return found

    def _is_full(self, entity: str) -> bool:
        return not _is_word(self._rank(entity))

    def _bearing(self, key: str, is_last: bool) -> Sequence[str]:
        """Give the names there are with a key."""
        found = self._by_key.get((key, is_last))
        if found is None:
            found = list(self._came.get((key, is_last), ()))
            for one in self._roll.bearing(key, as_family=is_last):
                self._meet(one)
                if one.known.entity not in self._changed:
                    found.append(one.known.entity)
            self._by_key[key, is_last] = found
        return found

    def _those(self, home: str) -> list[str]:
        """Give the names that stand under one now."""
        return [one for one in self._members_of(home) if self._home.get(one) == home]

    def _members_of(self, home: str) -> dict[str, None]:
        if home not in self._members:
            found = list(self._roll.members(home))
            for one in found:
                self._meet(one)
            self._members[home] = dict.fromkeys(one.known.entity for one in found)
        return self._members[home]

    def _meet(self, one: Placed) -> None:
        entity = one.known.entity
        if entity not in self._before:
            self._before[entity] = one
            now = self._changed.get(entity, one.known)
            if now and now.name == one.known.name:
                self._home[entity] = one.home
                self._now[entity] = now


def _is_word(ranked: Rank) -> bool:
    return ranked[0]
