"""From bytes to what the store keeps of a briefing, and its revision when a library grows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from briefings import watch
from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract
from briefings.ingest.parts.recurring import lines, lines_of
from briefings.ingest.read import Draft, Labelled, cut, draft, told_days
from briefings.model import (
    Briefing,
    Mention,
    Surroundings,
    TitleKind,
    Watch,
)
from briefings.names.entities import find_mentions, find_watched
from briefings.names.gazetteer import Gazetteer
from briefings.search import document
from briefings.store.kinship import RECURRING, Kinship, Trace
from briefings.store.protocols import Document, Entry, Ring, Store, Told
from briefings.store.standing import agreed, is_settled, stand, stated_day
from briefings.text.sanitise import safe_line
from briefings.text.shingles import packed, shingles, sketch


@dataclass(frozen=True, slots=True)
class Loose:
    """A story as its format gave it, and the name of its file, not yet read."""

    name: str
    story: Extract


@dataclass(frozen=True, slots=True)
class Text:
    """A story as it was read."""

    briefing: Briefing
    told: Told
    trace: Trace
    """What it is found by among others."""
    runs: bytes
    """All runs of words of its story, packed: by them it is compared with those."""
    folded: frozenset[int] = frozenset()
    """Those of its lines that it was read without, because they recur."""

    @property
    def story(self) -> str:
        """Give what it tells: by that it is compared with others."""
        return self.told.story_in(self.briefing.text)


def read_together(
    files: Sequence[Loose], days: Iterable[date] = (), recurring: frozenset[int] = frozenset()
) -> list[Text | UnreadableError]:
    """Read files that are each other's surroundings, in a library that states `days`.

    What one of them states of its day can date another: so those without a stated date are
    dated once more when all have been seen. Lines that are known to recur are folded, and those
    that seem to in these files: which of them are copies is not known yet.
    """
    known = tuple(sorted(set(days)))
    drawn = _folded([_labelled(file) for file in files], recurring)
    orders = _orders(one.text.told for one in drawn if isinstance(one, _Drawn))
    readings = [_dated(one, known, orders) for one in drawn]
    each = (one for one in readings if isinstance(one, Text))
    stated = tuple(sorted({*known, *stated_days(each)}))
    if stated == known:
        return readings
    return [
        _dated(one, stated, orders)
        if isinstance(reading, Text) and not is_settled(reading.briefing)
        else reading
        for one, reading in zip(drawn, readings, strict=True)
    ]


def read_alone(file: Loose, recurring: frozenset[int]) -> Briefing:
    """Read one story for the names in it and no more; its date waits for its neighbours.

    Raises UnreadableError where it holds nothing.
    """
    plain = cut(file.story, name=file.name).labelled()
    return _among(plain, _own_lines(plain), recurring).drawn().briefing


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A story read but for its date."""

    draft: Draft
    text: Text


def _folded(
    plain: Sequence[Labelled | UnreadableError], recurring: frozenset[int]
) -> list[_Drawn | UnreadableError]:
    """Draw stories, and those without the lines that recur which have some."""
    own = {one.cut.id: _own_lines(one) for one in plain if isinstance(one, Labelled)}
    counts = Counter(line for found in own.values() for line in found)
    seeming = {line for line, count in counts.items() if count >= RECURRING}
    return [
        one
        if isinstance(one, UnreadableError)
        else _drawn(one, own[one.cut.id], recurring | seeming)
        for one in plain
    ]


def _drawn(plain: Labelled, own: Mapping[int, str], recurring: Set[int]) -> _Drawn:
    chosen = _among(plain, own, recurring).drawn()
    told = _told(plain, chosen)
    runs = shingles(told.story_in(chosen.briefing.text))
    trace = Trace(plain.cut.id, len(runs), sketch(runs), frozenset(own))
    folded = frozenset(own).intersection(recurring)
    return _Drawn(chosen, Text(chosen.briefing, told, trace, packed(runs), folded))


def _own_lines(plain: Labelled) -> Mapping[int, str]:
    return lines_of(plain.cut.page, plain.publisher)


def _among(plain: Labelled, own: Mapping[int, str], recurring: Set[int]) -> Labelled:
    """Give a story as it is where some lines recur; its own are given by their hashes."""
    folded = own.keys() & recurring
    return plain.among({own[line] for line in folded}) if folded else plain


class Around:
    """Gives what is known around stored briefings; each source's days are looked up once."""

    def __init__(self, store: Store) -> None:
        """Stand on a store."""
        self._corpus = store.corpus
        self._days: dict[str, Sequence[date]] = {}

    def of(self, entry: Entry) -> Surroundings:
        """Give what is known around a briefing: by the first of its origins, where it has some."""
        source = next((one.source for one in self._corpus.origins_of(entry.briefing.id)), "")
        return self.within(source, entry.told)

    def within(self, source: str, told: Told) -> Surroundings:
        """Give what is known around a briefing of a source."""
        if source not in self._days:
            self._days[source] = self._corpus.stated_days(source) if source else ()
        habit = self._corpus.habit(told.reported) if told.slashes.asks else None
        return Surroundings(tuple(self._days[source]), order=habit.order if habit else "")


def read_again(entry: Entry, surroundings: Surroundings, kinship: Kinship) -> Entry:
    """Give an entry with its briefing read among other surroundings, and lines that recur."""
    known = lines(entry.briefing.text, entry.told.reported)
    folded = frozenset(known[line] for line in kinship.recurring(known))
    story = _story(entry)
    again = draft(story, folded, name=entry.told.name).dated(surroundings)
    return replace(
        entry,
        briefing=replace(again, id=entry.briefing.id),
        told=replace(entry.told, read_as=surroundings.order),
    )


def unshared(entry: Entry) -> Briefing:
    """Give the briefing of an entry as it is if no line of it recurs, and without a date."""
    return draft(_story(entry), name=entry.told.name).briefing


def _story(entry: Entry) -> Extract:
    told = entry.told
    return Extract(
        text=entry.briefing.text,
        encoding=told.encoding,
        truncated=told.truncated,
        problems=told.problems,
        marks=told.marks,
        title=told.title,
        dating=told.dating,
        publisher=told.publisher,
        hidden=told.hidden,
    )


def _told(plain: Labelled, read: Draft) -> Told:
    of, story = plain.cut, plain.cut.story
    return Told(
        name=safe_line(of.name),
        encoding=story.encoding,
        truncated=story.truncated,
        problems=story.problems,
        marks=story.marks,
        title=story.title,
        dating=story.dating,
        publisher=story.publisher,
        reported=plain.publisher or "",
        hidden=read.briefing.hidden,
        slashes=read.slashes,
        story=plain.story,
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What the store is to keep of a text beside itself, whichever briefing it turns out to be."""

    mentions: tuple[Mention, ...]
    rings: tuple[Ring, ...]
    days: tuple[int, ...]
    words: Document
    """Its id, received and day are those of the text as it was read."""
    named: bool = True
    """Whether it was looked for everybody who is named."""

    def entry(self, briefing: Briefing, received: datetime, told: Told) -> Entry:
        """Give the entry of the briefing that the text is."""
        return Entry(
            briefing,
            self.mentions,
            self.rings,
            received,
            days=self.days,
            told=told,
            named=self.named,
        )

    def document(self, briefing: Briefing, received: datetime) -> Document:
        """Give what an index is to hold of that briefing."""
        standing = stand(briefing, received)
        return replace(
            self.words,
            id=briefing.id,
            day=standing.day,
            dated=standing.dated,
            received=received,
        )


def make(
    briefing: Briefing, gazetteer: Gazetteer, watches: Sequence[Watch], received: datetime
) -> Made:
    """Find who is named in a text, which watches that rings, and the words it is found by."""
    entry = enter(briefing, gazetteer, watches, received)
    return Made(entry.mentions, entry.rings, entry.days, document(briefing, received))


def make_first(
    briefing: Briefing, gazetteer: Gazetteer, watches: Sequence[Watch], received: datetime
) -> Made:
    """Make what is to be there at once, which is what rings: who else is named waits.

    Queries that are watched ask who is named in what comes: with one, nothing waits.
    """
    if any(one.query for one in watches):
        return make(briefing, gazetteer, watches, received)
    mentions = find_watched(briefing, gazetteer)
    rings = tuple(watch.rings(briefing, mentions, watches)) if mentions else ()
    return Made(mentions, rings, _days(briefing), document(briefing, received), named=False)


def redate(entry: Entry, surroundings: Surroundings) -> Entry:
    """Give an entry with its briefing dated by its surroundings of now; all else stays."""
    briefing = entry.briefing
    story = replace(
        _story(entry),
        marks=briefing.blocks,
        title=briefing.title if briefing.title_kind is TitleKind.STATED else "",
    )
    again = draft(story, name=entry.told.name).dated(surroundings)
    return replace(
        entry,
        briefing=replace(briefing, dating=again.dating, problems=again.problems),
        told=replace(entry.told, read_as=surroundings.order),
    )


def enter(
    briefing: Briefing, gazetteer: Gazetteer, watches: Sequence[Watch], received: datetime
) -> Entry:
    """Find who is named in a briefing, and which watches that rings."""
    mentions = find_mentions(briefing, gazetteer)
    return Entry(
        briefing=briefing,
        mentions=mentions,
        rings=tuple(watch.rings(briefing, mentions, watches)),
        received=received,
        days=_days(briefing),
    )


def _days(briefing: Briefing) -> tuple[int, ...]:
    return () if is_settled(briefing) else told_days(briefing)


def enter_again(
    entry: Entry,
    gazetteer: Gazetteer,
    watches: Sequence[Watch],
    before: watch.Before,
    asked: Iterable[Ring] = (),
) -> Entry:
    """Find the names once more, for other watches.

    What rings only now does so as its watch did `before`, or as the one whose place it takes.
    `asked` are the rings of the queries that are watched.
    """
    fresh = enter(entry.briefing, gazetteer, watches, entry.received)
    rings = watch.with_gone([*fresh.rings, *asked], entry.rings, watches, before)
    now = replace(fresh, rings=rings, old=entry.old, told=entry.told)
    taken = watch.taken_over(entry, now, watches, before)
    heirs = {key: of[0] for key, of in taken.items()}
    return replace(now, rings=watch.silently(entry, rings, before, heirs))


def _labelled(file: Loose) -> Labelled | UnreadableError:
    try:
        return cut(file.story, name=file.name).labelled()
    except UnreadableError as error:
        return error


def _orders(told: Iterable[Told]) -> dict[str, str]:
    """Give the order in which publishers write days with slashes, where that is told."""
    telling = [one for one in told if one.slashes.order and one.reported]
    counts: dict[str, Counter[str]] = {}
    for one in telling:
        counts.setdefault(one.reported, Counter())[one.slashes.order] += 1
    return {name: found for name, each in counts.items() if (found := agreed(each))}


def _dated(
    read: _Drawn | UnreadableError, days: tuple[date, ...], orders: Mapping[str, str]
) -> Text | UnreadableError:
    if isinstance(read, UnreadableError):
        return read
    told = read.text.told
    order = orders.get(told.reported, "") if told.slashes.asks else ""
    briefing = read.draft.dated(Surroundings(days, order=order))
    return replace(read.text, briefing=briefing, told=replace(told, read_as=order))


def stated_days(texts: Iterable[Text | None]) -> Iterable[date]:
    """Give the days that texts state of themselves, where there are texts."""
    return (day for one in texts if one and (day := stated_day(one.briefing)))
