"""The end of a scan: what is gone is let go, and what new surroundings change is revised.

It goes step by step, each in a transaction of its own, so that it holds nobody up and can be
broken off; what it has not come to is done by the next scan.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from os import sep
from os.path import dirname, isfile, realpath

from briefings.ingest.facts.dates import HALF_YEAR, MONTH
from briefings.intake import reading
from briefings.intake.batches import BATCH, Known, Taking
from briefings.intake.correcting import corrected
from briefings.intake.files import file_of, look_at
from briefings.intake.noting import asking, days_before, note_round
from briefings.intake.read_by import Days, ReadBy
from briefings.intake.settling import settle_names
from briefings.intake.watches.feet import ring_feet
from briefings.intake.watches.past import NOTHING, aged, restore
from briefings.intake.watches.queries import ring_later
from briefings.model import AlertState, ScanLine, ScanStatus
from briefings.search import document
from briefings.store.protocols import Cancelled, Corpus, Entry, Origin, Ring, Store
from briefings.store.standing import last_receipt
from briefings.text.sanitise import safe_line

_GONE = "no longer in its source: put it back to have it again; what was marked in it is kept"


def let_go(
    taking: Taking, source: str, gone: Sequence[str], known: Known, cancelled: Cancelled
) -> Iterator[tuple[ScanLine, ...]]:
    """Forget files that are gone, and briefings that were in no other.

    A briefing of which there is something to tell is kept, and known to have no file. What came
    back since it was missed, or was stored anew by another process, is not gone.
    """
    store = taking.store
    missed = frozenset(gone)
    for some in _some_at_a_time(sorted(gone)):
        if cancelled():
            return
        with taking.storing():
            paths = [
                path
                for path in some
                if _is_as_known(store.corpus, source, path, known)
                and not is_there(path, source, missed)
            ]
            left = _last_held(store.corpus, [one for path in paths if (one := known.get(path))])
            told = [origin for origin in left if _is_to_tell(store.corpus, origin)]
            kept = {origin.raw_path for origin in told}
            store.corpus.put_origins([replace(one, status=ScanStatus.GONE) for one in told])
            store.corpus.drop_origins([path for path in paths if path not in kept])
            held = [one.briefing for one in left]
            orphans = [one for one in held if not store.corpus.origins_of(one)]
            taking.folding.go(orphans)
            store.corpus.remove(orphans)
            store.index.remove(orphans)
        yield tuple(ScanLine(safe_line(path), path, "", ScanStatus.GONE, _GONE) for path in paths)


def _is_as_known(corpus: Corpus, source: str, path: str, known: Known) -> bool:
    now = (one for one in corpus.origins_under(source, path) if one.raw_path == path)
    return next(now, None) == known.get(path)


def is_there(path: str, source: str, missed: Collection[str]) -> bool:
    """Whether a file that a look missed stands where it stood, or one with a missed entry does.

    An entry is gone where its file was met. What is reached through a link now is not there.
    """
    file = file_of(path)
    if file not in missed or not isfile(file):
        return False
    parent = dirname(file)
    root = realpath(source) + parent.removeprefix(source.rstrip(sep))
    if file != source and realpath(parent) != root.rstrip(sep):
        return False
    return any(one.raw_path == file for one in look_at(file, source))


def is_to_keep(corpus: Corpus, origin: Origin) -> bool:
    """Whether the briefing of a file that is gone is still to be told of, and is in no other.

    An alert of it rang and was not dismissed, or the reader pinned it or wrote on it.
    """
    return bool(_last_held(corpus, [origin])) and _is_to_tell(corpus, origin)


def _last_held(corpus: Corpus, gone: Sequence[Origin]) -> list[Origin]:
    """Give of each briefing that no file holds but those that are gone the last one's origin.

    All of ten thousand files with one text may be gone at once.
    """
    paths = frozenset(one.raw_path for one in gone)
    last = {one.briefing: one for one in gone if one.briefing}
    return [one for one in last.values() if not corpus.is_held(one.briefing, paths)]


def _is_to_tell(corpus: Corpus, origin: Origin) -> bool:
    states = {AlertState.NEW, AlertState.SEEN}
    if any(one.pinned or one.state in states for one in corpus.rings_in(origin.briefing)):
        return True
    lines = corpus.lines_of([origin.source], [origin.briefing])
    return any(line.pinned or line.tags or line.notes for line in lines)


def round_off(
    taking: Taking,
    source: str,
    read_by: ReadBy,
    cancelled: Cancelled,
    *,
    is_first: bool,
) -> None:
    """Revise what the days stated now change; `read_by` tells by which stories were read.

    And before that, in every source, what publishers are now known to write.
    """
    store, corpus = taking.store, taking.store.corpus
    for ids in _some_at_a_time(corpus.misread()):
        if cancelled():
            return
        _revise(store, ids)
    days = tuple(corpus.stated_days(source))
    changed = _Changed(days_before(store, source), read_by, days)
    for ids in _some_at_a_time(corpus.unsettled(source, changed.every)):
        if cancelled():
            return
        _revise(store, ids, changed.is_for)
    if cancelled():
        return
    settle_names(store, cancelled)
    if is_first:
        _age(taking, source, days)
    now = datetime.now(UTC)
    _ring_feet(taking, now, is_first=is_first)
    asked = asking(store, taking.watches, now)
    ring_later(store, source, taking.watches, taking.begun, now, cancelled)
    if cancelled():
        return
    if is_first:
        restore(store, source)
    note_round(store, source, days, asked)


def _ring_feet(taking: Taking, now: datetime, *, is_first: bool) -> None:
    """Let lines at the feet of stories ring; in what was received before this scan, `now`.

    In what a source gives for the first time they ring since it was received: an index made anew
    has receipts that are older than itself.
    """

    def said(entry: Entry, ring: Ring) -> Ring:
        is_late = entry.received <= taking.begun and not is_first
        return replace(ring, received=now) if is_late else ring

    ring_feet(taking.store, taking.watches, said, is_first=is_first)


def _age(taking: Taking, source: str, days: Sequence[date]) -> None:
    """Call old what a source held before a day, counted from the last that it states."""
    store, after = taking.store, taking.old_after_days
    # A day ahead may have begun somewhere east; one further on is a mistake of its file.
    today = (last_receipt(store.corpus) or taking.begun).date()
    possible = [day for day in days if day <= today + timedelta(days=1)]
    is_known = after is not None and possible
    before = possible[-1] - timedelta(days=after or 0) if is_known else NOTHING
    with store.batch():
        store.corpus.age(source, aged(store, source, before))


class _Changed:
    """What stated days of now tell otherwise than those by which stories were read."""

    def __init__(self, before: Days, read_by: ReadBy, now: Days) -> None:
        """Compare days; by those of `before` was read what is not known of."""
        self._differing = {days: differing(days, now) for days in {before, *read_by.every()}}
        self._read_by = read_by
        self.every = frozenset[int]().union(*self._differing.values())
        """The days of the year of which anything is told otherwise."""

    def is_for(self, entry: Entry) -> bool:
        """Whether an entry tells of such a day."""
        by = self._read_by.of(entry.received)
        each = (self.every,) if by is None else map(self._differing.__getitem__, by)
        return not all(one.isdisjoint(entry.days) for one in each)


def differing(before: Sequence[date], now: Sequence[date]) -> frozenset[int]:
    """Give the days of the year of which some stated days say other than some others.

    Each is 32 * month + day. A day without a year takes one from stated days within half a year
    of it, and one with a year counts within a month of one (see `ingest.facts.dates`).
    """
    told: set[int] = set()
    for reach in (HALF_YEAR, MONTH):
        told |= _near(before, reach) ^ _near(now, reach)
    days = (date.fromordinal(number) for number in told)
    return frozenset(32 * day.month + day.day for day in days)


def _near(days: Sequence[date], reach: timedelta) -> set[int]:
    """Give the days, as ordinals, that are no farther than `reach` from one of some in order."""
    near: set[int] = set()
    behind = date.min.toordinal()
    for day in days:
        first = max(behind, day.toordinal() - reach.days)
        behind = min(day.toordinal() + reach.days, date.max.toordinal()) + 1
        near.update(range(first, behind))
    return near


def _revise(
    store: Store, ids: Sequence[str], is_asked: Callable[[Entry], bool] = lambda entry: True
) -> None:
    """Date those again that are asked for."""
    # Read in the transaction that puts them back: nothing that comes between is undone by it.
    with store.batch():
        stored = (store.corpus.entry(one) for one in ids)
        entries = [entry for entry in stored if entry and is_asked(entry)]
        around = reading.Around(store)
        again = [
            corrected(reading.redate(entry, around.of(entry)), store.state) for entry in entries
        ]
        revised = [new for new, old in zip(again, entries, strict=True) if new != old]
        if revised:
            store.corpus.put(revised)
            store.index.put([document(entry.briefing, entry.received) for entry in revised])


def _some_at_a_time(values: Iterable[str]) -> Iterator[list[str]]:
    left = iter(values)
    while some := list(islice(left, BATCH)):
        yield some
