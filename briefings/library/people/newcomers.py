"""New today: people whom a library never named before its newest day, or seldom so often."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefings.model import (
    FOLDED,
    Briefing,
    DayGroup,
    EntityKind,
    Mention,
    Newcomer,
    Person,
    numbered,
)
from briefings.store.protocols import Entry, Store
from briefings.store.standing import settled
from briefings.watch import sentence_of

_LOOKED_AT = 50
"""Briefings of a day among which one is dated so, if any is: the dated come first."""


def newcomers(
    store: Store, scope: Sequence[str], people: Iterable[Person]
) -> tuple[Newcomer, ...]:
    """Give who is new on the newest day, those of most briefings first, then who is unusual.

    `people` are those of the same sources. Bylines, credits, folded parts and those who are
    watched do not count; nor does a day without days before it: there everybody is new.
    """
    groups, last = store.corpus.groups(scope), date.today()
    days = [group for group in groups if group.day is not None and group.day <= last]
    day = _newest(store, scope, days)
    if len(days) < 2 or day is None:
        return ()
    earlier = sum(group.count for group in days if group.day is not None and group.day < day)
    today = _Today(day, earlier, list(_named(store, scope, day)))
    told = ((person, today.why(person)) for person in people if person.id in today.named)
    found = [(person, why) for person, why in told if why]
    found.sort(key=lambda one: not _is_new(one[0], day))
    return tuple(_newcomer(person, why, *today.named[person.id][0]) for person, why in found)


def _newcomer(person: Person, why: str, entry: Entry, mention: Mention) -> Newcomer:
    sentence = sentence_of(entry.briefing, mention.span.start)
    return Newcomer(person, entry.briefing.id, sentence, why)


class _Today:
    """Who is named on the newest day, beside what was before."""

    def __init__(self, day: date, earlier: int, named: Sequence[tuple[Entry, Mention]]) -> None:
        self.named: dict[str, list[tuple[Entry, Mention]]] = {}
        """The mentions of everybody who is told of, by entity."""
        for entry, mention in named:
            self.named.setdefault(mention.entity, []).append((entry, mention))
        self._day = day
        self._earlier = earlier
        self._size = len({entry.briefing.id for entry, _ in named})

    def why(self, person: Person) -> str:
        """Say why somebody is told of; empty for those who are named as ever."""
        if person.kind is not EntityKind.PERSON or person.first is None:
            return ""
        day, before = self._day.isoformat(), f"of the {numbered(self._earlier, 'briefing')} before"
        if _is_new(person, self._day):
            return f"named on {day}, and in none {before}"
        now = len({entry.briefing.id for entry, _ in self.named[person.id]})
        past = max(0, person.briefings - now)
        expected = past * self._size / max(1, self._earlier)
        if now < max(_OFTEN, _TIMES * expected + 1):
            return ""
        return f"named in {now} of {numbered(self._size, 'briefing')} on {day}, in {past} {before}"


_OFTEN = 3
"""Briefings of a day that must name somebody before that is unusual."""

_TIMES = 3
"""How many times as many as the days before let expect are unusual."""


def _newest(store: Store, scope: Sequence[str], days: Sequence[DayGroup]) -> date | None:
    """Give the newest day that a briefing states, or else one that is inferred.

    Under the day they were received stand also the undated, and those dated after it.
    """
    inferred = None
    for group in days:
        lines = store.corpus.lines(scope, group.first, min(group.count, _LOOKED_AT))
        starts = {line.briefing.dating.start for line in lines if line.briefing.dating}
        if group.day in starts:
            if not group.inferred:
                return group.day
            inferred = inferred or group.day
    return inferred


def _is_new(person: Person, day: date) -> bool:
    return person.kind is EntityKind.PERSON and person.first is not None and person.first >= day


def _named(store: Store, scope: Sequence[str], day: date) -> Iterator[tuple[Entry, Mention]]:
    """Give who is named in the stories of a day, and is not watched."""
    people = store.corpus.entities()
    for name in _of_day(store, scope, day):
        entry = store.corpus.entry(name)
        for mention in settled(entry.mentions, people) if entry else ():
            told = mention.where not in FOLDED and not mention.credited
            if entry and told and not mention.watches and _is_told_of(entry.briefing, mention):
                yield entry, mention


def _of_day(store: Store, scope: Sequence[str], day: date) -> Iterator[str]:
    """Give the briefings that stand under a day, pinned ones last."""
    groups = store.corpus.groups(scope)
    pinned = [group for group in groups if group.day is None]
    for group in (*(group for group in groups if group.day == day), *pinned):
        for line in store.corpus.lines(scope, group.first, group.count):
            dating = line.briefing.dating
            if dating is not None and dating.start <= day <= dating.end:
                yield line.id


def _is_told_of(briefing: Briefing, mention: Mention) -> bool:
    """Whether more is said of a name than the name: alone on a line it is whose text that is."""
    sentence = sentence_of(briefing, mention.span.start)
    return len(sentence.split()) > len(mention.text.split())
