"""What another program hands over through stdin, kept as a file: it can be read, and marked."""

import os
import stat
import sys
from pathlib import Path
from select import select

from briefings.cli.outcome import say
from briefings.errors import BusyError
from briefings.text.digest import blake2b

LIMIT = 64 * 1024 * 1024
"""Bytes that are kept; a format that holds many stories is read as far."""
FOLDER = "piped"
"""Under the data directory."""
NAME = "standard input"
"""Of each file kept, in a folder of its own: the reader shows it over the text."""
PATIENCE = 10.0
"""Seconds until a pipe that somebody left open, and writes nothing to, is no text."""


def piped_text() -> bytes:
    """Give all that comes through stdin; nothing where it is no pipe and no file, or is blank."""
    if not _is_handed_over():
        return b""
    if not _comes():
        say(f"briefings: nothing came through stdin in {PATIENCE:.0f} seconds")
        return b""
    raw = sys.stdin.buffer.read()
    return raw if raw.strip() else b""


def _comes() -> bool:
    """Wait for the first byte, or the end; True where this system can not wait for a pipe."""
    try:
        return bool(select([0], [], [], PATIENCE)[0])
    except OSError:
        return True


def keep_piped(data_dir: Path) -> Path | None:
    """Give the file that holds all that came through stdin, up to a limit.

    None where stdin is a terminal, no pipe and no file, or where nothing comes. The same words
    are the same file, so that what the reader did with them is found again. BusyError where it
    cannot be written.
    """
    if not _is_handed_over():
        return None
    say("briefings: reading stdin")
    raw = sys.stdin.buffer.read(LIMIT)
    if not raw.strip():
        return None
    file = data_dir / FOLDER / f"text-{blake2b(raw, digest_size=8).hexdigest()}" / NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            part = file.with_name(f".{file.name}.{os.getpid()}")
            part.write_bytes(raw)
            part.replace(file)
    except OSError as error:
        raise BusyError(
            f"what came through stdin cannot be kept: {error.strerror}",
            where=str(file),
            advice="name another place with --data-dir",
        ) from error
    return file


def _is_handed_over() -> bool:
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
