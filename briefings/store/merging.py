"""What is new in what one copy of a state tells another, the same for every engine."""

from collections.abc import Iterable, Sequence

from briefings.store.protocols import Deed, Setting

Latest = dict[tuple[str, str], tuple[int, str]]
"""When a thing was last set, and by which deed."""


def fresh(here: Iterable[Deed], told: Iterable[Deed]) -> Sequence[tuple[Deed, Sequence[Setting]]]:
    """Give the deeds that are not here, in the order they were done, with what of each holds.

    Nothing that was set later, here or by another of them, gives way.
    """
    known: set[str] = set()
    latest: Latest = {}
    for deed in here:
        known.add(deed.id)
        _note(latest, deed)
    new = {deed.id: deed for deed in told if deed.id not in known}
    for deed in new.values():
        _note(latest, deed)
    ordered = sorted(new.values(), key=lambda deed: (deed.at, deed.id))
    return [
        (
            deed,
            [one for one in deed.settings if latest[one.kind, one.target] == (deed.at, deed.id)],
        )
        for deed in ordered
    ]


def _note(latest: Latest, deed: Deed) -> None:
    for one in deed.settings:
        key = (one.kind, one.target)
        latest[key] = max(latest.get(key, (0, "")), (deed.at, deed.id))
