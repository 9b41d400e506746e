"""Several rows of briefings, each newest first, as one."""

from collections.abc import Iterator, Mapping, Sequence

from briefings.store.protocols import Line
from briefings.store.standing import instant, stand

Lines = Iterator[Sequence[Line] | None]
"""Lines in the order of a list without regard to pins, page by page; None where it is to stop."""

_Place = tuple[int, bool, int, str]


def merged(rows: Sequence[Lines]) -> Lines:
    """Give the lines of some rows as one row, each once, and read no further than is needed.

    Where one is to stop, so does this; asked again, it goes on from there.
    """
    held: list[Mapping[_Place, Line]] = [{} for _ in rows]
    coming = dict(enumerate(rows))
    while True:
        for at, row in [*coming.items()]:
            if held[at]:
                continue
            for lines in row:
                if lines is None:
                    yield None
                held[at] = {_place(line): line for line in lines or ()}
                if held[at]:
                    break
            else:
                del coming[at]
        # Behind the last that is known of a row another of it may come.
        sure = min((max(held[at]) for at in coming), default=None)
        ready = {
            place: line
            for some in held
            for place, line in some.items()
            if sure is None or place <= sure
        }
        if not ready:
            return
        held = [{place: some[place] for place in some if place not in ready} for some in held]
        yield [ready[place] for place in sorted(ready)]


def _place(line: Line) -> _Place:
    """Give what sorts lines as a list has them, but for pins."""
    standing = stand(line.briefing, line.received)
    return -standing.day.toordinal(), not standing.dated, -instant(line.received), line.id
