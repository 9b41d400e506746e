"""What must be true of a briefing that was read, against a labelled one: differences in words.

A gold object is a line of `tests/golden/seeds.jsonl`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from briefings.model import FOLDED, BlockKind, Briefing, Certainty, Span

Gold = Mapping[str, Any]

DERIVED_CUT = 110


def differences(briefing: Briefing, gold: Gold) -> list[str]:
    """Compare all facts; `gold['date']` holds for a briefing read among its neighbours."""
    return [
        *_date(briefing, gold),
        *_title(briefing, gold),
        *_publisher(briefing, gold),
        *_blocks(briefing, gold),
        *_edits(briefing, gold),
        *_quotes(briefing, gold),
        *_kinds_of_people(briefing, gold),
    ]


def _differ(what: str, found: object, wanted: object) -> Iterable[str]:
    if found != wanted:
        yield f"{what}: {found!r}, not {wanted!r}"


def _date(briefing: Briefing, gold: Gold) -> Iterable[str]:
    dating = briefing.dating
    if dating is None:
        yield "undated"
        return
    evidence = gold["date_evidence"]
    yield from _differ("date", dating.start.isoformat(), gold["date"])
    yield from _differ("date_end", dating.end.isoformat(), gold["date_end"] or gold["date"])
    yield from _differ("precision", str(dating.precision), gold["date_precision"])
    yield from _differ("origin", str(dating.origin), gold["date_origin"])
    yield from _differ("certainty", str(dating.certainty), gold["date_certainty"])
    yield from _differ("evidence", dating.evidence, Span(evidence["start"], evidence["end"]))
    yield from _differ("conflicts", dating.conflicts, ())


def _title(briefing: Briefing, gold: Gold) -> Iterable[str]:
    yield from _differ("title kind", str(briefing.title_kind), gold["title_kind"])
    if gold["title"] is None:
        body = next(b for b in briefing.blocks if b.kind is BlockKind.BODY)
        yield from _differ(
            "derived from", (briefing.title_span or Span(0, 0)).start, body.span.start
        )
        head = briefing.title.rstrip("…")
        if not briefing.text[body.span.start :].startswith(head) or len(head) > DERIVED_CUT:
            yield f"derived title {briefing.title!r} is not the beginning of the first sentence"
        return
    start = gold["title_start"]
    yield from _differ("title", briefing.title, gold["title"])
    yield from _differ("title span", briefing.title_span, Span(start, start + len(gold["title"])))
    yield from _differ("title's block", briefing.kind_at(start), BlockKind.TITLE)


def _publisher(briefing: Briefing, gold: Gold) -> Iterable[str]:
    yield from _differ("publisher", briefing.publisher, gold["publisher"])
    evidence = gold["publisher_evidence"]
    span = Span(evidence["start"], evidence["end"]) if evidence else None
    yield from _differ("publisher's words", briefing.publisher_span, span)
    yield from _differ("language", briefing.language, gold["language"])


def _blocks(briefing: Briefing, gold: Gold) -> Iterable[str]:
    wanted = {(b["kind"], b["start"], b["end"]) for b in gold["blocks"]}
    found = {
        (str(block.kind), block.span.start, block.span.start + len(text.rstrip()))
        for block in briefing.blocks
        if block.kind in FOLDED | {BlockKind.CAPTION, BlockKind.HEADING}
        and block.kind is not BlockKind.HEADER
        and (text := block.span.of(briefing.text))
    }
    for kind, start, end in sorted(wanted - found):
        yield f"no {kind} at {start}: {briefing.text[start:end]!r}, but {briefing.kind_at(start)}"
    for kind, start, end in sorted(found - wanted):
        yield f"{kind} at {start} is none: {briefing.text[start:end]!r}"


def _edits(briefing: Briefing, gold: Gold) -> Iterable[str]:
    wanted = {(r["start"], r["end"], r["text"], "") for r in gold["repeats"]} | {
        (g["start"], g["end"], g["text"], " ".join(g["parts"])) for g in gold["glued"]
    }
    found = {(e.span.start, e.span.end, e.was, e.shown) for e in briefing.edits}
    yield from (f"no edit {edit}" for edit in sorted(wanted - found))
    yield from (f"edit {edit} is none" for edit in sorted(found - wanted))
    yield from (f"no reason for {edit}" for edit in briefing.edits if not edit.why)


def _quotes(briefing: Briefing, gold: Gold) -> Iterable[str]:
    found = {(quote.span.start, quote.span.end): quote for quote in briefing.quotes}
    known = {(quote["start"], quote["end"]) for quote in gold["quotes"]}
    yield from (f"quote {span} is none" for span in sorted(found.keys() - known))
    for wanted in gold["quotes"]:
        quote = found.get((wanted["start"], wanted["end"]))
        if quote is None:
            if "fragment" not in wanted["note"]:
                yield f"no quote at {wanted['start']}"
            continue
        named = wanted["speaker_by"] == "named"
        if quote.speaker is None:
            yield from _differ("certainty of ?", quote.certainty, Certainty.UNKNOWN)
            if named:
                yield f"quote at {wanted['start']} has no speaker, not {wanted['speaker']!r}"
        elif not wanted["speaker"] or quote.speaker.split()[-1] not in wanted["speaker"].split():
            yield f"quote at {wanted['start']} given to {quote.speaker!r}"


def _kinds_of_people(briefing: Briefing, gold: Gold) -> Iterable[str]:
    """People stand in the story but where the gold says that a block is none of it."""
    folded = [
        (block["start"], block["end"])
        for block in gold["blocks"]
        if BlockKind(block["kind"]) in FOLDED
    ]
    for span in gold["spans"]:
        if span["kind"] != "PER":
            continue
        wanted = any(start <= span["start"] < end for start, end in folded)
        kind = briefing.kind_at(span["start"])
        if (kind in FOLDED) != wanted:
            yield f"{span['text']!r} at {span['start']} stands in {kind}"
