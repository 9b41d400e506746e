"""Briefings, listings and alerts to draw, made of nothing but nouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from briefings.model import (
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    DayGroup,
    Edit,
    EntityKind,
    Hit,
    Mention,
    NameCount,
    Page,
    Precision,
    Row,
    Span,
    Tier,
    TitleKind,
    Watch,
)

NOW = datetime(2025, 12, 7, 6, 0, tzinfo=UTC)

BODY = "The envoy met Lindqvist at the harbour. Later Okafor came, and Lindqvist left."


def stated(day: date) -> Dating:
    return Dating(day, day, Precision.DAY, DateOrigin.HEADER, Certainty.STATED)


def inferred(first: date, last: date) -> Dating:
    return Dating(first, last, Precision.DAY, DateOrigin.TEXT, Certainty.INFERRED)


def row(number: int = 0, title: str = "Talks about the harbour go on") -> Row:
    return Row(
        id=f"{number:016x}",
        path=f"box/{number}.txt",
        raw_path=f"box/{number}.txt",
        title=title,
        title_kind=TitleKind.STATED,
        dating=stated(date(2025, 12, 6) - timedelta(days=number // 2)),
        date_evidence="",
        publisher="Harbour Post",
        language="en",
        received=NOW,
        unread=True,
        pinned=False,
        alerts=("Lindqvist",),
        names=(
            NameCount("lindqvist", "Lindqvist", 3, True),
            NameCount("okafor", "Okafor", 2, False),
            NameCount("moreau", "Moreau", 1, False),
        ),
        copies=0,
    )


@dataclass
class Rows:
    """A listing that counts which rows were asked for."""

    held: Sequence[Row] | range
    groups: Sequence[DayGroup] = ()
    hits: dict[str, Hit] | None = None
    asked: int = 0

    def __len__(self) -> int:
        return len(self.held)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        self.asked += count
        held = self.held[start : start + count]
        return [each if isinstance(each, Row) else row(each) for each in held]

    @property
    def ids(self) -> Sequence[str]:
        return [each.id if isinstance(each, Row) else row(each).id for each in self.held]

    @property
    def has_more(self) -> bool:
        return False

    def grow(self) -> bool:
        return False

    def index(self, briefing: str) -> int | None:
        if isinstance(self.held, range):
            at = int(briefing, 16)
            return at if at < len(self.held) else None
        ids = [each.id for each in self.held]
        return ids.index(briefing) if briefing in ids else None

    def hit(self, briefing: str) -> Hit | None:
        return (self.hits or {}).get(briefing)

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        return {one: hit for one in briefings if (hit := self.hit(one))}

    def next_unread(self, briefing: str) -> str | None:
        return None


def days(count: int, each: int = 2) -> list[DayGroup]:
    """Give headings over `count` rows, so many under each, newest first."""
    newest = date(2025, 12, 6)
    return [
        DayGroup(newest - timedelta(days=at), "", first, min(each, count - first), False)
        for at, first in enumerate(range(0, count, each))
    ]


def listing(*titles: str) -> Rows:
    held = [row(at, title) for at, title in enumerate(titles)]
    return Rows(held, days(len(held)))


def million() -> Rows:
    return Rows(range(1_000_000), days(1_000_000, 200))


def briefing(
    *blocks: tuple[BlockKind, str], title: str = "", edits: Sequence[tuple[str, str]] = ()
) -> Briefing:
    """Make a briefing of blocks, an empty line between them; edits are pairs of words."""
    made, at = [], 0
    for kind, words in blocks:
        made.append(Block(kind, Span(at, at + len(words) + 2)))
        at += len(words) + 2
    text = "".join(f"{words}\n\n" for _, words in blocks)
    first = blocks[0] if blocks else (BlockKind.BODY, "")
    is_stated = first[0] is BlockKind.TITLE and not title
    return Briefing(
        id="0" * 16,
        text=text,
        blocks=tuple(made),
        edits=tuple(_edit(text, was, shown) for was, shown in edits),
        title=title or first[1],
        title_kind=TitleKind.STATED if is_stated else TitleKind.DERIVED,
        title_span=Span(0, len(first[1])) if is_stated else None,
        dating=stated(date(2025, 12, 6)),
        publisher="Harbour Post",
        publisher_span=None,
        language="en",
    )


def _edit(text: str, was: str, shown: str) -> Edit:
    start = text.rindex(was)
    return Edit(Span(start, start + len(was)), was, shown, "two words stood glued together")


def mention(text: str, words: str, entity: str, *, watched: bool = False, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Mention(
        Span(start, start + len(words)),
        words,
        EntityKind.PERSON,
        entity,
        words,
        BlockKind.BODY,
        Tier.EXACT,
        1.0,
        watches=(words,) if watched else (),
    )


def page(made: Briefing, *mentions: Mention) -> Page:
    ordered = tuple(sorted(mentions, key=lambda each: each.span))
    return Page(replace(row(), title=made.title), made, ordered, (), ("box/0.txt",))


def alert(watch: str, number: int = 0, state: AlertState = AlertState.NEW) -> Alert:
    sentence = f"The envoy met {watch} at the harbour."
    return Alert(
        id=f"{number:016x}:00000000",
        watchlist="Envoys",
        watch=watch,
        briefing=f"{number:016x}",
        title=f"Talks number {number}",
        date=date(2025, 12, 6),
        received=NOW,
        state=state,
        pinned=False,
        kind=AlertKind.MENTION,
        mentions=(mention(sentence, watch, watch.casefold(), watched=True),),
        sentence=sentence,
    )


def group(watch: str, *alerts: Alert, spellings: Sequence[str] = ()) -> AlertGroup:
    return AlertGroup(
        Watch(watch, "Envoys"),
        alerts,
        new=sum(one.state is AlertState.NEW for one in alerts),
        pinned=any(one.pinned for one in alerts),
        spellings=tuple(spellings),
        entities=(watch.casefold(),),
        trend=(1, 0, 2, 5),
    )


def talks(*extra: tuple[BlockKind, str]) -> Page:
    """Give a page that names three times, and goes on with some blocks."""
    made = briefing((BlockKind.TITLE, "Talks at the harbour"), (BlockKind.BODY, BODY), *extra)
    return page(
        made,
        mention(made.text, "Lindqvist", "lindqvist", watched=True),
        mention(made.text, "Lindqvist", "lindqvist", watched=True, nth=1),
        mention(made.text, "Okafor", "okafor"),
    )


def long_page(count: int = 200) -> Page:
    """Give a page of so many numbered paragraphs."""
    made = briefing(
        *((BlockKind.BODY, f"Paragraph {at}. {BODY}") for at in range(count)), title="A long one"
    )
    return page(made)
