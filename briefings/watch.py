"""Mentions and watchlists make rings; rings and what the reader did make alerts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from briefings.model import (
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    BlockKind,
    Briefing,
    EntityKind,
    Hit,
    Mention,
    Mute,
    Span,
    Watch,
)
from briefings.store.protocols import Bell, Entry, Rate, Ring, RingLine
from briefings.store.standing import alert_id
from briefings.text.fold import composed
from briefings.text.mended import mended
from briefings.text.segment import quoted, sentence_in, spelt

HISTORY = 14
"""Days that a library must reach back before an alert can be called the first ever."""
AWAY = 14
"""Days without an alert after which the next one is a return."""
TELLING = 40
"""Code points of a sentence that tells something."""
LOOKED_AT = 6
"""Sentences that are looked at for one that does."""
TREND_DAYS = 14
"""How many of the latest days with briefings a group's trend looks back over."""


@dataclass(frozen=True, slots=True)
class Before:
    """How some watches rang until now, by watchlist and name."""

    since: Mapping[tuple[str, str], datetime]
    """The last receipt before each."""
    silent: Mapping[tuple[str, str], Set[str]]
    """The briefings in which each rang silently."""
    aloud: Mapping[tuple[str, str], Set[str]]
    """Those in which it rang, and did so no more."""
    heirs: Mapping[tuple[str, str], Collection[tuple[str, str]]]
    """Of those that went, which came in their places."""

    def is_old(self, ring: Ring, entry: Entry) -> bool:
        """Whether what rings only now in an entry is of the past of its watch."""
        key, one = key_of(ring), entry.briefing.id
        if one in self.aloud.get(key, ()):
            return False
        last = self.since.get(key)
        return last is None or entry.received <= last or one in self.silent.get(key, ())


UNKNOWN = Before({}, {}, {}, {})
"""Nothing is told of it."""
NOBODYS: Mapping[tuple[str, str], Ring] = MappingProxyType({})
"""No ring in whose place another is."""
GONE = "no longer in the text: "
"""What is said before the sentence of an alert whose file was changed after it rang."""


def rings(briefing: Briefing, mentions: Sequence[Mention], watches: Sequence[Watch]) -> list[Ring]:
    """Give a ring for each watch met where it is allowed to ring, in the order of the watches."""
    found = []
    met = {name for mention in mentions for name in mention.watches}
    for watch in (watch for watch in watches if watch.name in met):
        places = tuple(
            place
            for place, mention in enumerate(mentions)
            if watch.name in mention.watches and mention.stands_in in watch.where
        )
        if places:
            spans = [mentions[place].span for place in places]
            sentence = _told(briefing, spans)
            found.append(Ring(watch.watchlist, watch.name, places, sentence))
    return found


def _told(briefing: Briefing, spans: Sequence[Span]) -> str:
    """Give the first sentence of the story with one of some spans that tells more than a name.

    Title and headings say again what is shown beside it; the line below a picture is a name alone.
    """

    def repeats(span: Span) -> tuple[bool, bool]:
        kind = briefing.kind_at(span.start)
        return _is_title(briefing, span), kind not in (BlockKind.BODY, BlockKind.QUOTE)

    first, *others = (
        sentence_of(briefing, span.start) for span in sorted(spans, key=repeats)[:LOOKED_AT]
    )
    return next((one for one in (first, *others) if len(one) >= TELLING), first)


def _is_title(briefing: Briefing, span: Span) -> bool:
    title = briefing.title_span
    is_inside = title is not None and title.overlaps(span)
    return is_inside or briefing.kind_at(span.start) is BlockKind.TITLE


def asked_ring(briefing: Briefing, hit: Hit, watch: Watch) -> Ring:
    """Give the ring of a watched query, by where it is answered and the watch may ring.

    It tells the sentence of the word that is there most seldom, outside of the title where one is:
    who watches `fairbanks resign*` asks where it is said that he does. Of a query that asks for no
    words, nothing is told but the title.
    """
    words = tuple(
        Mention(
            span=span,
            text=span.of(briefing.text),
            kind=EntityKind.WORDS,
            entity=f"query:{watch.name}",
            name=watch.name,
            where=briefing.standing_at(span.start),
            tier=hit.tier,
            score=hit.score,
            reasons=hit.reasons,
            watches=(watch.name,),
        )
        for span in hit.spans
    )
    told = [some for some in hit.words if not all(_is_title(briefing, span) for span in some)]
    seldom = min(told, key=len, default=hit.spans)
    sentence = _told(briefing, seldom) if hit.spans else briefing.title
    return Ring(watch.watchlist, watch.name, (), sentence, words=words)


def key_of(one: Ring | Alert | Watch) -> tuple[str, str]:
    """Give what tells a watch from all others: its watchlist and its name."""
    return one.watchlist, one.name if isinstance(one, Watch) else one.watch


def places(
    watches: Iterable[Watch], named: Collection[str] | None = None
) -> Mapping[tuple[str, str], int]:
    """Give the place of each watch, or of those with some names: quick among thousands."""
    return {
        key_of(watch): place
        for place, watch in enumerate(watches)
        if named is None or watch.name in named
    }


def in_order(found: Iterable[Ring], places: Mapping[tuple[str, str], int]) -> tuple[Ring, ...]:
    """Put rings in the order of the watches."""
    return tuple(sorted(found, key=lambda ring: places.get(key_of(ring), len(places))))


def sentence_of(briefing: Briefing, offset: int) -> str:
    """Give the sentence in which a code point stands, on one line, as far as its block goes.

    Of a very long one it is the words around the code point.
    """
    text, block = briefing.text, briefing.block_at(offset)
    whole = sentence_in(text, block.span if block else Span(0, len(text)), offset)
    span, before, behind = quoted(text, whole, offset)
    return f"{before}{' '.join(mended(briefing, span)[0].split())}{behind}"


def silently(
    entry: Entry,
    rings_now: Iterable[Ring],
    before: Before = UNKNOWN,
    heirs: Mapping[tuple[str, str], Ring] = NOBODYS,
) -> tuple[Ring, ...]:
    """Give the rings of an entry read again: one that was there stays, a new one is old.

    Unless its watch was there when the entry was received, or rang there `before`. `heirs` gives
    the ring in whose place one rings.
    """
    known = {**heirs, **{key_of(ring): ring for ring in entry.rings}}
    return tuple(
        replace(ring, old=was.old, received=was.received)
        if (was := known.get(key_of(ring)))
        else replace(ring, old=before.is_old(ring, entry), received=None)
        for ring in rings_now
    )


def taken_over(
    before: Entry, now: Entry, watched: Iterable[Watch], told: Before
) -> Mapping[tuple[str, str], Sequence[Ring]]:
    """Give, by watchlist and name, in place of which rings of before some rings are now.

    A ring takes over from those whose watches went, on the same words or to let its own watch
    come in their places; what rang comes first.
    """
    if not before.rings:
        return {}
    there = places(watched, {ring.watch for ring in before.rings})
    stood = set(map(key_of, before.rings))
    left = [ring for ring in before.rings if key_of(ring) not in there]
    left.sort(key=lambda ring: ring.old)
    found = {
        key_of(ring): [
            one
            for one in left
            if _is_met(before.rung(one), now.rung(ring))
            or key_of(ring) in told.heirs.get(key_of(one), ())
        ]
        for ring in (now.rings if left else ())
        if key_of(ring) not in stood
    }
    return {key: rings for key, rings in found.items() if rings}


def _is_met(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    return any(one.span.overlaps(other.span) for one in some for other in others)


def carried(before: Entry, now: Entry, watched: Iterable[Watch], moment: datetime) -> Entry:
    """Give a later version of a briefing with what rang in the one before and rings no more.

    What rings only now is received at `moment`, whenever its briefing was; what was old stays so.
    """
    lost = [_gone(ring) for ring in loud_rings(before)]
    known = {key_of(ring): ring for ring in before.rings}
    rings = [
        replace(ring, received=was.received, old=was.old)
        if (was := known.get(key_of(ring)))
        else replace(ring, received=moment)
        for ring in now.rings
    ]
    return replace(now, rings=with_gone(rings, lost, watched))


def parted(before: Entry, now: Entry) -> Entry:
    """Give what one of several files of a briefing became: what rang in that rings here silently.

    The others are still what it was, and their alert tells of it.
    """
    known = {key_of(ring) for ring in before.rings}
    rings = [replace(ring, old=True) if key_of(ring) in known else ring for ring in now.rings]
    return replace(now, rings=tuple(rings))


def handed_on(before: Entry, now: Entry, watched: Iterable[Watch]) -> Entry:
    """Give a briefing with what rang in another that its last file left for it.

    What is silent here and rang there rings, and was received, as it did there.
    """
    told = {key_of(ring): _since(ring, before) for ring in loud_rings(before)}
    if not told:
        return now
    loud = loud_rings(now)
    rings = [
        replace(ring, old=False, received=was.received)
        if ring not in loud and (was := told.get(key_of(ring)))
        else replace(ring, old=ring not in loud)
        for ring in now.rings
    ]
    return replace(now, old=False, rings=with_gone(rings, map(_gone, told.values()), watched))


def loud_rings(entry: Entry) -> list[Ring]:
    """Give the rings of an entry that ring, or did: those that are not old."""
    return [] if entry.old else [ring for ring in entry.rings if not ring.old]


def _since(ring: Ring, entry: Entry) -> Ring:
    return replace(ring, received=ring.received or entry.received)


def _gone(ring: Ring) -> Ring:
    if ring.gone:
        return ring
    return replace(ring, mentions=(), words=(), gone=True, sentence=f"{GONE}{ring.sentence}")


def with_gone(
    now: Iterable[Ring], before: Iterable[Ring], watched: Iterable[Watch], told: Before = UNKNOWN
) -> tuple[Ring, ...]:
    """Give rings with those of before that are of no text any more; whoever rings now has one.

    They are those of their watch's heirs where it went, and wait for it where it has none.
    """
    rung = {key_of(ring): ring for ring in now}
    gone = [ring for ring in before if ring.gone]
    order = places(watched, None if gone else {ring.watch for ring in rung.values()})
    left = {
        key: replace(ring, watchlist=key[0], watch=key[1])
        for ring in gone
        for key in _bearers(key_of(ring), order, told)
    }
    return in_order((left | rung).values(), order)


def _bearers(
    key: tuple[str, str], there: Collection[tuple[str, str]], told: Before
) -> Sequence[tuple[str, str]]:
    came = [one for one in told.heirs.get(key, ()) if one in there]
    return came if came and key not in there else [key]


def kept(entry: Entry, mentions: Sequence[Mention], now: Iterable[Ring]) -> list[Ring]:
    """Give the rings of an entry whose folds changed: what rang stays, wherever it stands now."""
    found = list(silently(entry, now))
    met = {key_of(ring) for ring in found}
    for ring in entry.rings:
        places = tuple(at for at, one in enumerate(mentions) if ring.watch in one.watches)
        if key_of(ring) not in met and (ring.words or ring.gone or places):
            found.append(ring if ring.words or ring.gone else replace(ring, mentions=places))
    return found


def alert(line: RingLine) -> Alert:
    """Make an alert of a ring."""
    ring = line.ring
    return Alert(
        id=alert_id(line.briefing, ring.watchlist, ring.watch),
        watchlist=ring.watchlist,
        watch=ring.watch,
        briefing=line.briefing,
        title=line.title,
        date=line.date,
        received=line.received,
        state=line.state,
        pinned=line.pinned,
        kind=AlertKind.MENTION,
        mentions=line.mentions,
        sentence=ring.sentence,
        gone=ring.gone,
    )


def with_kinds(
    alerts: Sequence[Alert],
    rates: Mapping[tuple[str, str], Sequence[Rate]],
    oldest: date | None,
    earliest: Callable[[tuple[str, str], date], str],
) -> tuple[Alert, ...]:
    """Say of alerts which are the first of their watch and which its return.

    It follows from the days on which each rang, its `rates`, so that a library read anew says the
    same. Without a history of `HISTORY` days before it, from the library's `oldest` day, nothing
    is called the first. Of the alerts of such a day it is said of the `earliest`, by its id.
    """
    once = cache(earliest)
    return tuple(
        kinded
        if (kinded := _kinded(one, rates.get(key_of(one), ()), oldest)) is not one
        and kinded.date
        and once(key_of(one), kinded.date) == one.id
        else one
        for one in alerts
    )


def _kinded(alert: Alert, rates: Sequence[Rate], oldest: date | None) -> Alert:
    """Give an alert as what it is if no other of its watch is of its day."""
    day = alert.date
    if day is None:
        return alert
    at = bisect_left(rates, day, key=lambda rate: rate.day)
    if not at:
        is_first = oldest is not None and (day - oldest).days >= HISTORY
        return replace(alert, kind=AlertKind.FIRST) if is_first else alert
    away = (day - rates[at - 1].day).days
    return replace(alert, kind=AlertKind.RETURNED, away=away) if away >= AWAY else alert


def groups(
    bells: Iterable[Bell],
    watches: Iterable[Watch],
    alerts: Callable[[Watch, int, Sequence[Alert]], Sequence[Alert]],
    who: Callable[[str], str],
    mutes: Mapping[tuple[str, str], Mute],
    swings: Sequence[Alert],
) -> tuple[AlertGroup, ...]:
    """Give a group a watch that rang: pinned groups, then those that ring, the muted last.

    What stands equal after that keeps the order of `bells`. `alerts` gives those of a watch, of
    which there are so many behind some, and `who` the id of the person that an entity of a
    briefing is. `swings` are the spikes and silences to show.
    """
    of_none: dict[tuple[str, str], list[Alert]] = {}
    for one in swings:
        of_none.setdefault(key_of(one), []).append(one)
    rung = {(bell.watchlist, bell.watch): bell for bell in bells}
    rung |= {key: Bell(*key, 0, 0, 0, (), ()) for key in of_none if key not in rung}
    by_name = {key_of(watch): watch for watch in watches}
    made = [
        _group(watch, bell, of_none.get(key, ()), alerts, who, mutes.get(key))
        for key, bell in rung.items()
        if (watch := by_name.get(key))
    ]
    return tuple(sorted(made, key=_standing))


def _standing(group: AlertGroup) -> tuple[bool, bool, bool]:
    return (not group.pinned, group.mute is not None, not group.new)


def as_met(watch: Watch, text: str) -> Sequence[str]:
    """Give what a watch met at one place: a name whole, a query's words one by one."""
    return [composed(one) for one in (spelt(text) if watch.query else [text])]


def _group(
    watch: Watch,
    bell: Bell,
    swings: Sequence[Alert],
    alerts: Callable[[Watch, int, Sequence[Alert]], Sequence[Alert]],
    who: Callable[[str], str],
    mute: Mute | None,
) -> AlertGroup:
    spellings = Counter[str]()
    for _, form, count in bell.forms:
        if watch.query or " " in watch.name:
            spellings.update(dict.fromkeys(as_met(watch, form), count))
        else:
            spellings[composed(form.split()[-1])] += count
    return AlertGroup(
        watch=watch,
        alerts=alerts(watch, bell.count, swings),
        new=bell.new + sum(one.state is AlertState.NEW for one in swings),
        pinned=bell.pinned > 0 or any(one.pinned for one in swings),
        spellings=tuple(text for text, _ in spellings.most_common()),
        entities=tuple(dict.fromkeys(who(entity) for entity, _, _ in bell.forms)),
        trend=bell.trend,
        mute=mute,
        swings=swings,
    )
