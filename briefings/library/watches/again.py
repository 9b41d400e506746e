"""Briefings read again for other watches than last time: where one may be met, or was."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from briefings.intake.keying import key_rest
from briefings.intake.reading import enter_again
from briefings.intake.settling import settle_names
from briefings.intake.watches.feet import note_feet, ring_feet
from briefings.intake.watches.past import add_past, heirs, lost, note_pasts, pasts, rang
from briefings.intake.watches.queries import Asked, ask, rings_in
from briefings.intake.watches.watched import (
    changing,
    keep_turn,
    known_watches,
    note_read,
    stored,
    take_turn,
    watched_since,
    whose_turn,
)
from briefings.library.state import flagging
from briefings.library.watches.holders import holders
from briefings.model import AlertState, Progress, Watch, Work
from briefings.names.gazetteer import Gazetteer
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import ANY, Cancelled, Entry, Ring, Setting, Store
from briefings.store.standing import alert_id
from briefings.watch import Before, key_of, taken_over

STEP = 50
"""Briefings read again in one step: so few that an act beside it hardly waits."""
MANY = 100
"""Watches that came or went at once of which it is asked whether all is quicker read again."""
WORTH = 15
"""Briefings that are read again in the time in which those are found that hold one name."""


def read_again(store: Store, watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Read the names again in briefings where other watches than last time may be met.

    What rings only now does so silently where it was received before its watch was there: its
    alert is old. What rang is not forgotten (`intake.watches.past`). Words that wait for their
    keys have them first, which the steps call naming. The first step says how many may be to read
    and has read none, nor asked a new query; broken off, all is done once more the next time, and
    so where a scan stores something meanwhile. Who begins to read for others again, in this
    process or another, breaks it off: of two that read at once neither would leave all as it
    should be.
    """
    corpus = store.corpus
    begun = whose_turn(corpus)
    before, known = stored(corpus), known_watches(corpus)
    since = watched_since(store, watches)
    changed = [*changing(corpus), *known.symmetric_difference(watches)]
    fresh = [watch for watch in watches if watch.query and watch not in known]
    yield from _prepared(store, fresh, cancelled)
    if cancelled():
        return
    asked = list(ask(store, fresh, corpus.sources()))
    answers = [one for query in asked for one in query.ids]
    candidates = list(dict.fromkeys([*answers, *_candidates(store, changed)]))
    again = _Again(store, watches, since, asked, known)
    yield Progress(0, len(candidates), work=Work.WATCHING)
    turn = take_turn(store, begun, tuple(dict.fromkeys(changed)))
    for first in range(0, len(candidates), STEP):
        some = candidates[first : first + STEP]
        if cancelled() or not again.read(some, turn):
            return
        yield Progress(first + len(some), len(candidates), work=Work.WATCHING)
    if candidates:
        settle_names(store, cancelled)
        again.end(turn)
    note_read(store, watches, before, turn)


class _Again:
    """Reads briefings again, and keeps what rang in them before."""

    def __init__(
        self,
        store: Store,
        watches: Sequence[Watch],
        since: Mapping[Watch, datetime],
        asked: Sequence[Asked],
        known: Collection[Watch],
    ) -> None:
        """Begin. `asked` are the queries that are new, `known` the watches of last time."""
        self._store = store
        self._watches = watches
        self._asked = asked
        self._stay = {key_of(watch) for watch in watches if watch.query and watch in known}
        self._past = pasts(store.state)
        begun = {key_of(watch): at for watch, at in since.items()}
        self._told = Before(begun, self._past, rang(store.state), heirs(store.state))

    def read(self, ids: Sequence[str], turn: str) -> bool:
        """Read some again; what rang and rings no more is noted, or handed on.

        False where the turn is over, and none was read.
        """
        store = self._store
        with store.batch():
            if not keep_turn(store.corpus, turn):
                return False
            entries = [entry for one in ids if (entry := store.corpus.entry(one))]
            add_past(self._past, entries)
            pairs = [(entry, self._read(entry)) for entry in entries]
            changed = [(before, now) for before, now in pairs if now != before]
            # Noted first: who is killed here has lost nothing.
            flagging.keep(store, [*lost(changed), *self._handed_on(changed)])
            store.corpus.put([now for _, now in changed])
            note_feet(store, [now for _, now in changed])
        add_past(self._past, [now for _, now in pairs])
        return True

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        """All names, made when the first briefing is read: who asks how many does not wait."""
        return Gazetteer(self._watches)

    def _read(self, entry: Entry) -> Entry:
        rings = [ring for ring in entry.rings if key_of(ring) in self._stay]
        rings += rings_in(entry, self._asked)
        return enter_again(entry, self._gazetteer, self._watches, self._told, rings)

    def end(self, turn: str) -> None:
        """Let lines at the feet of stories ring that recur, and keep what rang silently."""
        with self._store.batch():
            if keep_turn(self._store.corpus, turn):
                add_past(self._past, ring_feet(self._store, self._watches, self._said))
                note_pasts(self._store, self._past)

    def _said(self, entry: Entry, ring: Ring) -> Ring:
        return replace(ring, old=self._told.is_old(ring, entry))

    def _handed_on(self, pairs: Iterable[tuple[Entry, Entry]]) -> Iterator[Setting]:
        """Give what the reader said of alerts in whose place others are, said of those."""
        for before, now in pairs:
            taken = taken_over(before, now, self._watches, self._told)
            for key, rings in taken.items():
                first = [ring for ring in rings if ring.old == rings[0].old]
                yield from self._inherited(before.briefing.id, key, first)

    def _inherited(
        self, briefing: str, key: tuple[str, str], rings: Iterable[Ring]
    ) -> Iterator[Setting]:
        """Give what holds of an alert that is in the place of some rings.

        Of several, what waits to be seen does so on. What was dismissed is of a heir alone, since
        that takes it off the screen: of another watch that is met on the same words it was seen.
        And what was said of the alert itself, before its watch went, stands beside such another.
        """
        state = self._store.state
        of = {alert_id(briefing, *key_of(ring)): key_of(ring) for ring in rings}
        was = min(of, key=lambda name: state.get(ALERT, name) not in ("", AlertState.NEW))
        is_heir = key in self._told.heirs.get(of[was], ())
        name = alert_id(briefing, *key)
        for kind in (ALERT, PIN):
            value, own = state.get(kind, was), state.get(kind, name)
            if value == AlertState.DISMISSED and not is_heir:
                value = AlertState.SEEN
            if value != own and (is_heir or not own):
                yield Setting(kind, name, value)


def _prepared(store: Store, queries: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Give words that wait their keys: before that, nobody knows who sounds like a watch.

    And say before a query is asked that it will be.
    """
    count = sum(group.count for group in store.corpus.groups(store.corpus.sources()))
    if store.index.unkeyed(1):
        yield Progress(0, count, work=Work.NAMING)
        for _ in key_rest(store, cancelled):
            yield Progress(0, count, work=Work.NAMING)
    if queries:
        yield Progress(0, count, work=Work.WATCHING)


def _candidates(store: Store, changed: Sequence[Watch]) -> Iterator[str]:
    """Give ids of briefings that a changed watch rings in, or might.

    Of very many watches that is nearly every briefing, and they are not looked for.
    """
    if len(changed) >= MANY:
        most = len(changed) * WORTH
        every = store.corpus.narrowed(store.corpus.sources(), ANY, limit=most)
        if len(every) < most:
            yield from every
            return
    yield from store.corpus.rung([key_of(watch) for watch in changed])
    for watch in changed:
        for name in () if watch.query else (watch.name, *watch.aliases):
            yield from holders(store, name)
