"""The global options, and the line that opens the reader, told without click.

Click takes as long to import as all that the first frame needs, so a line that holds nothing but
paths and the plainest global options is read here. Any other line is click's.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Asked:
    """The global options, as given anywhere on the line; the last one counts."""

    config: str | None = None
    """A configuration file by name."""
    data_dir: str | None = None
    """A data directory by name."""
    plain: bool = False
    """Whether output shall be linear: one thing a line, without boxes or colour."""


def reader_line(words: Sequence[str]) -> tuple[Asked, tuple[str, ...]] | None:
    """Read a line that opens the reader; None for any that click has to judge.

    A word with neither a slash nor a dot may be a command's name, even where a file has it.
    """
    asked = Asked()
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in ("--config", "--data-dir"):
            value = next(rest, "-")
            if value.startswith("-"):
                return None
            setattr(asked, word[2:].replace("-", "_"), value)
        elif word.startswith("-") or not {"/", "."} & set(word) or not os.path.lexists(word):
            return None
        else:
            paths.append(word)
    return asked, tuple(paths)
