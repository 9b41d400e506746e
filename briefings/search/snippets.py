"""A hit with the line of its text that tells the most."""

from collections.abc import Sequence

from briefings.model import FOLDED, Briefing, Hit, Reason, Span, Tier
from briefings.text.mended import mended
from briefings.text.segment import HYPHENS

BEFORE, AFTER = 40, 110
"""Characters of a snippet around the beginning of its first span, at most."""


def made_hit(
    briefing: Briefing,
    tier: Tier,
    score: float,
    spans: tuple[Span, ...],
    reasons: tuple[Reason, ...],
) -> Hit:
    """Make a hit, with the line around its first span of the story that is not the title."""
    first = _telling(briefing, spans)
    snippet, inside = _snippet(briefing, first, spans) if first else ("", ())
    return Hit(briefing.id, tier, score, spans, snippet, inside, reasons)


def _telling(briefing: Briefing, spans: Sequence[Span]) -> Span | None:
    """Give the first span of the story that is not the title, which a row shows above the line."""
    title = briefing.title_span or Span(0, 0)
    in_title = None
    for span in spans:
        if briefing.kind_at(span.start) not in FOLDED:
            if not span.overlaps(title):
                return span
            in_title = in_title or span
    return in_title or (spans[0] if spans else None)


def _snippet(
    briefing: Briefing, first: Span, spans: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    """Give the paragraph around a span, cut between words, and all spans inside it.

    One that goes on in another block, as behind a date line, is cut there.
    """
    text = briefing.text
    begin, end = _around(briefing, first)
    start = max(begin, first.start - BEFORE)
    stop = min(end, max(first.start + AFTER, first.end))
    if start > begin:
        start = text.find(" ", start, first.start) + 1 or first.start
    if stop < end:
        cut = text.rfind(" ", first.end, stop)
        stop = cut if cut > 0 else stop
    before = "… " if start > begin else ""
    after = " …" if stop < end else ""
    words, inside = mended(briefing, Span(start, stop), spans)
    line = f"{before}{words}{after}".replace("\n", " ").replace("\t", " ")
    shift = len(before)
    return line, tuple(Span(span.start + shift, span.end + shift) for span in inside)


def _around(briefing: Briefing, first: Span) -> tuple[int, int]:
    """Give as much as may be shown of a span's line and block, without blanks at the ends.

    A line that goes on in the next, as in a text of a fixed width, is one with it.
    """
    text, block = briefing.text, briefing.block_at(first.start)
    whole = block.span if block else Span(0, len(text))
    least = max(whole.start, first.start - 2 * BEFORE)
    most = max(first.end, min(whole.end, first.end + 2 * AFTER))
    begin, end = _before(text, first.start, least), _behind(text, first.end, most)
    line = text[begin:end]
    return begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())


def _before(text: str, at: int, least: int) -> int:
    """Give where the line begins in which something stands, no earlier than a place."""
    begin = text.rfind("\n", least, at)
    while begin >= 0 and _goes_on(text, begin):
        begin = text.rfind("\n", least, begin)
    return least if begin < 0 else begin + 1


def _behind(text: str, at: int, most: int) -> int:
    """Give where the line ends in which something stands, no later than a place."""
    end = text.find("\n", at, most)
    while end >= 0 and _goes_on(text, end):
        end = text.find("\n", end + 1, most)
    return most if end < 0 else end


def _goes_on(text: str, end: int) -> bool:
    """Whether a line goes on below its end with small letters, or inside a word."""
    return text[end + 1 : end + 2].islower() or (end > 0 and text[end - 1] in HYPHENS)
