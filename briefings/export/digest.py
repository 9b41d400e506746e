"""The digest as a noun: what was pinned and what rang, by watchlist, each with words to quote."""

from dataclasses import dataclass
from datetime import date

from briefings.model import Dating

PINNED = "Pinned"
"""What stands over pinned briefings that no watch met."""


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing of the digest."""

    briefing: str
    """Its id."""
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


@dataclass(frozen=True, slots=True)
class Section:
    """A watchlist and what rang for it."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What there is to hand on."""

    day: date | None
    """The newest day of the library it is of; None where that has none."""
    sections: tuple[Section, ...]
    muted: tuple[tuple[str, int], ...] = ()
    """Names of muted watches, with how many alerts of theirs are left out."""

    @property
    def count(self) -> int:
        """Give how many briefings are in it, each once."""
        return len({item.briefing for section in self.sections for item in section.items})
