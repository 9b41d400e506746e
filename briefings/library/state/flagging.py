"""What state says of briefings, mirrored beside them: lists are narrowed and counted by it.

The corpus keeps the serial of the last act that it mirrors: where state went on beside it, or it
was made anew, all is mirrored once more.
"""

from collections.abc import Sequence

from briefings.store.flags import MIRRORED, flag
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


def mirror(store: Store) -> bool:
    """Mirror all anew where state changed beside the corpus; whether it had."""
    serial = store.state.serial
    if store.corpus.flagged == serial:
        return False
    every = [
        Setting(kind, target, value)
        for kind in MIRRORED
        for target, value in store.state.all(kind).items()
    ]
    flag(store.corpus, every, serial, whole=True)
    return True
