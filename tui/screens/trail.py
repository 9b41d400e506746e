"""The way back: what was on the screen before a search, or before a list that something opened."""

from dataclasses import dataclass

from briefings.model import Hit
from tui.screens.desk import Desk
from tui.screens.hunting import FEWEST
from tui.screens.views import ALL, View

MOST = 50
"""Places that are remembered."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What was on the screen, to come back to."""

    view: View
    query_text: str
    briefing: str | None
    top_line: int
    offset: int
    hit: Hit | None


class Trail:
    """The places that lead to what is on the screen, the first of them first."""

    def __init__(self, desk: Desk) -> None:
        """Remember the places of a desk."""
        self._desk = desk
        self._spots: list[Spot] = []

    def now(self) -> Spot:
        """Give the place that the screen shows."""
        desk = self._desk
        return Spot(
            desk.view,
            desk.query_text,
            desk.panes.briefings.current,
            desk.panes.briefings.top_line,
            desk.panes.reader.top_offset,
            desk.hit,
        )

    def mark(self) -> None:
        """Remember the place that the screen shows: what follows leads back to it."""
        self._spots.append(self.now())
        del self._spots[:-MOST]

    def forget(self) -> None:
        """Forget the place marked last."""
        if self._spots:
            self._spots.pop()

    def settle(self) -> None:
        """Forget the place marked last where the screen still shows it."""
        last = self._spots[-1] if self._spots else None
        shown = self._desk.view, self._desk.query_text.strip()
        if last is not None and shown == (last.view, last.query_text.strip()):
            self.forget()

    def pass_over_search(self) -> None:
        """Forget the results from which another search was begun: it leads back to before both."""
        if len(self._spots) > 1 and self._spots[-1].query_text:
            self.forget()

    def open(self, view: View) -> None:
        """Show a list that something on the screen led to."""
        self.mark()
        self._desk.change_view(view)

    def change(self, view: View) -> None:
        """Show a view that leads back to all briefings, wherever it was called from."""
        self.clear()
        self._desk.change_view(view)

    def clear(self) -> None:
        """Forget all places: what is shown leads back to all briefings."""
        self._spots.clear()

    def back(self) -> bool:
        """Go back to the place marked last, else to all briefings; False where those are shown."""
        if self._spots:
            self.show(self._spots.pop())
        elif self._desk.is_home:
            return False
        else:
            self._desk.change_view(ALL)
        return True

    def back_while_typing(self) -> None:
        """Show the place marked last, and leave it marked."""
        if self._spots:
            self.show(self._spots[-1])

    def show(self, spot: Spot) -> None:
        """Show a place exactly as it was, with what is in its list by now."""
        desk = self._desk
        desk.hunt.stop()
        if (desk.view, desk.query_text) != (spot.view, spot.query_text):
            desk.view = spot.view
            query = spot.query_text
            listing = desk.hunt.again(query, FEWEST) if query else desk.listed()
            desk.lay(listing, query, spot.briefing)
            desk.panes.briefings.top_line = spot.top_line
            if spot.briefing is not None:
                desk.read(spot.briefing, spot.offset)
        desk.opened.mark(spot.hit)
        desk.panes.reader.scroll_to_offset(spot.offset)
