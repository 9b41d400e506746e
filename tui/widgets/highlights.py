"""What stands out in a text: its names, what was searched in it, and the name under the cursor."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefings.model import EntityKind, Mention, Span
from tui.paint.inks import Inks, People
from tui.paint.page import Overlay
from tui.widgets.galley import Line


class Highlights:
    """The mentions of a page, the marks of a search, and the mention that is selected.

    Spans are in the order of the text and are looked up by bisection, a line at a time, for there
    may be thousands.
    """

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        """Begin with the names alone."""
        self.mentions = mentions
        self.marks: Sequence[Span] = ()
        self.current = 0
        """Which of the marks `n` went to."""
        self.selected: Mention | None = None

    def mark(self, spans: Sequence[Span], current: int) -> None:
        """Mark other words; a `current` that is none of them counts as the first."""
        self.marks = spans
        self.current = current if 0 <= current < len(spans) else 0

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

    def lit(self, seen: Span | None) -> frozenset[tuple[Span, bool]]:
        """Give what is marked or selected in a stretch, True for the current mark and the name."""
        if seen is None:
            return frozenset()
        current = self.current_mark
        found = [(mark, mark == current) for mark in self._marks_in(seen)]
        if self.selected is not None and self.selected.span.overlaps(seen):
            found.append((self.selected.span, True))
        return frozenset(found)

    def _mentions_in(self, seen: Span) -> list[Mention]:
        # The one before may reach into it.
        first = bisect_right(self.mentions, seen.start, key=lambda one: one.span.start) - 1
        last = bisect_left(self.mentions, seen.end, key=lambda one: one.span.start)
        found = self.mentions[max(0, first) : last]
        return [each for each in found if each.span.overlaps(seen)]

    def _marks_in(self, seen: Span) -> list[Span]:
        first = bisect_right(self.marks, seen.start, key=lambda one: one.start) - 1
        last = bisect_left(self.marks, seen.end, key=lambda one: one.start)
        return [each for each in self.marks[max(0, first) : last] if each.overlaps(seen)]
