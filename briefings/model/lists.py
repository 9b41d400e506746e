"""What lists and panes show of briefings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from briefings.match import Reason, Tier
from briefings.model.names import Mention, NameCount
from briefings.model.texts import Briefing, Dating, Span, TitleKind
from briefings.model.watches import Alert


@dataclass(frozen=True, slots=True)
class Row:
    """A briefing as a list shows it."""

    id: str
    path: str
    """Safe to show; one of its origins."""
    raw_path: str
    """The exact path on disk, bytes that are no UTF-8 kept as lone surrogates."""
    title: str
    title_kind: TitleKind
    dating: Dating | None
    date_evidence: str
    """The words the date was read from; empty where there are none."""
    publisher: str | None
    language: str
    received: datetime
    unread: bool
    pinned: bool
    alerts: tuple[str, ...]
    """Names of the watches it rings for, whose alert is not dismissed."""
    names: tuple[NameCount, ...]
    """Watched ones first, then by count."""
    copies: int
    """How many more files hold the same text, and how many briefings are folded under it as
    copies: one text that holds most of another."""
    fresh: int = 0
    """How many sentences those copies have that this one has not."""
    new_names: tuple[NameCount, ...] = ()
    """Who is named in those copies and not in this one: watched ones first, then those who are
    named in full, then by count."""
    copy_of: str = ""
    """The id of the briefing it is folded under as a copy; empty where it stands alone."""
    copy_alerts: tuple[str, ...] = ()
    """Names of the watches that ring, in the same way, in those copies and not in this one."""
    ringing: bool = False
    """Whether an alert of it, or of those copies, waits to be seen."""
    gone: bool = False
    """Whether no file holds it any more: it is kept for what rang in it, or what you did."""
    tags: tuple[str, ...] = ()
    """What the reader tagged it with, in order of the alphabet."""
    notes: tuple[str, ...] = ()
    """What the reader noted of it, a line each."""
    is_list: bool = False
    """Whether it lists stories and tells none itself."""
    swing: Alert | None = None
    """The spike or silence that stands in this row of an inbox; `id` is its own, and there is no
    briefing. None of every other row."""

    @property
    def is_dated(self) -> bool:
        """Whether it stands under a day of its own, and not under the day received."""
        return self.dating is not None and not self.is_ahead

    @property
    def is_ahead(self) -> bool:
        """Whether it is dated later than the day after it was received (in UTC)."""
        last = self.received.astimezone(UTC).date() + timedelta(days=1)
        return self.dating is not None and self.dating.start > last


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Consecutive rows of a listing under one heading."""

    day: date | None
    """The day, or None for the pinned ones on top and for hits, which have tiers."""
    label: str
    """Empty for a day; `pinned`, a tier's name, or `found` otherwise."""
    first: int
    """The index of its first row in the listing."""
    count: int
    inferred: bool
    """Whether every date in it is inferred."""
    more: bool = False
    """Whether there may be more of it, not looked for yet."""
    received: bool = False
    """Whether its day is that on which its rows were received, whatever their dates."""

    @property
    def is_dated(self) -> bool:
        """Whether its day is that by which its rows are dated."""
        return self.day is not None and not self.received


class Order(StrEnum):
    """What a list is ordered by, the newest first."""

    DATE = "date"
    RECEIVED = "received"


class Listing(Protocol):
    """A lazy sequence of rows; it holds 10^6 without 10^6 objects."""

    @property
    def groups(self) -> Sequence[DayGroup]:
        """Give the headings, in order; they tile the listing."""

    def __len__(self) -> int: ...

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end. An indexed read."""

    @property
    def ids(self) -> Sequence[str]:
        """Give the ids of its rows, as far as they were looked for.

        At once where that is an answer to a query; else not for a key's handler.
        """

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts, which only a search can have."""

    def grow(self) -> bool:
        """Look for more rows behind the last; False where none were found."""

    def index(self, briefing: str) -> int | None:
        """Give where a briefing's id stands, or None."""

    def hit(self, briefing: str) -> "Hit | None":
        """Give why a row is here, where the listing answers a query with words."""

    def glimpses(self, briefings: Sequence[str]) -> "Mapping[str, Hit]":
        """Give as much of `hit` as rows show: of words met very often, the first."""

    def next_unread(self, briefing: str) -> str | None:
        """Give the next unread row behind one, round the end; None where all is read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A briefing that answers a query, and why."""

    briefing: str
    tier: Tier
    score: float
    spans: tuple[Span, ...]
    """Where it does, in text order."""
    snippet: str
    """One line around the first of them."""
    snippet_spans: tuple[Span, ...]
    """The same inside the snippet; offsets into `snippet`."""
    reasons: tuple[Reason, ...]
    special: str = ""
    """Why an alert is more than a mention, in words before the snippet."""
    words: tuple[tuple[Span, ...], ...] = ()
    """Of each word asked for that is there, the first places where it stands."""


@dataclass(frozen=True, slots=True)
class Page:
    """All the reader pane needs of one briefing."""

    row: Row
    briefing: Briefing
    mentions: tuple[Mention, ...]
    alerts: tuple[Alert, ...]
    origins: tuple[str, ...]
    """Exact paths of the files that hold this text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was left."""

    briefing: str
    offset: int
    """The code point at the top of the reader pane."""


class Overlap(NamedTuple):
    """Another briefing that holds most of one, or is held by it: one of the two is a copy."""

    briefing: str
    share: float
    """Of the shorter one's runs of four words, those that the other has; 1 if it has all."""
    is_longer: bool
    """Whether it is the longer of the two."""


class MetByDay(NamedTuple):
    """How many briefings a name is met in, day by day."""

    newest: date
    """The last of the days."""
    counts: Sequence[int]
    """One a day, the oldest first."""


class ViewCount(NamedTuple):
    """How much a saved view has."""

    total: int
    unread: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the top line says."""

    newest: date | None
    """The latest day a briefing is of."""
    total: int
    unread: int
    new_groups: int
    """Watches with an alert not yet seen, but for those that are muted."""
    watches: int
    watches_ok: int
    """Those that ring for whatever comes from the sources that can be reached."""
    new_alerts: int = 0
    """Their alerts that are not yet seen: one a watch and briefing, and spikes and silences."""
    muted: int = 0
    """Watches that are muted, of those by which all was read; they are not among `watches_ok`."""
    waiting: int = 0
    """How many unread ones came since the list was held, and wait to be let in; `unread` is
    without them."""
    missing: int = 0
    """Sources that cannot be reached."""

    @property
    def late(self) -> int:
        """Count the watches by which not all was read, and those that are refused."""
        return self.watches - self.watches_ok - self.muted

    @property
    def is_well(self) -> bool:
        """Whether silence means silence, but for what is muted."""
        return not self.missing and self.watches_ok + self.muted == self.watches


class Bulk(StrEnum):
    """What is done to all that a list has, as one act."""

    READ = "read"
    UNREAD = "unread"
    PIN = "pin"
    UNPIN = "unpin"
    TAG = "tag"
    UNTAG = "untag"
    SEEN = "seen"
    """Its alerts are acknowledged."""
    DISMISS = "dismiss"
    """Its alerts are taken off the screen."""
