"""What is there before a key is pressed."""

from pathlib import Path

import pytest

from tests.screen.conftest import Opened

NEWEST_FIRST = ["004", "002", "001", "000", "003"]


async def test_list_alerts_and_text_stand_together_on_a_wide_screen(opened: Opened) -> None:
    async with opened(size=(120, 40)) as app:
        assert app.files == NEWEST_FIRST
        assert app.shows("Sat 6 Dec 2025", "Witkoff", "Hnatov", "Umerov", "Kushner")
        assert app.shows("Olga Stefanishyna", "Ukrinform via MENAFN")
        assert app.open_file == "004"


async def test_a_narrow_screen_has_one_pane_and_enter_and_q_go_between(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        assert app.shows("Sat 6 Dec 2025")
        assert not app.shows("The negotiations are taking place")
        await app.press("enter")
        assert app.shows("The negotiations are taking place")
        assert not app.shows("Fri 5 Dec")
        await app.press("q")
        assert app.shows(".txt")


async def test_an_inferred_date_has_a_sign_and_an_unknown_publisher_the_files_name(
    opened: Opened,
) -> None:
    async with opened() as app:
        day = next(line for line in app.lines() if "Fri 5 Dec" in line)
        assert "~" in day
        assert app.shows(".txt")
        assert not app.shows("publisher unknown")


async def test_unread_and_ringing_briefings_have_signs(opened: Opened) -> None:
    async with opened() as app:
        row = app.row("Ukraine and the US revealed")
        assert "●" in row
        assert "!" in row


async def test_thirteen_alerts_stand_in_four_groups(opened: Opened) -> None:
    async with opened() as app:
        groups = {group.watch.name: len(group.alerts) for group in app.main.desk.groups}
        assert groups == {"Witkoff": 4, "Hnatov": 2, "Umerov": 5, "Jared Kushner": 2}


async def test_the_first_run_names_three_keys_to_begin_with(opened: Opened) -> None:
    async with opened() as app:
        assert app.shows("? keys", "/ search", "Space reads on")


async def test_the_reader_comes_back_to_the_briefing_and_line(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("j", "enter", "ctrl+d")
        offset = app.main.panes.reader.top_offset
        assert offset > 0
        await app.press("ctrl+q")
    async with opened(size=(80, 24)) as app:
        assert app.cursor_file == app.open_file == "002"
        assert app.main.panes.reader.top_offset == offset
        assert not app.shows("Space reads on")


@pytest.mark.parametrize("typed", [("/", "u"), (":", "u"), ("n", "/", "u"), ("+", "u")])
async def test_quitting_at_once_does_so_while_words_are_typed(
    opened: Opened, typed: tuple[str, ...]
) -> None:
    async with opened() as app:
        await app.press(*typed, "ctrl+q")
        assert not app.is_running


SIZES = [(1, 1), (5, 3), (20, 5), (40, 10), (60, 20), (80, 24), (120, 40), (200, 60)]
SCREENS = [
    (),
    ("enter",),
    ("tab",),
    ("/", "a"),
    ("enter", "/", "a"),
    ("?",),
    (":",),
    ("x",),
    ("!",),
]


@pytest.mark.parametrize("keys", SCREENS, ids="-".join)
async def test_no_size_is_too_small_for_any_screen(opened: Opened, keys: tuple[str, ...]) -> None:
    async with opened() as app:
        await app.press(*keys)
        for size in SIZES:
            await app.resize(*size)
            assert len(app.lines()) == size[1]
            assert app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_and_goes_about_at_any_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as app:
        await app.press(
            "j", "enter", "space", "e", "q", "tab", "j", "enter", "G", "g", "g", "Z", "v"
        )
        assert app.is_running


async def test_a_screen_too_small_says_so(opened: Opened) -> None:
    async with opened(size=(39, 12)) as app:
        assert app.shows("Too small")
        await app.resize(40, 10)
        assert not app.shows("Too small")
        await app.press("j")
        assert app.cursor_file == "002"


async def test_an_empty_folder_is_named_whatever_the_configuration_reads(
    opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    async with opened(paths=[str(folder)]) as app:
        assert app.shows("No briefing here yet")
        await app.resize(80, 24)
        await app.press("tab")
        assert app.shows_unbroken("mine")
        assert not app.shows("seeds")


@pytest.mark.parametrize("wide", [60, 80, 100])
async def test_the_last_of_the_footer_is_where_all_keys_are(opened: Opened, wide: int) -> None:
    async with opened(size=(wide, 24)) as app:
        assert app.lines()[-1].rstrip().endswith("q quit   ? keys")
