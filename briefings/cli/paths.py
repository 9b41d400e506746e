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
            raise UsageError(
                "neither a command nor a file" if of_reader else "no such file or folder",
                where=path,
                advice=_meant(path) if of_reader else "look for a typing mistake",
            )
    return tuple(os.path.abspath(path) for path in paths)


def _meant(word: str) -> str:
    near = _commands_like(word)
    if near:
        return f"did you mean '{near[0]}'?"
    if os.sep in word or os.extsep in word:
        return "look for a typing mistake"
    return "'briefings search' looks for words, 'briefings --help' lists the commands"


def _commands_like(word: str) -> list[str]:
    # Imported late because only a mistake needs them.
    from difflib import get_close_matches

    from briefings.cli.commands import briefings

    # A command of two words may be meant by either.
    meant = {part: name for name in briefings.commands for part in name.split()[1:]}
    meant |= {name.split()[0]: name.split()[0] for name in briefings.commands}
    return [meant[near] for near in get_close_matches(word, list(meant), n=1)]
