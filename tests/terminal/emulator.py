"""A program on a real pseudo-terminal, driven and read as a person would.

Every wait has a deadline and ends as soon as what it waits for is there.
"""

import codecs
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.terminal.sequences import Kind, Token, tokens

BRIEFINGS = str(Path(sys.executable).with_name("briefings"))
"""The installed command."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
} | {f"ctrl+{letter}": chr(ord(letter) & 31) for letter in "abcdefghijklmnopqrstuvwxyz"}

ANSWERS = {
    "\x1b[?2026$p": "\x1b[?2026;2$y",  # synchronised output: known, off
    "\x1b[?2048$p": "\x1b[?2048;0$y",  # resizes told in band: not known
    "\x1b[c": "\x1b[?62;22c",
    "\x1b[6n": "\x1b[1;1R",
}

DEADLINE = 60.0
"""Seconds after which a wait fails."""

UNFINISHED = re.compile(r"\x1b(?:\[[\x20-\x3f]*|[\]PX^_][^\x07\x1b\x9c]*)?$")
"""A sequence whose end was not yet written."""

ESCAPE_DELAY = 0.05
"""Seconds after which a lone ESC is the key of that name."""


class NotSeenError(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class Terminal:
    """A program on a pseudo-terminal with a screen of `columns` by `lines` cells."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        home: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `argv` in the folder `home`, which is its HOME too.

        The environment is a bare one with `environment` laid over it.
        """
        self.raw = bytearray()
        self.modes: set[int] = set()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._main, self._line = os.openpty()
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self._set_size(*size)
        bare = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "ESCDELAY": str(round(1000 * ESCAPE_DELAY)),
        }
        # A shell opens the line, so that it becomes the controlling terminal of the new session.
        opened = ["/bin/sh", "-c", 'exec "$@" <>"$0" >&0 2>&0', os.ttyname(self._line)]
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [*opened, *argv],
            cwd=home,
            env=bare | dict(environment or {}),
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._main >= 0:
            os.close(self._main)
            os.close(self._line)

    @property
    def pid(self) -> int:
        """Give the program's process number."""
        return self._process.pid

    # What the person does

    def press(self, *keys: str) -> None:
        """Press keys, each by name (`enter`, `ctrl+d`) or as the character it types."""
        for key in keys:
            self.send(KEYS.get(key, key))
            if key == "escape":
                self.settle(2 * ESCAPE_DELAY)  # or it would be Alt with the key after it

    def send(self, text: str) -> None:
        """Send characters as they are."""
        os.write(self._main, text.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self._set_size(columns, lines)
        self._screen.resize(lines, columns)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the terminal's window under the program."""
        for end in (self._main, self._line):
            os.close(end)
        self._main = self._line = -1

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    # What the person sees

    @property
    def text(self) -> str:
        """Give the screen, one line a row, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def output(self) -> str:
        """Give all that was written so far."""
        return self.raw.decode("utf-8", "replace")

    def where(self, words: str) -> tuple[int, int]:
        """Give column and line, from 0, at which words stand on the screen."""
        for number, line in enumerate(self._screen.display):
            if words in line:
                return line.index(words), number
        raise NotSeenError(f"{words!r} is not on the screen:\n{self.text}")

    def style(self, words: str) -> pyte.screens.Char:
        """Give the cell of the first letter of words, with colours and attributes."""
        column, line = self.where(words)
        return self._screen.buffer[line][column]

    # Waiting

    def wait_for(self, *words: str) -> None:
        """Read until all words are on the screen."""
        self.wait_until(lambda: all(some in self.text for some in words), repr(words))

    def wait_without(self, *words: str) -> None:
        """Read until none of the words is on the screen."""
        self.wait_until(lambda: not any(some in self.text for some in words), f"no {words!r}")

    def wait_until(self, seen: Callable[[], bool], what: str = "the condition") -> None:
        """Read until something is so."""
        end = time.monotonic() + DEADLINE
        while not seen():
            left = end - time.monotonic()
            if left <= 0 or not self._read(left):
                raise NotSeenError(f"{what} did not come; the screen:\n{self.text}")

    def settle(self, quiet: float = 0.25) -> None:
        """Read until nothing was written for `quiet` seconds."""
        end = time.monotonic() + DEADLINE
        while self._read(quiet):
            if time.monotonic() > end:
                raise NotSeenError(f"the screen never rests:\n{self.text}")

    def rest(self, quiet: float) -> float:
        """Read, without drawing, until nothing came for `quiet` seconds.

        Gives the seconds until the last of it came, 0 where nothing did.
        """
        begun = last = time.perf_counter()
        while self._await_line(quiet):
            self.raw += os.read(self._main, 65536)
            last = time.perf_counter()
        return last - begun

    def wait_for_bytes(self, wanted: bytes) -> float:
        """Read, without drawing, until bytes came; give seconds since the start."""
        end = time.monotonic() + DEADLINE
        while wanted not in self.raw:
            left = end - time.monotonic()
            if left <= 0 or not self._await_line(left):
                raise NotSeenError(f"{wanted!r} did not come; all that came: {bytes(self.raw)!r}")
            self.raw += os.read(self._main, 65536)
        return time.perf_counter() - self.started

    def wait_for_any(self) -> None:
        """Read, without drawing, until something was written."""
        if not self._await_line(DEADLINE):
            raise NotSeenError(f"nothing was written; the screen:\n{self.text}")
        self.raw += os.read(self._main, 65536)

    def wait_stopped(self) -> None:
        """Wait until the program is stopped, as after Ctrl-Z."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            self._read(0.02)
            if os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)[0]:
                self.settle(0.05)
                return
        raise NotSeenError("the program was not stopped")

    def exit(self) -> int:
        """Read until the program ends; give its exit code, a negative one for a signal."""
        end = time.monotonic() + DEADLINE
        while self._process.poll() is None:
            if time.monotonic() > end:
                raise NotSeenError(f"the program did not end; the screen:\n{self.text}")
            self._pause()
        if self._main >= 0:
            self.settle(0.0)
        return self._process.returncode

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    # The line

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _pause(self) -> None:
        """Read for a moment; with no line left, let the moment pass."""
        if self._main >= 0:
            self._read(0.02)
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.02)

    def _await_line(self, seconds: float) -> bool:
        return bool(select.select([self._main], [], [], seconds)[0])

    def _read(self, seconds: float) -> bool:
        """Take in what is written within some seconds, drawing it; False if nothing is."""
        if not self._await_line(seconds):
            return False
        chunk = os.read(self._main, 65536)
        self.raw += chunk
        self._pending += self._decoder.decode(chunk)
        whole = UNFINISHED.sub("", self._pending)
        self._pending = self._pending[len(whole) :]
        for token in tokens(whole):
            self._obey(token)
        return True

    def _obey(self, token: Token) -> None:
        if token.text in ANSWERS:
            self.send(ANSWERS[token.text])
        elif token.kind is Kind.CSI and token.text.startswith("\x1b[?") and token.text[-1] in "hl":
            change = self.modes.add if token.text[-1] == "h" else self.modes.discard
            for number in token.text[3:-1].split(";"):
                change(int(number))
        elif token.kind is not Kind.STRING and not re.match(r"\x1b\[[<=>]", token.text):
            # pyte knows neither strings nor private sequences such as the Kitty keyboard's
            self._stream.feed(token.text)
