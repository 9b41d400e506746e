"""A recogniser of the reader's own: a command that finds names beside those found here.

It is asked when all that came is stored and has rung, one text at a time: a line of JSON each way,
`{"id","text","lang"}` to `{"id","found":[[start,end,"person"|"place"|"org"],...]}`, with offsets
in code points, half-open, into that text. What it finds is added where nothing of ours overlaps.
One that is late, dies or answers nonsense is begun anew for the next text, that text is left for
the next start, and the reader is told; three times in a row, and it is let be until then.
"""

import json
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from time import monotonic
from typing import IO

from msgspec import MsgspecError, Struct
from msgspec import json as strict

from briefings.intake.settling import settle_names
from briefings.model import Briefing, EntityKind, Progress, Span, Work, numbered
from briefings.names.entities import with_found
from briefings.store.protocols import Cancelled, Store
from briefings.text.digest import blake2b

LONGEST = 60
"""Seconds that it may take for one text; for its first, with its start."""
LARGEST = 32_000_000
"""Bytes of an answer."""
MOST = 3
"""Failures in a row after which it is let be."""
TROUBLE = "recogniser"
"""The note that says what hindered it; empty where nothing does."""

_LOOKING = 0.1
"""Seconds after which who waits for it looks whether that is still wanted."""

Found = list[tuple[Span, EntityKind]]


class _Answer(Struct):
    """What it says of a text."""

    id: str
    found: list[tuple[int, int, EntityKind]]


class _FaultError(Exception):
    """Why it gave no answer, in the reader's words."""


class Recogniser:
    """Asks one command about stored briefings; its process is begun when first needed."""

    def __init__(self, store: Store, words: Sequence[str]) -> None:
        """Ask by the words of a command; without any, what others found is taken out."""
        self._store = store
        self._words = list(words)
        joined = "\0".join(words).encode(errors="surrogatepass")
        self._stamp = blake2b(joined, digest_size=8).hexdigest() if words else ""
        self._child: Popen[bytes] | None = None
        self._owed: SimpleQueue[bytes] | None = None
        """Where its answer will be, while it has not given it."""
        self._failed: set[str] = set()
        self._failures = 0

    def complete(self, cancelled: Cancelled) -> Iterator[Progress]:
        """Bring all that is stored up to it; a step is one briefing, stored."""
        corpus = self._store.corpus
        waiting = [one for one in corpus.unrecognised(self._stamp) if one not in self._failed]
        done = 0
        with suppress(CancelledError):
            for done, one in enumerate(waiting, 1):
                if cancelled() or self._failures == MOST:
                    break
                self._complete(one, cancelled)
                yield Progress(done, len(waiting), work=Work.NAMING)
        if done:
            settle_names(self._store, cancelled)
        if not self._failed and not cancelled():
            self._tell("")

    def _complete(self, name: str, cancelled: Cancelled) -> None:
        entry = self._store.corpus.entry(name)
        if entry is None:
            return
        try:
            found = self._found(entry.briefing, cancelled) if self._words else []
        except _FaultError as fault:
            self.close()
            self._failed.add(name)
            self._failures += 1
            self._tell(str(fault))
            return
        self._failures = 0
        again = entry.naming(with_found(entry.briefing, entry.mentions, found))
        with self._store.batch():
            # What was stored anew meanwhile is asked about when its turn comes again.
            if self._store.corpus.entry(name) == entry:
                self._store.corpus.put([replace(again, recognised=self._stamp)])

    def _tell(self, what: str) -> None:
        if self._store.corpus.note(TROUBLE) != what:
            self._store.corpus.set_note(TROUBLE, what)

    def _found(self, briefing: Briefing, cancelled: Cancelled) -> Found:
        """Ask what it finds in a text. Raises _FaultError; cancelled, CancelledError."""
        asked = {"id": briefing.id, "text": briefing.text, "lang": briefing.language}
        line = self._asked(f"{json.dumps(asked)}\n".encode(), cancelled)
        if not line:
            raise _FaultError("it ended without an answer")
        try:
            answer = strict.decode(line, type=_Answer)
        except (MsgspecError, ValueError, RecursionError):
            raise _FaultError("its answer is not the JSON that is asked for") from None
        if answer.id != briefing.id:
            raise _FaultError("its answer is about another text")
        found = [(Span(start, end), kind) for start, end, kind in answer.found]
        for span, kind in found:
            if not 0 <= span.start < span.end <= len(briefing.text):
                raise _FaultError("it found something outside the text")
            if kind is EntityKind.WORDS or not span.of(briefing.text).strip():
                raise _FaultError("it found what is no name")
        return found

    def _asked(self, line: bytes, cancelled: Cancelled) -> bytes:
        """Give its line for ours; empty where it ends before."""
        if self._owed and not self._answer(cancelled):
            self.close()
        child = self._child = self._child or self._begun()
        self._owed = SimpleQueue()
        Thread(target=_exchange, args=(child, line, self._owed), daemon=True).start()
        return self._answer(cancelled)

    def _answer(self, cancelled: Cancelled) -> bytes:
        """Wait for what it owes; cancelled, it goes on and owes it still."""
        until = monotonic() + LONGEST
        while self._owed and monotonic() < until:
            with suppress(Empty):
                answer = self._owed.get(timeout=_LOOKING)
                self._owed = None
                return answer
            if cancelled():
                raise CancelledError
        raise _FaultError(f"no answer within {numbered(LONGEST, 'second')}")

    def _begun(self) -> Popen[bytes]:
        try:
            return Popen(
                self._words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
            )
        except (OSError, ValueError) as error:
            what = error.strerror if isinstance(error, OSError) else None
            raise _FaultError((what or "cannot be run").lower()) from None

    def close(self) -> None:
        """End its process, with all that it started."""
        child, self._child = self._child, None
        owed, self._owed = self._owed, None
        if child is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        with suppress(Empty):  # whatever left its group may hold the pipes
            if owed:
                owed.get(timeout=1)
            _close(child.stdin)
            _close(child.stdout)


def _exchange(child: Popen[bytes], line: bytes, answers: SimpleQueue[bytes]) -> None:
    answer = b""
    with suppress(OSError, ValueError):  # it is ended
        if child.stdin and child.stdout:
            child.stdin.write(line)
            child.stdin.flush()
            answer = child.stdout.readline(LARGEST)
    answers.put(answer)


def _close(pipe: IO[bytes] | None) -> None:
    with suppress(OSError):  # what was not yet written to a child that is dead
        if pipe:
            pipe.close()
