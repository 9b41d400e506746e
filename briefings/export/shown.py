"""A stretch of a briefing as a person reads it: with the edits of cleaning made."""

from briefings.model import Briefing, Span


def shown(briefing: Briefing, span: Span) -> str:
    """Give the words of a span with the edits made that begin in it."""
    inside = [edit for edit in briefing.edits if span.start <= edit.span.start < span.end]
    parts: list[str] = []
    at = span.start
    for edit in sorted(inside, key=lambda edit: edit.span):
        parts += briefing.text[at : edit.span.start], edit.shown
        at = max(at, edit.span.end)
    parts.append(briefing.text[at : span.end])
    return "".join(parts)
