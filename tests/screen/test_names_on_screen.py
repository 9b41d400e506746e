"""Going along names, following one, watching one, and asking why."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader


async def test_e_goes_through_every_watched_name_across_briefings_and_stops_with_words(
    opened: Opened,
) -> None:
    async with opened() as app:
        seen = []
        while not app.shows("no further watched name"):
            await app.press("e")
            seen.append((app.open_file, app.selected))
            assert len(seen) < 80
        files = list(dict.fromkeys(file for file, _ in seen))
        assert files == ["004", "002", "001", "000", "003"]
        names = [name for _, name in seen[:-1]]
        assert sum("Umerov" in name for name in names) >= 20
        assert app.shows("E goes back")


async def test_a_name_in_the_title_is_gone_to_with_no_fold_opened(opened: Opened) -> None:
    async with opened() as app:
        await app.press("G")
        assert app.shows("6 lines of boilerplate folded")
        await app.press("e")
        assert app.selected == "Umerov"
        assert app.shows("Umerov 1/7", "6 lines of boilerplate folded")


async def test_capital_e_goes_the_same_way_back(opened: Opened) -> None:
    async with opened() as app:
        await app.press("e", "e", "e")
        third = app.main.desk.mention
        await app.press("e", "E")
        assert app.main.desk.mention == third
        for _ in range(3):
            await app.press("E")
        assert app.shows("no watched name before this")


async def test_star_follows_the_name_under_the_cursor_alone(opened: Opened) -> None:
    async with opened() as app:
        while "Hnatov" not in app.selected:
            await app.press("e")
        await app.press("*")
        assert app.shows("along")
        names = []
        while not app.shows("no further"):
            names.append((app.open_file, app.selected))
            await app.press("e")
        assert all("natov" in name for _, name in names)
        assert names[-1][0] == "002"
        await app.press("*")
        assert app.shows("all watched names again")


async def test_enter_on_an_alert_goes_to_what_rang_and_along_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press("shift+tab")
        groups = [group.watch.name for group in app.main.desk.groups]
        await app.press(*["j"] * groups.index("Hnatov"), "enter", "j", "enter")
        assert app.main.desk.place.value == "reader"
        assert "natov" in app.selected
        await app.press("E", "e", "e", "e")
        assert "natov" in app.selected


async def test_w_watches_the_name_under_the_cursor_and_u_takes_it_back(opened: Opened) -> None:
    async with opened() as app:
        await app.press("G", "enter")
        page = app.main.desk.page
        assert page
        trump = next(one for one in page.mentions if "Trump" in one.text)
        app.main.desk.opened.select(trump)
        await app.press("w")
        assert app.shows("Rings for", "Trump")
        await app.press("enter")
        assert app.shows("u undoes")
        assert any("Trump" in group.watch.name for group in app.main.desk.groups)
        await app.press("u")
        assert not any("Trump" in group.watch.name for group in app.main.desk.groups)


async def test_w_asks_for_a_name_where_there_is_none(opened: Opened) -> None:
    async with opened() as app:
        await app.enter("wRubio")
        assert "Rubio" in [watch.name for watch in app.library.watches]
        await app.until(lambda: app.shows("in 1 unread"))
        await app.press("w", "escape")
        assert app.shows("search")


async def test_w_on_a_watched_name_says_so(opened: Opened) -> None:
    async with opened() as app:
        await app.enter("wUmerov")
        assert app.shows("watched already")


async def test_x_says_where_date_title_and_publisher_come_from(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "x")
        assert app.window == "Why it is here"
        assert app.shows("date", "title", "publisher", "December 5")
        await app.press("q")
        assert app.window == ""
        assert app.cursor_file == "002"


async def test_x_on_a_name_says_what_joins_its_spellings(opened: Opened) -> None:
    async with opened() as app:
        await app.press("j", "enter")
        while app.selected != "Andrii Gnatov" and "natov" not in app.selected:
            await app.press("e")
        await app.press("x")
        assert app.shows("g", "h")
        assert app.shows("Hnatov")


async def test_x_on_an_alert_says_what_rang(opened: Opened) -> None:
    async with opened() as app:
        await app.press("shift+tab", "enter", "j", "x")
        assert app.window == "Why it is here"
        assert app.shows("alert")


async def test_the_text_says_which_name_alone_is_followed(opened: Opened) -> None:
    async with opened() as app:
        await app.press("enter", "e", "*")
        name = app.main.desk.followed
        assert name is not None
        assert f"along {name.name}" in app.lines()[1]
        await app.press("*")
        assert "along" not in app.lines()[1]


async def test_what_was_seen_no_longer_stands_out(opened: Opened) -> None:
    async with opened() as app:
        desk = app.main.desk
        assert desk.page is not None
        assert desk.page.row.ringing
        await app.press("a")
        assert app.open_file == "004"
        assert not desk.page.row.ringing
        assert app.shows("3/4")


async def test_x_on_a_hit_says_why_it_answers(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"hnatov", "enter", "j", "x")
        assert app.window == "Why it is here"
        assert app.shows("Gnatov", "g and h")


async def test_the_way_along_a_name_is_left_with_escape(opened: Opened) -> None:
    async with opened() as app:
        await app.press("enter", "e", "*")
        assert app.shows("lets go")
        await app.press("escape")
        assert not app.shows("lets go")
        assert app.main.desk.place.value == "reader"


async def test_an_alert_of_a_query_opens_with_its_words_marked(tmp_path: Path) -> None:
    watched = "sources: ['{}']\nold_after: never\nwatchlists:\n  - name: words\n    watch:\n"
    text = (
        watched.format(ROOT / "seeds") + "      - {name: Plan, query: 'kushner near:4 witkoff'}\n"
    )
    async with reader(configured(tmp_path, text), tmp_path / "kept") as app:
        assert app.shows("Plan", "as Kushner, Witkoff")
        await app.press("tab", "tab", "enter", "j", "enter")
        assert app.main.desk.place.value == "reader"
        assert app.marked == ["Witkoff", "Kushner"]
        await app.press("n", "x")
        assert app.shows("the same letters")


@pytest.mark.parametrize("keys", [("e",), ("/", "g", "n", "a", "t", "o", "v", "enter", "n")])
async def test_a_name_that_is_gone_to_is_seen_where_there_is_one_pane(
    opened: Opened, keys: tuple[str, ...]
) -> None:
    async with opened(size=(80, 24)) as app:
        await app.press(*keys)
        assert app.main.panes.reader.display
        assert not app.main.panes.briefings.is_on_screen
        await app.press("escape")
        assert app.main.panes.briefings.is_on_screen
