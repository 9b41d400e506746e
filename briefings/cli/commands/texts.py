"""Reading: files and folders taken in, briefings listed, searched and shown."""

import click

from briefings.cli.commands.parameters import limit, paths, words
from briefings.cli.grammar import Command

TEXTS = (
    Command(
        "scan",
        "taking:scan",
        """Take in what is new in the sources, or in PATHs.

        Files are only read, never written to. Each file that changed anything gets a line: ok,
        copy, quarantined and so on, with the reason; --json gives every file a line. Ctrl-C
        keeps what is done. Exit code 4: some files could not be read, in this scan or before.

        \b
        Example: briefings scan ~/inbox
        """,
        [paths("paths")],
        "scan line",
    ),
    Command(
        "read",
        "taking:read",
        """Show what reading makes of FILEs, without a library.

        Nothing is stored or consulted; files given together are each other's surroundings, so
        that a day without a year can take it from its neighbours. A dash reads stdin. A file
        that cannot be read gives a problem, {what,where,advice}, in its place, and exit code 4,
        or 2 where it is not there.

        \b
        Example: briefings read --json page.txt
        """,
        [paths("files", required=True)],
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
        [
            words("query"),
            limit(),
            click.Option(
                ["--by"],
                type=click.Choice(["date", "received"]),
                default="date",
                help="Order by date, or by when they were received; what has tiers keeps them.",
            ),
        ],
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
        [words("query", required=True), limit()],
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
)
