"""A scan: what is new, changed or gone in the sources, taken into the store batch by batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from os import sep
from os.path import exists

from briefings.intake.batches import BATCH, Batches, Known, Taking, scan_line
from briefings.intake.crew import Crew, Orders
from briefings.intake.files import Found, find
from briefings.intake.queries import ring_later
from briefings.intake.reading import redate, settle_names
from briefings.intake.workers import Worker
from briefings.model import Progress, ScanLine, ScanStatus, Watch
from briefings.search import document
from briefings.store.protocols import Cancelled, Store
from briefings.store.standing import finished_note
from briefings.text.sanitise import safe_line


def scan(
    store: Store,
    sources: Sequence[str],
    watches: Sequence[Watch],
    *,
    old_after_days: int | None,
    received: datetime,
    cancelled: Cancelled,
) -> Iterator[Progress]:
    """Take in what is new in each source, and let go of what is gone.

    A step is one batch, stored when it is given; cancelled, it stops after the batch in hand. A
    source that cannot be reached keeps what it had.
    """
    done = 0
    with Worker() as worker, Crew(Orders(tuple(watches), received)) as crew:
        taking = Taking(store, tuple(watches), received, old_after_days, worker, crew)
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
    if gone or changed or is_first:
        yield from _round_off(taking, source, gone, known, is_first=is_first)


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


def _round_off(
    taking: Taking,
    source: str,
    gone: Sequence[str],
    known: Known,
    *,
    is_first: bool,
) -> Iterator[tuple[ScanLine, ...]]:
    """Let go of what is gone, and revise what the new surroundings change."""
    corpus = taking.store.corpus
    with taking.store.batch():
        corpus.drop_origins(gone)
        orphans = [one for one in _briefings_of(gone, known) if not corpus.origins_of(one)]
        corpus.remove(orphans)
        taking.store.index.remove(orphans)
        _revise(taking, source)
        days = corpus.stated_days(source)
        if is_first and taking.old_after_days is not None and days:
            corpus.age(source, days[-1] - timedelta(days=taking.old_after_days))
        settle_names(taking.store)
        ring_later(taking.store, source, taking.watches, taking.received)
        corpus.set_note(finished_note(source), "yes")
    if gone:
        yield tuple(ScanLine(safe_line(path), path, "", ScanStatus.GONE) for path in sorted(gone))


def _briefings_of(paths: Iterable[str], known: Known) -> list[str]:
    """Give the briefings that files had, each once."""
    origins = (known.get(path) for path in paths)
    return list(dict.fromkeys(one.briefing for one in origins if one and one.briefing))


def _revise(taking: Taking, source: str) -> None:
    corpus = taking.store.corpus
    days = corpus.stated_days(source)
    revised = []
    for one in corpus.unsettled(source):
        entry = corpus.entry(one)
        if entry is None:
            continue
        briefing = redate(entry.briefing, days)
        if briefing != entry.briefing:
            revised.append(replace(entry, briefing=briefing))
    corpus.put(revised)
    taking.store.index.put([document(entry.briefing, entry.received) for entry in revised])
