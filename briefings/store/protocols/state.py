"""The state: what the reader did."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from briefings.model import Place


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


class Last(NamedTuple):
    """What would be undone next, or done again."""

    act: int
    extent: int
    """How many settings it is of."""


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

    def keep(self, settings: Sequence[Setting]) -> int:
        """Remember what no act of the reader's set: it is as durable, and not undone.

        Gives the serial that says so, 0 where there is nothing to remember.
        """

    def undo(self, act: int = 0) -> Step | None:
        """Take back the last act not yet taken back, or give None: there is none, or another.

        With `act`, as `last` gave it, nothing is taken back that was done since.
        """

    def redo(self, act: int = 0) -> Step | None:
        """Do again the act last taken back, unless another act came since; `act` as for undo."""

    def last(self, *, undone: bool = False) -> Last | None:
        """Give the act that `undo` would take back, or of what is `undone` redo do again."""

    def get(self, kind: str, target: str) -> str:
        """Give a value, or empty."""

    def those(self, kind: str, targets: Collection[str]) -> Mapping[str, str]:
        """Give those of some targets that have a value, with it, in no order."""

    def all(self, kind: str) -> Mapping[str, str]:
        """Give all targets of a kind with their values, in the order they were first set."""

    def under(self, kind: str, *prefixes: str) -> Mapping[str, str]:
        """Give the targets of a kind that begin so, in any way, with their values, in no order."""

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
