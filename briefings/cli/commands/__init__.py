"""The commands, with their help: what there is to say on the command line.

`texts`, `names`, `keeping` and `upkeep` are the tables, in the order of the help.
"""

from collections.abc import Sequence

import click

from briefings.cli.commands.keeping import KEEPING
from briefings.cli.commands.names import NAMES
from briefings.cli.commands.parameters import paths
from briefings.cli.commands.texts import TEXTS
from briefings.cli.commands.upkeep import UPKEEP
from briefings.cli.grammar import Command, DefaultGroup
from briefings.errors import UsageError

PROGRAM = "briefings"

_READER = Command(
    "reader",
    "reader:open_reader",
    """Open the reader on PATHs: folders and files, for this run alone.

    Without a PATH it opens the sources of the configuration, and without a configuration a demo.
    What a command pipes into it is opened alone, and kept in the data directory.
    """,
    [paths("paths")],
)

briefings = DefaultGroup(
    PROGRAM,
    """Read briefings in the terminal, and miss no name however it is spelt.

    Without a command, open the reader: on PATHs, or on the sources of the configuration, or on
    five sample briefings. A PATH that has a command's name is written ./list.

    \b
    Examples:
      briefings                     the reader
      briefings ~/inbox             the reader on one folder
      briefings search fairbanks    every spelling of a name, with the reason
      briefings alerts --new --json what rang, for a script

    What is asked for goes to stdout, everything else to stderr.
    """,
    (*TEXTS, *NAMES, *KEEPING, *UPKEEP),
    _READER,
)


def complete() -> int:
    """Answer a shell that asks, by the environment, how a line may go on."""
    briefings.main(args=[], prog_name=PROGRAM, standalone_mode=False)
    return 0


def run(line: Sequence[str]) -> int:
    """Run one command and give its exit code. UsageError for a line that says nothing known."""
    try:
        # Not click's own `main`: it takes a closed pipe for a failure.
        with briefings.make_context(PROGRAM, list(line)) as context:
            code = briefings.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        raise _usage(error) from None
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> UsageError:
    what = " ".join(error.format_message().split()).rstrip(".")
    what = what[:1].lower() + what[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return UsageError(what)
    return UsageError(
        what,
        where=" ".join(context.command_path.split()[1:]),
        advice=f"see '{context.command_path} --help'",
    )
