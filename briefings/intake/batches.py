"""Files made batches, batch after batch: opened, read, settled as briefings, stored.

Reading is the crew's, which may be ahead by a few batches; what is stored, and in which order,
does not depend on how far.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial

from briefings.intake.correcting import as_corrected
from briefings.intake.files import LIMIT, Found
from briefings.intake.folding import Folding
from briefings.intake.opening import Opened, Piece, open_file
from briefings.intake.processes.crew import LONG, Crew, Reading, Readings, Stories, is_book
from briefings.intake.processes.workers import Worker
from briefings.intake.read_by import Days, ReadBy
from briefings.intake.reading import Made, Text, redate, stated_days
from briefings.intake.versions import VERSION, Versions
from briefings.intake.watches.feet import note_feet
from briefings.intake.watches.past import note_late
from briefings.intake.watches.queries import ring_batch
from briefings.intake.watches.watched import note_stored
from briefings.model import Briefing, ScanLine, ScanStatus, Surroundings, Watch
from briefings.store.flags import flag_back, keep_beside
from briefings.store.outliving import as_received, receipts
from briefings.store.protocols import Document, Entry, Origin, Setting, Store
from briefings.store.standing import finished_note, receive
from briefings.text.remembering import forget_texts
from briefings.text.sanitise import safe_line

NEVER = -1
"""A time that no file has."""

MANY = 20
"""With more stories than so many, what can wait is found when all are stored."""

BATCH = 200
"""Files a transaction: small enough that a reader beside it never waits long."""

_EQUAL = "another file has the same text: one briefing with both paths, nothing to do"
_HELD = "another briefing holds most of its text: folded below it, with its own names and alerts"
_LISTING = "a page of headlines that tells no story: save the story's own page to read it"
_LONG = f"longer than {LIMIT >> 20} MB, which is all that is read of one story: split it"


@dataclass(frozen=True, slots=True)
class Taking:
    """What one scan works with."""

    store: Store
    watches: Sequence[Watch]
    begun: datetime
    """The last receipt before it."""
    old_after_days: int | None
    worker: Worker
    """Takes other formats than plain text apart."""
    crew: Crew
    """Reads stories."""
    folding: Folding
    """Knows copies and lines that recur."""
    some: int = BATCH
    """Stories a transaction."""
    yield_to: Callable[[], None] = lambda: None
    """Called before each of them: it waits for what goes before storing."""

    def leaves_names(self, stories: int) -> bool:
        """Whether whom nobody watches, and what sounds alike, is found when all are stored.

        Queries that are watched ask for both in what comes: with one, nothing waits.
        """
        return stories > MANY and not any(watch.query for watch in self.watches)

    @contextmanager
    def storing(self) -> Iterator[None]:
        """Make what is done inside one transaction, which says by which watches it was read.

        What its texts were cut into is forgotten by its end: one of them may be a book.
        """
        try:
            with self.store.batch():
                yield
                note_stored(self.store.corpus, self.watches)
        finally:
            forget_texts()


class Known:
    """The origins that a source had before, and which of them are entries of which file."""

    def __init__(self, origins: Iterable[Origin], *, are_tried: bool = True) -> None:
        """Take the origins of a source; `are_tried`: by this version of the program."""
        self._are_tried = are_tried
        self.files: dict[str, Origin] = {}
        self._inside: dict[str, list[Origin]] = {}
        self.add(origins)

    def add(self, origins: Iterable[Origin]) -> None:
        """Take more of them."""
        more = {origin.raw_path: origin for origin in origins}
        self.files |= more
        for path, origin in more.items():
            head, sign, _ = path.rpartition("#")
            if sign and (file := self.files.get(head)) and not file.briefing:
                self._inside.setdefault(head, []).append(origin)

    def get(self, path: str) -> Origin | None:
        """Give a file or an entry as it was last seen."""
        return self.files.get(path)

    def has(self, path: str) -> bool:
        """Whether a file or an entry was there when it was last looked for, with a briefing."""
        origin = self.files.get(path)
        if origin is None:
            return False
        return bool(origin.briefing) and origin.status is not ScanStatus.GONE

    def unchanged(self, found: Found) -> list[Origin]:
        """Give a file as it was, or its entries; nothing where it is new or changed."""
        origin = self.files.get(found.raw_path)
        if origin is None or origin.status is ScanStatus.GONE:
            return []
        if origin.reason and not self._are_tried:
            return []
        if (origin.size, origin.mtime_ns) != (found.size, found.mtime_ns):
            return []
        inside = self._inside.get(found.raw_path, [])
        return [*inside, origin] if origin.reason or not inside else inside


@dataclass(slots=True)
class Batch:
    """What some files come to, before it is stored."""

    pieces: list[Piece] = field(default_factory=list)
    """The stories to be read."""
    length: int = 0
    """Their letters."""
    days: Days = ()
    """The stated days that they are read by, beside their own."""
    texts: frozenset[str] = frozenset()
    """The ids of all texts read for it."""
    entries: dict[str, Entry] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    read: dict[str, Text] = field(default_factory=dict)
    """What its entries were made of."""
    moment: datetime = field(default_factory=partial(datetime.now, UTC))
    """When what was not there before is received."""
    first: set[str] = field(default_factory=set)
    """The ids of entries that were not there before."""
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


class Batches:
    """Takes the new files of one source, in order."""

    def __init__(self, taking: Taking, source: str, known: Known) -> None:
        """Take files of a source of which some are known."""
        self._taking = taking
        self._source = source
        self._known = known
        self._read: deque[tuple[Batch, Callable[[], Readings]]] = deque()
        self._versions = Versions(taking.store, known.get)
        self._is_first = not taking.store.corpus.note(finished_note(source))
        self._stories = 0
        """How many came so far: the last of many wait for what the others do."""
        self.read_by = ReadBy()
        """By which stated days stories were read: as more came, more was known."""
        self.unread: list[str] = []
        """The paths of files that could not be opened: what they hold is not known."""

    @cached_property
    def _receipts(self) -> Mapping[str, datetime]:
        """When briefings were received before; asked when the first of them comes."""
        return receipts(self._taking.store.state) if self._is_first else {}

    def take(self, fresh: Iterable[Found]) -> Iterator[list[ScanLine]]:
        """Have files read; give the lines of each batch that is stored by now."""
        for batch in self._opened(fresh):
            self._stories += len(batch.pieces)
            corpus, crew = self._taking.store.corpus, self._taking.crew
            stories = tuple(
                (piece.name.encode("utf-8", "surrogatepass"), piece.story)
                for piece in batch.pieces
            )
            batch.days = tuple(corpus.stated_days(self._source))
            recurring = self._taking.store.kinship.every_recurring()
            self._read.append((batch, crew.read(Stories(stories, batch.days, recurring))))
            yield from self._store_all_but(crew.ahead)

    def finish(self) -> Iterator[list[ScanLine]]:
        """Store what is still being read."""
        yield from self._store_all_but(0)

    def _opened(self, fresh: Iterable[Found]) -> Iterator[Batch]:
        """Open files; give their stories, so many at a time.

        A file that holds many is noted as seen in the same transaction as the last of them: a
        scan that is broken off reads it again.
        """
        batch = Batch()
        for found in fresh:
            if found.refusal:
                line = scan_line(found, ScanStatus.SKIPPED, "", found.refusal)
                batch.add(self._source, found, line)
                continue
            opened = open_file(found, self._taking.worker)
            for piece in opened.pieces:
                batch.pieces.append(piece)
                batch.length += len(piece.story.text)
                if len(batch.pieces) == self._taking.some or batch.length >= LONG:
                    yield batch
                    batch = Batch()
            if not opened.is_read:
                self.unread.append(found.raw_path)
            before = self._known.get(found.raw_path)
            _note_file(batch, self._source, found, opened, before.briefing if before else "")
        if batch.pieces or batch.origins:
            yield batch

    def _store_all_but(self, ahead: int) -> Iterator[list[ScanLine]]:
        while len(self._read) > ahead:
            batch, answer = self._read.popleft()
            readings = answer()
            self._taking.yield_to()
            yield self._settle(
                batch, replace(readings, made=readings.made | self._books(readings))
            )

    def _books(self, readings: Readings) -> dict[str, Made]:
        """Make what is kept of new books before anything is stored: whoever writes would wait."""
        store, made = self._taking.store, readings.made
        texts = [one.text.briefing for one in readings.readings if one.text]
        books = {one.id: one for one in texts if is_book(one) and one.id not in made}
        if not books:
            return {}
        named = {name: store.state.get(VERSION, name) or name for name in books}
        known = store.corpus.briefings(list(named.values()))
        is_later = self._taking.leaves_names(self._stories)
        return {
            name: self._taking.crew.make(book, is_one_of_many=is_later)
            for name, book in books.items()
            if named[name] not in known or known[named[name]].text != book.text
        }

    def _settle(self, batch: Batch, readings: Readings) -> list[ScanLine]:
        """Say which briefings the texts of a batch are, and store it."""
        read = readings.readings
        batch.texts = frozenset(one.text.briefing.id for one in read if one.text)
        store = self._taking.store
        known = self._receipts
        with self._taking.storing():
            # What is read of the store to tell them apart is of the moment they are stored in.
            self._versions.begin(batch.texts)
            batch.moment = receive(
                store.corpus, datetime.now(UTC), max(known.values(), default=None)
            )
            self._note_days(batch, {*batch.days, *stated_days(one.text for one in read)})
            for piece, reading in zip(batch.pieces, read, strict=True):
                line = self._settle_file(batch, piece.found, reading, readings.made)
                self._versions.settle(line.raw_path, line.id)
                batch.keep(self._source, piece.found, line)
                batch.lines.append(self._compared(batch, line))
            came = [batch.entries[name] for name in batch.first if name not in known]
            entries, documents = list(batch.entries.values()), list(batch.documents.values())
            # Origins first: a briefing is put where it belongs at once, and its names with it.
            store.corpus.put_origins(batch.origins)
            store.index.put(documents, keyed=not self._taking.leaves_names(self._stories))
            rung = ring_batch(store, entries, documents, self._taking.watches)
            flag_back(store, batch.first)
            versions, watches = self._versions, self._taking.watches
            carried = [versions.carried(entry, watches, batch.moment) for entry in rung]
            store.corpus.put(carried)
            versions.hand_on(batch.origins, watches)
            if self._taking.folding.come(batch.read, batch.first):
                self._note_days(batch, store.corpus.stated_days(self._source))
            note_feet(store, carried)
            # Last: state says it at once, and who reads there by then waits for the rest of this.
            keep_beside(
                store, as_received(store.state, ((one.briefing.id, one.received) for one in came))
            )
            if not self._is_first:
                note_late(store, self._source, came)
        return [_explained(line) for line in _folded(store, batch.lines)]

    def _note_days(self, batch: Batch, days: Iterable[date]) -> None:
        self.read_by.note(tuple(sorted(days)), batch.moment)

    def _compared(self, batch: Batch, line: ScanLine) -> ScanLine:
        """Say of a file that was there whether it has another text than it had, or the same."""
        if not self._known.has(line.raw_path):
            return line
        before = self._known.get(line.raw_path)
        if before and before.briefing == line.id and line.id not in batch.entries:
            return replace(line, status=ScanStatus.UNCHANGED)
        return replace(line, has_changed=True)

    def _settle_file(
        self, batch: Batch, found: Found, reading: Reading, made: dict[str, Made]
    ) -> ScanLine:
        if reading.text is None:
            return scan_line(found, ScanStatus.QUARANTINED, "", reading.fault)
        read = self._among_others(batch, reading.text)
        text = read.briefing
        stored = self._versions.stored
        named = self._versions.named(text.id)
        there = batch.entries.get(named) or stored.entry(named)
        if there and there.briefing.text == text.text:
            is_copy = named in batch.entries or self._versions.is_elsewhere(named, found.raw_path)
            line = scan_line(found, ScanStatus.COPY if is_copy else ScanStatus.OK, named)
            return replace(line, copy_of=named if is_copy else "")
        name = self._versions.version_of(found.raw_path, text.id, batch.entries, batch.texts)
        briefing = as_corrected(replace(text, id=name), stored)
        if briefing.id != named:
            stored.keep(Setting(VERSION, text.id, briefing.id))
        before = stored.entry(briefing.id)
        received = before.received if before else self._received(batch, briefing.id)
        is_later = self._taking.leaves_names(self._stories)
        kept = made.get(text.id) or self._taking.crew.make(text, is_one_of_many=is_later)
        batch.entries[briefing.id] = kept.entry(briefing, received, read.told)
        batch.read[briefing.id] = read
        if before is None:
            batch.first.add(briefing.id)
        batch.documents[briefing.id] = kept.document(briefing, received)
        reason = _LONG if briefing.truncated else ""
        return scan_line(found, _status(briefing), briefing.id, reason)

    def _received(self, batch: Batch, briefing: str) -> datetime:
        """Say when what was not there is received: as its batch is, or when it was before."""
        return self._receipts.get(briefing, batch.moment)

    def _among_others(self, batch: Batch, text: Text) -> Text:
        """Give a text with its days with slashes read as its publisher is known to write them."""
        told, corpus = text.told, self._taking.store.corpus
        habit = corpus.habit(told.reported) if told.slashes.asks else None
        if habit is None or habit.order == told.read_as:
            return text
        days = tuple(corpus.stated_days(self._source))
        self._note_days(batch, days)
        entry = Entry(text.briefing, (), (), self._taking.begun, told=told)
        again = redate(entry, Surroundings(days, order=habit.order))
        return replace(text, briefing=again.briefing, told=again.told)


def _status(briefing: Briefing) -> ScanStatus:
    if briefing.truncated:
        return ScanStatus.TRUNCATED
    return ScanStatus.LIST if briefing.is_list else ScanStatus.OK


def _note_file(batch: Batch, source: str, found: Found, opened: Opened, before: str) -> None:
    """Note a file that is no story of its own, or gave none; `before` it had a briefing, or none.

    One that cannot be opened keeps what it had.
    """
    if opened.trouble:
        status = ScanStatus.TRUNCATED if opened.pieces else ScanStatus.QUARANTINED
        # What could not be opened is tried at every scan; what it holds changes with its time.
        seen = found if opened.is_read else replace(found, mtime_ns=NEVER)
        kept = "" if opened.is_read else before
        batch.add(source, seen, scan_line(found, status, kept, str(opened.trouble)))
    elif opened.holds_many:
        batch.keep(source, found, scan_line(found, ScanStatus.OK, ""))


def _explained(line: ScanLine) -> ScanLine:
    """Say why a file that was read whole is not simply ok; its origin keeps no word of that."""
    if line.reason or line.status not in {ScanStatus.COPY, ScanStatus.LIST}:
        return line
    if line.status is ScanStatus.LIST:
        return replace(line, reason=_LISTING)
    return replace(line, reason=_EQUAL if line.copy_of == line.id else _HELD)


def _folded(store: Store, lines: Sequence[ScanLine]) -> list[ScanLine]:
    """Say of briefings that were taken in whose copies they are."""
    taken = [line.id for line in lines if line.id and line.status is ScanStatus.OK]
    stories = store.kinship.stories_of(taken)
    return [
        replace(line, status=ScanStatus.COPY, copy_of=stories[line.id])
        if line.status is ScanStatus.OK and line.id in stories
        else line
        for line in lines
    ]


def scan_line(found: Found, status: ScanStatus, briefing: str, reason: str = "") -> ScanLine:
    """Give the line that tells what became of a file."""
    return ScanLine(
        path=safe_line(found.raw_path),
        raw_path=found.raw_path,
        id=briefing,
        status=status,
        reason=reason,
    )
