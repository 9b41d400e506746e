"""Files read by themselves: what cleaning, dates and names make of them, with nothing stored."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from os.path import abspath

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import as_it_is
from briefings.intake.files import Found, file_of, find, read_bytes
from briefings.intake.opening import Opened, Piece, open_bytes, open_file
from briefings.intake.processes.workers import Worker
from briefings.intake.reading import Loose, Text, read_again, read_together
from briefings.model import Briefing, Mention, NameCount, Page, Problem, Row, Surroundings
from briefings.model.roll import Known
from briefings.names.entities import find_mentions, settle
from briefings.names.gazetteer import Gazetteer
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.protocols import Entry
from briefings.store.standing import date_evidence, row_names, settled, stated_day
from briefings.stories import Stories
from briefings.text.sanitise import safe_line

STDIN = "-"


def read_files(paths: Sequence[str], stdin: bytes) -> list[Page | Problem]:
    """Give a page for each briefing in the order given, a problem for what could not be read."""
    with Worker() as worker:
        opened = [one for path in paths for one in _open(path, stdin, worker)]
    loose = [Loose(one.name, one.story) for one in opened if isinstance(one, Piece)]
    readings = iter(_alone(read_together(loose)))
    results = [
        (one.found.raw_path, next(readings)) if isinstance(one, Piece) else ("", one)
        for one in opened
    ]
    watchless = Gazetteer(())
    named = {
        reading.id: find_mentions(reading, watchless)
        for _, reading in results
        if isinstance(reading, Briefing)
    }
    who = settle(_known(named.values()))
    now = datetime.now(UTC).replace(microsecond=0)
    return [
        _page(path, reading, settled(named[reading.id], who), now)
        if isinstance(reading, Briefing)
        else _problem(path, reading)
        for path, reading in results
    ]


def _alone(readings: Sequence[Text | UnreadableError]) -> list[Briefing | UnreadableError]:
    """Fold the lines that recur in these files, counted over stories and not over copies."""
    texts = {one.briefing.id: one for one in readings if isinstance(one, Text)}
    kinship = MemoryKinship()
    stories = Stories(kinship, lambda name: texts[name].story if name in texts else None)
    runs = {name: one.runs for name, one in texts.items()}
    kinship.recount(stories.come([one.trace for one in texts.values()], runs))
    days = tuple(sorted({day for one in texts.values() if (day := stated_day(one.briefing))}))
    now = datetime.now(UTC)
    return [
        reading
        if isinstance(reading, UnreadableError)
        else reading.briefing
        if reading.folded == kinship.recurring(reading.trace.lines)
        else read_again(
            Entry(reading.briefing, (), (), now, told=reading.told),
            Surroundings(days, order=reading.told.read_as),
            kinship,
        ).briefing
        for reading in readings
    ]


def raw_text(raw_path: str) -> str | None:
    """Give a file's text as it is on disk, decoded; an entry's as its format gives it.

    None where it is gone or cannot be read any more.
    """
    with Worker() as worker:
        for found in find(file_of(raw_path)):
            if found.refusal:
                continue
            if found.raw_path == raw_path:
                return as_it_is(read_bytes(found)).text
            pieces = open_file(found, worker).pieces
            texts = {piece.found.raw_path: piece.story.text for piece in pieces}
            return texts.get(raw_path)
    return None


def _open(path: str, stdin: bytes, worker: Worker) -> Iterator[Piece | Problem]:
    """Give the stories of a file, of the files of a folder, or of what came through a pipe."""
    if path == STDIN:
        yield from _results(open_bytes(Found(STDIN, len(stdin), 0), stdin, worker), STDIN)
        return
    for found in find(abspath(path)):
        if found.refusal:
            yield Problem(found.refusal, where=safe_line(found.raw_path))
        else:
            yield from _results(open_file(found, worker), found.raw_path)


def _results(opened: Opened, path: str) -> Iterator[Piece | Problem]:
    yield from opened.pieces
    if opened.trouble:
        yield _problem(path, opened.trouble)


def _problem(path: str, reading: UnreadableError | Problem) -> Problem:
    if isinstance(reading, Problem):
        return reading
    return Problem(reading.what, where=safe_line(path), advice=reading.advice)


def _known(mentions: Iterable[tuple[Mention, ...]]) -> list[Known]:
    briefings = Counter[tuple[str, str]]()
    for named in mentions:
        briefings.update({(mention.entity, mention.name) for mention in named})
    return [Known(entity, name, count) for (entity, name), count in sorted(briefings.items())]


def _page(
    path: str, briefing: Briefing, mentions: tuple[Mention, ...], received: datetime
) -> Page:
    row = Row(
        id=briefing.id,
        path=safe_line(path),
        raw_path=path,
        title=briefing.title,
        title_kind=briefing.title_kind,
        dating=briefing.dating,
        date_evidence=date_evidence(briefing),
        publisher=briefing.publisher,
        language=briefing.language,
        received=received,
        unread=True,
        pinned=False,
        alerts=(),
        names=tuple(NameCount(*name) for name in row_names(mentions)),
        copies=0,
        is_list=briefing.is_list,
    )
    return Page(row=row, briefing=briefing, mentions=mentions, alerts=(), origins=(path,))
