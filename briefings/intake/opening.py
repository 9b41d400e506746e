"""From a file to its stories: plain text here, every other format in the child process."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from os.path import basename

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, recognise, stories
from briefings.intake.files import LIMIT_OF_MANY, Found, entry_path, read_bytes
from briefings.intake.processes.workers import Worker


@dataclass(frozen=True, slots=True)
class Piece:
    """A story and where it came from."""

    found: Found
    """The file, or the entry of it: then its path is the file's, `#`, and the entry's key."""
    name: str
    """The file's own name, which may hold a date."""
    story: Extract


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds."""

    pieces: tuple[Piece, ...]
    holds_many: bool
    """Whether its stories are entries, each with an origin of its own."""
    trouble: UnreadableError | None = None
    """Why it holds nothing, or nothing more."""
    is_read: bool = True
    """Whether its bytes could be read at all."""


def open_file(found: Found, worker: Worker) -> Opened:
    """Read a file's bytes and give its stories."""
    try:
        raw = read_bytes(found)
    except UnreadableError as error:
        return Opened((), holds_many=False, trouble=error, is_read=False)
    return open_bytes(found, raw, worker)


def open_bytes(found: Found, raw: bytes, worker: Worker) -> Opened:
    """Give the stories of bytes that were read from a file, or from a pipe."""
    name = basename(found.raw_path)
    kind = recognise(found.raw_path, raw)
    if kind.is_plain:
        try:
            whole: Sequence[Extract] = tuple(stories(raw, name, kind))
        except UnreadableError as error:
            return Opened((), holds_many=False, trouble=error)
        return Opened(tuple(Piece(found, name, story) for story in whole), holds_many=False)
    answer = worker.read(raw, found.raw_path)
    trouble = answer.trouble
    if not kind.holds_many:
        pieces = tuple(Piece(found, name, replace(story, key="")) for story in answer.stories)
        return Opened(pieces, holds_many=False, trouble=trouble)
    if len(raw) > LIMIT_OF_MANY:
        words = f"longer than {LIMIT_OF_MANY >> 20} MB: the rest is not read"
        trouble = UnreadableError(words, advice="split it, or unpack it")
    if not answer.stories and trouble is None:
        trouble = UnreadableError("it holds no story", advice="there is nothing to read")
    return Opened(_entries(found, name, answer.stories), holds_many=True, trouble=trouble)


def _entries(found: Found, name: str, stories: Sequence[Extract]) -> tuple[Piece, ...]:
    """Give each story an origin of its own; of several with one key, the later get a number."""
    counts: dict[str, int] = {}
    pieces = []
    for story in stories:
        count = counts[story.key] = counts.get(story.key, 0) + 1
        key = story.key if count == 1 else f"{story.key}~{count}"
        entry = replace(found, raw_path=entry_path(found.raw_path, key))
        pieces.append(Piece(entry, name, story))
    return tuple(pieces)
