"""The first frame, drawn before Textual is there: rows stand on the screen a moment after Enter.

It holds the rows of the list where the list will stand, in no colour; the app draws over it. It
imports neither Textual nor rich, which take longer than all that it does.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType

from briefings.library import Library
from briefings.model import Row
from tui.paint import words

OUT = 2
"""Standard error is where Textual draws."""
RAISED = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
DROPPED = "\x1b[?25h\x1b[?1049l"
"""The other screen without a cursor, and back: xterm's modes 1049 and 25."""
BOLD, PLAIN = "\x1b[1m", "\x1b[m"
WIDE = 100
"""Columns from which the list stands left of the text."""
_ENDING = [number for number in signal.Signals if number.name in {"SIGTERM", "SIGHUP"}]


@contextmanager
def curtain(library: Library) -> Iterator[None]:
    """Draw the first frame, and stand before what the body imports; keys typed meanwhile wait.

    The terminal is given back only where the body does not come to its end: what comes after it
    takes over.
    """
    columns, lines = os.get_terminal_size(OUT) if os.isatty(OUT) else (0, 0)
    frame = "".join(_frame(library, columns, lines))
    with ExitStack() as undo:
        for number in _ENDING:
            undo.callback(signal.signal, number, signal.signal(number, _end))
        with ExitStack() as drop, _silent():
            if frame:
                _write(RAISED + frame)
                drop.callback(_write, DROPPED)
            yield
            drop.pop_all()


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _write(text: str) -> None:
    with suppress(OSError):
        os.write(OUT, text.encode("utf-8", "replace"))


@contextmanager
def _silent() -> Iterator[None]:
    """Let the terminal not echo what is typed."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    # Imported late because not every system has it.
    import termios

    before = termios.tcgetattr(sys.stdin)
    quiet = termios.tcgetattr(sys.stdin)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)


def _frame(library: Library, columns: int, lines: int) -> Iterator[str]:
    listing = library.listing()
    top = 2 + min(len(library.watches) + 2, lines // 3) + 1
    height = lines - top - 1
    if len(listing) == 0 or height < 3 or columns < 40:
        return
    width = columns * 2 // 5 if columns >= WIDE else columns
    place = library.place()
    at = listing.index(place.briefing) if place else 0
    first = max(0, (at or 0) - height // 3 + 1)
    rows = listing.rows(first, height // 2)
    labels = {
        group.first: words.day(group.day) if group.day else group.label for group in listing.groups
    }
    for line, text in zip(range(top, top + height), _lines(rows, first, labels), strict=False):
        strong, body = text
        yield f"\x1b[{line};3H{BOLD if strong else PLAIN}{_cut(body, width - 4)}{PLAIN}"


def _lines(rows: Sequence[Row], first: int, labels: dict[int, str]) -> Iterator[tuple[bool, str]]:
    for number, row in enumerate(rows, first):
        if number in labels:
            yield False, labels[number]
        yield row.unread, f"{'●' if row.unread else ' '}{'!' if row.alerts else ' '}  {row.title}"
        yield False, f"    {words.publisher(row.publisher)}"


def _cut(text: str, cells: int) -> str:
    """Cut to at most so many cells, with two for all that might take two; nothing unprintable."""
    kept = []
    for letter in text:
        cells -= 1 if ord(letter) < 0x1100 else 2
        if cells < 0:
            break
        kept.append(letter if letter.isprintable() else "\ufffd")
    return "".join(kept)
