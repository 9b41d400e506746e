"""The child process in which every format but plain text is parsed.

What a stranger wrote is parsed where it can do least: memory, time and open files are bounded,
sockets and programs are refused, and a parser that dies takes one file with it and not the
reader. A child is started when the first such file comes and serves the next ones too. Frames of
msgpack go through its pipes; nothing is unpickled.

`python -m briefings.intake.processes.workers` is that child. With the word `pdf` it is another,
for PDF, and for mail and archives that hold one: before it is confined it loads the library in C
that takes such files apart.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from types import TracebackType
from typing import IO

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, Format, recognise
from briefings.ingest.formats.extras import PDF_LIBRARY, reads_pdf
from briefings.intake.processes.children import Child, begin, end, kill, receive, send
from briefings.text.known import known

MEMORY = 1 << 30
"""Bytes of address space."""
COMPUTING = 10
"""Seconds of a processor for each begun `SHARE` of a file."""
WAITING = 15
"""Seconds of the clock for each begun `SHARE` of a file."""
SHARE = 8 * 1024 * 1024
"""Bytes of a file; a larger one, which holds many stories, gets more time."""
MOST_STORIES = 100_000
"""Stories of one file; those behind them are not read."""

_TOO_MANY = f"it holds more than {MOST_STORIES:,} stories"
_STORY, _FAULT, _DONE = b"s", b"f", b"."
_NAME, _ALONE, _RAW = b"n", b"a", b"r"
"""Before a file's bytes its name, in one of two frames: which says how it is read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file."""

    stories: tuple[Extract, ...]
    trouble: UnreadableError | None = None
    """Why there are none, or no more."""
    is_death: bool = False
    """Whether the child died of the file, so that it could not say why itself."""


class Worker(AbstractContextManager["Worker"]):
    """A child process that turns bytes into stories, started when it is first needed.

    One thread reads; any may close it meanwhile, and what is being read is broken off.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._children: dict[bool, Child] = {}
        self._reading = threading.Lock()
        self._is_over = False

    @property
    def child(self) -> int | None:
        """Give the id of the child's process; None where there is none."""
        child = self._children.get(False)
        return child.pid if child else None

    def read(self, raw: bytes, name: str) -> Answer:
        """Give the stories of a file's bytes; `name` is a hint for its format.

        Where a limit is met the child dies, and the next file gets a new one. Mail and archives
        with a PDF in them are read once more without it where they could not be read with it, and
        mail of which the child died without any document attached to it. Once it is closed it
        reads nothing more.
        """
        with self._reading:
            return self._read_as_it_can(raw, name)

    def _read_as_it_can(self, raw: bytes, name: str) -> Answer:
        kind = recognise(name, raw[:_HEAD])
        has_pdf = kind in _INSIDE and _INSIDE[kind] in raw
        answer = self._read(raw, name, is_pdf=kind is Format.PDF or has_pdf)
        if has_pdf and answer.trouble:
            answer = self._read(raw, name)
        if kind.holds_documents and answer.is_death:
            answer = self._read(raw, name, is_alone=True)
        return answer

    def _read(
        self, raw: bytes, name: str, *, is_pdf: bool = False, is_alone: bool = False
    ) -> Answer:
        # Late: a library of plain text needs neither child nor frames.
        from msgspec import DecodeError, msgpack

        child = self._running(is_pdf=is_pdf)
        shares = 1 + len(raw) // SHARE
        clock = threading.Timer(WAITING * shares, child.kill)
        begun = time.monotonic()
        decoder = msgpack.Decoder(known(Extract))
        stories: list[Extract] = []
        clock.start()
        try:
            for kind, content in _ask(child, raw, name, _ALONE if is_alone else _NAME):
                if kind == _FAULT:
                    what, advice = msgpack.decode(content, type=tuple[str, str])
                    return Answer(tuple(stories), UnreadableError(what, advice=advice))
                stories.append(decoder.decode(content))
        except (EOFError, OSError, DecodeError):
            is_late = time.monotonic() - begun >= WAITING * shares
            end(child)
            del self._children[is_pdf]
            trouble = _death(child.returncode, shares, is_late=is_late)
            return Answer(tuple(stories), trouble, is_death=True)
        finally:
            clock.cancel()
        return Answer(tuple(stories))

    def close(self) -> None:
        """End the children, one over a file too; none is left, and none begun any more."""
        self._is_over = True
        for child in list(self._children.values()):
            kill(child)
        # Whoever reads ends by that, or by what `_running` does.
        with self._reading:
            while self._children:
                end(self._children.popitem()[1])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _running(self, *, is_pdf: bool) -> Child:
        child = self._children.get(is_pdf)
        if child is not None and child.poll() is None:
            return child
        if child is not None:
            end(child)
        words = (_PDF,) if is_pdf else ()
        child = self._children[is_pdf] = begin("briefings.intake.processes.workers", *words)
        if self._is_over:
            # It was closed after this read began, and did not see the child.
            kill(child)
        return child


def _ask(child: Child, raw: bytes, name: str, how: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Send a file; give the frames of its answer up to the last."""
    send(child.stdin, how, name.encode("utf-8", "surrogateescape"))
    send(child.stdin, _RAW, raw)
    if child.stdin:
        child.stdin.flush()
    while True:
        kind, content = receive(child.stdout)
        if kind == _DONE:
            return
        yield kind, content
        if kind == _FAULT:
            return


def _death(code: int | None, shares: int, *, is_late: bool) -> UnreadableError:
    """Give in words why a child ended."""
    if is_late:
        what = f"reading it took more than {WAITING * shares} seconds"
    elif code == -getattr(signal, "SIGXCPU", 0):
        what = f"reading it took more than {COMPUTING * shares} seconds of computing"
    elif code is not None and code < 0:
        what = f"the program that reads it broke on it (signal {-code})"
    else:
        what = "the program that reads it broke on it"
    return UnreadableError(what, advice="it is tried again when it changes")


# The child


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer file after file until the pipe ends."""
    # Late: only the child needs these.
    from msgspec import msgpack

    from briefings.ingest.formats import stories

    while True:
        try:
            how, name = receive(asked)
        except EOFError:
            return
        _, raw = receive(asked)
        _limit_computing(1 + len(raw) // SHARE)
        hint = name.decode("utf-8", "surrogateescape")
        try:
            for count, story in enumerate(stories(raw, hint, is_alone=how == _ALONE)):
                if count == MOST_STORIES:
                    raise UnreadableError(_TOO_MANY, advice="split it")
                send(answers, _STORY, msgpack.encode(story))
                # What is read stays read, whatever the next story does to this process.
                answers.flush()
        except UnreadableError as error:
            send(answers, _FAULT, msgpack.encode((error.what, error.advice)))
        except RecursionError:
            send(answers, _FAULT, msgpack.encode(("it is nested too deep", "")))
        except MemoryError:
            words = f"reading it takes more than {MEMORY >> 30} GB of memory"
            send(answers, _FAULT, msgpack.encode((words, "")))
        else:
            send(answers, _DONE, b"")
        answers.flush()


def _limit_computing(shares: int) -> None:
    """Allow the next file its time of a processor, from now."""
    if sys.platform != "win32":
        # Late, and not on Windows, which has no such limits: there the clock alone holds.
        import resource

        spent = int(time.process_time()) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + COMPUTING * shares, hard))


def confine() -> None:
    """Bound memory and files, and refuse what no parser needs."""
    if sys.platform != "win32":
        # As above.
        import resource

        for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0)):
            resource.setrlimit(limit, (most, most))
    places = tuple(
        os.path.abspath(place) + os.sep for place in {*sys.path, sys.prefix, sys.base_prefix}
    )

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED) and event != _BUFFER:
            raise PermissionError(event)
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.abspath(os.fsdecode(arguments[0]))
            # Python's own files are read for imports, which come late.
            if not path.startswith(places) or "w" in str(arguments[1]):
                raise PermissionError(path)

    sys.addaudithook(refuse)


_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.",
    "ctypes.", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink",
    "shutil.", "ftplib.", "http.client.", "webbrowser.",
)  # fmt: skip


_BUFFER = "ctypes.create_string_buffer"
"""Memory of its own, with which no harm is done; a library in C writes its answers there."""
_PDF = "pdf"
_AS_ATTACHED = b"JVBERi"
"""How a PDF begins in the letters of base64, in which mails hold what is attached."""
_INSIDE = {Format.MAIL: _AS_ATTACHED, Format.MBOX: _AS_ATTACHED, Format.ZIP: b".pdf"}
"""What stands in a file that may hold a PDF."""
_HEAD = 1024
"""Bytes that tell a format."""


def main() -> None:
    """Serve the process that started this one."""
    if _PDF in sys.argv[1:] and reads_pdf():
        import_module(PDF_LIBRARY)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(2, 1)
    confine()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
