"""What the reader says of a briefing's date and title, in place of what its text says."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from briefings.errors import UsageError
from briefings.ingest.facts.days import find
from briefings.intake import reading
from briefings.model import Briefing, Certainty, DateOrigin, Dating, Precision, TitleKind
from briefings.query import Days, Field
from briefings.query.times import NAMED, read_time
from briefings.search import document
from briefings.store.protocols import Entry, State, Store
from briefings.text.language import UNKNOWN
from briefings.text.months import month_end
from briefings.text.sanitise import safe_line

DATE, TITLE = "date", "title"
"""The kinds of settings; their target is a briefing's id."""

_STAMP = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


def day_meant(said: str, today: date | None = None) -> str:
    """Give a date as it is kept (`2025-12-06`, `2025-12`, `2025`), as a reader may write it.

    `yesterday`, `monday` and what texts write: `6.12.2025`, `6 Dec 2025`, and `6 Dec` for the last
    one there was. Raises UsageError for what is none, or may be another day (`3/4/2025`).
    """
    if _dating(said) is not None:
        return said
    today = today or date.today()
    if said.casefold() in NAMED:
        named = read_time(Field.DATE, said)
        return str(named.start if isinstance(named, Days) else today)
    day = _written(said, today)
    if day is not None:
        return day.isoformat()
    raise UsageError(
        f"{safe_line(said)!r} is no date",
        advice="write it as 2025-12-06, 6 Dec 2025, yesterday, 2025-12 or 2025",
    )


def corrected(entry: Entry, state: State) -> Entry:
    """Give an entry with what the reader corrected of its briefing."""
    briefing = as_corrected(entry.briefing, state)
    return entry if briefing is entry.briefing else replace(entry, briefing=briefing)


class Says(Protocol):
    """What says what the reader set, as a `State` does."""

    def get(self, kind: str, target: str, /) -> str:
        """Give a value, or empty."""


def as_corrected(briefing: Briefing, state: Says) -> Briefing:
    """Give a briefing with what the reader corrected of it."""
    stamp, title = state.get(DATE, briefing.id), state.get(TITLE, briefing.id)
    dating = _dating(stamp) if stamp else None
    if dating is not None:
        read = briefing.dating
        other = (f"the text was read as {read.start.isoformat()}",) if read else ()
        conflicts = other if read and read.start != dating.start else ()
        briefing = replace(briefing, dating=replace(dating, conflicts=conflicts))
    if title:
        briefing = replace(
            briefing, title=safe_line(title), title_kind=TitleKind.STATED, title_span=None
        )
    return briefing


def correct(store: Store, ids: Iterable[str]) -> None:
    """Bring stored briefings up to what the reader says of them now."""
    for name in ids:
        while not _is_corrected(store, name):
            pass


def _is_corrected(store: Store, name: str) -> bool:
    """Correct a briefing; False where another version of it was stored while it was read again."""
    entry = store.corpus.entry(name)
    if entry is None:
        return True
    read = reading.read_again(entry, reading.Around(store).of(entry), store.kinship)
    # Reading takes a while and holds nobody up: what came meanwhile is not to be undone by it.
    with store.batch():
        if store.corpus.entry(name) != entry:
            return False
        entry = corrected(read, store.state)
        store.corpus.put([entry])
        store.index.put([document(entry.briefing, entry.received)])
    return True


def _written(said: str, today: date) -> date | None:
    """Give the one day that is written as in a text; without a year the last such day."""
    found = find(said, UNKNOWN)
    if len(found) != 1 or said[: found[0].start] + said[found[0].end :]:
        return None
    (day,) = found
    if day.year is not None or day.order:
        return day.whole
    # The 29th of February was eight years ago at most.
    past = (day.of(today.year - ago) for ago in range(9))
    return next((one for one in past if one and one <= today), None)


def _dating(stamp: str) -> Dating | None:
    found = _STAMP.match(stamp.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        return None
    end, precision = start, Precision.DAY
    if not month:
        end, precision = date(year, 12, 31), Precision.YEAR
    elif not day:
        end, precision = month_end(start), Precision.MONTH
    return Dating(start, end, precision, DateOrigin.USER, Certainty.STATED)
