"""A glance at the sources: whether anything in them is new, for hardly more than listing them.

Most scans find nothing new: names, sizes and times of all files make a fingerprint, and as long as
it is that of the last glance, no file is looked up by itself. What reads files is loaded, late,
where one is new.
"""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from marshal import dumps
from typing import overload

from briefings.errors import BusyError
from briefings.intake.noting import glanced, is_named, is_round, note_glance
from briefings.model import Progress, ScanLine, ScanStatus, Watch
from briefings.store.protocols import Cancelled, Corpus, Stamp, Store
from briefings.store.standing import finished_note
from briefings.text.digest import blake2b
from briefings.text.sanitise import safe_line

MAILDIR = frozenset({"cur", "new", "tmp"})
"""The folders of a Maildir; mail is still being delivered to the last."""


def is_hidden(path: str) -> bool:
    """Whether a name that begins with a dot is passed over: all are but the folders of a Maildir.

    Those lie beside its `cur`, `new` and `tmp`, and are Maildirs themselves.
    """
    return os.path.islink(path) or not _is_maildir(path)


def is_unfollowed(path: str) -> bool:
    """Whether what is done at a name that begins with a dot is not even listened to.

    To a folder in a Maildir it is: it is hidden until its own `cur`, `new` and `tmp` are there.
    """
    is_folder = os.path.isdir(path) and not os.path.islink(path)
    return is_hidden(path) and not (is_folder and _is_maildir(os.path.dirname(path)))


def _is_maildir(path: str) -> bool:
    return all(os.path.isdir(os.path.join(path, folder)) for folder in MAILDIR)


def look(
    store: Store,
    sources: Sequence[str],
    watches: Sequence[Watch],
    *,
    old_after_days: int | None,
    cancelled: Cancelled,
) -> Generator[Progress, None, None]:
    """Scan sources (`intake.scan`); where nothing in them is new it is told in one step."""
    present = [source for source in sources if os.access(source, os.R_OK)]
    lines = _unchanged(store, present, watches)
    if lines is None:
        # Late: this is what takes long to load.
        from briefings.intake.scan import scan

        steps = scan(store, sources, watches, old_after_days=old_after_days, cancelled=cancelled)
        with closing(steps):
            yield from steps
    elif lines:
        yield Progress(len(lines), 0, lines, alike=ScanStatus.UNCHANGED)


def is_as_it_was(store: Store, sources: Sequence[str], watches: Sequence[Watch]) -> bool:
    """Whether nothing in some sources is new, and what they hold was read to the end."""
    return _unchanged(store, sources, watches) is not None


class Unchanged(Sequence[ScanLine]):
    """The lines of files that are as they were, by path; made when somebody reads them."""

    def __init__(self, corpus: Corpus, sources: Sequence[str], count: int) -> None:
        """Tell of so many files and entries of some sources."""
        self._corpus = corpus
        self._sources = sources
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ScanLine]:
        for source in self._sources:
            for one in self._corpus.origins(source):
                if one.briefing or one.reason:
                    path, status = safe_line(one.raw_path), ScanStatus.UNCHANGED
                    yield ScanLine(path, one.raw_path, one.briefing, status, one.reason)

    @overload
    def __getitem__(self, place: int) -> ScanLine: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ScanLine]: ...
    def __getitem__(self, place: int | slice) -> ScanLine | Sequence[ScanLine]:
        return list(self)[place]


Folder = tuple[str, list[str | int]]
"""A folder's path, and of each of its files in no order: its name, size and time of change."""

_VERSION = 2
"""The newest of marshal's formats in which equal values are equal bytes."""


def _unchanged(store: Store, sources: Sequence[str], watches: Sequence[Watch]) -> Unchanged | None:
    """Give the lines of sources in which all is as it was; None where anything is not."""
    count = 0
    if not is_named(store):
        return None
    for source in sources:
        if not (store.corpus.note(finished_note(source)) and is_round(store, source, watches)):
            return None
        try:
            found = _at_once(store.corpus, source)
            if found is None:
                found = _one_by_one(store, source)
        except OSError:
            return None
        if found is None:
            return None
        count += found
    return Unchanged(store.corpus, sources, count)


def _at_once(corpus: Corpus, source: str) -> int | None:
    """Give how many lines a source has that is as it was at the last glance; None if it is not."""
    before = glanced(corpus, source)
    if before is None:
        return None
    digest = _digest()
    for folder in _folders(source):
        digest.update(dumps(folder, _VERSION))
    return before[1] if digest.hexdigest() == before[0] else None


def _one_by_one(store: Store, source: str) -> int | None:
    """Give the same of a source whose files are those that are known, and note its fingerprint."""
    known = dict(store.corpus.stamps(source))
    count = sum(stamp[2] or stamp[3] for stamp in known.values())
    holding_many = {path for path, stamp in known.items() if not stamp[2]}
    digest = _digest()
    for folder in _folders(source):
        if not _is_as_known(folder, known):
            return None
        digest.update(dumps(folder, _VERSION))
    # What is left are entries of files that were seen.
    heads = (path.rpartition("#")[0] for path in known)
    if not all(head in holding_many and head not in known for head in heads):
        return None
    # Where another process writes just now, the next glance notes it.
    with suppress(BusyError):
        note_glance(store, source, digest.hexdigest(), count)
    return count


def _digest() -> blake2b:
    return blake2b(digest_size=16)


def _is_as_known(folder: Folder, known: dict[str, Stamp]) -> bool:
    """Whether the files of a folder are as they are known, which is then used up."""
    path, files = folder
    for name, size, changed in zip(files[::3], files[1::3], files[2::3], strict=True):
        stamp = known.pop(os.path.join(path, str(name)), None)
        if stamp is None or stamp[:2] != (size, changed):
            return False
    return True


def _folders(source: str) -> Iterator[Folder]:
    """Give the files that `files.find` does; OSError where something cannot be told."""
    if not os.path.isdir(source):
        status = os.stat(source)
        yield "", [source, status.st_size, status.st_mtime_ns]
        return
    waiting = [source]
    while waiting:
        path = waiting.pop()
        with os.scandir(path) as listing:
            inside = list(listing)
        left_out = "tmp" if MAILDIR.issubset([item.name for item in inside]) else "."
        files: list[str | int] = []
        for item in inside:
            name = item.name
            if name == left_out or (name[0] == "." and is_hidden(item.path)):
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                status = item.stat(follow_symlinks=False)
                files += (name, status.st_size, status.st_mtime_ns)
        yield path, files
