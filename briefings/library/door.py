"""The library: open, take in, list, search, watch, mark, undo, close.

What reads files, names and queries is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from os import stat
from os.path import abspath, exists
from pathlib import Path
from types import TracebackType

from briefings.config import add_local, allowed, check_local, load, read_local
from briefings.errors import ConfigError, UsageError
from briefings.library import deciding, flagging, mirrors, muting, remarking, visits
from briefings.library import watches as watching
from briefings.library.faults import Faults, faults_of
from briefings.library.following import Following, Tell
from briefings.library.handing import Handing
from briefings.library.rows import (
    ALERT,
    NOT,
    PIN,
    READ,
    WATCH,
    WHERE,
)
from briefings.library.striking import strike
from briefings.library.swinging import is_swing
from briefings.library.telling import Teller
from briefings.library.view import View, a_name
from briefings.model import (
    Alert,
    AlertState,
    BlockKind,
    Change,
    Config,
    Problem,
    Progress,
    Watch,
    WatchHealth,
    WatchTest,
)
from briefings.store.open import open_store
from briefings.store.protocols import Setting, Step, Store
from briefings.store.standing import APART, SAME, finished_note, last_receipt
from briefings.watch import key_of


def never() -> bool:
    """Give False: nobody cancels."""
    return False


def open_library(
    config: Config, data_dir: Path, *, paths: Sequence[str] = (), beside: bool = False
) -> "Library":
    """Open the library kept in a data directory, made where there is none.

    `paths` narrow it to themselves for this run. With `beside`, what a new watch makes long work
    of is left to `scan`, which runs beside the screen. Raises StoreError where the directory can
    be neither read nor stood in for.
    """
    return Library(config, data_dir, open_store(data_dir, keyer), paths, beside=beside)


AT_ONCE = 100
"""Briefings that a new watch makes anybody wait for, at most; more are read beside the screen."""


def keyer(word: str) -> Sequence[str]:
    """Give the keys under which an index keeps a word near others."""
    from briefings.names.keys import keys

    return keys(word)


class Library(View, AbstractContextManager["Library"]):
    """A library of briefings over one store: read, taken in, watched and marked."""

    def __init__(
        self,
        config: Config,
        data_dir: Path,
        store: Store,
        paths: Sequence[str] = (),
        *,
        beside: bool = False,
    ) -> None:
        """Stand over an open store, which is closed with the library."""
        self._beside = beside
        self.is_behind = False
        """Whether a scan is to read what is stored for a watch that is new."""
        self.config = config
        self.data_dir = data_dir
        self._local_problems: tuple[Problem, ...] = ()
        self._local: tuple[Watch, ...] = ()
        self._name_problems: tuple[Problem, ...] = ()
        self._faults = (-1, Faults())
        self._following: Following | None = None
        self._is_narrowed = bool(paths)
        self._stamps = self._stamped()
        super().__init__(store, tuple(abspath(path) for path in paths) or config.sources)
        self.refused = config.refused
        self._teller = Teller(self, store.state)
        self.handing = Handing(store, lambda: self._rows, self)
        file = deciding.names_file(data_dir)
        self._name_problems = deciding.take_hand_edits(store, file)
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
        return self.config.problems + self.troubles + missing + self.faults.problems

    @property
    def troubles(self) -> tuple[Problem, ...]:
        """Give what went wrong but in the configuration and the files."""
        own = self._local_problems + self._name_problems
        own += self._teller.problems + self._store.problems
        return own + (self._following.problems if self._following else ())

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

    def health(self) -> tuple[WatchHealth, ...]:
        """Give what shows that the silence of each watch means silence."""
        from briefings.library.health import health

        return health(self, self._store)

    def test_watches(self) -> tuple[WatchTest, ...]:
        """Try the watches on the sentences their configuration gives for them."""
        from briefings.library.health import tests

        return tuple(tests(self._watches))

    # Taking in

    def scan(self, *, cancelled: Callable[[], bool] = never) -> Iterator[Progress]:
        """Take in what is new, batch by batch; each step is stored when it is given.

        First what is stored is read for watches that are new, where that was left to be done.
        """
        from briefings.intake.glance import look

        used = self._watches
        with self._teller.telling():
            for step in chain(
                watching.bring_up(self._store, used, cancelled),
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
        self.is_behind = watching.is_behind(self._store, self._watches)

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
        self._following = Following(self, self._store, self._scope, old, heard)
        return self._following

    @contextmanager
    def stored(self) -> Iterator[None]:
        """Surround the news of what was stored: whoever is to be told of alerts is told."""
        with self._teller.telling():
            self._taken += 1
            yield

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

    def tag(self, ids: Sequence[str], tags: Sequence[str], without: Sequence[str] = ()) -> Change:
        """Tag briefings, and take tags from them; UsageError for what is no tag, or changes none.

        A tag is folded: capitals do not count, and `-` parts its words.
        """
        self._check(ids)
        settings = remarking.tagging(self._store.corpus.lines_of(self._scope, ids), tags, without)
        words = [remarking.a_tag(one) for one in (*tags, *without)]
        verb = "tagged" if tags else "untagged"
        return self._said(f"{verb} {', '.join(dict.fromkeys(words))}:", ids, settings)

    def note(self, briefing: str, note: str) -> Change:
        """Write a note on a briefing, in place of those there; an empty one takes them away.

        Raises UsageError for an unknown id, and where no note changes.
        """
        self._check([briefing])
        there = remarking.notes_on(self._store.state, briefing)
        settings = remarking.noting(briefing, note, there)
        return self._said("noted on" if note.strip() else "no note on", [briefing], settings)

    def mute(self, watches: Sequence[Watch], until: str = "") -> Change:
        """Let watches ring no more, or not before a day (`7d`, `2w`, `2025-12-08`).

        Their alerts are kept, counted and listed. Raises UsageError for what is no day to come.
        """
        day = muting.day_until(until, date.today())
        return self._after(
            self._store.state.apply(muting.label(watches, day), muting.muting(watches, day))
        )

    def unmute(self, watches: Sequence[Watch]) -> Change:
        """Let muted watches ring again. UsageError where none of them is muted."""
        silent = [watch for watch in watches if key_of(watch) in self.mutes]
        if not silent:
            raise UsageError("not muted", where=", ".join(watch.name for watch in watches))
        names = ", ".join(watch.name for watch in silent)
        return self._after(
            self._store.state.apply(f"{names} rings again", muting.unmuting(silent))
        )

    def watch(
        self, name: str, excluded: Sequence[str] = (), where: Collection[BlockKind] = ()
    ) -> Change:
        """Watch a name from now on; what it meets in the past is listed and does not ring.

        `excluded` are names it must not ring for, `where` the kinds of block it may ring in; none
        stand for those that a watch has of itself. Raises UsageError for what is no name, and for
        one that is watched.
        """
        plain = a_name(name)
        for watch in self._watches:
            if watching.is_same_watch(watch, plain):
                also = "" if watch.name.casefold() == plain.casefold() else f", as {watch.name}"
                raise UsageError(
                    f"{plain} is watched already{also}", advice="Enter on its alerts opens them"
                )
        # The readable file first: it can refuse, and what stands in it alone is taken for an act.
        add_local(watching.local_file(self.data_dir), plain, watching.LOCAL)
        settings = [Setting(WATCH, plain, watching.LOCAL)]
        settings += [
            Setting(NOT, watching.not_target(watching.LOCAL, plain, a_name(one)), "yes")
            for one in excluded
        ]
        if where:
            settings.append(watching.where_setting(watching.LOCAL, plain, where))
        return self._after(self._store.state.apply(f"watched {plain}", settings))

    def not_them(self, alert: Alert, name: str) -> Change:
        """Say that a watch does not mean a name: it rings for that no more, here and elsewhere.

        The label says how many other alerts went. Raises UsageError where it would ring for
        nobody any more.
        """
        return strike(self._store, self.alerts, self._after, alert, a_name(name))

    def export_state(self) -> Iterator[str]:
        """Give all that was done, a line of JSON each, for another machine."""
        from briefings.library.merging import exported

        return exported(self._store.state)

    def import_state(self, lines: Iterable[str], where: str) -> int:
        """Take in what another machine told, and give how much of it was new.

        Of two that changed one thing the later counts. Raises UsageError for a line that is none
        of `export_state`; then nothing is taken in.
        """
        from briefings.library.merging import read

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

    def merge(self, name: str, whose: str) -> Change:
        """Say that all one person is called is another's; names as in `Person.names`.

        Raises UsageError for a name nobody bears here, and for two that are one person's already.
        """
        label, settings = deciding.merging(self._store, name, whose)
        return self._after(self._store.state.apply(label, settings))

    def split(self, name: str) -> Change:
        """Say that a name of `Person.names` is a person's of its own.

        Raises UsageError for a name nobody bears here, and for the one a person is called by.
        """
        label, settings = deciding.splitting(self._store, name)
        return self._after(self._store.state.apply(label, settings))

    def correct(self, briefing: str, *, date: str = "", title: str = "") -> Change:
        """Say what a briefing's date or title is; a new scan keeps it.

        A date is written as 2025-12-06, 2025-12 or 2025. Raises UsageError for any other, for
        nothing at all, and for an unknown id.
        """
        from briefings.intake.correcting import DATE, TITLE, day_fault

        said = {DATE: date.strip(), TITLE: " ".join(title.split())}
        if said[DATE] and (fault := day_fault(said[DATE])):
            raise fault
        self._check([briefing])
        settings = [Setting(kind, briefing, value) for kind, value in said.items() if value]
        if not settings:
            raise UsageError("no date and no title", advice="give one of them")
        what = " and ".join(f"{one.kind} {one.value}" for one in settings)
        return self._after(self._store.state.apply(f"corrected: {what}", settings))

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
        self._check(values)
        settings = [Setting(kind, target, value) for target, value in values.items()]
        return self._said(verb, list(values), settings)

    def _said(self, verb: str, ids: Sequence[str], settings: Sequence[Setting]) -> Change:
        """Do what some settings say of briefings or alerts, as one act; UsageError for nothing."""
        if not settings:
            what = verb.split(maxsplit=1)[0]
            raise UsageError(f"nothing to be {what}", advice="it is so already")
        first = self._store.corpus.entry(ids[0].partition(":")[0])
        title = first.briefing.title if first and len(ids) == 1 else f"{len(ids)} at once"
        return self._after(self._store.state.apply(f"{verb} {title}", settings))

    def _check(self, targets: Collection[str]) -> None:
        """Raise UsageError where a target is no briefing's or alert's id."""
        briefings = [one for one in targets if ":" not in one]
        known = set(self._store.corpus.within(self._scope, briefings))
        if any(map(is_swing, targets)):
            known.update(one.id for one in self._swings())
        alerts = [one for one in targets if ":" in one]
        known.update(self._store.corpus.alerts_among(self._scope, alerts))
        for target in targets:
            if target not in known:
                raise UsageError(
                    f"no briefing or alert has the id {target!r}",
                    advice="`briefings list --json` and `briefings alerts --json` give the ids",
                )

    def mark_all(self, query: str, *, read: bool) -> Change:
        """Mark all that answers a query as read or not, as one act. QueryError, UsageError."""
        listing = self.listing(query, limit=None)
        ids = [row.id for row in listing.rows(0, len(listing)) if row.unread == read]
        return self.mark(ids, read=read)

    def _after(self, step: Step) -> Change:
        """Bring what mirrors state up to it, and say what changed."""
        kinds = {setting.kind for setting in step.settings}
        flagging.follow(self._store, step)
        if not kinds.isdisjoint((WATCH, NOT, WHERE)):
            self._write_local()
            self._follow_watches()
            self._stamps = self._stamped()
            flagging.keep_up(self._store)
        if not kinds.isdisjoint((SAME, APART)):
            file = deciding.names_file(self.data_dir)
            self._name_problems = deciding.write_file(self._store, file)
            deciding.decide(self._store)
            self._taken += 1
            flagging.keep_up(self._store)
        told = [one.target for one in step.settings if one.kind in ("date", "title")]
        if told:
            from briefings.intake.correcting import correct

            correct(self._store, list(dict.fromkeys(told)))
            self._taken += 1
        if self._held:
            moved = [one.target for one in step.settings if one.kind in (PIN, "date")]
            self._held.follow(self._rows, [one for one in moved if ":" not in one])
        touched = dict.fromkeys(
            setting.target.partition("\n")[0].partition(":")[0]
            for setting in step.settings
            if setting.kind in (*flagging.MIRRORED, "date", "title")
        )
        return Change(step.label, tuple(touched))

    def _mirror(self) -> None:
        """Flag the corpus anew where it was rebuilt, or state changed beside it."""
        if flagging.mirror(self._store):
            deciding.decide(self._store)

    # The configuration

    @property
    def is_edited(self) -> bool:
        """Whether a file of the configuration changed since it was read. Costs two looks."""
        return self._stamped() != self._stamps

    def _stamped(self) -> tuple[tuple[int, int], ...]:
        return tuple(_stamp(one) for one in (self.config.path, self._local_file))

    def reload(self) -> Config:
        """Read the configuration again and give what is in force.

        With a mistake in it the rules in force stay, and its mistakes are among the problems.
        """
        self._stamps = self._stamped()
        try:
            read = load(self.config.path)
        except ConfigError as error:
            found = (Problem(error.what, error.where, error.advice),)
            self.config = replace(self.config, problems=found)
            return self.config
        self.refused = read.refused
        if read.problems:
            self.config = replace(self.config, problems=read.problems)
            return self.config
        self.config = allowed(read, runs_commands=self.config.runs_commands)
        if not self._is_narrowed and self._scope != self.config.sources:
            self._scope = self.config.sources
            self.let_in()
        self._take_hand_edits()
        self._follow_watches()
        self._stamps = self._stamped()
        return self.config

    @property
    def _local_file(self) -> Path:
        return watching.local_file(self.data_dir)

    def _write_local(self) -> None:
        """Make the readable file follow; where it cannot, state goes on and a problem says so."""
        file = self._local_file
        try:
            watching.write_local(self._store, file)
            self._local = read_local(file, self.data_dir)
        except ConfigError as error:
            self._local_problems = (Problem(error.what, error.where, error.advice),)

    def _take_hand_edits(self) -> None:
        """Take what a person wrote into the local watchlist for acts of theirs."""
        file, state = self._local_file, self._store.state
        self._local_problems = check_local(file, self.data_dir)
        if self._local_problems:
            return
        before = mirrors.last_written(state, file)
        self._local = read_local(file, self.data_dir)
        now = watching.said(self._local) if file.exists() else before or watching.said(())
        if mirrors.take_hand_edits(state, file, before, now, watching.said_by_state):
            self._write_local()

    def _follow_watches(self) -> None:
        self._watches = watching.in_force(self.config, self._store, self._local)
        for step in watching.bring_up(self._store, self._watches, never):
            if self._beside and step.total > AT_ONCE:
                break
        self._taken += 1
        self.is_behind = watching.is_behind(self._store, self._watches)


def _stamp(path: str | Path) -> tuple[int, int]:
    """Give a file's time and size, zeros where there is none."""
    try:
        found = stat(path)
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
