"""What the mouse has selected of a page, as words to copy.

Textual counts a selection in columns and rows. A row here is a section and a line of it in one
number; a column is a code point of the paragraph.
"""

from textual.selection import Selection

from tui.widgets.galley import Galley, Line, Spot

_LINES = 1 << 20


def row(spot: Spot) -> int:
    """Give the number of a line."""
    return spot.section * _LINES + spot.line


def columns(selection: Selection, spot: Spot, line: Line) -> tuple[int, int] | None:
    """Give the columns of a line, counted from its beginning, that are selected."""
    found = selection.get_span(row(spot))
    if found is None:
        return None
    length = line.end - line.start
    start, end = found[0] - line.start, found[1] - line.start
    return max(0, start), length if found[1] == -1 else max(0, min(end, length))


def copied(galley: Galley, selection: Selection) -> str:
    """Give the selected words, each paragraph on one line."""
    first = _spot(selection.start.y) if selection.start is not None else Spot(0, 0)
    last = _spot(selection.end.y) if selection.end is not None else galley.last
    words: list[str] = []
    before: object = None
    for spot, line in galley.between(first, last):
        start, end = columns(selection, spot, line) or (0, 0)
        if words:
            words.append(" " if line.flow is before else "\n")
        words.append(line.flow.shown[line.start + start : line.start + end])
        before = line.flow
    return "".join(words).strip("\n")


def _spot(number: int) -> Spot:
    return Spot(number // _LINES, number % _LINES)
