"""Windows over the main screen: the keys, the commands, the reasons, the problems."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefings.errors import BriefingsError
from briefings.model import Alert, EntityKind
from briefings.query import ASKING
from tui.keys import MOVES, Action, Keymap, pressed
from tui.paint.cells import tame
from tui.paint.signs import SIGNS
from tui.palette import SPOKEN, WRITTEN, Command, commands, fitting, runnable, spoken
from tui.screens.desk import Desk
from tui.screens.window import LEAVES, Window
from tui.screens.words import NOBODY_RANG, is_watched, late, several_rang
from tui.themes import THEMES
from tui.widgets.complaint import Complaint
from tui.widgets.panel import Item
from tui.widgets.search_bar import SearchBar


class Why(Window):
    """Reasons; one key says that a name which rang means another."""

    def __init__(
        self,
        items: Sequence[Item],
        keymap: Keymap,
        not_them: Callable[[], None] | None,
        said: str,
    ) -> None:
        """Show reasons; `not_them` is done with the window gone, None where no one name rang.

        `said` tells what it does, or why there is nothing that it could do.
        """
        super().__init__("Why it is here", items, keymap)
        self._not_them = not_them
        self._said = said

    def fill(self) -> None:
        """Show the reasons, and what the keys do."""
        another = f"{self._presses.keymap.shown('not_them')} {self._said}"
        self._note(another if self._not_them else "")

    def _note(self, said: str) -> None:
        closes = f"{self._presses.keymap.shown('close')} closes"
        note = f"{said} · {closes}" if said else closes
        self.panel.show(self.titled, self._items, note)

    def perform(self, action: str) -> None:
        """Say that it means another, move, or close."""
        if action != "not_them":
            super().perform(action)
        elif self._not_them is None:
            self._note(self._said)
        else:
            self.dismiss()
            self.app.call_later(self._not_them)


class Choice(Window):
    """Commands to choose from; what is typed leaves those that fit."""

    is_fitted = False

    def __init__(
        self,
        titled: str,
        offered: Sequence[Command],
        keymap: Keymap,
        run: Callable[[Command], None],
        *,
        typing: bool,
        notes: Sequence[Item] = (),
    ) -> None:
        """Offer commands; `run` gets the chosen one after the window is gone.

        With `typing` every letter goes into the search from the start. `notes` stand below the
        commands; they are read and not run.
        """
        super().__init__(titled, (), keymap)
        self._offered = tuple(offered)
        self._notes = tuple(notes)
        self._shown = self._offered
        self._run = run
        self._is_typing = typing
        self._bar = SearchBar(id="filter")
        self._complaint = Complaint(id="complaint")

    def compose(self) -> ComposeResult:
        """Lay the panel over the middle, the search below it."""
        yield self.panel
        yield self._bar
        yield self._complaint

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the search."""
        event.stop()

    def press(self, event: events.Key) -> None:
        """Take letters into the search while words are typed; else move and choose."""
        key = pressed(event.key, event.character)
        if key == "enter":
            self._choose()
        elif not self._is_typing:
            if key == self._presses.keymap.shown("search"):
                self._is_typing = True
                self.fill()
            else:
                super().press(event)
        elif key in LEAVES:
            self.dismiss()
        elif key in ("down", "up", "ctrl+n", "ctrl+p"):
            self._complaint.show("")
            self.panel.move(1 if key in ("down", "ctrl+n") else -1)
        elif self._bar.press(event.key, event.character):
            self._complaint.show("")
            self.fill()

    def _choose(self) -> None:
        chosen = self.panel.chosen
        if chosen is not None and chosen < len(self._shown):
            self._do(self._shown[chosen])
        elif self._bar.text.strip():
            self._do(spoken(_bare(self._bar.text)))

    def _do(self, command: Command) -> None:
        """Do a command; one that cannot be done leaves the window, and says why."""
        if command.reason:
            self._complaint.show(command.reason)
            return
        if command.action != SPOKEN:
            self.dismiss()
            self.app.call_later(self._run, command)
            return
        if command.argument in WRITTEN:
            # Half a command: the rest is to be typed.
            self._is_typing = True
            self._bar.show(f"{command.argument} ")
            self.fill()
            return
        try:
            self._run(command)
        except BriefingsError as error:
            self._complaint.show(str(error))
        else:
            self.dismiss()

    def fill(self) -> None:
        """Show those that fit what was typed, and beside it what the keys do."""
        typed = self._bar.text
        self._shown = fitting(self._offered, _bare(typed))
        keymap = self._presses.keymap
        self._bar.is_typed_in = self._is_typing
        if self._is_typing:
            note = f"{len(self._shown)} of {len(self._offered)} · Enter does it · Esc closes"
        else:
            note = f"{keymap.shown('search')} searches · {keymap.shown('close')} closes"
        self._bar.show(typed, note)
        notes = _fitting_notes(self._notes, typed, len(self._shown))
        items = [*_items(self._shown, grouped=not typed), *notes]
        self.panel.show(self.titled, items, "", choosing=True)
        if not items:
            self.panel.show(self.titled, (Item(words="no command fits"),), "")


def _bare(typed: str) -> str:
    """Leave out the colon that fingers put before a command; alone it is a key that is sought."""
    line = typed.strip()
    return line.removeprefix(":").lstrip() if len(line) > 1 else line


def _items(shown: Sequence[Command], *, grouped: bool) -> list[Item]:
    items: list[Item] = []
    group = ""
    for at, command in enumerate(shown):
        if grouped and command.group != group:
            group = command.group
            items.append(Item(heading=group))
        words = f"{command.help} · not now: {command.reason}" if command.reason else command.help
        items.append(Item(label=command.keys, head=command.title, words=words, chosen=at))
    return items


def _fitting_notes(notes: Sequence[Item], typed: str, first: int) -> list[Item]:
    """Give the notes that have all typed words, numbered from `first`; all of them for none."""
    wanted = typed.casefold().split()
    fit = [
        note
        for note in notes
        if not wanted
        or (note.label and all(word in f"{note.label} {note.words}".casefold() for word in wanted))
    ]
    numbered = enumerate(fit, start=first)
    return [replace(note, chosen=at) if note.label else note for at, note in numbered]


def _legend() -> list[Item]:
    """Give what the signs mean, and what can be asked."""
    return [
        Item(heading="Signs"),
        *(Item(label=sign, words=meaning) for sign, meaning in SIGNS),
        Item(heading="Asking"),
        *(Item(label=form, words=finds) for form, finds in ASKING),
    ]


class Problems(Window):
    """What is wrong; brought up to it when the configuration is read again."""

    def __init__(self, desk: Desk) -> None:
        """Tell what is wrong with a desk's library and its files."""
        super().__init__("Problems", (), desk.keymap)
        self._desk = desk

    def fill(self) -> None:
        """Show what is wrong now."""
        items = [
            Item(
                label="!",
                head=problem.what,
                words=" · ".join(_rest(problem.where, problem.advice)),
            )
            for problem in self._desk.telling.problems
        ]
        self._items = items or [self._no_problem()]
        super().fill()

    def renew(self) -> None:
        """Show what is wrong now."""
        self.fill()

    def _no_problem(self) -> Item:
        """Say that nothing is wrong; or, while all is read for a watch, that nobody knows."""
        summary = self._desk.library.summary()
        if summary.late:
            return Item(label="!", head=late(summary), words="they are read now")
        return Item(words="Nothing is wrong: every file was read, the configuration is right.")


class Windows:
    """The actions that open a window."""

    def __init__(
        self,
        desk: Desk,
        push: Callable[[ModalScreen[None]], object],
        run: Callable[[Command], None],
        attempt: Callable[[Callable[[], None]], None],
        why_not: Callable[[Action], str],
    ) -> None:
        """Open windows over a desk with `push`; `run` does what is chosen in one.

        `attempt` does what may fail, and brings the screen up to it; `why_not` says why an action
        cannot be done now.
        """
        self._why_not = why_not
        self._attempt = attempt
        self._desk = desk
        self._push = push
        self._run = run

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "help": self.help,
            "palette": self.palette,
            "why": self.why,
            "problems": self.problems,
        }

    def help(self) -> None:
        """Show all keys, what the signs mean and what can be asked."""
        self._offer("Keys · signs · asking", typing=False, notes=_legend())

    def palette(self) -> None:
        """Offer all commands by name."""
        self._offer("Commands", typing=True, last=MOVES)

    def _offer(
        self,
        titled: str,
        *,
        typing: bool,
        notes: Sequence[Item] = (),
        last: Collection[str] = (),
    ) -> None:
        """Offer all commands, those of some actions last."""
        keymap = self._desk.keymap
        offered = runnable(commands(keymap, [theme.name for theme in THEMES], self._why_not))
        ordered = sorted(offered, key=lambda command: command.action in last)
        self._push(Choice(titled, ordered, keymap, self._run, typing=typing, notes=notes))

    def why(self) -> None:
        """Explain what is under the cursor: where its date, title and name come from."""
        desk = self._desk
        chosen = desk.alert
        briefing = chosen.briefing if isinstance(chosen, Alert) else desk.current
        if briefing is None:
            desk.say("nothing to explain here")
            return
        alert = chosen.id if isinstance(chosen, Alert) else ""
        offset = desk.mention.span.start if desk.mention is not None and not alert else None
        pairs = desk.library.why(briefing, offset=offset, hit=desk.hit, alert=alert)
        items = [Item(label=heading, words=words) for heading, words in pairs]
        rang = self._rang(briefing, alert, offset)
        if isinstance(rang, str):
            self._push(Why(items, desk.keymap, None, rang))
            return
        strike = partial(self._attempt, partial(self._not_them, *rang))
        said = f"{tame(rang[1])} is not {tame(rang[0].watch)}"
        self._push(Why(items, desk.keymap, strike, said))

    def _rang(self, briefing: str, alert: str, offset: int | None) -> tuple[Alert, str] | str:
        """Give what rang under the cursor, and the name it was taken for; or why there is none.

        What is written as the watch itself is no other name. Without a cursor on any it is the
        only one of the briefing: of several none is meant.
        """
        page, keymap = self._desk.library.page(briefing), self._desk.keymap
        alerts = page.alerts if page else ()
        if not alert and offset is None and len(alerts) > 1:
            return several_rang(keymap)
        here = [
            (one, mention.name)
            for one in alerts
            for mention in one.mentions
            if alert in ("", one.id)
            and offset in (None, mention.span.start)
            and mention.kind is not EntityKind.WORDS
        ]
        others = ((one, name) for one, name in here if name.casefold() != one.watch.casefold())
        nothing = is_watched(keymap, here[0][0].watch) if here else NOBODY_RANG
        return next(others, nothing)

    def _not_them(self, alert: Alert, name: str) -> None:
        """Strike the name that rang out of its watch: it means another."""
        self._desk.done(self._desk.library.not_them(alert, name))

    def problems(self) -> None:
        """Show what is wrong."""
        self._push(Problems(self._desk))


def _rest(*parts: str) -> list[str]:
    return [part for part in parts if part]
