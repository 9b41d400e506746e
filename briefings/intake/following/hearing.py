"""What changes in the sources, heard as it happens.

The operating system tells of most changes (`telling`); that is a hint and never the whole truth.
So every folder's time is looked at now and then too, which finds what nobody told of: a deep
folder made at once, a source that went and came back, events that were too many. Folders of a
network tell nothing of what others do there: those are looked through as a whole.
"""

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event
from time import monotonic, time_ns

from briefings.intake.following.glance import is_unfollowed
from briefings.intake.following.telling import Teller, Told, teller_of
from briefings.model import Problem

LOOK = 2.0
"""Seconds between two looks at the folders' times, where those are quick."""
SHARE = 50
"""A look comes no sooner than so many times what the last one took."""
MANY = 500
"""Changes told of one folder between two looks, from which some may have been lost."""
AGAIN = 30.0
"""Seconds until what could not be watched is tried again."""
REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "vboxsf", "virtiofs", "webdav"}
)
"""Kinds of file systems, beside those of FUSE, that do not tell what others do in them."""


class Ear:
    """Hears changes in a thread of its own."""

    def __init__(
        self,
        sources: Sequence[str],
        heard: Callable[[Told], bool],
        doubted: Callable[[Collection[str]], None],
    ) -> None:
        """Hear of sources.

        `heard` gets paths that changed, and says whether it wants to be called again soon, with
        those that change meanwhile; `doubted` gets folders, or sources, that are to be looked
        through. Both are called in the ear's thread and must not take long.
        """
        self._heard = heard
        self._doubted = doubted
        self._stopped = Event()
        self._running: Future[None] | None = None
        self._begun = 0.0
        self._folders = Folders(sources)
        self._next = 0.0
        self._teller: Teller | None = None
        self.problem: Problem | None = None
        """Why changes are not told at once."""

    def keep_on(self) -> None:
        """Begin to hear, or begin again where that broke off; it says why it did."""
        running = self._running
        if running is not None and running.done() and (error := running.exception()):
            self.problem = Problem(
                f"listening for changes broke off: {type(error).__name__}: {error}",
                advice="it is begun again; please report it",
            )
        if running is None or (running.done() and monotonic() - self._begun >= LOOK):
            self._begun = monotonic()
            pool = ThreadPoolExecutor(1, "hearing")
            self._running = pool.submit(self._run)
            pool.shutdown(wait=False)

    def stop(self) -> None:
        """Hear no more; returns when the thread has ended."""
        self._stopped.set()
        if teller := self._teller:
            teller.wake()
        if self._running is not None:
            wait([self._running])

    def _run(self) -> None:
        while not self._stopped.is_set():
            there = self._folders.roots()
            try:
                self._teller = teller_of(list(there)) if there else None
                self.problem = None
                # Nobody told of what changed before this listened.
                self._doubted(list(there))
                self._listen(self._teller, there)
            except (OSError, RuntimeError) as error:
                self.problem = Problem(
                    f"changes are not told at once: {error}",
                    advice=f"they are looked for every few seconds, and {_LIMIT}",
                )
                # What was told of and not passed on is lost.
                self._doubted(list(there))
                self._wait(AGAIN, there)
            finally:
                teller, self._teller = self._teller, None
                if teller:
                    teller.close()

    def _listen(self, teller: Teller | None, there: dict[str, tuple[int, int]]) -> None:
        """Hear until a source goes, comes or is another."""
        self._look()
        hurried = False
        while not self._stopped.is_set() and self._folders.roots() == there:
            if teller is None:
                self._wait(LOOK, there)
                continue
            pause = 0.0 if hurried else max(0.05, min(LOOK, self._next - monotonic()))
            paths = teller.wait(pause)
            if paths:
                self._folders.told(paths)
            hurried = self._heard(paths) if paths or hurried else False
            if monotonic() >= self._next:
                self._look()

    def _wait(self, seconds: float, there: dict[str, tuple[int, int]]) -> None:
        """Look at the folders' times alone for a while, or until a source goes or comes."""
        end = monotonic() + seconds
        while not self._stopped.wait(LOOK) and monotonic() < end:
            self._look()
            if self._folders.roots() != there:
                return

    def _look(self) -> None:
        begun = monotonic()
        found = self._folders.changed()
        if found:
            self._doubted(found)
        now = monotonic()
        self._next = now + max(LOOK, SHARE * (now - begun))


_LIMIT = "`sysctl fs.inotify.max_user_watches` is often what is too low"


class Folders:
    """The folders of sources, with the time at which something was last put in or taken out."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Know nothing yet."""
        self._sources = sources
        self._times: dict[str, int] = {}
        self._told: dict[str, int] = {}

    def roots(self) -> dict[str, tuple[int, int]]:
        """Give the sources that are there, with what tells one from another of its name."""
        there = {}
        for source in self._sources:
            try:
                status = os.stat(source)
            except OSError:
                continue
            there[source] = (status.st_dev, status.st_ino)
        return there

    def told(self, paths: Collection[str]) -> None:
        """Note changes that were told: they are why the times of their folders are others."""
        for path in paths:
            folder = os.path.dirname(path)
            self._told[folder] = self._told.get(folder, 0) + 1

    def changed(self) -> list[str]:
        """Give the folders in which something changed that nobody told of, and the new ones."""
        found = []
        for folder, before in list(self._times.items()):
            now = _time(folder)
            if now is None:
                del self._times[folder]
                found.append(folder)
            elif now != before:
                self._times[folder] = _trusted(now)
                if before == _FRESH or not 0 < self._told.get(folder, 0) < MANY:
                    found.append(folder)
                found += self._learn(folder)
        for source in self._sources:
            if source not in self._times:
                found += self._learn(source)
        self._told.clear()
        return found

    def _learn(self, top: str) -> list[str]:
        """Come to know the folders below one, and itself; give those that were not known."""
        new = []
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            if folder not in self._times:
                time = _time(folder)
                if time is None:
                    continue
                self._times[folder] = _trusted(time)
                new.append(folder)
            waiting += (path for path in _inside(folder) if path not in self._times)
        # What lies in a folder that is looked through is looked through with it.
        return new[:1] if new[:1] == [top] else new


def _inside(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as listing:
            return [
                item.path
                for item in listing
                if item.is_dir(follow_symlinks=False)
                and not (item.name[0] == "." and is_unfollowed(item.path))
            ]
    except OSError:
        return []


_FRESH = -1
"""Stands for a time so near that the next change may have the same."""
_TICK = 100_000_000
"""Nanoseconds: the clocks of file systems are slower than files come."""


def _trusted(time: int) -> int:
    return _FRESH if time_ns() - time < _TICK else time


def _time(folder: str) -> int | None:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return None


def is_remote(source: str, mounts: str = "/proc/mounts") -> bool:
    """Whether a source lies where changes of others are not told: on a network, or in FUSE.

    Known on Linux alone; elsewhere False.
    """
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    path, best, kind = os.path.realpath(source), "", ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 2:
            point = fields[1].replace("\\040", " ")
            under = path == point or path.startswith(point.rstrip("/") + "/")
            if under and len(point) >= len(best):
                best, kind = point, fields[2]
    return kind in REMOTE or kind.startswith("fuse")
