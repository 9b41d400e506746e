"""Moving: in the list, the alerts and the text, and from one to the other."""

from collections.abc import Callable, Mapping
from functools import partial

from briefings.model import Alert, AlertGroup, EntityKind, Order
from tui.keys import Place
from tui.screens.desk import Desk
from tui.screens.standing import Followed
from tui.screens.trail import Trail
from tui.screens.views import ALL, VIEWS, View, no_view

LAST_VIEW = 9
"""The number of the last key that has a view."""

FEW = 20
"""Alerts of a group in which is looked for who is meant."""


class Moves:
    """The actions that go somewhere."""

    def __init__(
        self,
        desk: Desk,
        trail: Trail,
        panes: Callable[[], tuple[Place, ...]],
        hold: Callable[[], None],
    ) -> None:
        """Move on a desk; `panes` gives the panes that have something in them, in order.

        `hold` has the list stay as it is from then on, beside the keys.
        """
        self._desk = desk
        self._trail = trail
        self._order = panes
        self._hold = hold

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "down": lambda: self.rows(1),
            "up": lambda: self.rows(-1),
            "half_down": lambda: self.pages(0.5),
            "half_up": lambda: self.pages(-0.5),
            "page_down": lambda: self.pages(1),
            "page_up": lambda: self.pages(-1),
            "top": self.top,
            "bottom": self.bottom,
            "next_day": lambda: self.day(1),
            "previous_day": lambda: self.day(-1),
            "next_pane": lambda: self.pane(1),
            "previous_pane": lambda: self.pane(-1),
            "open": self.open,
            "read_on": self.read_on,
            "next_name": lambda: self.name(back=False),
            "previous_name": lambda: self.name(back=True),
            "along": self.along,
            "sort": self.sort,
            **{f"view_{at + 1}": partial(self.view, at) for at in range(LAST_VIEW)},
        }

    def view(self, at: int) -> None:
        """Show the view of a key."""
        own = (View(name, query) for name, query in self._desk.library.config.views)
        views = (*VIEWS, *own)
        if at < len(views):
            self._trail.change(views[at])
        else:
            key = self._desk.keymap.shown("problems")
            self._desk.say(no_view(at + 1, self._desk.library.config, key))

    def sort(self) -> None:
        """Order the list by receipt, or by date again; the cursor keeps its briefing."""
        desk = self._desk
        if not desk.is_sorted:
            desk.say("this list keeps its order: a search is by how sure it is, others as counted")
            return
        is_by_date, is_held = desk.library.order is Order.DATE, desk.library.is_held
        desk.library.sort(Order.RECEIVED if is_by_date else Order.DATE)
        desk.refill(anew=True)
        if is_held:
            self._hold()
        now, other = ("as received", "by date") if is_by_date else ("by date", "as received")
        desk.say(f"{now} · {desk.keymap.shown('sort')} orders {other}")

    # Within a pane

    def rows(self, count: int) -> None:
        """Move by rows of a list, or lines of the text."""
        match self._desk.place:
            case Place.READER:
                self._desk.panes.reader.lines(count)
            case Place.ALERTS:
                self._desk.panes.alerts.move(count)
            case _:
                self._desk.panes.briefings.move(count)
                self._settle()

    def pages(self, count: float) -> None:
        """Move by pages."""
        match self._desk.place:
            case Place.READER:
                self._desk.panes.reader.pages(count)
            case Place.ALERTS:
                self._desk.panes.alerts.move(round(10 * count))
            case _:
                self._desk.panes.briefings.move_pages(count)
                self._settle()

    def top(self) -> None:
        """Go to the beginning."""
        match self._desk.place:
            case Place.READER:
                self._desk.panes.reader.top()
            case Place.ALERTS:
                self._desk.panes.alerts.top()
            case _:
                self._desk.panes.briefings.top()
                self._settle()

    def bottom(self) -> None:
        """Go to the end."""
        match self._desk.place:
            case Place.READER:
                self._desk.panes.reader.bottom()
            case Place.ALERTS:
                self._desk.panes.alerts.bottom()
            case _:
                self._desk.lengthen(lambda: True)
                self._desk.panes.briefings.bottom()
                if self._desk.listing.has_more:
                    self._desk.say("there may be more · again goes on")
                self._settle()

    def day(self, step: int) -> None:
        """Go to the next or previous heading of the list."""
        desk = self._desk
        groups = desk.listing.groups
        if step > 0 and groups and desk.panes.briefings.cursor >= groups[-1].first:
            desk.lengthen(lambda: len(desk.listing.groups) == len(groups))
        before = desk.current
        if desk.panes.briefings.next_group(step) == before:
            desk.say(f"no day or tier {'after' if step > 0 else 'before'} this one")
        self._settle()

    def _settle(self) -> None:
        self._desk.pace.run(self._desk.follow_cursor)

    # From pane to pane

    def pane(self, step: int) -> None:
        """Give the keys to the next pane that has something in it."""
        order = self._order()
        at = order.index(self._desk.place) if self._desk.place in order else -step
        self._desk.turn(order[(at + step) % len(order)])

    def open(self) -> None:
        """Open what is under the cursor."""
        if self._desk.alert is not None:
            self._desk.pace.settle()
            self._open_alert()
        elif self._desk.panes.briefings.current is None:
            self._desk.say("nothing to open here")
        else:
            self._desk.pace.settle()
            self._desk.turn(Place.READER)

    def _open_alert(self) -> None:
        desk = self._desk
        chosen = desk.alert
        if isinstance(chosen, AlertGroup):
            desk.panes.alerts.toggle_open()
        elif isinstance(chosen, Alert) and not chosen.briefing:
            those = desk.library.behind(chosen)
            self._trail.open(View(f"{chosen.watch}, {chosen.last}", those=those))
        elif isinstance(chosen, Alert):
            self._leave_search()
            followed = _rung(chosen)
            if followed is None or chosen.told is None:
                desk.open_answer(chosen)
            else:
                desk.go(chosen.briefing, chosen.told)
                desk.followed = followed
            desk.turn(Place.READER)

    def _leave_search(self) -> None:
        """Lay the whole library out again: an alert may be of a briefing no search shows."""
        self._trail.clear()
        if not self._desk.is_home:
            self._desk.view = ALL
            self._desk.lay(self._desk.listed(), "")

    # Reading on

    def read_on(self) -> None:
        """Go a page on; at the end mark the briefing read and open the next unread one."""
        desk = self._desk
        if desk.page is None and desk.hunt.is_opening:
            desk.bring_text()
            return
        if desk.page is None:
            self._read_next(desk.panes.briefings.current or "")
            return
        if desk.bring_text():
            return
        if desk.panes.reader.page_down():
            return
        here = desk.page.row.id
        if desk.page.row.unread:
            desk.library.mark([here], read=True)
        self._read_next(here)

    def _read_next(self, here: str) -> None:
        """Open the next unread briefing behind a row."""
        desk = self._desk
        following = desk.listing.next_unread(here)
        desk.refill()
        if following is None:
            desk.say(self._all_read())
            return
        desk.panes.briefings.show(desk.listing, following)
        desk.read(following, 0)

    def _all_read(self) -> str:
        """Give what is said where nothing unread is left in this list."""
        left = self._desk.library.summary().unread
        key = self._desk.keymap.shown("view_1")
        if not left:
            return "everything is read"
        return f"everything here is read · {left:,} new: {key} lists them"

    # Along names

    def name(self, *, back: bool) -> None:
        """Go to the next or previous watched name, or the followed one, across briefings."""
        desk = self._desk
        here = desk.page.row.id if desk.page else desk.current
        if here is None:
            desk.say("no briefing is open")
            return
        entity = desk.followed.entity if desk.followed else ""
        found = desk.library.travel(desk.listing, here, self._from(back), back=back, entity=entity)
        if found is None:
            desk.say(self._no_more(back))
            return
        desk.go(*found)
        desk.bring_text()

    def _from(self, back: bool) -> int:
        """Give the offset that the way goes on from: the cursor, else the top of the text."""
        selected = self._desk.mention
        if selected is not None:
            return selected.span.start
        top = self._desk.panes.reader.top_offset
        return top if back else top - 1

    def _no_more(self, back: bool) -> str:
        desk = self._desk
        what = desk.followed.name if desk.followed else "watched name"
        if desk.followed is None and not desk.groups:
            watch = desk.keymap.shown("watch")
            return f"no watched name in any briefing · {watch} watches one"
        if back:
            return f"no {what} before this · {desk.keymap.shown('next_name')} goes on"
        return f"no further {what} · {desk.keymap.shown('previous_name')} goes back"

    def along(self) -> None:
        """Follow the name under the cursor alone, or let it go."""
        desk = self._desk
        if desk.followed is not None:
            desk.followed = None
            desk.say("all watched names again")
            return
        desk.followed = self._under_cursor()
        if desk.followed is None:
            desk.say(f"no name here · {desk.keymap.shown('next_name')} goes to one")

    def _under_cursor(self) -> Followed | None:
        desk = self._desk
        chosen = desk.alert
        if isinstance(chosen, AlertGroup | Alert):
            return _rung(chosen)
        if desk.mention is not None:
            return Followed(desk.mention.entity, desk.mention.name)
        if desk.place is Place.LIST and desk.row and desk.row.names:
            first = desk.row.names[0]
            return Followed(first.entity, first.name)
        top = desk.panes.reader.top_offset
        mentions = desk.page.mentions if desk.page else ()
        seen = next((one for one in mentions if one.is_told and one.span.start >= top), None)
        if seen is None:
            return None
        desk.opened.select(seen)
        return Followed(seen.entity, seen.name)


def _rung(chosen: AlertGroup | Alert) -> Followed | None:
    """Give who a group or an alert rang for; None for a query."""
    alerts = chosen.alerts[:FEW] if isinstance(chosen, AlertGroup) else (chosen,)
    name = chosen.watch.name if isinstance(chosen, AlertGroup) else chosen.watch
    mentions = [mention for alert in alerts for mention in alert.mentions]
    is_name = bool(mentions) and mentions[0].kind is not EntityKind.WORDS
    return Followed(mentions[0].entity, name) if is_name else None
