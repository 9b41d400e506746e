"""The windows over the main screen: keys, commands, reasons."""

import pytest

from tests.screen.conftest import Opened
from tui.keys import ACTIONS, MAIN


async def test_question_mark_shows_every_key_in_force(opened: Opened) -> None:
    async with opened(size=(120, 160)) as app:
        await app.press("?")
        assert app.window.startswith("Keys")
        for action in ACTIONS:
            if action.places & MAIN:
                assert app.shows(action.title), action.id


async def test_the_keys_can_be_searched_and_done_from_there(opened: Opened) -> None:
    async with opened() as app:
        await app.press("?", "/")
        await app.type("pin")
        assert app.shows("Keep the briefing or the alert on top")
        assert not app.shows("Half a page down")
        await app.press("enter")
        assert app.window == ""
        assert app.library.listing().rows(0, 1)[0].pinned


async def test_the_palette_does_what_is_typed(opened: Opened) -> None:
    async with opened() as app:
        await app.command("zen")
        assert not app.shows("/ search")


async def test_read_and_unread_written_alone_are_about_the_briefing_here(opened: Opened) -> None:
    async with opened() as app:
        await app.type(":read")
        await app.press("enter")
        assert app.window == ""
        assert app.shows("marked read", "u undoes")
        assert not app.library.listing().rows(0, 1)[0].unread
        await app.command("read")
        assert app.shows("read already")
        await app.press("escape")
        await app.command("unread")
        assert app.shows("marked unread", "u undoes")


async def test_the_palette_changes_the_theme(opened: Opened) -> None:
    async with opened() as app:
        dark = app.app.theme
        await app.press("ctrl+p")
        await app.enter("light")
        assert app.app.theme != dark
        assert "light" in app.app.theme


async def test_nothing_fits_is_said(opened: Opened) -> None:
    async with opened() as app:
        await app.type(":qqqq")
        assert app.shows("no command fits")
        await app.press("enter", "escape")
        assert app.window == ""


async def test_a_date_is_corrected_by_a_command_that_the_list_offers(opened: Opened) -> None:
    async with opened() as app:
        await app.type(":date")
        assert app.shows("date …", "Say what day the briefing here is of")
        await app.type(" 2025-11-20")
        assert app.shows("date 2025-11-20", "Say what day the briefing here is of")
        assert not app.shows("no command fits")
        await app.press("enter")
        assert app.shows("corrected: date 2025-11-20")


@pytest.mark.parametrize("key", ["?", ":", "x", "!"])
async def test_escape_closes_every_window_and_changes_nothing(opened: Opened, key: str) -> None:
    async with opened() as app:
        await app.press("j")
        before = app.text()
        await app.press(key)
        assert app.window
        await app.press("j", "k") if key in "?x!" else None
        await app.press("escape")
        assert app.window == ""
        assert app.text() == before


async def test_a_window_scrolls_with_the_keys_of_a_list(opened: Opened) -> None:
    async with opened(size=(80, 12)) as app:
        await app.press("?")
        first = app.text()
        await app.press("G")
        assert app.text() != first
        await app.press("g", "g")
        assert app.text() == first


async def test_the_keys_window_says_what_signs_mean_and_what_can_be_asked(opened: Opened) -> None:
    async with opened(size=(120, 200)) as app:
        await app.press("?")
        assert app.shows("Signs", "● Not read yet", "~ Inferred", "likely ? The surname alone")
        assert app.shows("Asking", "haka* What begins so", "is:unread", "date:2025-12-01")


async def test_a_note_is_reached_found_and_never_run(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("?", "G")
        assert app.shows("date:2025-12-01")
        await app.press("enter")
        assert app.window
        await app.type("/publisher:")
        assert app.shows("Published by")


async def test_another_theme_is_seen_at_once_in_every_pane(opened: Opened) -> None:
    async with opened() as app:
        dark = app.ground(60, 20)
        await app.press(":", *"light", "enter")
        assert app.ground(60, 20) != dark
        assert app.ground(5, 20) == app.ground(60, 20)
        assert app.ground(5, 3) == app.ground(60, 20)


@pytest.mark.parametrize("place", [(), ("enter",), ("shift+tab",)])
async def test_another_theme_is_on_the_rows_of_the_list_too_wherever_the_keys_are(
    opened: Opened, place: tuple[str, ...]
) -> None:
    async with opened() as app:
        await app.press(*place)
        rows = range(app.main.panes.briefings.region.y + 1, 25)
        dark = {app.ground(30, y) for y in rows}
        await app.press(":", *"light", "enter")
        assert not dark & {app.ground(30, y) for y in rows}


@pytest.mark.parametrize("key", ["/", "t", "c", "w", ":", "D", "?", "x", "I", "W"])
async def test_ctrl_c_leaves_every_prompt_and_window_and_never_quits(
    opened: Opened, key: str
) -> None:
    async with opened() as app:
        before = app.files
        await app.press(key, *"umer" if key not in "?xIW" else (), "ctrl+c")
        assert (app.is_running, app.window) == (True, "")
        assert (app.files, app.main.searching.asking) == (before, "")
        await app.press("ctrl+c")
        assert app.is_running
        assert app.shows("Ctrl-q quits")


async def test_ctrl_l_draws_everything_anew_in_a_prompt_as_well(opened: Opened) -> None:
    async with opened() as app:
        before = app.text()
        await app.press("ctrl+l")
        assert app.text() == before
        await app.press("/", *"umer", "ctrl+l")
        assert app.shows("/ umer")


async def test_a_date_written_as_a_command_corrects_what_is_open(opened: Opened) -> None:
    async with opened() as app:
        await app.command("date 2025-11-01")
        assert app.shows("corrected: date 2025-11-01")
        await app.press("u")
        assert app.shows("undid: corrected")


async def test_a_command_typed_at_once_is_taken_whole_by_the_window_that_it_opens(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press_at_once(":", *"date", "space", *"2025-11-30", "enter")
        assert (app.window, app.shows("corrected: date 2025-11-30")) == ("", True)


async def test_a_command_written_wrongly_stays_to_be_mended(opened: Opened) -> None:
    async with opened() as app:
        await app.press(":", *"date", "enter")
        assert ": date" in app.written()[-1] or "/ date" in app.written()[-1]
        await app.enter("2025-13-45")
        assert app.window == "Commands"
        assert "date 2025-13-45" in app.written()[-2]
        await app.press("ctrl+w", *"2025-11-20", "enter")
        assert app.shows("corrected: date 2025-11-20")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("9",), "no view 9 · `views:` in config.yaml keeps a query on a key"),
        (("ctrl+g",), "Ctrl-g does nothing · ? shows all keys"),
        (("=",), "= acts in the names only"),
        (("shift+tab", "r"), "r acts in the list and the text only"),
        (("enter", "enter"), "Space reads on · Esc goes back"),
    ],
)
async def test_a_key_that_does_nothing_here_says_why(
    opened: Opened, keys: tuple[str, ...], said: str
) -> None:
    async with opened() as app:
        await app.press(*keys)
        assert app.shows(said)


async def test_a_command_that_cannot_be_done_says_why_where_it_is_offered(opened: Opened) -> None:
    async with opened() as app:
        await app.press(":", *"next match")
        assert app.shows("To the next match in the text · not now: no search here")
        await app.press("enter")
        assert app.window == "Commands"
        assert "no search here · / starts one" in app.written()[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_helps_is_said_first_where_there_is_little_room(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as app:
        await app.press("enter", "enter")
        assert app.shows("Space reads on")
