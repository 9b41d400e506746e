"""How a run ends: every error becomes an exit code and one line that says what to do."""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from types import FrameType, TracebackType
from typing import Self
from unicodedata import category, east_asian_width

from briefings.errors import (
    BriefingsError,
    BusyError,
    ConfigError,
    QueryError,
    UnreadableError,
    UsageError,
)
from briefings.export.safety import safe

FOUND = 0
NOTHING = 1
WRONG = 2
TRY_AGAIN = 3
PARTLY = 4
BROKEN = 70

EXITS = (
    (str(FOUND), "found, or done"),
    (str(NOTHING), "nothing found, or a check failed"),
    (
        str(WRONG),
        "a mistake on the command line, such as a file that is not there, or in the configuration",
    ),
    (str(TRY_AGAIN), "try again: another process holds what is needed, or a disk did not answer"),
    (str(PARTLY), "done, but for files that could not be read: 'briefings check' lists them"),
    (str(BROKEN), "a mistake in this program"),
    ("128 + n", "stopped by signal n: 130 is Ctrl-C, 141 a reader that went away"),
)
"""Every exit code and what it means: help, the manual page and README derive from it."""

_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (UsageError, WRONG),
    (ConfigError, WRONG),
    (BusyError, TRY_AGAIN),
    (UnreadableError, PARTLY),
    (OSError, TRY_AGAIN),
    (BriefingsError, TRY_AGAIN),
)


_ENDING = [number for number in signal.Signals if number.name in {"SIGTERM", "SIGHUP"}]
"""Signals that ask a program to end; not every system has both."""

_CLOSED_PIPE = 13
"""SIGPIPE's number, on systems without it too."""


def say(words: str) -> None:
    """Narrate: one line on stderr, made safe."""
    sys.stderr.write(f"{safe(words)}\n")
    sys.stderr.flush()


class Outcome:
    """A run of the program. Errors do not leave the `with` block; `code` says how it ended."""

    def __init__(self, program: str) -> None:
        """Prepare a run of `program`, the name that errors begin with."""
        self.code = FOUND
        self._program = program
        self._handlers = ExitStack()

    def __enter__(self) -> Self:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        for number in _ENDING:
            self._handlers.callback(signal.signal, number, signal.signal(number, _stop))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._handlers.close()
        if error is not None:
            self.code = self._judge(error)
        return True

    def _judge(self, error: BaseException) -> int:
        if isinstance(error, SystemExit):
            return error.code if isinstance(error.code, int) else FOUND
        if isinstance(error, KeyboardInterrupt):
            return 128 + signal.SIGINT
        if isinstance(error, BrokenPipeError):
            return _hang_up()
        for kind, code in _CODES:
            if isinstance(error, kind):
                self._tell(_system(error) if isinstance(error, OSError) else str(error))
                for line in _pointed_at(error) if isinstance(error, QueryError) else ():
                    say(line)
                return code
        self._tell(
            f"{type(error).__name__}: {error} (a mistake in the program: nothing is lost;"
            " 'briefings doctor' gives what a report of it needs)"
        )
        return BROKEN

    def _tell(self, words: str) -> None:
        say(f"{self._program}: {words}")


def _pointed_at(mistake: QueryError) -> Iterator[str]:
    """Give the query, or what of it is around the mistake, and a caret below that."""
    query = "".join(one if one.isprintable() else " " for one in mistake.query)
    if not query:
        return
    first = max(0, mistake.column - _AROUND)
    before, rest = query[first : mistake.column], query[mistake.column :]
    lead = "  …" if first else "  "
    yield f"{lead}{before}{rest[:_AROUND]}{'…' if len(rest) > _AROUND else ''}".rstrip()
    yield " " * (len(lead) + sum(map(_cells, before))) + "^"


def _cells(char: str) -> int:
    """Give the cells of a terminal that a code point takes; a mark stands above the one before."""
    return 0 if category(char) in {"Mn", "Me"} else 1 + (east_asian_width(char) in "WF")


_AROUND = 36
"""The most code points of a query that are shown on each side of a mistake."""


def _stop(number: int, frame: FrameType | None) -> None:
    """Leave by the ordinary way out, so that what is open gets closed."""
    sys.exit(128 + number)


def _hang_up() -> int:
    """Nobody reads any more: say nothing, not even when Python flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + _CLOSED_PIPE


def _system(error: OSError) -> str:
    where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
    what = (error.strerror or str(error)).lower()
    return f"{where}{what} (mend that and try again)"
