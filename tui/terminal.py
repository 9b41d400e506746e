"""The terminal itself: how it is given back, whatever ends the program."""

import os
import select
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from threading import Thread
from types import FrameType

DEADLY: Mapping[signal.Signals, int] = {
    number: 128 + number
    for number in (
        getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
    )
}
"""The signals that end the program, and the exit code after each, as a shell gives it."""

DRAWN_ON = 2
"""The descriptor that Textual draws on: standard error."""

OTHER_SCREEN = "\x1b[?1049h"
"""Change to the screen that leaves no trace, and clear it."""
FRAME_BEGINS, FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"
"""What stands around what a terminal is to show at once."""

RESTORED = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What gives a terminal back as it was: paste, wrap, resize reports, mouse, keyboard protocol,
the other screen, the cursor, focus reports; the modes are xterm's and kitty's."""


def restore() -> None:
    """Give the terminal back; one that is gone is left alone."""
    with suppress(OSError):
        os.write(DRAWN_ON, RESTORED)


def end_at_once(code: int) -> None:
    """Restore the terminal and end here and now."""
    restore()
    os._exit(code)


def end_on_signals() -> None:
    """Until Textual listens, let the deadly signals restore the terminal first; never stop."""
    for number in DEADLY:
        signal.signal(number, _end)
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    end_at_once(128 + number)


def end_when_gone() -> None:
    """Send this process the signal of a closed window when the terminal is gone.

    The system tells the leader of the session alone, which may be a `make` that tells nobody;
    Textual would then read the end of its input over and over.
    """
    if hasattr(select, "poll") and os.isatty(DRAWN_ON):
        Thread(target=_await_end, daemon=True).start()


def _await_end() -> None:
    gone = select.poll()
    gone.register(DRAWN_ON, 0)
    # A system whose `poll` knows no terminals answers something else at once, and that is all.
    if any(what & select.POLLHUP for _, what in gone.poll()):
        os.kill(os.getpid(), signal.SIGHUP)


def let_go() -> None:
    """Let what a closed terminal never took go nowhere, or Python would end with its own code."""
    for descriptor in (1, 2):
        try:
            os.write(descriptor, b"")
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)


@contextmanager
def lent(suspended: AbstractContextManager[None]) -> Iterator[None]:
    """Lend the terminal to another program while the screen is suspended.

    Ctrl-C is then that program's: it must not end this one.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with suspended:
            yield
    finally:
        signal.signal(signal.SIGINT, before)


def clipboard_command() -> str:
    """Give the command that fills the clipboard of the desk this runs at; empty for none."""
    there = os.environ
    choices = (
        ("pbcopy", sys.platform == "darwin"),
        ("wl-copy", bool(there.get("WAYLAND_DISPLAY"))),
        ("xclip -selection clipboard", bool(there.get("DISPLAY"))),
        ("xsel --clipboard --input", bool(there.get("DISPLAY"))),
        ("clip.exe", bool(there.get("WSL_DISTRO_NAME"))),
    )
    fit = (line for line, is_here in choices if is_here and shutil.which(line.split()[0]))
    return next(fit, "")
