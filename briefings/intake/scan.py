"""A scan: what is new, changed or gone in the sources, taken into the store batch by batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import islice
from os import sep
from os.path import exists, lexists

from briefings.errors import UnreadableError
from briefings.intake.files import Found, file_of, find
from briefings.intake.opening import Opened, Piece, open_file
from briefings.intake.reading import (
    Loose,
    enter,
    read_together,
    redate,
    settle_names,
)
from briefings.intake.workers import Worker
from briefings.model import Briefing, Progress, ScanLine, ScanStatus, Watch
from briefings.names.gazetteer import Gazetteer
from briefings.search import document
from briefings.store.protocols import Cancelled, Corpus, Entry, Origin, Setting, Store
from briefings.store.standing import finished_note
from briefings.text.sanitise import safe_line

VERSION = "version"
"""The kind of setting that says whose version a text is."""

NEVER = -1
"""A time that no file has."""

BATCH = 200
"""Files a transaction: small enough that a reader beside it never waits long."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What one scan works with."""

    store: Store
    watches: Sequence[Watch]
    gazetteer: Gazetteer
    received: datetime
    old_after_days: int | None
    worker: Worker


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
    with Worker() as worker:
        taking = Taking(store, watches, Gazetteer(watches), received, old_after_days, worker)
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
    files = find(source)
    while batch := list(islice(files, BATCH)):
        unlisted += [found.raw_path for found in batch if found.is_folder]
        lines, fresh = _sort_out(batch, known)
        seen.update(found.raw_path for found in batch)
        seen.update(line.raw_path for line in lines)
        if lines:
            yield tuple(sorted(lines, key=lambda line: line.raw_path))
        for step in _take(taking, source, fresh, known):
            changed = True
            seen.update(line.raw_path for line in step)
            yield tuple(sorted(step, key=lambda line: line.raw_path))
            if cancelled():
                return
        if cancelled():
            return
    closed = tuple(f"{path}{sep}" for path in unlisted)
    gone = [path for path in known.files if path not in seen and not path.startswith(closed)]
    if gone or changed or is_first:
        yield from _round_off(taking, source, gone, known, is_first=is_first)


class Known:
    """The origins that a source had before, and which of them are entries of which file."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        """Take the origins of a source."""
        self.files = {origin.raw_path: origin for origin in origins}
        self._inside: dict[str, list[Origin]] = {}
        for path, origin in self.files.items():
            head, sign, _ = path.rpartition("#")
            if sign and (file := self.files.get(head)) and not file.briefing:
                self._inside.setdefault(head, []).append(origin)

    def get(self, path: str) -> Origin | None:
        """Give a file or an entry as it was last seen."""
        return self.files.get(path)

    def unchanged(self, found: Found) -> list[Origin]:
        """Give a file as it was, or its entries; nothing where it is new or changed."""
        origin = self.files.get(found.raw_path)
        if origin is None or (origin.size, origin.mtime_ns) != (found.size, found.mtime_ns):
            return []
        inside = self._inside.get(found.raw_path, [])
        return [*inside, origin] if origin.reason or not inside else inside


def _sort_out(batch: Sequence[Found], known: Known) -> tuple[list[ScanLine], list[Found]]:
    """Tell files that are as they were from those to read."""
    lines = []
    fresh = []
    for found in batch:
        origins = known.unchanged(found)
        for origin in origins:
            entry = replace(found, raw_path=origin.raw_path)
            lines.append(_line(entry, ScanStatus.UNCHANGED, origin.briefing, origin.reason))
        if not origins:
            fresh.append(found)
    return lines, fresh


@dataclass(slots=True)
class _Batch:
    """What a batch comes to, before it is stored."""

    texts: frozenset[str] = frozenset()
    """The ids of all texts read for it."""
    entries: dict[str, Entry] = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)
    lines: list[ScanLine] = field(default_factory=list)

    def add(self, source: str, found: Found, line: ScanLine) -> None:
        """Add an origin, and a line that tells of it."""
        self.lines.append(line)
        self.keep(source, found, line)

    def keep(self, source: str, found: Found, line: ScanLine) -> None:
        """Add an origin that no line tells of: its entries do."""
        self.origins.append(
            Origin(
                found.raw_path,
                source,
                line.id,
                found.size,
                found.mtime_ns,
                line.status,
                line.reason,
            )
        )


def _take(
    taking: Taking, source: str, fresh: Sequence[Found], known: Known
) -> Iterator[list[ScanLine]]:
    """Read files and store what they hold, some stories at a time.

    A file that holds many is noted as seen in the same transaction as the last of them: a scan
    that is broken off reads it again.
    """
    batch = _Batch()
    pieces: list[Piece] = []
    for found in fresh:
        if found.refusal:
            batch.add(source, found, _line(found, ScanStatus.SKIPPED, "", found.refusal))
            continue
        opened = open_file(found, taking.worker)
        for piece in opened.pieces:
            pieces.append(piece)
            if len(pieces) == BATCH:
                _settle(taking, source, batch, pieces, known)
                yield batch.lines
                batch, pieces = _Batch(), []
        _note_file(batch, source, found, opened)
    _settle(taking, source, batch, pieces, known)
    if batch.lines:
        yield batch.lines


def _note_file(batch: _Batch, source: str, found: Found, opened: Opened) -> None:
    """Note a file that is no story of its own, or gave none."""
    if opened.trouble:
        status = ScanStatus.TRUNCATED if opened.pieces else ScanStatus.QUARANTINED
        # What could not be opened is tried at every scan; what it holds changes with its time.
        seen = found if opened.is_read else replace(found, mtime_ns=NEVER)
        batch.add(source, seen, _line(found, status, "", str(opened.trouble)))
    elif opened.holds_many:
        batch.keep(source, found, _line(found, ScanStatus.OK, ""))


def _settle(
    taking: Taking, source: str, batch: _Batch, pieces: Sequence[Piece], known: Known
) -> None:
    """Read stories together and store the batch."""
    loose = [Loose(piece.name, piece.story) for piece in pieces]
    readings = read_together(loose, taking.store.corpus.stated_days(source))
    batch.texts = frozenset(one.id for one in readings if isinstance(one, Briefing))
    for piece, reading in zip(pieces, readings, strict=True):
        line = _settle_file(taking, batch, piece.found, reading, known)
        batch.add(source, piece.found, line)
    _store(taking.store, batch)


def _settle_file(
    taking: Taking,
    batch: _Batch,
    found: Found,
    reading: Briefing | UnreadableError,
    known: Known,
) -> ScanLine:
    if isinstance(reading, UnreadableError):
        return _line(found, ScanStatus.QUARANTINED, "", reading.what)
    state, corpus = taking.store.state, taking.store.corpus
    named = state.get(VERSION, reading.id) or reading.id
    there = batch.entries.get(named) or corpus.entry(named)
    if there and there.briefing.text == reading.text:
        is_copy = named in batch.entries or bool(_other_holders(corpus, named, found))
        line = _line(found, ScanStatus.COPY if is_copy else ScanStatus.OK, named)
        return replace(line, copy_of=named if is_copy else "")
    briefing = replace(reading, id=_version_of(taking, batch, found, reading, known))
    if briefing.id != named:
        state.keep([Setting(VERSION, reading.id, briefing.id)])
    before = corpus.entry(briefing.id)
    received = before.received if before else taking.received
    batch.entries[briefing.id] = enter(briefing, taking.gazetteer, taking.watches, received)
    status = ScanStatus.TRUNCATED if briefing.truncated else ScanStatus.OK
    return _line(found, status, briefing.id)


def _version_of(
    taking: Taking, batch: _Batch, found: Found, reading: Briefing, known: Known
) -> str:
    """Give the id for a text that is not there yet.

    A changed file's text is a new version of the briefing that the file was, so that what the
    reader did stays with it, unless another file has the old text. A text whose id went to a
    later version gets one of its own.
    """
    corpus = taking.store.corpus
    origin = known.get(found.raw_path)
    was = origin.briefing if origin else ""
    is_mine = was and was not in batch.entries and was not in batch.texts
    if is_mine and not _other_holders(corpus, was, found):
        return was
    named = taking.store.state.get(VERSION, reading.id) or reading.id
    while named in batch.entries or corpus.entry(named):
        named = blake2b(named.encode(), digest_size=8).hexdigest()
    return named


def _other_holders(corpus: Corpus, briefing: str, found: Found) -> list[str]:
    """Give the paths of other files that hold a briefing and are there."""
    return [
        one.raw_path
        for one in corpus.origins_of(briefing)
        if one.raw_path != found.raw_path and lexists(file_of(one.raw_path))
    ]


def _store(store: Store, batch: _Batch) -> None:
    entries = list(batch.entries.values())
    with store.batch():
        store.corpus.put(entries)
        store.corpus.put_origins(batch.origins)
        store.index.put([document(entry.briefing, entry.received) for entry in entries])


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
        settle_names(corpus)
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


def _line(found: Found, status: ScanStatus, briefing: str, reason: str = "") -> ScanLine:
    return ScanLine(
        path=safe_line(found.raw_path),
        raw_path=found.raw_path,
        id=briefing,
        status=status,
        reason=reason,
    )
