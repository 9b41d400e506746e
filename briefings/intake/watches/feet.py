"""A watched name at the foot of stories, in a line that recurs: it rings in the first of them.

Such a line is a page's, and silent in each of its stories (`ingest.parts.recurring`): a link, or
who wrote. But it may be all that names somebody, and nobody knows that it recurs before a third
story has it. So it rings in what came before that one, as if each story had come by itself:
however many come together, the same ones ring. In which, is kept in state: a line that recurs
rings in no other when some of them are gone, or an index is made anew.

Lines are noted as stories are stored, or read again for other watches, and ring when that is done.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from msgspec import msgpack

from briefings import watch as watching
from briefings.ingest.parts.recurring import lines
from briefings.intake.reading import unshared
from briefings.intake.watches.past import FEET
from briefings.model import FOLDED, BlockKind, Mention, Watch
from briefings.store.flags import ALERT, keep_beside
from briefings.store.kinship import RECURRING
from briefings.store.outliving import heard, ids_in
from briefings.store.protocols import Entry, Ring, Setting, State, Store
from briefings.store.standing import alert_id
from briefings.text.known import known

_NOTE = "feet"

Said = Callable[[Entry, Ring], Ring]
"""Gives a ring of an entry with what there is to say of when it came."""

_NOWHERE = "-" * 16
"""In place of an id, where none are."""


class _Foot(NamedTuple):
    """A line with somebody who is watched."""

    line: int
    watch: str
    """The name that is watched."""


class _Known(NamedTuple):
    """What is known of alerts that an index made anew does not have."""

    alerts: frozenset[str]
    """Their ids."""
    briefings: frozenset[str]
    """Those of the briefings they are in."""
    until: datetime
    """Of what was received until then all that rang is known."""

    def rang(self, entry: Entry, watches: Iterable[Watch]) -> bool:
        """Whether any of some watches rang in an entry."""
        name = entry.briefing.id
        return any(alert_id(name, *watching.key_of(one)) in self.alerts for one in watches)

    def covers(self, entry: Entry) -> bool:
        """Whether all that rang in an entry is among them."""
        return entry.received <= self.until


def _known(state: State) -> _Known:
    ids, until = heard(state)
    alerts = ids.union(name for name, said in state.all(ALERT).items() if said)
    return _Known(alerts, frozenset(one.partition(":")[0] for one in alerts), until)


def note_feet(store: Store, entries: Iterable[Entry]) -> None:
    """Note silent lines of entries that are stored, in the same transaction."""
    met = {foot for entry in entries for foot in _feet(entry)}
    known = store.kinship.recurring({foot.line for foot in met}) if met else frozenset()
    came = {foot for foot in met if foot.line in known}
    if came:
        noted = sorted(came.union(_noted(store)))
        store.corpus.set_note(_NOTE, msgpack.encode(noted).hex())


def ring_feet(
    store: Store, watches: Sequence[Watch], said: Said, *, is_first: bool = False
) -> list[Entry]:
    """Let each line that is noted ring in what came before it recurred, and forget it.

    Give the entries that ring by that. `is_first`: of a source that was never looked through, as
    far as the index knows; alerts that it does not have may be known.
    """
    noted, found = _noted(store), list[Entry]()
    if not noted:
        return found
    order = watching.places(watches)
    known = _known(store.state) if is_first else None
    told: list[Setting] = []
    with store.batch():
        for foot in noted:
            named = [
                one for one in watches if one.name == foot.watch and BlockKind.BODY in one.where
            ]
            if not named:
                continue
            there = _where(store, foot, named, known)
            told.append(Setting(FEET, _target(foot), "".join(there)))
            for entry in _entries(store, there):
                silent = _silent(entry, named)
                if now := _rung(entry, foot, silent, said):
                    found.append(replace(now, rings=watching.in_order(now.rings, order)))
                    store.corpus.put(found[-1:])
        fresh = [one for one in told if one.value != store.state.get(FEET, one.target)]
        keep_beside(store, fresh)
        store.corpus.set_note(_NOTE, "")
    return found


def _noted(store: Store) -> list[_Foot]:
    packed = store.corpus.note(_NOTE)
    return msgpack.decode(bytes.fromhex(packed), type=known(list[_Foot])) if packed else []


def _where(store: Store, foot: _Foot, named: Sequence[Watch], known: _Known | None) -> list[str]:
    """Give the stories in which a line rings; they stay the same from the first time on.

    Where an index is made anew, those too of which an alert is known that it does not have.
    """
    before = ids_in(store.state.get(FEET, _target(foot)))
    if before and not known:
        return before
    holders = store.kinship.holders([foot.line])
    first = _entries(store, () if before else _first(store, holders))
    ids = before or [
        one.briefing.id
        for one in first
        if not (known and known.covers(one) and _silent(one, named))
    ]
    if known:
        there = [one for one in holders if one in known.briefings and one not in ids]
        again = (one for one in _entries(store, there) if known.rang(one, _silent(one, named)))
        ids = [*ids, *(one.briefing.id for one in again)]
    return ids or [_NOWHERE]


def _target(foot: _Foot) -> str:
    return f"{foot.line}\n{foot.watch}"


def _entries(store: Store, ids: Iterable[str]) -> Iterator[Entry]:
    return (entry for one in ids if (entry := store.corpus.entry(one)))


def _first(store: Store, holders: Sequence[str]) -> Iterator[str]:
    """Give what had a line before it recurred: some stories, and what came of their copies."""
    stories = store.kinship.stories_of(holders)
    met: set[str] = set()
    for one in holders:
        met.add(stories.get(one, one))
        if len(met) == RECURRING:
            return
        yield one


def _silent(entry: Entry, named: Iterable[Watch]) -> list[Watch]:
    there = set(map(watching.key_of, entry.rings))
    return [one for one in named if watching.key_of(one) not in there]


def _feet(entry: Entry) -> Iterator[_Foot]:
    """Give the lines in which somebody stands who is watched and silent there."""
    for mention in entry.mentions:
        if mention.watches and mention.stands_in is BlockKind.BOILERPLATE:
            for line in _lines(entry, mention):
                yield from (_Foot(line, name) for name in mention.watches)


def _lines(entry: Entry, mention: Mention) -> Iterable[int]:
    """Give the hashes of the line in which somebody stands."""
    briefing = entry.briefing
    block = briefing.block_at(mention.span.start)
    return lines(block.span.of(briefing.text), entry.told.reported) if block else ()


def _rung(entry: Entry, foot: _Foot, silent: Sequence[Watch], said: Said) -> Entry | None:
    """Give an entry in which a line rings, and shows; None where it is folded for another reason.

    What rang when nobody knew yet that the line recurs rings on; `silent` are the other watches.
    """
    told = [
        mention
        for mention in entry.mentions
        if mention.stands_in is BlockKind.BOILERPLATE
        and foot.watch in mention.watches
        and foot.line in _lines(entry, mention)
    ]
    alone = unshared(entry) if told else entry.briefing
    told = [one for one in told if alone.kind_at(one.span.start) not in FOLDED]
    if not told:
        return None
    briefing = entry.briefing.sharing(mention.span.start for mention in told)
    mentions = tuple(
        replace(one, where=BlockKind.BODY) if one in told else one for one in entry.mentions
    )
    rings = [said(entry, ring) for ring in watching.rings(briefing, mentions, silent)]
    return replace(entry, briefing=briefing, mentions=mentions, rings=(*entry.rings, *rings))
