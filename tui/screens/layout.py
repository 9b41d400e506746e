"""Which panes stand where: list and text side by side, or one before the other."""

from collections.abc import Mapping

from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from tui.keys import Place
from tui.screens.desk import Desk
from tui.widgets.notice import Notice
from tui.widgets.pane import Pane

WIDE = 100
"""Columns from which list and text stand side by side."""
NARROWEST, LOWEST = 40, 10
"""Columns and lines under which nothing but a notice is shown."""


class Row(Horizontal):
    """Panes side by side. They leave nothing of it to be seen, so nothing is drawn for it."""

    BLANK = True


class Column(Vertical):
    """Panes one over the other, likewise."""

    BLANK = True


class Layout:
    """The containers of the main screen, and what of them is to be seen."""

    def __init__(self) -> None:
        """Begin with both panes."""
        self.body = Row(id="body")
        self.left = Column(id="left")
        self.small = Notice("Too small", "40 x 10 are needed", id="small")
        self.is_zen = False

    def show(
        self, desk: Desk, size: Size, *, is_asking: bool, is_advised: bool = False
    ) -> Pane | None:
        """Show what the size has room for; give the pane that has the keys, None without room.

        `is_advised`: whether the line of the keys says how to mend what is asked.
        """
        wide, high = size
        fits = wide >= NARROWEST and high >= LOWEST
        is_reading = desk.place is Place.READER
        panes = desk.panes
        self.small.display = not fits
        self.body.display = fits
        panes.reader.display = is_reading or wide >= WIDE
        self.left.display = not self.is_zen and (wide >= WIDE or not is_reading)
        panes.bar.display = fits and is_asking
        panes.status.display = fits and not self.is_zen
        panes.actions.display = fits and (is_advised or not (self.is_zen or is_asking))
        return _in_front(desk) if fits else None


def in_order(desk: Desk) -> tuple[Place, ...]:
    """Give the panes that Tab goes round."""
    places = [Place.ALERTS] if desk.groups else []
    is_any = len(desk.listing) > 0 or desk.page is not None or desk.place is Place.READER
    text = [Place.READER] if is_any else []
    return (*places, Place.LIST, *text)


def _in_front(desk: Desk) -> Pane:
    panes: Mapping[Place, Pane] = {
        Place.ALERTS: desk.panes.alerts,
        Place.READER: desk.panes.reader,
    }
    return panes.get(desk.place, desk.panes.briefings)
