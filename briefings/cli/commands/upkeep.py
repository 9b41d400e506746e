"""The configuration, this installation, and what a shell and `man` want."""

import click

from briefings.cli.grammar import Command

UPKEEP = (
    Command(
        "tutorial",
        "reader:tutorial",
        """Learn the keys one by one, on the five samples.

        Each lesson is over when you did it. Nothing of it stays: the samples are read into a
        folder of its own, which is gone afterwards. Your own keys and colours are in force.

        \b
        Example: briefings tutorial
        """,
    ),
    Command(
        "check",
        "upkeep:check",
        """Check the configuration and the files: every mistake with its place.

        In the configuration its line and column, and what was probably meant; what is right is in
        force all the same. Of what was taken in each file that could not be read, with the reason.
        Exit code 2: there are mistakes in the configuration. Exit code 4: there are only such
        files.

        \b
        Example: briefings check --config config.yaml
        """,
        record="problem",
    ),
    Command(
        "config show",
        "configuring:show",
        """Show the configuration that is in force.

        With --origin also where each value comes from: a file, or the default.

        \b
        Example: briefings config show --origin
        """,
        [click.Option(["--origin"], is_flag=True, help="Say where each value comes from.")],
        "config key",
    ),
    Command(
        "config schema",
        "configuring:schema",
        """Print the JSON Schema of a configuration, for editors that complete it.

        A file names it in its first line: # yaml-language-server: $schema=config.schema.json

        \b
        Example: briefings config schema > ~/.config/briefings/config.schema.json
        """,
    ),
    Command(
        "doctor",
        "doctor:doctor",
        """Report on versions, paths, terminal and stores.

        Exit code 1: something stands in the way; its line says so.

        \b
        Example: briefings doctor
        """,
        record="installation",
    ),
    Command(
        "completion",
        "upkeep:completion",
        """Print what makes a SHELL (bash, zsh or fish) complete commands and options.

        \b
        Example: briefings completion bash > ~/.local/share/bash-completion/completions/briefings
        Example: briefings completion fish > ~/.config/fish/completions/briefings.fish
        """,
        [click.Argument(["shell"], metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))],
    ),
    Command(
        "manual",
        "manual:manual",
        """Print the manual page: every command with its options, and every key.

        \b
        Example: briefings manual | man -l -
        Example: briefings manual > ~/.local/share/man/man1/briefings.1
        """,
    ),
)
