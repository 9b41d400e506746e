"""What state says of briefings, mirrored beside them: lists are narrowed and counted by it.

The corpus keeps the serial of the last act that it mirrors: where state went on beside it, all is
mirrored once more; where it was made anew, what comes back is, as it comes.
"""

from collections.abc import Sequence

from briefings.store.flags import flag, mirror
from briefings.store.protocols import Setting, Step, Store


def follow(store: Store, step: Step) -> None:
    """Bring the mirror up to an act that was just done."""
    _follow(store, step.settings, step.serial)


def keep(store: Store, settings: Sequence[Setting]) -> None:
    """Keep what is no act, and bring the mirror up to it."""
    if settings:
        store.state.keep(settings)
        _follow(store, settings, store.state.serial)


def keep_up(store: Store) -> None:
    """Say to the corpus that what was kept concerns no briefing's flags."""
    _follow(store, (), store.state.serial)


def _follow(store: Store, settings: Sequence[Setting], serial: int) -> None:
    if store.corpus.flagged == serial - 1:
        flag(store.corpus, settings, serial)
    else:
        mirror(store)
