"""Briefings made for tests, small and with one thing told apart."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefings.model import (
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    EntityKind,
    Mention,
    Precision,
    ScanStatus,
    Span,
    Tier,
    TitleKind,
)
from briefings.store.open import open_store
from briefings.store.protocols import Corpus, Document, Entry, Origin, Ring, Store
from briefings.store.standing import indexed, stand

NOON = datetime(2025, 12, 10, 12, tzinfo=UTC)
HERE = "/news"
THERE = "/mail"


def keyer(word: str) -> list[str]:
    """Give the first letter, and the word without its vowels."""
    return [word[:1], "".join(letter for letter in word if letter not in "aeiou")]


def name(number: int) -> str:
    return f"{number:016x}"


def dating(
    day: date | None, certainty: Certainty = Certainty.STATED, until: date | None = None
) -> Dating | None:
    if day is None:
        return None
    return Dating(day, until or day, Precision.DAY, DateOrigin.HEADER, certainty, Span(0, 4))


def briefing(number: int, dated: Dating | None = None, text: str = "Some words.") -> Briefing:
    return Briefing(
        id=name(number),
        text=text,
        blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
        edits=(),
        title=f"Title {number}",
        title_kind=TitleKind.STATED,
        title_span=None,
        dating=dated,
        publisher=None,
        publisher_span=None,
        language="en",
    )


def mention(
    text: str,
    *,
    full: str = "",
    kind: EntityKind = EntityKind.PERSON,
    where: BlockKind = BlockKind.BODY,
    watches: tuple[str, ...] = (),
) -> Mention:
    called = full or text
    return Mention(
        span=Span(0, len(text)),
        text=text,
        kind=kind,
        entity=called.casefold().replace(" ", "-"),
        name=called,
        where=where,
        tier=Tier.EXACT,
        score=1.0,
        watches=watches,
    )


def entry(
    number: int,
    day: date | None = None,
    *,
    dated: Dating | None = None,
    mentions: Sequence[Mention] = (),
    rings: Sequence[Ring] = (),
    received: datetime = NOON,
    old: bool = False,
    days: Sequence[int] = (),
) -> Entry:
    return Entry(
        briefing=briefing(number, dated or dating(day)),
        mentions=tuple(mentions),
        rings=tuple(rings),
        received=received,
        old=old,
        days=tuple(days),
    )


def origin(number: int, source: str = HERE, path: str = "") -> Origin:
    return Origin(path or f"{source}/{number}.txt", source, name(number), 10, 20, ScanStatus.OK)


def document(
    number: int,
    text: str,
    *,
    title: str = "",
    day: date | None = None,
    received: datetime = NOON,
) -> Document:
    standing = stand(briefing(number, dating(day)), received)
    return indexed(standing, name(number), received, (title.split(), text.split()))


def opened(folder: Path) -> Store:
    """Open the store of a folder."""
    return open_store(folder, keyer)


def fill(corpus: Corpus, entries: Sequence[Entry], source: str = HERE) -> None:
    corpus.put(entries)
    corpus.put_origins([origin(int(one.briefing.id, 16), source) for one in entries])


def listed(store: Store, scope: Sequence[str] = (HERE,)) -> list[int]:
    lines = store.corpus.lines(scope, 0, 99_999)
    return [int(line.id, 16) for line in lines]


def days_ago(days: int) -> date:
    return NOON.date() - timedelta(days=days)
