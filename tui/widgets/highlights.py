"""What stands out in a text: its names, what was searched in it, and the name under the cursor."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefings.model import EntityKind, Mention, Span
from tui.paint.inks import Inks, People
from tui.paint.page import Overlay
from tui.widgets.galley import Line


class Highlights:
    """The mentions of a page, the marks of a search, and the mention that is selected.

    Spans are in the order of the text and are looked up by bisection, a line at a time.
    """

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        """Begin with the names alone."""
        self.mentions = mentions
        self.marks: Sequence[Span] = ()
        self.current = 0
        """Which of the marks `n` went to."""
        self.selected: Mention | None = None
        self._mention_starts = [mention.span.start for mention in mentions]
        self._mark_starts: list[int] = []

    def mark(self, spans: Sequence[Span], current: int) -> None:
        """Mark other words; a `current` that is none of them counts as the first."""
        self.marks = spans
        self.current = current if 0 <= current < len(spans) else 0
        self._mark_starts = [span.start for span in spans]

    @property
    def current_mark(self) -> Span | None:
        """The mark that `n` went to."""
        return self.marks[self.current] if self.marks else None

    @property
    def must_show(self) -> list[int]:
        """The offsets that no fold may hide."""
        mark = self.current_mark
        found = [mark.start] if mark is not None else []
        return [*found, self.selected.span.start] if self.selected is not None else found

    def said(self) -> list[str]:
        """Give where the cursor is among its like, in words: `Hakala 1/2`, `2/5`."""
        said = []
        if self.selected is not None:
            same = [one.span for one in self.mentions if one.entity == self.selected.entity]
            at = bisect_left(same, self.selected.span) + 1
            name = (*self.selected.watches, self.selected.name)[0]
            said.append(f"{name} {at}/{len(same)}")
        if self.marks:
            said.append(f"{self.current + 1}/{len(self.marks)}")
        return said

    def mention_at(self, offset: int) -> Mention | None:
        """Give the name that a code point is part of."""
        return next(iter(self._mentions_in(Span(offset, offset + 1))), None)

    def overlays(self, line: Line, inks: Inks, people: People) -> Iterator[Overlay]:
        """Give what stands out in a line, what lies on top last."""
        seen = line.span
        for column in line.flow.joins:
            yield column - line.start, column - line.start + 1, inks.dim
        if seen is None:
            return
        for mention in self._mentions_in(seen):
            if mention.kind is EntityKind.PERSON or mention.watches:
                hue = people.hue(mention.entity)
                ink = inks.person(hue, watched=bool(mention.watches))
                yield *line.columns(mention.span), ink
        current = self.current_mark
        for mark in self._marks_in(seen):
            ink = inks.match_current if mark == current else inks.match
            yield *line.columns(mark), ink
        if self.selected is not None and self.selected.span.overlaps(seen):
            yield *line.columns(self.selected.span), inks.match_current

    def _mentions_in(self, seen: Span) -> list[Mention]:
        first, last = _range(self._mention_starts, seen)
        return [each for each in self.mentions[first:last] if each.span.overlaps(seen)]

    def _marks_in(self, seen: Span) -> list[Span]:
        first, last = _range(self._mark_starts, seen)
        return [each for each in self.marks[first:last] if each.overlaps(seen)]


def _range(starts: Sequence[int], seen: Span) -> tuple[int, int]:
    """Give which of some spans may meet a stretch; the one before may reach into it."""
    return max(0, bisect_right(starts, seen.start) - 1), bisect_left(starts, seen.end)
