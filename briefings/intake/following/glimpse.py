"""A glimpse of a file that just came: whether a watch rings in it, and nothing more.

It is done by the rules by which the file will be stored. The same is done in the reader's own
process and in a child of the pool, which has what is plain text read there.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings import watch as watching
from briefings.errors import BriefingsError
from briefings.ingest.formats import recognise
from briefings.ingest.parts.broken import unbroken
from briefings.intake.files import Found, look_at, read_bytes
from briefings.intake.opening import Piece, open_bytes
from briefings.intake.processes.workers import Worker
from briefings.intake.reading import Loose, read_alone
from briefings.model import Mention, Watch
from briefings.names.entities import find_watched
from briefings.names.gazetteer import Gazetteer, gazetteer_of
from briefings.names.spelling.cases import may_decline
from briefings.store.protocols import Ring
from briefings.text.language import language
from briefings.text.sanitise import sanitise

LARGEST = 1_000_000
"""Bytes of a file that is read at once; a larger one would hold the others up."""


@dataclass(frozen=True, slots=True)
class Rung:
    """What rings in one text."""

    place: bytes
    """The path of the file, or of its entry, as UTF-8 that may hold half a pair."""
    id: str
    """The text's own."""
    title: str
    mentions: tuple[Mention, ...]
    rings: tuple[Ring, ...]

    @property
    def raw_path(self) -> str:
        """Give the path as the system told it."""
        return self.place.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of one path."""

    rung: tuple[Rung, ...] = ()
    is_gone: bool = False
    """Whether nothing is there."""
    is_left: bool = False
    """Whether it was not read: its format takes a child that is confined."""


class Glimpser:
    """Reads files for watches; what did not change since is not read again."""

    def __init__(self, watches: Sequence[Watch], recurring: frozenset[int] = frozenset()) -> None:
        """Read for some watches, in a library in which some lines recur."""
        self._watches = watches
        self.recurring = recurring
        self._read: dict[str, tuple[int, int]] = {}

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer_of(tuple(self._watches))

    def see(self, path: str, source: str, worker: Worker | None = None) -> Seen:
        """Read what stands at a path in a source; without a `worker`, plain text alone."""
        # Asked once: beside a thread that stores, each question to the system is a long wait.
        mode = _mode(path)
        if mode is None:
            return Seen(is_gone=True)
        rung: list[Rung] = []
        try:
            for found in () if stat.S_ISDIR(mode) else look_at(path, source):
                stamp = (found.size, found.mtime_ns)
                if found.refusal or found.size > LARGEST or self._read.get(path) == stamp:
                    continue
                pieces = _opened(found, worker)
                if pieces is None:
                    return Seen(is_left=True)
                if len(self._read) > _REMEMBERED:
                    self._read.clear()
                self._read[path] = stamp
                rung += filter(None, map(self._rung, pieces))
        except BriefingsError:
            # What cannot be told now is told when it is stored.
            return Seen()
        return Seen(tuple(rung))

    def _rung(self, piece: Piece) -> Rung | None:
        # Nearly all of what comes names nobody who is watched, which its words tell at once.
        if not self._may_name(unbroken(sanitise(piece.story.text).text)):
            return None
        read = read_alone(Loose(piece.name, piece.story), self.recurring)
        mentions = find_watched(read, self._gazetteer)
        rings = watching.rings(read, mentions, self._watches) if mentions else []
        if not rings:
            return None
        place = piece.found.raw_path.encode("utf-8", "surrogatepass")
        return Rung(place, read.id, read.title, tuple(mentions), tuple(rings))

    def _may_name(self, text: str) -> bool:
        """Whether any word may be of a watched name, in a case of the text's language or not."""
        if self._gazetteer.may_name(text):
            return True
        return may_decline(text) and self._gazetteer.may_name(text, language(text))


_REMEMBERED = 10_000


def _opened(found: Found, worker: Worker | None) -> Sequence[Piece] | None:
    """Give the stories of a file; None where they take a worker that is not there."""
    raw = read_bytes(found)
    if worker is None and not recognise(found.raw_path, raw).is_plain:
        return None
    return open_bytes(found, raw, worker or Worker()).pieces


def _mode(path: str) -> int | None:
    """Give what a path is, as the system tells it; None where nothing is."""
    try:
        return os.lstat(path).st_mode
    except OSError:
        return None
