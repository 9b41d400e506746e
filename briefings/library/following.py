"""The library followed: what comes into its sources is taken in as long as somebody asks.

What takes in is imported late because a start that shows what is stored needs none of it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from briefings.library.recognising import Recognising
from briefings.library.watches.catching_up import bring_up
from briefings.model import Alert, Problem, Progress, Watch
from briefings.store.protocols import Cancelled, Store

Tell = Callable[[tuple[Alert, ...]], None]


class Followed(Protocol):
    """A library, as far as it is followed."""

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Give the watches in force."""

    @property
    def is_scanning(self) -> bool:
        """Whether a scan goes on, which reads what is stored for new watches itself."""

    def hand_on(self) -> None:
        """Give watches what was said of those in whose places they come."""

    def stored(self) -> AbstractContextManager[None]:
        """Surround the news of what was stored."""


class Following:
    """Its steps are what was stored; whoever asks for them does the work."""

    def __init__(
        self,
        library: Followed,
        store: Store,
        sources: Sequence[str],
        old_after_days: int | None,
        tell: Tell,
        recognising: Recognising,
    ) -> None:
        """Follow the sources of a library; see `Library.follow`."""
        from briefings.intake.following.live import Live

        self._library = library

        def up_to(watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress] | None:
            if library.is_scanning:
                return None
            library.hand_on()
            return bring_up(store, watches, cancelled)

        self._live = Live(
            store,
            sources,
            lambda: library.watches,
            old_after_days=old_after_days,
            tell=tell,
            bring_up=up_to,
            recognising=recognising,
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give why changes may be seen late."""
        return self._live.problems

    @property
    def is_overtaken(self) -> bool:
        """Whether what is stored was read for other watches than these, by somebody else."""
        return self._live.bringing_up.is_overtaken

    @property
    def is_taking_in(self) -> bool:
        """Whether what came waits for a quiet moment, in which its words get what sounds alike."""
        return self._live.is_taking_in

    def stop(self) -> None:
        """Let it end after the step in hand."""
        self._live.stop()

    def __iter__(self) -> Iterator[Progress]:
        """Give what is stored, batch by batch, until it is stopped."""
        for step in self._live:
            with self._library.stored():
                pass
            yield step
