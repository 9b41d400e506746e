"""What goes into a digest: all that is pinned, and what rang since a moment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from briefings.export.citation import TELLING, bare, telling
from briefings.export.digest import MUTED, PINNED, Digest, Item, Section
from briefings.export.shown import shown
from briefings.library.lists.by_date import current
from briefings.library.lists.inbox import kind_words, most_special, shown_by
from briefings.library.lists.rows import Rows
from briefings.library.watches import muting
from briefings.model import Alert, Briefing, Mute, Row, Span, Watch, numbered
from briefings.store.standing import stand
from briefings.text.segment import quoted, sentence_in
from briefings.watch import TELLING as LEAST
from briefings.watch import key_of


def gather(
    rows: Rows,
    alerts: Sequence[Alert],
    watches: Sequence[Watch],
    mutes: Mapping[tuple[str, str], Mute],
) -> Digest:
    """Put alerts, newest first, and pinned briefings under their watchlists, in their order.

    One that rang for two watchlists stands under both; a pinned one that is in none of `alerts`
    stands under a heading of its own, before them, the last pin first. Of a muted watch it is
    said how many alerts are left out.
    """
    pins = sorted(
        (one for one in rows.pins if ":" not in one), key=lambda one: -int(rows.pins[one])
    )
    loud = [alert for alert in alerts if _is_loud(alert)]
    rang = dict.fromkeys(alert.briefing for alert in loud)
    ids = dict.fromkeys([*pins, *rang])
    found = {line.id: rows.row(line) for line in rows.store.corpus.lines_of(rows.scope, [*ids])}
    sections = [Section(PINNED, tuple(_pinned(rows, found, [p for p in pins if p not in rang])))]
    for watchlist in dict.fromkeys(watch.watchlist for watch in watches):
        its = [alert for alert in loud if alert.watchlist == watchlist]
        items = [*_swung(its), *_rung(rows, found, its)]
        items.sort(key=lambda item: not item.pinned)
        hushed = [one for one in alerts if one.watchlist == watchlist and not _is_loud(one)]
        sections.append(Section(watchlist, (*items, *_left_out(hushed, mutes))))
    # Pinned ones stand under no day, and are of one all the same.
    days = [group.day for group in rows.store.corpus.groups(rows.scope) if group.day]
    days += [_day(rows, found[one]) for one in pins if one in found]
    return Digest(current(days), tuple(one for one in sections if one.items))


def _is_loud(alert: Alert) -> bool:
    return alert.pinned or not alert.muted


def _day(rows: Rows, row: Row) -> date:
    """Give the day on which it would stand in the list if it were not pinned."""
    entry = rows.store.corpus.entry(row.id)
    return stand(entry.briefing, row.received).day if entry else row.received.date()


def _rung(rows: Rows, found: Mapping[str, Row], alerts: Sequence[Alert]) -> Iterator[Item]:
    """Give an item a story, pinned ones first: copies of it are not told of again."""
    told: dict[str, list[Alert]] = {}
    for alert in alerts:
        if alert.briefing:
            kin = rows.store.kinship.kin(alert.briefing)
            told.setdefault(kin.story if kin else alert.briefing, []).append(alert)
    stories = dict(shown_by(story, its) for story, its in told.items())
    kept = {
        one
        for one, its in stories.items()
        if any(alert.pinned or _is_pinned(found, alert.briefing) for alert in its)
    }
    for briefing in sorted(stories, key=lambda one: one not in kept):
        entry = rows.store.corpus.entry(briefing)
        if briefing in found and entry is not None:
            yield _item(
                found[briefing],
                _quoted(entry.briefing, stories[briefing]),
                stories[briefing],
                pinned=briefing in kept,
            )


def _is_pinned(found: Mapping[str, Row], briefing: str) -> bool:
    return briefing in found and found[briefing].pinned


def _swung(alerts: Iterable[Alert]) -> Iterator[Item]:
    """Give an item a spike or a silence."""
    for alert in alerts:
        if not alert.briefing:
            yield Item(
                briefing=alert.id,
                title=f"{alert.watch}: {alert.title}",
                publisher=None,
                dating=None,
                evidence="",
                pinned=alert.pinned,
                watches=(alert.watch,),
                sentence=alert.sentence,
                kind=alert.kind.value,
                day=alert.date,
            )


def _left_out(alerts: Iterable[Alert], mutes: Mapping[tuple[str, str], Mute]) -> Iterator[Item]:
    """Give an item a muted watch: until when it is, and how many alerts are left out."""
    for key, count in Counter(map(key_of, alerts)).items():
        watch = key[1]
        yield Item(
            briefing="",
            title=f"{watch}: {muting.said(mutes[key])}",
            publisher=None,
            dating=None,
            evidence="",
            pinned=False,
            watches=(watch,),
            sentence=f"{numbered(count, 'alert')} left out",
            kind=MUTED,
        )


def _quoted(briefing: Briefing, alerts: Sequence[Alert]) -> str:
    """Give the first full sentence of the story with a name that rang; else the alert's own.

    A headline says again what the title says, and a caption is often the name alone.
    """
    own = [alert for alert in alerts if alert.briefing == briefing.id]
    for mention in (mention for alert in own for mention in alert.mentions):
        if mention.where in TELLING:
            block = briefing.block_at(mention.span.start)
            whole = block.span if block else mention.span
            span = sentence_in(briefing.text, whole, mention.span.start)
            if span.end - span.start >= LEAST:
                span, before, behind = quoted(briefing.text, span, mention.span.start)
                return f"{before}{shown(briefing, span)}{behind}"
    return own[0].sentence


def _pinned(rows: Rows, found: Mapping[str, Row], pins: Sequence[str]) -> Iterator[Item]:
    for briefing in pins:
        entry = rows.store.corpus.entry(briefing)
        if briefing in found and entry is not None:
            sentence, speaker = telling(entry.briefing)
            yield _item(found[briefing], _beginning(bare(sentence)), speaker=speaker)


def _beginning(sentence: str) -> str:
    """Give a sentence, or of one without an end the words that it begins with."""
    part, _, behind = quoted(sentence, Span(0, len(sentence)), 0)
    return f"{part.of(sentence)}{behind}"


def _item(
    row: Row,
    sentence: str,
    alerts: Sequence[Alert] = (),
    *,
    pinned: bool = False,
    speaker: str = "",
) -> Item:
    told = most_special(alerts)
    return Item(
        briefing=row.id,
        title=row.title,
        publisher=row.publisher,
        dating=row.dating,
        evidence=row.date_evidence,
        pinned=pinned or row.pinned,
        watches=tuple(dict.fromkeys(alert.watch for alert in alerts)),
        sentence=bare(sentence),
        speaker=speaker,
        tags=row.tags,
        notes=row.notes,
        kind=told.kind.value if told else "",
        special=kind_words(told) if told else "",
    )
