"""What the reader does: pin, unpin, mark, tag, note, undo. Each is durable before it is said."""

from collections.abc import Sequence

from briefings.cli.asked import Asked
from briefings.cli.opening import opened, opened_to_act, resolved
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import write
from briefings.errors import UsageError
from briefings.export.safety import safe
from briefings.model import Change


def pin(asked: Asked, *, ids: tuple[str, ...]) -> int:
    """Do `briefings pin`."""
    with opened_to_act(asked) as library:
        return _done(library.pin(resolved(library, ids)))


def unpin(asked: Asked, *, ids: tuple[str, ...]) -> int:
    """Do `briefings unpin`."""
    with opened_to_act(asked) as library:
        return _done(library.pin(resolved(library, ids), False))


def mark(asked: Asked, *, ids: tuple[str, ...], read: bool | None) -> int:
    """Do `briefings mark`."""
    if read is None:
        raise UsageError("as what?", where="mark", advice="add --read or --unread")
    with opened_to_act(asked) as library:
        return _done(library.mark(resolved(library, ids), read=read))


def tag(asked: Asked, *, words: tuple[str, ...], untag: tuple[str, ...]) -> int:
    """Do `briefings tag`."""
    if not words and not untag:
        return _tags(asked)
    ids, tags = split_tags(words)
    with opened_to_act(asked) as library:
        try:
            whole = resolved(library, ids)
        except UsageError as error:
            if tags or untag:
                raise
            *_, last = words
            raise UsageError(
                error.what, advice=f"a tag is written with +: +{safe(last)}"
            ) from None
        return _done(library.tag(whole, tags, untag))


def _tags(asked: Asked) -> int:
    with opened(asked) as library:
        found = library.tags()
    write(safe(one) for one in found)
    if not found:
        say("briefings: no tags yet")
    return FOUND if found else NOTHING


def split_tags(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give ids and tags of a line on which tags begin with `+`. UsageError without an id."""
    ids = [word for word in words if not word.startswith("+")]
    if not ids:
        raise UsageError("which briefing?", where="tag", advice="write briefings tag ID +word")
    return ids, [word[1:] for word in words if word.startswith("+")]


def note(asked: Asked, *, briefing: str, words: tuple[str, ...], no_note: bool) -> int:
    """Do `briefings note`."""
    if bool(words) == no_note:
        raise UsageError(
            "what note?", where="note", advice="write words, or --none to take it away"
        )
    with opened_to_act(asked) as library:
        return _done(library.note(resolved(library, [briefing])[0], " ".join(words)))


def correct(asked: Asked, *, briefing: str, date: str, title: str) -> int:
    """Do `briefings correct`."""
    with opened_to_act(asked) as library:
        whole = resolved(library, [briefing])[0]
        return _done(library.correct(whole, date=date, title=title))


def undo(asked: Asked) -> int:
    """Do `briefings undo`."""
    with opened_to_act(asked) as library:
        change = library.undo()
        if change is None:
            say("briefings: there is nothing to take back")
            return NOTHING
        return _done(change)


def _done(change: Change) -> int:
    say(f"briefings: {change.label}")
    return FOUND
