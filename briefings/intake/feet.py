"""A watched name at the foot of stories, in a line that recurs: it rings in one of them.

Such a line is a page's, and silent in each of its stories (`ingest.recurring`): a link, or who
wrote. But it may be all that names somebody. So it rings once: unless the watch rings in a story
that has the line, it does in the latest of those that came together, whatever came first.

Lines are noted as stories are stored, and ring when a scan is rounded off.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from msgspec import msgpack

from briefings import watch as watching
from briefings.ingest.recurring import lines
from briefings.intake.reading import unshared
from briefings.model import FOLDED, BlockKind, Mention, Watch
from briefings.store.protocols import Entry, Store
from briefings.store.standing import stand

_NOTE = "feet"


class _Foot(NamedTuple):
    """A line with somebody who is watched."""

    line: int
    watch: str
    """The name that is watched."""


class _Latest(NamedTuple):
    """The latest story that has it; of one day's, that of the least id."""

    day: int
    """Counted from the latest that there is."""
    briefing: str


def note_feet(store: Store, entries: Iterable[Entry]) -> None:
    """Note silent lines of entries that are stored, in the same transaction."""
    met = [(foot, entry) for entry in entries for foot in _feet(entry)]
    known = store.kinship.recurring({foot.line for foot, _ in met}) if met else frozenset()
    came = [(foot, entry) for foot, entry in met if foot.line in known]
    if came:
        noted = dict(_noted(store))
        for foot, entry in came:
            day = -stand(entry.briefing, entry.received).day.toordinal()
            this = _Latest(day, entry.briefing.id)
            noted[foot] = min(this, noted.get(foot, this))
        store.corpus.set_note(_NOTE, msgpack.encode(list(noted.items())).hex())


def ring_feet(store: Store, watches: Sequence[Watch], begun: datetime, now: datetime) -> None:
    """Let each line that is noted ring in one story, and forget it.

    In a story received by `begun`, before this scan, it rings as received `now`.
    """
    if not store.corpus.note(_NOTE):
        return
    order = watching.places(watches)
    with store.batch():
        for foot, latest in sorted(_noted(store).items()):
            holders = frozenset(store.kinship.holders([foot.line]))
            silent = [
                watch
                for watch in watches
                if watch.name == foot.watch
                and BlockKind.BODY in watch.where
                and holders.isdisjoint(store.corpus.rung([watching.key_of(watch)]))
            ]
            entry = store.corpus.entry(latest.briefing) if silent else None
            if entry:
                late = now if entry.received <= begun else None
                rung = _rung(entry, foot, silent, late)
                ordered = [replace(one, rings=watching.in_order(one.rings, order)) for one in rung]
                store.corpus.put(ordered)
        store.corpus.set_note(_NOTE, "")


def _noted(store: Store) -> Mapping[_Foot, _Latest]:
    packed = store.corpus.note(_NOTE)
    if not packed:
        return {}
    kept = msgpack.decode(bytes.fromhex(packed), type=list[tuple[_Foot, _Latest]])
    return dict(kept)


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


def _rung(
    entry: Entry, foot: _Foot, silent: Sequence[Watch], late: datetime | None
) -> list[Entry]:
    """Give an entry in which a line rings; nothing where it is folded for another reason too."""
    alone = unshared(entry)
    told = [
        mention
        for mention in entry.mentions
        if mention.stands_in is BlockKind.BOILERPLATE
        and foot.watch in mention.watches
        and foot.line in _lines(entry, mention)
        and alone.kind_at(mention.span.start) not in FOLDED
    ]
    if not told:
        return []
    briefing = entry.briefing.sharing(mention.span.start for mention in told)
    mentions = tuple(
        replace(one, where=BlockKind.BODY) if one in told else one for one in entry.mentions
    )
    rings = [replace(ring, received=late) for ring in watching.rings(briefing, mentions, silent)]
    return [replace(entry, briefing=briefing, mentions=mentions, rings=(*entry.rings, *rings))]
