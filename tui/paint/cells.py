"""Text measured in terminal cells: cut, padded and wrapped without losing a code point.

A character takes no cell, one or two; the widths are Rich's, as Textual lays lines out by them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size, split_graphemes

_NOT_SINGLE = re.compile(
    "[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a"
    "\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
    "\u2400-\u2426\u2500-\u257f\u2580-\u259f]"
)
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile("( +$|^ +)|([^ ]+) *")
_CLOSING = frozenset(
    "、。，．：；！？）］｝」』】〉》〕〗’”…・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)


def is_plain(text: str) -> bool:
    """Whether every character takes exactly one cell, so that an index is a column."""
    return text.isascii() or _NOT_SINGLE.search(text) is None


def width(text: str) -> int:
    """Give the cells a text takes; it holds no control characters (see `tame`)."""
    # `is_plain` written out: a screen asks this thousands of times.
    return len(text) if text.isascii() or not _NOT_SINGLE.search(text) else cell_len(text)


def tame(text: str) -> str:
    """Replace each control and bidi character by one visible sign, so offsets stay.

    White space among them becomes a blank; the rest the pictures of U+2400, or U+FFFD.
    """
    return _CONTROL.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] in "\t\n\r\x0b\x0c\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def cut(text: str, cells: int) -> str:
    """Shorten a text to at most so many cells; what is left out shows as an ellipsis."""
    if width(text) <= cells:
        return text
    if cells <= 1:
        return "…"[:cells]
    return _first(text, cells - 1).rstrip() + "…"


def crop(text: str, cells: int) -> str:
    """Shorten a text to at most so many cells, without a sign."""
    if cells <= 0:
        return ""
    return text if width(text) <= cells else _first(text, cells)


def _first(text: str, cells: int) -> str:
    """Give what fills just so many cells of a text that is wider."""
    return text[:cells] if is_plain(text) else set_cell_size(text, cells)


def column(text: str, index: int) -> int:
    """Give the cell at which the code point `index` of a line stands."""
    return width(text[:index])


def index_at(text: str, cell: int) -> int:
    """Give the code point drawn at a cell of a line; its length if the cell is past its end."""
    if is_plain(text):
        return max(0, min(cell, len(text)))
    spans, _ = split_graphemes(text)
    at = 0
    for start, _, cells in spans:
        if at + cells > cell:
            return start
        at += cells
    return len(text)


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """Break a paragraph into lines of at most so many cells.

    Lines are half-open stretches of code points of `text`; the blanks a line ends at are in none.
    A line ends at a blank, or between wide characters; a longer word is broken where it must be.
    A width under 1 counts as 1; a wide character alone may then be wider than its line.
    """
    cells = max(1, cells)
    if not text:
        return [(0, 0)]
    if is_plain(text):
        return _wrap_plain(text, cells)
    return _wrap_wide(text, cells)


def _wrap_plain(text: str, cells: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > cells:
        at = text.rfind(" ", start, start + cells + 1)
        if at <= start or text[start:at].isspace():
            lines.append((start, start + cells))
            start += cells
        else:
            end = at
            while text[end - 1] == " ":
                end -= 1
            lines.append((start, end))
            start = at
        while start < length and text[start] == " ":
            start += 1
    if start < length or not lines:
        lines.append((start, length))
    return lines


class _Unit(NamedTuple):
    """A stretch that a line does not end inside of, and the blanks after it."""

    start: int
    end: int
    cells: int
    blanks: int


def _wrap_wide(text: str, cells: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for unit in _units(text, cells):
        if used and used + unit.cells > cells:
            lines.append((start, end))
            start, used = unit.start, 0
        end = unit.end
        used += unit.cells + unit.blanks
    lines.append((start, end))
    return lines


def _units(text: str, cells: int) -> Iterator[_Unit]:
    for word in _WORD.finditer(text):
        start, end = word.span(1) if word[1] else word.span(2)
        blanks = word.end() - end
        size = width(text[start:end])
        if size <= cells and is_plain(text[start:end]):
            yield _Unit(start, end, size, blanks)
        else:
            pieces = list(_pieces(text, start, end, cells))
            yield from pieces[:-1]
            yield pieces[-1]._replace(blanks=blanks)


def _pieces(text: str, start: int, end: int, cells: int) -> Iterator[_Unit]:
    """Part a word between wide characters, and anywhere if no line could hold it."""
    spans, size = split_graphemes(text[start:end])
    too_long = size > cells
    first = at = start
    used, before = 0, 0
    for _, stop, wide in spans:
        char = text[at]
        may_end = (wide == 2 or before == 2) and char not in _CLOSING
        if at > first and (may_end or (too_long and used + wide > cells)):
            yield _Unit(first, at, used, 0)
            first, used = at, 0
        used += wide
        before = wide or before
        at = start + stop
    yield _Unit(first, end, used, 0)
