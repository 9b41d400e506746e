"""Who is named in what came in great number: found when all of it is stored, searched and rings.

Whom nobody watches is most of the work on a text, and can wait; what waits is noted in the store,
so that whatever breaks this off, it goes on the next time.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from briefings.intake.batches import BATCH, Taking
from briefings.intake.crew import Names
from briefings.intake.noting import is_named, note_named
from briefings.intake.reading import settle_names
from briefings.model import Briefing, Progress, Work
from briefings.store.protocols import Cancelled

Asked = tuple[tuple[Briefing, ...], Callable[[], Names]]
"""Briefings, and what waits for the names in them."""


def name_rest(taking: Taking, cancelled: Cancelled) -> Iterator[Progress]:
    """Find who is named where that was not looked for yet; a step is one batch, stored."""
    corpus = taking.store.corpus
    waiting = corpus.unnamed()
    done = 0
    for briefings, names in _asked(taking, waiting):
        if cancelled():
            return
        found = list(zip(briefings, names(), strict=True))
        with taking.storing():
            corpus.name(found)
            note_named(corpus, is_settled=False)
        done += len(found)
        yield Progress(done, len(waiting), work=Work.NAMING)
    if not (is_named(corpus) or cancelled()):
        with taking.store.batch():
            settle_names(taking.store)
            note_named(corpus, is_settled=True)


def _asked(taking: Taking, waiting: Sequence[str]) -> Iterator[Asked]:
    """Ask for names batch by batch, some of them ahead."""
    ahead = deque[Asked]()
    for first in range(0, len(waiting), BATCH):
        entries = map(taking.store.corpus.entry, waiting[first : first + BATCH])
        briefings = tuple(entry.briefing for entry in entries if entry)
        ahead.append((briefings, taking.crew.name(briefings)))
        if len(ahead) > taking.crew.ahead:
            yield ahead.popleft()
    yield from ahead
