"""A scan: what is new, changed or gone in the sources, taken into the store batch by batch."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from os import R_OK, access, sep

from briefings.intake.batches import BATCH, Batches, Known, Taking, scan_line
from briefings.intake.files import Found, count, find
from briefings.intake.folding import Folding
from briefings.intake.naming import name_rest
from briefings.intake.noting import is_round, is_tried, loosen, note_tried
from briefings.intake.processes.crew import Crew
from briefings.intake.processes.pool import Pool
from briefings.intake.processes.workers import Worker
from briefings.intake.read_by import ReadBy
from briefings.intake.rounding import is_to_keep, let_go, round_off
from briefings.model import Progress, ScanLine, ScanStatus, Watch
from briefings.store.protocols import Cancelled, Origin, Store
from briefings.store.standing import finished_note, last_receipt


def scan(
    store: Store,
    sources: Sequence[str],
    watches: Sequence[Watch],
    *,
    old_after_days: int | None,
    cancelled: Cancelled,
    pool: Pool | None = None,
) -> Generator[Progress, None, None]:
    """Take in what is new in each source, and let go of what is gone.

    Children read: those of a pool, where one is kept. A step is one batch, stored when it is
    given; cancelled, it stops after the batch that it stores, and waits for none that is read. A
    source that cannot be reached keeps what it had.
    """
    done = 0
    begun = last_receipt(store.corpus) or datetime.now(UTC)
    with suppress(CancelledError), Worker() as worker, Crew(watches, cancelled, pool) as crew:
        folding = Folding(store, watches, crew.make)
        taking = Taking(store, tuple(watches), begun, old_after_days, worker, crew, folding)
        there = [source for source in sources if access(source, R_OK)]
        total = sum(map(count, there))
        yield Progress(0, total)
        for source in there:
            for step in _scan_source(taking, source, cancelled):
                done += len(step)
                # A file that holds many has a line for each.
                yield Progress(done, total if done <= total else 0, step)
            if cancelled():
                return
        yield from name_rest(taking, cancelled)


def _scan_source(
    taking: Taking, source: str, cancelled: Cancelled
) -> Iterator[tuple[ScanLine, ...]]:
    corpus = taking.store.corpus
    known = Known(corpus.origins(source), are_tried=is_tried(corpus, source))
    is_first = not corpus.note(finished_note(source))
    look = Look(taking, source, known)
    yield from look.take(find(source), cancelled)
    yield from look.finish(cancelled)
    if cancelled():
        return
    if (
        look.gone
        or look.has_changed
        or is_first
        or not is_round(taking.store, source, taking.watches)
    ):
        yield from let_go(taking, source, look.gone, known, cancelled)
        round_off(taking, source, look.read_by, cancelled, is_first=is_first)
    if not cancelled():
        note_tried(taking.store, source)


class Look:
    """One look through files of a source, and what came of it."""

    def __init__(self, taking: Taking, source: str, known: Known) -> None:
        """Look for what is new beside the origins that are known."""
        self._taking = taking
        self._known = known
        self._batches = Batches(taking, source, known)
        self._source = source
        self._seen: set[str] = set()
        self._unlisted: list[str] = []
        self.has_changed = False
        """Whether anything was stored."""
        self.gone: list[str] = []
        """The paths of known origins that were not met, once it is finished."""

    @property
    def read_by(self) -> ReadBy:
        """Tell by which stated days stories were read."""
        return self._batches.read_by

    def take(self, files: Iterator[Found], cancelled: Cancelled) -> Iterator[tuple[ScanLine, ...]]:
        """Take in files, batch by batch; the last of them may still be read when this ends."""
        while looked := list(islice(files, BATCH)):
            self._unlisted += [found.raw_path for found in looked if found.is_folder]
            lines, fresh = _sort_out(looked, self._known)
            self._seen.update(found.raw_path for found in looked)
            if lines:
                self._seen.update(line.raw_path for line in lines)
                yield _in_order(lines)
            if fresh:
                loosen(self._taking.store, self._source)
            for step in self._stored(self._batches.take(fresh)):
                yield step
                if cancelled():
                    return
            if cancelled():
                return

    def finish(self, cancelled: Cancelled) -> Iterator[tuple[ScanLine, ...]]:
        """Store what is still read; where it is cancelled nothing is called gone."""
        if cancelled():
            return
        for step in self._stored(self._batches.finish()):
            yield step
            if cancelled():
                return
        closed = (
            *(f"{path}{sep}" for path in self._unlisted),
            *(f"{path}#" for path in self._batches.unread),
        )
        self.gone = [
            path
            for path, origin in self._known.files.items()
            if path not in self._seen and not path.startswith(closed) and not self._is_told(origin)
        ]

    def _is_told(self, origin: Origin) -> bool:
        """Whether a file is known to be gone, and its briefing is kept all the same."""
        is_gone = origin.status is ScanStatus.GONE
        return is_gone and is_to_keep(self._taking.store.corpus, origin)

    def _stored(self, steps: Iterable[list[ScanLine]]) -> Iterator[tuple[ScanLine, ...]]:
        for step in steps:
            self.has_changed = True
            self._seen.update(line.raw_path for line in step)
            yield _in_order(step)


def _in_order(lines: Iterable[ScanLine]) -> tuple[ScanLine, ...]:
    return tuple(sorted(lines, key=lambda line: line.raw_path))


def _sort_out(batch: Sequence[Found], known: Known) -> tuple[list[ScanLine], list[Found]]:
    """Tell files that are as they were from those to read."""
    lines = []
    fresh = []
    for found in batch:
        origins = known.unchanged(found)
        for origin in origins:
            entry = replace(found, raw_path=origin.raw_path)
            lines.append(scan_line(entry, ScanStatus.UNCHANGED, origin.briefing, origin.reason))
        if not origins:
            fresh.append(found)
    return lines, fresh
