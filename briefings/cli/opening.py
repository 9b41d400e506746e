"""From the global options to an open library."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefings.cli.asked import Asked
from briefings.cli.outcome import say
from briefings.cli.output import on_terminal
from briefings.cli.settings import settings_of
from briefings.config import shown
from briefings.errors import StoreError, UsageError
from briefings.library import Library, open_library
from briefings.model import Progress, numbered

_LISTED = "'briefings check' lists what is wrong"


@contextmanager
def opened(
    asked: Asked,
    paths: Sequence[str] = (),
    *,
    scanned: bool = True,
) -> Iterator[Library]:
    """Open the library in force and close it again; narrate what is wrong with it.

    A library that was never scanned is scanned first, unless `scanned` is False.
    """
    settings = settings_of(asked)
    library = open_library(settings.config, settings.data_dir, paths=paths, adding=say_adding)
    try:
        _narrate(library)
        if scanned and not library.scanned:
            _take_in(asked, library)
        yield library
    finally:
        library.close()


@contextmanager
def opened_to_act(asked: Asked, *, scanned: bool = True) -> Iterator[Library]:
    """Open the library to do what lasts. StoreError where nothing can be kept."""
    with opened(asked, scanned=scanned) as library:
        if library.is_passing:
            raise StoreError(
                "nothing can be kept in the data directory",
                where=str(library.data_dir),
                advice="name another with --data-dir, or mend its rights",
            )
        yield library


def _narrate(library: Library) -> None:
    """Say what is wrong with the configuration, in one line, and what else is."""
    wrong = library.config.problems
    if len(wrong) > 1:
        mistakes = f"{len(wrong)} mistakes, the rest is in force"
        say(f"briefings: {shown(library.config.path)}: {mistakes} ({_LISTED})")
    for problem in (*(wrong if len(wrong) == 1 else ()), *library.troubles):
        say(f"briefings: {problem}")


def say_adding(count: int) -> None:
    """Say why it takes a while until a library is open that an older version has filled."""
    of_all = f"the index of {numbered(count, 'briefing')}"
    say(f"briefings: {of_all} gets, this once, what this version finds them by")


def _take_in(asked: Asked, library: Library) -> None:
    """Scan what was never scanned, or is in no index any more, saying so."""
    again = "building the index again from the sources"
    first = "taking in the sources for the first time"
    say(f"briefings: {again if library.was_lost else first}")
    for _ in with_bar(asked, library.scan()):
        pass
    say_unread(library.faults.broken)


def with_bar(asked: Asked, steps: Iterator[Progress]) -> Iterator[Progress]:
    """Pass steps on, with a count on stderr meanwhile where that is a terminal."""
    if not (on_terminal(asked) and sys.stderr.isatty()):
        return steps
    # rich takes longer to import than a scan without news takes.
    from briefings.cli.tables import tracked

    return tracked(steps)


def say_unread(broken: int) -> None:
    """Say how many files could not be read, if any: a name in them rings for nobody."""
    if broken:
        say(f"briefings: {numbered(broken, 'file')} could not be read ({_LISTED})")


def resolved(library: Library, prefixes: Sequence[str]) -> list[str]:
    """Give whole ids of briefings and alerts from their beginnings. UsageError if one is none."""
    return [_resolved(library, prefix) for prefix in prefixes]


def _resolved(library: Library, prefix: str) -> str:
    head, colon, tail = prefix.partition(":")
    briefing = library.resolve(head)
    if not colon:
        return briefing
    page = library.page(briefing)
    ids = [alert.id for alert in page.alerts] if page else []
    found = [each for each in ids if each.startswith(f"{briefing}:{tail}")]
    if len(found) != 1:
        raise UsageError(
            "several alerts begin so" if found else "no alert begins so",
            where=prefix,
            advice="'briefings alerts --all' lists them",
        )
    return found[0]
