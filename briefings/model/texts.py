"""A briefing as read: its text, the blocks that tile it, its title, date and quotes.

Offsets are code points, half-open, into `Briefing.text`.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

from briefings.model.problems import Problem


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


_START = attrgetter("span.start")


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
    is_list: bool = False
    """Whether it lists stories and tells none itself."""
    shared: tuple[int, ...] = ()
    """Where blocks begin that are folded for standing in other stories too, and for nothing else:
    a name in one counts as in the body. In order."""

    def kind_at(self, offset: int) -> BlockKind:
        """Give the kind of the block in which a code point stands."""
        block = self.block_at(offset)
        return block.kind if block else BlockKind.BODY

    def standing_at(self, offset: int) -> BlockKind:
        """Give the kind of block that a name counts for which begins at a code point.

        Who sent a mail counts as in a heading, though the line that names them is folded.
        """
        if self.is_shared(offset):
            return BlockKind.BODY
        kind = self.kind_at(offset)
        return BlockKind.HEADING if kind is BlockKind.HEADER and self.is_sender(offset) else kind

    def is_sender(self, offset: int) -> bool:
        """Whether a code point stands in the line of a mail's header that names who sent it."""
        block = self.block_at(offset)
        if block is None or not self.publisher or self.publisher_span is not None:
            return False
        sender = block.span.of(self.text).partition(":")[2].lstrip(" \t\"'*")
        return sender.startswith(tuple(self.publisher.split(" via ")))

    def is_shared(self, offset: int) -> bool:
        """Whether a code point stands in one of those blocks that are `shared`."""
        block = self.block_at(offset) if self.shared else None
        return block is not None and block.span.start in self.shared

    def naming(self, offsets: Iterable[int]) -> "Briefing":
        """Give it with the blocks where a name begins as they count for it: not folded."""
        kinds = {
            block.span.start: kind
            for one in offsets
            if (block := self.block_at(one)) and (kind := self.standing_at(one)) is not block.kind
        }
        if not kinds:
            return self
        blocks = (replace(one, kind=kinds.get(one.span.start, one.kind)) for one in self.blocks)
        return replace(self, blocks=tuple(blocks))

    def sharing(self, offsets: Iterable[int]) -> "Briefing":
        """Give it with those blocks `shared` too in which some code points stand."""
        found = {block.span.start for one in offsets if (block := self.block_at(one))}
        return replace(self, shared=tuple(sorted({*self.shared, *found})))

    def block_at(self, offset: int) -> Block | None:
        """Give the block in which a code point stands."""
        at = bisect_right(self.blocks, offset, key=_START) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None


@dataclass(frozen=True, slots=True)
class Slashes:
    """How a text writes days with slashes, such as 23/04/2025."""

    order: str = ""
    """`dm` or `md` where its own days tell which is first, and all the same."""
    shown: str = ""
    """One that tells it."""
    asks: bool = False
    """Whether it has one that may be read in both ways."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a library knows that reading one file needs. Frozen; nothing here names the file."""

    stated_dates: tuple[date, ...] = ()
    """Days stated by other briefings of the same source, in order, without repeats."""
    recurring: frozenset[str] = frozenset()
    """Lines, stripped and casefolded, seen in three or more stories."""
    order: str = ""
    """How the text's publisher writes a day with slashes, `dm` or `md`, where others tell."""
