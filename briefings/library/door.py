"""The library: open, take in, list, search, watch, mark, undo, close.

What reads files, names and queries is imported late because a start that shows what is stored
needs none.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from os.path import abspath, exists
from pathlib import Path
from types import TracebackType

from briefings.config import read_local
from briefings.errors import UsageError
from briefings.library import watches as watching
from briefings.library.rows import (
    ALERT,
    PIN,
    READ,
    WATCH,
    DateListing,
    HitListing,
    Rows,
)
from briefings.library.why import explain
from briefings.model import (
    Alert,
    AlertGroup,
    AlertState,
    Change,
    Config,
    EntityKind,
    Hit,
    Listing,
    Mention,
    Page,
    Person,
    Place,
    Problem,
    Progress,
    ScanStatus,
    Summary,
    Watch,
)
from briefings.store.open import open_store
from briefings.store.protocols import Setting, Step, Store
from briefings.store.standing import settled
from briefings.text.sanitise import safe_line
from briefings.watch import groups

HITS = 200
"""Hits of one query, at most; a better query shows what is left out."""

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


class Library(AbstractContextManager["Library"]):
    """A library of briefings over one store. Reading is cheap enough for a key's handler."""

    def __init__(
        self, config: Config, data_dir: Path, store: Store, paths: Sequence[str] = ()
    ) -> None:
        """Stand over an open store, which is closed with the library."""
        self.config = config
        self.data_dir = data_dir
        self._store = store
        self._scope = tuple(abspath(path) for path in paths) or config.sources
        self._watches: tuple[Watch, ...] = ()
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
    def watches(self) -> tuple[Watch, ...]:
        """Give the watches in force: the configuration's, then those added from the screen."""
        return self._watches

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
            if origin.status is ScanStatus.QUARANTINED
        )
        return self.config.problems + tuple(self._store.problems) + missing + files

    @property
    def scanned(self) -> bool:
        """Whether all sources in force were scanned before."""
        known = self._store.corpus.note(SCANNED).splitlines()
        return all(source in known for source in self._scope)

    # Taking in

    def scan(self, *, cancelled: Callable[[], bool] = never) -> Iterator[Progress]:
        """Take in what is new, batch by batch; each step is stored when it is given."""
        from briefings.intake.scan import scan

        yield from scan(
            self._store,
            self._scope,
            self._watches,
            old_after_days=self.config.old_after_days,
            received=datetime.now(UTC).replace(microsecond=0),
            cancelled=cancelled,
        )
        if not cancelled():
            known = self._store.corpus.note(SCANNED).splitlines()
            reached = (source for source in self._scope if exists(source))
            self._store.corpus.set_note(SCANNED, "\n".join(dict.fromkeys([*known, *reached])))

    # Reading

    @property
    def _rows(self) -> Rows:
        lists: dict[str, tuple[str, ...]] = {}
        for watch in self._watches:
            lists[watch.name] = (*lists.get(watch.name, ()), watch.watchlist)
        return Rows(self._store, self._scope, lists)

    def listing(self, query: str = "") -> Listing:
        """Give all briefings by date, or the hits of a query by tier; QueryError."""
        if not query.strip():
            return DateListing(self._rows)
        from briefings.search import search

        answer = search(self._store, query, self._scope, limit=HITS)
        return HitListing(self._rows, answer.hits)

    def page(self, briefing: str) -> Page | None:
        """Give all the reader pane needs, or None where the id is not in force."""
        entry = self._store.corpus.entry(briefing)
        lines = self._store.corpus.lines_of(self._scope, [briefing])
        return self._rows.page(entry, lines[0]) if entry and lines else None

    def resolve(self, prefix: str) -> str:
        """Give the one id that begins so; UsageError for none or several."""
        if prefix:
            found = self._store.corpus.matching(prefix, 2)
            if len(found) == 1 or prefix in found:
                return prefix if prefix in found else found[0]
            if found:
                raise UsageError(f"several briefings begin with {prefix!r}", advice="add a letter")
        raise UsageError(
            f"no briefing has an id beginning with {prefix!r}",
            advice="`briefings list --json` gives the ids",
        )

    def summary(self) -> Summary:
        """Give what the top line says."""
        listing = DateListing(self._rows)
        dated = [group.day for group in listing.groups if group.day is not None]
        new = {(one.watchlist, one.watch) for one in self.alerts({AlertState.NEW}) if one.mentions}
        return Summary(
            newest=max(dated, default=None),
            total=len(listing),
            unread=self._store.corpus.unread(self._scope),
            new_groups=len(new),
            watches=len(self._watches),
            watches_ok=len(self._watches),
        )

    def alert_groups(self) -> tuple[AlertGroup, ...]:
        """Give alerts by watch: pinned groups, those with something new, the others."""
        return groups(self.alerts(set(AlertState)), self._watches)

    def alerts(self, states: Collection[AlertState] | None = None) -> tuple[Alert, ...]:
        """Give alerts, newest first; without `states` those new or seen."""
        wanted = {AlertState.NEW, AlertState.SEEN} if states is None else states
        rows = self._rows
        in_force = {(watch.watchlist, watch.name) for watch in self._watches}
        found = (
            rows.alert(line)
            for line in self._store.corpus.rings(self._scope)
            if (line.ring.watchlist, line.ring.watch) in in_force
        )
        return tuple(one for one in found if one.state in wanted)

    def names(
        self, query: str = "", kind: EntityKind | None = EntityKind.PERSON
    ) -> tuple[Person, ...]:
        """Give who is named, most briefings first; with a query, those it may mean."""
        from briefings.library.people import people

        return people(self._store.corpus, query, kind)

    def match_in(self, briefing: str, query: str) -> Hit | None:
        """Give where an open briefing answers a query, by the same rules as a search."""
        from briefings.search import match_text

        entry = self._store.corpus.entry(briefing)
        if entry is None:
            return None
        return match_text(
            entry.briefing, settled(entry.mentions, self._store.corpus.entities()), query
        )

    def travel(
        self, listing: Listing, briefing: str, offset: int, *, back: bool = False, entity: str = ""
    ) -> tuple[str, Mention] | None:
        """Give the next mention of a watched name, or of `entity`, behind or before an offset.

        Goes through the briefings of the listing in its order; None at its end.
        """
        place = listing.index(briefing)
        step = -1 if back else 1
        while place is not None and 0 <= place < len(listing):
            at = listing.rows(place, 1)[0].id
            entry = self._store.corpus.entry(at)
            mentions = settled(entry.mentions, self._store.corpus.entities()) if entry else ()
            for mention in reversed(mentions) if back else mentions:
                wanted = mention.entity == entity if entity else bool(mention.watches)
                is_passed = (mention.span.start - offset) * step <= 0
                if wanted and not (at == briefing and is_passed):
                    return at, mention
            place += step
        return None

    def why(
        self, briefing: str, *, offset: int | None = None, query: str = "", alert: str = ""
    ) -> tuple[tuple[str, str], ...]:
        """Give what is explained and why: a hit, an alert, a name, then date and title."""
        page = self.page(briefing)
        if page is None:
            return ()
        at = -1 if offset is None else offset
        mention = next((one for one in page.mentions if one.span.start <= at < one.span.end), None)
        chosen = next((one for one in page.alerts if one.id == alert), None)
        hit = self.listing(query).hit(briefing) if query.strip() else None
        return tuple(explain(page, mention=mention, hit=hit, alert=chosen))

    def raw(self, briefing: str) -> str:
        """Give a file's text as it is on disk, decoded and not made safe; UsageError if gone."""
        from briefings.ingest.decode import decode
        from briefings.intake.files import find, read_bytes

        page = self.page(briefing)
        for path in page.origins if page else ():
            for found in find(path):
                if not found.refusal:
                    return decode(read_bytes(found)).text
        raise UsageError("its file is gone", where=briefing, advice="the text kept of it is here")

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

    def place(self) -> Place | None:
        """Give where the reader was left."""
        return self._store.state.place()

    def save_place(self, place: Place) -> None:
        """Remember where the reader is."""
        self._store.state.set_place(place)

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
        if not file.exists():
            return
        state = self._store.state
        written = {watch.name: watch.watchlist for watch in read_local(file)}
        known = state.all(WATCH)
        settings = [Setting(WATCH, name, written[name]) for name in written.keys() - known.keys()]
        settings += [Setting(WATCH, name, "") for name in known.keys() - written.keys()]
        if settings:
            state.apply(f"edited {file.name} by hand", settings)

    def _follow_watches(self) -> None:
        self._watches = watching.in_force(self.config, self._store)
        watching.bring_up(self._store, self._scope, self._watches)
