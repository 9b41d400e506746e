"""From the global options to an open library."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefings.cli.asked import Asked
from briefings.cli.outcome import say
from briefings.cli.settings import settings_of
from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.model import Problem

_TOLD = 5
"""How many problems a command tells of that was asked for something else."""


def existing(paths: Sequence[str], *, of_reader: bool = False) -> tuple[str, ...]:
    """Give the paths back, absolute. UsageError if one is not there.

    A path `of_reader` may have been meant for a command.
    """
    for path in paths:
        if not os.path.lexists(path):
            near = _commands_like(path) if of_reader else []
            raise UsageError(
                "neither a command nor a file" if of_reader else "no such file or folder",
                where=path,
                advice=f"did you mean '{near[0]}'?" if near else "look for a typing mistake",
            )
    return tuple(os.path.abspath(path) for path in paths)


def _commands_like(word: str) -> list[str]:
    # Imported late because only a mistake needs them.

    from difflib import get_close_matches

    from briefings.cli.commands import briefings

    return get_close_matches(word, list(briefings.commands), n=1)


@contextmanager
def opened(asked: Asked, paths: Sequence[str] = (), *, scanned: bool = True) -> Iterator[Library]:
    """Open the library in force and close it again; narrate its problems.

    A library that was never scanned is scanned first, unless `scanned` is False.
    """
    settings = settings_of(asked)
    library = open_library(settings.config, settings.data_dir, paths=paths)
    try:
        _narrate(library.problems)
        if scanned and not library.scanned:
            take_in(library)
        yield library
    finally:
        library.close()


def _narrate(problems: Sequence[Problem]) -> None:
    """Say the first few: a source of thousands may hold hundreds of files that are no text."""
    for problem in problems[:_TOLD]:
        say(f"briefings: {problem}")
    if len(problems) > _TOLD:
        say(f"briefings: {len(problems) - _TOLD} more problems ('briefings doctor' lists all)")


def take_in(library: Library) -> None:
    """Scan for the first time, saying so."""
    say("briefings: taking in the sources for the first time")
    for _ in library.scan():
        pass


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
