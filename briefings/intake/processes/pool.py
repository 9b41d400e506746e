"""The child processes that read beside the one that stores, and what each has in hand.

A scan has a pool of its own; a library that is followed keeps one, in which a single child stays
warm: small jobs are its too, and by a lane of its own it is asked for alerts while a job goes on.
A child that dies, or is not done in time, takes nothing with it: whoever asked does the job, and
the next one gets a new child.
"""

import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from select import select
from types import TracebackType
from typing import IO

from briefings.intake.processes import children
from briefings.intake.processes.children import Child, end, receive, send

MOST = 4
"""Children at most: one process stores, and is the bound where there are more."""
WAITING = 60
"""Seconds of the clock for each begun megabyte of a job."""
GLIMPSING = 2.0
"""Seconds for which an answer from the lane is waited for, and after which who owes it ends."""
ORDERS, RECURRING, GLIMPSES = b"o", b"r", b"g"
"""Frames: the watches that what follows is done by; the lines that recur; paths to look at."""


@dataclass(slots=True)
class _Hand:
    """A child, and by which orders it works."""

    child: Child
    orders: bytes = b""


@dataclass(slots=True)
class _Lane:
    """The way to the warm child beside its jobs, and what was last told through it."""

    child: Child
    asked: IO[bytes]
    answers: IO[bytes]
    first: Future[bytes] | None = None
    """The job that warms the child: until it is done, nobody waits for an answer."""
    is_lost: bool = False
    told: tuple[bytes, bytes] = (b"", b"")

    @property
    def is_warm(self) -> bool:
        """Whether the first job is done."""
        first = self.first
        if first is None or not first.done() or first.cancelled():
            return False
        return first.exception() is None


class Pool(AbstractContextManager["Pool"]):
    """Children that do one job at a time each, begun when they are first needed."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self.width = min(MOST, processors())
        """How many jobs are done at once; with one processor none is done by a child."""
        self._threads: ThreadPoolExecutor | None = None
        self._idle: SimpleQueue[_Hand | None] = SimpleQueue()
        self._places = 0
        self._children: set[Child] = set()
        self._jobs: set[Future[bytes]] = set()
        """Those that are not known to be done, whoever still waits for them."""
        self._lane: _Lane | None = None
        self._is_vain = False
        self._is_over = False

    @property
    def is_begun(self) -> bool:
        """Whether children are at work, or one is warm."""
        return self._places > 0

    @property
    def is_listening(self) -> bool:
        """Whether the warm child answers beside its jobs."""
        lane = self._lane
        return lane is not None and not lane.is_lost and lane.is_warm and lane.child.poll() is None

    @property
    def ahead(self) -> int:
        """Give how many jobs may be in hand while others are stored."""
        return 2 * self._places

    def widen(self) -> None:
        """Let as many children work as there are processors."""
        if self._places < self.width:
            for _ in range(self._places, self.width):
                self._idle.put(None)
            self._places = self.width
            self._hire()

    def submit(self, kind: bytes, packed: bytes, orders: bytes) -> Future[bytes]:
        """Have a job done by the next child that is idle; a pool that has none begins some.

        The answer is EOFError or OSError where that child is lost over it.
        """
        if not self.is_begun:
            self.widen()
        threads = self._threads or self._hire()
        job = threads.submit(self._ask, kind, packed, orders)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return job

    def warm(self, kind: bytes, packed: bytes, orders: bytes) -> Future[bytes] | None:
        """Begin the child that stays, by a first job that has it load what it needs.

        None where no child can stay: there is one processor, no way beside its jobs, or the one
        before was lost over its first job.
        """
        if self.width == 1 or os.name != "posix" or self._is_vain:
            return None
        lane = self._lay_lane()
        if lane is None:
            return None
        self._idle.put(_Hand(lane.child))
        self._lane = lane
        self._places = 1
        self._hire()
        lane.first = self.submit(kind, packed, orders)
        return lane.first

    def _lay_lane(self) -> _Lane | None:
        """Begin a child with a way beside its jobs; None where the system has no room for it."""
        with ExitStack() as stack:
            stack.enter_context(suppress(OSError))
            asked, answers = _pipe(stack), _pipe(stack)
            child = self._begin((asked[0].fileno(), answers[1].fileno()))
            stack.pop_all()
            asked[0].close()
            answers[1].close()
            return _Lane(child, asked[1], answers[0])
        return None

    def glimpse(self, asked: bytes, orders: bytes, recurring: bytes) -> bytes | None:
        """Ask the warm child at once, whatever it has in hand; None where there is no answer."""
        lane = self._lane
        if lane is None or not self.is_listening:
            return None
        try:
            if lane.told != (orders, recurring):
                send(lane.asked, ORDERS, orders)
                send(lane.asked, RECURRING, recurring)
                lane.told = orders, recurring
            send(lane.asked, GLIMPSES, asked)
            lane.asked.flush()
            if select([lane.answers], (), (), GLIMPSING)[0]:
                return receive(lane.answers)[1]
        except (EOFError, OSError, ValueError):
            pass
        # The child goes on with its job; who is over a glimpse for so long ends of itself.
        lane.is_lost = True
        return None

    def _hire(self) -> ThreadPoolExecutor:
        """Have a thread for each child: with more of them a later job could go before another."""
        before, self._threads = self._threads, ThreadPoolExecutor(self._places, "reading")
        if before:
            before.shutdown(wait=False)
        return self._threads

    def rest(self) -> None:
        """End all children but the warm one, where nothing is in hand."""
        # The thread of a job may be about to take one: it would wait for good.
        if not all(job.done() for job in list(self._jobs)):
            return
        hands = list[_Hand | None]()
        with suppress(Empty):
            while True:
                hands.append(self._idle.get_nowait())
        warm = self._lane.child if self.is_listening and self._lane else None
        for hand in hands:
            if hand and hand.child is warm:
                self._idle.put(hand)
                continue
            self._places -= 1
            if hand:
                self._end(hand.child)
        if self._threads and len(hands) > 1:
            self._threads.shutdown(wait=False)
            self._threads = None
        if self._places == 0:
            self._drop_lane()

    def close(self) -> None:
        """End all children, whatever they have in hand."""
        self._is_over = True
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        for child in list(self._children):
            children.kill(child)
        if self._threads is not None:
            self._threads.shutdown()
        for child in list(self._children):
            self._end(child)
        self._drop_lane()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _drop_lane(self) -> None:
        lane, self._lane = self._lane, None
        if lane:
            lane.is_lost = True
            self._is_vain = not lane.is_warm
            for pipe in (lane.asked, lane.answers):
                with suppress(OSError):  # what was not yet written to a child that is dead
                    pipe.close()

    def _ask(self, kind: bytes, packed: bytes, orders: bytes) -> bytes:
        """Have a job done by an idle child; EOFError or OSError where that child is lost over it.

        Nothing more is asked of such a child: it may still be writing what nobody reads.
        """
        hand, frames = self._idle.get(), [(kind, packed)]
        kept: _Hand | None = None
        try:
            hand = hand or _Hand(self._begin())
            if hand.orders != orders:
                frames.insert(0, (ORDERS, orders))
                hand.orders = orders
            answer = _answer(hand.child, frames)
            kept = hand
        finally:
            if hand and not kept:
                self._end(hand.child)
            self._idle.put(kept)
        return answer

    def _begin(self, lane: tuple[int, ...] = ()) -> Child:
        child = children.begin("briefings.intake.processes.crew", lane=lane)
        self._children.add(child)
        if self._is_over:
            children.kill(child)
        return child

    def _end(self, child: Child) -> None:
        end(child)
        self._children.discard(child)


def _pipe(stack: ExitStack) -> tuple[IO[bytes], IO[bytes]]:
    """Give the two ends of a pipe, to read from and to write to."""
    reading, writing = os.pipe()
    return stack.enter_context(open(reading, "rb")), stack.enter_context(open(writing, "wb"))


def _answer(child: Child, frames: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Send a child frames and give what it answers to them, in time."""
    megabytes = sum(len(content) for _, content in frames) // 1_000_000
    clock = threading.Timer(WAITING * (1 + megabytes), children.kill, [child])
    clock.start()
    try:
        for kind, content in frames:
            send(child.stdin, kind, content)
        if child.stdin:
            child.stdin.flush()
        return receive(child.stdout)[1]
    finally:
        clock.cancel()


def processors() -> int:
    """Count the processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
