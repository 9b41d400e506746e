"""What lies open on the main screen, and what is under its cursors; `desk` changes it."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.screen import Screen

from briefings.library import Library
from briefings.model import Alert, AlertGroup, Hit, Listing, Mention, Order, Page, Row
from tui.keys import Keymap, Place
from tui.paint.rows import is_telling
from tui.screens.hunting import Hunt
from tui.screens.opened import Opened
from tui.screens.pace import Pace
from tui.screens.telling import Telling
from tui.screens.views import ALL
from tui.widgets.alerts import AlertsPane
from tui.widgets.briefing_list import BriefingList
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import ActionLine, StatusLine


@dataclass(frozen=True, slots=True)
class Panes:
    """The widgets of the main screen."""

    status: StatusLine
    alerts: AlertsPane
    briefings: BriefingList
    reader: Reader
    bar: SearchBar
    actions: ActionLine


@dataclass(frozen=True, slots=True)
class Followed:
    """The one name that `e` and `E` go along."""

    entity: str
    name: str


class Standing:
    """What is open, and what an act is about."""

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        panes: Panes,
        screen: Screen[None],
        turn: Callable[[], None],
    ) -> None:
        """Stand between a library and the panes of a screen.

        `turn` is called when another pane has the keys, so that the screen can show it.
        """
        self.library = library
        self.keymap = keymap
        self.panes = panes
        self.pace = Pace(screen)
        self.hunt = Hunt(library, screen)
        self.place = Place.LIST
        self.query_text = ""
        self.view = ALL
        self.listing: Listing = library.listing()
        self.opened = Opened(panes.reader)
        self.telling = Telling(library, panes.status)
        self.followed: Followed | None = None
        self.open_groups: set[tuple[str, str]] = set()
        self.groups: tuple[AlertGroup, ...] = ()
        self._turn = turn
        panes.reader.reveal_key = keymap.shown("raw")
        panes.reader.measure = library.config.measure
        self.is_taking = False
        self._acts = library.acts
        self.has_acted = False
        """Whether anything was done since the start that can be undone."""

    # What is under the cursor

    @property
    def row(self) -> Row | None:
        """Give the row of the briefing that an act is about, whose text may not be open yet."""
        if self.place is Place.READER and self.page is not None:
            return self.page.row
        return self.panes.briefings.row if self._swing is None else None

    @property
    def current(self) -> str | None:
        """Give the id of the briefing that an act is about."""
        row = self.row
        return row.id if row is not None else None

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """Give the alerts of the briefing that an act is about."""
        current = self.current
        if self.page is not None and self.page.row.id == current:
            return self.page.alerts
        return self.library.alerts_of_briefing(current) if current else ()

    def page_meant(self) -> Page | None:
        """Give the page of the briefing that an act is about; one not open yet is read for it."""
        current = self.current
        if current is None or (self.page is not None and self.page.row.id == current):
            return self.page
        return self.library.page(current)

    @property
    def alert(self) -> AlertGroup | Alert | None:
        """Give the alert or group under the cursor of the alerts; in the inbox a spike, a silence.

        None where the cursor that has the keys is on a briefing.
        """
        if self.place is Place.READER and self.page is not None:
            return None
        return self.panes.alerts.current if self.place is Place.ALERTS else self._swing

    @property
    def _swing(self) -> Alert | None:
        row = self.panes.briefings.row
        return row.swing if row is not None else None

    @property
    def swing(self) -> Alert | None:
        """Give the spike or silence that an act is about: it is of no briefing."""
        chosen = self.alert
        return chosen if isinstance(chosen, Alert) and not chosen.briefing else None

    @property
    def page(self) -> Page | None:
        """Give the page that lies open."""
        return self.opened.page

    @property
    def briefing_meant(self) -> str | None:
        """Give the id of the briefing under the cursor, or of the alert under it."""
        chosen = self.alert
        if isinstance(chosen, AlertGroup):
            return None
        return chosen.briefing if chosen else self.current

    @property
    def mention(self) -> Mention | None:
        """Give the name under the reader's cursor."""
        return self.opened.mention

    @property
    def is_asked(self) -> bool:
        """Whether the rows say by which words they are there: in a search, and in the inbox."""
        return bool(self.query_text) or self.view.is_inbox

    @property
    def is_home(self) -> bool:
        """Whether the list has all briefings, and so leads nowhere back."""
        return not self.query_text and self.view == ALL

    @property
    def is_sorted(self) -> bool:
        """Whether the list has no tiers and no order of its own."""
        has_own = self.query_text or self.view.is_inbox or self.view.those
        return not (has_own or any(map(is_telling, self.listing.groups)))

    @property
    def _is_by_receipt(self) -> bool:
        return self.library.order is Order.RECEIVED

    @property
    def hit(self) -> Hit | None:
        """Give why the open text, or else the briefing under the cursor, answers the search."""
        is_open = self.page is not None and self.page.row.id == self.current
        if is_open and self.opened.hit is not None:
            return self.opened.hit
        return self.listing.hit(self.current) if self.current and self.is_asked else None

    @property
    def sought(self) -> str:
        """Give the words that the open text is still looked through for; empty for none."""
        if self.hunt.is_late:
            return self.hunt.sought
        is_coming = self.hunt.is_opening or self.library.is_rough(self.listing)
        return self.query_text if is_coming and not self.opened.marks else ""

    @property
    def is_at_top(self) -> bool:
        """Whether list and text are where they begin, and the list has the keys."""
        is_list = self.place is Place.LIST and self.panes.briefings.is_at_top
        return is_list and not self.panes.reader.top_offset
