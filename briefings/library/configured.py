"""The configuration in force: read again, and followed by what is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import stat
from os.path import abspath
from pathlib import Path

from briefings.config import allowed, check_local, load, read_local
from briefings.errors import ConfigError
from briefings.intake.watches.past import SINCE, note_since, since_now
from briefings.intake.watches.watched import known_watches
from briefings.library.listed import never
from briefings.library.people import deciding
from briefings.library.state import flagging, mirrors
from briefings.library.view import View
from briefings.library.watches import local_file as local
from briefings.library.watches.catching_up import bring_up, is_behind
from briefings.library.watches.heirs import handed_on, told
from briefings.library.watches.in_force import in_force
from briefings.library.watches.settings import WATCH
from briefings.library.watches.unheard import said_of, unheard
from briefings.model import Config, Problem, Watch, Work
from briefings.store import flags
from briefings.store.flags import PIN
from briefings.store.protocols import Setting, Store

AT_ONCE = 100
"""Briefings that a new watch makes anybody wait for, at most; more are read beside the screen."""
TURNS = 3
"""Times that what is stored is read for new watches, while others read it for theirs."""


class Configured(View):
    """A library under a configuration, and under the readable files beside its state."""

    def __init__(
        self,
        config: Config,
        data_dir: Path,
        store: Store,
        paths: Sequence[str],
        *,
        beside: bool,
        only_looks: bool,
    ) -> None:
        """Stand over an open store. `beside`: long work is left to a scan beside the screen.

        What `only_looks` leaves alone what other watches than these brought.
        """
        self._beside = beside
        self.is_behind = False
        """Whether a scan is to read what is stored for a watch that is new."""
        self.inherited = ""
        """Which watches the last reading of the configuration silenced, and why; mostly empty."""
        self._fresh: frozenset[Watch] = frozenset()
        """Watches that are new, or were mended, since it was last told what they are met in."""
        self.config = config
        self.data_dir = data_dir
        self._local_problems: tuple[Problem, ...] = ()
        self._local: tuple[Watch, ...] = ()
        self._is_narrowed = bool(paths)
        self._stamps = self._stamped()
        super().__init__(store, tuple(abspath(path) for path in paths) or config.sources)
        self.refused = config.refused
        self._name_problems: tuple[Problem, ...] = ()
        if only_looks:
            self._look()
            return
        file = deciding.names_file(data_dir)
        self._name_problems = deciding.take_hand_edits(store, file)
        self._mirror()
        self._take_hand_edits()
        self._follow_watches()

    def _look(self) -> None:
        self._local_problems = check_local(self._local_file, self.data_dir)
        if not self._local_problems:
            self._local = read_local(self._local_file, self.data_dir)
        self._watches = in_force(self.config, self._store, self._local)

    @property
    def acts(self) -> int:
        """Give a number that is another whenever something was done, here or elsewhere."""
        return self._store.state.serial

    def follow_others(self) -> None:
        """Bring the list that is held up to what other processes did."""
        self._mirror()
        if self._held is not None:
            self._held.follow_pins(self._rows, self._store.state.all(PIN))

    @property
    def is_edited(self) -> bool:
        """Whether a file of the configuration changed since it was read. Costs two looks."""
        return self._stamped() != self._stamps

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

    def _stamped(self) -> tuple[tuple[int, int], ...]:
        return tuple(_stamp(one) for one in (self.config.path, self._local_file))

    def _mirror(self) -> None:
        """Flag the corpus anew where it was rebuilt, or state changed beside it."""
        if flags.mirror(self._store):
            deciding.decide(self._store)

    @property
    def _local_file(self) -> Path:
        return local.local_file(self.data_dir)

    def _write_local(self) -> None:
        """Make the readable file follow; where it cannot, state goes on and a problem says so."""
        file = self._local_file
        try:
            local.write_local(self._store, file)
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
        now = local.said(self._local) if file.exists() else before or local.said(())
        by_state, also = local.said_by_state, self._since_now
        if mirrors.take_hand_edits(state, file, before, now, by_state, also):
            self._write_local()

    def _since_now(self, edits: Iterable[Setting]) -> list[Setting]:
        """Give what says of watches that are added and never were there that they begin now."""
        added = (f"{one.value}\n{one.target}" for one in edits if one.kind == WATCH and one.value)
        known = self._store.state.all(SINCE)
        return [since_now(self._store, one) for one in added if one not in known]

    def _follow_watches(self) -> None:
        self._watches = in_force(self.config, self._store, self._local)
        self.hand_on()
        for _ in range(1 if self._beside else TURNS):
            self._bring_up()
            if not self.is_behind:
                break

    def hand_on(self) -> None:
        """Give watches what was said of those in whose places they come, and note what is new.

        To be done before what is stored is read for others than last time.
        """
        settings = handed_on(self._store, self._watches)
        self.inherited = told(settings)
        if settings:
            self._store.state.keep(settings)
            self._write_local()
            self._watches = in_force(self.config, self._store, self._local)
        note_since(self._store, self._watches)
        flagging.keep_up(self._store)
        known = known_watches(self._store.corpus)
        if known:
            self._fresh |= set(self._watches) - known

    def take_unheard(self) -> str:
        """Say once in what unread briefings watches that are new are met already, silently.

        Empty for none, and as long as what is stored is to be read for them.
        """
        return said_of(self._take_unheard())

    def _take_unheard(self, name: str = "") -> dict[str, int]:
        """Give the same by name: of the watch of one name, or of all."""
        if not self._fresh or is_behind(self._store, self._watches):
            return {}
        asked = frozenset(one for one in self._fresh if not name or one.name == name)
        self._fresh -= asked
        return unheard(self._store, self._scope, asked.intersection(self._watches))

    def _bring_up(self) -> None:
        for step in bring_up(self._store, self._watches, never):
            if self._beside and (step.total > AT_ONCE or step.work is Work.NAMING):
                break
        flagging.keep_up(self._store)
        self._taken += 1
        self.is_behind = is_behind(self._store, self._watches)


def _stamp(path: str | Path) -> tuple[int, int]:
    """Give a file's time and size, zeros where there is none."""
    try:
        found = stat(path)
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
