"""The configuration in force."""

from dataclasses import dataclass

from briefings.model.problems import Problem
from briefings.model.watches import Watch


@dataclass(frozen=True, slots=True)
class RefusedWatch:
    """A watch that is written so that it cannot be read."""

    name: str
    """What it is called, as far as that can be told; safe to show."""
    watchlist: str
    problem: Problem
    """The mistake in it, with its place."""
    before: int
    """How many watches that can be read stand before it in the file."""


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration in force, parsed once and passed in."""

    path: str
    """The file it was read from; empty for none."""
    sources: tuple[str, ...]
    """Absolute paths of folders and files."""
    watches: tuple[Watch, ...]
    """In the order written; no two of a watchlist have one name."""
    theme: str = "auto"
    keys: tuple[tuple[str, str], ...] = ()
    """Pairs of an action's id and the keys it is to have, separated by commas."""
    key_places: tuple[tuple[str, str], ...] = ()
    """Pairs of such an action and where that stands: file, line and column."""
    watch_places: tuple[tuple[str, str, str], ...] = ()
    """Watchlist and name of each watch, and where it stands: file, line and column."""
    preset: str = "vim"
    """Whose keys to begin with."""
    measure: int = 80
    """The widest line of the reader, in cells."""
    old_after_days: int | None = 7
    """On the first scan of a source, what is dated more days than this before its newest is
    old: not new, not ringing. None: nothing is."""
    views: tuple[tuple[str, str], ...] = ()
    """Pairs of a view's name and the query it shows."""
    pipe: tuple[str, ...] = ()
    """The words of the command that a story is piped to, unless another is typed."""
    on_alert: tuple[str, ...] = ()
    """The words of the command that is told of new alerts; empty for none."""
    recogniser: tuple[str, ...] = ()
    """The words of the command that is asked for more names; empty for none."""
    runs_commands: bool = False
    """Whether the file is the user's own, and so may name commands."""
    refused: tuple[RefusedWatch, ...] = ()
    """Watches in the file that cannot be read, and so are not in force as written."""
    problems: tuple[Problem, ...] = ()
    """Mistakes in the file; the rest of it is in force."""
