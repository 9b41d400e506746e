"""Moving in the list, the text and the alerts, and reading on."""

import pytest

from tests.screen.conftest import Opened


@pytest.mark.parametrize(
    ("keys", "file"),
    [
        (["j"], "002"),
        (["down", "down"], "001"),
        (["j", "j", "k"], "002"),
        (["G"], "003"),
        (["end"], "003"),
        (["G", "g", "g"], "004"),
        (["G", "home"], "004"),
        (["k"], "004"),
        (["ctrl+d"], "003"),
        (["G", "ctrl+u"], "004"),
        (["pagedown", "pageup"], "004"),
        (["}"], "002"),
        (["}", "}", "{"], "002"),
        (["g", "j"], "002"),
    ],
)
async def test_keys_move_the_cursor_and_the_text_follows(
    opened: Opened, keys: list[str], file: str
) -> None:
    async with opened() as app:
        await app.press(*keys)
        assert app.cursor_file == app.open_file == file


async def test_the_text_scrolls_by_lines_and_pages_when_it_is_open(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("enter", "j", "j")
        by_lines = app.main.panes.reader.top_offset
        await app.press("pagedown")
        by_page = app.main.panes.reader.top_offset
        assert 0 <= by_lines < by_page
        await app.press("G")
        assert app.main.panes.reader.at_end
        await app.press("g", "g")
        assert app.main.panes.reader.top_offset == 0
        assert app.cursor_file == "004"


async def test_tab_goes_round_the_panes(opened: Opened) -> None:
    async with opened() as app:
        seen = []
        for _ in range(3):
            await app.press("tab")
            seen.append(app.main.desk.place.value)
        assert seen == ["reader", "alerts", "list"]
        await app.press("shift+tab")
        assert app.main.desk.place.value == "alerts"


@pytest.mark.parametrize("key", ["q", "h", "escape"])
async def test_back_leaves_the_text_and_keeps_the_row(opened: Opened, key: str) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("j", "l", key)
        assert app.main.desk.place.value == "list"
        assert app.cursor_file == "002"
        assert app.is_running


async def test_q_on_the_main_screen_quits(opened: Opened) -> None:
    async with opened() as app:
        await app.press("q")
        assert not app.is_running


async def test_escape_on_the_main_screen_says_what_quits(opened: Opened) -> None:
    async with opened() as app:
        await app.press("escape")
        assert app.is_running
        assert app.shows("q quits")


async def test_space_reads_through_everything_unread_and_says_when_it_is_done(
    opened: Opened,
) -> None:
    async with opened() as app:
        read: list[str] = []
        for _ in range(60):
            if not read or read[-1] != app.open_file:
                read.append(app.open_file)
            if app.shows("everything is read"):
                break
            await app.press("space")
        assert read == ["004", "002", "001", "000", "003"]
        assert app.shows("everything is read")
        assert app.library.summary().unread == 0


async def test_space_in_a_narrow_list_opens_the_text_first(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("space")
        assert app.main.desk.place.value == "reader"
        assert app.library.summary().unread == 5


async def test_a_read_row_stays_where_it_is_without_its_sign(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "r")
        row = app.row("Ukraine and the US revealed")
        assert "●" not in row
        assert app.files == ["004", "002", "001", "000", "003"]
        assert app.cursor_file == "002"


async def test_v_shows_the_raw_text_with_what_was_folded(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "enter", "G")
        assert not app.shows("cookie")
        await app.press("v", "g", "g")
        shown = [app.text()]
        for _ in range(8):
            await app.press("pagedown")
            shown.append(app.text())
        assert "cookie" in " ".join(shown).casefold()
        await app.press("v")
        assert app.open_file == "002"


async def test_zen_shows_nothing_but_the_text(opened: Opened) -> None:
    async with opened() as app:
        await app.press("Z")
        assert not app.shows("Alerts")
        assert not app.shows("/ search")
        assert app.shows("Olga Stefanishyna")
        await app.press("Z", "q")
        assert app.shows("/ search")


async def test_ten_thousand_keys_at_once_end_where_they_lead(opened: Opened) -> None:
    async with opened() as app:
        await app.press_at_once(*["j", "k"] * 5_000, "j")
        assert app.cursor_file == app.open_file == "002"


async def test_an_act_is_about_the_row_that_keys_typed_before_it_reached(opened: Opened) -> None:
    async with opened() as app:
        await app.press_at_once("j", "j", "p")
        assert app.files[0] == "001"
        await app.press_at_once("j", "j", "enter", "e", "r")
        assert app.open_file == "002"
        assert app.library.summary().unread == 4


async def test_there_is_no_day_after_the_last_and_the_cursor_stays(opened: Opened) -> None:
    async with opened() as app:
        await app.press("G")
        last = app.main.desk.current
        await app.press("}")
        assert app.main.desk.current == last
        assert app.shows("no day or tier after this one")
        await app.press("g", "g", "{")
        assert app.shows("no day or tier before this one")
