"""The library: open, take in, list, search, watch, mark, undo, close.

What reads files, names and queries is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from os.path import abspath, exists
from pathlib import Path
from types import TracebackType

from briefings.config import check_local, read_local
from briefings.errors import UsageError
from briefings.library import watches as watching
from briefings.library.rows import (
    ALERT,
    PIN,
    READ,
    WATCH,
)
from briefings.library.view import View
from briefings.model import (
    AlertState,
    Change,
    Config,
    Problem,
    Progress,
    ScanStatus,
)
from briefings.store.open import open_store
from briefings.store.protocols import Setting, Step, Store
from briefings.text.sanitise import safe_line

SCANNED = "scanned"
"""The note of the sources that were scanned once."""


def never() -> bool:
    """Give False: nobody cancels."""
    return False


def open_library(config: Config, data_dir: Path, *, paths: Sequence[str] = ()) -> "Library":
    """Open the library kept in a data directory, made where there is none.

    `paths` narrow it to themselves for this run. Raises StoreError where the directory can be
    neither read nor stood in for.
    """
    return Library(config, data_dir, open_store(data_dir, _keyer), paths)


def _keyer(word: str) -> Sequence[str]:
    from briefings.names.keys import keys

    return keys(word)


class Library(View, AbstractContextManager["Library"]):
    """A library of briefings over one store: read, taken in, watched and marked."""

    def __init__(
        self, config: Config, data_dir: Path, store: Store, paths: Sequence[str] = ()
    ) -> None:
        """Stand over an open store, which is closed with the library."""
        self.config = config
        self.data_dir = data_dir
        self._local_problems: tuple[Problem, ...] = ()
        super().__init__(store, tuple(abspath(path) for path in paths) or config.sources)
        self._mirror()
        self._take_hand_edits()
        self._follow_watches()

    def close(self) -> None:
        """Close the store."""
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
            Problem("no such file or folder", where=source, advice="what it had is still shown")
            for source in self._scope
            if not exists(source)
        )
        files = tuple(
            Problem(origin.reason, where=safe_line(origin.raw_path))
            for source in self._scope
            for origin in self._store.corpus.origins(source)
            if origin.reason and origin.status is not ScanStatus.SKIPPED
        )
        return self.config.problems + self._local_problems + self._store.problems + missing + files

    @property
    def scanned(self) -> bool:
        """Whether all sources in force were scanned before."""
        known = self._store.corpus.note(SCANNED).splitlines()
        return all(source in known for source in self._scope)

    # Taking in

    def scan(self, *, cancelled: Callable[[], bool] = never) -> Iterator[Progress]:
        """Take in what is new, batch by batch; each step is stored when it is given."""
        from briefings.intake.scan import scan

        for step in scan(
            self._store,
            self._scope,
            self._watches,
            old_after_days=self.config.old_after_days,
            received=datetime.now(UTC).replace(microsecond=0),
            cancelled=cancelled,
        ):
            self._taken += 1
            yield step
        self._taken += 1
        if not cancelled():
            known = self._store.corpus.note(SCANNED).splitlines()
            reached = (source for source in self._scope if exists(source))
            self._store.corpus.set_note(SCANNED, "\n".join(dict.fromkeys([*known, *reached])))

    # Acts: each is durable when it returns, and undone with one key

    def pin(self, ids: Sequence[str], pinned: bool = True) -> Change:
        """Pin briefings or alerts to the top of their pane, or let them go."""
        order = str(self._store.state.serial + 1) if pinned else ""
        verb = "pinned" if pinned else "unpinned"
        return self._act(verb, PIN, dict.fromkeys(ids, order))

    def mark(self, ids: Sequence[str], *, read: bool) -> Change:
        """Mark briefings as read or not."""
        verb = "marked read" if read else "marked unread"
        return self._act(verb, READ, dict.fromkeys(ids, "yes" if read else ""))

    def acknowledge(self, alerts: Sequence[str], state: AlertState = AlertState.SEEN) -> Change:
        """Say of alerts that they were seen or dismissed, or are new again."""
        verb = "acknowledged" if state is AlertState.SEEN else f"marked {state.value}"
        return self._act(verb, ALERT, dict.fromkeys(alerts, state.value))

    def watch(self, name: str) -> Change:
        """Watch a name from now on; what it meets in the past is listed and does not ring.

        Raises UsageError for what is no name, and for one that is watched.
        """
        plain = " ".join(name.split())
        if sum(letter.isalpha() for letter in plain) < 2:
            raise UsageError("a watch needs a name of two letters or more", where=safe_line(plain))
        if any(watch.name.casefold() == plain.casefold() for watch in self._watches):
            raise UsageError(
                f"{plain} is watched already", advice="Enter on its alerts opens them"
            )
        step = self._store.state.apply(f"watched {plain}", [Setting(WATCH, plain, watching.LOCAL)])
        return self._after(step)

    def undo(self) -> Change | None:
        """Take back the last act; None where there is none."""
        step = self._store.state.undo()
        return None if step is None else self._after(replace(step, label=f"undid: {step.label}"))

    def redo(self) -> Change | None:
        """Do again what was last taken back; None where there is nothing."""
        step = self._store.state.redo()
        return None if step is None else self._after(replace(step, label=f"redid: {step.label}"))

    def _act(self, verb: str, kind: str, values: dict[str, str]) -> Change:
        if not values:
            raise UsageError(f"nothing to be {verb}")
        for one in values:
            self._check(one)
        first = self._store.corpus.entry(next(iter(values)).partition(":")[0])
        title = first.briefing.title if first and len(values) == 1 else f"{len(values)} at once"
        settings = [Setting(kind, target, value) for target, value in values.items()]
        return self._after(self._store.state.apply(f"{verb} {title}", settings))

    def _check(self, target: str) -> None:
        briefing = target.partition(":")[0]
        if self._store.corpus.entry(briefing) is None:
            raise UsageError(
                f"no briefing or alert has the id {target!r}",
                advice="`briefings list --json` and `briefings alerts --json` give the ids",
            )

    def _after(self, step: Step) -> Change:
        """Bring what mirrors state up to it, and say what changed."""
        kinds = {setting.kind for setting in step.settings}
        if kinds & {READ, PIN}:
            self._flag(step.settings)
        if WATCH in kinds:
            watching.write_local(self._store, watching.local_file(self.data_dir))
            self._follow_watches()
        touched = dict.fromkeys(
            setting.target.partition(":")[0] for setting in step.settings if setting.kind != WATCH
        )
        return Change(step.label, tuple(touched))

    def _flag(self, settings: Sequence[Setting]) -> None:
        state = self._store.state
        self._store.corpus.flag(
            {one.target: bool(one.value) for one in settings if one.kind == READ},
            {
                one.target: int(one.value or 0)
                for one in settings
                if one.kind == PIN and ":" not in one.target
            },
            state.serial,
        )

    def _mirror(self) -> None:
        """Flag the corpus anew where it was rebuilt, or state changed beside it."""
        state = self._store.state
        if self._store.corpus.flagged != state.serial:
            every = [
                Setting(kind, target, value)
                for kind in (READ, PIN)
                for target, value in state.all(kind).items()
            ]
            self._flag(every)

    def _take_hand_edits(self) -> None:
        """Take what a person wrote into the local watchlist for acts of theirs."""
        file = watching.local_file(self.data_dir)
        self._local_problems = check_local(file, self.data_dir)
        if self._local_problems or not file.exists():
            return
        state = self._store.state
        written = {watch.name: watch.watchlist for watch in read_local(file, self.data_dir)}
        known = state.all(WATCH)
        settings = [Setting(WATCH, name, written[name]) for name in written.keys() - known.keys()]
        settings += [Setting(WATCH, name, "") for name in known.keys() - written.keys()]
        if settings:
            state.apply(f"edited {file.name} by hand", settings)

    def _follow_watches(self) -> None:
        self._watches = watching.in_force(self.config, self._store)
        watching.bring_up(self._store, self._scope, self._watches)
        self._taken += 1
