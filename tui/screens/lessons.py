"""What leads a newcomer: the welcome of a first run, and the lessons of the tutorial."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tui.keys import Place
from tui.screens.desk import Desk


class Guidance(Protocol):
    """Words over the screen, which go on with what is done."""

    def words(self, desk: Desk) -> str:
        """Give what to say now; empty for nothing any more."""

    def after(self, action: str, desk: Desk) -> None:
        """Hear that an action was done, or with an empty one that something else happened."""


SAMPLES = (
    "Welcome. These are five samples; files are only read, and what you do can be undone."
    " `briefings FOLDER` reads your own, `briefings tutorial` teaches the keys one by one,"
    " {help} shows them all. This goes with the first key."
)
"""What a first run over the samples says."""
BORROWED = (
    "There is no configuration: the names that the samples watch ring here too."
    " {watch} watches another; `watchlists:` in a config.yaml has your own in their place."
)
"""What is said over a reader's own files where nothing else is configured."""


class Welcome:
    """Words that are said until the first key."""

    def __init__(self, told: str = SAMPLES) -> None:
        """Begin to say them, with the keys of actions in braces."""
        self._told = told
        self._is_over = False

    def words(self, desk: Desk) -> str:
        """Say what this is, and how to go on."""
        shown = desk.keymap.shown
        keys = {"help": shown("help"), "watch": shown("watch")}
        return "" if self._is_over else self._told.format(**keys)

    def after(self, action: str, desk: Desk) -> None:
        """Go with the first key."""
        self._is_over = self._is_over or bool(action)


def _always(desk: Desk) -> bool:
    return True


def _is_typing(desk: Desk) -> bool:
    return desk.panes.bar.display


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to be done."""

    action: str
    """The action to be learnt, by its id."""
    words: str
    """With `{key}` for its key in force, `{quit}` for what leaves, `{name}` for a watched name."""
    is_done: Callable[[Desk], bool] = _always
    """Whether it came to its end, where the key alone is not it."""


LESSONS = (
    Lesson("down", "{key} goes down. ● unread, ! rings, ~ inferred date. {quit} leaves."),
    Lesson("up", "{key} goes up again. `gg` and `G` go to the ends, `}}` to the next day."),
    Lesson("open", "{key} opens the briefing: now the keys are the text's."),
    Lesson("next_name", "{key} goes to the next watched name, on into the next briefing."),
    Lesson("why", "{key} says why it is marked: rule, words and dates. Esc closes it."),
    Lesson("card", "{key} shows whom you stand on: spellings, days, company. Esc closes it."),
    Lesson("raw", "{key} shows the text as it came: nothing is removed. Again folds it."),
    Lesson("read_on", "{key} turns the page; at the end it marks it read and goes on."),
    Lesson(
        "back",
        "{key} goes back to the list, and from a search to where you were.",
        is_done=lambda desk: desk.place is Place.LIST,
    ),
    Lesson(
        "search",
        "{key} searches: type {name} in any spelling, and Enter.",
        is_done=lambda desk: bool(desk.query_text and len(desk.listing)) and not _is_typing(desk),
    ),
    Lesson(
        "back",
        "Below each title stand the words that answer. {key} goes back.",
        is_done=lambda desk: desk.is_home,
    ),
    Lesson("pin", "{key} pins the briefing: it stays on top, after a restart too."),
    Lesson("undo", "{key} takes that back, as it does all you do, a hundred steps far."),
    Lesson("mark", "{key} marks the briefing read, or unread again."),
    Lesson(
        "watch",
        "{key} watches: type a name, see what it would ring for; Enter keeps it.",
        is_done=lambda desk: len(desk.library.watches) > len(desk.library.config.watches),
    ),
    Lesson("next_pane", "{key} goes from pane to pane: to the alerts, the list, the text."),
    Lesson("view_2", "{key} is the inbox: one row a story that rang. `1` to `9` are views."),
    Lesson("acknowledge", "{key} says that you saw it: reading does not answer an alert."),
    Lesson("dismiss", "{key} takes it away: the inbox gets empty. `m` mutes a whole watch."),
    Lesson(
        "view_4",
        "{key} shows all briefings again.",
        is_done=lambda desk: desk.is_home,
    ),
    Lesson("digest", "{key} makes a digest of what rang, to hand on. Esc leaves it unwritten."),
    Lesson("help", "{key} shows every key and sign; / there searches. Esc closes it."),
    Lesson("palette", "{key} has every command by name, for keys you forget. Esc closes it."),
)
"""The tutorial, over the samples."""


class Lessons:
    """The tutorial: one lesson after the other, each over when it was done."""

    def __init__(self, lessons: tuple[Lesson, ...] = LESSONS) -> None:
        """Begin with the first."""
        self._lessons = lessons
        self._at = 0
        self._is_begun = False
        self._is_missed = False

    @property
    def current(self) -> Lesson | None:
        """Give the lesson to be done now; None after the last."""
        return self._lessons[self._at] if self._at < len(self._lessons) else None

    def words(self, desk: Desk) -> str:
        """Say what is to be done, or that all was."""
        lesson, keymap = self.current, desk.keymap
        if lesson is None:
            leave, folder = keymap.shown("leave"), "`briefings FOLDER`"
            return f"That is all you need. {leave} leaves; {folder} reads your own files."
        name = next((one.name for one in reversed(desk.library.watches)), "a name")
        keys = {"key": keymap.shown(lesson.action), "quit": keymap.shown("quit")}
        missed = " The key of this lesson is {key}; {quit} leaves the tutorial."
        told = f"{lesson.words}{missed if self._is_missed else ''}".format(name=name, **keys)
        return f"{self._at + 1} of {len(self._lessons)} · {told}"

    def after(self, action: str, desk: Desk) -> None:
        """Go on to the next lesson where this one is done."""
        lesson = self.current
        if lesson is None:
            return
        self._is_begun = self._is_begun or action == lesson.action
        self._is_missed = not self._is_begun and (self._is_missed or bool(action))
        if self._is_begun and lesson.is_done(desk):
            self._at += 1
            self._is_begun = False
