"""Taking in, beside `notmuch new` on the same texts as mails, and what a scan finds unchanged."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from tests.bench.corpus import write
from tests.bench.measure import Figure
from tests.terminal.emulator import BRIEFINGS

CONFIGURATION = """sources: [inbox]
watchlists:
  - name: watched
    watch: [Umerov, Witkoff, Kushner, Andrii Hnatov]
"""


def take(folder: Path, size: int) -> list[Figure]:
    """Take in so many files, scan again, take in 120 more; and the same as mails by notmuch."""
    inbox = folder / "inbox"
    for _ in write(inbox, size):
        pass
    config = folder / "config.yaml"
    config.write_text(CONFIGURATION, encoding="utf-8")
    scan = [BRIEFINGS, "--config", str(config), "--data-dir", str(folder / "data"), "scan"]
    ours = _seconds(scan)
    again = min(_seconds(scan) for _ in range(3))
    bare = min(_walk(inbox) for _ in range(3))
    start = min(_seconds([*scan, "--help"]) for _ in range(3))
    for _ in write(inbox, 120, size):
        pass
    more = _seconds(scan)
    figures = [
        Figure(f"files taken in a second, {size:,} files", size / ours, None, "files/s"),
        Figure("unchanged scan / bare scandir and stat", (again - start) / bare, 1.5, "x"),
        Figure("120 files at once", 1000 * (more - again), 250, "ms"),
    ]
    if shutil.which("notmuch"):
        theirs = _notmuch(folder, inbox)
        figures.append(Figure("notmuch new / taking in", theirs / ours, 8, "x", at_least=True))
    return figures


def _seconds(argv: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(argv, check=True, capture_output=True)
    return time.perf_counter() - begun


def _walk(folder: Path) -> float:
    begun = time.perf_counter()
    for _ in _files(str(folder)):
        pass
    return time.perf_counter() - begun


def _files(folder: str) -> Iterator[int]:
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from _files(one.path)
            else:
                yield one.stat().st_size


def _notmuch(folder: Path, inbox: Path) -> float:
    """Give the seconds of `notmuch new` over the same texts, a mail each."""
    mails = folder / "mails" / "cur"
    mails.mkdir(parents=True)
    for number, file in enumerate(sorted(inbox.rglob("*.txt"))):
        mail = EmailMessage()
        mail["From"], mail["Message-ID"] = "a@example.org", f"<{number}@example.org>"
        mail["Date"] = "Sat, 06 Dec 2025 12:00:00 +0000"
        mail["Subject"] = file.name
        mail.set_content(file.read_text(encoding="utf-8"), cte="8bit")
        (mails / str(number)).write_bytes(mail.as_bytes())
    settings = folder / "notmuch-config"
    settings.write_text(f"[database]\npath={folder / 'mails'}\n[new]\ntags=\n", encoding="utf-8")
    with _environment("NOTMUCH_CONFIG", str(settings)):
        return _seconds(["notmuch", "new", "--quiet"])


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


if __name__ == "__main__":
    for figure in take(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{figure}\n")
