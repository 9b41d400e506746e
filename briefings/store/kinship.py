"""Which briefings are copies of each other, and which lines many of them have.

What makes a copy is decided above (`briefings.stories`); an engine keeps what it is told, finds
what shares hashes, and counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

RECURRING = 3
"""In so many different stories a line stands that is no story's own."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a briefing is found by among others: hashes of 32 bits."""

    briefing: str
    size: int
    """How many shingles its text has."""
    sketch: tuple[int, ...]
    """The smallest of them, in order."""
    lines: frozenset[int]
    """Its short lines; where a line counts among one publisher's stories only, both in one."""


class Sketched(NamedTuple):
    """The part of a trace by which copies are looked for."""

    briefing: str
    size: int
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """A copy: a briefing most of whose text stands in another one."""

    briefing: str
    story: str
    """The one that holds it and is shown for it."""
    size: int
    """How many shingles that has."""
    fresh: int
    """How many of its sentences that one does not have."""


class Kinship(Protocol):
    """Traces and kin of the corpus's briefings. Can be rebuilt from their texts."""

    def trace(self, traces: Sequence[Trace]) -> None:
        """Keep what briefings are found by, in place of what was kept of them."""

    def forget(self, ids: Sequence[str]) -> None:
        """Forget traces of briefings, and whose copies they are; not which are theirs."""

    def alike(
        self, sketches: Sequence[Sequence[int]], least: int, limit: int
    ) -> Sequence[Sequence[Sketched]]:
        """Give for each of some sketches those of briefings that share at least so many hashes.

        Those that share most come first.

        Of a hash that a great many share, only the first of them are looked at.
        """

    def kin(self, briefing: str) -> Kin | None:
        """Give what a briefing is a copy of; None where it stands alone."""

    def adopt(self, kin: Sequence[Kin]) -> None:
        """Say of briefings whose copies they are."""

    def part(self, ids: Sequence[str]) -> None:
        """Say of briefings that they stand alone."""

    def copies(self, story: str) -> Sequence[Kin]:
        """Give the copies that are folded under a briefing, by id."""

    def stories(self) -> Sequence[str]:
        """Give ids of the briefings that copies are folded under, by id."""

    def fresh(self, stories: Iterable[str]) -> Sequence[str]:
        """Give the copies of some stories that say more than what they are folded under."""

    def stories_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Give for those of some briefings that are copies what they are folded under."""

    def traced(self, briefing: str) -> Trace | None:
        """Give what is kept of a briefing; None where nothing is."""

    def known(self, ids: Iterable[str]) -> Sequence[str]:
        """Give those of some briefings of which anything is kept, by id."""

    def lines(self, ids: Iterable[str]) -> frozenset[int]:
        """Give the lines that any of some briefings has."""

    def holders(self, lines: Iterable[int]) -> Sequence[str]:
        """Give ids of the briefings that have any of some lines, in the order they came."""

    def recount(self, lines: Iterable[int]) -> frozenset[int]:
        """Count in how many stories lines stand; give those that recur now and did not, or did."""

    def every_recurring(self) -> frozenset[int]:
        """Give all lines that recurred when they were last counted."""

    def recurring(self, lines: Iterable[int]) -> frozenset[int]:
        """Give those lines that recurred when they were last counted."""
