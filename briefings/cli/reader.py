"""The default command: the reader, on a screen where there is one, else line by line."""

from collections.abc import Sequence

from briefings.cli import wording
from briefings.cli.commands import briefings
from briefings.cli.grammar import Asked
from briefings.cli.opening import existing, opened
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import on_terminal, write
from briefings.cli.reading import rows_of
from briefings.cli.settings import settings_of


def open_reader(asked: Asked, *, paths: tuple[str, ...]) -> int:
    """Do `briefings [PATH…]`."""
    paths = existing(paths, list(briefings.commands))
    if not on_terminal(asked):
        return _linear(asked, paths)
    settings = settings_of(asked)
    # The screen and Textual under it are imported late because every other command, and a
    # reader without a terminal, does without them.
    from tui.app import run

    return run(settings.config, settings.data_dir, paths)


def _linear(asked: Asked, paths: Sequence[str]) -> int:
    """Print what the screen would show first, and how to go on."""
    with opened(asked, paths) as library:
        listing = library.listing()
        if len(listing) == 0:
            sources = ", ".join([*paths] or library.config.sources) or "no source"
            say(
                f"briefings: no briefing in {sources} ('briefings check' checks the configuration)"
            )
            return NOTHING
        write(wording.row_line(row) for row in rows_of(listing))
        say("briefings: to read one: briefings show ID --plain; to search: briefings search WORDS")
    return FOUND
