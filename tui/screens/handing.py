"""Handing on: a quotation copied, a story piped or opened outside, a digest written."""

import os
import shlex
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from textual.app import SuspendNotSupported
from textual.screen import Screen

from briefings.errors import BriefingsError
from briefings.library import check_command, run_command, show_outside
from briefings.model import Alert, AlertGroup
from tui.keys import Place
from tui.messages import Digested, Piped
from tui.screens.asking import Asking, Push, Take
from tui.screens.asks import Ask
from tui.screens.desk import Desk
from tui.screens.window import Window
from tui.terminal import clipboard_command, lent
from tui.widgets.panel import Item

PIPE = "|"
"""How a line begins that names a command in place of a file."""


class Handing(Asking):
    """The actions that give something to others."""

    def __init__(self, desk: Desk, screen: Screen[None], push: Push, take: Take) -> None:
        """Hand on from a desk; `screen` runs what takes time and gets `Piped`."""
        super().__init__(desk, push, take)
        self._screen = screen
        self._last = ""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "copy": self.copy,
            "pipe": self.pipe,
            "outside": self.outside,
            "digest": self.digest,
        }

    # A quotation

    def copy(self) -> None:
        """Copy words and where they are from, by the terminal and a clipboard that is here."""
        desk = self._desk
        chosen = desk.alert
        handing = desk.library.handing
        if isinstance(chosen, AlertGroup):
            chosen = next(iter(chosen.alerts), None)
        if isinstance(chosen, Alert):
            text = handing.cite(chosen.briefing, words=chosen.sentence)
        elif desk.current is None:
            desk.say("nothing to copy here")
            return
        elif desk.place is Place.READER:
            words = self._screen.get_selected_text() or ""
            text = handing.cite(desk.current, words=words, offset=desk.opened.offset)
        else:
            text = handing.cite(desk.current)
        self._screen.app.copy_to_clipboard(text)
        if command := clipboard_command():
            self._beside(lambda: self._give(command, text))
        desk.say(f"copied {desk.named(text.partition(chr(10))[0])}")

    def _give(self, command: str, text: str) -> None:
        # The terminal was told too: where this fails nothing is lost.
        with suppress(BriefingsError):
            run_command(command, text, is_heard=False)

    # A story

    def pipe(self) -> None:
        """Ask for a command that gets the story on its stdin."""
        story = self._story()
        if story is not None:
            self._ask_pipe("Pipe to a command", story)

    def outside(self) -> None:
        """Show the story in the reader's own editor or pager."""
        story = self._story()
        if story is None:
            return
        named = (os.environ.get(name, "") for name in ("VISUAL", "EDITOR", "PAGER"))
        line = next((one for one in named if one.strip()), "less")
        try:
            with lent(self._screen.app.suspend()):
                show_outside(line, story)
        except SuspendNotSupported:
            self._desk.say("this terminal cannot be lent to another program")
        self._screen.refresh()

    def _story(self) -> str | None:
        desk = self._desk
        chosen = desk.alert
        if isinstance(chosen, AlertGroup):
            chosen = next(iter(chosen.alerts), None)
        briefing = chosen.briefing if isinstance(chosen, Alert) else desk.current
        if briefing is None:
            desk.say("no briefing is open")
            return None
        return desk.library.handing.story(briefing)

    def _ask_pipe(self, titled: str, text: str) -> None:
        begun = self._last or shlex.join(self._desk.library.config.pipe)
        self._push(
            Ask(
                titled,
                [Item(words=line) for line in text.splitlines()],
                self._desk.keymap,
                lambda line: self._take(lambda: self._run(line, text)),
                prompt=PIPE,
                text=begun,
                note="a command, without a shell · Enter runs it · Esc leaves",
            )
        )

    def _run(self, line: str, text: str) -> None:
        check_command(line)
        self._last = line
        self._desk.say(f"running {self._desk.named(line)} …")
        self._beside(lambda: self._hear(line, text))

    def _hear(self, line: str, text: str) -> None:
        try:
            said = Piped(line, run_command(line, text))
        except BriefingsError as error:
            said = Piped(line, None, str(error))
        self._screen.post_message(said)

    def heard(self, message: Piped) -> None:
        """Show what a command printed, or say how it ended."""
        ran = message.ran
        if ran is None:
            self._desk.say(message.error)
            return
        ended = "done" if ran.code == 0 else f"ended with code {ran.code}"
        if ran.out.strip():
            items = [Item(words=line) for line in ran.out.splitlines()]
            self._push(Window(f"{message.line} · {ended}", items, self._desk.keymap))
        self._desk.say(f"{self._desk.named(message.line)} · {ended}")

    def _beside(self, work: Callable[[], None]) -> None:
        self._screen.run_worker(work, group="outside", thread=True, exit_on_error=False)

    # A digest

    def digest(self) -> None:
        """Have the digest made: of twenty thousand alerts that takes seconds."""
        self._desk.say("making the digest …")
        self._beside(self._make)

    def _make(self) -> None:
        handing = self._desk.library.handing
        try:
            made = handing.digest()
            text, path = handing.written(made), handing.path_for(made)
            muted = "".join(f" · {one}" for one in made.left_out)
            nothing = f"nothing is pinned and nothing rang since your last visit{muted}"
            said = Digested(made.count, text, path, partial(handing.save, made), nothing)
        except BriefingsError as error:
            said = Digested(0, "", "", str, str(error))
        self._screen.post_message(said)

    def digested(self, message: Digested) -> None:
        """Show the digest, and ask where to put it."""
        count, text = message.count, message.text
        if not count:
            self._desk.say(message.nothing)
            return
        self._desk.hush()

        def put(line: str) -> None:
            if line.startswith(PIPE):
                self._run(line.removeprefix(PIPE).strip(), text)
                return
            path = message.save(line or message.path)
            self._desk.say(f"digest of {count} written to {path}")

        self._push(
            Ask(
                f"Digest of {count}",
                [Item(words=line) for line in text.splitlines()],
                self._desk.keymap,
                lambda line: self._take(lambda: put(line)),
                prompt="write to",
                text=message.path,
                note="md html csv json · or | command · Enter",
            )
        )
