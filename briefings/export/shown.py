"""A briefing as a person reads it: with the edits of cleaning made, and nothing but the story."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from briefings.export.days import sourced
from briefings.model import FOLDED, BlockKind, Briefing, Edit, Span


def shown(briefing: Briefing, span: Span) -> str:
    """Give the words of a span with the edits made that begin in it."""
    first = bisect_left(briefing.edits, span.start, key=_start)
    parts: list[str] = []
    at = span.start
    for edit in islice(briefing.edits, first, None):
        if edit.span.start >= span.end:
            break
        parts += briefing.text[at : edit.span.start], edit.shown
        at = max(at, edit.span.end)
    parts.append(briefing.text[at : span.end])
    return "".join(parts)


def story(briefing: Briefing) -> str:
    """Give a briefing to hand on: title, where it is from, and the text of the story."""
    return "".join(f"{line}\n" for line in _lines(briefing))


def source(briefing: Briefing) -> str:
    """Give publisher, date with its certainty, and id."""
    whose = sourced(briefing.publisher or "publisher unknown", briefing.dating)
    return f"{whose}, {briefing.id}"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield briefing.title
    yield source(briefing)
    for block in briefing.blocks:
        if block.kind not in FOLDED and block.kind is not BlockKind.TITLE:
            for line in shown(briefing, block.span).split("\n"):
                if line.strip():
                    yield ""
                    yield line.strip()


def _start(edit: Edit) -> int:
    return edit.span.start
