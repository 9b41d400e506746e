"""A briefing whose words broken at line ends are whole, for those who look for names in it.

What is found in it is told with the offsets of the text as it came.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from briefings.model import Briefing, Edit, Mention, Span


def breaks(briefing: Briefing) -> tuple[Edit, ...]:
    """Give the edits that join a word in which a line ended, in text order."""
    return tuple(edit for edit in briefing.edits if edit.shown and "\n" in edit.was)


class Unbroken:
    """A briefing as it would be had no line ended inside a word."""

    def __init__(self, briefing: Briefing, broken: Sequence[Edit]) -> None:
        """Mend some of a briefing's edits, in text order (`breaks`)."""
        self._came = briefing
        sizes = [len(edit.was) - len(edit.shown) for edit in broken]
        self._gone = [0, *accumulate(sizes)]
        self._cuts = [edit.span.start + _kept(edit) for edit in broken]
        self._mended = [cut - gone for cut, gone in zip(self._cuts, self._gone, strict=False)]
        text, starts, ends = briefing.text, [0], []
        for cut, size in zip(self._cuts, sizes, strict=True):
            ends.append(cut)
            starts.append(cut + size)
        whole = "".join(map(text.__getitem__, map(slice, starts, [*ends, len(text)])))
        blocks = tuple(
            replace(one, span=Span(self._in(one.span.start), self._in(one.span.end)))
            for one in briefing.blocks
        )
        shared = tuple(map(self._in, briefing.shared))
        self.briefing = replace(briefing, text=whole, blocks=blocks, shared=shared, edits=())

    def _in(self, offset: int) -> int:
        """Give where a code point of the text as it came stands in the whole one."""
        return offset - self._gone[bisect_left(self._cuts, offset)]

    def back(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Give mentions of the whole text with the offsets of the one that came."""
        return tuple(replace(one, span=self._out(one.span)) for one in mentions)

    def _out(self, span: Span) -> Span:
        first = self._gone[bisect_right(self._mended, span.start)]
        last = self._gone[bisect_left(self._mended, span.end)]
        return Span(span.start + first, span.end + last)


def _kept(edit: Edit) -> int:
    """Count the letters of a broken word before what joining it leaves out."""
    pairs = enumerate(zip(edit.was, edit.shown, strict=False))
    return next((at for at, (was, shown) in pairs if was != shown), len(edit.shown))
