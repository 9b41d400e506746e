"""Words shown whole in which a line of the text ends, and where marks stand among them."""

from collections.abc import Sequence

from briefings.model import Briefing, Edit, Span


def unbroken(
    briefing: Briefing, span: Span, marks: Sequence[Span] = ()
) -> tuple[str, tuple[Span, ...]]:
    """Give the words of a span, broken ones whole, and where marks within it stand in them.

    A mark that begins or ends inside a broken word goes with the word.
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
        if "\n" in edit.was and span.start <= edit.span.start and edit.span.end <= span.end
    ]


def _moved(offset: int, span: Span, edits: Sequence[Edit], *, is_end: bool = False) -> int:
    shift = -span.start
    for edit in edits:
        if offset <= edit.span.start:
            break
        if offset < edit.span.end:
            return edit.span.start + shift + (len(edit.shown) if is_end else 0)
        shift += len(edit.shown) - len(edit.was)
    return offset + shift
