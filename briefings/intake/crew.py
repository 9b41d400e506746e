"""The child processes that read beside the one that stores.

Most of taking in is work on texts, which one process does for one text at a time. A scan with
much to read has it done by as many children as there are processors, who are given stories that
their formats made and give back what the store is to keep. A child that dies, or is not done in
time, takes nothing with it: what it had in hand is read here, and the next job gets a new child.

`python -m briefings.intake.crew` is such a child.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from queue import SimpleQueue
from types import TracebackType
from typing import IO, TypeVar

from msgspec import MsgspecError, msgpack

from briefings.ingest.formats import Extract
from briefings.intake import children
from briefings.intake.children import Child, end, receive, send
from briefings.intake.keying import Keys, keys_of
from briefings.intake.reading import Loose, Made, Text, make, make_first, read_together
from briefings.model import Briefing, Mention, Watch
from briefings.names.entities import find_mentions
from briefings.names.gazetteer import Gazetteer, gazetteer_of
from briefings.store.protocols import Cancelled

MOST = 4
"""Children at most: one process stores, and is the bound where there are more."""
LARGE = 200
"""Stories of a job from which children are worth their start."""
LONG = 4_000_000
"""Letters of a job from which they are too; a job gets no further story then."""
WAITING = 60
"""Seconds of the clock for each begun megabyte of a job."""
LOOKING = 0.1
"""Seconds after which who waits for a job looks whether it is still wanted."""
COURTESY = 5
"""How much a child lets others go before it (`nice`): the screen's process above all."""

_ORDERS, _STORIES, _WORDS, _NAMES = b"o", b"s", b"w", b"n"


@dataclass(frozen=True, slots=True)
class Orders:
    """What every job of a scan is done by."""

    watches: tuple[Watch, ...]
    received: datetime


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories to be read together, in a library that states `days`."""

    stories: tuple[tuple[bytes, Extract], ...]
    """Each with its file's name, as UTF-8 that may hold half a pair."""
    days: tuple[date, ...]
    recurring: frozenset[int]
    """The lines that recur in it (`ingest.recurring`)."""

    @property
    def is_large(self) -> bool:
        """Whether children are worth their start for it."""
        if len(self.stories) >= LARGE:
            return True
        return sum(len(story.text) for _, story in self.stories) >= LONG


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one story."""

    text: Text | None
    fault: str = ""
    """Why there is none."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What came of stories, in their order."""

    readings: tuple[Reading, ...]
    made: dict[str, Made]
    """By the ids of the texts, each once."""


Names = tuple[tuple[Mention, ...], ...]
"""Who is named in each of some briefings."""

Done = TypeVar("Done")
"""What a job comes to."""


class Crew(AbstractContextManager["Crew"]):
    """Children that read for one scan, begun when there is the first large job."""

    def __init__(self, orders: Orders, cancelled: Cancelled) -> None:
        """Begin nothing yet."""
        self.width = min(MOST, processors())
        """How many jobs are done at once; with one processor they are done here."""
        self._orders = orders
        self._cancelled = cancelled
        self._gazetteer = gazetteer_of(orders.watches)
        self._threads: ThreadPoolExecutor | None = None
        self._idle: SimpleQueue[Child | None] = SimpleQueue()
        self._children: list[Child] = []
        self._is_over = False

    @property
    def is_begun(self) -> bool:
        """Whether children are at work."""
        return self._threads is not None

    @property
    def ahead(self) -> int:
        """Give how many jobs may be in hand while others are stored."""
        return 2 * self.width if self.is_begun else 0

    def read(self, job: Stories) -> Callable[[], Readings]:
        """Have stories read; what is given waits for them, or reads them when it is asked.

        Read here, what is kept of a text is not made yet: not all of them are new. The wait
        raises CancelledError when the scan is cancelled.
        """

        def read_here() -> Readings:
            return Readings(_read(job), {})

        if self.width == 1 or not (self.is_begun or job.is_large):
            return read_here
        return self._submitted(_STORIES, job, Readings, read_here)

    def make(self, text: Briefing, *, is_one_of_many: bool = False) -> Made:
        """Make here what is kept of a text; one of many waits for who is named but not watched."""
        maker = make_first if is_one_of_many else make
        return maker(text, self._gazetteer, self._orders.watches, self._orders.received)

    def keys(self, words: Sequence[str]) -> Callable[[], Keys]:
        """Have the keys of words found, by a child where there is one; waits as `read` does."""

        def find_here() -> Keys:
            return keys_of(words)

        return self._submitted(_WORDS, words, Keys, find_here) if self.is_begun else find_here

    def name(self, briefings: tuple[Briefing, ...]) -> Callable[[], Names]:
        """Have those found who are named in briefings; waits as `read` does."""

        def find_here() -> Names:
            return tuple(find_mentions(one, self._gazetteer) for one in briefings)

        if self.width == 1 or not (self.is_begun or len(briefings) >= LARGE):
            return find_here
        return self._submitted(_NAMES, briefings, Names, find_here)

    def _submitted(
        self, kind: bytes, job: object, of: type[Done], here: Callable[[], Done]
    ) -> Callable[[], Done]:
        try:
            packed = msgpack.encode(job)
        except ValueError:  # letters that UTF-8 does not have
            return here
        answer = self._running().submit(self._ask, kind, packed)
        return lambda: _outcome(answer, of, here, self._cancelled)

    def _running(self) -> ThreadPoolExecutor:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.width, "reading")
            for _ in range(self.width):
                self._idle.put(None)
        return self._threads

    def _ask(self, kind: bytes, packed: bytes) -> bytes:
        """Have a job done by an idle child; EOFError or OSError where that child is lost over it.

        Nothing more is asked of such a child: it may still be writing what nobody reads.
        """
        child, frames = self._idle.get(), [(kind, packed)]
        kept: Child | None = None
        try:
            if child is None:
                child = self._begin()
                frames.insert(0, (_ORDERS, msgpack.encode(self._orders)))
            answer = _answer(child, frames)
            kept = child
        finally:
            if child and not kept:
                end(child)
            self._idle.put(kept)
        return answer

    def _begin(self) -> Child:
        child = children.begin("briefings.intake.crew")
        self._children.append(child)
        if self._is_over:
            child.kill()
        return child

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over = True
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for child in list(self._children):
                child.kill()
            self._threads.shutdown()
        for child in self._children:
            end(child)


def _answer(child: Child, frames: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Send a child frames and give what it answers to them, in time."""
    megabytes = sum(len(content) for _, content in frames) // 1_000_000
    clock = threading.Timer(WAITING * (1 + megabytes), child.kill)
    clock.start()
    try:
        for kind, content in frames:
            send(child.stdin, kind, content)
        if child.stdin:
            child.stdin.flush()
        return receive(child.stdout)[1]
    finally:
        clock.cancel()


def _outcome(
    answer: Future[bytes], of: type[Done], here: Callable[[], Done], cancelled: Cancelled
) -> Done:
    """Give a child's answer, or do its job here where it was lost over it."""
    while not wait([answer], LOOKING).done:
        if cancelled():
            raise CancelledError
    try:
        return msgpack.decode(answer.result(), type=of)
    except (EOFError, OSError, MsgspecError, ValueError):
        return here()


def processors() -> int:
    """Count the processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read(job: Stories) -> tuple[Reading, ...]:
    loose = [Loose(name.decode("utf-8", "surrogatepass"), story) for name, story in job.stories]
    return tuple(
        Reading(one) if isinstance(one, Text) else Reading(None, one.what)
        for one in read_together(loose, job.days, job.recurring)
    )


# The child


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Do job after job until the pipe ends. EOFError when it does."""
    _, packed = receive(asked)
    orders = msgpack.decode(packed, type=Orders)
    gazetteer = gazetteer_of(orders.watches)
    while True:
        kind, packed = receive(asked)
        done: Readings | Keys | Names
        if kind == _STORIES:
            done = _read_and_made(msgpack.decode(packed, type=Stories), orders, gazetteer)
        elif kind == _NAMES:
            briefings = msgpack.decode(packed, type=tuple[Briefing, ...])
            done = tuple(find_mentions(one, gazetteer) for one in briefings)
        else:
            done = keys_of(msgpack.decode(packed, type=tuple[str, ...]))
        send(answers, kind, msgpack.encode(done))
        answers.flush()


def _read_and_made(job: Stories, orders: Orders, gazetteer: Gazetteer) -> Readings:
    readings = _read(job)
    texts = {one.text.briefing.id: one.text.briefing for one in readings if one.text}
    return Readings(
        readings,
        {
            name: make_first(text, gazetteer, orders.watches, orders.received)
            for name, text in texts.items()
        },
    )


def main() -> None:
    """Serve the process that started this one."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    # Texts hold no cycles: looking for some after each few hundred objects is a tenth of the time.
    gc.set_threshold(100_000)
    with suppress(EOFError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
