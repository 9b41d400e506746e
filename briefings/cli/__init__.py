"""The command line: stdout is data, stderr is narration.

`commands` is the table of what there is to say, with its help; it imports nothing but click, so
that `--help` is quick. Each command names the function that does it, which is imported when the
command runs: `reading`, `taking`, `acting`, `matching`, `upkeep` and `reader`.
"""

import sys
from collections.abc import Sequence

from briefings.cli.commands import PROGRAM, briefings
from briefings.cli.outcome import Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (see `outcome`); `arguments` default to argv's."""
    with Outcome(PROGRAM) as outcome:
        code = briefings.main(
            args=None if arguments is None else list(arguments),
            prog_name=PROGRAM,
            standalone_mode=False,
        )
        outcome.code = code if isinstance(code, int) else 0
        sys.stdout.flush()
    return outcome.code
