"""The store's parts, as the floors above see them, and the values that cross the seam.

Every engine gives the same answers; `tests/store` holds them to it. Folding and cutting into
words happen above: an engine indexes the words it is given and knows no language.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from briefings.model import (
    AlertState,
    Block,
    Briefing,
    Dating,
    DayGroup,
    EntityKind,
    Mention,
    Place,
    Problem,
    ScanStatus,
)
from briefings.store.kinship import Kinship

Cancelled = Callable[[], bool]
"""Asked between steps of a long work; True means stop, with what there is."""


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
    hidden: int = 0
    """How many characters were made visible or neutral when the text was made safe."""


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

    def rung(self, ring: Ring) -> tuple[Mention, ...]:
        """Give the mentions that ring, in text order."""
        return ring.words or tuple(self.mentions[place] for place in ring.mentions)


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of a list needs, without its text."""

    id: str
    briefing: Briefing
    """With empty `text`, `blocks`, `edits` and `quotes`."""
    date_evidence: str
    names: tuple[tuple[str, str, int, bool], ...]
    """Entity as the briefing has it, shortest spelling, count, watched; folded kinds left out."""
    watches: tuple[str, ...]
    """Names of the watches that ring."""
    alerts: tuple[tuple[str, str, AlertState], ...]
    """Watchlist, watch and state of each ring."""
    received: datetime
    old: bool
    read: bool
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


@dataclass(frozen=True, slots=True)
class SpellingCount:
    """A name as briefings write it in full, over the whole corpus."""

    name: str
    kind: EntityKind
    entity: str
    """The briefings' own id for it."""
    briefings: int
    mentions: int
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


class Sought(NamedTuple):
    """Which briefings are looked for: the unread, or those that name somebody."""

    unread: bool = False
    """Those neither read nor old; who is named is of no matter then."""
    entities: frozenset[str] | None = None
    """Entities as briefings have them; None: anybody who is watched."""
    until: datetime | None = None
    """Received by then; None: whenever."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What briefings have in common that a list is narrowed to; None asks for nothing."""

    marks: tuple[tuple[str, bool], ...] = ()
    """`unread`, `read`, `pinned` and `alert`, and whether they are to be so."""
    start: date | None = None
    end: date | None = None
    """The first and the last day; the dated that may be of a day between, both included."""
    listed_until: date | None = None
    """The last sort day (see `Corpus.groups`)."""
    received_from: datetime | None = None
    received_until: datetime | None = None


class Corpus(Protocol):
    """Briefings, their origins, mentions and rings. Can be rebuilt from the sources."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Add briefings, or replace those with the same id."""

    def remove(self, ids: Sequence[str]) -> None:
        """Forget briefings; unknown ids are passed over."""

    def entry(self, briefing: str) -> Entry | None:
        """Give one briefing with all that was made of it."""

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        """Give ids that begin with `prefix`, in order."""

    def put_origins(self, origins: Sequence[Origin]) -> None:
        """Add origins, or replace those with the same path and source."""

    def drop_origins(self, raw_paths: Sequence[str]) -> None:
        """Forget all origins with some paths; a briefing without one is in no listing."""

    def sources(self) -> Sequence[str]:
        """Give all sources that briefings have come from, in order."""

    def origins(self, source: str = "") -> Iterable[Origin]:
        """Give the origins of a source, or all, by path."""

    def faults(self, sources: Sequence[str]) -> Sequence[Origin]:
        """Give the origins in some sources that have a reason, source by source, by path."""

    def origins_of(self, briefing: str) -> Sequence[Origin]:
        """Give the origins that hold one text, by path."""

    def origins_under(self, source: str, raw_path: str) -> Sequence[Origin]:
        """Give a source's origins at a path, inside it as entries of a file, and below it.

        By path.
        """

    def ring_lines(
        self, scope: Sequence[str], of: tuple[str, str], start: int, count: int
    ) -> Sequence[RingLine]:
        """Give rings of a watch from index `start`, but for those dismissed, pinned ones first.

        `of` is its watchlist and name. Then in the order of `rings`.
        """

    def rings_in(self, briefing: str) -> Sequence[RingLine]:
        """Give all rings of a briefing, in its own order."""

    def rung(self, of: Collection[tuple[str, str]]) -> Sequence[str]:
        """Give ids of briefings in which any of some watches rings, in order.

        Each is a watchlist and a name.
        """

    def bells(self, scope: Sequence[str], days: int) -> Sequence[Bell]:
        """Give what has rung and is not dismissed, by watch, that with the newest ring first.

        The trend is over the last so many days of which any such ring is.
        """

    def is_whole(self, scope: Sequence[str]) -> bool:
        """Whether every briefing with an origin has one in the sources of `scope`."""

    def groups(self, scope: Sequence[str]) -> Sequence[DayGroup]:
        """Give the headings of all briefings with an origin in the sources of `scope`.

        A copy has no place in it, unless it is pinned or what it is folded under is not in scope.

        Pinned ones come first, under one heading, in the order of their pins, newest first.
        Then by sort day, newest first: the first day of the dating, or the day received for
        the undated and for a day later than the day after it was received; in a day the dated
        before the undated, then the later received, then the id.
        """

    def lines(self, scope: Sequence[str], start: int, count: int) -> Sequence[Line]:
        """Give lines of that same order from index `start`."""

    def order(self, scope: Sequence[str]) -> Sequence[tuple[DayGroup, str]]:
        """Give each of those headings with the ids under it, in order, parted by blanks.

        All of one moment, whatever is written meanwhile.
        """

    def lines_of(self, scope: Sequence[str], ids: Sequence[str]) -> Sequence[Line]:
        """Give the lines of some briefings, copies too, in the order asked and where in scope."""

    def narrowed(
        self, scope: Sequence[str], narrow: Narrow, *, after: str = "", limit: int
    ) -> Sequence[str]:
        """Give ids in the order of `lines`, of those with some properties, behind one of them.

        Of those dated later than the day after they were received, some more may be given than
        may be of the days asked for.
        """

    def within(self, scope: Sequence[str], ids: Sequence[str]) -> Sequence[str]:
        """Give those of some briefings that are in the sources of `scope`, in the order asked."""

    def position(self, scope: Sequence[str], briefing: str) -> int | None:
        """Give where a briefing stands in that order, or None."""

    def seek(
        self, scope: Sequence[str], sought: Sought, briefing: str = "", *, back: bool = False
    ) -> str | None:
        """Give the next briefing that is looked for, in the order of `lines`; None without.

        Behind `briefing`, or with `back` before it; from the list's beginning, or end, where
        that is not there.
        """

    def unread(self, scope: Sequence[str], since: datetime | None = None) -> int:
        """Count those of the listing neither read nor old; with `since`, those received later."""

    def rings(self, scope: Sequence[str]) -> Sequence[RingLine]:
        """Give all rings, in the order of `lines` without regard to pins."""

    def stated_days(self, source: str) -> Sequence[date]:
        """Give the days stated by the briefings of a source, in order, without repeats."""

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        """Give ids of a source's briefings whose date is not stated and that tell of some days.

        `days` are numbers as in `Entry.days`.
        """

    def age(self, source: str, before: date) -> None:
        """Call old what a source has with a dating that ends before a day."""

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        """Give every name of the corpus, by entity as the briefings have it.

        With `scope`, those of the briefings with an origin in some sources alone; with
        `entities`, those of some entities alone.
        """

    def naming(self, kind: EntityKind, entities: Collection[str]) -> Sequence[str]:
        """Give ids of briefings that name any of some entities, given as briefings have them.

        Newest first, in the order of `lines` without regard to pins; of every source.
        """

    def entities(self) -> Mapping[str, tuple[str, str]]:
        """Give for a briefing's own entity id the id and name of who it is in this library."""

    def settled(self) -> Mapping[str, tuple[str, str]]:
        """Give the same, as the rules alone have it."""

    def decided(self) -> Mapping[str, tuple[str, str]]:
        """Give the part of that table that the reader decided."""

    def set_entities(
        self,
        entities: Mapping[str, tuple[str, str]],
        decided: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """Replace that table by what the rules say, and what the reader decided against them."""

    def flag(
        self,
        read: Mapping[str, bool],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        """Mirror what state says: read or not, and the order of a pin (0 for none).

        `alerts` are the states of alerts, empty for none, and `kept` says whether they are
        pinned, both by the alerts' ids; `remarks` are the texts of tags and notes, empty for none.

        What is not named keeps what it had; with `whole` it is neither read nor pinned, and has
        no remark. Flags of briefings that are not here yet hold from when they are put.
        """

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        """Give every text of the remarks of a kind, each once, in order."""

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        """Give ids of briefings with a remark of a kind, or with one of some texts.

        Newest first, in the order of `lines` without regard to pins; of every source.
        """

    @property
    def flagged(self) -> int:
        """Give the serial of the last `flag`, 0 before the first."""

    def note(self, key: str) -> str:
        """Give a note kept beside the corpus, such as a rule set's fingerprint, or empty."""

    def set_note(self, key: str, value: str) -> None:
        """Keep a note."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an index is given of one briefing."""

    id: str
    day: date
    """The sort day (see `Corpus.groups`)."""
    dated: bool
    received: datetime
    title: tuple[str, ...]
    """Folded words, in order."""
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A folded word of the index."""

    word: str
    documents: int
    """In how many documents it stands."""


@dataclass(frozen=True, slots=True)
class Words:
    """Matches a document that holds any of the words, or one beginning so."""

    words: tuple[str, ...]
    prefix: bool = False
    field: str = ""
    """`title`, `text`, or empty for either."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches words in a row; each place may hold any of several."""

    places: tuple[tuple[str, ...], ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """Matches two of one field with at most `within` words between them, in either order."""

    left: Words | Phrase
    right: Words | Phrase
    """In the field that `left` names."""
    within: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Matches what every part matches."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Matches what any part matches."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class But:
    """Matches what `part` matches and `without` does not."""

    part: "Plan"
    without: "Plan"


Plan = Words | Phrase | Near | AllOf | AnyOf | But


class Index(Protocol):
    """Which briefings hold which words. Can be rebuilt from the corpus."""

    def put(
        self, documents: Sequence[Document], keys: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Add documents, or replace those with the same id.

        `keys` are what the keyer would give for some words: it is not asked for those.
        """

    def lacking(self, words: Collection[str]) -> Sequence[str]:
        """Give those of some words that no document ever held, in order."""

    def remove(self, ids: Sequence[str]) -> None:
        """Forget documents; unknown ids are passed over."""

    def rekey(self) -> None:
        """Ask the keyer again for every word, after its rules changed."""

    def near(self, key: str) -> Sequence[Term]:
        """Give the words that share a key, as the index's keyer gave it, most frequent first."""

    def sharing(self, keys: Sequence[str], limit: int) -> Sequence[str]:
        """Give words that share any of some keys, those of the first key first, each once."""

    def sounding(self, prefix: str, limit: int) -> Sequence[Term]:
        """Give the words with a key that begins so, most frequent first."""

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        """Give the words that begin so, most frequent first."""

    def find(
        self, plan: Plan, *, after: str = "", limit: int, cancelled: Cancelled | None = None
    ) -> Sequence[str]:
        """Give ids of documents, newest first as in `Corpus.groups` without regard to pins.

        `after` is an id given before: the answer goes on behind it. Cancelled, it gives what it
        has.
        """


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the reader set: `kind` of a `target` is `value` from now on."""

    kind: str
    """`read`, `pin`, `alert`, `watch`, `tag`, `note` and so on; and what is kept and no act:
    `version`, a text's id to that of the briefing whose version it is, and `visit`."""
    target: str
    value: str
    """Empty takes the setting away."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the reader, undone as a whole."""

    serial: int
    label: str
    settings: tuple[Setting, ...]
    """What holds after it, or after its undoing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, as one copy of a state tells it to another."""

    id: str
    """32 hexadecimal digits, the same wherever it is told."""
    author: str
    """The copy that it was done in."""
    at: int
    """When, in microseconds since 1970, by that copy's clock."""
    label: str
    settings: tuple[Setting, ...]
    """What held after it."""


class State(Protocol):
    """What the reader did: small, precious, append-only; durable when a call returns."""

    def apply(self, label: str, settings: Sequence[Setting]) -> Step:
        """Do one act."""

    def keep(self, settings: Sequence[Setting]) -> None:
        """Remember what no act of the reader's set: it is as durable, and not undone."""

    def undo(self) -> Step | None:
        """Take back the last act not yet taken back, or give None."""

    def redo(self) -> Step | None:
        """Do again the act last taken back, unless another act came since."""

    def get(self, kind: str, target: str) -> str:
        """Give a value, or empty."""

    def all(self, kind: str) -> Mapping[str, str]:
        """Give all targets of a kind with their values, in the order they were first set."""

    @property
    def serial(self) -> int:
        """Give a number that grows with every act, undo and redo."""

    def deeds(self) -> Sequence[Deed]:
        """Give everything that was done, taken back and done again, in order."""

    def merge(self, deeds: Iterable[Deed]) -> int:
        """Take in what another copy tells, and give how much of it was new.

        Of two that set one thing the later counts, of two at one moment that with the greater id:
        copies that told each other everything hold the same. It is no act, and not undone.
        """

    def place(self) -> Place | None:
        """Give where the reader was left."""

    def set_place(self, place: Place) -> None:
        """Remember where the reader is; no act, and not undone."""


class Store(Protocol):
    """The parts, opened together."""

    corpus: Corpus
    kinship: Kinship
    index: Index
    state: State

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what was found and mended, or could not be, at opening or since."""

    def batch(self) -> AbstractContextManager[None]:
        """Make everything done to corpus and index inside one transaction."""

    def close(self) -> None:
        """Close; a store is closed once."""
