"""A search in the open text, and from match to match in it."""

from collections.abc import Callable
from threading import Event

import pytest
from textual.events import Key

from briefings.model import Hit, Page
from tests.screen.conftest import Opened


async def test_n_and_capital_n_go_round_the_matches(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov", "enter")
        assert app.shows("1/3")
        await app.press("n")
        assert app.shows("2/3")
        await app.press("n", "n")
        assert app.shows("1/3", "round to the first match")
        await app.press("N")
        assert app.shows("3/3", "round to the last match")


async def test_slash_in_the_text_searches_this_text_alone(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "enter", "/")
        await app.type("hnatov")
        assert app.open_file == "002"
        assert len(app.files) == 5
        assert app.marked
        assert all("natov" in word for word in app.marked)
        await app.press("enter")
        assert app.shows("n next")


async def test_escape_in_the_text_goes_back_to_its_line(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press("j", "enter", "j", "j", "j")
        offset = app.main.panes.reader.top_offset
        await app.type("/gnatov")
        await app.press("escape")
        assert app.main.panes.reader.top_offset == offset
        assert not app.marked


async def test_n_without_a_search_says_what_starts_one(opened: Opened) -> None:
    async with opened() as app:
        await app.press("n")
        assert app.shows("/ starts one")


async def test_x_says_why_a_text_answers_the_search_in_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "enter")
        await app.search("hnatov", "x")
        assert app.shows("found", "Gnatov ~ hnatov")


async def test_a_long_text_is_searched_beside_the_keys_and_only_the_newest_words_answer(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE_IN", 0)
    async with opened() as app:
        answers, is_let_go = app.library.match_in, Event()

        def slow(page: Page, query: str, **others: Callable[[], bool]) -> Hit | None:
            if query == "u":
                assert is_let_go.wait(30)
                assert others["cancelled"]()
            return answers(page, query, **others)

        monkeypatch.setattr(app.library, "match_in", slow)
        await app.press("enter", "/")
        app.app.post_message(Key("u", "u"))
        await app.glance()
        assert app.shows("in this text", "looking …")
        for letter in "merov":
            app.app.post_message(Key(letter, letter))
        while app.main.panes.bar.text != "umerov" or not app.main.desk.pace.idle:
            await app.glance()
        is_let_go.set()
        await app.settle()
        assert app.shows("3 in this text · exact")
        assert app.marked == ["Umerov"] * 3
        await app.press("enter")
        assert app.shows("3 matches · n next")
        await app.type("/nowhere")
        assert app.shows("not here · Enter searches all")
        assert app.marked == []


async def test_words_that_the_text_has_not_go_on_to_all_briefings_with_enter(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("j", "enter", "/")
        assert app.shows("in this text /", "/ searches all")
        await app.type("kushner")
        assert app.marked
        await app.press("ctrl+u")
        await app.type("sybiha")
        assert app.shows("not here · Enter searches all")
        await app.press("enter")
        assert app.shows("Found · sybiha", "Esc goes back")
        assert app.files == ["001"]
        await app.press("escape")
        assert len(app.files) == 5
        assert app.open_file == "002"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_second_slash_in_the_text_searches_all_briefings(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as app:
        await app.press("j", "enter", "/", "/")
        await app.type("hnatov")
        assert app.main.panes.bar.prompt == "/"
        assert set(app.files) == {"002", "004"}
        await app.press("escape")
        assert len(app.files) == 5
        assert app.open_file == "002"


async def test_a_search_in_a_text_that_was_found_leaves_the_way_back_to_all(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.search("kushner", "enter", "/")
        await app.enter("umerov", "q", "escape")
        assert len(app.files) == 5
