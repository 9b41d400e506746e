"""The commands, with their help: what there is to say on the command line."""

from collections.abc import Sequence

import click

from briefings.cli.grammar import Command, DefaultGroup
from briefings.errors import UsageError

PROGRAM = "briefings"


def _limit() -> click.Option:
    return click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help="Stop after N.")


def _words(name: str, *, required: bool = False) -> click.Argument:
    return click.Argument([name], nargs=-1, required=required)


_KIND = click.Option(
    ["--kind"],
    type=click.Choice(["person", "org", "place", "all"]),
    default="person",
    show_default=True,
    help="What the names name.",
)

_READER = Command(
    "reader",
    "reader:open_reader",
    """Open the reader on PATHs: folders and files, for this run alone.

    Without a PATH it opens the sources of the configuration, and without a configuration a demo.
    """,
    [_words("paths")],
)

_COMMANDS = (
    Command(
        "scan",
        "taking:scan",
        """Take in what is new in the sources, or in PATHs.

        Files are only read, never written to. Each file that changed anything gets a line: ok,
        copy, quarantined and so on, with the reason; --json gives every file a line. Ctrl-C
        keeps what is done. Exit code 4: some files could not be read.

        \b
        Example: briefings scan ~/inbox
        """,
        [_words("paths")],
        "scan line",
    ),
    Command(
        "read",
        "taking:read",
        """Show what reading makes of FILEs, without a library.

        Nothing is stored or consulted; files given together are each other's surroundings, so
        that a day without a year can take it from its neighbours. A dash reads stdin. A file
        that cannot be read gives a problem, {what,where,advice}, in its place, and exit code 4.

        \b
        Example: briefings read --json page.txt
        """,
        [_words("files", required=True)],
        "page",
    ),
    Command(
        "list",
        "reading:list_rows",
        """List briefings in the order of the screen, newest first.

        Pinned ones stand on top. With a QUERY, those that answer it: exact answers first, then
        sure, then likely. Signs:
        a filled circle is unread, ! an alert, * pinned, ~ an inferred date, ? an unknown one.

        \b
        Example: briefings list --json --limit 20
        """,
        [_words("query"), _limit()],
        "row",
    ),
    Command(
        "search",
        "reading:search",
        """Search titles, texts and names, and say why each answers.

        Names are found however they are spelt, in any script. Exact answers come first, then
        sure, then likely, each newest first. Exit code 1: nothing found.

        \b
        Example: briefings search "Stephen Fairbanks" --limit 5
        """,
        [_words("query", required=True), _limit()],
        "hit",
    ),
    Command(
        "show",
        "reading:show",
        """Show one briefing, with what is not the story folded.

        Each fold has a label. ID may be the beginning of an id, as long as no other id begins so.

        \b
        Example: briefings show 3f9a
        """,
        [
            click.Argument(["briefing"], metavar="ID"),
            click.Option(
                ["--raw"], is_flag=True, help="The file's own text, only made safe to print."
            ),
        ],
        "page",
    ),
    Command(
        "names",
        "reading:names",
        """List who is named, with every spelling taken for theirs.

        Those named most often come first. With a QUERY, the names that it may mean, however it is
        spelt. With --new, people whom only the newest day names and nobody watches, each with the
        sentence.

        \b
        Example: briefings names fairbanks
        Example: briefings names --new
        """,
        [
            _words("query"),
            _KIND,
            click.Option(["--new", "only_new"], is_flag=True, help="Only who is new today."),
            _limit(),
        ],
        "person",
    ),
    Command(
        "match",
        "matching:match",
        """Compare two names, in any scripts, and say what joins them.

        Likely or better means the same name. --pairs answers many: a file of tab-separated lines
        (a dash is stdin), the first two columns of each compared, answered in order while it is
        read. Exit code 1: A and B are two names. With --pairs it is 0, or 4 where a line had no
        second column.

        \b
        Example: briefings match "Jon Smyth" "John Smith"
        Example: briefings match --pairs names.tsv --json
        """,
        [
            click.Argument(["pair"], metavar="[A B]", nargs=-1),
            click.Option(["--pairs"], metavar="FILE", help="Compare the pairs of a file."),
        ],
        "match",
    ),
    Command(
        "alerts",
        "reading:alerts",
        """List alerts, newest first: a watch met in a briefing.

        Old and dismissed ones are left out unless asked for. Exit code 1: there are none.

        \b
        Example: briefings alerts --new --json
        """,
        [
            click.Option(["--new", "only_new"], is_flag=True, help="Only those not yet seen."),
            click.Option(["--all", "every"], is_flag=True, help="In every state."),
            _limit(),
        ],
        "alert",
    ),
    Command(
        "digest",
        "handing:digest",
        """Write what is pinned and what rang, by watchlist, for others to read.

        Each briefing comes with a sentence of its own words, its publisher, its date with its
        certainty, and its id. Without --since it is what was received since the end of your last
        visit but one, and all that is pinned. The same library gives the same bytes. Exit code 1:
        there is nothing to write.

        \b
        Example: briefings digest > digest.md
        Example: briefings digest --since 7d --format csv
        """,
        [
            click.Option(
                ["--since"],
                metavar="WHEN",
                help="A day such as 2025-12-06, a number of days such as 7d, or all.",
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["md", "html", "csv", "json"]),
                default="md",
                show_default=True,
                help="How it is written; json is one object a line.",
            ),
        ],
        "digest item",
    ),
    Command(
        "watch list",
        "watching:list_watches",
        """List what is watched, in the order of the configuration.

        \b
        Example: briefings watch list
        """,
        record="watch",
    ),
    Command(
        "watch health",
        "watching:health",
        """Show that silence means silence.

        For each watch: how many briefings were read for it, of how many there are, how often it
        rang, when last, and in which spellings. Exit code 1: not every briefing was read for every
        watch. Exit code 2: the configuration has a watch that cannot be read.

        \b
        Example: briefings watch health
        """,
        record="watch health",
    ),
    Command(
        "watch test",
        "watching:test",
        """Try watches on the sentences that `expect:` and `expect_not:` give for them.

        They are read as a briefing's are. Exit code 1: one rings, or is silent, where it should
        not. Without such sentences nothing is tried.

        \b
        Example: briefings watch test
        """,
        record="watch test",
    ),
    Command(
        "watch try",
        "watching:try_name",
        """Show what a watch of NAME would ring for, before it is one.

        Every spelling in the library that it would catch, with the briefings that have it, why,
        and a sentence; then the nearest misses. A name that is watched is tried with its options.
        Exit code 1: it would ring for nothing here.

        \b
        Example: briefings watch try "Stephen Fairbanks"
        """,
        [_words("name", required=True)],
        "spelling",
    ),
    Command(
        "pin",
        "acting:pin",
        """Keep briefings or alerts on top until unpinned.

        \b
        Example: briefings pin 3f9a 77c0:1b
        """,
        [click.Argument(["ids"], metavar="ID...", nargs=-1, required=True)],
    ),
    Command(
        "unpin",
        "acting:unpin",
        """Take briefings or alerts from the top.

        \b
        Example: briefings unpin 3f9a
        """,
        [click.Argument(["ids"], metavar="ID...", nargs=-1, required=True)],
    ),
    Command(
        "mark",
        "acting:mark",
        """Mark briefings as read or unread.

        \b
        Example: briefings mark 3f9a 77c0 --read
        """,
        [
            click.Argument(["ids"], metavar="ID...", nargs=-1, required=True),
            click.Option(["--read/--unread"], default=None, help="What they are from now on."),
        ],
    ),
    Command(
        "correct",
        "acting:correct",
        """Say what a briefing's date or title is.

        It goes before what the text says, is kept over new scans, and `briefings undo` takes it
        back.

        \b
        Example: briefings correct 3f9a --date 2025-11-06
        """,
        [
            click.Argument(["briefing"], metavar="ID"),
            click.Option(
                ["--date"], default="", metavar="DAY", help="2025-11-06, 2025-11 or 2025."
            ),
            click.Option(["--title"], default="", metavar="WORDS", help="The title."),
        ],
    ),
    Command(
        "undo",
        "acting:undo",
        """Take back the last pin, mark or other act.

        It may have been done here or on the screen. Again and again it goes further back. Exit
        code 1: there is nothing to take back.

        \b
        Example: briefings undo
        """,
    ),
    Command(
        "state export",
        "handing:export_state",
        """Write all that you did, a line of JSON each, for another machine.

        Pins, marks, alerts, watches added from the screen, names merged or split. Each line has
        its fields in this order: id, author, at, label, settings; a setting has kind, target and
        value, and an empty value takes it away.

        \b
        Example: briefings state export > state.jsonl
        """,
    ),
    Command(
        "state import",
        "handing:import_state",
        """Take in what another machine exported; a dash reads stdin.

        Of two that changed one thing the later counts, by the clocks of their machines. What was
        taken in before is passed over, so that two machines may send each other all they have.

        \b
        Example: briefings state import laptop.jsonl
        Example: ssh desk briefings state export | briefings state import -
        """,
        [click.Argument(["file"], metavar="FILE")],
    ),
    Command(
        "check",
        "upkeep:check",
        """Check the configuration: every mistake with its place.

        Its file, line and column, and what was probably meant. Exit code 2: there are mistakes.
        What is right is in force all the same.

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
        """Print what makes a shell complete commands and options.

        \b
        Example: briefings completion bash > ~/.local/share/bash-completion/completions/briefings
        Example: briefings completion fish > ~/.config/fish/completions/briefings.fish
        """,
        [click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
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

    What is asked for goes to stdout, everything else to stderr. Exit codes: 0 found or done,
    1 nothing found or a check failed, 2 a mistake on the command line or in the configuration,
    3 try again, 4 partly done, 130 interrupted (128 and the signal's number).
    """,
    _COMMANDS,
    _READER,
)


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit code. UsageError for a line that says nothing known."""
    try:
        code = briefings.main(args=list(words), prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        raise _usage(error) from None
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> UsageError:
    what = error.format_message().rstrip(".")
    what = what[:1].lower() + what[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return UsageError(what)
    return UsageError(
        what,
        where=" ".join(context.command_path.split()[1:]),
        advice=f"see '{context.command_path} --help'",
    )
