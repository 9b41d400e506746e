"""A small library, written for these tests, in memory."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from briefings.model import (
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    Edit,
    EntityKind,
    Hit,
    Mention,
    Precision,
    ScanStatus,
    Span,
    Tier,
    TitleKind,
)
from briefings.names.spelling.keys import keys
from briefings.search import Answer, Search, document
from briefings.store.memory import MemoryStore
from briefings.store.protocols import Entry, Origin, Ring

RECEIVED = datetime(2025, 12, 7, tzinfo=UTC)
SOURCE = "/inbox"


def briefing(
    text: str,
    *,
    title: str = "No title",
    day: int | None = None,
    split: tuple[str, str] | None = None,
    publisher: str | None = None,
    folded: str = "",
) -> Briefing:
    """Make a briefing; `split` is a glued word and how it is shown, `folded` boilerplate."""
    edits: tuple[Edit, ...] = ()
    if split:
        start = text.index(split[0])
        span = Span(start, start + len(split[0]))
        edits = (Edit(span, split[0], split[1], "two words run together"),)
    whole = text + folded
    blocks = [Block(BlockKind.BODY, Span(0, len(text)))]
    if folded:
        blocks.append(Block(BlockKind.BOILERPLATE, Span(len(text), len(whole))))
    at = whole.find(title)
    when = date(2025, 12, day) if day else None
    return Briefing(
        id=sha256(whole.encode()).hexdigest()[:16],
        text=whole,
        blocks=tuple(blocks),
        edits=edits,
        title=title,
        title_kind=TitleKind.STATED,
        title_span=Span(at, at + len(title)) if at >= 0 else None,
        dating=Dating(when, when, Precision.DAY, DateOrigin.HEADER, Certainty.STATED)
        if when
        else None,
        publisher=publisher,
        publisher_span=None,
        language="en",
    )


def mention(
    one: Briefing, text: str, name: str, entity: str, kind: EntityKind = EntityKind.PERSON
) -> Mention:
    start = one.text.index(text)
    span = Span(start, start + len(text))
    return Mention(span, text, kind, entity, name, BlockKind.BODY, Tier.EXACT, 1.0)


def library(
    briefings: Sequence[Briefing],
    mentions: Mapping[str, tuple[Mention, ...]] | None = None,
    rings: Mapping[str, str] | None = None,
    received: Mapping[str, datetime] | None = None,
) -> MemoryStore:
    """Make a store of briefings; mentions, watches and moments received are by briefing id."""
    store = MemoryStore(keys)
    for one in briefings:
        ringing = tuple(Ring("List", name, (), "") for name in [(rings or {}).get(one.id)] if name)
        when = (received or {}).get(one.id, RECEIVED)
        entry = Entry(one, (mentions or {}).get(one.id, ()), ringing, when)
        store.corpus.put([entry])
        store.corpus.put_origins(
            [Origin(f"{SOURCE}/{one.id}", SOURCE, one.id, 1, 1, ScanStatus.OK)]
        )
        store.index.put([document(one, when)])
    return store


RUSSIAN = briefing("General Gherasimov spoke. Gherasimov left.", day=1)
PLAIN = briefing("A word from Herasimov on talks in Lima.", title="Talks in Lima", day=2)
INFLECTED = briefing("Herasimova was seen.\nNobody spoke to Herasimova's men.", day=3)
HEADLINE = briefing("Herasimov resigns\nHe went home.", title="Herasimov resigns", day=1)
GLUED = briefing("We met Ivan Herasimovwho spoke.", split=("Herasimovwho", "Herasimov who"), day=4)
OTHER = briefing("Karasimov is somebody else, in Oslo.", day=5)
ALL = (RUSSIAN, PLAIN, INFLECTED, HEADLINE, GLUED, OTHER)


def ask(store: MemoryStore, query: str, limit: int = 50, *, typing: bool = False) -> Answer:
    return Search(store)(query, [SOURCE], limit=limit, typing=typing)


def found(store: MemoryStore, query: str, *, typing: bool = False) -> set[str]:
    return set(ask(store, query, typing=typing).ids)


def ids(*briefings: Briefing) -> set[str]:
    return {one.id for one in briefings}


def words(one: Briefing, spans: Sequence[Span]) -> list[str]:
    return [span.of(one.text) for span in spans]


def hits_of(store: MemoryStore, query: str) -> list[Hit]:
    answer = ask(store, query)
    return [hit for hit in map(answer.hit, answer.ids) if hit]


def hit_of(store: MemoryStore, query: str, one: Briefing) -> Hit:
    hit = ask(store, query).hit(one.id)
    assert hit is not None
    return hit
