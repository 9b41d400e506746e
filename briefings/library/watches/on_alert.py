"""New alerts told to a command of the reader's, all of one scan together.

What writes and runs is imported late because few libraries tell anybody.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from briefings.errors import UsageError
from briefings.model import Alert, AlertState, Config, Problem
from briefings.store.flags import keep_beside
from briefings.store.protocols import Setting, Store

TOLD = "told"
"""The kind of setting that says of which alerts somebody was told."""

_BEGUN = "begun"
"""Whether somebody is told at all."""


class Ringing(Protocol):
    """A library, as far as it rings."""

    config: Config

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give alerts, newest first."""


class Teller:
    """Tells of what rang during a piece of work; nobody is waited for."""

    def __init__(self, library: Ringing, store: Store) -> None:
        """Tell of the alerts of a library; what was told is kept in its state."""
        self._library = library
        self._store = store
        self.problems: tuple[Problem, ...] = ()
        """What hindered it the last time."""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell at the end, however it comes, of the alerts that nobody was told of yet.

        Those of a scan that was killed are told of after the next one.
        """
        words = self._library.config.on_alert
        if bool(self._store.state.get(TOLD, _BEGUN)) != bool(words):
            self._begin(bool(words))
        try:
            yield
        finally:
            if words and (fresh := self._fresh()) and self._tell(words, fresh):
                keep_beside(self._store, [Setting(TOLD, one.id, "yes") for one in fresh])

    def _begin(self, is_to_tell: bool) -> None:
        """Note whether somebody is told from now on; what rang while nobody was is no news."""
        known = self._fresh() if is_to_tell else []
        begun = Setting(TOLD, _BEGUN, "yes" if is_to_tell else "")
        keep_beside(self._store, [*(Setting(TOLD, one.id, "yes") for one in known), begun])

    def _fresh(self) -> list[Alert]:
        told = self._store.state.all(TOLD)
        return [
            one
            for one in self._library.alerts({AlertState.NEW})
            if not one.muted and one.id not in told
        ]

    def _tell(self, words: Sequence[str], alerts: Sequence[Alert]) -> bool:
        """Tell of alerts; whether it could be done."""
        from briefings.export.records import alert
        from briefings.export.safety import json_line
        from briefings.library.handing.outside import start

        told = {"count": len(alerts), "alerts": [alert(one) for one in alerts]}
        self.problems = ()
        try:
            start(words, f"{json_line(told)}\n")
        except UsageError as error:
            self.problems = (Problem(f"on_alert: {error.what}", error.where, "nobody was told"),)
        return not self.problems
