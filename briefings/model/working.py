"""What long work and acts tell of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


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
    has_changed: bool = False
    """Whether the file was there before, and is read again."""


class Work(StrEnum):
    """What a step of a scan was about."""

    TAKING = "taking in"
    """Files; what is stored rings and can be searched."""
    WATCHING = "reading for the new watch"
    """Briefings that were here before their watch."""
    NAMING = "finding names"
    """Briefings that were taken in, and name nobody who is watched."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long work."""

    done: int
    total: int
    """0 where it is not known yet."""
    lines: Sequence[ScanLine] = field(default=())
    alike: ScanStatus | None = None
    """What became of all of them, where it was the same: nobody has to look at each for it."""
    work: Work = Work.TAKING


@dataclass(frozen=True, slots=True)
class Change:
    """What an act of the reader did, as it is shown after it and undone with one key."""

    label: str
    """In the past tense: `pinned Ukraine and the US revealed …`."""
    also: str = ""
    """What else is to be told of it: `in 4 unread already`."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a command of the reader's that was run."""

    code: int
    """Its exit code; negative for the signal that ended it."""
    out: str
    """What it printed, on both its outputs, made safe."""
