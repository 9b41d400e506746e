"""What the reader does: pin, unpin, mark, undo. Each is durable before it is said."""

from briefings.cli.asked import Asked
from briefings.cli.opening import opened, resolved
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.errors import UsageError
from briefings.model import Change


def pin(asked: Asked, *, ids: tuple[str, ...]) -> int:
    """Do `briefings pin`."""
    with opened(asked) as library:
        return _done(library.pin(resolved(library, ids)))


def unpin(asked: Asked, *, ids: tuple[str, ...]) -> int:
    """Do `briefings unpin`."""
    with opened(asked) as library:
        return _done(library.pin(resolved(library, ids), False))


def mark(asked: Asked, *, ids: tuple[str, ...], read: bool | None) -> int:
    """Do `briefings mark`."""
    if read is None:
        raise UsageError("as what?", where="mark", advice="add --read or --unread")
    with opened(asked) as library:
        return _done(library.mark(resolved(library, ids), read=read))


def correct(asked: Asked, *, briefing: str, date: str, title: str) -> int:
    """Do `briefings correct`."""
    with opened(asked) as library:
        whole = resolved(library, [briefing])[0]
        return _done(library.correct(whole, date=date, title=title))


def undo(asked: Asked) -> int:
    """Do `briefings undo`."""
    with opened(asked) as library:
        change = library.undo()
        if change is None:
            say("briefings: there is nothing to take back")
            return NOTHING
        return _done(change)


def _done(change: Change) -> int:
    say(f"briefings: {change.label}")
    return FOUND
