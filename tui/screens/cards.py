"""The name card, and the timeline of the list: numbers that open exactly what they count."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from briefings.model import Alert, AlertGroup, DayGroup, EntityKind, Fact, Listing, Mention, Row
from tui.keys import Keymap, Place
from tui.screens.asking import Asking, Push, Take
from tui.screens.desk import Desk
from tui.screens.trail import Trail
from tui.screens.views import View
from tui.screens.window import Window
from tui.widgets.panel import Item

BAR = 40
"""Cells of the longest bar."""
LONG = 14
"""Days, weeks or months without anything, one after the other, that are still drawn each."""
COUNTED = 5000
"""Rows of a heading looked at for the timeline, at most, where that is not of their day."""
_UNKNOWN, _AHEAD = "date unknown", "dated ahead"
_DAYS, _WEEKS = 45, 400
"""The longest time, in days, that is shown by day, and the longest that is shown by week."""


class Pick(Window):
    """Lines with a cursor; Enter opens the one under it."""

    def __init__(
        self, titled: str, items: Sequence[Item], keymap: Keymap, open_one: Callable[[int], None]
    ) -> None:
        """Show items; `open_one` gets what the chosen one is called, the window gone."""
        super().__init__(titled, items, keymap)
        self._open_one = open_one

    def fill(self) -> None:
        """Show the items with a cursor."""
        keymap = self._presses.keymap
        note = f"{keymap.shown('open')} opens · {keymap.shown('close')} closes"
        self.panel.show(self.titled, self._items, note, choosing=True)

    def perform(self, action: str) -> None:
        """Open, move or close."""
        chosen = self.panel.chosen
        if action != "open":
            super().perform(action)
        elif chosen is not None:
            self.dismiss()
            self.app.call_later(self._open_one, chosen)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days of a timeline."""

    first: date
    last: date
    count: int

    @property
    def label(self) -> str:
        """Give the day, the week's first day, or the month."""
        if self.first == self.last:
            return self.first.isoformat()
        is_week = (self.last - self.first).days == 6
        return f"week of {self.first.isoformat()}" if is_week else self.first.strftime("%Y-%m")


def stretches(days: Mapping[date, int]) -> list[Stretch]:
    """Cut a time into days, weeks or months, newest first, those without anything too."""
    if not days:
        return []
    oldest, newest = min(days), max(days)
    span = (newest - oldest).days
    found = []
    last = newest
    while last >= oldest:
        first = last
        if span > _WEEKS:
            first = last.replace(day=1)
        elif span > _DAYS:
            first = last - timedelta(days=last.weekday())
            last = first + timedelta(days=6)
        count = sum(
            days.get(first + timedelta(days=at), 0) for at in range((last - first).days + 1)
        )
        found.append(Stretch(first, last, count))
        last = first - timedelta(days=1)
    return found


def bar(count: int, most: int) -> str:
    """Draw a count, a cell each, or beside the greatest where that has no room; none is a dot."""
    cells = count if most <= BAR else max(1, round(BAR * count / most))
    return f"{'▇' * cells} {count:,}" if count else "·"


class Cards(Asking):
    """The actions that show what a name, or a list, holds."""

    def __init__(self, desk: Desk, trail: Trail, push: Push, take: Take) -> None:
        """Show cards over a desk; `trail` leads back from what they count."""
        super().__init__(desk, push, take)
        self._trail = trail

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"card": self.card, "timeline": self.timeline}

    # A name

    def card(self) -> None:
        """Show the card of the name under the cursor."""
        found = self._named()
        if found is None:
            self._desk.say(f"no name here · {self._desk.keymap.shown('next_name')} goes to one")
            return
        made = self._desk.library.card(*found)
        facts = made.facts

        def show(at: int) -> None:
            self._take(lambda: self._open(made.name, facts[at]))

        self._push(Pick(made.name, list(_items(facts)), self._desk.keymap, show))

    def _named(self) -> tuple[str, str, EntityKind] | None:
        """Give who is under the cursor: the name in the text, of the alert, or of the row."""
        desk = self._desk
        mention = desk.mention if desk.alert is None else self._rang(desk.alert)
        if mention is not None:
            return mention.entity, mention.name, mention.kind
        page = desk.page_meant() if desk.alert is None else None
        kinds = {one.entity: one for one in page.mentions} if page else {}
        for one in page.row.names if page else ():
            if one.entity in kinds:
                return one.entity, kinds[one.entity].name, kinds[one.entity].kind
        return None

    def _rang(self, chosen: Alert | AlertGroup) -> Mention | None:
        """Give whom an alert or a group rang for; of a spike or silence, whom its watch did."""
        alerts: Sequence[Alert] = ()
        if isinstance(chosen, Alert) and chosen.briefing:
            alerts = (chosen,)
        else:
            group = chosen if isinstance(chosen, AlertGroup) else self._group_of(chosen)
            first = len(group.swings) if group else 0
            alerts = group.alerts[first : first + 1] if group else ()
        return next((mention for one in alerts for mention in one.mentions), None)

    def _group_of(self, alert: Alert) -> AlertGroup | None:
        key = alert.watchlist, alert.watch
        groups = self._desk.groups
        return next((one for one in groups if (one.watch.watchlist, one.watch.name) == key), None)

    def _open(self, name: str, fact: Fact) -> None:
        """Show exactly the briefings that a fact counts."""
        desk = self._desk
        those = tuple(fact.briefings)
        self._trail.open(View(f"{name} · {fact.heading} {fact.label}", those=those))
        if fact.offset >= 0:
            desk.read(fact.briefings[0], fact.offset)
            desk.turn(Place.READER)

    # Time

    def timeline(self) -> None:
        """Show how many rows of the list are of each day, week or month."""
        desk = self._desk
        listing = desk.listing
        days, firsts, others = _days(listing, desk.library.days_of_receipt())
        found = stretches(days)
        if not found:
            desk.say("nothing here has a day")
            return
        most = max(one.count for one in found)
        items = list(_bars(found, most))
        items += (Item(label=label, words=f"{count:,}") for label, count in others.items())

        def go(at: int) -> None:
            stretch = found[at]
            day = max(day for day in firsts if stretch.first <= day <= stretch.last)
            self._take(lambda: self._go_to(listing.rows(firsts[day], 1)))

        total = sum(days.values()) + others.total()
        self._push(Pick(f"Timeline · {total:,}", items, desk.keymap, go))

    def _go_to(self, rows: Sequence[Row]) -> None:
        self._desk.turn(Place.LIST)
        for row in rows:
            self._desk.panes.briefings.go_to(row.id)
        self._desk.follow_cursor()


def _bars(found: Sequence[Stretch], most: int) -> Iterator[Item]:
    """Draw each stretch, but for a long time without anything."""
    for is_empty, run in groupby(enumerate(found), key=lambda one: not one[1].count):
        held = list(run)
        if is_empty and len(held) > LONG:
            first, last = held[-1][1].label, held[0][1].label
            yield Item(label="·", words=f"{len(held)} without any, {first} to {last}")
            continue
        for at, one in held:
            yield Item(label=one.label, words=bar(one.count, most), chosen=-1 if is_empty else at)


def _items(facts: Sequence[Fact]) -> Iterator[Item]:
    heading = ""
    for at, fact in enumerate(facts):
        if fact.heading != heading:
            heading = fact.heading
            yield Item(heading=heading)
        yield Item(label=fact.label, words=fact.words, chosen=at if fact.briefings else -1)


def _days(
    listing: Listing, received: Mapping[date, bool]
) -> tuple[dict[date, int], dict[date, int], Counter[str]]:
    """Give how many rows each day has, the place of its first, and how many are of none, by why.

    Headings say it where their rows are of their day. Under the days of `received` stand others,
    last in each: the undated, and where it is true those dated ahead, too.
    """
    days = Counter[date]()
    firsts: dict[date, int] = {}
    others = Counter[str]()
    for group in listing.groups:
        own = 0
        if group.day is not None and group.is_dated:
            own = group.count if group.day not in received else _own(listing, group)
            if own:
                days[group.day] += own
                firsts.setdefault(group.day, group.first)
            if not received.get(group.day):
                others += Counter({_UNKNOWN: group.count - own})
                continue
        start = group.first + own
        for at, row in enumerate(listing.rows(start, min(group.count - own, COUNTED)), start):
            if row.dating is None or not row.is_dated:
                others[_AHEAD if row.is_ahead else _UNKNOWN] += 1
                continue
            days[row.dating.start] += 1
            firsts.setdefault(row.dating.start, at)
    return days, firsts, others


def _own(listing: Listing, group: DayGroup) -> int:
    """Give how many rows of a day are of it: they stand before the others."""

    def is_other(at: int) -> bool:
        rows = listing.rows(group.first + at, 1)
        return not (rows and rows[0].is_dated)

    return bisect_left(range(group.count), True, key=is_other)
