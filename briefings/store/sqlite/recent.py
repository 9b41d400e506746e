"""What was read last, which is mostly what is read next: a screen's rows stay from key to key."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from briefings.store.sqlite.connection import Database

MOST = 32
"""Things that are kept: the rows of a screen, or those that it shows of a search."""

Thing = TypeVar("Thing")


class Recent(Generic[Thing]):
    """Things by their ids, as long as nobody writes."""

    def __init__(
        self, database: Database, is_kept: Callable[[Thing], bool], most: int = MOST
    ) -> None:
        """Keep nothing yet, and later what is told to be worth it, so many at most."""
        self._database = database
        self._most = most
        self._is_kept = is_kept
        self._lock = Lock()
        self._of: tuple[object, ...] = ()
        self._held: dict[str, Thing] = {}

    def read(
        self,
        ids: Sequence[str],
        read: Callable[[Sequence[str]], Mapping[str, Thing]],
        *of: object,
    ) -> Mapping[str, Thing]:
        """Give what is kept of some ids, and read the others; those that are not there are absent.

        `of` is what the answer hangs on besides. All that is given is of one moment.
        """
        version = self._database.version()
        if version is None or len(ids) > self._most:
            return read(ids)
        with self._lock:
            if self._of != (version, *of):
                self._of, self._held = (version, *of), {}
            held = self._held
            known = {one: held[one] for one in ids if one in held}
        fresh = [one for one in ids if one not in known]
        if not fresh:
            return known
        found = read(fresh)
        if self._database.version() != version:
            return read(ids) if known else found
        with self._lock:
            held.update((one, thing) for one, thing in found.items() if self._is_kept(thing))
            for one in [*held][: -self._most]:
                del held[one]
        return {**known, **found}
