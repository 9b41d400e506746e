"""From bytes to what the store keeps of a briefing, and its revision when a library grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from briefings import watch
from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract
from briefings.ingest.read import Draft, draft, told_days
from briefings.model import (
    Briefing,
    DateOrigin,
    Mention,
    Surroundings,
    TitleKind,
    Watch,
)
from briefings.names.entities import Known, decided, find_mentions, settle
from briefings.names.gazetteer import Gazetteer
from briefings.search import document
from briefings.store.protocols import Document, Entry, Ring, Store
from briefings.store.standing import decisions, is_settled, stand, stated_day


@dataclass(frozen=True, slots=True)
class Loose:
    """A story as its format gave it, and the name of its file, not yet read."""

    name: str
    story: Extract


def read_together(
    files: Sequence[Loose], days: Iterable[date] = ()
) -> list[Briefing | UnreadableError]:
    """Read files that are each other's surroundings, in a library that states `days`.

    What one of them states of its day can date another: so those without a stated date are
    dated once more when all have been seen.
    """
    known = tuple(sorted(set(days)))
    drafts = [_draft(file) for file in files]
    readings = [_dated(one, known) for one in drafts]
    stated = tuple(sorted({*known, *_stated_days(readings)}))
    if stated == known:
        return readings
    return [
        _dated(one, stated)
        if isinstance(reading, Briefing) and not is_settled(reading)
        else reading
        for one, reading in zip(drafts, readings, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Made:
    """What the store is to keep of a text beside itself, whichever briefing it turns out to be."""

    mentions: tuple[Mention, ...]
    rings: tuple[Ring, ...]
    days: tuple[int, ...]
    words: Document
    """Its id, received and day are those of the text as it was read."""

    def entry(self, briefing: Briefing, received: datetime) -> Entry:
        """Give the entry of the briefing that the text is."""
        return Entry(briefing, self.mentions, self.rings, received, days=self.days)

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
        days=() if is_settled(briefing) else told_days(briefing),
    )


def enter_again(
    entry: Entry, gazetteer: Gazetteer, watches: Sequence[Watch], asked: Iterable[Ring] = ()
) -> Entry:
    """Find the names once more, for other watches: what rings only now does so silently.

    `asked` are the rings of the queries that are watched.
    """
    fresh = enter(entry.briefing, gazetteer, watches, entry.received)
    rings = watch.in_order([*fresh.rings, *asked], watch.places(watches))
    return replace(fresh, rings=watch.silently(entry, rings), old=entry.old)


def settle_names(store: Store) -> None:
    """Say over the whole corpus which of the briefings' names are one person."""
    corpus = store.corpus
    known = [Known(one.entity, one.name, one.briefings) for one in corpus.spellings()]
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


def _dated(read: Draft | UnreadableError, days: tuple[date, ...]) -> Briefing | UnreadableError:
    return read.dated(Surroundings(days)) if isinstance(read, Draft) else read


def _stated_days(readings: Iterable[Briefing | UnreadableError]) -> Iterable[date]:
    for reading in readings:
        if isinstance(reading, Briefing) and (day := stated_day(reading)):
            yield day
