"""What changes what lies open on the main screen: the listing, the page, the alerts.

Everything that acts on it goes through here, so that list, text, alerts and the two bars always
say the same, in the frame of the key that changed it.
"""

from collections.abc import Callable
from dataclasses import replace
from os.path import basename

from briefings.model import (
    Alert,
    AlertGroup,
    Change,
    Hit,
    Listing,
    Mention,
    Page,
    Problem,
)
from tui.keys import Keymap, Place
from tui.messages import Paged
from tui.paint.cells import cut
from tui.paint.inks import People
from tui.screens import words
from tui.screens.hunting import FEWEST
from tui.screens.standing import Standing
from tui.screens.views import ALL, View

NEAR = 40
"""Rows from the end of what a search found at which more is looked for."""
_LABEL = 32
"""Cells that the name of an act may take anyway, so that the key which undoes it is seen too."""
_BESIDE = 68
"""Cells that the rest of the top line wants."""


class Desk(Standing):
    """What is open, and the only way to change it."""

    # Showing

    def start(self) -> None:
        """Show the library, with the cursor where it was left."""
        place = self.library.place()
        self.telling.is_first = place is None
        self.telling.count(self.keymap)
        self.fill_alerts()
        self.lay(self.library.listing(), "", place.briefing if place else None)
        if place is not None and self.page is None and place.briefing == self.current:
            self.read(place.briefing)
        if place is not None and self.page is not None and self.page.row.id == place.briefing:
            self.panes.reader.scroll_to_offset(place.offset)

    def turn(self, place: Place) -> None:
        """Give the keys to another pane."""
        self.place = place
        self._turn()

    def bring_text(self) -> bool:
        """Bring the text to the front where it hides behind the list; False where it does not."""
        is_hidden = self.place is not Place.READER and not self.panes.reader.display
        if is_hidden:
            self.turn(Place.READER)
        return is_hidden

    def listed(self) -> Listing:
        """Give the rows of the view."""
        if self.view == ALL:
            return self.library.listing()
        if self.view.is_inbox:
            return self.library.inbox()
        if self.view.those:
            return self.library.those(self.view.those, self.view.name)
        return self.library.listing(self.view.query, heads=self.view.heads, limit=None)

    def change_view(self, view: View) -> None:
        """Show another view, with the cursor on its top, or where it was if that is in it."""
        self.view = view
        listing = self.listed()
        top = next((row.id for row in listing.rows(0, 1)), None)
        self.lay(listing, "", self.page.row.id if self.page and view == ALL else top)
        self.turn(Place.LIST)

    def lay(self, listing: Listing, query: str, briefing: str | None = None) -> None:
        """Put a listing on the screen, and the briefing under its cursor beside it."""
        self.listing = listing
        self.query_text = query
        self._show_listing(briefing)
        self.follow_cursor()

    def doubt(self, aside: str = "not what is typed now") -> None:
        """Say over the list that it answers what was typed before."""
        self._show_listing(self.panes.briefings.current, aside=aside)

    def trust(self) -> None:
        """Say of the list no more that it answers what was typed before."""
        self._show_listing(self.panes.briefings.current)

    def lengthen(self, goes_on: Callable[[], bool] | None = None) -> None:
        """Look for more hits, once, or as long as `goes_on` says so and a key can wait."""
        if self.listing.has_more:
            self.hunt.lengthen(self.listing, goes_on)
            self._show_listing(self.panes.briefings.current)

    def _show_listing(self, briefing: str | None, *, aside: str = "") -> None:
        if self.query_text:
            titled = f"Found · {self.query_text}"
            doubt = "" if len(self.listing) else self.library.doubt(self.query_text)
            empty = words.no_match(self.keymap, self.query_text, doubt, is_taking=self.is_taking)
        elif self.view != ALL:
            titled = f"{self.view.name} · {self._counted()}"
            titled += " · as received" if self.is_sorted and self._is_by_receipt else ""
            empty = words.empty_view(self.keymap, self.view)
        else:
            order = "as received" if self._is_by_receipt else "by date"
            titled = "Briefings" if aside else f"Briefings · {order}"
            sources = self.library.sources
            empty = (
                words.FIRST_TAKING
                if self.is_taking
                else words.empty_library(self.keymap, sources, len(self.telling.problems))
            )
        told = f"{titled} · {aside}" if aside else titled
        self.panes.briefings.show(self.listing, briefing, titled=told, empty=empty)

    def _counted(self) -> str:
        if not self.view.is_inbox:
            return f"{len(self.listing):,}"
        return words.inbox(
            len(self.listing),
            self.library.swings_of(self.listing),
            more=self.listing.has_more,
        )

    def follow_cursor(self) -> None:
        """Show in the reader what is under the list's cursor."""
        near = self.panes.briefings.room if self.library.is_partial(self.listing) else NEAR
        if self.panes.briefings.cursor + near >= len(self.listing):
            self.lengthen()
        briefing = self.panes.briefings.current
        self.panes.reader.empty = words.no_text(self.keymap, self._swing) if self._swing else ()
        if briefing is None or self._swing:
            self.hunt.leave()
            self.opened.show(None)
        elif self.page is None or self.page.row.id != briefing or self.is_asked:
            self._follow(briefing)

    def _follow(self, briefing: str) -> None:
        """Open what the cursor came to: a long text once it rests there, if it is not open."""
        page = self.library.page(briefing, at_once=True)
        if page is None and self.page is not None and self.page.row.id == briefing:
            page = self.page
        if page is None:
            self.panes.reader.empty = words.OPENING
            self.hunt.open(briefing)
        else:
            self.hunt.leave()
        self._open(page, self._hit_of(briefing))
        if self.is_asked:
            self.hunt.look_on(self.listing)

    def _hit_of(self, briefing: str) -> Hit | None:
        """Give why a row is there; of a long text that is looked for, once it is asked."""
        return self.listing.hit(briefing) if self.is_asked else None

    def _open(self, page: Page | None, hit: Hit | None, offset: int | None = None) -> None:
        self.opened.show(page, offset)
        self.opened.mark(hit if page else None, offset)

    def paged(self, message: Paged) -> None:
        """Show a long text that the keys did not wait for, if the cursor is still there.

        Raises what kept it from being read.
        """
        briefing, page = message.briefing, message.page
        if not self.hunt.is_wanted(message) or briefing != self.panes.briefings.current:
            return
        before = self.page
        if before is None or before.row.id != briefing:
            self.panes.reader.empty = words.NOT_OPENED if message.error else words.GONE
            self._open(page, self._hit_of(briefing))
        elif page is not None:
            # What the reader did meanwhile is newer.
            self.opened.renew(replace(page, row=before.row, alerts=before.alerts))
        if self.is_asked:
            self.hunt.look_on(self.listing)
        if message.error is not None:
            raise message.error

    def read(self, briefing: str, offset: int | None = None) -> bool:
        """Open a briefing in the reader, at an offset or where it answers the search.

        False where it is gone.
        """
        self.hunt.leave()
        page = self.library.page(briefing)
        self._open(page, self._hit_of(briefing) if page else None, offset)
        return page is not None

    def go(self, briefing: str, mention: Mention) -> None:
        """Open a briefing, or stay in it, with the cursor on a name."""
        if self.page is None or self.page.row.id != briefing:
            self.read(briefing, mention.span.start)
            self.panes.briefings.go_to(briefing)
        self.opened.select(mention)

    def open_answer(self, alert: Alert) -> None:
        """Open what answers a watched query, with its words marked as those of a search."""
        met = alert.mentions
        self.read(alert.briefing, met[0].span.start if met else None)
        self.panes.briefings.go_to(alert.briefing)
        self.opened.mark_answer(alert)

    def refill(self, *, anew: bool = False, in_place: bool = False) -> None:
        """Read everything on the screen again, and leave cursor and scroll where they are.

        What a search or a view found stays, though it may be read or seen by now, unless it is
        asked `anew`. With `in_place` no alert goes to another place of the pane either.
        """
        is_open = self.page is not None and self.page.row.id == self.panes.briefings.current
        if not self.query_text:
            self.listing = self.listed() if anew else self.library.again(self.listing)
        elif anew:
            self.listing = self.hunt.again(self.query_text, max(len(self.listing), FEWEST))
        self._show_listing(self._near())
        self.telling.count(self.keymap)
        self.fill_alerts(in_place=in_place)
        page = self._read_again()
        has_left = is_open and page is not None and page.row.id != self.panes.briefings.current
        if page is None or (has_left and self.place is Place.LIST):
            self.follow_cursor()
        elif page != self.page:
            self.opened.renew(page)

    @property
    def is_behind(self) -> bool:
        """Whether something was done since all was read: in another window, or by a command."""
        return self.library.acts != self._acts

    def follow_others(self) -> None:
        """Show what was done elsewhere; what came meanwhile moves nothing, and waits."""
        self._acts = self.library.acts
        self.library.follow_others()
        if self.is_home:
            self.listing = self.library.again(self.listing)
            self._show_listing(self._near())
        else:
            self.panes.briefings.refresh_rows()
        self.arrived()
        page = self._read_again()
        if page is not None and page != self.page:
            self.opened.renew(page)

    def _read_again(self) -> Page | None:
        """Give the open page as it is now; of a long text, its names and words come later."""
        before = self.page
        page = self.library.page_again(before) if before else None
        if page and before and page.briefing is before.briefing and _is_other(page, before):
            self.hunt.open(page.row.id)
        return page

    def _near(self) -> str | None:
        """Give the briefing under the cursor, or where it went, the one that took its place."""
        pane = self.panes.briefings
        current = pane.current
        if current is None or self.listing.index(current) is not None or not len(self.listing):
            return current
        return self.listing.rows(min(pane.cursor, len(self.listing) - 1), 1)[0].id

    def arrived(self) -> None:
        """Say what came and waits; no row of the list moves, nor the height of the alerts."""
        self.telling.count(self.keymap)
        self.groups = self._groups_in_place()
        self.panes.alerts.show(
            self.groups,
            self.open_groups,
            empty=words.no_alert(self.keymap, self.telling.summary),
            steady=True,
        )

    def _groups_in_place(self) -> tuple[AlertGroup, ...]:
        """Give the alerts as they are now, in the order in which they stand; new ones last."""
        at = {_key(group): place for place, group in enumerate(self.groups)}
        found = self.library.alert_groups()
        return tuple(sorted(found, key=lambda group: at.get(_key(group), len(at))))

    def fill_alerts(self, *, in_place: bool = False) -> None:
        """Read the alerts again."""
        self.groups = self._groups_in_place() if in_place else self.library.alert_groups()
        people = People.of(self.groups)
        self.panes.alerts.people = people
        self.panes.briefings.people = people
        self.panes.briefings.refresh_rows()
        self.panes.reader.people = people
        self.panes.alerts.show(
            self.groups,
            self.open_groups,
            empty=words.no_alert(self.keymap, self.telling.summary),
        )

    def reconfigure(self, keymap: Keymap, problems: tuple[Problem, ...]) -> None:
        """Take keys and measure of a configuration that was read again; say how that went.

        `problems` is what is wrong in the keys.
        """
        self.keymap = keymap
        self.telling.troubles = problems
        self.panes.reader.reveal_key = keymap.shown("raw")
        self.panes.reader.measure = self.library.config.measure
        wrong = [*problems, *self.library.config.problems]
        if self.library.config.problems:
            # The folders above the file leave no room for what is wrong in it.
            told = replace(wrong[0], where=basename(wrong[0].where))
            self.say(f"the rules before stay in force: {told}")
        else:
            met = self.library.take_unheard()
            read = self.library.inherited or met or "the configuration was read again"
            self.say(str(wrong[0]) if wrong else read)

    # Saying

    def say(self, said: str) -> None:
        """Say something until the next key."""
        self.telling.say(said)

    def hush(self) -> None:
        """Take back what was said for the last key."""
        self.telling.hush()

    def fill_status(self) -> None:
        """Write the top line, and over the text the one name that is followed."""
        followed = self.followed.name if self.followed else ""
        self.panes.reader.along = followed
        self.telling.show(self.keymap, followed)

    def done(self, change: Change, *, in_place: bool = False) -> None:
        """Show what an act changed, say it, and name the key that takes it back.

        With `in_place` what it moves among the alerts goes there with the next act.
        """
        self.has_acted = True
        self.refill(in_place=in_place)
        told = (self.named(change.label), change.also, f"{self.keymap.shown('undo')} undoes")
        self.say(" · ".join(filter(None, told)))

    def named(self, label: str) -> str:
        """Give the name of an act, or of what is run, as far as the top line has room for it."""
        return cut(label, max(_LABEL, self.panes.status.size.width - _BESIDE))


def _is_other(page: Page, before: Page) -> bool:
    """Whether more of a row is another than what the reader did."""
    row, now = before.row, page.row
    done = replace(
        row,
        unread=now.unread,
        pinned=now.pinned,
        ringing=now.ringing,
        tags=now.tags,
        notes=now.notes,
    )
    return done != now


def _key(group: AlertGroup) -> tuple[str, str]:
    return group.watch.watchlist, group.watch.name
