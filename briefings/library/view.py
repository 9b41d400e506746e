"""The side of a library that is read: its lists, pages, alerts, people, and why.

What reads names, queries and files is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from os import R_OK, access

from briefings.config import name_fault, query_fault
from briefings.errors import UsageError
from briefings.intake.watches.watched import known_watches
from briefings.library.listed import Lists, never
from briefings.library.lists.by_date import DateListing, newest_day
from briefings.library.lists.held import HeldListing
from briefings.library.lists.hits import HitListing, ReceivedHits
from briefings.library.lists.unfolded import UnfoldedListing
from briefings.library.people.directory import Directory
from briefings.library.watches.ringing import alerts_in, by_day, every_alert
from briefings.library.why import explain, habit_of, overlapping, swung
from briefings.model import (
    Alert,
    AlertGroup,
    AlertState,
    Card,
    EntityKind,
    Hit,
    Listing,
    Mention,
    MetByDay,
    Newcomer,
    Order,
    Overlap,
    Page,
    Person,
    Place,
    RefusedWatch,
    Row,
    Spelling,
    Summary,
    Watch,
)
from briefings.query import Field, is_query
from briefings.store.protocols import Cancelled, RemarkKind, Sought, Store
from briefings.store.standing import settled
from briefings.text.sanitise import safe_line
from briefings.watch import TREND_DAYS, groups, key_of


def a_name(typed: str) -> str:
    """Give a name that may be watched, made safe and on one line. UsageError for what is none."""
    plain = safe_line(" ".join(typed.split()))
    if fault := name_fault(plain):
        raise UsageError(fault[0], advice=fault[1])
    return plain


def a_watch(typed: str, watchlist: str) -> Watch:
    """Give the watch of what is typed: a name, or what plainly is a query. UsageError for none."""
    plain = safe_line(" ".join(typed.split()))
    if not is_query(plain):
        return Watch(a_name(plain), watchlist)
    if fault := query_fault(plain):
        raise UsageError(fault[0], advice=fault[1])
    return Watch(plain, watchlist, query=plain)


_SHOWN = (AlertState.NEW, AlertState.SEEN)


class View(Lists):
    """What is shown of the briefings of some sources. Cheap enough for a key's handler."""

    def __init__(self, store: Store, scope: tuple[str, ...]) -> None:
        """Stand over an open store."""
        super().__init__(store, scope)
        self.refused: tuple[RefusedWatch, ...] = ()
        """Watches of the configuration that cannot be read; some are in force as they were."""
        self._known: Directory | None = None

    def page(self, briefing: str, *, at_once: bool = False) -> Page | None:
        """Give all the reader pane needs, or None where the id is not in force.

        With `at_once`, None of a text that is longer than a key can wait for too: whoever is not
        told so reads it beside the screen.
        """
        entry = self._store.corpus.entry(briefing, at_once=at_once)
        lines = self._store.corpus.lines_of(self._scope, [briefing])
        return self._rows.page(entry, lines[0]) if entry and lines else None

    def page_again(self, page: Page) -> Page | None:
        """Give a page as it is now, or None where its id is not in force any more.

        Of a text that is longer than a key can wait for its row and its alerts alone are read.
        """
        briefing = page.row.id
        again = self.page(briefing, at_once=True)
        row = self.row(briefing) if again is None else None
        if row is None:
            return again
        return replace(page, row=row, alerts=self.alerts_of_briefing(briefing))

    def row(self, briefing: str) -> Row | None:
        """Give the row of a briefing, or None where the id is not in force."""
        lines = self._store.corpus.lines_of(self._scope, [briefing])
        return self._rows.row(lines[0]) if lines else None

    def resolve(self, prefix: str) -> str:
        """Give the one id that begins so; UsageError for none or several."""
        if prefix:
            found = self._store.corpus.matching(prefix, 2)
            if len(found) == 1 or prefix in found:
                return prefix if prefix in found else found[0]
            if found:
                raise UsageError(f"several briefings begin with {prefix!r}", advice="add a letter")
        raise UsageError(
            f"no briefing has an id beginning with {prefix!r}",
            advice="`briefings list --json` gives the ids",
        )

    def alerts_of_briefing(self, briefing: str) -> tuple[Alert, ...]:
        """Give the alerts of a briefing as its page has them, dismissed ones too."""
        return tuple(self._rows.alerts_of(briefing))

    def alerts_of_story(self, briefing: str) -> tuple[Alert, ...]:
        """Give the alerts of a briefing, of what it is folded under, and of all copies of that."""
        head = self.story_of(briefing)
        story = {head, *(kin.briefing for kin in self._store.kinship.copies(head))}
        return alerts_in(self._rows, story)

    def overlaps(self, briefing: str) -> tuple[Overlap, ...]:
        """Give the briefings that are copies of one, or whose copy it is, the likest first.

        It is folded under one of them at most, and they need be no copies of each other.
        """
        # Late: comparing texts is no part of a start.
        from briefings.stories import Stories

        corpus = self._store.corpus
        found = Stories(
            self._store.kinship,
            lambda one: entry.story if (entry := corpus.entry(one)) else None,
        ).overlaps(briefing)
        here = set(corpus.within(self._scope, [one.briefing for one in found]))
        return tuple(one for one in found if one.briefing in here)

    def same_story(self, briefing: str) -> tuple[str, ...]:
        """Give the briefings that tell the same story as one and are no copies, newest first."""
        from briefings.search.alike import alike

        return alike(self._store, self._scope, briefing)

    def card(self, entity: str, name: str, kind: EntityKind = EntityKind.PERSON) -> Card:
        """Give all that is told of a person, organisation or place by its id."""
        from briefings.library.people.card import card

        return card(self._store, self._scope, entity, name, kind)

    @property
    def missing(self) -> tuple[str, ...]:
        """Give the sources that cannot be reached now."""
        return tuple(source for source in self._scope if not access(source, R_OK))

    def summary(self) -> Summary:
        """Give what the top line says."""
        listing = self._folded()
        by_date = listing if self.order is Order.DATE else DateListing(self._rows)
        rings = [group.rings for group in self.alert_groups() if group.rings]
        mutes, missing = self.mutes, self.missing
        known = known_watches(self._store.corpus)
        refused = {(one.watchlist, one.name) for one in self.refused}
        as_written = [watch for watch in self._watches if key_of(watch) not in refused]
        read = [watch for watch in as_written if watch in known]
        muted = sum(key_of(watch) in mutes for watch in read)
        held = self._held
        waiting = self._unread(held.since) if held else 0
        return Summary(
            newest=newest_day(by_date),
            total=len(listing),
            unread=self._unread() - waiting,
            new_groups=len(rings),
            new_alerts=sum(rings),
            watches=len(as_written) + len(refused),
            watches_ok=len(read) - muted,
            muted=muted,
            waiting=waiting,
            missing=len(missing),
        )

    def _unread(self, since: datetime | None = None) -> int:
        """Count the rows of what is new; with `since`, those received later."""
        corpus = self._store.corpus
        return corpus.unread(self._scope, since) + len(corpus.untold(self._scope, since))

    def days_of_receipt(self) -> Mapping[date, bool]:
        """Give the days under which briefings stand that are of no day, or of one far ahead.

        Each with whether there is any of a day far ahead.
        """
        return self._store.corpus.days_of_receipt(self._scope)

    def alert_groups(self) -> tuple[AlertGroup, ...]:
        """Give alerts by watch: pinned groups, those that ring, the others, the muted."""
        bells = self._store.corpus.bells(self._scope, TREND_DAYS)
        entities = self._store.corpus.entities()
        return groups(
            bells,
            self._watches,
            self._rows.alerts,
            lambda entity: entities.get(entity, (entity, ""))[0],
            self.mutes,
            [one for one in self._swings() if one.state in _SHOWN],
        )

    def alerts_of(self, group: AlertGroup, states: Collection[AlertState]) -> tuple[str, ...]:
        """Give the ids of a group's alerts that are in some states, without reading them."""
        key = key_of(group.watch)
        swung = (one.id for one in group.swings if one.state in states)
        return (*swung, *self._store.corpus.alerts_of(self._scope, key, states))

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give all alerts, newest first, however many; without `states` those new or seen."""
        wanted = {AlertState.NEW, AlertState.SEEN} if states is None else states
        return tuple(one for one in self._every_alert() if one.state in wanted)

    def behind(self, swing: Alert) -> tuple[str, ...]:
        """Give the ids of the briefings in which a watch was met on a spike's day.

        Of a silence, on the last day before it.
        """
        return tuple(
            dict.fromkeys(
                one.briefing
                for one in self._every_alert()
                if one.briefing
                and (one.watchlist, one.watch) == (swing.watchlist, swing.watch)
                and one.date == swing.last
            )
        )

    def _every_alert(self) -> tuple[Alert, ...]:
        return by_day(every_alert(self._rows), self._swings())

    def names(
        self, query: str = "", kind: EntityKind | None = EntityKind.PERSON
    ) -> tuple[Person, ...]:
        """Give who is named, most briefings first; with a query, those it may mean.

        The last word of a query may be the beginning of a person's name.
        """
        from briefings.library.people.everybody import others_like, people, people_like

        if not query.strip():
            return people(self._store.corpus, self._scope, kind)
        if kind is not EntityKind.PERSON:
            return others_like(self._store.corpus, self._scope, query, kind)
        self._key_rest(never)
        return people_like(self._store, self._scope, self._directory(), query)

    def doubt(self, query: str) -> str:
        """Say what a query may have been meant to ask, or asks of that is not here, in a line.

        Joining words in small letters; a person whom nobody is called like, a watch or a tag that
        there is not, with the nearest. Empty where nothing is in doubt. QueryError.
        """
        from briefings.library.doubting import doubt

        watches = [watch.name for watch in self._watches]
        return doubt(query, watches, self.tags, self._meant)

    def _meant(self, name: str) -> str:
        """Give who may be meant by a name that nobody bears; empty for nobody, or for a bearer."""
        near = self.names(name)
        if not near or len(self.listing(f'{Field.PERSON}:"{name}"', limit=1)):
            return ""
        return near[0].name

    def _directory(self) -> Directory:
        people = self._store.corpus.entities()
        if self._known is None or self._known.people is not people:
            self._known = Directory(people)
        return self._known

    def tags(self) -> tuple[str, ...]:
        """Give every tag that the reader uses, in order."""
        return tuple(self._store.corpus.remarks(RemarkKind.TAG))

    def newcomers(self) -> tuple[Newcomer, ...]:
        """Give who is named on the newest day and never before, nobody's watch among them."""
        from briefings.library.people.newcomers import newcomers

        return newcomers(self._store, self._scope, self.names())

    def try_watch(self, name: str, *, anew: bool = False) -> tuple[Spelling, ...]:
        """Give the spellings here that a watch of a name would catch, then the nearest misses.

        A name that is watched is tried with its options, a query is asked; `anew` leaves aside
        what the screen said of one added there. Raises UsageError for what is neither.
        """
        from briefings.library.watches.trying import spellings_met

        typed = " ".join(name.split()).casefold()
        known = (watch for watch in self._watches if watch.name.casefold() == typed)
        watch = next(known, None) or a_watch(name, "")
        if anew and watch.local:
            watch = replace(watch, excluded=(), where=Watch("", "").where)
        self._key_rest(never)
        return spellings_met(self._store, self._scope, watch)

    def met_by_day(self, name: str, days: int, *, cancelled: Cancelled = never) -> MetByDay:
        """Give in how many briefings a name is met on each of the last days there are.

        Cancelled, it gives what it has. Raises QueryError for what is no name.
        """
        from briefings.search.met_by_day import met_by_day

        newest = newest_day(DateListing(self._rows)) or date.today()
        counts = met_by_day(self._store, self._scope, name, newest, days, cancelled)
        return MetByDay(newest, counts)

    def match_in(
        self, page: Page, query: str, *, cancelled: Cancelled | None = None
    ) -> Hit | None:
        """Give where an open briefing answers a query, by the same rules as a search; QueryError.

        Cancelled, it gives what it has.
        """
        from briefings.search import match_text

        return match_text(page.briefing, page.mentions, query, cancelled=cancelled)

    def travel(
        self, listing: Listing, briefing: str, offset: int, *, back: bool = False, entity: str = ""
    ) -> tuple[str, Mention] | None:
        """Give the next mention of a watched name, or of `entity`, behind or before an offset.

        Goes through the briefings of the listing, which is of this library, in its order; None at
        its end.
        """
        found = self._mention_beyond(briefing, offset, back=back, entity=entity)
        if found or not isinstance(
            listing, DateListing | HeldListing | UnfoldedListing | HitListing | ReceivedHits
        ):
            return (briefing, found) if found else None
        sought = Sought(entities=self._entities_of(entity) if entity else None)
        there = listing.seek(sought, briefing, back=back)
        if there is None:
            return None
        end = -1 if not back else 1 << 62
        found = self._mention_beyond(there, end, back=back, entity=entity)
        return (there, found) if found else None

    def _mention_beyond(
        self, briefing: str, offset: int, *, back: bool, entity: str
    ) -> Mention | None:
        """Give the next wanted mention of one briefing behind or before an offset."""
        entry = self._store.corpus.entry(briefing)
        mentions = settled(entry.mentions, self._store.corpus.entities()) if entry else ()
        wanted = (
            one
            for one in (reversed(mentions) if back else mentions)
            if (one.entity == entity if entity else one.watches)
        )
        step = -1 if back else 1
        return next((one for one in wanted if (one.span.start - offset) * step > 0), None)

    def _entities_of(self, entity: str) -> frozenset[str]:
        """Give the ids under which briefings have a person of this library."""
        entities = self._store.corpus.entities()
        return frozenset({entity, *(one for one, who in entities.items() if who[0] == entity)})

    def why(
        self, briefing: str, *, offset: int | None = None, hit: Hit | None = None, alert: str = ""
    ) -> tuple[tuple[str, str], ...]:
        """Give what is explained and why: a hit, an alert, a name, then date and title."""
        page = self.page(briefing)
        if page is None:
            swing = next((one for one in self._swings() if one.id == alert), None)
            return swung(swing) if swing else ()
        at = -1 if offset is None else offset
        mention = next((one for one in page.mentions if one.span.start <= at < one.span.end), None)
        rung = alerts_in(self._rows, [briefing])
        chosen = next((one for one in rung if one.id == alert), None)
        habit = habit_of(self._store.corpus, briefing)
        told = explain(page, mention=mention, hit=hit, alert=chosen, rung=rung, habit=habit)
        overlaps = self.overlaps(briefing)
        lines = self._store.corpus.lines_of(self._scope, [one.briefing for one in overlaps])
        titles = {line.id: line.briefing.title for line in lines}
        return *told, *overlapping(page.row, overlaps, titles)

    def raw(self, briefing: str) -> str:
        """Give a file's text as it is on disk, decoded and not made safe; UsageError if gone.

        Of a file that holds many it is the entry's own text, as the format gives it.
        """
        from briefings.intake.processes.loose import raw_text

        page = self.page(briefing)
        for path in page.origins if page else ():
            text = raw_text(path)
            if text is not None:
                return text
        raise UsageError("its file is gone", where=briefing, advice="the text kept of it is here")

    def place(self) -> Place | None:
        """Give where the reader was left."""
        return self._store.state.place()

    def save_place(self, place: Place) -> None:
        """Remember where the reader is."""
        self._store.state.set_place(place)
