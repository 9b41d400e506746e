"""A glance at the sources: whether anything in them is new, for hardly more than listing them.

Most scans find nothing new. What reads files is loaded, late, where one finds something.
"""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import overload

from briefings.intake.noting import is_named, is_round
from briefings.model import Progress, ScanLine, ScanStatus, Watch
from briefings.store.protocols import Cancelled, Corpus, Stamp, Store
from briefings.store.standing import finished_note
from briefings.text.sanitise import safe_line

MAILDIR = frozenset({"cur", "new", "tmp"})
"""The folders of a Maildir; mail is still being delivered to the last."""


def look(
    store: Store,
    sources: Sequence[str],
    watches: Sequence[Watch],
    *,
    old_after_days: int | None,
    cancelled: Cancelled,
) -> Generator[Progress, None, None]:
    """Scan sources (`intake.scan`); where nothing in them is new it is told in one step."""
    present = [source for source in sources if os.path.exists(source)]
    lines = _unchanged(store, present, watches)
    if lines is None:
        # Late: this is what takes long to load.
        from briefings.intake.scan import scan

        steps = scan(store, sources, watches, old_after_days=old_after_days, cancelled=cancelled)
        with closing(steps):
            yield from steps
    elif lines:
        yield Progress(len(lines), 0, lines, alike=ScanStatus.UNCHANGED)


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


def _unchanged(store: Store, sources: Sequence[str], watches: Sequence[Watch]) -> Unchanged | None:
    """Give the lines of sources in which all is as it was; None where anything is not."""
    count = 0
    if not is_named(store.corpus):
        return None
    for source in sources:
        if not (store.corpus.note(finished_note(source)) and is_round(store, source, watches)):
            return None
        known = store.corpus.stamps(source)
        if not _is_as_known(source, dict(known)):
            return None
        count += sum(stamp[2] or stamp[3] for stamp in known.values())
    return Unchanged(store.corpus, sources, count)


def _is_as_known(source: str, known: dict[str, Stamp]) -> bool:
    """Whether a source has the files that are known, and no others. `known` is used up."""
    holding_many = {path for path, stamp in known.items() if not stamp[2]}
    try:
        for path, status in _files(source):
            stamp = known.pop(path, None)
            if stamp is None or stamp[:2] != (status.st_size, status.st_mtime_ns):
                return False
    except OSError:
        return False
    # What is left are entries of files that were seen.
    heads = (path.rpartition("#")[0] for path in known)
    return all(head in holding_many and head not in known for head in heads)


def _files(source: str) -> Iterator[tuple[str, os.stat_result]]:
    """Give the files that `files.find` does, in no order; OSError where one cannot be told."""
    if not os.path.isdir(source):
        yield source, os.stat(source)
        return
    waiting = [source]
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            inside = list(listing)
        left_out = "tmp" if MAILDIR.issubset([item.name for item in inside]) else "."
        for item in inside:
            name = item.name
            if name[0] == "." or name == left_out:
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                yield item.path, item.stat(follow_symlinks=False)
