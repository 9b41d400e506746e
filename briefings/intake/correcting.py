"""What the reader says of a briefing's date and title, in place of what its text says."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from briefings.errors import UsageError
from briefings.intake import reading
from briefings.model import Briefing, Certainty, DateOrigin, Dating, Precision, TitleKind
from briefings.search import document
from briefings.store.protocols import Entry, State, Store
from briefings.text.sanitise import safe_line

DATE, TITLE = "date", "title"
"""The kinds of settings; their target is a briefing's id."""

_STAMP = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


def day_fault(stamp: str) -> UsageError | None:
    """Give what is wrong with a date as the reader wrote it; None where it is one."""
    if _dating(stamp) is not None:
        return None
    return UsageError(
        f"{safe_line(stamp)!r} is no date", advice="write it as 2025-12-06, 2025-12 or 2025"
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
        end, precision = start.replace(day=monthrange(year, month)[1]), Precision.MONTH
    return Dating(start, end, precision, DateOrigin.USER, Certainty.STATED)
