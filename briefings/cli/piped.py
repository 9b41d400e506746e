"""What another program hands over through stdin, kept as a file: it can be read, and marked."""

import os
import stat
import sys
from hashlib import blake2b
from pathlib import Path

from briefings.cli.outcome import say
from briefings.errors import BusyError

LIMIT = 64 * 1024 * 1024
"""Bytes that are kept; a format that holds many stories is read as far."""
FOLDER = "piped"
"""Under the data directory."""


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
    file = data_dir / FOLDER / blake2b(raw, digest_size=8).hexdigest()
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
