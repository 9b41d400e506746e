"""Other programs: started without a shell, given data on stdin, never waited for without end."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from tempfile import NamedTemporaryFile, TemporaryFile
from threading import Thread, Timer

from briefings.errors import UsageError
from briefings.model import Ran
from briefings.text.sanitise import sanitise

LONGEST = 10.0
"""Seconds that a command may take."""
PATIENCE = 60.0
"""Seconds that a command may take which nobody waits for."""
LARGEST = 200_000
"""Bytes of what it prints that are kept; it is ended where it prints more."""


def words_of(line: str) -> list[str]:
    """Cut a command line into words as a shell would, and do nothing else a shell does.

    Raises UsageError where a quotation mark is left open, or there is no word.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(str(error).lower(), where=line) from None
    if not words:
        raise UsageError("no command is given", advice="write one, such as wc -w")
    return words


def check(words: Sequence[str]) -> None:
    """See that a program of that name is here. UsageError where none is."""
    if shutil.which(words[0]) is None:
        raise UsageError("no such program", where=words[0], advice="look for a typing mistake")


def run(
    words: Sequence[str], given: str, *, seconds: float = LONGEST, is_heard: bool = True
) -> Ran:
    """Run a command with a text on its stdin; UsageError where it cannot be started.

    It has no terminal, so that it cannot draw on ours or wait for its keys. One that takes longer
    than `seconds` is ended, with all that it started. What it prints is lost unless `is_heard`:
    then it is waited for until nothing that it started can print any more.
    """
    heard = subprocess.PIPE if is_heard else subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            list(words),
            stdin=subprocess.PIPE,
            stdout=heard,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _unstarted(words[0], error) from None
    feeder = Thread(target=_feed, args=(process, given.encode("utf-8", "replace")), daemon=True)
    limit = Timer(seconds, _end, (process,))
    limit.daemon = True
    feeder.start()
    limit.start()
    with process:
        out = process.stdout.read(LARGEST) if process.stdout else b""
        if len(out) == LARGEST:
            _end(process)
        code = process.wait()
    limit.cancel()
    return Ran(code, sanitise(out.decode("utf-8", "replace")).text)


def start(words: Sequence[str], given: str) -> None:
    """Start a command with a text on its stdin and go on; UsageError where it cannot be started.

    What it prints is lost. It is ended when it takes longer than `PATIENCE`, as long as this
    process is there to do so.
    """
    with TemporaryFile() as data:
        data.write(given.encode("utf-8", "replace"))
        data.seek(0)
        try:
            process = subprocess.Popen(
                list(words),
                stdin=data,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise _unstarted(words[0], error) from None
    Thread(target=_see_off, args=(process,), daemon=True).start()


def _see_off(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        process.wait()


def show(words: Sequence[str], given: str) -> None:
    """Let an editor or pager show a text, on the terminal as it is, and wait for its end.

    It gets a copy in a file that nobody else may read, which is gone afterwards: the briefing's
    own file cannot be changed by it. UsageError where it cannot be started.
    """
    with NamedTemporaryFile("w", prefix="briefing-", suffix=".txt", encoding="utf-8") as file:
        file.write(given)
        file.flush()
        try:
            subprocess.run([*words, file.name], check=False)
        except (OSError, ValueError) as error:
            raise _unstarted(words[0], error) from None


def _unstarted(word: str, error: OSError | ValueError) -> UsageError:
    what = error.strerror if isinstance(error, OSError) else None
    return UsageError((what or "cannot be run").lower(), where=word)


def _feed(process: "subprocess.Popen[bytes]", given: bytes) -> None:
    # A command may well stop reading before the end, such as head.
    with suppress(OSError, ValueError):
        if process.stdin is not None:
            process.stdin.write(given)
            process.stdin.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
