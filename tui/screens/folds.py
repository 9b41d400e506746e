"""Folds: the copies of a briefing, shown below it or not; and who else tells its story."""

from collections.abc import Callable, Mapping

from briefings.model import numbered
from tui.screens.desk import Desk
from tui.screens.trail import Trail
from tui.screens.views import View


class Folds:
    """The actions that open folds of the list and shut them."""

    def __init__(self, desk: Desk, trail: Trail) -> None:
        """Fold on a desk; `trail` leads back from who tells the same story."""
        self._desk = desk
        self._trail = trail

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "fold": self.fold,
            "unfold_all": self.unfold_all,
            "fold_all": self.fold_all,
            "same_story": self.same_story,
        }

    def fold(self) -> None:
        """Open the fold of the briefing under the cursor, or shut it."""
        desk = self._desk
        if not self._is_folding():
            return
        is_open = desk.library.fold(desk.current) if desk.current else None
        if is_open is None:
            desk.say("no copy is folded here")
        else:
            self._show(f"{desk.keymap.shown('fold')} {'shuts' if is_open else 'opens'} it again")

    def unfold_all(self) -> None:
        """Open all folds, or as many as are opened at once."""
        if self._is_folding():
            count, opened = self._desk.library.unfold_all()
            rest = f" of {count:,}: the others open one by one" if opened < count else ""
            self._show(f"{numbered(opened, 'fold is', 'folds are')} open{rest}")

    def fold_all(self) -> None:
        """Shut all folds."""
        if self._is_folding():
            self._desk.library.fold_all()
            self._show("all folds are shut")

    def same_story(self) -> None:
        """Show who else tells the story of the briefing under the cursor, below it."""
        desk = self._desk
        if desk.current and desk.library.same_story(desk.current):
            self._trail.open(View("Same story", f"story:{desk.current}"))
        else:
            desk.say("nobody else tells this story")

    def _is_folding(self) -> bool:
        is_folding = self._desk.is_home or bool(self._desk.query_text)
        if not is_folding:
            self._desk.say("here every copy has its own row")
        return is_folding

    def _show(self, said: str) -> None:
        """Show the list anew; from a copy that is folded away the cursor goes to its story."""
        desk = self._desk
        current = desk.panes.briefings.current or ""
        story = desk.library.story_of(current)
        is_shut = desk.is_home and desk.library.listing().index(current) is None
        if story != current and is_shut:
            desk.panes.briefings.go_to(story)
        desk.refill(anew=True)
        desk.follow_cursor()
        desk.say(said)
