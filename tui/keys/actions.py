"""The one table of actions: bindings, footer, palette, help and README derive from it.

A key is written as the character it types (`j`, `/`, `G`) or by its name (`enter`, `ctrl+d`,
`pagedown`); two keys pressed one after the other have a blank between them (`g g`).
"""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a key is pressed."""

    LIST = "list"
    ALERTS = "alerts"
    READER = "reader"
    PANEL = "panel"
    """A window over the main screen, such as the keys or the reasons."""
    NAMES = "names"
    """The window of everybody named."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the reader can do."""

    id: str
    """What a keymap calls it; never changes."""
    keys: tuple[str, ...]
    """As it comes; empty for what only the palette offers."""
    title: str
    """One to three words, for the footer and the palette."""
    help: str
    """A sentence without a full stop, for the help and README."""
    group: str
    """Its heading in the help."""
    places: frozenset[Place]
    footer: int = 0
    """Its rank in the footer, 1 first; 0 for never."""


MAIN = frozenset({Place.LIST, Place.ALERTS, Place.READER})
WINDOWS = frozenset({Place.PANEL, Place.NAMES})
EVERYWHERE = MAIN | WINDOWS
ACTING = MAIN | {Place.NAMES}
TEXT = frozenset({Place.LIST, Place.READER})
LISTS = frozenset({Place.LIST, Place.ALERTS})

_MOVING = "Moving"
_READING = "Reading"
_NAMES = "Names"
_SEARCH = "Search"
_VIEWS = "Views"
_KEEPING = "Keeping"
_HANDING = "Handing on"
_PROGRAM = "Program"

ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "down", "One row or line down", _MOVING, EVERYWHERE),
    Action("up", ("k", "up"), "up", "One row or line up", _MOVING, EVERYWHERE),
    Action("half_down", ("ctrl+d",), "half down", "Half a page down", _MOVING, EVERYWHERE),
    Action("half_up", ("ctrl+u",), "half up", "Half a page up", _MOVING, EVERYWHERE),
    Action("page_down", ("pagedown", "ctrl+f"), "page down", "A page down", _MOVING, EVERYWHERE),
    Action("page_up", ("pageup", "ctrl+b"), "page up", "A page up", _MOVING, EVERYWHERE),
    Action("top", ("g g", "home"), "top", "To the top", _MOVING, EVERYWHERE),
    Action("bottom", ("G", "end"), "bottom", "To the end", _MOVING, EVERYWHERE),
    Action("next_day", ("}",), "next day", "To the next day or tier of the list", _MOVING, TEXT),
    Action("previous_day", ("{",), "previous day", "To the day or tier before it", _MOVING, TEXT),
    Action(
        "next_pane", ("tab",), "next pane", "To the next of alerts, list and text", _MOVING, MAIN
    ),
    Action("previous_pane", ("shift+tab",), "previous pane", "The other way", _MOVING, MAIN),
    Action(
        "open",
        ("enter", "l", "right"),
        "open",
        "Open the briefing; in the alerts, open the group or go to what rang",
        _READING,
        LISTS | WINDOWS,
        footer=2,
    ),
    Action(
        "back",
        ("escape", "h", "left"),
        "back",
        "Back: out of the text, out of a search to the exact place before it",
        _READING,
        MAIN,
        footer=9,
    ),
    Action(
        "read_on",
        ("space",),
        "read on",
        "A page on; at the end mark the briefing read and open the next unread one",
        _READING,
        MAIN,
        footer=4,
    ),
    Action("raw", ("v",), "raw text", "The text as it came, with what was folded", _READING, TEXT),
    Action(
        "fold",
        ("z a",),
        "copies",
        "Show the copies that are folded under the briefing, or fold them again",
        _READING,
        TEXT,
    ),
    Action(
        "unfold_all", ("z R",), "all copies", "Show the copies of all briefings", _READING, TEXT
    ),
    Action("fold_all", ("z M",), "no copies", "Fold all copies again", _READING, TEXT),
    Action("zen", ("Z",), "zen", "Nothing but the text", _READING, TEXT),
    Action(
        "next_name",
        ("e",),
        "next name",
        "To the next watched name, on into the next briefing",
        _NAMES,
        MAIN,
        footer=3,
    ),
    Action("previous_name", ("E",), "previous name", "To the watched name before", _NAMES, MAIN),
    Action(
        "along",
        ("*",),
        "along this name",
        "Let e and E follow the name under the cursor alone; again lets go",
        _NAMES,
        MAIN,
    ),
    Action(
        "card",
        ("i",),
        "name card",
        "Who it is: spellings, roles, days, company, quotations; each number opens its briefings",
        _NAMES,
        MAIN,
    ),
    Action(
        "watch",
        ("w",),
        "watch",
        "Watch the name under the cursor, or words you type",
        _NAMES,
        ACTING,
        footer=7,
    ),
    Action(
        "watchlists",
        ("W",),
        "watchlists",
        "Every watch by watchlist, what it rang for and as what; Enter opens that",
        _NAMES,
        MAIN,
    ),
    Action(
        "names",
        ("I",),
        "names",
        "Everybody named, and who is new today: to look up, watch, merge and split",
        _NAMES,
        MAIN,
    ),
    Action(
        "newcomers",
        ("tab",),
        "new today",
        "In the names: whom only the newest day names, or everybody again",
        _NAMES,
        frozenset({Place.NAMES}),
    ),
    Action(
        "merge",
        ("=",),
        "merge",
        "In the names: take this person; again on another, and the two are one",
        _NAMES,
        frozenset({Place.NAMES}),
    ),
    Action(
        "split",
        ("-",),
        "split",
        "In the names: show what the person is called, and split a name off",
        _NAMES,
        frozenset({Place.NAMES}),
    ),
    Action(
        "why",
        ("x",),
        "why",
        "Why it is here: its date, title and publisher, the name, the alert, the match",
        _NAMES,
        MAIN,
        footer=8,
    ),
    Action(
        "not_them",
        ("n",),
        "not them",
        "After why: the name that rang means another, so the watch is silent for it",
        _NAMES,
        frozenset({Place.PANEL}),
    ),
    Action(
        "search",
        ("/",),
        "search",
        "Search as you type: all from the list, this text from the text; Up and Tab help",
        _SEARCH,
        ACTING,
        footer=1,
    ),
    Action(
        "narrow",
        ("\\",),
        "narrow",
        "Search on in this list: what it was found by stands before your words",
        _SEARCH,
        MAIN,
    ),
    Action(
        "clear", ("F",), "all briefings", "Out of every search and view at once", _SEARCH, MAIN
    ),
    Action("next_match", ("n",), "next match", "To the next match in the text", _SEARCH, MAIN),
    Action("previous_match", ("N",), "previous match", "To the match before it", _SEARCH, MAIN),
    Action(
        "same_story",
        ("S",),
        "same story",
        "Who else tells this story, as story: and its id finds them: rare words, names and days",
        _VIEWS,
        TEXT,
    ),
    Action(
        "sort",
        ("s",),
        "order",
        "Order the list by when briefings were received, or by their dates again",
        _VIEWS,
        MAIN,
    ),
    Action(
        "timeline",
        ("T",),
        "timeline",
        "How many rows of this list are of each day, week or month",
        _VIEWS,
        MAIN,
    ),
    Action("view_1", ("1",), "view new", "What is not read yet", _VIEWS, MAIN),
    Action("view_2", ("2",), "view alerts", "What rang, one row a story", _VIEWS, MAIN),
    Action("view_3", ("3",), "view pinned", "What is pinned", _VIEWS, MAIN),
    Action("view_4", ("4",), "view all", "All briefings by date", _VIEWS, MAIN),
    *(
        Action(
            f"view_{number}",
            (str(number),),
            f"view {number}",
            f"Your saved query number {number - 4}, from `views:`; the list says how much it has",
            _VIEWS,
            MAIN,
        )
        for number in range(5, 10)
    ),
    Action(
        "pin",
        ("p",),
        "pin",
        "Keep the briefing or the alert on top, or let it go",
        _KEEPING,
        MAIN,
        footer=5,
    ),
    Action(
        "mark", ("r",), "read or not", "Mark the briefing read, or unread again", _KEEPING, TEXT
    ),
    Action(
        "mark_list",
        ("R",),
        "read all",
        "Mark all that this list shows read; one undo takes it back",
        _KEEPING,
        TEXT,
    ),
    Action(
        "acknowledge",
        ("a",),
        "seen",
        "Say that you saw the alert, the group or the briefing's alerts; in the problems, that",
        _KEEPING,
        MAIN | {Place.PANEL},
    ),
    Action("dismiss", ("A",), "dismiss", "Take the alert off the screen", _KEEPING, MAIN),
    Action(
        "mute",
        ("m",),
        "mute",
        "Let the watch of the alert ring no more, for good or for some days; again, and it rings",
        _KEEPING,
        MAIN,
    ),
    Action(
        "tag",
        ("t",),
        "tag",
        "Tag the briefing, or take tags from it; tag:word finds it",
        _KEEPING,
        MAIN,
    ),
    Action(
        "note", ("c",), "note", "Write a note on the briefing; note:word finds it", _KEEPING, MAIN
    ),
    Action("undo", ("u",), "undo", "Take back what you did last", _KEEPING, ACTING, footer=6),
    Action("redo", ("ctrl+r",), "redo", "Do it again", _KEEPING, ACTING),
    Action(
        "copy",
        ("y",),
        "copy",
        "Copy the quotation or the line, with title, publisher, date and id",
        _HANDING,
        MAIN,
    ),
    Action("pipe", ("|",), "pipe", "Give the story to a command you name", _HANDING, MAIN),
    Action("outside", ("o",), "editor", "Show the story in $EDITOR or $PAGER", _HANDING, MAIN),
    Action(
        "digest",
        ("D",),
        "digest",
        "What is pinned and what rang since your last visit, into a file or a command",
        _HANDING,
        MAIN,
    ),
    Action("help", ("?", "f1"), "keys", "All keys, with a search", _PROGRAM, MAIN, footer=11),
    Action("palette", (":", "ctrl+p"), "commands", "All commands by name", _PROGRAM, MAIN),
    Action(
        "problems",
        ("!",),
        "problems",
        "What could not be read, and what is wrong in the configuration",
        _PROGRAM,
        MAIN,
    ),
    Action("scan", (".",), "take in", "Take in what arrived in the sources", _PROGRAM, MAIN),
    Action("theme", (), "next theme", "Change to the next theme", _PROGRAM, MAIN),
    Action("suspend", ("ctrl+z",), "suspend", "Leave to the shell; fg returns", _PROGRAM, MAIN),
    Action(
        "redraw",
        ("ctrl+l",),
        "draw anew",
        "Draw the whole screen anew, where something else wrote on it",
        _PROGRAM,
        EVERYWHERE,
    ),
    Action(
        "stop",
        ("ctrl+c",),
        "stop asking",
        "Out of a prompt or a window, as Esc does; it never quits, but says which key does",
        _PROGRAM,
        EVERYWHERE,
    ),
    Action(
        "leave",
        ("q",),
        "quit",
        "Back, and on the main screen quit",
        _PROGRAM,
        EVERYWHERE,
        footer=10,
    ),
    Action("quit", ("ctrl+q",), "quit now", "Quit from anywhere", _PROGRAM, EVERYWHERE),
    Action(
        "close",
        ("escape", "h", "left"),
        "close",
        "Close the window",
        _PROGRAM,
        WINDOWS,
    ),
)

_BY_ID = {action.id: action for action in ACTIONS}

MOVES = frozenset(action.id for action in ACTIONS if action.group == _MOVING)
"""The actions that only move the cursor: what it reached may be shown a frame later."""


def action_of(called: str) -> Action:
    """Give the action of an id. KeyError where none has it."""
    return _BY_ID[called]
