"""What an index made anew cannot tell, because all that it holds was received at once.

Kept in state: what the first scan of a source called old; what came after that although it is
dated before it; of a watch since when it is there, what was its past, and where it rang and does
no more. When each briefing was received is kept by `store.outliving`.

The law is that what rang unseen stays unseen. Nothing of a watch is forgotten when it goes: where
it comes back under its name, what rang rings, what was silent is silent, and what came meanwhile
is new. Where it goes and another rings in its place by the same edit (renamed, respelt, moved),
the other's alert is in the state of its own (`watch.taken_over`). A watch that is new to state has
all that was received before it for its past, which is silent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from briefings.model import Watch
from briefings.store.flags import keep_beside
from briefings.store.outliving import ids_in
from briefings.store.protocols import Entry, Setting, State, Store
from briefings.store.standing import ALONE, BESIDE, MADE, last_receipt
from briefings.watch import key_of, loud_rings

AGED = "aged"
"""The kind of setting that says before which day the first scan of a source called all old."""
EVERY = Setting(AGED, "", "yes")
"""That this is kept of every source that was ever scanned: the state is of a version that does."""
NOTHING = date.min
"""The day before which nothing is old."""
LATE = "late"
"""The kind of setting that says of a briefing that it came after that, and is not old."""
PAST = "past"
"""The kind of setting that says of a watch, by watchlist and name, in which briefings it rang
silently; their ids stand one behind the other."""
RANG = "rang"
"""The kind of setting that says of a watch where it rang aloud and does no more, as ids one behind
the other. Its target has a third line, the first id: what is lost by steps is noted by steps."""
FEET = "feet"
"""The kind of setting that says of a line and a watch, a line of its target each, in which stories
it rings, as ids one behind the other: whatever comes or goes, or becomes of the index."""
HEIR = "heir"
"""The kind of setting that says in place of which watch another came; its target is the watchlist
and the name of the one that went, and those of the other, a line each."""
SINCE = "since"
"""The kind of setting that says since which receipt a watch is there, by watchlist and name: an
edit of the watch, its absence, or an index made anew, is no beginning."""
_STEP = 200
"""Briefings put back in one step."""

Pasts = dict[tuple[str, str], set[str]]
"""Of watches, by watchlist and name, the ids of briefings."""


def note_since(store: Store, watches: Sequence[Watch]) -> None:
    """Note of watches that are new since when they are there."""
    known = store.state.all(SINCE)
    there = dict.fromkeys("\n".join(key_of(watch)) for watch in watches)
    store.state.keep([since_now(store, one) for one in there if one not in known])


def since_now(store: Store, target: str) -> Setting:
    """Give what says that a watch begins now.

    It is part of the act that adds one: done again, the watch is there since it was before.
    """
    now = last_receipt(store.corpus) or datetime.now(UTC)
    return Setting(SINCE, target, now.isoformat())


def begun(state: State) -> dict[tuple[str, str], datetime]:
    """Give since which receipt each watch is there that ever was."""
    return {_key(target): datetime.fromisoformat(at) for target, at in state.all(SINCE).items()}


def aged(store: Store, source: str, before: date) -> date:
    """Give before which day the first scan of a source calls all old, and keep it: `before`.

    An index that had to be made anew meets all that a source holds as if for the first time. The
    day is then what it was, and where that was never kept nothing is old: rather everything rings
    than that what was not seen is silent.
    """
    if kept := store.state.get(AGED, source):
        return date.fromisoformat(kept)
    made, every = store.corpus.note(MADE), store.state.get(AGED, EVERY.target)
    day = NOTHING if made == BESIDE and not every else before
    keep = [Setting(AGED, source, day.isoformat())]
    keep_beside(store, [*keep, EVERY] if made == ALONE and not every else keep)
    return day


def note_late(store: Store, source: str, came: Iterable[Entry]) -> None:
    """Note which of the briefings that came after the first scan of a source it would call old."""
    if before := store.state.get(AGED, source):
        late = [Setting(LATE, one.briefing.id, "yes") for one in came if _ends(one, before)]
        keep_beside(store, late)


def _ends(entry: Entry, before: str) -> bool:
    dating = entry.briefing.dating
    return dating is not None and dating.end < date.fromisoformat(before)


def pasts(state: State) -> Pasts:
    """Give in what each watch rang silently, though nothing else there is old."""
    return {_key(target): set(ids_in(value)) for target, value in state.all(PAST).items()}


def add_past(known: Pasts, entries: Iterable[Entry]) -> None:
    """Bring what is known up to what rings by now: silently or, once more, aloud."""
    for entry in entries:
        for ring in () if entry.old else entry.rings:
            of = known.setdefault(key_of(ring), set())
            (of.add if ring.old else of.discard)(entry.briefing.id)


def note_pasts(store: Store, known: Pasts) -> None:
    """Keep what is known, as far as it changed."""
    before = pasts(store.state)
    keep_beside(
        store,
        [
            Setting(PAST, "\n".join(key), "".join(sorted(ids)))
            for key, ids in known.items()
            if ids != before.get(key, set())
        ],
    )


def rang(state: State) -> Pasts:
    """Give where each watch rang aloud and does no more, or did not for a while."""
    found: Pasts = {}
    for target, value in state.all(RANG).items():
        key = _key(target.rpartition("\n")[0])
        found.setdefault(key, set()).update(ids_in(value))
    return found


def heirs(state: State) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Give of watches that went which came in their places, and in the places of those."""
    came: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for target in state.all(HEIR):
        watchlist, name, into, heir = target.split("\n")
        came.setdefault((watchlist, name), []).append((into, heir))
    found = {}
    for first, then in came.items():
        line = dict.fromkeys(then)
        fresh = list(line)
        while fresh:
            fresh = [one for key in fresh for one in came.get(key, ()) if one not in line]
            line |= dict.fromkeys(fresh)
        found[first] = tuple(line)
    return found


def lost(pairs: Iterable[tuple[Entry, Entry]]) -> list[Setting]:
    """Give what notes where watches rang aloud and do so no more, of entries before and now."""
    found: dict[tuple[str, str], list[str]] = {}
    for before, now in pairs:
        there = set(map(key_of, now.rings))
        for ring in loud_rings(before):
            if key_of(ring) not in there:
                found.setdefault(key_of(ring), []).append(before.briefing.id)
    return [Setting(RANG, "\n".join((*key, ids[0])), "".join(ids)) for key, ids in found.items()]


def restore(store: Store, source: str) -> None:
    """Say of what a source has, received anew, again what was old and what was not."""
    late, known = store.state.all(LATE), pasts(store.state)
    told = {*late, *(one for ids in known.values() for one in ids)}
    every = list(store.corpus.within([source], sorted(told)))
    for first in range(0, len(every), _STEP):
        with store.batch():
            some = (store.corpus.entry(one) for one in every[first : first + _STEP])
            store.corpus.put(_restored([one for one in some if one], late, known))


def _restored(entries: Sequence[Entry], late: Mapping[str, str], known: Pasts) -> list[Entry]:
    again = [
        replace(
            entry,
            old=entry.old and entry.briefing.id not in late,
            rings=tuple(
                replace(ring, old=ring.old or entry.briefing.id in known.get(key_of(ring), ()))
                for ring in entry.rings
            ),
        )
        for entry in entries
    ]
    return [new for new, old in zip(again, entries, strict=True) if new != old]


def _key(target: str) -> tuple[str, str]:
    watchlist, _, name = target.partition("\n")
    return watchlist, name
