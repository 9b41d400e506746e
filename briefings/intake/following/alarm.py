"""An alert before all else: a file that just came is read for the watches, and for nothing more.

It is told of before it is stored, by the rules by which it will be: what is said here is never
taken back. Where very much comes at once the newest hardly wait, and those that are not come to
are told of when they are stored.
"""

import os
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from itertools import chain, cycle, islice
from threading import Event, Lock
from time import monotonic

from msgspec import msgpack

from briefings import watch as watching
from briefings.intake.following.glimpse import Glimpser, Rung, Seen
from briefings.intake.processes.pool import Pool
from briefings.intake.processes.workers import Worker
from briefings.intake.versions import VERSION
from briefings.model import Alert, AlertState, ScanLine, Watch
from briefings.store.protocols import RingLine, Store
from briefings.store.standing import last_receipt
from briefings.text.known import known

AT_ONCE = 0.008
"""Seconds for which files that came together are read before others are listened for again."""
MOST = 10_000
"""Files that wait to be read for alerts; in a flood the older are read when they are stored."""
FEW = 2
"""Files that are read here while this process has nothing else to do."""
NEXT = 64
"""Files that are asked about together, of the newest and of the oldest: what is not come to in
time is asked about again, behind what came meanwhile."""
TURN = 4
"""Every so many of them is one of the oldest, which are late already."""

Tell = Callable[[tuple[Alert, ...]], None]
"""Called with alerts that nobody heard of yet."""


class Told:
    """What alerts were told of while the sources are followed, whatever becomes of the watches."""

    def __init__(self, since: datetime) -> None:
        """Know nothing yet but that what rang until `since` is no news."""
        self.since = since
        self._ids: dict[str, None] = {}
        self._places: dict[str, set[tuple[str, str]]] = {}
        self._lock = Lock()

    def fresh(self, alerts: Sequence[Alert], paths: Collection[str]) -> list[Alert]:
        """Take in alerts of a text at some paths; give those that nobody was told of.

        A file may be read before it is written to its end, and is another text then: until it is
        stored, an alert of it is known by its path too.
        """
        with self._lock:
            found = [one for one in alerts if not self._is_known(one, paths)]
            self._ids.update((one.id, None) for one in alerts)
            for path in paths if alerts else ():
                said = {(one.watchlist, one.watch) for one in alerts}
                self._places.setdefault(path, set()).update(said)
            for kept in (self._ids, self._places):
                while len(kept) > _TOLD:
                    kept.pop(next(iter(kept)))
        return found

    def _is_known(self, alert: Alert, paths: Collection[str]) -> bool:
        key = alert.watchlist, alert.watch
        return alert.id in self._ids or any(key in self._places.get(one, ()) for one in paths)

    def stored(self, path: str) -> None:
        """Forget a path that is stored, or where nothing is: another text may come there."""
        with self._lock:
            self._places.pop(path, None)


class Alarm:
    """Tells of alerts, each once."""

    def __init__(
        self,
        store: Store,
        sources: Sequence[str],
        watches: Sequence[Watch],
        tell: Tell,
        pool: Pool,
        told: Told | None = None,
    ) -> None:
        """Ring for the watches of a library; `tell` is called in whichever thread rings.

        Where the pool has a warm child, files are read by it. `told` is that of the alarm before
        this one, whose watches were others.
        """
        self._store = store
        self._sources = sources
        self._watches = tuple(watches)
        self._glimpser = Glimpser(self._watches)
        self._orders = msgpack.encode(self._watches)
        self._recurring = msgpack.encode(())
        self._pool = pool
        self._tell = tell
        before = last_receipt(store.corpus) or datetime.min.replace(tzinfo=UTC)
        self.told = told or Told(before)
        """What nobody is told of again."""
        self.is_beside = False
        """Whether this process is busy storing meanwhile."""
        self._worker = Worker()
        self._left: dict[str, None] = {}
        self._is_quiet = Event()
        self._is_quiet.set()
        self._since = monotonic()
        """Since when it is not quiet, or was not the last time."""

    def learn(self) -> None:
        """Take in what the library knows by now."""
        recurring = self._store.kinship.every_recurring()
        if recurring != self._glimpser.recurring:
            self._glimpser.recurring = recurring
            self._recurring = msgpack.encode(sorted(recurring))

    def close(self) -> None:
        """End what reads formats; nobody waits for it any more."""
        self._worker.close()
        self._is_quiet.set()

    def wait(self, seconds: float) -> None:
        """Wait until all that was heard of is read, at most so long after it came.

        Of a flood all are read for alerts first: storing takes many times as long. One that does
        not end holds nobody up.
        """
        self._is_quiet.wait(max(0.0, self._since + seconds - monotonic()))

    def hear(self, paths: Collection[str]) -> bool:
        """Read files that came or changed, the newest before most others, for as long as may be.

        Whether some are left, which are read when this is called again.
        """
        if not self._watches:
            return False
        now = monotonic()
        if self._is_quiet.is_set():
            self._since = now
            self._is_quiet.clear()
        try:
            self._read_newest(paths, now + AT_ONCE)
        finally:
            if not self._left:
                self._is_quiet.set()
        return bool(self._left)

    def _read_newest(self, paths: Collection[str], end: float) -> None:
        for path in sorted(paths, key=_changed):
            self._left.pop(path, None)
            self._left[path] = None
        for path in list(islice(self._left, max(0, len(self._left) - MOST))):
            del self._left[path]
        while self._left and monotonic() < end:
            for path in self._look(self._next(), end):
                del self._left[path]

    def rang(self, lines: Sequence[ScanLine]) -> None:
        """Tell of what rang in files that were stored, where nobody heard of it yet."""
        paths: dict[str, list[str]] = {}
        for line in lines:
            paths.setdefault(line.id, []).append(line.raw_path)
        for briefing, those in paths.items():
            found = map(watching.alert, self._store.corpus.rings_in(briefing) if briefing else ())
            self._say([one for one in found if self._is_news(one)], those)
            for path in those:
                self.told.stored(path)

    def _is_news(self, alert: Alert) -> bool:
        is_new = alert.state is AlertState.NEW and not alert.gone
        return is_new and alert.received > self.told.since

    def _next(self) -> list[str]:
        """Give some that wait: the newest, for they are news, and the oldest in their turn."""
        newest, oldest = reversed(self._left), iter(self._left)
        turns = (islice(oldest if at == TURN - 1 else newest, 1) for at in cycle(range(TURN)))
        return list(dict.fromkeys(islice(chain.from_iterable(turns), min(NEXT, len(self._left)))))

    def _look(self, paths: Sequence[str], end: float) -> Collection[str]:
        """Look at files in this order until the time is over; give those that need no other."""
        found = [(path, source_of(path, self._sources)) for path in paths]
        asked = [(path, source) for path, source in found if source is not None]
        looked = {path for path, source in found if source is None}
        for (path, source), seen in zip(asked, self._seen(asked), strict=False):
            looked.add(path)
            if not seen.is_left:
                self._ring(seen, path, source)
                continue
            self._ring(self._glimpser.see(path, source, self._worker), path, source)
            if monotonic() > end:
                break
        return looked

    def _seen(self, asked: Sequence[tuple[str, str]]) -> Sequence[Seen]:
        """Give what the warm child sees, as far as it comes; all is left where there is none.

        It is left too where the child would take longer to wake than a few files to be read here.
        """
        if not self.is_beside and len(asked) <= FEW:
            return [Seen(is_left=True)] * len(asked)
        paths = [[one.encode("utf-8", "surrogatepass") for one in pair] for pair in asked]
        answer = self._pool.glimpse(msgpack.encode(paths), self._orders, self._recurring)
        if answer is None:
            return [Seen(is_left=True)] * len(asked)
        return msgpack.decode(answer, type=known(list[Seen]))

    def _ring(self, seen: Seen, path: str, source: str) -> None:
        if seen.is_gone:
            self.told.stored(path)
        for one in seen.rung:
            self._say(self._alerts(one, source), [one.raw_path])

    def _alerts(self, rung: Rung, source: str) -> list[Alert]:
        briefing, known = self._known(rung, source)
        return [
            watching.alert(
                RingLine(
                    briefing=briefing,
                    title=rung.title,
                    date=None,
                    received=datetime.now(UTC),
                    ring=ring,
                    mentions=tuple(rung.mentions[place] for place in ring.mentions),
                )
            )
            for ring in rung.rings
            if watching.key_of(ring) not in known
        ]

    def _known(self, seen: Rung, source: str) -> tuple[str, Collection[tuple[str, str]]]:
        """Give which briefing a text is, and the watches that are no news in it.

        What rang since the sources are followed may have been stored by another reader, and be
        told of by nobody here: those that were are known to `told`.
        """
        corpus, path = self._store.corpus, seen.raw_path
        briefing = self._store.state.get(VERSION, seen.id) or seen.id
        if not corpus.briefings([briefing]):
            origins = corpus.origins_under(source, path)
            briefing = next((one.briefing for one in origins if one.raw_path == path), "")
        rung = corpus.rings_in(briefing) if briefing else ()
        known = {
            watching.key_of(one.ring) for one in rung if not self._is_news(watching.alert(one))
        }
        return briefing or seen.id, known

    def _say(self, alerts: Sequence[Alert], paths: Sequence[str]) -> None:
        """Tell of alerts in a text that lies at some paths."""
        if fresh := self.told.fresh(alerts, paths):
            self._tell(tuple(fresh))


_TOLD = 50_000
"""Alerts, and paths, that are remembered as told: more than wait to be stored."""


def source_of(path: str, sources: Sequence[str]) -> str | None:
    """Give the first source that a path lies in, or is."""
    inside = (
        one for one in sources if path == one or path.startswith(one.rstrip(os.sep) + os.sep)
    )
    return next(inside, None)


def _changed(path: str) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0
