"""The command line: stdout is data, stderr is narration.

`commands` is the table of what there is to say, with its help; it imports nothing but click, so
that `--help` is quick. Each command names the function that does it, which is imported late
when the command runs: `reading`, `taking`, `acting`, `matching`, `upkeep` and `reader`. A line
that only opens the reader does without click.
"""

import gc
import os
import sys
from collections.abc import Sequence

from briefings.cli.asked import Asked, reader_line
from briefings.cli.outcome import Outcome

PROGRAM = "briefings"
COMPLETING = "_BRIEFINGS_COMPLETE"
"""Set where a shell asks click how a line may go on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (see `outcome`); `arguments` default to argv's."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    with Outcome(PROGRAM) as outcome:
        outcome.code = _complete() if COMPLETING in os.environ else _do(words)
        sys.stdout.flush()
    return outcome.code


def _complete() -> int:
    from briefings.cli.commands import complete

    return complete()


def _do(words: Sequence[str]) -> int:
    line = reader_line(words)
    return _open(*line) if line else _run(words)


def _open(asked: Asked, paths: tuple[str, ...]) -> int:
    from briefings.text.remembering import ROOM

    # Late, and before what remembers words is loaded.
    ROOM.be_small()
    from briefings.cli.reader import open_reader

    return open_reader(asked, paths=paths)


def _run(words: Sequence[str]) -> int:
    from briefings.cli.commands import run

    # What one command makes holds next to no cycles: looking for some is a twentieth of its time.
    gc.set_threshold(100_000)
    return run(words)
