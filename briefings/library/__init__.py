"""The one door to everything: a library of briefings, read, searched, watched and marked.

What compares names and reads files is imported late because opening a library needs neither.
"""

from collections.abc import Sequence

from briefings.library.door import Library, open_library
from briefings.model import Match, Page, Problem

__all__ = ["Library", "match_names", "open_library", "read_files"]


def match_names(a: str, b: str) -> Match:
    """Compare two whole names, in any scripts: tier, score and reasons."""
    from briefings.names.compare import compare

    return compare(a, b)


def read_files(paths: Sequence[str], stdin: bytes = b"") -> list[Page | Problem]:
    """Read files, and those of folders, as each other's surroundings; nothing is stored.

    Gives a page for each briefing in the order given, a problem for what could not be read.
    The path `-` stands for `stdin`.
    """
    from briefings.intake.loose import read_files as read

    return read(paths, stdin)
