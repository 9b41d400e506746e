"""The reader where there is no screen: what it would show first, line by line."""

from collections.abc import Sequence

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.opening import opened
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import write
from briefings.cli.reading import rows_of


def read_on(asked: Asked, paths: Sequence[str]) -> int:
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
