"""From match to match in the open text, and how many there are."""

from briefings.model import numbered
from tui.screens.desk import Desk

_LOOKING = "looking for "
"""How it is said that words are still looked for."""


class Matches:
    """The words of the open text that answer a search."""

    def __init__(self, desk: Desk) -> None:
        """Go along those of the text that lies open on a desk."""
        self._desk = desk
        self._steps: dict[str | None, int] = {}
        """Matches to go on by in a text, once its words are found."""

    def forget(self) -> None:
        """Go on no more by what was asked while the words were looked for: others are asked."""
        self._steps = {}

    def step(self, step: int) -> None:
        """Go to the next or previous match in the text."""
        desk = self._desk
        if sought := desk.sought:
            self._steps = {desk.current: self._steps.get(desk.current, 0) + step}
            desk.say(f"{_LOOKING}{sought} …")
            return
        if not desk.opened.marks:
            desk.say(f"no search here · {desk.keymap.shown('search')} starts one")
            return
        desk.bring_text()
        if desk.opened.step_mark(step):
            desk.say("round to the first match" if step > 0 else "round to the last match")

    def step_on(self) -> None:
        """Go on from match to match, as often as was asked while the words were looked for."""
        desk = self._desk
        if desk.sought:
            return
        steps, self._steps = self._steps.get(desk.current, 0), {}
        if steps and desk.telling.said.startswith(_LOOKING):
            desk.hush()
        if steps and desk.opened.marks:
            self.step(steps)

    def tell(self) -> None:
        """Say how many words of the open text answer, and the keys that go along them."""
        desk = self._desk
        if count := len(desk.opened.marks):
            following, previous = map(desk.keymap.shown, ("next_match", "previous_match"))
            matches = numbered(count, "match", "matches")
            desk.say(f"{matches} · {following} next · {previous} previous")
