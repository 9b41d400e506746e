"""The text that lies open: its page, its cursor, and where in it a search is answered."""

from bisect import bisect_left
from collections.abc import Sequence

from briefings.model import Alert, Hit, Mention, Page, Span
from briefings.model import Place as ReadingPlace
from tui.widgets.reader import Reader


class Opened:
    """What the reader shows, and the only way to change it."""

    def __init__(self, reader: Reader) -> None:
        """Begin with nothing open."""
        self._reader = reader
        self.page: Page | None = None
        self.hit: Hit | None = None
        """Why it answers a search; None where none was asked."""
        self.marks: tuple[Span, ...] = ()
        """Where it answers the search."""
        self._mark = 0

    @property
    def mention(self) -> Mention | None:
        """Give the name under the cursor."""
        return self._reader.selected

    @property
    def offset(self) -> int:
        """Give the code point that is looked at: the name, the match, else the top."""
        if self.mention is not None:
            return self.mention.span.start
        if self.marks:
            return self.marks[self._mark].start
        return self._reader.top_offset

    def spot(self) -> ReadingPlace | None:
        """Give where the reader is now, to be kept for the next time."""
        return ReadingPlace(self.page.row.id, self._reader.top_offset) if self.page else None

    def show(self, page: Page | None, offset: int | None = None) -> None:
        """Open a page at an offset, or none; the very same page stays where it is without one."""
        if page is None:
            self.hit, self.marks = None, ()
        self.page = page
        self._reader.show(page, offset)

    def renew(self, page: Page) -> None:
        """Show the open page as it was read again; cursor, scroll and marks stay."""
        selected = self.mention
        self.show(page, self._reader.top_offset)
        self._reader.select(_same(selected, page.mentions))
        self._reader.mark(self.marks, self._mark)

    def mark(self, hit: Hit | None, offset: int | None = None) -> None:
        """Mark where it answers a query; go to the first of it behind `offset`."""
        self.hit = hit
        self.marks = hit.spans if hit else ()
        behind = (at for at, span in enumerate(self.marks) if span.start >= (offset or 0))
        self._mark = next(behind, 0)
        self._reader.mark(self.marks, self._mark)

    def mark_more(self, hit: Hit | None) -> None:
        """Mark other words too where it answers the same query; cursor and scroll stay."""
        if hit is not None and hit.spans != self.marks:
            at = bisect_left(hit.spans, self.marks[self._mark]) if self.marks else 0
            self.hit, self.marks, self._mark = hit, hit.spans, at
            self._reader.mark(self.marks, at, stay=True)

    def mark_answer(self, alert: Alert) -> None:
        """Mark what answers a watched query, as the words of a search are marked."""
        if not alert.mentions:
            return
        first = alert.mentions[0]
        spans = tuple(word.span for word in alert.mentions)
        hit = Hit(alert.briefing, first.tier, first.score, spans, "", (), first.reasons)
        self.mark(hit, first.span.start)

    def step_mark(self, step: int) -> bool:
        """Go to the next or previous mark; True where it went round an end."""
        wanted = self._mark + step
        self._mark = wanted % len(self.marks)
        self._reader.mark(self.marks, self._mark)
        return wanted != self._mark

    def select(self, mention: Mention | None) -> None:
        """Put the cursor on a name, and bring it into sight."""
        self._reader.select(mention)


def _same(mention: Mention | None, mentions: Sequence[Mention]) -> Mention | None:
    """Find a name again on a page that was read again."""
    if mention is None:
        return None
    return next((one for one in mentions if one.span == mention.span), None)
