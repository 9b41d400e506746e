"""Mentions and watchlists make rings; rings and what the reader did make alerts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b

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
    Watch,
)
from briefings.store.protocols import Entry, Ring, RingLine
from briefings.text.segment import sentence_at

TREND_DAYS = 14
"""How many of the latest days with briefings a group's trend looks back over."""


def rings(briefing: Briefing, mentions: Sequence[Mention], watches: Sequence[Watch]) -> list[Ring]:
    """Give a ring for each watch met where it is allowed to ring, in the order of the watches."""
    found = []
    for watch in watches:
        places = tuple(
            place
            for place, mention in enumerate(mentions)
            if watch.name in mention.watches
            and (BlockKind.BYLINE if mention.credited else mention.where) in watch.where
        )
        if places:
            first = mentions[places[0]].span.start
            found.append(Ring(watch.watchlist, watch.name, places, sentence_of(briefing, first)))
    return found


def asked_ring(briefing: Briefing, hit: Hit, watch: Watch) -> Ring | None:
    """Give the ring of a watched query; None where it is answered only where it may not ring.

    Of a query that asks for no words, nothing is told but the title.
    """
    spans = [span for span in hit.spans if briefing.kind_at(span.start) in watch.where]
    if hit.spans and not spans:
        return None
    words = tuple(
        Mention(
            span=span,
            text=span.of(briefing.text),
            kind=EntityKind.WORDS,
            entity=f"query:{watch.name}",
            name=watch.name,
            where=briefing.kind_at(span.start),
            tier=hit.tier,
            score=hit.score,
            reasons=hit.reasons,
            watches=(watch.name,),
        )
        for span in spans
    )
    sentence = sentence_of(briefing, spans[0].start) if spans else briefing.title
    return Ring(watch.watchlist, watch.name, (), sentence, words=words)


def key_of(one: Ring | Watch) -> tuple[str, str]:
    """Give what tells a watch from all others: its watchlist and its name."""
    return one.watchlist, one.watch if isinstance(one, Ring) else one.name


def places(watches: Iterable[Watch]) -> Mapping[tuple[str, str], int]:
    """Give the place of each watch."""
    return {key_of(watch): place for place, watch in enumerate(watches)}


def in_order(found: Iterable[Ring], places: Mapping[tuple[str, str], int]) -> tuple[Ring, ...]:
    """Put rings in the order of the watches."""
    return tuple(sorted(found, key=lambda ring: places.get(key_of(ring), len(places))))


def sentence_of(briefing: Briefing, offset: int) -> str:
    """Give the sentence in which a code point stands, on one line, as far as its block goes."""
    blocks = (block.span for block in briefing.blocks)
    block = next((one for one in blocks if one.start <= offset < one.end), None)
    text = block.of(briefing.text) if block else briefing.text
    start = block.start if block else 0
    return " ".join(sentence_at(text, offset - start).of(text).split())


def silently(entry: Entry, rings_now: Iterable[Ring]) -> tuple[Ring, ...]:
    """Give the rings of an entry read again: one that was there stays, a new one is old."""
    known = {key_of(ring): ring.old for ring in entry.rings}
    return tuple(replace(ring, old=known.get(key_of(ring), True)) for ring in rings_now)


def alert_id(briefing: str, watchlist: str, watch: str) -> str:
    """Give the id of the alert of one watch in one briefing; it survives a rebuilt index."""
    digest = blake2b(f"{watchlist}\0{watch}".encode(errors="surrogatepass"), digest_size=4)
    return f"{briefing}:{digest.hexdigest()}"


def alert(line: RingLine, state: Callable[[str], str], pinned: Callable[[str], bool]) -> Alert:
    """Make an alert of a ring; `state` and `pinned` say what the reader did with an alert's id."""
    ring = line.ring
    name = alert_id(line.briefing, ring.watchlist, ring.watch)
    silent = AlertState.OLD if line.old or ring.old else AlertState.NEW
    return Alert(
        id=name,
        watchlist=ring.watchlist,
        watch=ring.watch,
        briefing=line.briefing,
        title=line.title,
        date=line.date,
        received=line.received,
        state=AlertState(state(name) or silent),
        pinned=pinned(name),
        kind=AlertKind.MENTION,
        mentions=line.mentions,
        sentence=ring.sentence,
    )


def groups(alerts: Sequence[Alert], watches: Sequence[Watch]) -> tuple[AlertGroup, ...]:
    """Gather alerts, newest first, by watch: pinned groups, then those with something new.

    What stands equal after that keeps the order of its newest alert. Watches without an alert
    have no group; dismissed alerts are in none.
    """
    shown = [one for one in alerts if one.state is not AlertState.DISMISSED]
    days = sorted({one.date for one in shown if one.date is not None})[-TREND_DAYS:]
    gathered: dict[tuple[str, str], list[Alert]] = {}
    for one in shown:
        gathered.setdefault((one.watchlist, one.watch), []).append(one)
    by_name = {key_of(watch): watch for watch in watches}
    made = [
        _group(by_name[key], members, days) for key, members in gathered.items() if key in by_name
    ]
    return tuple(sorted(made, key=lambda group: (not group.pinned, not group.new)))


def _group(watch: Watch, alerts: Sequence[Alert], days: Sequence[date]) -> AlertGroup:
    pinned_first = sorted(alerts, key=lambda one: not one.pinned)
    is_one_word = not watch.query and " " not in watch.name
    spellings = Counter(
        mention.text.split()[-1] if is_one_word else mention.text
        for one in alerts
        for mention in one.mentions
    )
    per_day = Counter[date | None]()
    for one in alerts:
        per_day[one.date] += max(1, len(one.mentions))
    return AlertGroup(
        watch=watch,
        alerts=tuple(pinned_first),
        spellings=tuple(text for text, _ in spellings.most_common()),
        trend=tuple(per_day[day] for day in days),
    )
