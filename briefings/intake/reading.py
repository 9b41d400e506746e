"""From bytes to what the store keeps of a briefing, and its revision when a library grows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from briefings import watch
from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract
from briefings.ingest.read import Draft, draft, told_days
from briefings.ingest.recurring import lines, lines_of
from briefings.model import (
    Briefing,
    DateOrigin,
    EntityKind,
    Mention,
    Surroundings,
    TitleKind,
    Watch,
)
from briefings.names.entities import Known, decided, find_mentions, find_watched, settle
from briefings.names.gazetteer import Gazetteer
from briefings.search import document
from briefings.store.kinship import RECURRING, Kinship, Trace
from briefings.store.protocols import Document, Entry, Ring, Store, Told
from briefings.store.standing import decisions, is_settled, stand, stated_day
from briefings.text.language import language
from briefings.text.sanitise import safe_line, sanitise
from briefings.text.shingles import shingles, sketch


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
    folded: frozenset[int] = frozenset()
    """Those of its lines that it was read without, because they recur."""


def read_together(
    files: Sequence[Loose], days: Iterable[date] = (), recurring: frozenset[int] = frozenset()
) -> list[Text | UnreadableError]:
    """Read files that are each other's surroundings, in a library that states `days`.

    What one of them states of its day can date another: so those without a stated date are
    dated once more when all have been seen. Lines that are known to recur are folded, and those
    that seem to in these files: which of them are copies is not known yet.
    """
    known = tuple(sorted(set(days)))
    drafts = _folded([_draft(file) for file in files], files, recurring)
    readings = [_dated(one, known) for one in drafts]
    stated = tuple(sorted({*known, *_stated_days(readings)}))
    if stated == known:
        return readings
    return [
        _dated(one, stated)
        if isinstance(reading, Text) and not is_settled(reading.briefing)
        else reading
        for one, reading in zip(drafts, readings, strict=True)
    ]


def bare(story: Extract) -> Briefing:
    """Give a story's text and language alone: enough to see whether any watched name is met."""
    text = sanitise(story.text).text
    return Briefing(
        id="",
        text=text,
        blocks=(),
        edits=(),
        title="",
        title_kind=TitleKind.DERIVED,
        title_span=None,
        dating=None,
        publisher=None,
        publisher_span=None,
        language=language(text),
    )


def read_alone(file: Loose, recurring: frozenset[int]) -> Briefing:
    """Read one story for the names in it and no more; its date waits for its neighbours.

    Raises UnreadableError where it holds nothing.
    """
    plain = draft(file.story, name=file.name)
    if not recurring:
        return plain.briefing
    own = lines(plain.briefing.text, plain.briefing.publisher)
    folded = frozenset(own[line] for line in recurring.intersection(own))
    return draft(file.story, folded, name=file.name).briefing if folded else plain.briefing


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A story read but for its date."""

    draft: Draft
    text: Text


def _folded(
    drafts: list[Draft | UnreadableError], files: Sequence[Loose], recurring: frozenset[int]
) -> list[_Drawn | UnreadableError]:
    """Read those stories once more that have lines which recur."""
    own = {
        one.briefing.id: lines_of(one.page.layout, one.briefing.publisher)
        for one in drafts
        if isinstance(one, Draft)
    }
    counts = Counter(line for found in own.values() for line in found)
    seeming = {line for line, count in counts.items() if count >= RECURRING}
    return [
        one
        if isinstance(one, UnreadableError)
        else _drawn(one, file, own[one.briefing.id], recurring | seeming)
        for one, file in zip(drafts, files, strict=True)
    ]


def _drawn(plain: Draft, file: Loose, own: Mapping[int, str], recurring: Set[int]) -> _Drawn:
    folded = frozenset(own).intersection(recurring)
    chosen = plain
    if folded:
        chosen = plain.among(frozenset(own[line] for line in folded))
    runs = shingles(chosen.briefing.text)
    trace = Trace(chosen.briefing.id, len(runs), sketch(runs), frozenset(own))
    told = _told(file, plain.briefing.publisher, chosen.briefing.hidden)
    return _Drawn(chosen, Text(chosen.briefing, told, trace, folded))


def read_again(entry: Entry, days: Sequence[date], kinship: Kinship) -> Briefing:
    """Read a stored briefing among other surroundings: days stated, and lines that recur."""
    known = lines(entry.briefing.text, entry.told.reported)
    folded = frozenset(known[line] for line in kinship.recurring(known))
    story = _story(entry)
    again = draft(story, folded, name=entry.told.name).dated(Surroundings(tuple(days)))
    return replace(again, id=entry.briefing.id)


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


def _told(file: Loose, reported: str | None, hidden: int) -> Told:
    story = file.story
    return Told(
        name=safe_line(file.name),
        encoding=story.encoding,
        truncated=story.truncated,
        problems=story.problems,
        marks=story.marks,
        title=story.title,
        dating=story.dating,
        publisher=story.publisher,
        reported=reported or "",
        hidden=hidden,
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
    mentions = find_watched(briefing, gazetteer) if gazetteer.may_find(briefing) else ()
    rings = tuple(watch.rings(briefing, mentions, watches)) if mentions else ()
    return Made(mentions, rings, _days(briefing), document(briefing, received), named=False)


def redate(briefing: Briefing, days: Sequence[date]) -> Briefing:
    """Date a briefing again by the days its source states now; all else stays.

    A day from the file's name, or suggested by its format, is known without them.
    """
    is_kept = briefing.dating and briefing.dating.origin in {DateOrigin.PATH, DateOrigin.META}
    story = Extract(
        text=briefing.text,
        marks=briefing.blocks,
        title=briefing.title if briefing.title_kind is TitleKind.STATED else "",
        dating=briefing.dating if is_kept else None,
    )
    read = draft(story)
    again = read.dated(Surroundings(tuple(days)))
    # What its bytes gave to note was noted when they were read: the text alone cannot say it.
    of_text = {*read.dated(Surroundings()).problems, *again.problems}
    of_bytes = tuple(one for one in briefing.problems if one not in of_text)
    return replace(briefing, dating=again.dating, problems=of_bytes + again.problems)


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
    since: Mapping[Watch, datetime],
    asked: Iterable[Ring] = (),
) -> Entry:
    """Find the names once more, for other watches.

    What rings only now does so silently in what was received before its watch was there: `since`
    gives the last receipt before each. `asked` are the rings of the queries that are watched.
    """
    fresh = enter(entry.briefing, gazetteer, tuple(since), entry.received)
    rings = watch.with_gone([*fresh.rings, *asked], entry.rings, since)
    told = watch.silently(entry, rings, since)
    return replace(fresh, rings=told, old=entry.old, told=entry.told)


def settle_names(store: Store) -> None:
    """Say over the whole corpus which of the briefings' names are one person."""
    corpus = store.corpus
    known = [
        Known(one.entity, one.name, one.briefings)
        for one in corpus.spellings()
        if one.kind is EntityKind.PERSON
    ]
    people = settle(known)
    corpus.set_entities(people, decided(people, decisions(store.state)))


def decide_names(store: Store) -> None:
    """Say who is who after the reader decided something, without comparing names again."""
    people = store.corpus.settled()
    store.corpus.set_entities(people, decided(people, decisions(store.state)))


def _draft(file: Loose) -> Draft | UnreadableError:
    try:
        return draft(file.story, name=file.name)
    except UnreadableError as error:
        return error


def _dated(read: _Drawn | UnreadableError, days: tuple[date, ...]) -> Text | UnreadableError:
    if isinstance(read, UnreadableError):
        return read
    return replace(read.text, briefing=read.draft.dated(Surroundings(days)))


def _stated_days(readings: Iterable[Text | UnreadableError]) -> Iterable[date]:
    for reading in readings:
        if isinstance(reading, Text) and (day := stated_day(reading.briefing)):
            yield day
