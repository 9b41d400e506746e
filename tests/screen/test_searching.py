"""Searching the library as you type."""

from collections.abc import Callable

import pytest

from briefings.model import Listing
from briefings.store.protocols import NO_LIMIT
from tests.screen.conftest import Opened


async def test_a_name_in_one_spelling_finds_the_other_and_says_why(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/hnatov")
        assert set(app.files) == {"002", "004"}
        assert app.files[0] == "004"
        assert app.shows("2 of 5", "exact 1", "sure 1")
        await app.press("down")
        assert app.open_file == "002"
        assert app.shows("Gnatov")


@pytest.mark.parametrize("asked", ["gnatov", "Hnatow", "Гнатов"])
async def test_any_spelling_finds_both(opened: Opened, asked: str) -> None:
    async with opened() as app:
        await app.type(f"/{asked}")
        assert set(app.files) == {"002", "004"}


async def test_every_letter_answers(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        counts = []
        for letter in "kushner":
            await app.type(letter)
            counts.append(len(app.files))
        assert counts[-1] == 2
        assert all(count <= 5 for count in counts)


async def test_the_match_is_marked_and_seen_in_the_text(opened: Opened) -> None:
    async with opened(size=(120, 20)) as app:
        await app.type("/sybiha")
        assert app.open_file == "001"
        assert app.marked[0] == "Sybiha"
        assert app.shows("Sybiha")


async def test_the_arrows_bring_the_last_searches_into_an_empty_line(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"hnatov", "enter", "escape", "/", *"kushner", "escape", "/")
        assert app.shows("Up the last · Tab fields")
        await app.press("up")
        assert app.shows("/ kushner")
        assert len(app.files) == 2
        await app.press("up", "up")
        assert app.shows("/ hnatov", "exact 1")
        await app.press("down", "down")
        assert not app.shows("/ kushner")
        assert len(app.files) == 5


async def test_the_arrows_go_along_the_rows_where_words_are_typed(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"kushner", "enter", "escape", "/", *"hnatov", "down")
        assert app.shows("/ hnatov")
        assert app.open_file == "002"


async def test_tab_completes_fields_and_what_stands_behind_them(opened: Opened) -> None:
    async with opened() as app:
        await app.press("t", *"harbour", "enter", "/", "tab")
        assert "title: · publisher: · path:" in app.lines()[-1]
        await app.type("wa")
        await app.press("tab")
        assert app.shows("/ watch:", "'watch:' is not finished")
        assert 'Witkoff · "Jared Kushner"' in app.lines()[-1]
        await app.type("kus")
        await app.press("tab")
        assert app.shows('/ watch:"Jared Kushner"', "2 of 5")
        await app.press("ctrl+u", *"is:", "tab", "tab", "tab")
        assert app.shows("/ is:pinned")
        await app.press("shift+tab")
        assert app.shows("/ is:read")
        await app.press("ctrl+u", *"tag:", "tab")
        assert app.shows("/ tag:harbour", "1 of 5")
        await app.press("ctrl+u", *"publisher:menafn", "tab", "enter")
        assert app.main.desk.query_text.strip() == 'publisher:"Ukrinform via MENAFN"'


async def test_of_all_that_may_stand_behind_a_field_the_next_is_in_sight(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"lang:", "tab")
        assert app.lines()[-1].split()[:3] == ["ar", "·", "be"]
        assert app.lines()[-1].split()[-1].startswith("+")
        await app.press(*["tab"] * 30)
        chosen = app.main.panes.bar.text.removeprefix("lang:").strip()
        assert app.lines()[-1].split()[0] == chosen != "ar"


async def test_escape_goes_back_to_the_exact_place(opened: Opened) -> None:
    async with opened(size=(120, 20)) as app:
        await app.press("j", "j", "enter", "ctrl+d", "tab", "tab")
        before, offset = app.text(), app.main.panes.reader.top_offset
        assert app.main.desk.place.value == "list"
        await app.type("/hnatov")
        await app.press("down", "escape")
        assert app.main.panes.reader.top_offset == offset
        assert app.text() == before


async def test_enter_keeps_the_hits_and_escape_leaves_them_later(opened: Opened) -> None:
    async with opened() as app:
        await app.search("kushner", "j", "enter")
        assert app.main.desk.place.value == "reader"
        await app.press("q", "escape")
        assert len(app.files) == 5


async def test_pasted_words_are_searched(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        await app.paste("Jared\nKushner")
        assert len(app.files) == 2


async def test_keys_of_the_list_are_letters_while_words_are_typed(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/q")
        assert app.is_running
        assert app.main.panes.bar.text == "q"


async def test_a_storm_of_letters_is_answered_once_a_frame(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        asked: list[str] = []
        answer = app.library.listing

        def listing(
            query: str = "",
            *,
            typing: bool = False,
            enough: int = NO_LIMIT,
            cancelled: Callable[[], bool] | None = None,
        ) -> Listing:
            asked.append(query)
            return answer(query, typing=typing, enough=enough, cancelled=cancelled)

        monkeypatch.setattr(app.library, "listing", listing)
        await app.press("/")
        await app.press_at_once(*"umerov" * 200)
        assert app.main.panes.bar.text == "umerov" * 200
        assert len(asked) < 400
        assert asked[-1] == "umerov" * 200


async def test_the_beginning_of_a_word_finds_it_before_it_is_typed_out(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/kushn")
        assert set(app.files) == {"002", "004"}
        await app.press("enter", ".")
        assert set(app.files) == {"002", "004"}


async def test_a_query_of_properties_has_no_tier_and_no_empty_lines(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/is:unread")
        assert app.shows("Sat 6 Dec 2025", "Fri 21 Nov 2025")
        assert not app.shows("exact · 5")
        panes = app.main.panes.briefings.region
        drawn = [line[panes.x + 1 : panes.right - 1] for line in app.lines()]
        assert all(line.strip() for line in drawn[panes.y + 1 : panes.y + 12])


async def test_a_hit_opens_with_the_lines_before_it(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.search("front", "enter")
        reader = app.main.panes.reader
        lines = app.lines()
        at = next(y for y, line in enumerate(lines) if "front" in line and "│" in line)
        assert reader.region.y + 3 < at < reader.region.bottom
