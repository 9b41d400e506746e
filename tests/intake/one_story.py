"""A short story in which a watched name stands, another, and how they are written and seen."""

import os
from pathlib import Path

from briefings.library import Library
from briefings.model import AlertState

STORY = " date 2025-12-02 Umerov met the press\n\nRustem Umerov met the press on Tuesday.\n"
SECOND = STORY.replace("met the press", "left for Geneva")


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file, and give it."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def rewrite(file: Path, text: str) -> None:
    """Write a file so that a scan sees it changed, however fast the two follow each other."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def titles(library: Library) -> dict[str, str]:
    """Give the titles of the list by date, by the names of their files."""
    return {Path(row.path).name: row.title for row in library.listing().rows(0, 99)}


def dismiss(library: Library) -> None:
    """Dismiss all alerts."""
    library.acknowledge([one.id for one in library.alerts()], AlertState.DISMISSED)
