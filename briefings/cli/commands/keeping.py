"""What you did: pins, marks, corrections, and how they and a digest leave this machine."""

import click

from briefings.cli.grammar import Command, offer_paths

KEEPING = (
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
        "tag",
        "acting:tag",
        """Tag briefings, or take tags from them; without an ID, list the tags there are.

        A tag is a word with + before it; capitals do not count. `tag:word` in a query finds what
        is tagged so, `is:tagged` whatever is tagged.

        \b
        Example: briefings tag 3f9a 77c0 +follow-up
        Example: briefings tag 3f9a --untag follow-up
        """,
        [
            click.Argument(["words"], metavar="[ID... +TAG...]", nargs=-1),
            click.Option(
                ["--untag"], metavar="TAG", multiple=True, help="Take this tag from them."
            ),
        ],
    ),
    Command(
        "note",
        "acting:note",
        """Write a note on a briefing, in place of the one there.

        It is shown above the text, and `note:word` in a query finds it.

        \b
        Example: briefings note 3f9a call the press office about the date
        """,
        [
            click.Argument(["briefing"], metavar="ID"),
            click.Argument(["words"], metavar="WORDS", nargs=-1),
            click.Option(["--none", "no_note"], is_flag=True, help="Take the note away."),
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

        Pins, marks, tags, notes, alerts, watches added from the screen, names merged or split.
        Each line has its fields in this order: id, author, at, label, settings; a setting has
        kind, target and value, and an empty value takes it away. The target of a tag or a note is
        a briefing's id, a line break, and the tag, or 8 hexadecimal digits of the note.

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
        [click.Argument(["file"], metavar="FILE", shell_complete=offer_paths)],
    ),
)
