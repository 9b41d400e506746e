"""The lists of a library: by date, what answers a query, what rang; their folds, and what waits.

What answers queries is imported late because a start that shows what is stored needs none of it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from briefings.intake.watches.watched import stored
from briefings.library.lists.by_date import DateListing
from briefings.library.lists.by_ids import IdListing, SetListing
from briefings.library.lists.held import Held, HeldListing
from briefings.library.lists.hits import (
    Answered,
    FoldedHits,
    HeadHits,
    HitListing,
    ReceivedHits,
)
from briefings.library.lists.inbox import Inbox
from briefings.library.lists.rows import Rows
from briefings.library.lists.unfolded import UnfoldedListing
from briefings.library.watches.muting import mutes
from briefings.library.watches.swinging import Swings
from briefings.model import Alert, AlertKind, Listing, Mute, Order, Watch
from briefings.store.protocols import NO_LIMIT, Cancelled, Store

MOST_OPEN = 500
"""Folds that are opened at once."""
HITS = 100
"""Hits of one query that are looked for before anybody asks for more."""


def never() -> bool:
    """Give False: nobody cancels."""
    return False


class Lists:
    """The lists of the briefings of some sources. Cheap enough for a key's handler."""

    def __init__(self, store: Store, scope: tuple[str, ...]) -> None:
        """Stand over an open store."""
        self._store = store
        self._scope = scope
        self._watches: tuple[Watch, ...] = ()
        self._taken = 0
        self._scans = 0
        self._held: Held | None = None
        self._order = Order.DATE
        self._search: tuple[tuple[str, bool], Callable[..., Answered]] | None = None
        self._unfolded: set[str] = set()
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
        enough: int = NO_LIMIT,
        cancelled: Cancelled | None = None,
    ) -> Listing:
        """Give all briefings by date, or the hits of a query by tier; QueryError.

        `limit` hits are looked for, None for all, and more when the listing is told to grow.

        While `typing`, an unfinished end is passed over, the last word may go on, and of a story's
        copies that have the words one stands for all, unless its fold is open; with `enough` rows
        it ends before other spellings are looked for. With `heads`, what the list by date folds
        under another is left out.
        """
        if not query.strip():
            return self._by_date()
        from briefings.search import Search

        self._key_rest(cancelled or never)
        now = (stored(self._store.corpus), not self._store.index.unkeyed(1))
        if self._search is None or self._search[0] != now:
            self._search = (now, Search(self._store))
        most = NO_LIMIT if limit is None else limit
        answer = self._search[1](query, self._scope, limit=0, typing=typing, cancelled=cancelled)
        answer.grow(most, enough)
        if typing and answer.by_words and not heads:
            folded = FoldedHits(self._rows, answer, self._unfolded)
            if folded.is_partial and len(folded) < enough:
                folded.grow(most - len(answer.ids))
            return folded
        found = (HeadHits if heads else HitListing)(self._rows, answer)
        is_sorted = self._order is not Order.DATE and answer.complete and not answer.by_words
        return ReceivedHits(self._rows, found) if is_sorted else found

    @property
    def is_scanning(self) -> bool:
        """Whether a scan goes on."""
        return self._scans > 0

    @property
    def is_taking_in(self) -> bool:
        """Whether a scan goes on, or what came is not rounded off by who follows the sources."""
        return self.is_scanning

    def _key_rest(self, cancelled: Cancelled) -> None:
        """Have found what sounds alike, where a scan that was broken off left that.

        Who takes in gets there without being asked, and no key waits for the batch in hand.
        """
        if not self.is_taking_in and self._store.index.unkeyed(1):
            from briefings.intake.keying import key_rest

            for _ in key_rest(self._store, cancelled):
                pass

    def _by_date(self) -> DateListing | HeldListing | UnfoldedListing:
        base = self._folded()
        return UnfoldedListing(self._rows, base, self._unfolded) if self._unfolded else base

    def _folded(self) -> DateListing | HeldListing:
        rows, held = self._rows, self._held
        return DateListing(rows, self._order) if held is None else HeldListing(rows, held)

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
        self._held = Held(self._rows, self._order)

    @property
    def is_held(self) -> bool:
        """Whether what comes waits."""
        return self._held is not None

    def let_in(self) -> None:
        """List what waits, and what comes from now on."""
        self._held = None

    @property
    def order(self) -> Order:
        """Give what lists are ordered by that have no tiers and no order of their own."""
        return self._order

    def sort(self, by: Order) -> None:
        """Order all lists that are not by tier anew; what waits comes in, and none is held."""
        self._order = by
        self.let_in()

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

    def is_rough(self, listing: Listing) -> bool:
        """Whether hits of a search that is typed do not show other spellings of its words yet.

        Where enough is found that has the words as they are typed, others are not looked for.
        """
        return isinstance(listing, HitListing) and listing.is_rough

    def is_partial(self, listing: Listing) -> bool:
        """Whether other spellings of a search were not looked for, as it had enough rows."""
        return isinstance(listing, HitListing) and listing.is_partial

    def refine(self, listing: Listing, cancelled: Cancelled = never) -> None:
        """Let the hits of a search show other spellings too; call it beside the screen.

        Cancelled, it leaves them as they are, and what it found by then is known the next time.
        """
        if isinstance(listing, HitListing):
            listing.refine(cancelled)

    def those(self, ids: Sequence[str], label: str) -> Listing:
        """Give exactly some briefings, in the order given, under a heading."""
        return SetListing(self._rows, ids, label)

    def again(self, listing: Listing) -> Listing:
        """Give a listing with the same rows as they are now: what was just read stays in it."""
        if isinstance(listing, Inbox):
            return self.inbox(listing)
        return listing if isinstance(listing, IdListing) else self._by_date()

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
