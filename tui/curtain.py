"""The first rows, drawn before Textual is there: they stand a moment after Enter is pressed.

Loading Textual takes longer than everything else at the start together. So headings and titles
are written first, plainly, where the list will have them; the first frame is drawn over them.
This imports neither Textual nor rich.
"""

import gc
import os
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from shutil import get_terminal_size
from unicodedata import combining, east_asian_width

from briefings.library import Library
from briefings.model import DayGroup, Listing, Row
from tui.paint import words
from tui.terminal import DRAWN_ON, OTHER_SCREEN, end_on_signals, restore

WIDE, NARROWEST, LOWEST = 100, 40, 10
"""Columns from which the text stands beside the list; columns and lines under which nothing
does (see `screens.main`)."""
MARGIN = 2
"""Lines that the list keeps above its cursor."""
HIDDEN_CURSOR = "\x1b[?25l"


@contextmanager
def curtain(library: Library) -> Iterator[bool]:
    """Draw the first rows, and stand before what the body imports; keys typed meanwhile wait.

    Gives whether anything was drawn. The terminal is given back only where the body does not
    come to its end: what comes after it takes over.
    """
    # Nothing that is made at the start is garbage; the first frame over, it is looked for again.
    gc.disable()
    end_on_signals()
    with ExitStack() as undo, _silent(), _without_tls():
        is_drawn = _draw(library)
        if is_drawn:
            undo.callback(restore)
        yield is_drawn
        undo.pop_all()


def _draw(library: Library) -> bool:
    if not (library.scanned and os.isatty(0) and os.isatty(DRAWN_ON)):
        return False
    columns, lines = get_terminal_size()
    drawn = "".join(
        f"\x1b[{line.y + 1};{line.x + 1}H{line.words}" for line in glimpse(library, columns, lines)
    )
    if drawn:
        os.write(DRAWN_ON, f"{OTHER_SCREEN}{HIDDEN_CURSOR}{drawn}".encode())
    return bool(drawn)


class _NoTLS:
    """Lets `asyncio` do without TLS, which it loads wherever there is any.

    A reader opens no connection, and that would be a fifteenth of its memory and of its start.
    """

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: object = None
    ) -> ModuleSpec | None:
        """Refuse the one module; of all others this knows nothing."""
        if name == "ssl":
            raise ModuleNotFoundError(name=name)
        return None


@contextmanager
def _without_tls() -> Iterator[None]:
    refusing = _NoTLS()
    sys.meta_path.insert(0, refusing)
    try:
        yield
    finally:
        sys.meta_path.remove(refusing)


@contextmanager
def _silent() -> Iterator[None]:
    """Let the terminal not echo what is typed."""
    if sys.platform == "win32" or not os.isatty(0):
        yield
        return
    # Imported late because not every system has it.
    import termios

    before = termios.tcgetattr(0)
    quiet = termios.tcgetattr(0)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


@dataclass(frozen=True, slots=True)
class Line:
    """Words on the screen."""

    x: int
    y: int
    words: str


def glimpse(library: Library, columns: int, lines: int) -> Iterator[Line]:
    """Give headings and titles where the list of a screen of this size will have them."""
    listing = library.listing()
    if columns < NARROWEST or lines < LOWEST or not len(listing):
        return
    wide = (columns if columns < WIDE else columns * 2 // 5) - 2
    body = lines - 2
    alerts = min(max(len(library.alert_groups()), 2) + 2, body * 33 // 100)
    place = library.place()
    at = listing.index(place.briefing) if place else None
    for y, line in enumerate(_lines(listing, at or 0, wide, body - alerts - 2)):
        if line:
            yield Line(1, 1 + alerts + 1 + y, line)


def _lines(listing: Listing, cursor: int, wide: int, high: int) -> Iterator[str]:
    """Give the lines of a list of some size, empty for those that are not drawn yet."""
    groups = listing.groups

    def line_of(nth: int) -> int:
        return 2 * groups[nth].first + nth

    here = bisect_right(groups, cursor, key=lambda group: group.first) - 1
    heading = 1 if cursor == groups[here].first else 0
    whole = 2 * len(listing) + len(groups)
    first = max(0, min(2 * cursor + here + 1 - heading - MARGIN, whole - high))
    for nth in range(bisect_right(range(len(groups)), first, key=line_of) - 1, len(groups)):
        line = line_of(nth)
        if line >= first + high:
            return
        yield from _group(listing, groups[nth], wide, max(0, first - line), first + high - line)


def _group(listing: Listing, group: DayGroup, wide: int, first: int, end: int) -> Iterator[str]:
    """Give the lines `first` to `end` of a group, its heading being line 0."""
    skipped = max(0, first - 1) // 2
    count = min(group.count, (end + 1) // 2) - skipped
    rows = listing.rows(group.first + skipped, count)
    if first == 0:
        yield cut(_heading(group, rows[:1]), wide)
    drawn = [part for row in rows for part in (_title(row, wide), "")]
    odd = max(0, first - 1) % 2
    yield from drawn[odd : end - max(1, first) + odd]


def _heading(group: DayGroup, first: Sequence[Row]) -> str:
    """Say what stands over a group, whose first row is given where there is one."""
    if group.day is not None and first and not first[0].is_dated:
        return f" received {words.day(group.day)} ?"
    if group.day is None:
        return f" {group.label} · {group.count}" if group.label else " date unknown ?"
    return f" {'~ ' if group.inferred else ''}{words.day(group.day)}"


def _title(row: Row, wide: int) -> str:
    signs = (
        "●" if row.unread else " ",
        "!" if row.ringing else "·" if row.alerts or row.copy_alerts else " ",
        "*" if row.pinned else " ",
    )
    title = "".join(letter if letter.isprintable() else "�" for letter in row.title)
    return f" {''.join(signs)} {cut(title, wide - 5)}"


def cut(text: str, cells: int) -> str:
    """Shorten words to so many cells of a terminal, by Unicode's own widths."""
    taken = 0
    kept = 0
    for at, letter in enumerate(text):
        taken += 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
        if taken < cells:
            kept = at + 1
        if taken > cells:
            return text[:kept].rstrip() + "…" if cells > 0 else ""
    return text
