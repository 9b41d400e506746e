"""The one table of actions: bindings, footer, palette, help and README derive from it.

A key is written as the character it types (`j`, `/`, `G`) or by its name (`enter`, `ctrl+d`,
`pagedown`); two keys pressed one after the other have a blank between them (`g g`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefings.model import Problem


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
        "Search as you type: the library from the list, this text from the text",
        _SEARCH,
        ACTING,
        footer=1,
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
            f"Your saved query number {number - 4}, from `views:` in the configuration",
            _VIEWS,
            MAIN,
        )
        for number in range(5, 10)
    ),
    Action("next_match", ("n",), "next match", "To the next match in the text", _SEARCH, MAIN),
    Action("previous_match", ("N",), "previous match", "To the match before it", _SEARCH, MAIN),
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
        "acknowledge",
        ("a",),
        "seen",
        "Say that you saw the alert, the group or the briefing's alerts",
        _KEEPING,
        MAIN,
    ),
    Action("dismiss", ("A",), "dismiss", "Take the alert off the screen", _KEEPING, MAIN),
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
"""Every action, in the order of the help."""

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    "newsboat": {
        "read_on": ("space", "n"),
        "next_match": ("ctrl+n",),
        "previous_match": ("alt+n",),
        "mark": ("N",),
        "scan": ("r", "R", "."),
        "next_name": ("e", "J"),
        "previous_name": ("E", "K"),
    },
    "mutt": {
        "read_on": ("space", "tab"),
        "next_pane": ("ctrl+o",),
        "mark": ("N",),
        "previous_match": ("alt+n",),
        "pin": ("F",),
        "search": ("/", "l"),
        "open": ("enter", "right"),
        "scan": ("$", "."),
    },
}
"""Keys that differ from the table's for hands that know another reader: newsboat's and mutt's own
manuals say what theirs do. What they have no key for keeps the table's."""

MOVES = frozenset(action.id for action in ACTIONS if action.group == _MOVING)
"""The actions that only move the cursor: what it reached may be shown a frame later."""

_BY_ID = {action.id: action for action in ACTIONS}
_ARROWS = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_TYPED = frozenset({"enter", "escape", "tab", "space", "backspace", "delete", "insert"})
_NAMED = _ARROWS | _TYPED | {"plus", "comma"} | {f"f{number}" for number in range(1, 13)}
_MODIFIED = re.compile(r"(?:(?:ctrl|alt|shift)\+)+(.+)")
_SHOWN = {
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "comma": ",",
}


def pressed(key: str, character: str | None) -> str:
    """Give a key press as this table writes it, from what a terminal event says of it."""
    modified = key.startswith(("ctrl+", "alt+", "super+", "meta+", "hyper+"))
    if character and character.isprintable() and character != " " and not modified:
        return character
    return key


def written(keys: str) -> str:
    """Give a key, or several pressed in turn, as a person reads it: `gg`, `Ctrl-d`, `Space`."""
    return "".join(_written(key) for key in keys.split())


def _written(key: str) -> str:
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    shown = _SHOWN.get(name, name if len(name) == 1 else name.capitalize())
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])


class Keymap:
    """Which keys do what, where: the table as it is, or as the reader's configuration has it."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Take the keys of every action by its id; clashes are found before (see `keymap`)."""
        self._keys = dict(keys)
        self._actions = {
            (place, sequence): action
            for action in ACTIONS
            for place in action.places
            for sequence in self._keys[action.id]
        }
        self._beginnings = {
            (place, sequence.split()[0]) for place, sequence in self._actions if " " in sequence
        }

    def action(self, place: Place, sequence: str) -> Action | None:
        """Give what a key, or two with a blank between them, does in a place."""
        return self._actions.get((place, sequence))

    def begins(self, place: Place, key: str) -> bool:
        """Whether a key is the first of two."""
        return (place, key) in self._beginnings

    def keys(self, action: str) -> tuple[str, ...]:
        """Give the keys of an action by its id."""
        return self._keys[action]

    def shown(self, action: str) -> str:
        """Give the first key of an action as a person reads it; empty where it has none."""
        keys = self._keys[action]
        return written(keys[0]) if keys else ""

    def all_shown(self, action: str) -> str:
        """Give all keys of an action as a person reads them."""
        return " ".join(written(key) for key in self._keys[action])

    def footer(self, place: Place) -> tuple[Action, ...]:
        """Give what the footer may offer in a place, the first first."""
        offered = (action for action in ACTIONS if action.footer and place in action.places)
        return tuple(sorted(offered, key=lambda action: action.footer))


class Presses:
    """Keys as they are pressed, one after the other: it remembers the first of two."""

    def __init__(self, keymap: Keymap) -> None:
        """Begin with nothing pressed."""
        self.keymap = keymap
        self._first = ""

    @property
    def waits(self) -> bool:
        """Whether a key was pressed that means something only with the next."""
        return bool(self._first)

    def press(self, place: Place, key: str) -> Action | None:
        """Give what this key does now, with the one before it where the two are a pair."""
        first, self._first = self._first, ""
        action = self.keymap.action(place, f"{first} {key}") if first else None
        action = action or self.keymap.action(place, key)
        if action is None and self.keymap.begins(place, key):
            self._first = key
        return action


def keymap(
    wanted: Iterable[tuple[str, str]] = (), preset: str = "vim"
) -> tuple[Keymap, tuple[Problem, ...]]:
    """Give the keys in force, and what was wrong in those wanted.

    They are those of a preset of `PRESETS`, but for what is wanted.
    `wanted` has pairs of an action's id and its keys, separated by commas (`Config.keys`). An
    unknown action, a key that does not exist and a key that already does something else in the
    same place are problems; that action then keeps the keys it had.
    """
    table = {action.id: action.keys for action in ACTIONS} | dict(PRESETS[preset])
    keys = dict(table)
    problems = []
    changed = {}
    for action, text in wanted:
        asked = tuple(" ".join(key.split()) for key in text.split(",") if key.strip())
        problem = _refusal(action, asked)
        if problem:
            problems.append(problem)
        else:
            changed[action] = asked
    keys.update(changed)
    # A refused key falls back to the table's, which may be what another action wanted.
    while clash := _clash(keys, changed):
        action, problem = clash
        problems.append(problem)
        keys[action] = table[action]
        del changed[action]
    return Keymap(keys), tuple(problems)


def _refusal(action: str, asked: Sequence[str]) -> Problem | None:
    where = f"keys: {action}"
    if action not in _BY_ID:
        return Problem(f"no action is called '{action}'", "keys", _nearest(action))
    if not asked:
        return Problem("no key is given", where, "name at least one key")
    unknown = [sequence for sequence in asked if not _is_sequence(sequence)]
    if unknown:
        return Problem(f"'{unknown[0]}' is no key", where, "write j, G, ctrl+d, f5 or g g")
    return None


def _clash(
    keys: Mapping[str, tuple[str, ...]], changed: Iterable[str]
) -> tuple[str, Problem] | None:
    """Find the first changed action whose key does something else already, in a place of both."""
    for action in changed:
        for sequence in keys[action]:
            other = _taken(keys, action, sequence)
            if other:
                words = f"{written(sequence)} already does '{other}'"
                problem = Problem(words, f"keys: {action}", f"give '{other}' another key")
                return action, problem
    return None


def _nearest(action: str) -> str:
    # Only a mistake needs it, so the start does without it.
    import difflib

    close = difflib.get_close_matches(action, _BY_ID, 1)
    return f"did you mean '{close[0]}'?" if close else "? lists the actions"


def _is_sequence(sequence: str) -> bool:
    parts = sequence.split()
    return len(parts) in (1, 2) and all(_is_key(part) for part in parts)


def _is_key(key: str) -> bool:
    modified = _MODIFIED.fullmatch(key)
    name = modified.group(1) if modified else key
    return (len(name) == 1 and name.isprintable()) or name in _NAMED


def _taken(keys: Mapping[str, tuple[str, ...]], action: str, sequence: str) -> str:
    """Give the id of another action that a key sequence would steal from, or empty."""
    places = _BY_ID[action].places
    for other, theirs in keys.items():
        if other == action or not places & _BY_ID[other].places:
            continue
        if any(_collide(sequence, key) for key in theirs):
            return other
    return ""


def _collide(one: str, other: str) -> bool:
    """Whether one is the other or its beginning: then the longer could never be pressed."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[: len(shorter)] == shorter


def key_table() -> str:
    """Give README's table of keys, in Markdown."""
    lines = ["| key | does |", "|---|---|"]
    group = ""
    for action in ACTIONS:
        if action.group != group:
            group = action.group
            lines.append(f"| **{group}** | |")
        keys = " ".join(f"`{_escaped(written(key))}`" for key in action.keys)
        lines.append(f"| {keys or 'palette'} | {action.help} (`{action.id}`) |")
    return "\n".join(lines) + "\n"


def _escaped(key: str) -> str:
    return key.replace("|", "\\|")
