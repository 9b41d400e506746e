"""Taking in: scan and read."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.opening import opened, with_bar
from briefings.cli.outcome import FOUND, PARTLY, WRONG, say
from briefings.cli.output import write, write_record
from briefings.cli.paths import STDIN, existing
from briefings.config import demo_file, shown
from briefings.export import records
from briefings.library import read_files
from briefings.model import Problem, ScanStatus, numbered


def scan(asked: Asked, *, paths: tuple[str, ...], as_json: bool) -> int:
    """Do `briefings scan`."""
    counts: Counter[ScanStatus] = Counter()
    with (
        opened(asked, existing(paths), scanned=False) as library,
        _stoppable() as stop,
    ):
        before = library.troubles
        steps = library.scan(cancelled=stop)
        for step in with_bar(asked, steps):
            if step.alike is ScanStatus.UNCHANGED and not as_json:
                counts[step.alike] += len(step.lines)
                continue
            for line in step.lines:
                counts[line.status] += 1
                if as_json:
                    write_record(records.scan_line(line))
                elif line.status is not ScanStatus.UNCHANGED:
                    write([wording.scan_words(line)])
            sys.stdout.flush()
        stopped, broken = stop(), library.faults.broken
        away = [one for one in library.problems if one.where in library.missing]
        fresh = [one for one in library.troubles if one not in before]
        met = library.take_unheard()
    say(f"briefings: {_sum(counts, stopped=stopped)}")
    if set(existing(paths)) - set(library.config.sources):
        again = f"'briefings {' '.join(paths)}'"
        is_demo = library.config.path == os.path.abspath(demo_file())
        where = "config.yaml" if is_demo else shown(library.config.path)
        say(f"briefings: {again} reads these; 'sources:' in {where} adds them")
    for told in filter(None, (met, *away, *fresh)):
        say(f"briefings: {told}")
    if stopped:
        return 128 + signal.SIGINT
    if broken > counts[ScanStatus.QUARANTINED]:
        count = numbered(broken, "file")
        say(f"briefings: {count} could not be read, now or before ('briefings check' lists them)")
    return PARTLY if broken or away else FOUND


def _sum(counts: Counter[ScanStatus], *, stopped: bool) -> str:
    told = ", ".join(f"{count} {status.value}" for status, count in counts.items())
    if stopped:
        return f"{told or 'nothing yet'}, stopped (the next scan goes on from here)"
    return told or "no file in the sources"


class _Stop:
    """Whether the reader asked a long work to end: the first Ctrl-C does, the second kills."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def _stoppable() -> Iterator[_Stop]:
    stop = _Stop()
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def read(asked: Asked, *, files: tuple[str, ...], as_json: bool) -> int:
    """Do `briefings read`."""
    stdin = sys.stdin.buffer.read() if STDIN in files else b""
    return print_pages(files, stdin, as_json=as_json)


def print_pages(files: tuple[str, ...], stdin: bytes, *, as_json: bool = False) -> int:
    """Print what reading makes of files, a dash among them being what came through stdin."""
    code = WRONG if any(file != STDIN and not os.path.lexists(file) for file in files) else FOUND
    for number, found in enumerate(read_files(files, stdin)):
        if isinstance(found, Problem):
            code = code or PARTLY
            if as_json:
                write_record(records.problem(found))
            else:
                say(f"briefings: {found}")
        elif as_json:
            write_record(records.page(found))
        else:
            write([""] if number else [])
            write(wording.page_lines(found))
    return code
