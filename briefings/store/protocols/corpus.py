"""The corpus: briefings, their lists, days, names and flags; origins and rings beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from briefings.model import Briefing, DayGroup, EntityKind, Mention, Order
from briefings.store.protocols.entries import (
    ANY,
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    Entry,
    Habit,
    Line,
    Narrow,
    Remark,
    RemarkKind,
    RowName,
    Slot,
    Sought,
    SpellingCount,
)
from briefings.store.protocols.index import Between, Cancelled
from briefings.store.protocols.naming import Count, Naming, Part, When
from briefings.store.protocols.origins import Origins
from briefings.store.protocols.rings import Rings
from briefings.store.protocols.roll import Names

AT_ONCE = 100_000
"""Characters of the longest text that a key can wait for: forty pages."""


class Corpus(Names, Origins, Rings, Protocol):
    """Briefings, their origins, mentions and rings. Can be rebuilt from the sources."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Add briefings, or replace those with the same id."""

    def remove(self, ids: Sequence[str]) -> None:
        """Forget briefings; unknown ids are passed over."""

    def entry(self, briefing: str, *, at_once: bool = False) -> Entry | None:
        """Give one briefing with all that was made of it.

        With `at_once`, none whose text has more than `AT_ONCE` characters.
        """

    def entries(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """Give some briefings with all that was made of them; those not there are absent."""

    def briefings(self, ids: Sequence[str], *, at_once: bool = False) -> Mapping[str, Briefing]:
        """Give briefings without what was made of them: half the work of `entry`.

        With `at_once`, none whose text has more than `AT_ONCE` characters.
        """

    def unnamed(self) -> Sequence[str]:
        """Give the ids of those in which it was not looked yet for who is named.

        In the order in which they were put first: what came together lies together.
        """

    def unrecognised(self, stamp: str) -> Sequence[str]:
        """Give the ids of those with names that have the finds of another recogniser, or of none.

        By id; without a stamp, of those that have the finds of any.
        """

    def name(self, named: Sequence[tuple[Briefing, tuple[Mention, ...]]]) -> None:
        """Say who is named in briefings of which that was not told.

        Those that are others by now are passed over.
        """

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        """Give ids that begin with `prefix`, in order."""

    def is_whole(self, scope: Sequence[str]) -> bool:
        """Whether every briefing with an origin has one in the sources of `scope`."""

    def groups(self, scope: Sequence[str], by: Order = Order.DATE) -> Sequence[DayGroup]:
        """Give the headings of all briefings with an origin in the sources of `scope`.

        A copy has no place in it, unless it is pinned or what it is folded under is not in scope.

        Pinned ones come first, under one heading, in the order of their pins, newest first.
        Then by sort day, newest first: the first day of the dating, or the day received for
        the undated and for a day later than the day after it was received; in a day the dated
        before the undated, then the later received, then the id.

        By receipt, the days are those (in UTC) on which the briefings were received, none of them
        inferred; of what was received together, the order is that by date.
        """

    def days(self, scope: Sequence[str], since: date = date.min) -> Sequence[date]:
        """Give the sort days from one on of the briefings in some sources, in order.

        Of those that are pinned, or copies, too.
        """

    def span(self, scope: Sequence[str]) -> tuple[date, date] | None:
        """Give the first and the last of those days; None without any."""

    def days_of_receipt(self, scope: Sequence[str]) -> Mapping[date, bool]:
        """Give those of `days` under which any stands that is of no day, or of one far ahead.

        Each with whether there is any of a day far ahead.
        """

    def lines(
        self, scope: Sequence[str], start: int, count: int, by: Order = Order.DATE
    ) -> Sequence[Line]:
        """Give lines of that same order from index `start`."""

    def order(
        self, scope: Sequence[str], by: Order = Order.DATE
    ) -> tuple[Sequence[DayGroup], bytearray]:
        """Give those headings, and the ids of all that stands under them: eight bytes each.

        All of one moment, whatever is written meanwhile.
        """

    def lines_of(self, scope: Sequence[str], ids: Sequence[str]) -> Sequence[Line]:
        """Give the lines of some briefings, copies too, in the order asked and where in scope."""

    def names_of(self, ids: Sequence[str]) -> Mapping[str, tuple[RowName, ...]]:
        """Give whom some briefings name, as their lines do, in the order asked.

        Those that are not there are absent.
        """

    def narrowed(
        self,
        scope: Sequence[str],
        narrow: Narrow,
        *,
        after: str = "",
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        """Give ids in the order of `lines`, of those with some properties, behind one of them.

        Of those dated later than the day after they were received, some more may be given than
        may be of the days asked for. Cancelled, it gives what it has.
        """

    def few(self, scope: Sequence[str], narrow: Narrow, most: int) -> Sequence[str] | None:
        """Give all ids that `narrowed` gives, newest first without regard to pins; None of many.

        More than `most` are many, and so are those that are not counted by a glance.
        """

    def days_of(self, narrow: Narrow) -> Between:
        """Give two sort days between which all stand that `narrowed` gives, and perhaps others."""

    def within(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[str]:
        """Give those of some briefings that are in the sources of `scope`, in the order asked.

        With `narrow`, those with some properties, as `narrowed` gives them.
        """

    def slots(
        self, scope: Sequence[str], ids: Sequence[str], narrow: Narrow = ANY
    ) -> Sequence[Slot]:
        """Give where those stand that `within` gives, in the order asked."""

    def position(self, scope: Sequence[str], briefing: str, by: Order = Order.DATE) -> int | None:
        """Give where a briefing stands in that order, or None."""

    def seek(
        self, scope: Sequence[str], sought: Sought, briefing: str = "", *, back: bool = False
    ) -> str | None:
        """Give the next briefing that is looked for, in the order of `lines`; None without.

        Behind `briefing`, or with `back` before it; from the list's beginning, or end, where
        that is not there.
        """

    def unread(self, scope: Sequence[str], since: datetime | None = None) -> int:
        """Count those of the listing that are unread; with `since`, those received later."""

    def untold(self, scope: Sequence[str], since: datetime | None = None) -> Sequence[str]:
        """Give ids of unread copies that say more than what they are folded under, newest first.

        Those of which that is read: no unread row of the listing leads to them. With
        `since`, those received later.
        """

    def stated_days(self, source: str) -> Sequence[date]:
        """Give the days stated by the briefings of a source, in order, without repeats."""

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        """Give ids of a source's briefings whose date is not stated and that tell of some days.

        `days` are numbers as in `Entry.days`.
        """

    def habit(self, publisher: str) -> Habit | None:
        """Give how a publisher writes days with slashes, by what its briefings tell.

        None where they tell nothing, or not all the same (`standing.agreed`).
        """

    def misread(self) -> Sequence[str]:
        """Give ids of briefings that were read by another order than their publisher's habit."""

    def age(self, source: str, before: date) -> None:
        """Call old what a source has with a dating that ends before a day."""

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        """Give every name of the corpus, by entity as the briefings have it.

        With `scope`, those of the briefings with an origin in some sources alone; with
        `entities`, those of some entities alone.
        """

    def naming(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None = None
    ) -> Naming:
        """Give how often any of some entities is named, given as briefings have them.

        With `scope`, in briefings with an origin in some sources alone.
        """

    def naming_by_day(
        self,
        kind: EntityKind,
        entities: Collection[str],
        days: range,
        scope: Sequence[str] | None = None,
    ) -> Mapping[int, Count]:
        """Give the same of each of some ordinals in a row on which any is named.

        Counted are briefings that stand under their own day.
        """

    def who_name(
        self,
        kind: EntityKind,
        entities: Collection[str],
        scope: Sequence[str] | None = None,
        *,
        when: When = Part.EVERY,
        limit: int | None = None,
    ) -> Sequence[str]:
        """Give the briefings that name any of some entities, `limit` of them at the most.

        In the order of `lines` without regard to pins; with `scope`, those with an origin in
        some sources alone.
        """

    def naming_among(
        self, kind: EntityKind, entities: Collection[str], ids: Collection[str]
    ) -> Collection[str]:
        """Give those of some briefings that name any of some entities."""

    def named_in(
        self,
        kind: EntityKind,
        groups: Sequence[Collection[str]],
        scope: Sequence[str] | None = None,
    ) -> Sequence[int]:
        """Give for each of some groups of entities in how many briefings any of it is named.

        With `scope`, of those with an origin in some sources alone.
        """

    def bearers(self, kind: EntityKind) -> Mapping[str, Collection[str]]:
        """Give for each folded word of the names of a kind which entities are called by it.

        Entities are as briefings have them; people have the names this library settled on.
        """

    def flag(
        self,
        read: Mapping[str, bool | None],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        """Mirror what state says: read or not (None: nothing), and a pin's order (0 for none).

        Of what nothing is said, the old is read.

        `alerts` are the states of alerts, empty for none, and `kept` says whether they are
        pinned, both by the alerts' ids; `remarks` are the texts of tags and notes, empty for none.

        What is not named keeps what it had; with `whole` nothing was said of it: it is not
        pinned, and has no remark. Flags of briefings that are not here yet hold from when they
        are put.
        """

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        """Give every text of the remarks of a kind, each once, in order."""

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        """Give ids of briefings with a remark of a kind, or with one of some texts.

        Newest first, in the order of `lines` without regard to pins; of every source.
        """

    @property
    def flagged(self) -> int:
        """Give the serial of the last `flag`, 0 before the first."""

    def note(self, key: str) -> str:
        """Give a note kept beside the corpus, such as a rule set's fingerprint, or empty."""

    def set_note(self, key: str, value: str) -> None:
        """Keep a note."""
