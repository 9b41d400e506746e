"""The child processes that read beside the one that stores.

Most of taking in is work on texts, which one process does for one text at a time. A scan with
much to read has it done by the children of a pool (`pool`), who are given stories that their
formats made and give back what the store is to keep. What a child was lost over is read here.

`python -m briefings.intake.processes.crew` is such a child. With the numbers of a lane's pipes it
is the one that stays warm: behind its first job it has a child of its own, that knows all it has
loaded, answer what comes through the lane. Threads would take turns, and an alert waits for no
turn.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import chain, islice
from time import monotonic
from types import TracebackType
from typing import IO, TypeVar

from msgspec import MsgspecError, msgpack

from briefings.ingest.formats import Extract
from briefings.intake.following.glimpse import Glimpser, Seen
from briefings.intake.keying import Keys, keys_of
from briefings.intake.processes.children import receive, send
from briefings.intake.processes.pool import GLIMPSING, ORDERS, RECURRING, Pool
from briefings.intake.reading import Loose, Made, Text, make, make_first, read_together
from briefings.model import Briefing, Mention, Watch
from briefings.names.entities import find_mentions
from briefings.names.gazetteer import Gazetteer, gazetteer_of
from briefings.store.protocols import Cancelled
from briefings.text.known import known
from briefings.text.remembering import forget_texts

LARGE = 200
"""Stories of a job from which children are worth their start."""
LONG = 4_000_000
"""Letters of a job from which they are too; a job gets no further story then."""
BOOK = 1_000_000
"""Letters from which a text alone is a job for a child."""
LOOKING = 0.1
"""Seconds after which who waits for a job, or does it, looks whether it is still wanted."""
COURTESY = 5
"""How much a child lets others go before it (`nice`): the screen's process above all."""
GLIMPSE = 0.005
"""Seconds after which no further file is looked at before it is told that something rings."""
IN_VAIN = 0.02
"""The same where nothing rings: to be asked takes as long as a dozen files, and what comes faster
than it is looked at waits for the end of all that comes."""

_STORIES, _WORDS, _NAMES, _TEXT = b"s", b"w", b"n", b"t"

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a receipt: when a text is received is said when it is stored."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories to be read together, in a library that states `days`."""

    stories: tuple[tuple[bytes, Extract], ...]
    """Each with its file's name, as UTF-8 that may hold half a pair."""
    days: tuple[date, ...]
    recurring: frozenset[int]
    """The lines that recur in it (`ingest.parts.recurring`)."""

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


@dataclass(frozen=True, slots=True)
class Remade:
    """A text of which is to be made again what is kept."""

    text: Briefing
    is_one_of_many: bool


Names = tuple[tuple[Mention, ...], ...]
"""Who is named in each of some briefings."""

_FIRST = Stories(
    ((b"2025-12-06.txt", Extract("Kyiv, 6 December 2025.\n\nMr John Smith of Acme Ltd spoke.")),),
    (),
    frozenset(),
)
"""What a child is warmed by: reading it loads all that reading needs."""

Done = TypeVar("Done")
"""What a job comes to."""


class Crew(AbstractContextManager["Crew"]):
    """What reads for one scan: the children of a pool, or this process where little is read."""

    def __init__(
        self, watches: Sequence[Watch], cancelled: Cancelled, pool: Pool | None = None
    ) -> None:
        """Read for watches, by the children of a pool; without one, by those of its own."""
        self._own = Pool() if pool is None else None
        self._pool = pool or self._own or Pool()
        self._cancelled = cancelled
        self._watches = tuple(watches)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer_of(self._watches)

    @cached_property
    def _orders(self) -> bytes:
        return msgpack.encode(self._watches)

    @property
    def width(self) -> int:
        """Give how many jobs are done at once."""
        return self._pool.width

    @property
    def ahead(self) -> int:
        """Give how many jobs may be in hand while others are stored."""
        return self._pool.ahead

    def warm(self) -> Future[bytes] | None:
        """Have a child begun that stays with the pool, if none is; what is given is its start."""
        if self._pool.is_begun:
            return None
        return self._pool.warm(_STORIES, msgpack.encode(_FIRST), self._orders)

    def read(self, job: Stories) -> Callable[[], Readings]:
        """Have stories read; what is given waits for them, or reads them when it is asked.

        Read here, what is kept of a text is not made yet: not all of them are new. The wait
        raises CancelledError when the scan is cancelled.
        """

        def read_here() -> Readings:
            return Readings(_read(job), {})

        if not self._is_for_children(is_large=job.is_large):
            return read_here
        return self._submitted(_STORIES, job, Readings, read_here)

    def make(self, text: Briefing, *, is_one_of_many: bool = False) -> Made:
        """Make what is kept of a text; one of many waits for who is named but not watched.

        A book is for a child, where there is one: its words are hundreds of megabytes.
        """

        def make_here() -> Made:
            return _made(text, self._gazetteer, self._watches, is_one_of_many=is_one_of_many)

        if not is_book(text) or not self._pool.is_begun:
            return make_here()
        return self._submitted(_TEXT, Remade(text, is_one_of_many), Made, make_here)()

    def keys(self, words: Sequence[str]) -> Callable[[], Keys]:
        """Have the keys of words found, by a child where there is one; waits as `read` does."""

        def find_here() -> Keys:
            return keys_of(words)

        return (
            self._submitted(_WORDS, words, Keys, find_here) if self._pool.is_begun else find_here
        )

    def name(self, briefings: tuple[Briefing, ...]) -> Callable[[], Names]:
        """Have those found who are named in briefings; waits as `read` does."""

        def find_here() -> Names:
            return tuple(find_mentions(one, self._gazetteer) for one in briefings)

        if not self._is_for_children(is_large=len(briefings) >= LARGE):
            return find_here
        return self._submitted(_NAMES, briefings, Names, find_here)

    def _submitted(
        self, kind: bytes, job: object, of: type[Done], here: Callable[[], Done]
    ) -> Callable[[], Done]:
        try:
            packed = msgpack.encode(job)
        except ValueError:  # letters that UTF-8 does not have
            return here
        answer = self._pool.submit(kind, packed, self._orders)
        return lambda: _outcome(answer, of, here, self._cancelled)

    def _is_for_children(self, *, is_large: bool) -> bool:
        if is_large and self._pool.width > 1:
            self._pool.widen()
        return self._pool.is_begun

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._own:
            self._own.close()


def is_book(text: Briefing) -> bool:
    """Whether to make what is kept of a text takes seconds."""
    return len(text.text) >= BOOK


def _outcome(
    answer: Future[bytes], of: type[Done], here: Callable[[], Done], cancelled: Cancelled
) -> Done:
    """Give a child's answer, or do its job here where it was lost over it."""
    # What is called off when the pool is closed is never called done by that.
    while not (wait([answer], LOOKING).done or answer.cancelled()):
        if cancelled():
            raise CancelledError
    try:
        return msgpack.decode(answer.result(), type=known(of))
    except (EOFError, OSError, MsgspecError, ValueError):
        return here()


def _read(job: Stories) -> tuple[Reading, ...]:
    loose = [Loose(name.decode("utf-8", "surrogatepass"), story) for name, story in job.stories]
    return tuple(
        Reading(one) if isinstance(one, Text) else Reading(None, one.what)
        for one in read_together(loose, job.days, job.recurring)
    )


def _made(
    text: Briefing, gazetteer: Gazetteer, watches: Sequence[Watch], *, is_one_of_many: bool
) -> Made:
    maker = make_first if is_one_of_many else make
    return maker(text, gazetteer, watches, _NO_TIME)


# The child


def serve(asked: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give what comes of job after job, with the letter it was asked by, until the pipe ends."""
    watches: tuple[Watch, ...] = ()
    with suppress(EOFError):
        while True:
            kind, packed = receive(asked)
            if kind == ORDERS:
                watches = msgpack.decode(packed, type=tuple[Watch, ...])
                continue
            _ring_every(LOOKING)
            done = msgpack.encode(_done(kind, packed, watches))
            _ring_every(0)
            forget_texts()
            yield kind, done


def _done(
    kind: bytes, packed: bytes, watches: tuple[Watch, ...]
) -> Readings | Keys | Names | Made:
    gazetteer = gazetteer_of(watches)
    if kind == _TEXT:
        job = msgpack.decode(packed, type=Remade)
        return _made(job.text, gazetteer, watches, is_one_of_many=job.is_one_of_many)
    if kind == _STORIES:
        return _read_and_made(msgpack.decode(packed, type=Stories), watches, gazetteer)
    if kind == _NAMES:
        briefings = msgpack.decode(packed, type=tuple[Briefing, ...])
        return tuple(find_mentions(one, gazetteer) for one in briefings)
    return keys_of(msgpack.decode(packed, type=tuple[str, ...]))


def _read_and_made(job: Stories, watches: Sequence[Watch], gazetteer: Gazetteer) -> Readings:
    readings = _read(job)
    texts = {one.text.briefing.id: one.text.briefing for one in readings if one.text}
    return Readings(
        readings,
        {name: make_first(text, gazetteer, watches, _NO_TIME) for name, text in texts.items()},
    )


def branch(others: Sequence[int], asking: int, telling: int) -> None:
    """Have a child of this process look at files; in it, this does not return.

    The `others` are the numbers of files that it must not hold open: their ends are waited for.
    """
    # What is loaded is shared as long as nobody writes there, as a search for cycles would.
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    itself = os.getpid()
    if os.fork():
        os.close(asking)
        os.close(telling)
        return
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        if sys.platform == "linux":
            _stand_apart(itself)
        for one in others:
            os.dup2(2, one)
        with suppress(EOFError, OSError):
            glimpse(asking, telling)
    finally:
        os._exit(0)


def _stand_apart(parent: int) -> None:
    """Take turns with nobody as one of a child's: it has a session's share of a processor.

    Linux parts the time of processors among sessions first (`man 7 sched`, autogroup), and what
    any of them gets among its processes. With its parent it ends all the same.
    """
    # Late: nothing but this process needs it.
    from ctypes import CDLL

    if CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL) or os.getppid() != parent:
        return
    os.setsid()


_END_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG`, as `man 2 prctl` names it."""


def glimpse(asking: int, telling: int) -> None:
    """Look at files that came, as often as asked; EOFError when the lane ends.

    Who is over one file when nobody waits for the answer any more is ended by an alarm.
    """
    glimpser = Glimpser(())
    with open(asking, "rb") as asked, open(telling, "wb") as told:
        while True:
            kind, packed = receive(asked)
            if kind == ORDERS:
                glimpser = Glimpser(msgpack.decode(packed, type=tuple[Watch, ...]))
            elif kind == RECURRING:
                glimpser.recurring = msgpack.decode(packed, type=frozenset[int])
            else:
                pairs = msgpack.decode(packed, type=list[tuple[bytes, bytes]])
                _ring_every(GLIMPSING)
                seen = msgpack.encode(_seen(glimpser, pairs))
                _ring_every(0)
                send(told, kind, seen)
                told.flush()


def _seen(glimpser: Glimpser, pairs: Sequence[tuple[bytes, bytes]]) -> list[Seen]:
    """Look at files in order, one at least, for as long as somebody waits for the answer."""
    seen, begun, rings = list[Seen](), monotonic(), False
    for path, source in pairs:
        seen.append(glimpser.see(_path(path), _path(source)))
        rings = rings or bool(seen[-1].rung)
        if monotonic() - begun > (GLIMPSE if rings else IN_VAIN):
            break
    return seen


def _path(packed: bytes) -> str:
    return packed.decode("utf-8", "surrogatepass")


def main() -> None:
    """Serve the process that started this one."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(2, 1)
    # Texts hold no cycles: looking for some after each few hundred objects is a tenth of the time.
    gc.set_threshold(100_000)

    _end_with(os.getppid())
    lane = tuple(map(int, sys.argv[1:]))
    jobs = serve(sys.stdin.buffer)
    # Before its first answer: who waits for that finds the lane open.
    first = tuple(islice(jobs, 1)) if lane else ()
    if first:
        branch((0, answers.fileno()), *lane)
    _give_way()
    for kind, done in chain(first, jobs):
        send(answers, kind, done)
        answers.flush()


def _end_with(reader: int) -> None:
    """Have this process end at an alarm, whatever it is about, once its reader is no more."""

    def look(*_: object) -> None:
        if os.getppid() != reader:
            os._exit(1)

    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, look)


def _ring_every(seconds: float) -> None:
    """Have an alarm ring again and again; never where it is 0."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)


def _give_way() -> None:
    """Let others go first, where the system knows how: but for alerts, which go before all."""
    if hasattr(os, "nice"):
        os.nice(COURTESY)


if __name__ == "__main__":
    main()
