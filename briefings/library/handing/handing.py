"""Handing on: words with where they are from, a story, a digest.

What writes them is imported late because a start that shows what is stored needs none of it.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from briefings.errors import UsageError
from briefings.export.digest import Digest
from briefings.library.lists.rows import Rows
from briefings.library.state import visits
from briefings.model import Alert, AlertKind, AlertState, Briefing, Mute, Watch
from briefings.store.protocols import Narrow, Store
from briefings.watch import key_of

RANG = frozenset({AlertState.NEW, AlertState.SEEN})
"""The states of an alert that a digest tells of."""


class Shown(Protocol):
    """What a library shows, as far as it is handed on."""

    data_dir: Path

    @property
    def sources(self) -> tuple[str, ...]:
        """Give the folders and files of this run."""

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Give the watches in force."""

    @property
    def mutes(self) -> Mapping[tuple[str, str], Mute]:
        """Give what is muted now, by watchlist and name."""

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give alerts, newest first."""


class Handing:
    """What leaves a library for others to read."""

    def __init__(self, store: Store, rows: Callable[[], Rows], library: Shown) -> None:
        """Stand beside a library over its store; `rows` makes its rows."""
        self._store = store
        self._rows = rows
        self._library = library

    def cite(self, briefing: str, *, words: str = "", offset: int | None = None) -> str:
        """Give words of a briefing with its title, publisher, date and id; UsageError if gone.

        The words are those given, else the quotation or line at an offset, else what tells most.
        """
        from briefings.export.citation import cite

        return cite(self._read(briefing), words, offset)

    def story(self, briefing: str) -> str:
        """Give a briefing's title, where it is from, and its story; UsageError if gone."""
        from briefings.export.shown import story

        return story(self._read(briefing))

    def _read(self, briefing: str) -> Briefing:
        entry = self._store.corpus.entry(briefing)
        if entry is None:
            raise UsageError("it is no longer here", where=briefing)
        return entry.briefing

    def digest(self, since: datetime | None = None) -> Digest:
        """Give what is pinned, and what rang and was received after a moment.

        Without one it is the end of the visit before this, or before the last one.
        """
        from briefings.library.handing.digest import gather

        moment = visits.since(self._store.state) if since is None else since
        every = self._library.alerts(set(AlertState))
        spoke = {
            (*key_of(one), one.date) for one in every if one.briefing and one.received > moment
        }
        alerts = [
            one
            for one in every
            if one.pinned or (one.state in RANG and self._came_after(one, moment, spoke))
        ]
        return gather(self._rows(), alerts, self._library.watches, self._library.mutes)

    def _came_after(
        self, one: Alert, moment: datetime, spoke: Collection[tuple[str, str, date | None]]
    ) -> bool:
        """Whether an alert came after a moment; `spoke` are days of watches that met more since.

        A silence came with the first briefing of its day or later.
        """
        if one.kind is AlertKind.SPIKE:
            return (*key_of(one), one.date) in spoke
        if one.kind is AlertKind.SILENT:
            told = Narrow(start=one.date, received_until=moment)
            return not self._store.corpus.narrowed(self._library.sources, told, limit=1)
        return one.received > moment

    def written(self, digest: Digest) -> str:
        """Give a digest as Markdown."""
        from briefings.export.forms import written

        return written(digest, "md")

    def path_for(self, digest: Digest) -> str:
        """Give where a digest is put unless the reader says otherwise."""
        from briefings.library.handing.saving import place_for

        return place_for(digest, self._library.sources, self._library.data_dir)

    def save(self, digest: Digest, path: str) -> str:
        """Write a digest into a file, in the form its name ends with; give its whole path.

        Raises UsageError for a path among what is read, or where another file stands, and
        BusyError where it cannot be written.
        """
        from briefings.library.handing.saving import save

        return save(digest, path, self._library.sources)
