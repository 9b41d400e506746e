"""The one table of what a configuration may say: the loader and the reference read it."""

from dataclasses import dataclass

THEMES = ("auto", "dark", "light", "contrast", "terminal", "none")
COLOURS = (
    "blue",
    "pink",
    "green",
    "orange",
    "purple",
    "red",
    "cyan",
    "yellow",
    "teal",
    "brown",
)
MOST_VIEWS = 5
"""How many saved queries there are keys for."""
PRESETS = ("vim", "newsboat", "mutt")
NARROWEST, WIDEST = 20, 400
"""The least and the greatest `measure`, in cells."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the file."""

    name: str
    shape: str
    """What its value looks like, in words."""
    meaning: str
    default: str = ""
    """What holds without it, as it would be written."""


TOP = (
    Key("sources", "list of folders and files", "What is read; relative to this file."),
    Key("watchlists", "list of watchlists", "The names that ring."),
    Key(
        "old_after",
        "days, such as `7d`, or `never`",
        "In the first scan of a source, what is dated more days than this before its newest is "
        "listed as old: not new, and not ringing.",
        "7d",
    ),
    Key("theme", "one of " + ", ".join(f"`{theme}`" for theme in THEMES), "The colours.", "auto"),
    Key("measure", f"cells, {NARROWEST} to {WIDEST}", "The widest line of the reader.", "80"),
    Key(
        "views",
        "mapping of a name to a query, at most five",
        "Saved queries, on the keys 5 to 9.",
    ),
    Key(
        "pipe",
        "command: a text, or a list of words",
        "What `|` gives a story to, unless another command is typed; no shell. Not from a file "
        "in the working directory.",
    ),
    Key(
        "on_alert",
        "command: a text, or a list of words",
        "Told of new alerts, all of one scan together, as one JSON object on its stdin; no shell. "
        "Not from a file in the working directory.",
    ),
    Key(
        "recogniser",
        "command: a text, or a list of words",
        "Finds more people, bodies and places once all is taken in; no shell. It stays, and "
        'answers each line of JSON, `{"id","text","lang"}`, with one, '
        '`{"id","found":[[start,end,"person"],…]}`: offsets in code points, the end behind the '
        "last; `person`, `org` or `place`. Where one overlaps a find of this program, that one "
        "stays. Not from a file in the working directory.",
    ),
    Key(
        "preset",
        "one of " + ", ".join(f"`{preset}`" for preset in PRESETS),
        "Whose keys to begin with; `keys` goes before it.",
        "vim",
    ),
    Key(
        "keys",
        "mapping of an action to a key or a list of keys",
        "Other keys for an action; `?` in the reader shows the actions.",
    ),
)
LOCAL = tuple(key for key in TOP if key.name == "watchlists")
"""What the file of watches added from the screen may say."""
WATCHLIST = (
    Key("name", "text", "What the watchlist is called."),
    Key("watch", "list of names, or of watches", "Who or what is watched."),
    Key("colour", "one of " + ", ".join(f"`{colour}`" for colour in COLOURS), "For all in it."),
)
WATCH = (
    Key(
        "name",
        "text",
        "The name, in any one spelling: other romanisations, endings and scripts need not be "
        "listed.",
    ),
    Key("query", "query", "Watched in place of a name; `name` is then what it is called."),
    Key("aliases", "list of names", "Other names of the same, such as a nickname."),
    Key("not", "list of names", "Names it must not ring for."),
    Key(
        "where",
        "list of kinds of block, or `any`",
        "Where it may ring; a mail's `From:` counts as heading, the rest of its head as header.",
        "[title, body, heading, quote, caption]",
    ),
    Key("colour", "as for a watchlist", "The colour of the name."),
    Key("expect", "list of sentences", "It must ring in each of them."),
    Key("expect_not", "list of sentences", "It must not ring in any of them."),
)
OF_CONFIG = "config"
"""The value of `extends`."""
LOCAL_WATCH = (
    *WATCH,
    Key(
        "extends",
        f"`{OF_CONFIG}`",
        "It is no watch, but what the screen added to the one of the configuration called so.",
    ),
)
"""What a watch in the file of those added from the screen may say."""
