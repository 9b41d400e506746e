"""A name card: spellings, roles, days, company and quotations of one person, each with its set.

Totals are counted over everything; what needs more than a line of a list is told of the newest
briefings alone, so that a card of a name in 20,000 of them opens as quickly as any.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from briefings.export.shown import shown
from briefings.library.roles import role_beside
from briefings.model import Briefing, Card, EntityKind, Fact, Mention, Quote, Span, numbered
from briefings.store.protocols import Entry, Line, Store
from briefings.store.standing import settled, stand

RECENT = 1000
"""Briefings whose days and company are counted, newest first."""
READ = 60
"""Briefings that are read for spellings, roles and quotations, newest first."""
DAYS = 14
"""Days shown, the last of them that of the newest mention; empty ones too."""
COMPANY = 10
QUOTES = 8
ROLES = 6
SPELLINGS = 12


def card(store: Store, scope: Sequence[str], entity: str, name: str, kind: EntityKind) -> Card:
    """Give the card of an entity as a library has settled it."""
    own = [one for one, (settled_id, _) in store.corpus.entities().items() if settled_id == entity]
    ids = store.corpus.naming(kind, own or [entity])
    lines = store.corpus.lines_of(scope, ids[:RECENT])
    entries = [found for line in lines[:READ] if (found := store.corpus.entry(line.id))]
    told = _Told(store.corpus.entities(), entity, entries)
    facts = [
        *_totals(lines, is_all=len(ids) <= RECENT),
        *told.spellings(),
        *told.roles(),
        *_days(lines),
        *_company(lines, store.corpus.entities(), entity),
        *told.quotes(),
    ]
    return Card(entity, name, tuple(facts))


def _totals(lines: Sequence[Line], *, is_all: bool) -> Iterator[Fact]:
    count, _, noun = numbered(len(lines), "briefing").partition(" ")
    told = noun if is_all else f"the newest {RECENT:,} of them"
    yield Fact("Named in", count, told, _ids(lines))
    dated = sorted((line for line in lines if stand(line.briefing, line.received).dated), key=_day)
    if dated:
        first, last = dated[0], dated[-1]
        yield Fact(
            "Named in", _day(first).isoformat(), f"first: {first.briefing.title}", (first.id,)
        )
        yield Fact("Named in", _day(last).isoformat(), f"last: {last.briefing.title}", (last.id,))


def _day(line: Line) -> date:
    return stand(line.briefing, line.received).day


def _ids(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.id for line in lines)


def _days(lines: Sequence[Line]) -> Iterator[Fact]:
    """Give the last days with their briefings, those without any too; the undated beside them."""
    by_day: dict[date, list[Line]] = {}
    unknown = []
    for line in lines:
        standing = stand(line.briefing, line.received)
        if standing.dated:
            by_day.setdefault(standing.day, []).append(line)
        else:
            unknown.append(line)
    if unknown:
        yield Fact("By day", "date unknown", _bar(unknown), _ids(unknown))
    if not by_day:
        return
    newest = max(by_day)
    for back in range(DAYS):
        day = newest - timedelta(days=back)
        those = by_day.get(day, [])
        yield Fact("By day", day.isoformat(), _bar(those), _ids(those))


def _bar(those: Sequence[Line]) -> str:
    return "▇" * min(len(those), 40) + f" {len(those)}" if those else "·"


def _company(
    lines: Sequence[Line], entities: Mapping[str, tuple[str, str]], entity: str
) -> Iterator[Fact]:
    """Give who is named in the same briefings, most often first."""
    beside: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for line in lines:
        for own, short, _, _ in line.names:
            who, name = entities.get(own, (own, short))
            if who != entity and line.id not in beside.setdefault(who, []):
                beside[who].append(line.id)
                called[who] = name
    most = sorted(beside, key=lambda who: (-len(beside[who]), called[who]))[:COMPANY]
    for who in most:
        yield Fact("With", str(len(beside[who])), called[who], tuple(beside[who]))


class _Told:
    """What the texts of some briefings tell of an entity."""

    def __init__(
        self, entities: Mapping[str, tuple[str, str]], entity: str, entries: Sequence[Entry]
    ) -> None:
        self._named: list[tuple[Briefing, Mention]] = []
        self._others: dict[str, list[Span]] = {}
        for entry in entries:
            mentions = [one for one in entry.mentions if one.kind is EntityKind.PERSON]
            self._others[entry.briefing.id] = [one.span for one in mentions]
            own = settled(entry.mentions, entities)
            self._named += ((entry.briefing, one) for one in own if one.entity == entity)

    def spellings(self) -> Iterator[Fact]:
        """Give each way in which the name is written, most often first."""
        yield from self._counted("Written", SPELLINGS, lambda _, mention: mention.text)

    def roles(self) -> Iterator[Fact]:
        """Give what is said of the name right before or behind it."""

        def role(briefing: Briefing, mention: Mention) -> str:
            return role_beside(briefing, mention, self._others[briefing.id])

        yield from self._counted("Roles", ROLES, role)

    def _counted(
        self, heading: str, most: int, words: Callable[[Briefing, Mention], str]
    ) -> Iterator[Fact]:
        """Give what mentions tell, with the briefings that tell it, the most of them first."""
        found: dict[str, dict[str, None]] = {}
        for briefing, mention in self._named:
            if told := " ".join(words(briefing, mention).split()):
                found.setdefault(told, {})[briefing.id] = None
        for told in sorted(found, key=lambda told: (-len(found[told]), told))[:most]:
            yield Fact(heading, str(len(found[told])), told, tuple(found[told]))

    def quotes(self) -> Iterator[Fact]:
        """Give words that they are stated to have said, newest first."""
        names = {mention.text for _, mention in self._named}
        given: dict[tuple[str, Span], tuple[Briefing, Quote]] = {}
        for briefing, _ in self._named:
            for quote in briefing.quotes:
                if quote.speaker in names:
                    given[briefing.id, quote.span] = briefing, quote
        for briefing, quote in [*given.values()][:QUOTES]:
            words = " ".join(shown(briefing, quote.span).split())
            label = briefing.dating.start.isoformat() if briefing.dating else "undated"
            yield Fact("Says", label, words, (briefing.id,), quote.span.start)
