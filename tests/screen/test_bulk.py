"""Many briefings marked at once, by a query."""

from asyncio import create_task
from pathlib import Path
from threading import Event

import pytest

from briefings.library import open_library
from briefings.model import Change, Config, Listing
from tests.library.reports import lose_index
from tests.screen.conftest import Opened
from tests.screen.driver import PATIENCE, reader
from tests.taking_in import put, taken_in


async def test_all_that_answers_a_query_is_marked_read_with_one_undo(opened: Opened) -> None:
    async with opened() as app:
        await app.command(":read umerov hnatov")
        assert app.shows("marked read", "u undoes")
        read = {row.id for row in app.library.listing("is:read").rows(0, 9)}
        assert read == {row.id for row in app.library.listing("umerov hnatov").rows(0, 9)}
        await app.press("u")
        assert not app.library.listing("is:read").rows(0, 9)


async def test_an_undo_asked_while_many_are_marked_comes_behind_that(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        may_end, mark_all = Event(), app.library.mark_all

        def slowly(listing: Listing, *, read: bool = True) -> Change:
            assert may_end.wait(PATIENCE)
            return mark_all(listing, read=read)

        monkeypatch.setattr(app.library, "mark_all", slowly)
        pressing = create_task(app.press_at_once("R", "u"))
        await app.meets(lambda: app.shows("still marking"))
        may_end.set()
        await pressing
        assert app.shows("redoes")
        assert not app.library.listing("is:read").rows(0, 9)
        await app.press("ctrl+r")
        assert app.library.listing("is:read").rows(0, 9)


async def test_an_act_on_many_that_breaks_off_leaves_undo_as_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:

        def broken(listing: Listing, *, read: bool = True) -> Change:
            raise MemoryError

        with monkeypatch.context() as patch:
            patch.setattr(app.library, "mark_all", broken)
            await app.press("R")
            assert app.shows("broke off", "MemoryError")
        await app.press("p", "u")
        assert app.shows("redoes")


async def test_what_a_first_scan_called_old_is_marked_unread_like_any_other(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    old = "Talks held\n\n2 January 2020\n\nOleh spoke of the harbour.\n"
    new = "Bridge opened\n\n6 May 2024\n\nMarta crossed it on a bicycle.\n"
    put(tmp_path / "in", old=old, new=new)
    config = Config("", (str(tmp_path / "in"),), (), old_after_days=7)
    with open_library(config, tmp_path / "data") as library:
        taken_in(library)
    async with reader(config, tmp_path / "data") as app:
        assert app.text().count("●") == 1
        await app.press("j", "r")
        assert app.shows("marked unread Talks held")
        assert app.text().count("●") == 2
        await app.press("u")
        assert app.text().count("●") == 1
        await app.command("unread talks")
        assert app.shows("marked unread Talks held", "u undoes")
        assert app.text().count("●") == 2
    lose_index(tmp_path)
    with open_library(config, tmp_path / "data") as library:
        taken_in(library)
    async with reader(config, tmp_path / "data") as app:
        assert app.text().count("●") == 2


@pytest.mark.parametrize(
    ("typed", "said"), [("read date:soon", "date"), ("unread umerov", "nothing to be marked")]
)
async def test_what_cannot_be_marked_says_why(opened: Opened, typed: str, said: str) -> None:
    async with opened() as app:
        await app.command(typed)
        assert app.shows(said)
        assert not app.library.listing("is:read").rows(0, 9)


async def test_a_mistake_in_the_query_of_a_command_has_a_caret_below_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press(":")
        await app.type("read umerov titel:x")
        await app.press("enter")
        assert app.shows("unknown field 'titel:'", "^ did you mean 'title:x'?")
        lines = app.lines()
        (below,) = (at for at, line in enumerate(lines) if "^ did you" in line)
        assert lines[below].index("^") == lines[below - 1].index("titel:x")
        await app.press("backspace")
        assert not app.shows("did you mean")


async def test_an_action_whose_title_begins_with_read_is_still_offered_first(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.command("read on")
        assert not app.shows("marked read 0")
        assert app.files
