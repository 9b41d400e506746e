"""A library followed in a thread, over a folder that reports are written into."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread
from time import monotonic, sleep

from briefings.library import Following, Library, open_library
from briefings.model import Alert, Config, Problem, ScanLine, Watch
from tests.putting import put_at_once

PATIENCE = 180.0
"""Seconds after which a test gives up."""


class Follower:
    """Follows a library in a thread, and remembers what it was told."""

    def __init__(self, library: Library) -> None:
        self._news = Condition()
        self.alerts: list[Alert] = []
        self.lines: list[ScanLine] = []
        self.steps = 0
        self.library = library
        self.following: Following = library.follow(self._tell)
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _tell(self, alerts: Collection[Alert]) -> None:
        with self._news:
            self.alerts += alerts
            self._news.notify_all()

    def _run(self) -> None:
        for step in self.following:
            with self._news:
                self.steps += 1
                self.lines += step.lines
                self._news.notify_all()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, which it is after some news."""
        with self._news:
            assert self._news.wait_for(is_so, PATIENCE), [
                (one.raw_path, one.status) for one in self.lines
            ]

    def until_status(self, name: str, status: str) -> None:
        self.until(
            lambda: any(one.raw_path.endswith(name) and one.status == status for one in self.lines)
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.library.problems

    def end(self) -> None:
        self.following.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


def until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something is so of which no news is told."""
    end = monotonic() + patience
    while not is_so():
        assert monotonic() < end
        sleep(0.01)


def write(file: Path, words: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    put_at_once(file, f"Report {file.stem}\n date 2025-12-06\n\n{words}\n")


@contextmanager
def followed(inbox: Path, *watches: str) -> Iterator[Follower]:
    watched = tuple(Watch(name, "L") for name in ("Derkachenko", *watches))
    config = Config("", (str(inbox),), watched)
    with open_library(config, inbox.parent / "data", beside=True) as library:
        assert list(library.scan()) is not None
        follower = Follower(library)
        try:
            yield follower
        finally:
            follower.end()


def titles(library: Library) -> set[str]:
    listing = library.listing()
    return {row.title for row in listing.rows(0, len(listing))}
