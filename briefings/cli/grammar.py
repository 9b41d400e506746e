"""How a command line is read: the global options, the default command, and help with fields."""

import importlib
from collections.abc import Callable, Sequence
from gettext import gettext

import click
from click.shell_completion import CompletionItem

from briefings.cli.asked import Asked
from briefings.cli.outcome import EXITS
from briefings.export.fields import RECORDS

Body = Callable[..., int]
"""What does a command: takes `Asked` and the command's parameters, gives an exit code."""


def asked_of(context: click.Context) -> Asked:
    """Give the one `Asked` of this command line."""
    return context.find_root().ensure_object(Asked)


def global_options() -> list[click.Parameter]:
    """Give the options that every command takes, before its name or after."""
    return [
        click.Option(
            ["--config"],
            metavar="FILE",
            help="Use this configuration.",
            expose_value=False,
            callback=_remember,
        ),
        click.Option(
            ["--data-dir"],
            metavar="DIR",
            help="Keep state and index here (else $BRIEFINGS_DATA_DIR).",
            expose_value=False,
            callback=_remember,
        ),
        click.Option(
            ["--plain"],
            is_flag=True,
            default=None,
            help="Linear output: one thing a line, no colour, no screen.",
            expose_value=False,
            callback=_remember,
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            help="Print the version and stop.",
            expose_value=False,
            callback=_version,
        ),
    ]


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    if value is not None and option.name is not None and not context.resilient_parsing:
        setattr(asked_of(context), option.name, value)


def _version(context: click.Context, option: click.Parameter, value: object) -> None:
    if not value or context.resilient_parsing:
        return
    # Only this option needs it, and it takes as long as half of click.
    from importlib.metadata import version

    click.echo(f"briefings {version('briefing-reader')}")
    context.exit()


class Command(click.Command):
    """A command whose body is imported when it runs, and whose help lists its JSON fields."""

    def __init__(
        self,
        name: str,
        body: str,
        text: str,
        params: Sequence[click.Parameter] = (),
        record: str = "",
    ) -> None:
        """Name a command.

        `body` is `module:function` in this package; `text` the help; `record` the kind of
        record, of `briefings.export.fields`, that `--json` writes, or empty.
        """
        ways = [*params]
        if record:
            ways.append(click.Option(["--json", "as_json"], is_flag=True, help="Write JSON."))
        super().__init__(name, help=text, params=[*ways, *global_options()])
        self.body = body
        self.record = record

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words behind the command; a word left out of a query is no option."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next((one for one in given if one.startswith(error.option_name)), "")
            if not word[1:2].isalpha() or all(one.name != "query" for one in self.params):
                raise
            written = f"to leave a word out, write NOT {word[1:]}, or -- before the query"
            raise click.UsageError(
                f"no such option '{error.option_name}': {written}", ctx
            ) from None

    def load(self) -> Body:
        """Import what does the command."""
        module, _, function = self.body.partition(":")
        loaded: Body = getattr(importlib.import_module(f"briefings.cli.{module}"), function)
        return loaded

    def invoke(self, ctx: click.Context) -> int:
        """Do the command and give its exit code."""
        return self.load()(asked_of(ctx), **ctx.params)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the JSON fields, from the table that writing them is tested against."""
        if self.record:
            with formatter.section(gettext("JSON fields, one object a line")):
                formatter.write_dl(list(RECORDS[self.record].items()))


class HalfCommand(click.Command):
    """The first word of commands of two, while a shell asks for the other."""

    def __init__(self, name: str, commands: Sequence[str]) -> None:
        """Stand for `commands`, which all begin with `name`."""
        super().__init__(name)
        self._others = [command.split()[1] for command in commands]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the second words."""
        return [CompletionItem(word) for word in self._others if word.startswith(incomplete)]


class DefaultGroup(click.Group):
    """A group whose first word is a command, or else a path for the default command."""

    def __init__(
        self, name: str, text: str, commands: Sequence[Command], default: Command
    ) -> None:
        """Hold `commands`; whatever is none of them goes to `default`, as does nothing at all."""
        super().__init__(
            name,
            {str(command.name): command for command in commands},
            callback=self._run_default,
            help=text,
            params=global_options(),
            invoke_without_command=True,
            subcommand_metavar="[COMMAND | PATH...] ...",
        )
        self.default = default

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the exit codes."""
        with formatter.section(gettext("Exit codes")):
            formatter.write_dl(list(EXITS))

    def _run_default(self) -> int:
        """Run the default command where no other was named; click calls this before any."""
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return 0
        with self.default.make_context("", [], parent=context) as own:
            return self.default.invoke(own)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of their table."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first word or two; else all belongs to the default command."""
        for size in (2, 1):
            command = self.get_command(ctx, " ".join(args[:size]))
            if command is not None:
                return command.name, command, args[size:]
        longer = [name for name in self.commands if name.startswith(f"{args[0]} ")]
        if longer and ctx.resilient_parsing:
            return args[0], HalfCommand(args[0], longer), args[1:]
        if longer:
            raise click.UsageError(f"{args[0]} what? There is: {', '.join(longer)}", ctx)
        return "", self.default, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer paths for the reader, the first words of commands, and options.

        Paths stand first: bash forgets what was offered before them.
        """
        words = {name.split()[0]: one for name, one in reversed(list(self.commands.items()))}
        return [
            CompletionItem(incomplete, type="file"),
            *(
                CompletionItem(word, help=words[word].get_short_help_str())
                for word in reversed(words)
                if word.startswith(incomplete)
            ),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]
