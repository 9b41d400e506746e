"""All commands, to be chosen by name: the palette, and the keys with what signs and words mean."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult

from briefings.errors import BriefingsError, QueryError
from briefings.query import ASKING
from tui.keys import MOVES, Action, Keymap, pressed
from tui.paint.bars import pointed
from tui.paint.signs import SIGNS
from tui.palette import SPOKEN, WHOLE, WRITTEN, Command, commands, fitting, runnable, spoken
from tui.screens.asking import Push
from tui.screens.desk import Desk
from tui.screens.window import LEAVES, Window
from tui.themes import THEMES
from tui.widgets.complaint import Complaint
from tui.widgets.panel import Item
from tui.widgets.search_bar import SearchBar


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
        is_whole = command.argument in WHOLE and _bare(self._bar.text) == command.argument
        if command.argument in WRITTEN and not is_whole:
            # Half a command: the rest is to be typed.
            self._is_typing = True
            self._bar.show(f"{command.argument} ")
            self.fill()
            return
        try:
            self._run(command)
        except QueryError as error:
            self._point_at(error)
        except BriefingsError as error:
            self._complaint.show(str(error))
        else:
            self.dismiss()

    def _point_at(self, mistake: QueryError) -> None:
        """Say what is wrong with the query of a command: beside it, and below a caret."""
        bar, complaint = self._bar, self._complaint
        at = bar.text.rfind(mistake.query)
        if at < 0:
            complaint.show(str(mistake))
            return
        bar.show(bar.text, mistake.what, at + mistake.column)
        complaint.show(pointed(mistake.advice, bar.caret_cell, bar.size.width, indent=1))

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


class Commands:
    """The actions that offer all others."""

    def __init__(
        self,
        desk: Desk,
        push: Push,
        run: Callable[[Command], None],
        why_not: Callable[[Action], str],
    ) -> None:
        """Offer them over a desk, in windows shown by `push`; `run` does what is chosen.

        `why_not` says why an action cannot be done now.
        """
        self._why_not = why_not
        self._desk = desk
        self._push = push
        self._run = run

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"help": self.help, "palette": self.palette}

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
