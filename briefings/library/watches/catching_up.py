"""Whether the store is up to the watches in force, and how it is brought there."""

from collections.abc import Iterator, Sequence

from briefings.intake.watches.watched import is_read_by
from briefings.model import Progress, Watch
from briefings.store.protocols import Cancelled, Store


def bring_up(store: Store, watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Read again what other watches than last time may be met in, if they are others (`again`)."""
    if is_read_by(store.corpus, watches):
        return
    # Late: a start with the watches of last time reads no names.
    from briefings.library.watches.again import read_again

    yield from read_again(store, watches, cancelled)


def is_behind(store: Store, watches: Sequence[Watch]) -> bool:
    """Whether briefings are still to be read for some of the watches in force."""
    return not is_read_by(store.corpus, watches)
