"""Files read by themselves: what cleaning, dates and names make of them, with nothing stored."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from os.path import abspath, basename

from briefings.errors import UnreadableError
from briefings.intake.files import find, read_bytes
from briefings.intake.reading import Loose, read_together
from briefings.model import Briefing, Mention, NameCount, Page, Problem, Row
from briefings.names.entities import Known, find_mentions, settle
from briefings.names.gazetteer import Gazetteer
from briefings.store.standing import date_evidence, row_names, settled
from briefings.text.sanitise import safe_line

STDIN = "-"


def read_files(paths: Sequence[str], stdin: bytes) -> list[Page | Problem]:
    """Give a page for each briefing in the order given, a problem for what could not be read."""
    opened: list[tuple[str, bytes | Problem]] = []
    for path in paths:
        opened += [(path, stdin)] if path == STDIN else _open(path)
    loose = [Loose(basename(path), raw) for path, raw in opened if isinstance(raw, bytes)]
    readings = iter(read_together(loose))
    results = [(path, next(readings) if isinstance(raw, bytes) else raw) for path, raw in opened]
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


def _open(path: str) -> list[tuple[str, bytes | Problem]]:
    opened: list[tuple[str, bytes | Problem]] = []
    for found in find(abspath(path)):
        name = found.raw_path
        if found.refusal:
            opened.append((name, Problem(found.refusal, where=safe_line(name))))
            continue
        try:
            opened.append((name, read_bytes(found)))
        except UnreadableError as error:
            opened.append((name, _problem(name, error)))
    return opened


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
        old=False,
        alerts=(),
        names=tuple(NameCount(*name) for name in row_names(mentions)),
        copies=0,
    )
    return Page(row=row, briefing=briefing, mentions=mentions, alerts=(), origins=(path,))
