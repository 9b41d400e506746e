"""A library over a folder, and what a scan of it says."""

from pathlib import Path

from briefings.library import Library, open_library
from briefings.model import Config, Row, ScanLine, Watch


def opened(folder: Path, kept: Path, *names: str, old_after_days: int | None = None) -> Library:
    """Open a library that reads `folder`, is kept in `kept` and watches `names`."""
    watches = tuple(Watch(name, "names") for name in names)
    config = Config("", (str(folder),), watches, old_after_days=old_after_days)
    return open_library(config, kept)


def taken_in(library: Library) -> list[ScanLine]:
    """Take in what is new, and give the line of every file."""
    return [line for step in library.scan() for line in step.lines]


def statuses(library: Library) -> dict[str, str]:
    """Take in what is new, and give the status of every file by its name."""
    return {Path(line.raw_path).name: line.status.value for line in taken_in(library)}


def rows(library: Library) -> dict[str, Row]:
    """Give the rows of the list by date, by the names of their files."""
    return {Path(row.raw_path).name: row for row in library.listing().rows(0, 99)}


def put(folder: Path, **texts: str) -> None:
    """Write texts into files, by their names without an ending."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
