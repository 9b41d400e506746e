"""The reader's acts: pin, mark, tag, note, mute, watch, merge, correct, undo.

What corrects a text is imported late because a start that shows what is stored needs none of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.config import add_local
from briefings.errors import UsageError
from briefings.intake.watches.past import since_now
from briefings.library.configured import Configured
from briefings.library.lists.hits import HitListing, ReceivedHits
from briefings.library.lists.inbox import Inbox
from briefings.library.people import deciding
from briefings.library.state import bulk, flagging, remarking
from briefings.library.view import a_name, a_watch
from briefings.library.watches import muting
from briefings.library.watches.heirs import retold
from briefings.library.watches.in_force import LOCAL, is_same_watch
from briefings.library.watches.local_file import local_file
from briefings.library.watches.ringing import in_force
from briefings.library.watches.settings import (
    NOT,
    WATCH,
    WHERE,
    not_target,
    struck_out,
    where_setting,
)
from briefings.library.watches.striking import strike
from briefings.library.watches.swinging import is_swing
from briefings.model import Alert, AlertState, BlockKind, Bulk, Change, Listing, Watch
from briefings.store.flags import ALERT, NO, PIN, READ, YES
from briefings.store.protocols import Setting, Step
from briefings.store.standing import APART, SAME
from briefings.watch import key_of

AT_ONCE = 100
"""The most settings that are taken back within a frame."""
_ANSWERED = {
    AlertState.NEW: "marked new",
    AlertState.SEEN: "acknowledged",
    AlertState.DISMISSED: "dismissed",
    AlertState.OLD: "marked old",
}


class Acting(Configured):
    """What the reader does. Each act is durable when it returns, and undone with one key."""

    def pin(self, ids: Sequence[str], pinned: bool = True) -> Change:
        """Pin briefings or alerts to the top of their pane, or let them go."""
        order = str(self._store.state.serial + 1) if pinned else ""
        verb = "pinned" if pinned else "unpinned"
        return self._act(verb, PIN, dict.fromkeys(ids, order))

    def mark(self, ids: Sequence[str], *, read: bool) -> Change:
        """Mark briefings as read or not."""
        verb = "marked read" if read else "marked unread"
        return self._act(verb, READ, dict.fromkeys(ids, YES if read else NO))

    def act_on(self, listing: Listing, what: Bulk, tag: str = "") -> Change:
        """Do one thing to all that a listing has, as one act; UsageError where all is so already.

        What came since it was made is not in it. Read with it are those copies that it folds
        which say more than what is marked. Alerts are those of the briefings it has, of the
        watches alone that its query asks for, if any; of a list that is no query's, those of
        their copies too. It takes a while where there is very much: call it beside the screen.
        `tag` is the tag to be set or taken away.
        """
        swings: Mapping[str, AlertState] = {}
        if isinstance(listing, Inbox):
            listing = listing.whole()
            swings = {one.id: one.state for one in self._swings()}
        ids, watches = listing.ids, in_force(self._rows)
        asked = listing if isinstance(listing, HitListing | ReceivedHits) else None
        if asked is not None:
            watches = [one for one in watches if asked.asks_watch(one[1])]
        if not ids:
            raise UsageError("no briefing answers that", advice="nothing is changed")
        listed = bulk.Listed(
            self._store,
            self._scope,
            ids,
            stories=asked is None,
            watches=watches,
            swings={one: state for one in ids if (state := swings.get(one))},
        )
        return self._said(*bulk.meant(listed, what, tag))

    def acknowledge(self, alerts: Sequence[str], state: AlertState = AlertState.SEEN) -> Change:
        """Say of alerts that they were seen or dismissed, or are new again."""
        return self._act(_ANSWERED[state], ALERT, dict.fromkeys(alerts, state.value))

    def tag(self, ids: Sequence[str], tags: Sequence[str], without: Sequence[str] = ()) -> Change:
        """Tag briefings, and take tags from them; UsageError for what is no tag, or changes none.

        A tag is folded: capitals do not count, and `-` parts its words.
        """
        if not tags and not without:
            raise UsageError("no tag is given", advice="write one with + before it: +follow-up")
        self._check(ids)
        settings = remarking.tagging(self._store.state, ids, tags, without)
        return self._said(remarking.tagged(settings), ids, settings)

    def note(self, briefing: str, note: str) -> Change:
        """Write a note on a briefing, in place of those there; an empty one takes them away.

        Raises UsageError for an unknown id, and where no note changes.
        """
        self._check([briefing])
        there = remarking.notes_on(self._store.state, briefing)
        settings = remarking.noting(briefing, note, there)
        return self._said("noted on" if note.strip() else "unnoted:", [briefing], settings)

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
        """Watch a name, or what plainly is a query, from now on.

        What it meets in the past is listed and does not ring; of what is unread it is told.
        `excluded` are names it must not ring for, `where` the kinds of block it may ring in; none
        stand for those that a watch has of itself. Raises UsageError for what is neither, and for
        one that is watched.
        """
        wanted = a_watch(name, LOCAL)
        plain = wanted.name
        if wanted.query and excluded:
            raise UsageError("a watched query has no 'not'", advice="write '-other' in the query")
        for watch in self._watches:
            if is_same_watch(watch, plain):
                also = "" if watch.name.casefold() == plain.casefold() else f", as {watch.name}"
                raise UsageError(
                    f"{plain} is watched already{also}", advice="Enter on its alerts opens them"
                )
        told = f"the query {plain}" if wanted.query else plain
        # The readable file first: it can refuse, and what stands in it alone is taken for an act.
        add_local(local_file(self.data_dir), plain, LOCAL)
        settings = [
            Setting(WATCH, plain, LOCAL),
            since_now(self._store, f"{LOCAL}\n{plain}"),
        ]
        settings += [
            Setting(NOT, not_target(LOCAL, plain, a_name(one)), "yes") for one in excluded
        ]
        if where:
            settings.append(where_setting(LOCAL, plain, where))
        change = self._after(self._store.state.apply(f"watched {told}", settings))
        met = self._take_unheard(plain).get(plain, 0)
        return replace(change, also=f"in {met:,} unread already" if met else "")

    def added(self, name: str) -> Watch | None:
        """Give the watch of a name that was added from the screen; None where none was."""
        called = name.casefold()
        return next(
            (one for one in self._watches if one.local and one.name.casefold() == called), None
        )

    def rewatch(
        self, watch: Watch, excluded: Sequence[str], where: Collection[BlockKind]
    ) -> Change:
        """Say anew for what a watch added from the screen must not ring, and where it may.

        Raises UsageError for what it does already.
        """
        before = set(struck_out(self._store.state).get(key_of(watch), ()))
        wanted = {a_name(one) for one in excluded}
        settings = [
            Setting(NOT, not_target(watch.watchlist, watch.name, one), "yes" * (one in wanted))
            for one in sorted(wanted ^ before)
        ]
        if frozenset(where) != watch.where:
            settings.append(where_setting(watch.watchlist, watch.name, where))
        if not settings:
            raise UsageError(f"{watch.name} is watched so already")
        return self._after(self._store.state.apply(f"changed the watch {watch.name}", settings))

    def not_them(self, alert: Alert, name: str) -> Change:
        """Say that a watch does not mean a name: it rings for that no more, here and elsewhere.

        The label says how many other alerts went. Raises UsageError where it would ring for
        nobody any more.
        """
        return strike(self._store, self.alerts, self._after, alert, a_name(name))

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

        A date is written as 2025-12-06, 2025-12, 2025, 6 Dec 2025 or yesterday. Raises UsageError
        for any other, for nothing at all, and for an unknown id.
        """
        from briefings.intake.correcting import DATE, TITLE, day_meant

        day = " ".join(date.split())
        said = {DATE: day and day_meant(day), TITLE: " ".join(title.split())}
        self._check([briefing])
        settings = [Setting(kind, briefing, value) for kind, value in said.items() if value]
        if not settings:
            raise UsageError("no date and no title", advice="give one of them")
        what = " and ".join(f"{one.kind} {one.value}" for one in settings)
        return self._after(self._store.state.apply(f"corrected: {what}", settings))

    def last_long(self, *, undone: bool = False) -> int:
        """Give what undo takes back next, or of what is `undone` redo does again, if it is long.

        That is of more than a key may wait for; 0 for what is not, and where there is nothing.
        """
        last = self._store.state.last(undone=undone)
        return last.act if last and last.extent > AT_ONCE else 0

    def undo(self, act: int = 0) -> Change | None:
        """Take back the last act; None where there is none, or it is not the `act` meant."""
        step = self._store.state.undo(act)
        return None if step is None else self._again(replace(step, label=f"undid: {step.label}"))

    def redo(self, act: int = 0) -> Change | None:
        """Do again what was last taken back; None for nothing, or where it is not the `act`."""
        step = self._store.state.redo(act)
        return None if step is None else self._again(replace(step, label=f"redid: {step.label}"))

    def _again(self, step: Step) -> Change:
        """Bring what mirrors state up to an act taken back or done again.

        Of a watch that has another name by now it is said of that one too.
        """
        told = retold(self._store.state, step.settings)
        if told:
            self._store.state.keep(told)
        return self._after(replace(step, settings=(*step.settings, *told)))

    def _act(self, verb: str, kind: str, values: dict[str, str]) -> Change:
        """Do one thing to some, and tell of them."""
        if not values:
            raise UsageError(f"nothing to be {verb}")
        self._check(values)
        settings = [Setting(kind, target, value) for target, value in values.items()]
        return self._said(verb, list(values), settings)

    def _said(
        self, verb: str, ids: Sequence[str], settings: Sequence[Setting], what: str = ""
    ) -> Change:
        """Do what some settings say of briefings or alerts, as one act; UsageError for nothing."""
        if not settings:
            done = verb.removesuffix(":").removesuffix(" on") or "tagged"
            raise UsageError(f"nothing to be {done}", advice="it is so already")
        title = self._title(ids[0]) if len(ids) == 1 else ""
        what = title or what or f"{len(ids):,} at once"
        return self._after(self._store.state.apply(f"{verb} {what}", settings))

    def _title(self, target: str) -> str:
        """Give the title of a briefing, of that of an alert, or of a spike or silence."""
        if is_swing(target):
            swing = next((one for one in self._swings() if one.id == target), None)
            return f"{swing.watch}: {swing.title}" if swing else ""
        lines = self._store.corpus.lines_of(self._scope, [target.partition(":")[0]])
        return lines[0].briefing.title if lines else ""

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

    def _after(self, step: Step) -> Change:
        """Bring what mirrors state up to it, and say what changed."""
        kinds = {setting.kind for setting in step.settings}
        flagging.follow(self._store, step)
        if not kinds.isdisjoint((WATCH, NOT, WHERE)):
            self._write_local()
            flagging.keep_up(self._store)
            self._follow_watches()
            self._stamps = self._stamped()
        if not kinds.isdisjoint((SAME, APART)):
            file = deciding.names_file(self.data_dir)
            self._name_problems = deciding.write_file(self._store, file)
            deciding.decide(self._store)
            self._taken += 1
            self._follow_watches()
        told = [one.target for one in step.settings if one.kind in ("date", "title")]
        if told:
            from briefings.intake.correcting import correct

            correct(self._store, list(dict.fromkeys(told)))
            self._taken += 1
        if self._held is not None:
            moved = [one.target for one in step.settings if one.kind in (PIN, "date")]
            self._held.follow(self._rows, [one for one in moved if ":" not in one])
        return Change(step.label)
