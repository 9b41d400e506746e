"""What is stored is kept read for the watches in force, whoever else reads it for others.

Another configuration over the same library, or an edit while something was taken in, leaves
briefings that were read for other watches. They are read again once that rests. Where two
configurations go on together each waits longer every time, and says meanwhile that it is behind:
so neither takes the other's alerts away for good, nor do they read without end.
"""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from briefings.intake.watches.watched import changing, is_read_by, stirred
from briefings.model import Problem, Progress, Watch
from briefings.store.protocols import Cancelled, Store

QUIET = 1.5
"""Seconds after other watches are in force, in which others may read for them, or a scan end."""
FIRST = 2.0
"""Seconds left to somebody who read for other watches, that they show what they read it for."""
LONGEST = 600.0
"""Seconds left to them at most. Who was left alone for twice that waits as at first."""
DEAD = 10.0
"""Seconds after the last step of somebody who still reads; later they are taken for killed."""

BringUp = Callable[[Sequence[Watch], Cancelled], Iterator[Progress] | None]
"""Reads what is stored for watches, step by step; None while somebody else does."""

_BEHIND = Problem(
    "alerts are missing: the briefings were read for the watches of another configuration",
    advice="they are read again for these by themselves; a data directory for each avoids it",
)


class BringingUp:
    """Knows when what is stored is to be read for the watches in force, and has it read."""

    def __init__(self, store: Store, watches: Sequence[Watch], bring_up: BringUp) -> None:
        """Begin with watches for which it may be read already."""
        self._store = store
        self._watches = watches
        self._bring_up = bring_up
        self._stirred: tuple[str, str] | None = None
        self._pause = FIRST
        self._done = -2 * LONGEST
        """When it was last read again for these."""
        self._noticed: float | None = None
        """When it was seen that others read it for theirs; None: they did not."""
        self.due: float | None = None
        """When it is to be read again; None: it need not be."""

    @property
    def is_overtaken(self) -> bool:
        """Whether others read it for theirs."""
        return self._noticed is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give that others read it for theirs, if they did."""
        return (_BEHIND,) if self.is_overtaken else ()

    def follow(self, watches: Sequence[Watch]) -> None:
        """Take other watches for those in force."""
        self._watches = watches
        self.due = monotonic() + QUIET

    def look(self) -> None:
        """See whether somebody read for other watches, or does just now: costs two small reads."""
        now, corpus = monotonic(), self._store.corpus
        seen = stirred(corpus)
        if seen == self._stirred:
            return
        self._stirred = seen
        if is_read_by(corpus, self._watches):
            self._noticed = None
            return
        if self.due is None:
            was_alone = now - self._done >= 2 * LONGEST
            self._pause = FIRST if was_alone else min(2 * self._pause, LONGEST)
            self._noticed = now
        if self._noticed is not None:
            rest = DEAD if changing(corpus) else FIRST
            first = self._noticed + self._pause
            # However much goes on being stored.
            self.due = min(max(first, now + rest), first + LONGEST)

    def bring_up(self, is_broken_off: Cancelled) -> bool:
        """Read what is stored for the watches where that is due; whether it was and is done."""
        if self.due is None or monotonic() < self.due:
            return False
        if not is_read_by(self._store.corpus, self._watches):
            for _ in self._bring_up(self._watches, is_broken_off) or ():
                pass
            if not is_read_by(self._store.corpus, self._watches):
                # Somebody stored something meanwhile, or reads it just now: it is tried again.
                self.due = monotonic() + QUIET
                return False
        self.due = self._noticed = None
        self._done = monotonic()
        return True
