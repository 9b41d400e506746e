"""Watches, the alerts they ring, and how they fare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefings.model.names import Mention
from briefings.model.problems import Problem
from briefings.model.texts import FOLDED, BlockKind


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
    extends: bool = False
    """Whether it is no watch, but what the screen added to one of the configuration."""


Day = date
"""Where a field is called `date`."""


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
    """A briefing's id; empty of a spike and a silence, which belong to a watch and a day."""
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
    """A sentence with one of them, below the title if one is there, on one line."""
    away: int = 0
    """Of one that returned: days since the watch was last met before."""
    gone: bool = False
    """Whether the briefing was changed since and names it no more; the sentence says so."""
    muted: bool = False
    """Whether its watch is muted: it waits, and does not ring."""
    rule: str = ""
    """Of a spike or a silence, the rule that calls it so."""
    last: Day | None = None
    """Of a spike or a silence, the last day on which the watch was met."""

    @property
    def told(self) -> Mention | None:
        """The mention that its sentence tells of; None where it has none."""
        # A glued name is told as two words.
        letters = "".join(self.sentence.split())
        said = [one for one in self.mentions if "".join(one.text.split()) in letters]
        repeats = (BlockKind.TITLE, BlockKind.HEADING)
        return max(
            said or self.mentions[:1],
            key=lambda one: (len(one.text), one.where not in repeats),
            default=None,
        )


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
    swings: Sequence[Alert] = ()
    """Those of its alerts that are spikes and silences; they come first."""

    @property
    def rings(self) -> int:
        """How many of its alerts ring: those that wait to be seen, unless it is muted."""
        return 0 if self.mute else self.new


MANY = 100
"""Briefings of a library from which a watch that rings in half of them is taken for too wide."""


@dataclass(frozen=True, slots=True)
class WatchHealth:
    """What shows that the silence of a watch means silence."""

    watch: Watch
    evaluated: int
    """How many briefings were read for it."""
    stored: int
    """How many there are, copies too."""
    alerts: int
    """How many it has, but for those dismissed."""
    new: int
    last: date | None
    """The newest day of a briefing it rang for."""
    spellings: tuple[str, ...]
    """As it was met, most frequent first."""
    dismissed: int = 0
    """How many more it had, which the reader took off the screen."""
    silenced: tuple[tuple[str, int], ...] = ()
    """Why it is met and does not ring, and in how many briefings: a kind of block, or `not`. Told
    where it is asked for (`Library.silenced_health`)."""
    missed: int = 0
    """Briefings in which it is met, nothing silences it, and it did not ring; told with those."""
    mute: Mute | None = None
    """What silences it; None: it rings."""
    missing: tuple[str, ...] = ()
    """Sources that cannot be reached: nobody knows what they hold."""
    fault: Problem | None = None
    """The mistake by which it is not in force as it is written. What it was before still rings;
    where it was nothing, nothing does."""

    @property
    def is_read(self) -> bool:
        """Whether all there is was looked into for it, as it is written."""
        return self.evaluated == self.stored and not self.missed and not self.fault

    @property
    def is_well(self) -> bool:
        """Whether it was looked for everywhere."""
        return self.is_read and not self.missing

    @property
    def is_wide(self) -> bool:
        """Whether it rings in half of all there is, and so tells little."""
        return self.stored >= MANY and 2 * (self.alerts + self.dismissed) >= self.stored


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
