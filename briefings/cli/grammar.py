"""How a command line is read: the global options, the default command, and help with fields."""

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from gettext import gettext

import click
from click.shell_completion import CompletionItem, FishComplete, add_completion_class

from briefings.cli.asked import Asked
from briefings.cli.outcome import EXITS
from briefings.export.fields import RECORDS

Body = Callable[..., int]
"""What does a command: takes `Asked` and the command's parameters, gives an exit code."""


@add_completion_class
class Fish(FishComplete):
    """Completion for fish, whose script takes a comma for the end of what is said."""

    def format_completion(self, item: CompletionItem) -> str:
        """Write an item with its help as one."""
        told = CompletionItem(item.value, item.type, (item.help or "").replace(",", ";") or None)
        return super().format_completion(told)


def offer_paths(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Let a shell offer files and folders for a parameter."""
    return [CompletionItem(incomplete, type="file")]


def asked_of(context: click.Context) -> Asked:
    """Give the one `Asked` of this command line."""
    return context.find_root().ensure_object(Asked)


def global_options() -> list[click.Parameter]:
    """Give the options that every command takes, before its name or after."""
    return [
        click.Option(
            ["--config"],
            metavar="FILE",
            shell_complete=offer_paths,
            help="Use this configuration.",
            expose_value=False,
            callback=_remember,
        ),
        click.Option(
            ["--data-dir"],
            metavar="DIR",
            shell_complete=offer_paths,
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
            written = self._instead(word[1:]) if word[1:2].isalpha() else ""
            if not written:
                raise
            raise click.UsageError(
                f"no such option '{error.option_name}': {written}", ctx
            ) from None

    def _instead(self, word: str) -> str:
        """Say how to write what a word behind a hyphen is meant to be; empty for nothing."""
        names = {one.name for one in self.params}
        if "query" in names:
            return f"to leave a word out, write NOT {word}, or -- before the query"
        return f"to take a tag away, write --untag {word}" if "untag" in names else ""

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
    """The first word of commands of two, while a shell or a reader asks for the other."""

    def __init__(self, name: str, commands: Mapping[str, click.Command]) -> None:
        """Stand for `commands` by their names, which all begin with `name`."""
        said = f"One of {_seconds(commands)}."
        super().__init__(name, options_metavar="COMMAND", help=said, params=global_options())
        self._others = {whole.split()[1]: command for whole, command in commands.items()}

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the second words."""
        return [
            CompletionItem(word, help=command.get_short_help_str())
            for word, command in self._others.items()
            if word.startswith(incomplete)
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in place of options."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl(
                [(word, one.get_short_help_str(limit=60)) for word, one in self._others.items()]
            )


def _seconds(commands: Iterable[str]) -> str:
    return ", ".join(name.split()[1] for name in commands)


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
        longer = self._longer(args[0])
        if longer and (ctx.resilient_parsing or args[1:2] == ["--help"]):
            return args[0], HalfCommand(args[0], longer), args[1:]
        if longer:
            raise click.UsageError(f"{args[0]} what? There is: {', '.join(longer)}", ctx)
        return "", self.default, args

    def _longer(self, word: str) -> dict[str, click.Command]:
        """Give the commands of two words that begin with one."""
        return {name: one for name, one in self.commands.items() if name.startswith(f"{word} ")}

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the first words of commands, and options; paths for the reader once one is begun.

        Paths stand first: bash forgets what was offered before them, and zsh what comes after.
        """
        words = dict.fromkeys(name.split()[0] for name in self.commands)
        begun = [word for word in words if word.startswith(incomplete)]
        paths = [CompletionItem(incomplete, type="file")] if incomplete else []
        return [
            *paths,
            *(CompletionItem(word, help=self._told(word)) for word in begun),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

    def _told(self, word: str) -> str:
        """Say in a few words what a command does, or what it may go on with."""
        if word in self.commands:
            return self.commands[word].get_short_help_str()
        return f"{word} {_seconds(self._longer(word))}"
