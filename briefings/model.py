"""The nouns of the program, frozen: what every floor above speaks of.

Offsets are code points, half-open, and always into `Briefing.text`, unless a field says
otherwise. Days are `datetime.date`; moments are aware `datetime.datetime` in UTC. The nouns that
two spellings are compared with stand in `match.py`, and go by the same names here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from briefings import match

Tier = match.Tier
ReasonKind = match.ReasonKind
Reason = match.Reason
Match = match.Match


class BlockKind(StrEnum):
    """What a stretch of a briefing's text is."""

    HEADER = "header"
    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    TEASER = "teaser"
    TAGS = "tags"
    BOILERPLATE = "boilerplate"


FOLDED = frozenset(
    {
        BlockKind.HEADER,
        BlockKind.BYLINE,
        BlockKind.TEASER,
        BlockKind.TAGS,
        BlockKind.BOILERPLATE,
    }
)
"""Kinds that are not the story: folded on the screen, ranked lower, silent by default."""


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    WORDS = "words"
    """No name: what answers a query that is watched."""


class TitleKind(StrEnum):
    """Whether a title stands in the text or was made from its first sentence."""

    STATED = "stated"
    DERIVED = "derived"


class Precision(StrEnum):
    """The smallest unit a date gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateOrigin(StrEnum):
    """Where a date was read."""

    HEADER = "header"
    META = "meta"
    LABEL = "label"
    DATELINE = "dateline"
    TEXT = "text"
    PATH = "path"
    USER = "user"


class Certainty(StrEnum):
    """Whether a date or a speaker is stated in so many words, inferred, or not known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class AlertState(StrEnum):
    """What the reader did with an alert; `old` was there before anyone could see it ring."""

    NEW = "new"
    SEEN = "seen"
    DISMISSED = "dismissed"
    OLD = "old"


class AlertKind(StrEnum):
    """Why an alert rang."""

    MENTION = "mention"
    FIRST = "first"
    RETURNED = "returned"
    SPIKE = "spike"
    SILENT = "silent"


class ScanStatus(StrEnum):
    """What became of one file in a scan."""

    OK = "ok"
    COPY = "copy"
    LIST = "list"
    TRUNCATED = "truncated"
    QUARANTINED = "quarantined"
    SKIPPED = "skipped"
    GONE = "gone"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong or could not be settled, where, and what to do."""

    what: str
    """The mistake or the gap, in a sentence without a full stop."""
    where: str = ""
    """A file, with line and column where known, or a block; safe to show."""
    advice: str = ""
    """What the reader can do; may be empty."""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.advice})" if self.advice else ""
        return f"{place}{self.what}{remedy}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of `Briefing.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A span with a kind. The blocks tile the text: white space belongs to the one before."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Something cleaning folded, split or left out on the screen; the text itself keeps it."""

    span: Span
    """What the edit covers: a whole glued word, a whole repeated line."""
    was: str
    """The words of the text there."""
    shown: str
    """What the reader sees instead; empty where the line is folded."""
    why: str
    """The reason, in words."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which a briefing may have been published."""

    start: date
    """The first possible day."""
    end: date
    """The last possible day; equal to `start` where one day is meant."""
    precision: Precision
    origin: DateOrigin
    certainty: Certainty
    evidence: Span | None = None
    """The words it was read from, where they stand in the text."""
    conflicts: tuple[str, ...] = ()
    """Other dates the briefing states of itself, in words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said."""

    span: Span
    """The words, with their quotation marks where they have any."""
    speaker: str | None
    """A name as written nearby; None where it is not stated or only a pronoun or role."""
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Briefing:
    """One document as read."""

    id: str
    """16 hexadecimal digits from the content of its first version."""
    text: str
    """All of the file's text, made safe; nothing is taken out of it."""
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...]
    title: str
    """One line; never empty."""
    title_kind: TitleKind
    title_span: Span | None
    """Where the title stands, or the sentence it was derived from."""
    dating: Dating | None
    """None where no day, month or year can be given."""
    publisher: str | None
    publisher_span: Span | None
    language: str
    """ISO 639-1, or `unknown`."""
    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Notes on what could not be settled, such as a day without a year."""
    encoding: str = "utf-8"
    hidden: int = 0
    """How many invisible or control characters were made visible or neutral."""
    truncated: bool = False

    def kind_at(self, offset: int) -> BlockKind:
        """Give the kind of the block in which a code point stands."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block.kind
        return BlockKind.BODY


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a library knows that reading one file needs. Frozen; nothing here names the file."""

    stated_dates: tuple[date, ...] = ()
    """Days stated by other briefings of the same source, in order, without repeats."""
    recurring: frozenset[str] = frozenset()
    """Lines, stripped and casefolded, seen in three or more stories."""
    received: date | None = None
    """The day of reading, where a library stands behind it; it never gives a year."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named at a span. Mentions of a briefing never overlap and come in text order."""

    span: Span
    """Exactly the name: no role, no title, no possessive, no glued word."""
    text: str
    """The words of the text there."""
    kind: EntityKind
    entity: str
    """The entity's id; equal for all spellings of one person."""
    name: str
    """What the entity is called."""
    where: BlockKind
    """The block in which it stands."""
    tier: Tier
    score: float
    reasons: tuple[Reason, ...] = ()
    """What joins `name`, or the watched name, to `text`."""
    watches: tuple[str, ...] = ()
    """Names of the watches that this mention meets, as configured; `maybe` never counts."""
    credited: bool = False
    """Whether it only says who made the picture or the text: they are not in the story."""

    @property
    def is_told(self) -> bool:
        """Whether rows and texts show it: people, and whatever is watched."""
        return self.kind is EntityKind.PERSON or bool(self.watches)


@dataclass(frozen=True, slots=True)
class Person:
    """A person with all spellings that are taken for theirs."""

    id: str
    name: str
    """The fullest spelling, most frequent first."""
    kind: EntityKind
    spellings: tuple[tuple[str, int], ...]
    """Each spelling with its count of mentions, most frequent first."""
    names: tuple[tuple[str, int], ...]
    """What briefings call them, with the number of those: what can be merged and split."""
    briefings: int
    """In how many briefings they are named."""
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody nobody watches, named on the newest day of a library and never before."""

    person: Person
    briefing: str
    """The id of a briefing of that day that names them."""
    offset: int
    """Where it does: a code point of its text."""
    sentence: str
    """The sentence there, on one line."""
    why: str
    """Why they are new, in the reader's words."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader said of who is who, by names as briefings give them."""

    same: tuple[tuple[str, str], ...] = ()
    """Each a name, and the name of the person whose it is."""
    apart: tuple[str, ...] = ()
    """Names that are a person's of their own."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling that stands in a library, or a query, and what a watch would make of it."""

    text: str
    """As written in the newest briefing that has it."""
    briefings: int
    """In how many briefings of the library."""
    tier: Tier
    """`likely` or better rings; `maybe` and `no` are misses."""
    score: float
    reasons: tuple[Reason, ...]
    """What joins the watched name to it, or makes it resemble it."""
    sentence: str
    """Where it stands, on one line."""
    briefing: str
    """The id of the briefing with that sentence."""
    looked_into: int
    """In how many of them, the newest, it was looked for until it was met."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One watched name with its options."""

    name: str
    watchlist: str
    aliases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    """Names it must not ring for (`not:` in the configuration)."""
    where: frozenset[BlockKind] = frozenset(BlockKind) - FOLDED
    """Kinds of block in which it rings."""
    colour: str = ""
    """A colour name, or empty for one of its own."""
    query: str = ""
    """A query watched instead of a name; then `name` is what it is called."""
    expect: tuple[str, ...] = ()
    expect_not: tuple[str, ...] = ()
    local: bool = False
    """Whether it was added from the screen."""


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration in force, parsed once and passed in."""

    path: str
    """The file it was read from; empty for none."""
    sources: tuple[str, ...]
    """Absolute paths of folders and files."""
    watches: tuple[Watch, ...]
    """In the order written; no two of a watchlist have one name."""
    theme: str = "auto"
    keys: tuple[tuple[str, str], ...] = ()
    """Pairs of an action's id and the keys it is to have, separated by commas."""
    preset: str = "vim"
    """Whose keys to begin with."""
    measure: int = 80
    """The widest line of the reader, in cells."""
    old_after_days: int | None = 7
    """On the first scan of a source, what is dated more days than this before its newest is
    old: not new, not ringing. None: nothing is."""
    views: tuple[tuple[str, str], ...] = ()
    """Pairs of a view's name and the query it shows."""
    pipe: tuple[str, ...] = ()
    """The words of the command that a story is piped to, unless another is typed."""
    on_alert: tuple[str, ...] = ()
    """The words of the command that is told of new alerts; empty for none."""
    runs_commands: bool = False
    """Whether the file is the user's own, and so may name commands."""
    refused: int = 0
    """Watches in the file that cannot be read, and so are not in force."""
    problems: tuple[Problem, ...] = ()
    """Mistakes in the file; the rest of it is in force."""


@dataclass(frozen=True, slots=True)
class Mute:
    """What the reader said of a watch: its alerts are kept and listed, and do not ring."""

    until: date | None
    """The day on which it rings again; None: when the reader says so."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A watch met in a briefing."""

    id: str
    """`<briefing id>:<8 hexadecimal digits of watchlist and watch>`."""
    watchlist: str
    watch: str
    """The name as configured."""
    briefing: str
    """A briefing's id."""
    title: str
    """The briefing's title."""
    date: date | None
    """The first day the briefing may be of."""
    received: datetime
    state: AlertState
    pinned: bool
    kind: AlertKind
    mentions: tuple[Mention, ...]
    """Those that ring, in text order."""
    sentence: str
    """The sentence with the first of them, on one line."""
    away: int = 0
    """Of one that returned: days since the watch was last met before."""
    gone: bool = False
    """Whether the briefing was changed since and names it no more; the sentence says so."""
    muted: bool = False
    """Whether its watch is muted: it waits, and does not ring."""


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """All alerts of one watch, newest first."""

    watch: Watch
    alerts: Sequence[Alert]
    """Pinned ones first; read as they are asked for, and not those dismissed."""
    new: int
    """How many wait to be seen."""
    pinned: bool
    """Whether any is pinned."""
    spellings: tuple[str, ...]
    """As written in the briefings, most frequent first; of a one-word watch that word alone."""
    entities: tuple[str, ...]
    """Who is meant, by entity id, the most frequent first."""
    trend: tuple[int, ...]
    """Mentions a day for the last days that have alerts, oldest first; at most 14."""
    mute: Mute | None = None
    """What silences it; None: it rings."""

    @property
    def rings(self) -> int:
        """How many of its alerts ring: those that wait to be seen, unless it is muted."""
        return 0 if self.mute else self.new


@dataclass(frozen=True, slots=True)
class NameCount:
    """A person named in a briefing, and how often."""

    entity: str
    name: str
    """As the briefing writes it, without the given name where it gives one."""
    count: int
    watched: bool


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
    old: bool
    """Listed by a first scan as old: not new."""
    alerts: tuple[str, ...]
    """Names of the watches it rings for, whose alert is not dismissed."""
    names: tuple[NameCount, ...]
    """Watched ones first, then by count."""
    copies: int
    """How many more files hold the same text, and how many briefings are folded under it as
    copies: one text that holds most of another."""
    fresh: int = 0
    """How many sentences those copies have that this one has not."""
    copy_of: str = ""
    """The id of the briefing it is folded under as a copy; empty where it stands alone."""
    ringing: bool = False
    """Whether an alert of it waits to be seen."""
    tags: tuple[str, ...] = ()
    """What the reader tagged it with, in order of the alphabet."""
    notes: tuple[str, ...] = ()
    """What the reader noted of it, a line each."""


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


class Listing(Protocol):
    """A lazy sequence of rows; it holds 10^6 without 10^6 objects."""

    @property
    def groups(self) -> Sequence[DayGroup]:
        """Give the headings, in order; they tile the listing."""

    def __len__(self) -> int: ...

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end. An indexed read."""

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts, which only a search can have."""

    def grow(self) -> bool:
        """Look for more rows behind the last; False where none were found."""

    def index(self, briefing: str) -> int | None:
        """Give where a briefing's id stands, or None."""

    def hit(self, briefing: str) -> "Hit | None":
        """Give why a row is here, where the listing answers a query with words."""

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
    muted: int = 0
    """Watches that are muted."""
    waiting: int = 0
    """How many unread ones came since the list was held, and wait to be let in; `unread` is
    without them."""


@dataclass(frozen=True, slots=True)
class ScanLine:
    """What became of one file."""

    path: str
    """Safe to show."""
    raw_path: str
    id: str
    """The briefing's id; empty where there is none."""
    status: ScanStatus
    reason: str = ""
    copy_of: str = ""
    """The id of the briefing of the same text, for a copy."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long work."""

    done: int
    total: int
    """0 where it is not known yet."""
    lines: tuple[ScanLine, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Change:
    """What an act of the reader did, as it is shown after it and undone with one key."""

    label: str
    """In the past tense: `pinned Ukraine and the US revealed …`."""
    briefings: tuple[str, ...] = ()
    """Ids whose rows look different now."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a command of the reader's that was run."""

    code: int
    """Its exit code; negative for the signal that ended it."""
    out: str
    """What it printed, on both its outputs, made safe."""


@dataclass(frozen=True, slots=True)
class WatchHealth:
    """What shows that the silence of a watch means silence."""

    watch: Watch
    evaluated: int
    """How many briefings were read for it."""
    stored: int
    """How many there are."""
    alerts: int
    """How many briefings it rang for, in every state."""
    new: int
    last: date | None
    """The newest day of a briefing it rang for."""
    spellings: tuple[str, ...]
    """As it was met, most frequent first."""
    mute: Mute | None = None
    """What silences it; None: it rings."""

    @property
    def is_well(self) -> bool:
        """Whether it was looked for everywhere."""
        return self.evaluated == self.stored


@dataclass(frozen=True, slots=True)
class WatchTest:
    """A sentence that a watch's configuration says it must ring in, or must not."""

    watch: Watch
    sentence: str
    must_ring: bool
    rings: bool

    @property
    def is_passed(self) -> bool:
        """Whether it does what it must."""
        return self.rings == self.must_ring


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a name card: a number, and exactly the briefings that it counts."""

    heading: str
    label: str
    words: str
    briefings: tuple[str, ...]
    """Ids, newest first."""
    offset: int = -1
    """Where it stands in the first of them, in code points; -1 where it is of no one place."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that a library tells of one person, organisation or place."""

    entity: str
    name: str
    facts: tuple[Fact, ...]
    """In the order shown; those of one heading stand together."""
