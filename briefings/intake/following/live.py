"""The live library: what comes is taken in while the reader reads.

What was heard (`hearing`) waits until it rests (`pending`), so that nothing is read half written,
and is taken in together; what is doubted is looked through. In a quiet moment all is rounded off.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import Protocol

from briefings.intake.batches import Known, Taking
from briefings.intake.bringing_up import BringingUp, BringUp
from briefings.intake.files import Found, file_of, look_at
from briefings.intake.folding import Folding
from briefings.intake.following.alarm import FEW, Alarm, Tell, source_of
from briefings.intake.following.glance import is_as_it_was
from briefings.intake.following.hearing import SHARE, Ear, is_remote
from briefings.intake.following.pending import RESTED, Inbox, is_restless
from briefings.intake.following.telling import Told
from briefings.intake.naming import name_rest
from briefings.intake.processes.crew import Crew
from briefings.intake.processes.pool import Pool
from briefings.intake.processes.workers import Worker
from briefings.intake.read_by import ReadBy
from briefings.intake.resting import rest
from briefings.intake.rounding import let_go, round_off
from briefings.intake.scan import Look, scan
from briefings.model import Problem, Progress, ScanLine, ScanStatus, Watch, Work
from briefings.store.protocols import Cancelled, Corpus, Origin, Store
from briefings.store.standing import finished_note, last_receipt
from briefings.stories import Compared

QUIET = 1.5
"""Seconds without anything new after which all is rounded off."""
WHOLE = 600.0
"""Seconds between two looks through everything, which find what was changed in its place."""
CALM = 3.0
"""Seconds of quiet after which a child is begun that stays warm, and others end."""
SOME = 40
"""Stories a transaction: while some are stored, a child reads the next."""
PATIENCE = 2.0
"""Seconds for which storing waits that files that came together are read for alerts; what is to be
stored is read meanwhile."""
MOST = 2.0
"""Seconds after which it is looked whether watches changed, or nothing is heard any more."""
FAR = 5.0
"""The same for sources that tell nothing (`hearing.is_remote`)."""


class Recognising(Protocol):
    """What asks a recogniser of the reader's in a quiet moment."""

    steps: int
    """How many briefings were completed or tried."""

    @property
    def is_due(self) -> bool:
        """Whether another one is named than was asked."""

    def complete(self, cancelled: Cancelled) -> Iterator[Progress]:
        """Ask it about what it was not asked yet."""


class Live:
    """Takes in what changes in sources until it is stopped; its steps are what it stored.

    The thread that asks for the steps does the work. `tell` is called, in another one, with what
    rings, before it is stored.
    """

    def __init__(
        self,
        store: Store,
        sources: Sequence[str],
        watches: Callable[[], Sequence[Watch]],
        *,
        old_after_days: int | None,
        tell: Tell,
        bring_up: BringUp,
        recognising: Recognising,
    ) -> None:
        """Follow sources; `watches` gives those in force, asked whenever something comes.

        `bring_up` is asked for when they changed while something was taken in, or somebody else
        read for others.
        """
        self._store = store
        self._sources = sources
        self._watches = watches
        self._old_after_days = old_after_days
        self._tell = tell
        self._inbox = Inbox()
        self._pool = Pool()
        self._alarm = Alarm(store, sources, watches(), tell, self._pool)
        self._ear = Ear(sources, self._heard, self._inbox.doubt)
        self._loose: dict[str, ReadBy] = {}
        self._known_watches = tuple(watches())
        self.bringing_up = BringingUp(store, self._known_watches, bring_up)
        """Has what is stored read for the watches in force."""
        self._recognising = recognising
        self._late: list[ScanLine] = []
        """What was stored by the watches before, when others were in force already."""
        self._is_on = False
        """Whether somebody asks for the steps."""
        self._is_named = False
        """Whether it was looked in all that is stored for who is named, and what sounds alike."""
        self._compared = Compared()
        self._rest = monotonic()
        self._is_at_rest = False
        """Whether what taking in needed was let go of since something was."""
        self._standing: tuple[object, ...] | None = None
        """Which sources are there, what is wrong, and what a recogniser did, when last looked."""
        remote = [one for one in sources if is_remote(one)]
        near = [one for one in sources if one not in remote]
        self._rounds = [
            _Round(those, every) for those, every in ((near, WHOLE), (remote, FAR)) if those
        ]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give why it may be late."""
        own = (self._ear.problem,) if self._ear.problem else ()
        return own + self.bringing_up.problems

    @property
    def is_taking_in(self) -> bool:
        """Whether what came is still to be rounded off, which is done here in a quiet moment."""
        return self._is_on and (bool(self._loose) or not self._is_named)

    def stop(self) -> None:
        """Let it end after the step in hand."""
        self._inbox.close()

    def _cancelled(self) -> bool:
        return self._inbox.is_closed

    def _is_broken_off(self) -> bool:
        """Whether the work in hand is to end: all is to, or it goes by watches of before."""
        return self._cancelled() or tuple(self._watches()) != self._known_watches

    def _heard(self, paths: Told) -> bool:
        whole = {path for path, is_whole in paths.items() if is_whole}
        if len(paths) <= FEW:
            # Told of before the thread that stores wakes, which would take turns with this one.
            try:
                return self._alarm.hear(paths)
            finally:
                self._inbox.hear(paths, whole)
        self._inbox.hear(paths, whole)
        return self._alarm.hear(paths)

    def __iter__(self) -> Iterator[Progress]:
        """Give what is taken in, batch by batch; unchanged files are left out."""
        self._alarm.learn()
        done = 0
        self._is_on = True
        try:
            while not self._cancelled():
                for lines in self._steps():
                    told = tuple(one for one in lines if one.status is not ScanStatus.UNCHANGED)
                    if told:
                        done += len(told)
                        self._alarm.rang(told)
                        if self._is_broken_off():
                            self._late += told
                        yield Progress(done, 0, told)
                if self._brought_up():
                    yield Progress(done, 0, work=Work.WATCHING)
                elif self._is_otherwise():
                    yield Progress(done, 0)
        finally:
            self._is_on = False
            # First what the ear may wait for: a file that takes long to read.
            self._alarm.close()
            self._ear.stop()
            self._pool.close()

    def _is_otherwise(self) -> bool:
        """Whether a source went or came, or what is wrong is something else, since this was asked.

        Then there is a step that stored nothing. The first is always such a step: what went before
        it began was told by nobody.
        """
        before = self._standing
        there = tuple(os.access(one, os.R_OK) for one in self._sources)
        self._standing = (there, self.problems, self._recognising.steps)
        return self._standing != before

    def _steps(self) -> Iterator[Sequence[ScanLine]]:
        """Do what is to be done now, or wait for it."""
        self._ear.keep_on()
        self._follow_watches()
        self.bringing_up.look()
        paths = self._inbox.rested()
        if not paths and not self._inbox.is_empty:
            # Nothing that came just now rests any earlier.
            self._alarm.wait(RESTED)
            paths = self._inbox.rested()
        self._alarm.is_beside = bool(paths)
        if paths:
            yield from self._take(paths)
            self._rest = monotonic()
            return
        is_loose = self._loose or not self._is_named or self._recognising.is_due
        if is_loose and self._inbox.is_empty and monotonic() - self._rest >= QUIET:
            self._round_off()
            return
        if self._inbox.is_empty and monotonic() - self._rest >= CALM:
            self._keep_warm()
            if not self._is_at_rest:
                self._is_at_rest = True
                rest(self._store)
        due = next((one for one in self._rounds if monotonic() >= one.due), None)
        if due and self._inbox.is_empty and not self._loose:
            yield from due.go(self._scanned, self._is_broken_off)
            return
        self._inbox.wait(QUIET / 2 if is_loose else self._until_due())

    def _keep_warm(self) -> None:
        """Have one child ready, and no more of them."""
        self._pool.rest()
        with Crew(self._known_watches, self._is_broken_off, self._pool) as crew:
            crew.warm()

    def _until_due(self) -> float:
        due = [one.due for one in self._rounds] + [self.bringing_up.due or monotonic() + WHOLE]
        return max(0.05, min(min(due) - monotonic(), MOST))

    def _follow_watches(self) -> None:
        watches = tuple(self._watches())
        if watches != self._known_watches:
            self._known_watches = watches
            self.bringing_up.follow(watches)
            before, self._alarm = (
                self._alarm,
                Alarm(
                    self._store, self._sources, watches, self._tell, self._pool, self._alarm.told
                ),
            )
            self._alarm.learn()
            before.close()

    def _brought_up(self) -> bool:
        """Read what is stored for the watches where that is due; whether it is done.

        A file on its way into the store when a watch came was read without it.
        """
        if self._is_wanted() or not self.bringing_up.bring_up(self._is_broken_off):
            return False
        self._alarm.rang(self._late)
        self._late = []
        return True

    def _scanned(self, sources: Sequence[str]) -> Iterator[Sequence[ScanLine]]:
        if is_as_it_was(self._store, sources, self._known_watches):
            return
        self._is_at_rest = self._is_named = False
        steps = scan(
            self._store,
            sources,
            self._known_watches,
            old_after_days=self._old_after_days,
            cancelled=self._is_broken_off,
            pool=self._pool,
        )
        with closing(steps):
            for step in steps:
                if step.work is Work.NAMING:
                    # The rest in a quiet moment: what comes meanwhile goes first.
                    return
                yield step.lines

    def _take(self, paths: Sequence[str]) -> Iterator[Sequence[ScanLine]]:
        by_source: dict[str, list[str]] = {}
        for path in sorted(paths):
            source = source_of(path, self._sources)
            if source is not None:
                by_source.setdefault(source, []).append(path)
        for source, inside in by_source.items():
            # A source that cannot be reached keeps what it had.
            if os.access(source, os.R_OK) and not self._is_broken_off():
                for lines in self._take_of(source, inside):
                    self._alarm.rang(_stored_by_another(lines, set(inside)))
                    yield lines
            if self._is_broken_off():
                # Again from the start: what is stored by now is found unchanged.
                folders = set(filter(os.path.isdir, inside))
                self._inbox.doubt(folders)
                self._inbox.hear([path for path in inside if path not in folders])
        self._alarm.learn()

    def _take_of(self, source: str, inside: list[str]) -> Iterator[Sequence[ScanLine]]:
        if not self._store.corpus.note(finished_note(source)):
            yield from self._scanned([source])
            return
        # Of a source in doubt all is held beside what was known of it: most often for nothing.
        if source in inside and is_as_it_was(self._store, [source], self._known_watches):
            # What was heard of meanwhile may have been stored by another reader.
            inside = [path for path in inside if path != source and not os.path.isdir(path)]
            if not inside:
                return
        self._is_named = False
        with suppress(CancelledError), ExitStack() as stack:
            yield from self._taken(self._begun(stack), source, inside)

    def _begun(self, stack: ExitStack) -> Taking:
        store, watches = self._store, self._known_watches
        begun = last_receipt(store.corpus) or datetime.now(UTC)
        self._is_at_rest = False
        worker = stack.enter_context(Worker())
        crew = stack.enter_context(Crew(watches, self._is_broken_off, self._pool))
        folding = Folding(store, watches, crew.make, self._compared)
        return Taking(
            store,
            watches,
            begun,
            self._old_after_days,
            worker,
            crew,
            folding,
            SOME,
            partial(self._alarm.wait, PATIENCE),
        )

    def _taken(
        self, taking: Taking, source: str, paths: list[str]
    ) -> Iterator[Sequence[ScanLine]]:
        """Take in what rested, and with it what comes to rest while a child reads that."""
        known = Known(())
        look = Look(taking, source, known)
        more: Sequence[str] = tuple(paths)
        # No folder is taken beside them.
        folders = tuple(os.path.join(path, "") for path in paths if os.path.isdir(path))
        try:
            while more and not self._is_broken_off():
                yield from look.take(self._files(more, source, known), self._is_broken_off)
                more = self._inbox.rested_with(paths, self._beside(paths, folders, source))
                paths += more
            yield from look.finish(self._is_broken_off)
            if look.gone and os.access(source, os.R_OK) and not self._is_broken_off():
                yield from let_go(taking, source, look.gone, known, self._is_broken_off)
        finally:
            # Broken off too: by which days its stories were read is known nowhere else.
            if look.gone or look.has_changed:
                self._loose.setdefault(source, ReadBy()).join(look.read_by)

    def _beside(
        self, paths: Collection[str], folders: tuple[str, ...], source: str
    ) -> Callable[[str], bool]:
        """Give what tells files of a source that are none of those at some paths, nor in folders.

        A file that changed once more is another version, and waits until the first is stored.
        """
        taken = set(paths)

        def is_beside(path: str) -> bool:
            is_taken = path in taken or path.startswith(folders) or os.path.isdir(path)
            return not is_taken and source_of(path, self._sources) == source

        return is_beside

    def _files(self, paths: Sequence[str], source: str, known: Known) -> Iterator[Found]:
        """Give the files at some paths, and make known what is stored of them."""
        files = {found.raw_path: found for path in paths for found in look_at(path, source)}
        rested = set(paths)
        restless = [
            path for path, found in files.items() if path not in rested and is_restless(found)
        ]
        self._inbox.hear(restless)
        passed = set(restless)
        known.add(
            origin
            for path in paths
            for origin in _known_under(self._store.corpus, source, path)
            if file_of(origin.raw_path) not in passed
        )
        return (found for path, found in files.items() if path not in passed)

    def _is_wanted(self) -> bool:
        """Whether something goes before what is done in a quiet moment."""
        return self._is_broken_off() or not self._inbox.is_empty

    def _round_off(self) -> None:
        """Revise what new surroundings change, now that nothing comes."""
        with suppress(CancelledError), ExitStack() as stack:
            taking = self._begun(stack)
            for source, read_by in list(self._loose.items()):
                round_off(taking, source, read_by, self._is_broken_off, is_first=False)
                if not self._is_broken_off():
                    del self._loose[source]
            for _ in name_rest(taking, self._is_wanted):
                pass
            for _ in self._recognising.complete(self._is_wanted):
                pass
            self._is_named = self._inbox.is_empty and not self._is_broken_off()


def _stored_by_another(lines: Sequence[ScanLine], heard: Collection[str]) -> list[ScanLine]:
    """Give those of files that were heard of and are stored already, as another reader does."""
    unchanged = [one for one in lines if one.status is ScanStatus.UNCHANGED]
    return [one for one in unchanged if file_of(one.raw_path) in heard]


def _known_under(corpus: Corpus, source: str, path: str) -> Iterable[Origin]:
    return corpus.origins(source) if path == source else corpus.origins_under(source, path)


class _Round:
    """A look through whole sources, again and again."""

    def __init__(self, sources: Sequence[str], every: float) -> None:
        """Look every so many seconds, and less often where a look takes long."""
        self._sources = sources
        self._every = every
        self.due = monotonic() + every
        """When the next one is."""

    def go(
        self,
        scanned: Callable[[Sequence[str]], Iterator[Sequence[ScanLine]]],
        is_broken_off: Cancelled,
    ) -> Iterator[Sequence[ScanLine]]:
        """Look now; and again at once where that was broken off."""
        begun = monotonic()
        yield from scanned(self._sources)
        now = monotonic()
        if is_broken_off():
            return
        self.due = now + max(self._every, SHARE * (now - begun))
