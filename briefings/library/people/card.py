"""A name card: spellings, roles, days, company and quotations of one person, each with its set.

Totals and days are counted over everything; what needs a briefing's row or its text is told of
the newest alone, and says so, so that the card of a name in 40,000 opens as quickly as any.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from briefings.export.shown import shown
from briefings.library.people.roles import role_beside
from briefings.model import Briefing, Card, EntityKind, Fact, Mention, Quote, Span, numbered
from briefings.store.protocols import Entry, Naming, RowName, Store

RECENT = 300
"""Briefings of whose company is told, newest first."""
READ = 50
"""Briefings that are read for places, spellings, roles and quotations, newest first."""
DAYS = 14
"""Days shown, the last of them that of the newest mention; empty ones too."""
WIDEST = 40
"""Cells of the longest bar."""
COMPANY = 10
QUOTES = 8
ROLES = 6
SPELLINGS = 12


def card(store: Store, scope: Sequence[str], entity: str, name: str, kind: EntityKind) -> Card:
    """Give the card of an entity as a library has settled it."""
    entities = store.corpus.entities()
    own = {entity}
    if kind is EntityKind.PERSON:
        own = {one for one, (settled_id, _) in entities.items() if settled_id == entity} or own
    named = store.corpus.naming(kind, own, scope)
    beside = store.corpus.names_of(_ids(named[:RECENT]))
    entries = [found for one in _ids(named[:READ]) if (found := store.corpus.entry(one))]
    told = _Told(own, kind, entries, _of_the_newest(READ, len(named)))
    facts = [
        *_totals(store, scope, named),
        *told.places(),
        *told.spellings(),
        *told.roles(),
        *_days(named),
        *_company(beside, entities, entity, _of_the_newest(RECENT, len(named))),
        *told.quotes(),
    ]
    return Card(entity, name, tuple(facts))


def _of_the_newest(most: int, count: int) -> str:
    """Say behind a heading of what is told, where that is not all."""
    return f", in the newest {most:,}" if count > most else ""


def _totals(store: Store, scope: Sequence[str], named: Sequence[Naming]) -> Iterator[Fact]:
    mentions = numbered(_mentions(named), "mention")
    noun = numbered(len(named), "briefing").partition(" ")[2]
    yield Fact("Named in", f"{len(named):,}", f"{noun} · {mentions}", _ids(named))
    for which, order in (("first", reversed(named)), ("last", iter(named))):
        for briefing, day in islice(((one, day) for one, day, dated, _ in order if dated), 1):
            for line in store.corpus.lines_of(scope, [briefing]):
                words = f"{which}: {line.briefing.title}"
                yield Fact("Named in", _day(day), words, (briefing,))


def _day(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day else "date unknown"


def _ids(those: Iterable[Naming]) -> tuple[str, ...]:
    return tuple([briefing for briefing, _, _, _ in those])


def _days(named: Sequence[Naming]) -> Iterator[Fact]:
    """Give the mentions of the last days, those without any too; those of no day beside them."""
    newest = next((day for _, day, dated, _ in named if dated and day), 0)
    by_day: dict[int | None, list[Naming]]
    by_day = {newest - back: [] for back in range(DAYS) if newest}
    unknown: list[Naming] = []
    ahead: list[Naming] = []
    for one in named:
        _, day, dated, _ = one
        if not dated:
            (unknown if day is None else ahead).append(one)
        elif day in by_day:
            by_day[day].append(one)
    most = max((_mentions(those) for those in (unknown, ahead, *by_day.values())), default=0)
    if unknown:
        yield Fact("By day", "date unknown", _bar(unknown, most), _ids(unknown))
    if ahead:
        yield Fact("By day", "dated ahead", _bar(ahead, most), _ids(ahead))
    for day, those in by_day.items():
        yield Fact("By day", _day(day), _bar(those, most), _ids(those))


def _mentions(those: Iterable[Naming]) -> int:
    return sum([mentions for _, _, _, mentions in those])


def _bar(those: Sequence[Naming], most: int) -> str:
    """Draw mentions, a cell each or beside the most of a day; none is a dot."""
    count = _mentions(those)
    if not count:
        return "·"
    cells = count if most <= WIDEST else max(1, round(WIDEST * count / most))
    return f"{'▇' * cells} {count:,} in {numbered(len(those), 'briefing')}"


def _company(
    named: Mapping[str, Sequence[RowName]],
    entities: Mapping[str, tuple[str, str]],
    entity: str,
    which: str,
) -> Iterator[Fact]:
    """Give who is named in the same briefings, most often first."""
    beside: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for briefing, names in named.items():
        for own, short, _, _ in names:
            who, name = entities.get(own, (own, short))
            if who != entity and briefing not in beside.setdefault(who, []):
                beside[who].append(briefing)
                called[who] = name
    most = sorted(beside, key=lambda who: (-len(beside[who]), called[who]))[:COMPANY]
    for who in most:
        yield Fact(f"With{which}", str(len(beside[who])), called[who], tuple(beside[who]))


class _Told:
    """What the texts of some briefings tell of an entity."""

    def __init__(
        self,
        own: Collection[str],
        kind: EntityKind,
        entries: Sequence[Entry],
        which: str,
    ) -> None:
        """Take the ids that briefings have for it, and the entries.

        `which` says of how many it is told, where that is not all.
        """
        self._which = which
        self._named: list[tuple[Briefing, Mention]] = []
        self._others: dict[str, list[Span]] = {}
        for entry in entries:
            mentions = [one for one in entry.mentions if one.kind is EntityKind.PERSON]
            self._others[entry.briefing.id] = [one.span for one in mentions]
            told = (one for one in entry.in_story if one.kind is kind and one.entity in own)
            self._named += ((entry.briefing, one) for one in told)

    def places(self) -> Iterator[Fact]:
        """Give in what kinds of block the name stands, folded ones too, and how often."""
        times = Counter(mention.where.value for _, mention in self._named)
        for fact in self._counted("Stands in", len(times), lambda _, one: one.where.value):
            yield replace(fact, words=f"{fact.words} · {numbered(times[fact.words], 'mention')}")

    def spellings(self) -> Iterator[Fact]:
        """Give each way in which the name is written, most often first."""
        yield from self._counted("Written", SPELLINGS, lambda _, mention: mention.text)

    def roles(self) -> Iterator[Fact]:
        """Give what is said of the name right before or behind it, in whatever capitals."""
        written: dict[str, str] = {}

        def role(briefing: Briefing, mention: Mention) -> str:
            told = role_beside(briefing, mention, self._others[briefing.id])
            return written.setdefault(told.casefold(), told)

        yield from self._counted("Roles", ROLES, role)

    def _counted(
        self, heading: str, most: int, words: Callable[[Briefing, Mention], str]
    ) -> Iterator[Fact]:
        """Give what mentions tell, with the briefings that tell it, the most of them first."""
        found: dict[str, dict[str, None]] = {}
        for briefing, mention in self._named:
            if told := " ".join(words(briefing, mention).split()):
                found.setdefault(told, {})[briefing.id] = None
        heading += self._which
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
            yield Fact(f"Says{self._which}", label, words, (briefing.id,), quote.span.start)
