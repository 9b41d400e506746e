"""The library: open, take in, list, search, watch, mark, undo, close.

What reads files, names and queries is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from os.path import lexists
from pathlib import Path
from types import TracebackType

from briefings.library.acting import Acting
from briefings.library.faults import Faults, faults_of
from briefings.library.following import Following, Tell
from briefings.library.handing.handing import Handing
from briefings.library.listed import never
from briefings.library.people import deciding
from briefings.library.recognising import Recognising
from briefings.library.state import flagging, knowing, visits
from briefings.library.watches.catching_up import bring_up, is_behind
from briefings.library.watches.on_alert import Teller
from briefings.model import (
    Alert,
    Config,
    Problem,
    Progress,
    ViewCount,
    WatchHealth,
    WatchTest,
)
from briefings.store.open import open_store
from briefings.store.protocols import Store
from briefings.store.standing import BESIDE, MADE, finished_note, last_receipt


def open_library(
    config: Config,
    data_dir: Path,
    *,
    paths: Sequence[str] = (),
    beside: bool = False,
    only_looks: bool = False,
    adding: Callable[[int], None] = lambda count: None,
) -> "Library":
    """Open the library kept in a data directory, made where there is none.

    `paths` narrow it to themselves for this run. With `beside`, what a new watch makes long work
    of is left to `scan`, which runs beside the screen. One that `only_looks` reads nothing again
    for the watches of its configuration: a reader may be open with others. `adding` hears of how
    many briefings the library is before one that an older program made gets what that did not
    know, which of very many takes a while. Raises StoreError where the directory can be neither
    read nor stood in for.
    """
    store = open_store(data_dir, keyer, adding)
    return Library(config, data_dir, store, paths, beside=beside, only_looks=only_looks)


def keyer(word: str) -> Sequence[str]:
    """Give the keys under which an index keeps a word near others."""
    from briefings.names.spelling.keys import keys

    return keys(word)


def _missing(source: str) -> str:
    return "it may not be read" if lexists(source) else "no such file or folder"


class Library(Acting, AbstractContextManager["Library"]):
    """A library of briefings over one store: read, taken in, watched and marked."""

    def __init__(
        self,
        config: Config,
        data_dir: Path,
        store: Store,
        paths: Sequence[str] = (),
        *,
        beside: bool = False,
        only_looks: bool = False,
    ) -> None:
        """Stand over an open store, which is closed with the library."""
        super().__init__(config, data_dir, store, paths, beside=beside, only_looks=only_looks)
        self._faults = (-1, Faults())
        self._following: Following | None = None
        self._teller = Teller(self, store)
        self._recognising = Recognising(self, store)
        self._counted: tuple[object, ...] = ()
        self.handing = Handing(store, lambda: self._rows, self)

    def close(self) -> None:
        """Close the store."""
        self._recognising.close()
        self._store.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What it is

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give all that went wrong: configuration, store, sources and files, in that order."""
        missing = tuple(
            Problem(_missing(source), where=source, advice=self._without(source))
            for source in self.missing
        )
        return self.config.problems + self.troubles + missing + self.faults.problems

    def unknown(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give those of some problems, of this library or about it, that are not known yet."""
        return knowing.unknown(self._store.state, problems)

    def know(self, problems: Iterable[Problem]) -> None:
        """Say of problems that they are known."""
        flagging.keep(self._store, knowing.knowing(problems))

    def _without(self, source: str) -> str:
        """Say what to do about a source that is not there, or may not be read."""
        first = "let it be read" if lexists(source) else "bring it back"
        mend = f"{first}, or mend 'sources'"
        had = bool(self._store.corpus.groups([source]))
        return f"what it had is still shown; {mend}" if had else mend

    @property
    def troubles(self) -> tuple[Problem, ...]:
        """Give what went wrong but in the configuration and the files."""
        own = self._local_problems + self._name_problems
        own += self._teller.problems + self._recognising.problems + self.damage
        return own + (self._following.problems if self._following else ())

    @property
    def damage(self) -> tuple[Problem, ...]:
        """Give what is wrong with what the library keeps: what the reader did may not last."""
        return self._store.problems

    @property
    def is_passing(self) -> bool:
        """Whether what the reader does is lost when the library is closed."""
        return self._store.is_passing

    @property
    def faults(self) -> Faults:
        """Give what is wrong with the files of the sources."""
        if self._faults[0] != self._taken:
            self._faults = (self._taken, faults_of(self._store.corpus, self._scope))
        return self._faults[1]

    @property
    def scanned(self) -> bool:
        """Whether the first scan of all sources in force came to its end."""
        return all(self._store.corpus.note(finished_note(source)) for source in self._scope)

    @property
    def was_lost(self) -> bool:
        """Whether its index was made anew beside what a reader did, and holds no source whole."""
        note = self._store.corpus.note
        return note(MADE) == BESIDE and not any(note(finished_note(one)) for one in self._scope)

    def health(self) -> tuple[WatchHealth, ...]:
        """Give what shows that the silence of each watch means silence."""
        from briefings.library.watches.health import health

        return health(self, self._store)

    def silenced_health(self) -> tuple[WatchHealth, ...]:
        """Give the health of the watches with why each is met and does not ring.

        It takes a while: what may hold a watched name is read again.
        """
        from briefings.library.watches.health import silences

        self._key_rest(never)
        told = dict(
            zip(self._watches, silences(self._store, self._scope, self._watches), strict=True)
        )
        return tuple(
            replace(one, silenced=silence.reasons, missed=silence.missed)
            if (silence := told.get(one.watch))
            else one
            for one in self.health()
        )

    def test_watches(self) -> tuple[WatchTest, ...]:
        """Try the watches on the sentences their configuration gives for them."""
        from briefings.library.watches.health import tests

        return tuple(tests(self._watches))

    # Saved views

    @property
    def view_counts(self) -> Mapping[str, ViewCount]:
        """Give how much each saved view had when it was last counted, by its query."""
        from briefings.library.counting import counted

        return counted(self._store, self._scope) if self.config.views else {}

    @property
    def is_counted(self) -> bool:
        """Whether nothing was taken in or done since the views were counted."""
        return not self.config.views or self._counted == (*self._moment(), self.config.views)

    def count_views(self, cancelled: Callable[[], bool] = never) -> None:
        """Count the saved views anew; beside the screen, for it asks each for all it has."""
        from briefings.library.counting import count

        self._key_rest(cancelled)
        now = (*self._moment(), self.config.views)
        count(self._store, self._scope, [query for _, query in self.config.views], cancelled)
        if not cancelled():
            self._counted = now

    # Taking in

    def scan(self, *, cancelled: Callable[[], bool] = never) -> Iterator[Progress]:
        """Take in what is new, batch by batch; each step is stored when it is given.

        First what is stored is read for watches that are new, where that was left to be done.
        Last a recogniser is asked, unless that is left to whoever follows beside the screen.
        """
        from briefings.intake.following.glance import look

        if is_behind(self._store, self._watches):
            self.hand_on()
        used = self._watches
        with self._teller.telling(), self._scanning():
            for step in chain(
                bring_up(self._store, used, cancelled),
                look(
                    self._store,
                    self._scope,
                    used,
                    old_after_days=self.config.old_after_days,
                    cancelled=cancelled,
                ),
            ):
                self._taken += 1
                yield step
            self._taken += 1
        self._look_behind()
        if not self._beside:
            yield from self._recognising.complete(cancelled)
            self._taken += 1

    @contextmanager
    def _scanning(self) -> Iterator[None]:
        self._scans += 1
        try:
            yield
        finally:
            self._scans -= 1
            if self._beside:
                self.rest()

    def follow(self, tell: Tell) -> Following:
        """Take in what changes in the sources, as it changes, until that is stopped.

        Ask for the steps in a thread of their own; `tell` is called in another with what rings,
        at once and before it is stored.
        """

        def heard(alerts: tuple[Alert, ...]) -> None:
            mutes = self.mutes
            if loud := tuple(one for one in alerts if (one.watchlist, one.watch) not in mutes):
                tell(loud)

        old = self.config.old_after_days
        self._following = Following(self, self._store, self._scope, old, heard, self._recognising)
        return self._following

    @property
    def is_taking_in(self) -> bool:
        """Whether a scan goes on, or what came is not rounded off by who follows the sources."""
        followed = self._following
        return self.is_scanning or (followed is not None and followed.is_taking_in)

    @contextmanager
    def stored(self) -> Iterator[None]:
        """Surround the news of what was stored: whoever is to be told of alerts is told."""
        with self._teller.telling():
            self._taken += 1
            self._look_behind()
            yield

    def _look_behind(self) -> None:
        """Find whether a scan is to read what is stored; who follows does where others read it."""
        is_overtaken = self._following is not None and self._following.is_overtaken
        self.is_behind = not is_overtaken and is_behind(self._store, self._watches)

    def rest(self) -> None:
        """Give back the memory that nothing needs for a while; it keeps nobody waiting."""
        from briefings.intake.resting import rest

        rest(self._store)

    # Other machines, and visits

    def export_state(self) -> Iterator[str]:
        """Give all that was done, a line of JSON each, for another machine."""
        from briefings.library.state.exchange import exported

        return exported(self._store.state)

    def import_state(self, lines: Iterable[str], where: str) -> int:
        """Take in what another machine told, and give how much of it was new.

        Of two that changed one thing the later counts. Raises UsageError for a line that is none
        of `export_state`; then nothing is taken in.
        """
        from briefings.library.state.exchange import read

        count = self._store.state.merge(list(read(lines, where)))
        self._mirror()
        self._write_local()
        self._name_problems = deciding.write_file(self._store, deciding.names_file(self.data_dir))
        deciding.decide(self._store)
        self._follow_watches()
        return count

    def begin_visit(self) -> None:
        """Note that the reader is here; soon after the last visit, that one goes on."""
        visits.begin(self._store.state, datetime.now(UTC))
        flagging.keep_up(self._store)

    def end_visit(self) -> None:
        """Note that the reader leaves: what is received from now on is new to the next visit."""
        receipt = last_receipt(self._store.corpus)
        visits.end(self._store.state, datetime.now(UTC), receipt)
        flagging.keep_up(self._store)
