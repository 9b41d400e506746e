"""Child processes, and the frames that go through their pipes: a letter, and bytes."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import IO, Final

LONGEST = 1 << 28
"""Bytes of a frame; a child that announces more has lost its mind."""

PIPE = 1 << 20
"""Bytes that wait in a pipe, where the system allows it: as long as most jobs are."""

Child = subprocess.Popen[bytes]

_HEAD: Final = Struct(">cI")


def begin(module: str, *words: str, lane: tuple[int, ...] = ()) -> Child:
    """Run a module of this program in a process that signals to this one do not reach.

    The open files of its `lane` are handed to it; their numbers are its last words.
    """
    house = str(Path(__file__).parents[3])
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", module, *words, *map(str, lane)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": house, "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
        pass_fds=lane,
    )
    _widen(child)
    return child


def _widen(child: Child) -> None:
    """Let more wait in its pipes, where the system knows how: a user has so many such pages."""
    for pipe in (child.stdin, child.stdout):
        if pipe and sys.platform == "linux":
            # A system has this module or not: so it is imported late.
            from fcntl import F_SETPIPE_SZ, fcntl

            with suppress(OSError):
                fcntl(pipe.fileno(), F_SETPIPE_SZ, PIPE)


def kill(child: Child) -> None:
    """End a child at once, and those that it has begun; nobody waits until it is over."""
    if sys.platform == "win32":
        child.kill()
    elif child.poll() is None:
        with suppress(ProcessLookupError, PermissionError):  # it ended just now
            os.killpg(child.pid, signal.SIGKILL)


def end(child: Child) -> None:
    """End a child at once, and those that it has begun."""
    kill(child)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):  # what was not yet written to a child that is dead
                pipe.close()


def send(pipe: IO[bytes] | None, kind: bytes, content: bytes) -> None:
    """Write a frame; the pipe is not flushed."""
    if pipe is None:
        raise EOFError
    pipe.write(_HEAD.pack(kind, len(content)))
    pipe.write(content)


def receive(pipe: IO[bytes] | None) -> tuple[bytes, bytes]:
    """Give the next frame's letter and bytes. EOFError where there is none, or no whole one."""
    if pipe is None:
        raise EOFError
    kind, size = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if size > LONGEST:
        raise EOFError
    return kind, _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content
