"""Copies: folded, shown below their story, and read on their own."""

from pathlib import Path

import pytest

from tests.intake.tales import BRIDGE, HARBOUR, MORE
from tests.screen.driver import configured, reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give two stories, one with two copies; its longest text stands for them."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    texts = {
        "001": f"{HARBOUR}{MORE}",
        "002": HARBOUR,
        "003": f"{HARBOUR}\nThe fishermen waited there with Piotr Zielinski for the gates.\n",
        "004": BRIDGE,
    }
    for name, text in texts.items():
        title, _, body = text.partition("\n")
        day = 2 if name == "004" else 3
        (folder / f"{name}.txt").write_text(f"{title}\n\ndate 2025-12-0{day}\n{body}")
    return folder


async def test_as_many_are_marked_read_as_the_top_line_told_to_be_new(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        assert app.shows("2 new")
        await app.press("R")
        assert app.shows("marked read 2 at once", "nothing new")
        await app.press("u")
        assert app.shows("2 new")


async def test_copies_are_shown_below_their_story_and_folded_again(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        head, last = app.files
        assert last == "004"
        assert app.shows("+2, new name: Zielinski")
        await app.press("z", "a")
        assert (app.files[0], app.files[-1], set(app.files[1:3])) == (
            head,
            "004",
            {"001", "002", "003"} - {head},
        )
        assert app.shows("└ Dockers")
        await app.press("j")
        copy = app.cursor_file
        assert copy == app.open_file != head
        await app.press("r", "z", "a")
        assert app.files == [head, "004"]
        assert app.cursor_file == head == app.open_file
        assert app.main.desk.page is not None
        assert app.main.desk.page.row.unread
        await app.press("j", "z", "a")
        assert app.shows("no copy is folded here")


async def test_all_folds_open_and_shut_at_once(tmp_path: Path, folder: Path) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("z", "R")
        assert len(app.files) == 4
        assert app.shows("1 fold is open")
        await app.press("G")
        assert app.cursor_file == "004"
        await app.press("z", "M")
        assert len(app.files) == 2
        assert app.cursor_file == "004"


async def test_a_search_counts_stories_and_says_how_many_copies_it_shows(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("z", "R", "/")
        await app.type("gates")
        assert app.shows("1 of 2 · 2 copies")
        await app.press("escape", "z", "M", "/")
        await app.type("gates")
        assert app.shows("1 of 2 · exact")
        await app.press("escape", "/")
        await app.type("is:unread")
        assert app.shows("2 of 2 · 2 copies")


async def test_reading_on_goes_through_the_copies_of_an_open_fold(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 60)) as app:
        head = app.cursor_file
        await app.press("z", "a", "space")
        assert app.open_file in {"001", "002", "003"} - {head}
        await app.press("space", "space")
        assert app.open_file == "004"
        await app.press("space")
        assert app.shows("everything is read")


async def test_a_copy_that_says_more_than_what_was_read_is_new(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 60)) as app:
        await app.press("space", "space")
        assert app.shows("everything here is read · 1 new: 1 lists them")
        assert app.library.summary().unread == 1
        await app.press("1")
        assert app.files == ["003"]
        await app.press("space")
        assert app.shows("everything is read")
        await app.press("u", "u", "u", "1")
        assert app.files == ["001", "004"]
        await app.press("R")
        await app.until(lambda: not app.library.summary().unread)
        await app.press("u")
        assert app.library.summary().unread == 2


async def test_who_else_tells_a_story_is_shown_below_it(tmp_path: Path, folder: Path) -> None:
    (folder / "005.txt").write_text(
        "Cracks in the piers of a railway bridge\n\ndate 2025-12-03\n\n"
        "Trains take the northern line until spring: engineers found cracks in two piers of the"
        " railway bridge above the weir, the railway said. Jane Marlowe was on the last of them.\n"
    )
    with (folder / "004.txt").open("a") as file:
        file.write("Jane Marlowe, who lives by the weir, had heard the stones for some weeks.\n")
    async with reader(configured(tmp_path, "sources: [inbox]\n"), tmp_path / "data") as app:
        await app.press("S")
        assert app.shows("nobody else tells this story")
        assert not app.shows("more tells it")
        await app.press("G")
        await app.until(lambda: app.shows("S 1 more tells it"))
        await app.press("S")
        assert app.files == ["004", "005"]
        assert app.shows("Same story · 2")
        await app.press("escape")
        assert app.main.desk.is_home


async def test_a_copy_has_the_sign_of_one_below_only_where_its_story_stands_above(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        head = app.files[0]
        await app.press("z", "a")
        assert app.shows("└ ")
        await app.search(f"is:unread -path:{head}")
        assert sorted([head, *app.files]) == ["001", "002", "003", "004"]
        assert "└ " not in app.text()
