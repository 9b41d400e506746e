"""Names: who is named, which two are one, what rang, and what is watched."""

import click

from briefings.cli.commands.parameters import limit, words
from briefings.cli.grammar import Command, offer_paths

_KIND = click.Option(
    ["--kind"],
    type=click.Choice(["person", "org", "place", "all"]),
    default="person",
    show_default=True,
    help="What the names name.",
)

NAMES = (
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
            words("query"),
            _KIND,
            click.Option(["--new", "only_new"], is_flag=True, help="Only who is new today."),
            limit(),
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
            click.Option(
                ["--pairs"],
                metavar="FILE",
                help="Compare the pairs of a file; a dash reads stdin.",
                shell_complete=offer_paths,
            ),
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
            click.Option(
                ["--new", "only_new"],
                is_flag=True,
                help="Only those that ring: not seen, not muted.",
            ),
            click.Option(["--all", "every"], is_flag=True, help="In every state."),
            limit(),
        ],
        "alert",
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
        watch, or a source is not there. Exit code 2: the configuration has a watch that cannot be
        read.

        \b
        Example: briefings watch health
        """,
        record="watch health",
    ),
    Command(
        "watch mute",
        "watching:mute",
        """Let watches ring no more, for good or until a day.

        Nothing is deleted: what they meet is stored, counted and listed as new, but does not ring
        on the screen, for `alerts --new`, in a digest or for `on_alert`. A mute with --until ends
        with the beginning of that day. `briefings undo` takes it back.

        \b
        Example: briefings watch mute Hakala
        Example: briefings watch mute Hakala --until 7d
        """,
        [
            words("name", required=True),
            click.Option(
                ["--until"],
                default="",
                metavar="DAY",
                help="A day such as 2025-12-08, or 7d, or 2w, from today.",
            ),
        ],
    ),
    Command(
        "watch unmute",
        "watching:unmute",
        """Let a muted watch ring again, for what it met meanwhile too.

        \b
        Example: briefings watch unmute Hakala
        """,
        [words("name", required=True)],
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
        [words("name", required=True)],
        "spelling",
    ),
)
