"""What is watched, and what would be: watch try."""

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.opening import opened
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import on_terminal, write, write_record
from briefings.errors import UsageError
from briefings.export import records
from briefings.export.safety import safe


def try_name(asked: Asked, *, name: tuple[str, ...], as_json: bool) -> int:
    """Do `briefings watch try`."""
    words = " ".join(" ".join(name).split())
    if not words:
        raise UsageError("an empty name", where="watch try", advice="give a name")
    with opened(asked) as library:
        found = library.try_watch(words)
    if as_json:
        for one in found:
            write_record(records.spelling(one))
    elif on_terminal(asked):
        # rich takes longer to import than this command to run, and most output is piped.
        from briefings.cli.tables import print_spellings

        print_spellings(found)
    else:
        for one in found:
            write(wording.spelling_lines(one))
    if any(one.tier.joins for one in found):
        return FOUND
    say(f"briefings: a watch of {safe(words)} would ring for nothing here yet")
    return NOTHING
