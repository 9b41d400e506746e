"""The command palette over the table of actions: what it offers, and which fit typed letters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tui.keys import ACTIONS, MAIN, OTHER_WORDS, Action, Keymap


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette or of the help."""

    action: str
    """An action's id."""
    title: str
    keys: str
    """As a person reads them; empty where there are none."""
    help: str
    group: str
    argument: str = ""
    """What the action is to be done with, such as a theme's name."""
    others: str = ""
    """What other people call it."""
    reason: str = ""
    """Why it cannot be done now; empty where it can."""


_NEAR = 0.7
"""How like a known word a typed one must be to stand for it, of 1."""
SPOKEN = "spoken"
"""The action of a command that was written out, such as `date 2025-11-06`."""

WRITTEN = {
    "date": "Say what day the briefing here is of: 2025-11-06, 2025-11 or 2025",
    "title": "Say what the briefing here is called",
    "read": "Mark all read that answers a query, such as older:30d; the briefing here without one",
    "unread": "Mark all unread that answers a query; the briefing here without one",
    "tag": "Tag all that answers a query: tag follow-up umerov; the briefing here without one",
    "untag": "Take a tag from all that answers a query, or from the briefing here",
    "pin": "Pin all that answers a query, such as umerov is:unread",
    "unpin": "Let go all pins of what answers a query, such as older:30d, or of the briefing here",
    "seen": "Acknowledge the alerts of all that answers a query, such as watch:Umerov",
    "dismiss": "Take the alerts of all that answers a query off the screen",
}
"""The commands that are written out, by their first word."""

WHOLE = frozenset({"read", "unread", "unpin"})
"""Those of them that are whole as one word: they are about the briefing here."""


def spoken(line: str) -> Command:
    """Give the command that somebody wrote where none of those offered fits."""
    return Command(SPOKEN, line, "", "", "", line)


def commands(
    keymap: Keymap,
    themes: Sequence[str] = (),
    why_not: Callable[[Action], str] = lambda action: "",
) -> tuple[Command, ...]:
    """Give every command: the table's actions with the keys in force, and one a theme.

    `why_not` says of an action why it cannot be done now.
    """
    offered = [
        Command(
            action.id,
            action.title,
            keymap.all_shown(action.id),
            action.help,
            action.group,
            others=OTHER_WORDS.get(action.id, ""),
            reason=why_not(action),
        )
        for action in ACTIONS
    ]
    named = [
        Command("theme", f"theme {_short(theme)}", "", "Show this theme", "Themes", theme)
        for theme in themes
    ]
    written = [
        Command(SPOKEN, f"{word} …", "", help_, "Keeping", word) for word, help_ in WRITTEN.items()
    ]
    return (*offered, *written, *named)


def _short(theme: str) -> str:
    """Give a theme's name as a configuration may have it: ours need not say whose they are."""
    return theme.removeprefix("briefings-")


def runnable(offered: Iterable[Command]) -> tuple[Command, ...]:
    """Leave out what makes no sense to run from a list, such as closing that list."""
    windows = {action.id for action in ACTIONS if not action.places & MAIN}
    return tuple(command for command in offered if command.action not in windows)


def fitting(offered: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """Give the commands that fit what was typed, the best first; all of them for nothing.

    Every typed word must stand in a command's title, keys or help, or its letters in order in
    the title; or it begins what other people call it. A key itself goes first, then the beginning
    of a title, then a word of it. Before all stands what is called just so. Where nothing
    fits, what is spelt nearly so does.
    """
    words = typed.casefold().split()
    if not words:
        return tuple(offered)
    if len(words) > 1 and words[0] in WRITTEN:
        called = [one for one in offered if one.title.startswith(" ".join(words))]
        return (*called, replace(spoken(typed.strip()), help=WRITTEN[words[0]]))
    ranked = [
        (rank, place, command)
        for place, command in enumerate(offered)
        if (rank := _rank(command, words, typed.strip())) is not None
    ]
    ordered = sorted(ranked, key=lambda entry: entry[:2])
    return tuple(command for _, _, command in ordered) or _nearest(offered, words)


def _nearest(offered: Sequence[Command], words: Sequence[str]) -> tuple[Command, ...]:
    """Give the commands that have words spelt nearly as all that were typed."""
    called = [(f"{one.title} {one.others}".casefold().split(), one) for one in offered]
    known = sorted({word for names, _ in called for word in names})
    near = [set(get_close_matches(word, known, n=3, cutoff=_NEAR)) for word in words]
    return tuple(one for names, one in called if all(each & set(names) for each in near))


def _rank(command: Command, words: Sequence[str], typed: str) -> int | None:
    title = command.title.casefold()
    if typed in command.keys.split() or title.removesuffix(" …") == " ".join(words):
        return 0
    everything = f"{title} {command.keys.casefold()} {command.help.casefold()} {command.action}"
    if title.startswith(words[0]) and all(word in everything for word in words):
        return 1
    if all(word in title for word in words):
        return 2
    if all(word in everything for word in words):
        return 3
    others = command.others.split()
    if all(word in everything or any(one.startswith(word) for one in others) for word in words):
        return 4
    return 5 if all(_in_order(word, title) for word in words) else None


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
