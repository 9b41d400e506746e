"""A quotation with where it is from: what a reader copies into a report."""

from briefings.export.shown import shown, source
from briefings.model import BlockKind, Briefing, Certainty, Span
from briefings.text.segment import sentence_in

TELLING = frozenset({BlockKind.BODY, BlockKind.QUOTE})
"""Kinds of block that have sentences to quote."""

_QUOTATION = frozenset('"“”„«»')


def cite(briefing: Briefing, words: str = "", offset: int | None = None) -> str:
    """Give words in quotation marks, and below them title, publisher, date and id.

    Without words it is the quotation or line at an offset, and without one what tells most.
    """
    if not words.strip():
        words = telling(briefing)[0] if offset is None else quoted_at(briefing, offset)
    return f"“{bare(words)}”\n— {briefing.title}\n  {source(briefing)}\n"


def bare(words: str) -> str:
    """Give words on one line, without quotation marks around the whole."""
    whole = " ".join(words.split())
    inner = whole[1:-1]
    if whole[:1] in _QUOTATION and whole[-1:] in _QUOTATION and not _QUOTATION & set(inner):
        return inner
    return whole


def quoted_at(briefing: Briefing, offset: int) -> str:
    """Give the quotation in which a code point stands, or else its line.

    Outside the story it is the first line of the story behind it.
    """
    for quote in briefing.quotes:
        if quote.span.start <= offset < quote.span.end:
            return shown(briefing, quote.span)
    for block in briefing.blocks:
        if block.kind in TELLING and block.span.end > offset:
            line = _line(briefing.text, max(offset, block.span.start), block.span.end)
            if line is not None:
                return shown(briefing, line)
    return telling(briefing)[0]


def _line(text: str, offset: int, end: int) -> Span | None:
    """Give the line of a code point, or the first that is not blank behind it and before `end`."""
    rest = text[offset:end]
    at = offset + len(rest) - len(rest.lstrip())
    if at >= end:
        return None
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    return Span(start, stop if 0 <= stop < end else end)


def telling(briefing: Briefing) -> tuple[str, str]:
    """Give the first words whose speaker is stated, with that name; else the first sentence."""
    for quote in briefing.quotes:
        if quote.speaker and quote.certainty is Certainty.STATED:
            return shown(briefing, quote.span), quote.speaker
    for block in briefing.blocks:
        words = block.span.of(briefing.text)
        if block.kind in TELLING and words.strip():
            start = block.span.start + len(words) - len(words.lstrip())
            return shown(briefing, sentence_in(briefing.text, block.span, start)), ""
    return "", ""
