"""What a corpus keeps of briefings and their origins, and what lists of it give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from briefings.model import (
    AlertState,
    Block,
    BlockKind,
    Briefing,
    Dating,
    EntityKind,
    Mention,
    Order,
    Problem,
    ScanStatus,
    Slashes,
    Span,
)

NO_SLASHES = Slashes()


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, or an entry of one, as it was last seen."""

    raw_path: str
    """The exact path, bytes that are no UTF-8 kept as lone surrogates."""
    source: str
    """The source it belongs to, as an absolute path."""
    briefing: str
    """A briefing's id; empty where the file gave none."""
    size: int
    mtime_ns: int
    status: ScanStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """A watch met in a briefing: what an alert is made of, without what the reader did."""

    watchlist: str
    watch: str
    mentions: tuple[int, ...]
    """Places of the ringing mentions in `Entry.mentions`."""
    sentence: str
    old: bool = False
    """Filled in for a watch that came after the briefing: it does not ring."""
    words: tuple[Mention, ...] = ()
    """What answers a watched query, in text order; where a name is watched, nothing."""
    gone: bool = False
    """It rang in a version of the briefing before this one; its sentence says so."""
    received: datetime | None = None
    """When it came, where that was after its briefing did."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a format stated of a story beside its text: with it a text can be read again."""

    name: str = ""
    """The name of the file, safe to show; it may hold a date."""
    encoding: str = "utf-8"
    truncated: bool = False
    problems: tuple[Problem, ...] = ()
    marks: tuple[Block, ...] = ()
    """Stretches of the text whose kind the format knows."""
    title: str = ""
    dating: Dating | None = None
    publisher: str = ""
    reported: str = ""
    """Who published it by its text alone, before any line of it was found to recur."""
    slashes: Slashes = NO_SLASHES
    """How its days with slashes are to be read."""
    read_as: str = ""
    """In which order its publisher is taken to write them; empty where nothing told."""
    hidden: int = 0
    """How many characters were made visible or neutral when the text was made safe."""
    story: tuple[Span, ...] = ()
    """The stretches of its text that tell its story, by the text alone, before any line of it was
    found to recur; empty where that is all of it."""

    def story_in(self, text: str) -> str:
        """Give what its text tells, without what stands around it: copies are told by that."""
        return "".join(span.of(text) for span in self.story) if self.story else text


_NOT_NAMED = frozenset({BlockKind.BYLINE, BlockKind.BOILERPLATE})
"""Blocks in which nobody is named: whose text it is, and what stands under every text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing with all that was made of it."""

    briefing: Briefing
    mentions: tuple[Mention, ...]
    """`entity` and `name` are the briefing's own; `Corpus.entities` says who they are."""
    rings: tuple[Ring, ...]
    received: datetime
    old: bool = False
    days: tuple[int, ...] = ()
    """Of one whose date is not stated: 32 * month + day of each day that its text tells of."""
    told: Told = Told()
    named: bool = True
    """Whether it was looked for everybody who is named in it; until then it has only whom some
    watch rings for."""
    recognised: str = ""
    """The stamp of the reader's recogniser whose finds are among the mentions; empty for none."""

    def rung(self, ring: Ring) -> tuple[Mention, ...]:
        """Give the mentions that ring, in text order."""
        return ring.words or tuple(self.mentions[place] for place in ring.mentions)

    @property
    def story(self) -> str:
        """Give what it tells, without what stands around that."""
        return self.told.story_in(self.briefing.text)

    @property
    def in_story(self) -> Iterator[Mention]:
        """Give the mentions that count: who only wrote the text or took a picture is not named."""
        told = (mention for mention in self.mentions if not mention.credited)
        return (mention for mention in told if mention.where not in _NOT_NAMED)

    def naming(self, mentions: tuple[Mention, ...]) -> "Entry":
        """Give it with everybody who is named: among them those who ring, where they stood."""
        at = {mention.span: place for place, mention in enumerate(mentions)}
        spans = [mention.span for mention in self.mentions]
        rings = tuple(
            # Who is watched no more may be missing.
            replace(
                ring, mentions=tuple(at[spans[one]] for one in ring.mentions if spans[one] in at)
            )
            for ring in self.rings
        )
        return replace(self, mentions=mentions, rings=rings, named=True)


@dataclass(frozen=True, slots=True)
class Habit:
    """How a publisher writes days with slashes."""

    order: str
    """`dm` or `md`."""
    briefings: int
    """How many of its briefings tell it."""
    shown: str
    """A day that tells it, as written."""


RowName = tuple[str, str, int, bool]
"""Whom a row names: the entity as the briefing has it, its shortest spelling, how often, and
whether it is watched; folded kinds of block are left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of a list needs, without its text."""

    id: str
    briefing: Briefing
    """With empty `text`, `blocks`, `edits` and `quotes`."""
    date_evidence: str
    names: tuple[RowName, ...]
    watches: tuple[str, ...]
    """Names of the watches that ring."""
    alerts: tuple[tuple[str, str, AlertState], ...]
    """Watchlist, watch and state of each ring."""
    received: datetime
    read: bool
    """What the reader said; else whether it is old."""
    pinned: bool
    raw_path: str
    """The first of its origins in scope."""
    origins: int
    """How many origins in scope hold it."""
    story: str = ""
    """The id of the briefing that it is folded under as a copy; empty where it stands alone."""
    folded: int = 0
    """How many copies in scope are folded under it."""
    fresh: int = 0
    """How many sentences they have that it has not."""
    told: tuple[RowName, ...] = ()
    """Whom those copies name, as in `names`; of very many, the first that name a watched one."""
    echoes: tuple[tuple[str, str, AlertState], ...] = ()
    """Watchlist, watch and state of what rings in those copies, each once, in order."""
    gone: bool = False
    """Whether none of its origins in scope is there any more."""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Its remarks of either kind, by their keys."""


@dataclass(frozen=True, slots=True)
class RingLine:
    """A ring with what an alert shows of its briefing."""

    briefing: str
    title: str
    date: date | None
    received: datetime
    ring: Ring
    mentions: tuple[Mention, ...]
    state: AlertState = AlertState.NEW
    """What the reader said of it; else old where it or its briefing is, and new."""
    pinned: bool = False


AlertsSaid = Mapping[str, tuple[AlertState, bool]]
"""Of alerts by their ids: the state of each, and whether it is pinned."""


@dataclass(frozen=True, slots=True)
class Bell:
    """What the rings of one watch come to; those dismissed are left out of all of it."""

    watchlist: str
    watch: str
    count: int
    new: int
    pinned: int
    forms: tuple[tuple[str, str, int], ...]
    """Entity, form as written, how often; most often first."""
    trend: tuple[int, ...]
    """Mentions of each of the days asked for, oldest first; a ring without any counts as one."""


class Rate(NamedTuple):
    """How often a watch rang on a day."""

    day: date
    rings: int
    """In how many briefings of that day, whatever the reader said of them."""
    loud: int
    """In how many of those it did not ring silently."""


@dataclass(frozen=True, slots=True)
class SpellingCount:
    """A name as briefings write it in full, over the whole corpus."""

    name: str
    kind: EntityKind
    entity: str
    """The briefings' own id for it."""
    briefings: int
    first: date | None
    last: date | None
    spellings: tuple[tuple[str, int], ...]
    """Each form as written, with its count, most frequent first."""


class RemarkKind(StrEnum):
    """What the reader may write on a briefing."""

    TAG = "tag"
    NOTE = "note"


class Remark(NamedTuple):
    """Something the reader wrote on a briefing, apart from its words."""

    kind: RemarkKind
    briefing: str
    """A briefing's id."""
    key: str
    """What tells it from the others of its kind there; a tag is its own."""


NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


NOTHING_KEPT: Mapping[str, bool] = MappingProxyType({})


NOTHING_REMARKED: Mapping[Remark, str] = MappingProxyType({})


Stamp = tuple[int, int, bool, bool]
"""Of an origin: size, `mtime_ns`, whether it has a briefing and whether a reason.

The size is -1 of a file that is known to be gone.
"""


class Sought(NamedTuple):
    """Which briefings are looked for: the unread, or those that name somebody."""

    unread: bool = False
    """Those unread; who is named is of no matter then."""
    entities: frozenset[str] | None = None
    """Entities as briefings have them; None: anybody who is watched."""
    until: datetime | None = None
    """Received by then; None: whenever."""
    by: Order = Order.DATE
    """In which order the next is looked for."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What briefings have in common that a list is narrowed to; None asks for nothing."""

    marks: tuple[tuple[str, bool], ...] = ()
    """`unread`, `pinned`, `alert` and `undated`, and whether they are to be so."""
    languages: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """Codes of languages, and whether they are to be in one of these."""
    publishers: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """Names of publishers, empty for nobody known, and whether they are to be by one of these."""
    watches: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """Names of watches, and whether any of these is to ring there."""
    start: date | None = None
    end: date | None = None
    """The first and the last day; the dated that may be of a day between, both included."""
    listed_until: date | None = None
    """The last sort day (see `Corpus.groups`)."""
    received_from: datetime | None = None
    received_until: datetime | None = None
    among: frozenset[str] | None = None
    """Ids of briefings; None for any."""
    paths: tuple[str, ...] = ()
    """Letters, folded by `str.casefold`, each of which a path it comes from may have in it."""

    @property
    def is_nothing(self) -> bool:
        """Whether no briefing has it: one of no values at all is asked for."""
        if self.among is not None and not self.among:
            return True
        chosen = (*self.languages, *self.publishers, *self.watches)
        return any(wanted and not values for values, wanted in chosen)


ANY = Narrow()
"""What every briefing has in common: nothing."""

Slot = tuple[int, int, int, str]
"""Where a briefing stands in a list by date but for pins: the first sorts first, its id last."""


class Heard(NamedTuple):
    """A ring as a list of stories orders it: what sorts first stands first."""

    slot: Slot
    """Where its briefing stands."""
    place: int
    """Which of the rings of its briefing it is."""
    story: str
    """What its briefing is folded under as a copy, or itself."""
    shown: str
    """What to show of it: `story` where that has an alert new or seen, or its briefing."""
