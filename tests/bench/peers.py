"""What others take for the same: a search of all texts, a letter, a first paint.

All stand on one folder of files and one library of it, one after the other in the same run. A peer
that is not installed has no row.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from statistics import median, quantiles

from briefings.config import load
from briefings.library import Library, open_library
from tests.bench import screen
from tests.bench.keystrokes import TYPED, search
from tests.bench.measure import Figure, until_bytes
from tests.terminal.emulator import Terminal

BEGINNINGS = ("z", "um", "tal", "minis")
"""What notmuch is asked for, as beginnings of words."""
ROUNDS = 3
LARGE = 100_000
"""Briefings from which on the demands hold: below, a peer's start is most of its time."""


def take(folder: Path, size: int, notmuch: Mapping[str, str]) -> Iterator[Figure]:
    """Measure beside a library that `ingest` made in a folder; `notmuch` finds its own."""
    inbox, argv = folder / "inbox", screen.command(folder / "config.yaml", folder / "data")
    with open_library(load(str(folder / "config.yaml")), folder / "data") as library:
        titles = [row.title for row in library.listing().rows(0, size)]
        ours = _p99(list(_searches(library)))
    first = partial(until_bytes, argv, titles[0].split()[0].encode(), folder, screen.SIZE)
    painted = _median(lambda: first().wall)  # before any key: a reader begins where it was left
    mails = sorted((folder.parent / "mails" / "cur").glob("*"))
    told = partial(_told, size)
    if shutil.which("rg"):
        theirs = _median(partial(_run, ["rg", "-il", TYPED[0], str(inbox)]))
        yield told("rg -il / a search, 99 of 100", theirs / ours, 40)
    if notmuch:
        asked = [["notmuch", "search", "--limit=200", f"{one}*"] for one in BEGINNINGS]
        theirs = max(_median(partial(_run, argv, notmuch)) for argv in asked)
        yield told("notmuch search / a search, 99 of 100", theirs / ours, 6)
    if shutil.which("fzf"):
        letters = [wall for wall, _ in screen.letters(argv, folder)]
        theirs = median(_fzf(folder, titles))
        ratio = median(letters) / theirs
        yield Figure("a letter over all texts / fzf over the titles", ratio, 1.2, "x")
    if shutil.which("newsboat"):
        theirs = _newsboat(folder, titles, mails)
        yield told("first paint of a list, newsboat / ours", theirs / painted, 40)
    if shutil.which("neomutt"):
        yield told("first paint, neomutt / ours", _neomutt(folder, mails) / painted, 5)


def _told(size: int, name: str, ratio: float, bound: float) -> Figure:
    return Figure(name, ratio, bound if size >= LARGE else None, "x", at_least=True)


def _searches(library: Library) -> Iterator[float]:
    """Type each word into an open library; give seconds a letter."""
    search(library, "warsaw")
    for word in TYPED:
        for end in range(1, len(word) + 1):
            begun = time.perf_counter()
            search(library, word[:end])
            yield time.perf_counter() - begun


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[98]


def _median(once: Callable[[], float]) -> float:
    once()
    return median(once() for _ in range(ROUNDS))


def _run(argv: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    begun = time.perf_counter()
    subprocess.run(argv, stdout=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - begun


def _fzf(folder: Path, titles: Sequence[str]) -> list[float]:
    """Type the same words into fzf over titles; give seconds a letter."""
    (folder / "titles").write_text("\n".join(titles), encoding="utf-8")
    with Terminal(["sh", "-c", "fzf < titles"], home=folder, size=screen.SIZE) as terminal:
        terminal.settle(1.0)
        taken = []
        for word in TYPED:
            taken += [screen.pressed(terminal, letter)[0] for letter in word]
            screen.pressed(terminal, "ctrl+u")
        return taken


def _newsboat(folder: Path, titles: Sequence[str], mails: Sequence[Path]) -> float:
    """Let newsboat import all as one feed; give the seconds of a start then."""
    home = folder / "newsboat"
    home.mkdir()
    items = "".join(
        f"<item><title>{escape(title)}</title><guid>{at}</guid><description>"
        f"{escape(mail.read_text(encoding='utf-8'))}</description></item>"
        for at, (title, mail) in enumerate(zip(titles, mails, strict=False))
    )
    feed = f"<rss version='2.0'><channel><title>Everything</title>{items}</channel></rss>"
    (home / "feed.xml").write_text(feed, encoding="utf-8")
    (home / "urls").write_text((home / "feed.xml").as_uri() + "\n", encoding="utf-8")
    (home / "config").touch()
    argv = ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config"]
    subprocess.run([*argv, "-x", "reload"], cwd=home, check=True, capture_output=True)
    return _median(partial(_articles, argv, home))


def _articles(argv: Sequence[str], home: Path) -> float:
    """Start newsboat; give the seconds until it lists what its feed has."""
    begun = time.perf_counter()
    with Terminal(argv, home=home, size=screen.SIZE) as terminal:
        terminal.wait_for("Everything")
        terminal.press("enter")
        terminal.wait_for("Articles in feed")
        return time.perf_counter() - begun


def _neomutt(folder: Path, mails: Sequence[Path]) -> float:
    """Give the seconds until neomutt shows the mails as one mbox."""
    with (folder / "mbox").open("wb") as file:
        for mail in mails:
            told = mail.read_bytes().replace(b"\nFrom ", b"\n>From ")
            file.write(b"From a@example.org Sat Dec  6 12:00:00 2025\n" + told + b"\n")
    (folder / "muttrc").write_text('set folder="."\nset spoolfile="mbox"\n', encoding="utf-8")
    argv = ["neomutt", "-n", "-F", "muttrc", "-f", "mbox"]
    return _median(lambda: until_bytes(argv, b".txt", folder, screen.SIZE).wall)
