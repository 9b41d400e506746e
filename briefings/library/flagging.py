"""What state says of briefings, mirrored beside them: lists are narrowed and counted by it.

The corpus keeps the serial of the last act that it mirrors: where state went on beside it, or it
was made anew, all is mirrored once more.
"""

from collections.abc import Sequence

from briefings.library.remarking import NOTE, TAG, remarks_in
from briefings.library.rows import ALERT, PIN, READ
from briefings.store.protocols import Setting, Step, Store

MIRRORED = (READ, PIN, ALERT, TAG, NOTE)
"""The kinds of settings that the corpus mirrors."""


def follow(store: Store, step: Step) -> None:
    """Bring the mirror up to an act that was just done."""
    if store.corpus.flagged == step.serial - 1:
        _flag(store, step.settings, step.serial)
    else:
        mirror(store)


def keep_up(store: Store) -> None:
    """Say to the corpus that what was kept concerns no briefing's flags."""
    serial = store.state.serial
    if store.corpus.flagged == serial - 1:
        _flag(store, (), serial)
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
    _flag(store, every, serial, whole=True)
    return True


def _flag(store: Store, settings: Sequence[Setting], serial: int, *, whole: bool = False) -> None:
    pins = {one.target: int(one.value or 0) for one in settings if one.kind == PIN}
    store.corpus.flag(
        {one.target: bool(one.value) for one in settings if one.kind == READ},
        {name: order for name, order in pins.items() if ":" not in name},
        serial,
        alerts={one.target: one.value for one in settings if one.kind == ALERT},
        kept={name: order > 0 for name, order in pins.items() if ":" in name},
        remarks=remarks_in(settings),
        whole=whole,
    )
