"""What waits where much came at once: found when all of it is stored, searched and rings.

Whom nobody watches is most of the work on a text, and what a new word sounds like is much of the
work on the index. What waits is noted in the store, so that whatever breaks this off, it goes on
the next time.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefings.intake.batches import BATCH, Taking
from briefings.intake.keying import Keys, key_rest
from briefings.intake.processes.crew import Crew, Names
from briefings.intake.settling import settle_names
from briefings.model import Briefing, Progress, Work
from briefings.store.protocols import Cancelled

Asked = tuple[tuple[Briefing, ...], Callable[[], Names]]
"""Briefings, and what waits for the names in them."""


def name_rest(taking: Taking, cancelled: Cancelled) -> Iterator[Progress]:
    """Find what waited: the keys of words, then who is named; a step is one batch, stored.

    Last the index is put together, which came in as many parts as there were batches.
    """
    corpus = taking.store.corpus
    waiting = corpus.unnamed()
    for _ in key_rest(taking.store, cancelled, partial(_keys_by, taking.crew)):
        yield Progress(0, len(waiting), work=Work.NAMING)
    done = 0
    for briefings, names in _asked(taking, waiting):
        if cancelled():
            return
        found = list(zip(briefings, names(), strict=True))
        with taking.storing():
            corpus.name(found)
        done += len(found)
        yield Progress(done, len(waiting), work=Work.NAMING)
    settle_names(taking.store, cancelled)
    while not cancelled() and taking.store.index.pack():
        yield Progress(done, len(waiting), work=Work.NAMING)


def _keys_by(crew: Crew, words: Sequence[str]) -> Keys:
    """Find the keys of words, by all that read at once."""
    parts = [words[first :: crew.width] for first in range(crew.width)]
    found: Keys = {}
    for keys in [crew.keys(part) for part in parts if part]:
        found |= keys()
    return found


def _asked(taking: Taking, waiting: Sequence[str]) -> Iterator[Asked]:
    """Ask for names batch by batch, some of them ahead: what comes meanwhile waits for these."""
    ahead, some = deque[Asked](), min(BATCH, taking.some)
    for first in range(0, len(waiting), some):
        ids = waiting[first : first + some]
        stored = taking.store.corpus.briefings(ids)
        briefings = tuple(stored[one] for one in ids if one in stored)
        ahead.append((briefings, taking.crew.name(briefings)))
        if len(ahead) > taking.crew.ahead:
            yield ahead.popleft()
    yield from ahead
