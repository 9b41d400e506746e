"""New alerts told to a command of the reader's, all of one scan together.

What writes and runs is imported late because few libraries tell anybody.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from briefings.errors import UsageError
from briefings.model import Alert, AlertState, Config, Problem


class Ringing(Protocol):
    """A library, as far as it rings."""

    config: Config

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give alerts, newest first."""


class Teller:
    """Tells of what rang during a piece of work; nobody is waited for."""

    def __init__(self, library: Ringing) -> None:
        """Tell of the alerts of a library."""
        self._library = library
        self.problems: tuple[Problem, ...] = ()
        """What hindered it the last time."""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell at the end, however it comes, of the alerts that were not there before."""
        words = self._library.config.on_alert
        if not words:
            yield
            return
        before = {alert.id for alert in self._library.alerts({AlertState.NEW})}
        try:
            yield
        finally:
            new = self._library.alerts({AlertState.NEW})
            if fresh := [alert for alert in new if alert.id not in before]:
                self._tell(words, fresh)

    def _tell(self, words: Sequence[str], alerts: Sequence[Alert]) -> None:
        from briefings.export.records import alert
        from briefings.export.safety import json_line
        from briefings.library.outside import start

        told = {"count": len(alerts), "alerts": [alert(one) for one in alerts]}
        self.problems = ()
        try:
            start(words, f"{json_line(told)}\n")
        except UsageError as error:
            self.problems = (Problem(f"on_alert: {error.what}", error.where, "nobody was told"),)
