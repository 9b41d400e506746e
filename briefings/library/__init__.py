"""The one door to everything: a library of briefings, read, searched, watched and marked.

What reads files and runs commands is imported late because opening a library needs neither.
"""

from collections.abc import Sequence

from briefings.library.door import Library, open_library
from briefings.library.following import Following
from briefings.library.state.remarking import a_tag
from briefings.model import Page, Problem, Ran

__all__ = [
    "Following",
    "Library",
    "a_tag",
    "check_command",
    "open_library",
    "read_files",
    "run_command",
    "show_outside",
]


def read_files(paths: Sequence[str], stdin: bytes = b"") -> list[Page | Problem]:
    """Read files, and those of folders, as each other's surroundings; nothing is stored.

    Gives a page for each briefing in the order given, a problem for what could not be read.
    The path `-` stands for `stdin`.
    """
    from briefings.intake.processes.loose import read_files as read

    return read(paths, stdin)


def run_command(line: str, given: str, *, is_heard: bool = True) -> Ran:
    """Run a command line, cut into words and without a shell, with a text on its stdin.

    Raises UsageError where it cannot be run. What it prints is lost unless `is_heard`.
    """
    from briefings.library.handing.outside import run, words_of

    return run(words_of(line), given, is_heard=is_heard)


def check_command(line: str) -> None:
    """See that a command line can be run at all. UsageError says why it cannot."""
    from briefings.library.handing.outside import check, words_of

    check(words_of(line))


def show_outside(line: str, text: str) -> None:
    """Let a program show a copy of a text on the terminal; UsageError where it cannot be run."""
    from briefings.library.handing.outside import show, words_of

    show(words_of(line), text)
