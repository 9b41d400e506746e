"""What rang: by watch, by briefing and by day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from briefings.model import AlertState
from briefings.store.protocols.entries import AlertsSaid, Bell, Heard, Rate, RingLine


class Rings(Protocol):
    """The corpus as lists of alerts show it."""

    def rings(self, scope: Sequence[str]) -> Sequence[RingLine]:
        """Give all rings, in the order of `lines` without regard to pins."""

    def ring_lines(
        self, scope: Sequence[str], of: tuple[str, str], start: int, count: int
    ) -> Sequence[RingLine]:
        """Give rings of a watch from index `start`, but for those dismissed, pinned ones first.

        `of` is its watchlist and name. Then in the order of `rings`.
        """

    def alerts_of(
        self, scope: Sequence[str], of: tuple[str, str], states: Collection[AlertState]
    ) -> Sequence[str]:
        """Give the ids of the alerts of a watch that are in some states, in that same order."""

    def alerts_in(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        briefings: Collection[str],
        states: Collection[AlertState],
    ) -> Sequence[str]:
        """Give the ids of the alerts of some watches in some briefings, of those in some states.

        In the order of the briefings; `of` has watchlists and names.
        """

    def alerts_among(self, scope: Sequence[str], alerts: Collection[str]) -> AlertsSaid:
        """Give what is said of those of some alerts that are in the sources of `scope`."""

    def rings_in(self, briefing: str) -> Sequence[RingLine]:
        """Give all rings of a briefing, in its own order."""

    def heard(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        state: AlertState,
        *,
        after: Heard | None = None,
        limit: int,
    ) -> Sequence[Heard]:
        """Give new or seen rings of some watches, behind one, in the order of `rings`."""

    def earliest(self, scope: Sequence[str], of: tuple[str, str], day: date) -> str:
        """Give the alert of a watch that is last, in that order, of those dated a day."""

    def rung(self, of: Collection[tuple[str, str]]) -> Sequence[str]:
        """Give ids of briefings in which any of some watches rings, in order.

        Each is a watchlist and a name.
        """

    def bells(self, scope: Sequence[str], days: int) -> Sequence[Bell]:
        """Give what has rung and is not dismissed, by watch, that with the newest ring first.

        The trend is over the last so many days of which any such ring is.
        """

    def rates(
        self, scope: Sequence[str], since: date = date.min
    ) -> Mapping[tuple[str, str], Sequence[Rate]]:
        """Give the days from one on on which each watch rang, in order, by watchlist and name."""
