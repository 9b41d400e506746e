"""Words of a text as the reader sees them: glued ones split, broken ones whole."""

from collections.abc import Sequence
from itertools import accumulate

from briefings.model import Briefing, Edit, Span


def mended(
    briefing: Briefing, span: Span, marks: Sequence[Span] = ()
) -> tuple[str, tuple[Span, ...]]:
    """Give the words of a span with the edits made, and where marks within it stand in them.

    What is folded whole stays: who looks for it is to see it.
    """
    words, edits = span.of(briefing.text), _edits(briefing, span)
    for edit in reversed(edits):
        at = edit.span.start - span.start
        words = f"{words[:at]}{edit.shown}{words[at + len(edit.was) :]}"
    inside = tuple(
        Span(_moved(mark.start, span, edits), _moved(mark.end, span, edits, is_end=True))
        for mark in marks
        if span.start <= mark.start and mark.end <= span.end
    )
    return words, inside


def _edits(briefing: Briefing, span: Span) -> list[Edit]:
    return [
        edit
        for edit in briefing.edits
        if edit.shown and span.start <= edit.span.start and edit.span.end <= span.end
    ]


def _moved(offset: int, span: Span, edits: Sequence[Edit], *, is_end: bool = False) -> int:
    shift = -span.start
    for edit in edits:
        if offset <= edit.span.start:
            break
        if offset < edit.span.end:
            within = _in_shown(edit, offset - edit.span.start, is_end=is_end)
            return edit.span.start + shift + within
        shift += len(edit.shown) - len(edit.was)
    return offset + shift


def _in_shown(edit: Edit, at: int, *, is_end: bool) -> int:
    """Give where a place inside an edit stands in what is shown: behind as many letters."""
    letters = sum(map(str.isalnum, edit.was[:at]))
    counts = list(accumulate(map(str.isalnum, edit.shown), initial=0))
    if is_end:
        return counts.index(letters) if letters in counts else len(edit.shown)
    return len(counts) - 1 - counts[::-1].index(letters) if letters in counts else 0
