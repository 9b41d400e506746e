"""A full library without the hours of filling it: entries put straight into a store.

The texts are those of `corpus`; who stands in the title is named, and three made-up watches ring.
Nothing is read or compared, so that a hundred thousand take minutes: what is measured on it is
what comes after reading. Entries are made in processes of their own, and one writes them down.

    python -m tests.bench.stock DATA_FOLDER COUNT

What was stopped goes on where it was when it is called again with the same count.
"""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path

from briefings.intake.settling import settle_names
from briefings.intake.watches.watched import note_read, stored, take_turn, whose_turn
from briefings.library.door import keyer
from briefings.model import (
    Block,
    BlockKind,
    Briefing,
    Certainty,
    Config,
    DateOrigin,
    Dating,
    EntityKind,
    Mention,
    Precision,
    ScanStatus,
    Span,
    Tier,
    TitleKind,
    Watch,
)
from briefings.search import document
from briefings.store.open import open_store
from briefings.store.protocols import Document, Entry, Origin, Ring
from briefings.store.standing import finished_note, receive
from tests.bench.corpus import briefing

SOURCE = "/nowhere/briefings"
"""The source that the stock says it came from; there are no such files."""
WATCHES = (Watch("Umerov", "watched"), Watch("Witkoff", "watched"), Watch("Kushner", "watched"))
A_BATCH = 5000
"""Entries of one transaction: it touches a page of an index once for all of them."""
MAKERS = 2
AHEAD = 3
"""Batches that wait at most, or are being made."""

Made = tuple[Entry, Origin, Document]


def configuration() -> Config:
    """Give the configuration of a stocked library."""
    return Config("", (SOURCE,), WATCHES)


def entry(number: int) -> tuple[Entry, Origin]:
    """Make the entry of a briefing of the corpus, and its origin."""
    path, text = briefing(number)
    day = date(*map(int, path.split("/")[:3]))
    start = text.find(" ", text.find("-", 6) + 3) + 1 if text.startswith(" date") else 0
    title = Span(start, text.index("\n", start))
    called = " ".join(title.of(text).split()[:2])
    mentions = [_mention(text, called, start)]
    mentions += [
        _mention(text, watch.name, at, watch.name)
        for watch in WATCHES
        if (at := text.find(watch.name, title.end)) >= 0
    ]
    mentions.sort(key=lambda one: one.span.start)
    made = Briefing(
        id=blake2b(text.encode(), digest_size=8).hexdigest(),
        text=text,
        blocks=(
            Block(BlockKind.TITLE, Span(0, title.end)),
            Block(BlockKind.BODY, Span(title.end, len(text))),
        ),
        edits=(),
        title=title.of(text),
        title_kind=TitleKind.STATED,
        title_span=title,
        dating=Dating(day, day, Precision.DAY, DateOrigin.PATH, Certainty.INFERRED),
        publisher=("LIGA.net", "UNN", "Ukrinform", None)[number % 4],
        publisher_span=None,
        language="en",
    )
    rings = tuple(
        Ring("watched", one.name, (at,), text[one.span.start : one.span.start + 120])
        for at, one in enumerate(mentions)
        if one.watches
    )
    raw_path = f"{SOURCE}/{path}"
    received = datetime.combine(day, time(number % 24), UTC)
    kept = Entry(made, tuple(mentions), rings, received)
    return kept, Origin(raw_path, SOURCE, made.id, len(text), 0, ScanStatus.OK)


def _mention(text: str, name: str, at: int, watch: str = "") -> Mention:
    span = Span(at, at + len(name))
    return Mention(
        span=span,
        text=span.of(text),
        kind=EntityKind.PERSON,
        entity=f"person:{name.casefold()}",
        name=name,
        where=BlockKind.BODY,
        tier=Tier.EXACT,
        score=1.0,
        watches=(watch,) if watch else (),
    )


def fill(data_dir: Path, count: int) -> Iterator[int]:
    """Put so many briefings into the store of a folder, newest last; give how many are there."""
    store = open_store(data_dir, keyer)
    done = sum(1 for _ in store.corpus.origins()) // A_BATCH * A_BATCH
    for made in _made(count, done):
        with store.batch():
            store.corpus.put_origins([origin for _, origin, _ in made])
            store.corpus.put([one for one, _, _ in made])
            store.index.put([document for _, _, document in made])
        done += len(made)
        yield done
    # As a scan leaves it: whose the names are is settled, the index put together, not left to the
    # reader that opens it, and known is when the last came.
    settle_names(store, lambda: False)
    with store.batch():
        receive(store.corpus, max(entry(number)[0].received for number in range(24)))
        store.corpus.set_note(finished_note(SOURCE), "yes")
    turn = take_turn(store, whose_turn(store.corpus), ())
    note_read(store, WATCHES, stored(store.corpus), turn)
    while store.index.pack():
        pass
    store.close()


def _made(count: int, done: int = 0) -> Iterator[Sequence[Made]]:
    """Make entries batch by batch, the oldest first, those of the next while one is written."""
    batches = [range(top, max(top - A_BATCH, 0), -1) for top in range(count - done, 0, -A_BATCH)]
    if len(batches) <= 1:
        if not batches:
            return
        yield _batch(batches[0])
        return
    with ProcessPoolExecutor(MAKERS, mp_context=get_context("spawn")) as makers:
        coming = deque(makers.submit(_batch, some) for some in batches[:AHEAD])
        for some in [*batches[AHEAD:], None, *[None] * AHEAD]:
            if not coming:
                return
            yield coming.popleft().result()
            if some:
                coming.append(makers.submit(_batch, some))


def _batch(behind: Sequence[int]) -> Sequence[Made]:
    """Make the entries before some numbers."""
    made = [entry(number - 1) for number in behind]
    return [(one, origin, document(one.briefing, one.received)) for one, origin in made]


if __name__ == "__main__":
    for done in fill(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
