"""The side of a library that is read: lists, pages, alerts, people, and why.

What reads names, queries and files is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from os import R_OK, access

from briefings.config import name_fault
from briefings.errors import UsageError
from briefings.intake.watched import stored
from briefings.library.directory import Directory
from briefings.library.folded import FoldedHits, HeadHits
from briefings.library.held import Held, HeldListing
from briefings.library.inbox import Inbox
from briefings.library.muting import mutes
from briefings.library.ringing import alerts_in, by_day, every_alert
from briefings.library.rows import (
    Answered,
    DateListing,
    HitListing,
    Rows,
    SetListing,
    newest_day,
)
from briefings.library.swinging import Swings
from briefings.library.unfolded import UnfoldedListing
from briefings.library.watches import EVERY, evaluated
from briefings.library.why import explain, habit_of, overlapping, swung
from briefings.model import (
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    Card,
    EntityKind,
    Hit,
    Listing,
    Mention,
    Mute,
    Newcomer,
    Overlap,
    Page,
    Person,
    Place,
    Spelling,
    Summary,
    Watch,
)
from briefings.store.protocols import Cancelled, RemarkKind, Sought, Store
from briefings.store.standing import settled
from briefings.text.sanitise import safe_line
from briefings.watch import TREND_DAYS, groups, key_of

MOST_OPEN = 500
"""Folds that are opened at once."""
HITS = 200
"""Hits of one query that are looked for before anybody asks for more."""


def never() -> bool:
    """Give False: nobody cancels."""
    return False


def a_name(typed: str) -> str:
    """Give a name that may be watched, made safe and on one line. UsageError for what is none."""
    plain = safe_line(" ".join(typed.split()))
    if fault := name_fault(plain):
        raise UsageError(fault[0], advice=fault[1])
    return plain


_SHOWN = (AlertState.NEW, AlertState.SEEN)


class View:
    """What is shown of the briefings of some sources. Cheap enough for a key's handler."""

    def __init__(self, store: Store, scope: tuple[str, ...]) -> None:
        """Stand over an open store."""
        self._store = store
        self._scope = scope
        self.refused = 0
        """Watches of the configuration that cannot be read."""
        self._watches: tuple[Watch, ...] = ()
        self._taken = 0
        self._scans = 0
        self._held: Held | None = None
        self._search: tuple[tuple[str, bool], Callable[..., Answered]] | None = None
        self._unfolded: set[str] = set()
        self._known: Directory | None = None
        self._swings_of = Swings()
        self._swung: tuple[tuple[object, ...], Sequence[Alert]] = ((), ())

    @property
    def sources(self) -> tuple[str, ...]:
        """Give the folders and files of this run: the configuration's, or those named for it."""
        return self._scope

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Give the watches in force: the configuration's, then those added from the screen."""
        return self._watches

    @property
    def mutes(self) -> Mapping[tuple[str, str], Mute]:
        """Give what is muted now, by watchlist and name."""
        return mutes(self._store.state, date.today())

    @property
    def _rows(self) -> Rows:
        lists: dict[str, tuple[str, ...]] = {}
        for watch in self._watches:
            lists[watch.name] = (*lists.get(watch.name, ()), watch.watchlist)
        return Rows(self._store, self._scope, lists, self.mutes)

    def listing(
        self,
        query: str = "",
        *,
        typing: bool = False,
        heads: bool = False,
        limit: int | None = HITS,
        cancelled: Cancelled | None = None,
    ) -> Listing:
        """Give all briefings by date, or the hits of a query by tier; QueryError.

        `limit` hits are looked for, None for all, and more when the listing is told to grow.

        While `typing`, an unfinished end is passed over, the last word may go on, and of a story's
        copies that have the words one stands for all, unless its fold is open. With `heads`, what
        the list by date folds under another is left out.
        """
        if not query.strip():
            return self._by_date()
        from briefings.search import Search

        self._key_rest(cancelled or never)
        now = (stored(self._store.corpus), not self._store.index.unkeyed(1))
        if self._search is None or self._search[0] != now:
            self._search = (now, Search(self._store))
        answer = self._search[1](
            query,
            self._scope,
            limit=EVERY if limit is None else limit,
            typing=typing,
            cancelled=cancelled,
        )
        if heads:
            return HeadHits(self._rows, answer)
        if typing and answer.by_words:
            return FoldedHits(self._rows, answer, self._unfolded)
        return HitListing(self._rows, answer)

    @property
    def is_scanning(self) -> bool:
        """Whether a scan goes on."""
        return self._scans > 0

    def _key_rest(self, cancelled: Cancelled) -> None:
        """Have found what sounds alike, where a scan that was broken off left that.

        One that goes on gets there by itself, and until then says that it is not done.
        """
        if not self.is_scanning and self._store.index.unkeyed(1):
            from briefings.intake.keying import key_rest

            for _ in key_rest(self._store, cancelled):
                pass

    def _by_date(self) -> DateListing | HeldListing | UnfoldedListing:
        base = self._folded()
        return UnfoldedListing(self._rows, base, self._unfolded) if self._unfolded else base

    def _folded(self) -> DateListing | HeldListing:
        rows = self._rows
        held = self._held
        return DateListing(rows) if held is None else HeldListing(rows, held)

    def fold(self, briefing: str) -> bool | None:
        """Open the fold of a briefing, or of a copy, in the list by date; shut it if it is open.

        Whether it is open now; None where nothing is folded.
        """
        kin = self._store.kinship.kin(briefing)
        head = kin.story if kin else briefing
        if not self._store.kinship.copies(head):
            return None
        self._unfolded ^= {head}
        return head in self._unfolded

    def unfold_all(self) -> tuple[int, int]:
        """Open the folds of the list by date, `MOST_OPEN` at most.

        How many there are, and how many are open.
        """
        heads = self._store.kinship.stories()
        self._unfolded = set(heads[:MOST_OPEN])
        return len(heads), len(self._unfolded)

    def fold_all(self) -> None:
        """Shut the folds of the list by date."""
        self._unfolded = set()

    def story_of(self, briefing: str) -> str:
        """Give the briefing that one is folded under; itself where it stands alone."""
        kin = self._store.kinship.kin(briefing)
        return kin.story if kin else briefing

    def hold(self) -> None:
        """Let the list by date stay as it is now: what comes waits until it is let in.

        It takes a moment where there are very many briefings; call it beside the screen.
        """
        self._held = Held(self._rows)

    @property
    def is_held(self) -> bool:
        """Whether what comes waits."""
        return self._held is not None

    def let_in(self) -> None:
        """List what waits, and what comes from now on."""
        self._held = None

    def inbox(self, before: Listing | None = None) -> Listing:
        """Give what rang, one row a story; with `before`, an inbox, each stays where it stood."""
        kept = before if isinstance(before, Inbox) else None
        return Inbox(self._rows, self._swings(), kept)

    def swings_of(self, listing: Listing) -> Mapping[AlertKind, int]:
        """Give how many rows of an inbox are spikes and how many silences: none of other lists."""
        return listing.swings if isinstance(listing, Inbox) else {}

    def copies_in(self, listing: Listing) -> int:
        """Give how many rows of a search are copies of one above: none of other lists."""
        return listing.copies if isinstance(listing, HitListing) else 0

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
            lambda one: entry.briefing.text if (entry := corpus.entry(one)) else None,
        ).overlaps(briefing)
        here = set(corpus.within(self._scope, [one.briefing for one in found]))
        return tuple(one for one in found if one.briefing in here)

    def same_story(self, briefing: str) -> tuple[str, ...]:
        """Give the briefings that tell the same story as one and are no copies, newest first."""
        from briefings.search.alike import alike

        return alike(self._store, self._scope, briefing)

    def those(self, ids: Sequence[str], label: str) -> Listing:
        """Give exactly some briefings, in the order given, under a heading."""
        return SetListing(self._rows, ids, label)

    def card(self, entity: str, name: str, kind: EntityKind = EntityKind.PERSON) -> Card:
        """Give all that is told of a person, organisation or place by its id."""
        from briefings.library.card import card

        return card(self._store, self._scope, entity, name, kind)

    def again(self, listing: Listing) -> Listing:
        """Give a listing with the same rows as they are now: what was just read stays in it."""
        if isinstance(listing, Inbox):
            return self.inbox(listing)
        return listing if isinstance(listing, HitListing | SetListing) else self._by_date()

    def page(self, briefing: str) -> Page | None:
        """Give all the reader pane needs, or None where the id is not in force."""
        entry = self._store.corpus.entry(briefing)
        lines = self._store.corpus.lines_of(self._scope, [briefing])
        return self._rows.page(entry, lines[0]) if entry and lines else None

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

    @property
    def missing(self) -> tuple[str, ...]:
        """Give the sources that cannot be reached now."""
        return tuple(source for source in self._scope if not access(source, R_OK))

    def summary(self) -> Summary:
        """Give what the top line says."""
        listing = self._folded()
        rings = [group.rings for group in self.alert_groups() if group.rings]
        muted = [watch for watch in self._watches if key_of(watch) in self.mutes]
        ringing = [watch for watch in self._watches if watch not in muted]
        missing = self.missing
        held, corpus = self._held, self._store.corpus
        waiting = corpus.unread(self._scope, held.since) if held else 0
        return Summary(
            newest=newest_day(listing),
            total=len(listing),
            unread=corpus.unread(self._scope) - waiting,
            new_groups=len(rings),
            new_alerts=sum(rings),
            watches=len(self._watches) + self.refused,
            watches_ok=0 if missing else evaluated(self._store, ringing),
            muted=len(muted),
            waiting=waiting,
            missing=len(missing),
        )

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

    def _swings(self) -> Sequence[Alert]:
        """Give all spikes and silences, made anew when something was taken in or done since."""
        now = (*self._moment(), self._watches)
        if self._swung[0] != now:
            mutes = self.mutes
            found = self._swings_of.alerts(self._store, self._scope, self._watches, mutes)
            self._swung = (now, found)
        return self._swung[1]

    def _moment(self) -> tuple[int, int, str, date]:
        """Give what is another when something was taken in, by whatever process, or done."""
        return self._store.state.serial, self._taken, stored(self._store.corpus), date.today()

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
        from briefings.library.people import others_like, people, people_like

        if not query.strip():
            return people(self._store.corpus, self._scope, kind)
        if kind is not EntityKind.PERSON:
            return others_like(self._store.corpus, self._scope, query, kind)
        self._key_rest(never)
        return people_like(self._store, self._scope, self._directory(), query)

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
        from briefings.library.newcomers import newcomers

        return newcomers(self._store, self._scope, self.names())

    def try_watch(self, name: str) -> tuple[Spelling, ...]:
        """Give the spellings here that a watch of a name would catch, then the nearest misses.

        A name that is watched is tried with its options, a watched query is asked. Raises
        UsageError for what is no name.
        """
        from briefings.library.trying import spellings_met

        typed = " ".join(name.split()).casefold()
        known = (watch for watch in self._watches if watch.name.casefold() == typed)
        watch = next(known, None) or Watch(a_name(name), "")
        self._key_rest(never)
        return spellings_met(self._store, self._scope, watch)

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
            listing, DateListing | HeldListing | UnfoldedListing | HitListing
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
        from briefings.intake.loose import raw_text

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
