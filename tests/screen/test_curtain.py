"""The rows that are on the terminal before the interface is loaded."""

from itertools import pairwise
from pathlib import Path

import pytest

from briefings.library import open_library
from briefings.model import Config
from briefings.model import Place as ReadingPlace
from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader
from tui.curtain import Line, cut, glimpse


async def held(config: Config, data_dir: Path, size: tuple[int, int]) -> list[Line]:
    """Give the glimpse of a library, held against the first frame of the same size."""
    with open_library(config, data_dir) as library:
        seen = list(glimpse(library, *size))
    async with reader(config, data_dir, size=size) as app:
        lines = app.lines()
        for line in seen:
            words = line.words.replace("●", " ").strip()
            there = lines[line.y][line.x : line.x + len(line.words)].replace("●", " ").strip()
            assert there == words
    return seen


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (99, 30), (120, 40), (200, 60)])
async def test_it_stands_where_the_first_frame_has_it(
    config: Config, taken_in: Path, size: tuple[int, int]
) -> None:
    assert await held(config, taken_in, size)


@pytest.mark.parametrize("row", [0, 1, 7, 20, 38, 39])
async def test_it_shows_the_row_where_the_reader_was_left(tmp_path: Path, row: int) -> None:
    (tmp_path / "inbox").mkdir()
    for number in range(40):
        date = f"date 2025-11-{1 + number // 3:02} " if number > 4 else ""
        text = f" {date}Story {number} is told. It has an end.\n"
        (tmp_path / "inbox" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    config = configured(tmp_path, "sources: [inbox]\n")
    with open_library(config, tmp_path / "data") as library:
        for _ in library.scan():
            pass
        left = library.listing().rows(row, 1)[0]
        library.save_place(ReadingPlace(left.id, 0))
    seen = await held(config, tmp_path / "data", (80, 24))
    assert any(left.title in line.words for line in seen)
    assert all(above.y < below.y for above, below in pairwise(seen))


@pytest.mark.parametrize("size", [(1, 1), (39, 40), (120, 9)])
def test_a_terminal_too_small_gets_none(
    config: Config, taken_in: Path, size: tuple[int, int]
) -> None:
    with open_library(config, taken_in) as library:
        assert not list(glimpse(library, *size))


async def test_an_empty_library_gets_none(tmp_path: Path, opened: Opened) -> None:
    config = configured(tmp_path, "sources: []\n")
    with open_library(config, tmp_path / "data") as library:
        assert not list(glimpse(library, 80, 24))


@pytest.mark.parametrize(
    ("words", "cells", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("abc", 0, ""),
        ("", 5, ""),
        ("e\u0301e\u0301", 2, "e\u0301e\u0301"),
    ],
)
def test_words_are_cut_by_the_cells_they_take(words: str, cells: int, shown: str) -> None:
    assert cut(words, cells) == shown
