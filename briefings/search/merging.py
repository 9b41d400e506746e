"""Several rows of briefings, each newest first, as one."""

from collections.abc import Iterator, Sequence

from briefings.store.protocols import Slot

A_STEP = 200
"""Briefings given at once."""

Slots = Iterator[Sequence[Slot] | None]
"""Slots in the order of a list without regard to pins, page by page; None where it is to stop."""


def merged(rows: Sequence[Slots]) -> Iterator[Sequence[str] | None]:
    """Give the ids of some rows as one row, each once, and read no further than is needed.

    Where one is to stop, so does this; asked again, it goes on from there.
    """
    held: list[set[Slot]] = [set() for _ in rows]
    coming = dict(enumerate(rows))
    while True:
        for at, row in [*coming.items()]:
            if held[at]:
                continue
            for slots in row:
                if slots is None:
                    yield None
                held[at] = set(slots or ())
                if held[at]:
                    break
            else:
                del coming[at]
        # Behind the last that is known of a row another of it may come.
        sure = min((max(held[at]) for at in coming), default=None)
        ready = sorted(slot for slot in set().union(*held) if sure is None or slot <= sure)
        if not ready:
            return
        held = [some.difference(ready) for some in held]
        for start in range(0, len(ready), A_STEP):
            yield [slot[-1] for slot in ready[start : start + A_STEP]]
