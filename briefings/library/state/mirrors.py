"""Readable files that follow state: `local.yaml`, `names.yaml`.

State keeps what stood in each when it was last written. Only what differs from that was written
by a person; where state itself is ahead, since a file could not be written or a process died, the
file is written again and nothing is taken back.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefings.store.protocols import Setting, State

Said = Mapping[str, Mapping[str, str]]
"""What a file says: the values of each kind of setting by what they are of."""

WRITTEN = "written"
"""The kind of setting that says what stood in a file."""


def said_by_state(state: State, kinds: Said) -> Said:
    """Give what state says of some kinds."""
    return {kind: state.all(kind) for kind in kinds}


def last_written(state: State, file: Path) -> Said | None:
    """Give what stood in a file when it was last written; None where that was not noted.

    Asked before the file is read: what another process writes meanwhile is no person's then.
    """
    packed = state.get(WRITTEN, file.name)
    told: Said | None = json.loads(packed) if packed else None
    return told


def note_written(state: State, file: Path, said: Said) -> None:
    """Note what stands in a file."""
    packed = json.dumps(said, sort_keys=True)
    if state.get(WRITTEN, file.name) != packed:
        state.keep([Setting(WRITTEN, file.name, packed)])


def take_hand_edits(
    state: State,
    file: Path,
    before: Said | None,
    now: Said,
    by_state: Callable[[State], Said],
    also: Callable[[Sequence[Setting]], Iterable[Setting]] = lambda _: (),
) -> bool:
    """Take what differs in a file from what was written for acts; whether it is to be written.

    So it is where state says more than it does: `by_state` gives what it says. `also` gives what
    such an act sets beside what is written.
    """
    known = by_state(state)
    edits = [
        edit
        for edit in _differences(known if before is None else before, now)
        if known[edit.kind].get(edit.target, "") != edit.value
    ]
    if edits:
        state.apply(f"edited {file.name} by hand", [*edits, *also(edits)])
    return by_state(state) != now


def _differences(before: Said, now: Said) -> Iterator[Setting]:
    for kind, said in now.items():
        known = before.get(kind, {})
        for target, value in said.items():
            if known.get(target) != value:
                yield Setting(kind, target, value)
        for target in known.keys() - said.keys():
            yield Setting(kind, target, "")
