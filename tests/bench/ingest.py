"""Taking in, beside `notmuch new` on the same texts as mails, and what a scan finds unchanged."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from statistics import median
from typing import NamedTuple

from briefings.config import load
from briefings.library import open_library
from tests.bench import peers
from tests.bench.corpus import write
from tests.bench.measure import Figure
from tests.terminal.emulator import BRIEFINGS

CONFIGURATION = """sources: [inbox]
watchlists:
  - name: watched
    watch: [Umerov, Witkoff, Kushner, Andrii Hnatov]
"""


def take(folder: Path, size: int, *, is_beside: bool = True) -> list[Figure]:
    """Take in a tenth of so many files, then all; scan again.

    `is_beside`: and the same texts as mails by notmuch, and what others take for a search.
    """
    few = _taken(folder / "few", max(1, size // 10))
    many = _taken(folder / "many", size)
    inbox = folder / "many" / "inbox"
    scan = _scan(folder / "many")
    again = min(_seconds(scan) for _ in range(3))
    start = min(_seconds([*scan, "--help"]) for _ in range(3))
    figures = [
        Figure(f"files taken in a second, {size:,} files", many.rate, None, "files/s"),
        Figure("growth of a file's price, a tenth / all", few.rate / many.rate, 1.5, "x"),
        Figure("all names found / all taken in", many.whole / many.stored, 3, "x"),
        Figure("unchanged scan / bare scandir and stat", _glanced(folder / "many"), 1.5, "x"),
        Figure("`scan` that finds nothing new, beyond --help", 1000 * (again - start), None, "ms"),
    ]
    if not is_beside:
        return figures
    settings = _mails(folder, inbox)
    notmuch: dict[str, str] = {}
    if shutil.which("notmuch"):
        notmuch = {**os.environ, "NOTMUCH_CONFIG": str(settings)}
        ratio = _seconds(["notmuch", "new", "--quiet"], notmuch) / many.stored
        figures.append(Figure("notmuch new / taking in", ratio, 8, "x", at_least=True))
    return [*figures, *peers.take(folder / "many", size, notmuch)]


class Taken(NamedTuple):
    """What taking in came to, in seconds since its command began."""

    files: int
    stored: float
    """When the last file was stored, found and rang."""
    whole: float
    """When the names of those nobody watches were found too."""

    @property
    def rate(self) -> float:
        """Give files a second."""
        return self.files / self.stored


def _taken(folder: Path, size: int) -> Taken:
    for _ in write(folder / "inbox", size):
        pass
    (folder / "config.yaml").write_text(CONFIGURATION, encoding="utf-8")
    begun = stored = time.perf_counter()
    command = [*_scan(folder), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        for _ in running.stdout or ():
            stored = time.perf_counter()
    return Taken(size, stored - begun, time.perf_counter() - begun)


def _scan(folder: Path) -> list[str]:
    config, kept = folder / "config.yaml", folder / "data"
    return [BRIEFINGS, "--config", str(config), "--data-dir", str(kept), "scan"]


def _glanced(folder: Path) -> float:
    """Give how long a library that is open scans for what finds nothing new, by a bare walk."""
    with open_library(load(str(folder / "config.yaml")), folder / "data") as library:
        ratios = []
        for _ in range(9):
            bare = _walk(folder / "inbox")
            begun = time.perf_counter()
            for _ in library.scan():
                pass
            ratios.append((time.perf_counter() - begun) / bare)
    return median(ratios)


def _seconds(argv: list[str], environment: Mapping[str, str] | None = None) -> float:
    begun = time.perf_counter()
    subprocess.run(argv, check=True, capture_output=True, env=environment)
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


def _mails(folder: Path, inbox: Path) -> Path:
    """Write the same texts as mails; give the settings by which notmuch finds them."""
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
    return settings


if __name__ == "__main__":
    for figure in take(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{figure}\n")
