"""A folder of reports, and the library over it, opened for some watches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.library import Library, open_library
from briefings.model import AlertState, Config, Watch

WATCHES = (Watch("Witkoff", "L"),)


def reported(folder: Path) -> Path:
    """Give a folder in which four reports came."""
    (folder / "in").mkdir()
    for number in range(4):
        write(folder, f"first{number}", "2025-12-06", "Derkachenko")
    return folder


def write(folder: Path, name: str, day: str, who: str) -> None:
    """Write a report in which somebody spoke."""
    text = f"Report {name}\n date {day}\n\nOleh {who} spoke of {name}.\n"
    (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")


@contextmanager
def opened(folder: Path, *watches: Watch) -> Iterator[Library]:
    """Open the library of a folder, and take in what is new."""
    config = Config("", (str(folder / "in"),), watches or WATCHES)
    with open_library(config, folder / "data") as library:
        list(library.scan())
        yield library


def states(library: Library) -> dict[str, AlertState]:
    """Give the state of every alert, by the watch and the briefing's title."""
    every = library.alerts(set(AlertState))
    return {f"{one.watch}: {one.title}": one.state for one in every if one.briefing}


def lose_index(folder: Path) -> None:
    """Let the index be lost, as an upgrade or a disk may do."""
    for piece in (folder / "data").glob("index.db*"):
        piece.unlink()
