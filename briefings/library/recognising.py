"""The reader's recogniser, asked when nothing else is to be done.

What talks to it is imported late because few libraries have one.
"""

from collections.abc import Iterator
from typing import Protocol

from briefings.model import Config, Problem, Progress
from briefings.store.protocols import Cancelled, Store


class Recognised(Protocol):
    """A library, as far as a recogniser completes it."""

    config: Config


class Completing(Protocol):
    """What talks to a recogniser (`intake.processes.recogniser`)."""

    def complete(self, cancelled: Cancelled) -> Iterator[Progress]:
        """Bring all that is stored up to it."""

    def close(self) -> None:
        """End its process."""


class Recognising:
    """Keeps what is stored up to the recogniser that the configuration names, or to none."""

    def __init__(self, library: Recognised, store: Store) -> None:
        """Begin nothing yet."""
        self._library = library
        self._store = store
        self._words: tuple[str, ...] = ()
        self._recogniser: Completing | None = None
        self.steps = 0
        """How many briefings were completed or tried."""

    @property
    def is_due(self) -> bool:
        """Whether the configuration names another one than was asked."""
        return self._library.config.recogniser != self._words

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what hinders the one in force."""
        words = self._library.config.recogniser
        what = self._store.corpus.note("recogniser") if words else ""
        advice = "what is found without it stays; it is asked again at the next start"
        return (Problem(f"recogniser: {what}", words[0], advice),) if what else ()

    def complete(self, cancelled: Cancelled) -> Iterator[Progress]:
        """Ask it about what it was not asked yet; a step is one briefing, stored.

        Where none is named, what one found before is taken out.
        """
        words = self._library.config.recogniser
        if words != self._words:
            self.close()
            self._words, self._recogniser = words, None
        if not words and not self._store.corpus.unrecognised(""):
            return
        if self._recogniser is None:
            from briefings.intake.processes.recogniser import Recogniser

            self._recogniser = Recogniser(self._store, words)
        for step in self._recogniser.complete(cancelled):
            self.steps += 1
            yield step

    def close(self) -> None:
        """End its process."""
        if self._recogniser:
            self._recogniser.close()
