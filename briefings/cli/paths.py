"""Files and folders named on the command line: one that is not there is a mistake on it."""

import os
from collections.abc import Sequence

from briefings.errors import UsageError

STDIN = "-"
"""Stands for stdin where a file is named."""


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
