"""The digest as a noun: what was pinned and what rang, by watchlist, each with words to quote."""

from dataclasses import dataclass
from datetime import date

from briefings.model import AlertKind, Dating

PINNED = "Pinned"
"""What stands over pinned briefings that no watch met."""
MUTED = "muted"
"""The kind of an item that says how many alerts of a muted watch are left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing of the digest; or a spike or a silence of a watch, or what is left out of one."""

    briefing: str
    """Its id; of a spike or a silence the alert's, and empty of what is left out."""
    title: str
    publisher: str | None
    dating: Dating | None
    evidence: str
    """The words the date was read from; empty where there are none."""
    pinned: bool
    watches: tuple[str, ...]
    """Names of the watches of this watchlist that it rang for."""
    sentence: str
    """Words of its text, on one line; empty where it has none."""
    speaker: str = ""
    """Who says them, where the briefing states it."""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader wrote on it."""
    kind: str = ""
    """Its alert's kind, or `MUTED`; empty of what is pinned alone."""
    special: str = ""
    """What is special about its alert, in words: `first ever`."""
    day: date | None = None
    """Of a spike or a silence, its day."""

    @property
    def is_briefing(self) -> bool:
        """Give whether there is a briefing to quote."""
        return self.kind not in (AlertKind.SPIKE, AlertKind.SILENT, MUTED)


@dataclass(frozen=True, slots=True)
class Section:
    """A watchlist and what rang for it."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What there is to hand on."""

    day: date | None
    """The newest day, not one to come, of the library it is of; None where that has none."""
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """Give how many briefings, spikes and silences are in it, each once."""
        every = {item.briefing for section in self.sections for item in section.items}
        return len(every - {""})

    @property
    def left_out(self) -> tuple[str, ...]:
        """Give the titles of what is left out."""
        every = (item for section in self.sections for item in section.items)
        return tuple(item.title for item in every if item.kind == MUTED)
