"""The child processes that read beside the one that stores.

Most of taking in is work on texts, which one process does for one text at a time. A scan with
much to read has it done by the children of a pool (`pool`), who are given stories that their
formats made and give back what the store is to keep. What a child was lost over is read here.

`python -m briefings.intake.crew` is such a child. With the numbers of a lane's pipes it is the one
that stays warm: what comes through the lane is answered while a job goes on.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from types import TracebackType
from typing import IO, TypeVar

from msgspec import MsgspecError, msgpack

from briefings.ingest.formats import Extract
from briefings.intake.children import receive, send
from briefings.intake.glimpse import Glimpser
from briefings.intake.keying import Keys, keys_of
from briefings.intake.pool import ORDERS, RECURRING, Pool
from briefings.intake.reading import Loose, Made, Text, make, make_first, read_together
from briefings.model import Briefing, Mention, Watch
from briefings.names.entities import find_mentions
from briefings.names.gazetteer import Gazetteer, gazetteer_of
from briefings.store.protocols import Cancelled

LARGE = 200
"""Stories of a job from which children are worth their start."""
LONG = 4_000_000
"""Letters of a job from which they are too; a job gets no further story then."""
LOOKING = 0.1
"""Seconds after which who waits for a job looks whether it is still wanted."""
COURTESY = 5
"""How much a child lets others go before it (`nice`): the screen's process above all."""
TURN = 0.0005
"""Seconds for which a job in a child keeps a glimpse waiting at a time."""

_STORIES, _WORDS, _NAMES = b"s", b"w", b"n"

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a receipt: when a text is received is said when it is stored."""


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
        """Make here what is kept of a text; one of many waits for who is named but not watched."""
        maker = make_first if is_one_of_many else make
        return maker(text, self._gazetteer, self._watches, _NO_TIME)

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


def _read(job: Stories) -> tuple[Reading, ...]:
    loose = [Loose(name.decode("utf-8", "surrogatepass"), story) for name, story in job.stories]
    return tuple(
        Reading(one) if isinstance(one, Text) else Reading(None, one.what)
        for one in read_together(loose, job.days, job.recurring)
    )


# The child


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Do job after job until the pipe ends. EOFError when it does."""
    watches: tuple[Watch, ...] = ()
    gazetteer = gazetteer_of(watches)
    while True:
        kind, packed = receive(asked)
        done: Readings | Keys | Names
        if kind == ORDERS:
            watches = msgpack.decode(packed, type=tuple[Watch, ...])
            gazetteer = gazetteer_of(watches)
            continue
        if kind == _STORIES:
            done = _read_and_made(msgpack.decode(packed, type=Stories), watches, gazetteer)
        elif kind == _NAMES:
            briefings = msgpack.decode(packed, type=tuple[Briefing, ...])
            done = tuple(find_mentions(one, gazetteer) for one in briefings)
        else:
            done = keys_of(msgpack.decode(packed, type=tuple[str, ...]))
        send(answers, kind, msgpack.encode(done))
        answers.flush()


def _read_and_made(job: Stories, watches: Sequence[Watch], gazetteer: Gazetteer) -> Readings:
    readings = _read(job)
    texts = {one.text.briefing.id: one.text.briefing for one in readings if one.text}
    return Readings(
        readings,
        {name: make_first(text, gazetteer, watches, _NO_TIME) for name, text in texts.items()},
    )


def glimpse(asking: int, telling: int) -> None:
    """Look at files that came, as often as asked, until the lane ends, and the child with it."""
    glimpser = Glimpser(())
    with suppress(EOFError, OSError), open(asking, "rb") as asked, open(telling, "wb") as told:
        while True:
            kind, packed = receive(asked)
            if kind == ORDERS:
                glimpser = Glimpser(msgpack.decode(packed, type=tuple[Watch, ...]))
            elif kind == RECURRING:
                glimpser.recurring = msgpack.decode(packed, type=frozenset[int])
            else:
                pairs = msgpack.decode(packed, type=list[tuple[bytes, bytes]])
                seen = [glimpser.see(_path(path), _path(source)) for path, source in pairs]
                send(told, kind, msgpack.encode(seen))
                told.flush()
    # Who asked is gone: nobody waits for the job in hand.
    os._exit(0)


def _path(packed: bytes) -> str:
    return packed.decode("utf-8", "surrogatepass")


def main() -> None:
    """Serve the process that started this one."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(2, 1)
    sys.setswitchinterval(TURN)
    if sys.argv[1:]:
        # Before this thread lets others go first: an alert waits for nobody.
        threading.Thread(target=glimpse, args=tuple(map(int, sys.argv[1:])), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    # Texts hold no cycles: looking for some after each few hundred objects is a tenth of the time.
    gc.set_threshold(100_000)
    with suppress(EOFError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
