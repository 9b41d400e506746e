"""By which stated days stories were read, so that only those are read again that others change."""

from collections.abc import Collection
from datetime import date, datetime

Days = tuple[date, ...]
"""Stated days, in order."""


class ReadBy:
    """What one who takes in stories of a source knows of the days by which they were read."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._until: dict[Days, datetime] = {}
        self._moments: set[datetime] = set()

    def note(self, days: Days, moment: datetime) -> None:
        """Note that stories of the batch that is received at a moment, or before, are read so."""
        self._until[days] = moment
        self._moments.add(moment)

    def join(self, later: "ReadBy") -> None:
        """Note what was noted of other batches, all of them later."""
        self._until |= later._until
        self._moments |= later._moments

    def every(self) -> Collection[Days]:
        """Give all days by which any were read."""
        return self._until.keys()

    def of(self, received: datetime) -> Collection[Days] | None:
        """Give those by which a story may have been read last; None of one that is not known.

        It was read with the batch it came in, and may have been again with each that came later.
        """
        if received not in self._moments:
            return None
        return [days for days, moment in self._until.items() if moment >= received]
