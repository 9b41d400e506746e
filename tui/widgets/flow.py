"""A paragraph as the reader sees it, with the way back to where each letter stands in the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.model import Edit, Span
from tui.paint.cells import tame
from tui.paint.page import Role

JOIN = "·"
"""Drawn where two words stood glued together."""

_BULLET = re.compile(r"([•◦▪‣*]|-)[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Flow:
    """One paragraph, as shown. Columns are code points of `shown`, offsets those of the text."""

    shown: str
    role: Role
    anchors: tuple[tuple[int, int], ...] = ()
    """Column and offset of each stretch that runs evenly; empty where nothing stands behind."""
    joins: tuple[int, ...] = ()
    """Columns that were put in between glued words."""
    first_lead: str = ""
    """Stands before its first line."""
    lead: str = ""
    """Stands before its other lines; as wide as `first_lead`."""
    indent: int = 0
    """Cells that lines after the first stand further in."""

    @property
    def span(self) -> Span | None:
        """The offsets it covers."""
        if not self.anchors:
            return None
        return Span(self.offset(0), self.offset(len(self.shown)))

    def led(self, first: str, rest: str | None = None) -> "Flow":
        """Give the same paragraph with words before its lines."""
        return replace(self, first_lead=first, lead=first if rest is None else rest)

    def offset(self, column: int) -> int:
        """Give where in the text a column stands."""
        at = max(0, bisect_right(self.anchors, (column, 1 << 62)) - 1)
        first, offset = self.anchors[at]
        here = offset + column - first
        return min(here, self.anchors[at + 1][1]) if at + 1 < len(self.anchors) else here

    def column(self, offset: int) -> int:
        """Give the column of an offset; the nearest one where it is not shown."""
        at = 0
        for index, (_, start) in enumerate(self.anchors):
            if start <= offset:
                at = index
        first, start = self.anchors[at]
        here = max(first, first + offset - start)
        end = self.anchors[at + 1][0] if at + 1 < len(self.anchors) else len(self.shown)
        return min(here, end)

    def column_of_end(self, offset: int) -> int:
        """Give the column after the letter before an offset: what is put in there is outside."""
        return self.column(offset - 1) + 1


def flow(text: str, span: Span, edits: Sequence[Edit], role: Role) -> Flow:
    """Make a paragraph of a stretch of a text, with the edits in it applied."""
    shown: list[str] = []
    anchors: list[tuple[int, int]] = []
    joins: list[int] = []
    column, at = 0, span.start

    def add(piece: str, offset: int) -> None:
        nonlocal column
        if piece:
            anchors.append((column, offset))
            shown.append(piece)
            column += len(piece)

    for edit in edits:
        if edit.span.start < at or edit.span.end > span.end:
            continue
        before, put_in, after = _parts(edit)
        add(text[at : edit.span.start] + before, at)
        joins.extend(range(column, column + len(put_in)))
        at = edit.span.end - len(after)
        add(put_in.replace(" ", JOIN), at)
    add(text[at : span.end], at)
    # A line that somebody broke goes on: one sign for another, so that columns stay.
    whole = tame("".join(shown).replace("\n", " "))
    bullet = _BULLET.match(whole)
    indent = bullet.end() if bullet and role in (Role.PLAIN, Role.QUOTE) else 0
    return Flow(whole, role, tuple(anchors) or ((0, span.start),), tuple(joins), indent=indent)


def _parts(edit: Edit) -> tuple[str, str, str]:
    """Part what an edit shows into words kept before, what is put in, and words kept after."""
    was, shown = edit.was, edit.shown
    most = min(len(was), len(shown))
    first = next((at for at in range(most) if was[at] != shown[at]), most)
    most -= first
    last = next((at for at in range(most) if was[-1 - at] != shown[-1 - at]), most)
    return shown[:first], shown[first : len(shown) - last], shown[len(shown) - last :]
