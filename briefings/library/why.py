"""Why a briefing is where it is and looks as it does, in the reader's words."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from briefings.export.days import days
from briefings.library.lists.inbox import kind_words
from briefings.match import rules
from briefings.model import (
    Alert,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Hit,
    Mention,
    Overlap,
    Page,
    Reason,
    ReasonKind,
    Row,
    Tier,
    TitleKind,
)
from briefings.store.protocols import Corpus, Habit

ORIGINS = {
    DateOrigin.HEADER: "its header line",
    DateOrigin.META: "the data sent with it",
    DateOrigin.LABEL: "a line labelled as its date",
    DateOrigin.DATELINE: "its dateline",
    DateOrigin.TEXT: "its text",
    DateOrigin.PATH: "its file's path",
    DateOrigin.USER: "your correction",
}

TIERS = {
    Tier.EXACT: "exact: the same letters",
    Tier.SURE: "sure",
    Tier.LIKELY: "likely: the surname alone",
    Tier.MAYBE: "maybe: too far apart to ring",
    Tier.NO: "no match",
}

_COPIES = 5
"""Copies that are told of, at most."""

_MUTED = "you muted its watch: it waits to be seen and does not ring"


def explain(
    page: Page,
    *,
    mention: Mention | None,
    hit: Hit | None,
    alert: Alert | None,
    rung: Sequence[Alert],
    habit: Habit | None,
) -> Iterator[tuple[str, str]]:
    """Give pairs of what is explained and why; `rung` are all alerts of the briefing.

    `habit` is how its publisher writes days with slashes, where one was read by that.
    """
    if hit is not None and hit.reasons:
        yield "found", _joined(hit.tier, hit.reasons)
    if alert is not None:
        yield from _alerted(alert, page.briefing)
    if mention is not None:
        yield from _named(page.briefing, mention, rung)
    yield "date", _date(page.briefing)
    if habit is not None:
        first = "the day" if habit.order == "dm" else "the month"
        so = f"{habit.briefings} of its publisher's briefings tell"
        yield "day and month", f"{first} is first, as in “{habit.shown}”, so {so}"
    yield "title", _title(page.briefing)
    yield "publisher", _publisher(page.briefing)
    for other in rung:
        if alert is None or other.id != alert.id:
            shown = ", ".join(dict.fromkeys(one.text for one in other.mentions))
            met = f"met as {shown}" if shown else _rung(other)
            yield f"alert {other.watch}", f"{_kind(other)}{met}: {other.sentence}"
    yield from _as_it_came(page.briefing)


def _kind(alert: Alert) -> str:
    """Say why an alert is more than a mention, before what it met; empty where it is no more."""
    said = kind_words(alert)
    last = alert.date - timedelta(days=alert.away) if alert.date and alert.away else None
    if not said:
        return ""
    return f"{said}, last on {last.isoformat()}; " if last else f"{said}; "


def _named(
    briefing: Briefing, mention: Mention, rung: Sequence[Alert]
) -> Iterator[tuple[str, str]]:
    """Give whose name it is, and whether it rings where it stands."""
    called = f"{mention.name}, here “{mention.text}”"
    if " ".join(mention.text.split()) == mention.name:
        called = mention.name
    yield "name", f"{called}: {_joined(mention.tier, mention.reasons)}"
    heard = {one.span for each in rung for one in each.mentions}
    is_silent = bool(mention.watches) and mention.span not in heard
    place = _place(briefing, mention)
    yield "stands in", f"{place}: silent there" if is_silent else place


def _as_it_came(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Give what there is to say of the bytes of a file."""
    for problem in briefing.problems:
        yield "note", str(problem)
    if briefing.hidden:
        yield "hidden characters", str(briefing.hidden)
    if not briefing.encoding.startswith("utf"):
        yield "encoding", f"its bytes are read as {briefing.encoding}"


def overlapping(
    row: Row, overlaps: Sequence[Overlap], titles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give of what a briefing is a copy, and what are copies of it: the nearest of them."""
    folded = sorted(overlaps, key=lambda one: one.briefing != row.copy_of)
    for one in folded[:_COPIES]:
        title, share = titles[one.briefing], f"{math.floor(100 * one.share)} %"
        if one.is_longer:
            under = ", under which it is folded" * (one.briefing == row.copy_of)
            yield "copy of", f"“{title}” has {share} of its runs of four words{under}"
        else:
            yield "copy", f"of “{title}” {share} of the runs of four words stand here"


def habit_of(corpus: Corpus, briefing: str) -> Habit | None:
    """Give how its publisher writes days with slashes, where one was read by that."""
    entry = corpus.entry(briefing)
    return corpus.habit(entry.told.reported) if entry and entry.told.read_as else None


def swung(alert: Alert) -> tuple[tuple[str, str], ...]:
    """Give why a spike or a silence is one."""
    return (
        (f"alert {alert.watch}", f"{alert.title}: {alert.sentence}"),
        ("the rule", alert.rule),
        *((("muted", _MUTED),) if alert.muted else ()),
    )


def _alerted(alert: Alert, briefing: Briefing) -> Iterator[tuple[str, str]]:
    yield f"alert {alert.watch}", f"{_kind(alert)}{_rung(alert)}"
    if alert.told:
        yield "stands in", _place(briefing, alert.told)
    yield "its sentence", alert.sentence
    if alert.muted:
        yield "muted", _MUTED


def _place(briefing: Briefing, mention: Mention) -> str:
    start = mention.span.start
    if briefing.is_shared(start):
        return f"{mention.stands_in} · a line that other stories have too"
    if mention.where is BlockKind.HEADING and briefing.is_sender(start):
        return "the line of a mail that says who sent it"
    return str(mention.stands_in)


def _rung(alert: Alert) -> str:
    if alert.gone:
        return "it rang before the file was changed"
    if alert.told is None:
        return "it answers the query that is watched"
    return _joined(alert.told.tier, alert.told.reasons)


def _joined(tier: Tier, reasons: tuple[Reason, ...]) -> str:
    # That the same letters join a name to itself, its tier says already.
    told = [one for one in reasons if not (one.kind is ReasonKind.EXACT and tier is Tier.EXACT)]
    if told and told[0].kind is ReasonKind.RECOGNISER:
        return told[0].rule
    pairs = zip(told, rules(told), strict=True)
    words = "; ".join(f"{one.right} ~ {one.left}: {rule or one.rule}" for one, rule in pairs)
    return f"{TIERS[tier]} · {words}" if words else TIERS[tier]


def _date(briefing: Briefing) -> str:
    dating = briefing.dating
    if dating is None:
        return "not known: it states no whole date, and nothing near it settles one"
    said = f" · “{dating.evidence.of(briefing.text)}”" if dating.evidence else ""
    how = "stated in " if dating.certainty is Certainty.STATED else "inferred from "
    if dating.origin is DateOrigin.USER:
        how = ""
    against = "".join(f" · but {other}" for other in dating.conflicts)
    return f"{days(dating)} · {how}{ORIGINS[dating.origin]}{said}{against}"


def _title(briefing: Briefing) -> str:
    if briefing.title_kind is TitleKind.STATED:
        if briefing.title_span is None:
            return "stated: in your correction, or in the data sent with the text"
        return "stated: a line of its own in the text"
    return "derived from the first sentence: the text states none"


def _publisher(briefing: Briefing) -> str:
    if briefing.publisher is None:
        return "not known: the text states none"
    if briefing.publisher_span is None:
        return briefing.publisher
    said = " ".join(briefing.publisher_span.of(briefing.text).split())
    return f"{briefing.publisher} · “{said}”"
