"""What a query is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """What a word before a colon asks about."""

    TITLE = "title"
    PUBLISHER = "publisher"
    PATH = "path"
    PERSON = "person"
    PLACE = "place"
    WATCH = "watch"
    TAG = "tag"
    NOTE = "note"
    STORY = "story"
    LANG = "lang"
    IS = "is"
    DATE = "date"
    RECEIVED = "received"
    OLDER = "older"


MARKS = ("unread", "read", "pinned", "alert", "copy", "tagged", "noted", "undated")
"""What may stand behind `is:`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as it was typed."""

    text: str
    exact: bool = False
    """Only this spelling, capitals aside (`=word`)."""
    prefix: bool = False
    """Any word that begins so (`word*`)."""
    title: bool = False
    """In the title only."""
    open: bool = False
    """The last word of a query that is still being typed: what begins so answers too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more words in a row."""

    words: tuple[str, ...]
    exact: bool = False
    title: bool = False
    open: bool = False
    """It is still being typed: its last word may be only the beginning of one."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases of one text, in either order, with few words between them."""

    left: Word | Phrase
    right: Word | Phrase
    within: int
    """The most words between them."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of a briefing that is no day, and its value."""

    field: Field
    value: str
    """One line, without quotation marks."""


@dataclass(frozen=True, slots=True)
class Days:
    """Briefings that may be of a day between two, both included; None leaves a side open."""

    start: date | None
    end: date | None
    received: bool = False
    """Whether the day received is meant (in UTC), not the briefing's own."""
    named: str = ""
    """How it was written, where that names a day, as `today`: tomorrow another one is meant."""


@dataclass(frozen=True, slots=True)
class Age:
    """Briefings by how long ago they are of, from the moment of asking."""

    field: Field
    """`date`, `received`, or `older`: the date, or where there is none the day received."""
    hours: int
    """Whole days but for `received`."""
    older: bool
    """Whether longer ago is meant, not less long."""


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    """What all parts match; two at least, none of them a Both."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What any part matches; two at least, none of them an Either."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Near | Facet | Days | Age | Not | Both | Either
Property = Facet | Days | Age
"""What asks about a briefing as a whole, and not about its words."""
Shown = Word | Phrase | Near
"""What a hit shows."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood."""

    root: Node | None
    """None asks for nothing in particular: everything answers."""

    def words(self) -> tuple[Shown, ...]:
        """Give the words that a hit has to show, in the order written; not those left out."""
        return tuple(_shown(self.root)) if self.root else ()


def watches_asked(node: Node | None) -> tuple[str, ...]:
    """Give the names behind `watch:` of which all that answers meets one at least; none for none.

    What is one way of several to answer is not asked of all, nor is what is left out.
    """
    if isinstance(node, Facet):
        return (node.value,) if node.field is Field.WATCH else ()
    if isinstance(node, Both):
        return tuple(name for part in node.parts for name in watches_asked(part))
    if isinstance(node, Either):
        ways = [watches_asked(part) for part in node.parts]
        return tuple(name for way in ways for name in way) if all(ways) else ()
    return ()


def walk(node: Node | None) -> Iterator[Node]:
    """Give a node and all that it is made of, in the order written."""
    if node is None:
        return
    yield node
    inside: tuple[Node, ...] = ()
    if isinstance(node, Near):
        inside = node.left, node.right
    elif isinstance(node, Not):
        inside = (node.part,)
    elif isinstance(node, Both | Either):
        inside = node.parts
    for part in inside:
        yield from walk(part)


def every(parts: Iterable[Node]) -> Node | None:
    """Join parts by AND in normal form."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Both) else (part,))
    return Both(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def either(parts: Iterable[Node]) -> Node | None:
    """Join parts by OR in normal form."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Either) else (part,))
    return Either(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _shown(node: Node) -> Iterable[Shown]:
    if isinstance(node, Shown):
        yield node
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from _shown(part)
