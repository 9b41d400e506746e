"""A name card: spellings, roles, days, company and quotations of one person, each with its set.

Totals and days are counted over everything; what needs a briefing's row or its text is told of
the newest alone, and says so, and which briefings a number counts is read when they are asked for:
the card of a name in 400,000 opens nearly as quickly as any.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.export.shown import shown
from briefings.library.people.named import Named
from briefings.library.people.roles import role_beside
from briefings.model import Briefing, Card, EntityKind, Fact, Mention, Quote, Span, numbered
from briefings.model.roll import Who
from briefings.store.protocols import Corpus, Count, Entry, Part, RowName, Store, When
from briefings.text.fold import composed

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
    corpus = store.corpus
    own = {entity}
    if kind is EntityKind.PERSON:
        own = {*corpus.called(entity)} or own
    named = Named(corpus, kind, own, scope)
    count = named.counted.every.briefings
    newest = named.newest(RECENT)
    beside = corpus.names_of(newest)
    found = corpus.entries(newest[:READ])
    entries = [found[one] for one in newest[:READ] if one in found]
    told = _Told(own, kind, entries, _of_the_newest(READ, count))
    facts = [
        *_totals(named),
        *_ends(corpus, scope, named),
        *told.places(),
        *told.spellings(),
        *told.roles(),
        *_days(named),
        *_company(beside, _people(corpus, beside), entity, _of_the_newest(RECENT, count)),
        *told.quotes(),
    ]
    return Card(name, tuple(facts))


def _of_the_newest(most: int, count: int) -> str:
    """Say behind a heading of what is told, where that is not all."""
    return f", in the newest {most:,}" if count > most else ""


def _totals(named: Named) -> Iterator[Fact]:
    every = named.counted.every
    noun = numbered(every.briefings, "briefing").partition(" ")[2]
    words = f"{noun} · {numbered(every.mentions, 'mention')}"
    yield Fact("Named in", f"{every.briefings:,}", words, named.those(Part.EVERY, every))


def _ends(corpus: Corpus, scope: Sequence[str], named: Named) -> Iterator[Fact]:
    """Give the first briefing and the last one, of those that are of a day."""
    first, last = named.counted.first, named.counted.last
    if first is None or last is None:
        return
    for which, day, at in (("first", first, slice(-1, None)), ("last", last, slice(1))):
        one = named.on(day)[at]
        for line in corpus.lines_of(scope, one):
            yield Fact("Named in", _iso(day), f"{which}: {line.briefing.title}", one)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _days(named: Named) -> Iterator[Fact]:
    """Give the mentions of the last days, those without any too; those of no day beside them."""
    counted = named.counted
    parts = (
        ("date unknown", Part.UNDATED, counted.undated),
        ("dated ahead", Part.AHEAD, counted.ahead),
    )
    shown: list[tuple[str, When, Count]] = [one for one in parts if one[-1].briefings]
    if counted.last is not None:
        days = range(max(1, counted.last - DAYS + 1), counted.last + 1)
        counts = named.by_day(days)
        shown += ((_iso(one), range(one, one + 1), counts.get(one, Count())) for one in days[::-1])
    most = max((count.mentions for *_, count in shown), default=0)
    for label, when, count in shown:
        yield Fact("By day", label, _bar(count, most), named.those(when, count))


def _bar(count: Count, most: int) -> str:
    """Draw mentions, a cell each or beside the most of a day; none is a dot."""
    if not count.mentions:
        return "·"
    cells = count.mentions if most <= WIDEST else max(1, round(WIDEST * count.mentions / most))
    return f"{'▇' * cells} {count.mentions:,} in {numbered(count.briefings, 'briefing')}"


def _people(corpus: Corpus, named: Mapping[str, Sequence[RowName]]) -> Mapping[str, Who]:
    return corpus.whose({own for names in named.values() for own, *_ in names})


def _company(
    named: Mapping[str, Sequence[RowName]],
    people: Mapping[str, Who],
    entity: str,
    which: str,
) -> Iterator[Fact]:
    """Give who is named in the same briefings, most often first."""
    beside: dict[str, dict[str, None]] = {}
    called: dict[str, str] = {}
    for briefing, names in named.items():
        for own, short, _, _ in names:
            who, name = people.get(own, (own, short))
            if who != entity:
                beside.setdefault(who, {})[briefing] = None
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
        yield from self._counted("Written", SPELLINGS, lambda _, mention: composed(mention.text))

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
