"""Pins, marks and alerts: kept, seen, and taken back."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from briefings.errors import StoreError
from briefings.store.sqlite.state import SqliteState
from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader


async def test_a_pinned_briefing_goes_on_top_and_is_there_after_a_restart(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "j", "p")
        assert app.files == ["001", "004", "002", "000", "003"]
        assert app.cursor_file == "001"
        assert "*" in app.row("Foreign Minister reports")
    async with opened() as app:
        assert app.files[0] == "001"
        await app.press("g", "g", "p")
        assert app.files == ["004", "002", "001", "000", "003"]


async def test_a_pinned_alert_goes_on_top_and_is_there_after_a_restart(opened: Opened) -> None:
    async with opened() as app:
        groups = [group.watch.name for group in app.main.desk.groups]
        last = groups[-1]
        await app.press("shift+tab", "G", "p")
        assert app.main.desk.groups[0].watch.name == last
    async with opened() as app:
        assert app.main.desk.groups[0].watch.name == last
        assert app.main.desk.groups[0].pinned


async def test_the_top_line_tells_the_newest_day_though_its_briefing_is_pinned(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("p")
        assert app.files[0] == "004"
        assert app.lines()[0].startswith(" Sat 6 Dec 2025 ·")


async def test_undo_and_redo_say_what_they_did(opened: Opened) -> None:
    async with opened() as app:
        await app.press("G", "p")
        assert app.files[0] == "003"
        assert app.shows("pinned", "u undoes")
        await app.press("u")
        assert app.files[0] == "004"
        assert app.shows("Ctrl-r")
        await app.press("ctrl+r")
        assert app.files[0] == "003"


async def test_a_full_disk_is_said_and_reading_goes_on_until_there_is_room_again(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        full = StoreError("the disk is full", where="far/" * 30 + "state.db", advice="make room")
        with monkeypatch.context() as broken:
            broken.setattr(SqliteState, "apply", Mock(side_effect=full))
            await app.press("p")
            assert app.shows("the disk is full (make room): far/far/")
            assert not app.library.listing().rows(0, 1)[0].pinned
            await app.press("j", "enter", "space")
            assert app.open_file == "002"
        await app.press("q", "p")
        assert app.shows("pinned", "undoes")
        assert app.library.listing().rows(0, 1)[0].pinned


async def test_a_directory_that_cannot_be_used_is_said_on_the_top_line(
    tmp_path: Path, seeds: Path
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    config = configured(tmp_path, f"sources: [{seeds}]\n")
    async with reader(config, tmp_path / "file" / "data") as app:
        await app.press("p", "j")
        assert "pins and marks are kept in memory alone" in app.lines()[0]
        assert app.library.listing().rows(0, 1)[0].pinned


async def test_nothing_to_undo_is_said(opened: Opened) -> None:
    async with opened() as app:
        await app.press("u")
        assert app.shows("nothing to undo")
        await app.press("ctrl+r")
        assert app.shows("nothing to redo")


async def test_r_marks_read_and_unread(opened: Opened) -> None:
    async with opened() as app:
        await app.press("r")
        assert app.library.summary().unread == 4
        await app.press("r")
        assert app.library.summary().unread == 5


async def test_a_on_a_group_acknowledges_all_in_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press("shift+tab", "a")
        group = app.main.desk.groups
        assert sum(one.new for one in group) < 13
        await app.press("u")
        assert sum(one.new for one in app.main.desk.groups) == 13


async def test_a_in_the_text_acknowledges_what_rang_there(opened: Opened) -> None:
    async with opened() as app:
        alerts = len(app.main.desk.page.alerts) if app.main.desk.page else 0
        assert alerts
        await app.press("a")
        assert sum(one.new for one in app.main.desk.groups) == 13 - alerts
        await app.press("a")
        assert app.shows("seen already")


async def test_a_dismissed_alert_leaves_the_row(opened: Opened) -> None:
    async with opened() as app:
        await app.press("A")
        page = app.main.desk.page
        assert page
        assert page.row.alerts == ()


async def test_what_is_no_more_dismissed_comes_back_where_it_was_in_the_inbox(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("2", "j")
        before, counted = app.files, app.main.panes.briefings.words()
        dismissed = app.cursor_file
        await app.press("a", "A")
        assert dismissed not in app.files
        await app.press("u")
        assert app.files == before
        await app.press("u")
        assert (app.files, app.main.panes.briefings.words()) == (before, counted)
        assert not app.shows("seen · ")


async def test_the_cursor_stays_on_its_briefing_when_rows_change(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "j", "j", "p", "G", "p")
        assert app.cursor_file == "003"
        await app.press("u", "u")
        assert app.cursor_file == "003"
