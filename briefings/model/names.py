"""Names: how two spellings match, where one is mentioned, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from briefings.match import Reason, Tier
from briefings.model.counts import numbered
from briefings.model.texts import BlockKind, Span


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    WORDS = "words"
    """No name: what answers a query that is watched."""


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
    """The block in which it stands; the body, where that is folded as `Briefing.shared` says."""
    tier: Tier
    score: float
    reasons: tuple[Reason, ...] = ()
    """What joins `name`, or the watched name, to `text`."""
    watches: tuple[str, ...] = ()
    """Names of the watches that this mention meets, as configured; `maybe` never counts."""
    credited: bool = False
    """Whether it only says who made the picture or the text: they are not in the story."""

    @property
    def stands_in(self) -> BlockKind:
        """The kind of block by which a watch asks whether it rings."""
        return BlockKind.BYLINE if self.credited else self.where

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
    """Somebody nobody watches, named on the newest day of a library as never before."""

    person: Person
    briefing: str
    """The id of a briefing of that day that names them."""
    sentence: str
    """Where it does, on one line."""
    why: str
    """Why they are new or unusual, in the reader's words."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader said of who is who, by names as briefings give them."""

    same: tuple[tuple[str, str], ...] = ()
    """Each a name, and the name of the person whose it is."""
    apart: tuple[str, ...] = ()
    """Names that are a person's of their own."""


class Spelling(NamedTuple):
    """A spelling that stands in a library, or a query, and what a watch would make of it.

    A plain tuple, for thousands may be left open.
    """

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
    is_open: bool = False
    """Whether it may be the name all the same: not all that could tell were looked into."""
    silent_in: BlockKind | None = None
    """Where it stands, if the watch is met there and does not ring, nor anywhere looked into."""

    @property
    def rings(self) -> bool:
        """Whether the watch would ring for it."""
        return self.tier.joins and self.silent_in is None


def words_left_open(spellings: Sequence[Spelling]) -> str:
    """Say which words may be a name all the same, the first of them by name; empty for none."""
    left = [one for one in spellings if one.is_open]
    if not left:
        return ""
    some = ", ".join(f"{one.text} ({one.briefings})" for one in left[:_NAMED])
    rest = f" and {numbered(len(left) - _NAMED, 'other')}" if len(left) > _NAMED else ""
    words = numbered(len(left), "more word")
    return f"and {words} that may be it, not all looked into: {some}{rest}"


_NAMED = 8
"""Words left open that are named, with their briefings."""


@dataclass(frozen=True, slots=True)
class NameCount:
    """A person named in a briefing, and how often."""

    entity: str
    name: str
    """As the briefing writes it, without the given name where it gives one."""
    count: int
    watched: bool
