"""Why it is here: the rules and words behind what is under the cursor, and a name struck out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from briefings.model import Alert, EntityKind
from tui.keys import Keymap
from tui.paint.cells import tame
from tui.screens.asking import Push
from tui.screens.desk import Desk
from tui.screens.window import Window
from tui.screens.words import NOBODY_RANG, is_watched, several_rang
from tui.widgets.panel import Item


class Reasoning(Window):
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


class Why:
    """The action that asks why."""

    def __init__(
        self,
        desk: Desk,
        push: Push,
        attempt: Callable[[Callable[[], None]], None],
    ) -> None:
        """Ask of a desk, and answer in a window shown by `push`.

        `attempt` does what may fail, and brings the screen up to it.
        """
        self._desk = desk
        self._push = push
        self._attempt = attempt

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"why": self.why}

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
            self._push(Reasoning(items, desk.keymap, None, rang))
            return
        strike = partial(self._attempt, partial(self._not_them, *rang))
        said = f"{tame(rang[1])} is not {tame(rang[0].watch)}"
        self._push(Reasoning(items, desk.keymap, strike, said))

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
