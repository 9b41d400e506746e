"""Values of the model as JSON-ready records. Pure; the keys are those of `fields`, in order."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from briefings.model import (
    Alert,
    Block,
    BlockKind,
    Certainty,
    Dating,
    Hit,
    Match,
    Mention,
    NameCount,
    Newcomer,
    Overlap,
    Page,
    Person,
    Problem,
    Quote,
    Reason,
    Row,
    ScanLine,
    Spelling,
    Watch,
    WatchHealth,
    WatchTest,
)
from briefings.text.language import language

Json = dict[str, object]


def row(of: Row) -> Json:
    """Give a row of a list."""
    return {
        "id": of.id,
        "path": of.path,
        "title": of.title,
        "title_kind": of.title_kind.value,
        **dating_fields(of.dating, of.date_evidence),
        "publisher": of.publisher,
        "language": of.language,
        "unread": of.unread,
        "pinned": of.pinned,
        "alerts": list(of.alerts),
        "names": _counts(of.names),
        "copies": of.copies,
        "copy_alerts": list(of.copy_alerts),
        "fresh": of.fresh,
        "new_names": _counts(of.new_names),
        "copy_of": of.copy_of,
        "gone": of.gone,
        "tags": list(of.tags),
        "notes": list(of.notes),
        "is_list": of.is_list,
    }


def _counts(names: Iterable[NameCount]) -> list[Json]:
    return [{"name": each.name, "count": each.count} for each in names]


def page(of: Page, overlaps: Sequence[Overlap] = ()) -> Json:
    """Give a briefing whole: its row, its text, all that was made of it, and its copies."""
    briefing = of.briefing
    return row(of.row) | {
        "text": briefing.text,
        "raw_path": of.row.raw_path,
        "blocks": [_block(each, briefing.text) for each in briefing.blocks],
        "edits": [
            {
                "start": edit.span.start,
                "end": edit.span.end,
                "was": edit.was,
                "why": edit.why,
            }
            for edit in briefing.edits
        ],
        "mentions": [mention(each) for each in of.mentions],
        "quotes": [_quote(each) for each in briefing.quotes],
        "problems": [problem(each) for each in briefing.problems],
        "overlaps": [{"id": one.briefing, "share": _score(one.share)} for one in overlaps],
    }


def _block(of: Block, text: str) -> Json:
    """Give a block; in a language of its own where a text is of several."""
    return {
        "kind": of.kind.value,
        "start": of.span.start,
        "end": of.span.end,
        "language": language(of.span.of(text)),
    }


def hit(of: Hit, found: Row, text: str) -> Json:
    """Give a hit with the row it found; `text` is the briefing's, which the spans count."""
    return row(found) | {
        "score": _score(of.score),
        "tier": of.tier.value,
        "spans": [
            {"start": span.start, "end": span.end, "text": span.of(text)} for span in of.spans
        ],
        "snippet": of.snippet,
        "reasons": _reasons(of.reasons),
    }


def alert(of: Alert) -> Json:
    """Give an alert."""
    return {
        "id": of.id,
        "watchlist": of.watchlist,
        "watch": of.watch,
        "briefing": of.briefing,
        "date": _day(of.date),
        "received": _moment(of.received),
        "state": of.state.value,
        "pinned": of.pinned,
        "kind": of.kind.value,
        "mentions": [mention(each) for each in of.mentions],
        "sentence": of.sentence,
        "gone": of.gone,
        "muted": of.muted,
        "rule": of.rule,
    }


def person(of: Person) -> Json:
    """Give a person, organisation or place with all spellings."""
    return {
        "id": of.id,
        "name": of.name,
        "kind": of.kind.value,
        "spellings": [{"name": name, "count": count} for name, count in of.spellings],
        "names": [{"name": name, "briefings": count} for name, count in of.names],
        "count": sum(count for _, count in of.spellings),
        "briefings": of.briefings,
        "first": _day(of.first),
        "last": _day(of.last),
        "why": "",
        "sentence": "",
        "briefing": "",
    }


def newcomer(of: Newcomer) -> Json:
    """Give somebody new, with why and where."""
    return person(of.person) | {"why": of.why, "sentence": of.sentence, "briefing": of.briefing}


def spelling(of: Spelling) -> Json:
    """Give a spelling that a watch would catch, or nearly."""
    return {
        "spelling": of.text,
        "briefings": of.briefings,
        "looked_into": of.looked_into,
        "caught": of.tier.joins,
        "silent_in": of.silent_in.value if of.silent_in else None,
        "open": of.is_open,
        "tier": of.tier.value,
        "score": _score(of.score),
        "reasons": _reasons(of.reasons),
        "sentence": of.sentence,
        "briefing": of.briefing,
    }


def watch(of: Watch) -> Json:
    """Give a watch with its options."""
    return {
        "watchlist": of.watchlist,
        "name": of.name,
        "query": of.query,
        "aliases": list(of.aliases),
        "not": list(of.excluded),
        "where": [kind.value for kind in BlockKind if kind in of.where],
        "local": of.local,
    }


def watch_health(of: WatchHealth) -> Json:
    """Give the health of a watch."""
    return {
        "watchlist": of.watch.watchlist,
        "watch": of.watch.name,
        "ok": of.is_well,
        "evaluated": of.evaluated,
        "stored": of.stored,
        "alerts": of.alerts,
        "new": of.new,
        "dismissed": of.dismissed,
        "last": _day(of.last),
        "spellings": list(of.spellings),
        "silenced": dict(of.silenced),
        "missed": of.missed,
        "muted": of.mute is not None,
        "until": _day(of.mute.until) if of.mute else None,
        "missing": list(of.missing),
        "fault": str(of.fault) if of.fault else None,
    }


def watch_test(of: WatchTest) -> Json:
    """Give a test of a watch."""
    return {
        "watchlist": of.watch.watchlist,
        "watch": of.watch.name,
        "sentence": of.sentence,
        "expected": "ring" if of.must_ring else "silence",
        "ok": of.is_passed,
    }


def match(a: str, b: str, of: Match) -> Json:
    """Give what comparing two names gave."""
    return {
        "a": a,
        "b": b,
        "tier": of.tier.value,
        "score": _score(of.score),
        "reasons": _reasons(of.reasons),
    }


def scan_line(of: ScanLine) -> Json:
    """Give what became of one file."""
    return {
        "path": of.path,
        "id": of.id,
        "status": of.status.value,
        "copy_of": of.copy_of,
        "reason": of.reason,
    }


def problem(of: Problem) -> Json:
    """Give a problem."""
    return {"what": of.what, "where": of.where, "advice": of.advice}


def mention(of: Mention) -> Json:
    """Give a mention."""
    return {
        "entity": of.entity,
        "name": of.name,
        "kind": of.kind.value,
        "start": of.span.start,
        "end": of.span.end,
        "text": of.text,
        "tier": of.tier.value,
        "score": _score(of.score),
        "where": of.where.value,
        "reasons": _reasons(of.reasons),
    }


def dating_fields(of: Dating | None, words: str) -> Json:
    """Give the fields of a date; `words` are those it was read from."""
    if of is None:
        return {
            "date": None,
            "date_end": None,
            "date_precision": "none",
            "date_origin": "none",
            "date_certainty": Certainty.UNKNOWN.value,
            "date_evidence": None,
        }
    return {
        "date": of.start.isoformat(),
        "date_end": of.end.isoformat() if of.end != of.start else None,
        "date_precision": of.precision.value,
        "date_origin": of.origin.value,
        "date_certainty": of.certainty.value,
        "date_evidence": _evidence(of, words),
    }


def _evidence(of: Dating, words: str) -> Json | None:
    """Words that stand in no text, such as those of a path, have neither start nor end."""
    if of.evidence is None and not words:
        return None
    start, end = (of.evidence.start, of.evidence.end) if of.evidence else (None, None)
    return {"start": start, "end": end, "text": words}


def _quote(of: Quote) -> Json:
    return {
        "start": of.span.start,
        "end": of.span.end,
        "speaker": of.speaker,
        "speaker_certainty": of.certainty.value,
    }


def _reasons(of: Sequence[Reason]) -> list[Json]:
    return [
        {"kind": each.kind.value, "left": each.left, "right": each.right, "rule": each.rule}
        for each in of
    ]


def _score(score: float) -> float:
    """Four digits hold every difference that a verdict makes."""
    return round(score, 4)


def _day(of: date | None) -> str | None:
    return of.isoformat() if of else None


def _moment(of: datetime) -> str:
    return of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
