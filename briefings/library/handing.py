"""Handing on: words with where they are from, a story, a digest.

What writes them is imported late because a start that shows what is stored needs none of it.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from briefings.errors import UsageError
from briefings.export.digest import Digest
from briefings.library import visits
from briefings.library.rows import Rows
from briefings.model import Alert, AlertState, Briefing, Watch
from briefings.store.protocols import Store

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
        from briefings.library.digest import gather

        moment = visits.since(self._store.state) if since is None else since
        alerts = [
            one
            for one in self._library.alerts(set(AlertState))
            if one.pinned or (one.state in RANG and one.received > moment)
        ]
        left_out = Counter(one.watch for one in alerts if one.muted and not one.pinned)
        rung = [one for one in alerts if one.pinned or not one.muted]
        made = gather(self._rows(), rung, self._library.watches)
        return replace(made, muted=tuple(left_out.items()))

    def written(self, digest: Digest) -> str:
        """Give a digest as Markdown."""
        from briefings.export.forms import written

        return written(digest, "md")

    def path_for(self, digest: Digest) -> str:
        """Give where a digest is put unless the reader says otherwise."""
        from briefings.library.saving import place_for

        return place_for(digest, self._library.sources, self._library.data_dir)

    def save(self, digest: Digest, path: str) -> str:
        """Write a digest into a file, in the form its name ends with; give its whole path.

        Raises UsageError for a path among what is read, or where another file stands, and
        BusyError where it cannot be written.
        """
        from briefings.library.saving import save

        return save(digest, path, self._library.sources)
