"""A library over the seeds, scanned, with the configuration that comes with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefings.config import load
from briefings.library import Library, open_library
from briefings.model import Config
from tests.conftest import ROOT


def ids_by_number(library: Library) -> dict[str, str]:
    """Give the seeds' ids by the number at the head of their file's name."""
    listing = library.listing()
    rows = listing.rows(0, len(listing))
    return {Path(row.path).name[:3]: row.id for row in rows}


def numbers(library: Library, ids: Sequence[str]) -> list[str]:
    """Give the seeds' numbers for some ids, in their order."""
    by_id = {one: number for number, one in ids_by_number(library).items()}
    return [by_id[one] for one in ids]


def taken_in(config: Config, data_dir: Path) -> Library:
    """Give an open library of what a configuration names, taken in; the caller closes it."""
    library = open_library(config, data_dir)
    for _ in library.scan():
        pass
    return library


def scanned(data_dir: Path) -> Library:
    return taken_in(load(ROOT / "config.yaml"), data_dir)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with scanned(tmp_path / "kept") as opened:
        yield opened
