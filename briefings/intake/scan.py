"""A scan: what is new, changed or gone in the sources, taken into the store batch by batch."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from os import sep
from os.path import exists

from briefings.intake.batches import BATCH, Batches, Known, Taking, scan_line
from briefings.intake.crew import Crew, Orders
from briefings.intake.files import Found, find
from briefings.intake.folding import Folding
from briefings.intake.rounding import is_round, let_go, round_off
from briefings.intake.workers import Worker
from briefings.model import Progress, ScanLine, ScanStatus, Watch
from briefings.store.protocols import Cancelled, Store
from briefings.store.standing import finished_note, last_receipt


def scan(
    store: Store,
    sources: Sequence[str],
    watches: Sequence[Watch],
    *,
    old_after_days: int | None,
    cancelled: Cancelled,
) -> Iterator[Progress]:
    """Take in what is new in each source, and let go of what is gone.

    A step is one batch, stored when it is given; cancelled, it stops after the batch that it
    stores, and waits for none that is read. A source that cannot be reached keeps what it had.
    """
    done = 0
    begun = last_receipt(store.corpus) or datetime.now(UTC)
    orders = Orders(tuple(watches), begun)
    with suppress(CancelledError), Worker() as worker, Crew(orders, cancelled) as crew:
        folding = Folding(store, watches, crew.make)
        taking = Taking(store, tuple(watches), begun, old_after_days, worker, crew, folding)
        for source in sources:
            if not exists(source):
                continue
            for step in _scan_source(taking, source, cancelled):
                done += len(step)
                yield Progress(done, 0, step)
            if cancelled():
                return


def _scan_source(
    taking: Taking, source: str, cancelled: Cancelled
) -> Iterator[tuple[ScanLine, ...]]:
    known = Known(taking.store.corpus.origins(source))
    is_first = not taking.store.corpus.note(finished_note(source))
    seen: set[str] = set()
    changed = False
    unlisted: list[str] = []
    batches = Batches(taking, source, known)
    files = find(source)
    while looked := list(islice(files, BATCH)):
        unlisted += [found.raw_path for found in looked if found.is_folder]
        lines, fresh = _sort_out(looked, known)
        seen.update(found.raw_path for found in looked)
        if lines:
            seen.update(line.raw_path for line in lines)
            yield _in_order(lines)
        for step in batches.take(fresh):
            changed = True
            seen.update(line.raw_path for line in step)
            yield _in_order(step)
            if cancelled():
                return
        if cancelled():
            return
    for step in batches.finish():
        changed = True
        seen.update(line.raw_path for line in step)
        yield _in_order(step)
        if cancelled():
            return
    closed = tuple(f"{path}{sep}" for path in unlisted)
    gone = [path for path in known.files if path not in seen and not path.startswith(closed)]
    if gone or changed or is_first or not is_round(taking, source):
        yield from let_go(taking, gone, known, cancelled)
        round_off(taking, source, batches.days, cancelled, is_first=is_first)


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
