"""A watched name at the foot of stories, in a line that recurs: it rings in the first of them.

Such a line is a page's, and silent in each of its stories (`ingest.recurring`): a link, or who
wrote. But it may be all that names somebody, and nobody knows that it recurs before a third story
has it. So it rings in what came before that one, as if each story had come by itself: however many
come together, the same ones ring.

Lines are noted as stories are stored, or read again for other watches, and ring when that is done.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from msgspec import msgpack

from briefings import watch as watching
from briefings.ingest.recurring import lines
from briefings.intake.reading import unshared
from briefings.model import FOLDED, BlockKind, Mention, Watch
from briefings.store.kinship import RECURRING
from briefings.store.protocols import Entry, Ring, Store

_NOTE = "feet"

Said = Callable[[Entry, Ring], Ring]
"""Gives a ring of an entry with what there is to say of when it came."""


class _Foot(NamedTuple):
    """A line with somebody who is watched."""

    line: int
    watch: str
    """The name that is watched."""


def note_feet(store: Store, entries: Iterable[Entry]) -> None:
    """Note silent lines of entries that are stored, in the same transaction."""
    met = {foot for entry in entries for foot in _feet(entry)}
    known = store.kinship.recurring({foot.line for foot in met}) if met else frozenset()
    came = {foot for foot in met if foot.line in known}
    if came:
        noted = sorted(came.union(_noted(store)))
        store.corpus.set_note(_NOTE, msgpack.encode(noted).hex())


def ring_feet(store: Store, watches: Sequence[Watch], said: Said) -> list[Entry]:
    """Let each line that is noted ring in what came before it recurred, and forget it.

    Give the entries that ring by that.
    """
    noted, found = _noted(store), list[Entry]()
    if not noted:
        return found
    order = watching.places(watches)
    with store.batch():
        for foot in noted:
            named = [
                one for one in watches if one.name == foot.watch and BlockKind.BODY in one.where
            ]
            for entry in _first(store, foot.line) if named else ():
                there = set(map(watching.key_of, entry.rings))
                silent = [one for one in named if watching.key_of(one) not in there]
                if now := _rung(entry, foot, silent, said):
                    found.append(replace(now, rings=watching.in_order(now.rings, order)))
                    store.corpus.put(found[-1:])
        store.corpus.set_note(_NOTE, "")
    return found


def _noted(store: Store) -> list[_Foot]:
    packed = store.corpus.note(_NOTE)
    return msgpack.decode(bytes.fromhex(packed), type=list[_Foot]) if packed else []


def _first(store: Store, line: int) -> Iterator[Entry]:
    """Give what had a line before it recurred: some stories, and what came of their copies."""
    holders = store.kinship.holders([line])
    stories = store.kinship.stories_of(holders)
    met: set[str] = set()
    for one in holders:
        met.add(stories.get(one, one))
        if len(met) == RECURRING:
            return
        if entry := store.corpus.entry(one):
            yield entry


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
