"""Texts that are longer than a key can wait for are opened and looked through beside the keys."""

import pytest

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.model import AlertState, Page
from briefings.store.sqlite import blobs
from tests.screen.conftest import Opened
from tests.screen.driver import Driver

_NEVER = 1e6
NARROW = (70, 30)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make every text a long one, which nobody rests on."""
    monkeypatch.setattr("briefings.store.sqlite.corpus.AT_ONCE", 0)
    monkeypatch.setattr("tui.screens.hunting.A_REST", _NEVER)
    monkeypatch.setattr("tui.screens.hunting.OPENS", _NEVER)
    monkeypatch.setattr("tui.screens.retelling.REST", _NEVER)
    return monkeypatch


def unpacked(patch: pytest.MonkeyPatch) -> list[int]:
    """Note the packed bytes of each text that is unpacked from now on."""
    read: list[int] = []

    def noted(packed: bytes, **old: bool) -> object:
        read.append(len(packed))
        return entry(packed, **old) if old else briefing(packed)

    entry, briefing = blobs.entry, blobs.briefing
    patch.setattr(blobs, "entry", noted)
    patch.setattr(blobs, "briefing", noted)
    return read


def titled(app: Driver) -> str:
    """Give the title that stands over the open text."""
    page = app.main.desk.page
    return page.briefing.title if page else ""


async def search_and_go_on(app: Driver, *keys: str) -> None:
    """Search, and press keys while the open text is still looked through."""
    await app.until(lambda: app.open_file != "")
    await app.search("umerov")
    assert not app.marked
    await app.press(*keys)
    assert app.shows("looking for umerov …")


async def look_through(app: Driver, patch: pytest.MonkeyPatch) -> None:
    """Have what waits for a rest looked for."""
    patch.setattr("tui.screens.hunting.A_REST", 0)
    app.main.desk.hunt.look_on(app.main.desk.listing)
    await app.until(lambda: not app.main.desk.sought)


async def test_no_letter_waits_for_a_long_text(opened: Opened, long: pytest.MonkeyPatch) -> None:
    async with opened() as app:
        read = unpacked(long)
        await app.type("/umerov")
        assert app.shows("/ umerov", "5 of 5")
        assert app.open_file == ""
        assert app.shows("Opening …")
        assert not read


async def test_at_rest_a_long_text_is_opened_and_shows_where_it_answers(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.A_REST", 0)
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.type("/umerov")
        await app.until(lambda: bool(app.marked))
        assert app.open_file == app.cursor_file
        assert app.marked == ["Umerov"] * 3
        row = app.main.panes.briefings.current
        assert row is not None
        await app.until(lambda: row in app.main.desk.listing.glimpses([row]))
        await app.press("down")
        await app.until(lambda: app.open_file == app.cursor_file)


@pytest.mark.parametrize("size", [NARROW, (120, 40)])
async def test_n_waits_for_the_words_that_a_long_text_is_looked_through_for(
    opened: Opened, long: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened(size=size) as app:
        await search_and_go_on(app, "n")
        await look_through(app, long)
        assert app.marked == ["Umerov"] * 3
        assert app.main.panes.reader.display
        assert app.shows("2/3")
        assert not app.shows("looking for umerov")


async def test_n_that_goes_round_says_so_when_the_words_are_found(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await search_and_go_on(app, "n", "n", "n")
        await look_through(app, long)
        assert app.shows("1/3", "round to the first match")


async def test_n_pressed_before_a_long_text_is_open_waits_for_that_too(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        await app.search("umerov", "n")
        assert app.shows("looking for umerov …")
        long.setattr("tui.screens.hunting.A_REST", 0)
        desk = app.main.desk
        desk.hunt.look_on(desk.listing)
        await app.until(lambda: not app.library.is_rough(desk.listing))
        assert app.shows("looking for umerov …")
        long.setattr("tui.screens.hunting.OPENS", 0)
        desk.hunt.leave()
        desk.follow_cursor()
        await app.until(lambda: bool(app.marked))
        assert app.shows("2/3")


async def test_what_n_waited_for_is_forgotten_with_its_search(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await search_and_go_on(app, "n")
        await app.search("umerov")
        await look_through(app, long)
        assert app.shows("1/3")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("p", "pinned"),
        ("r", "marked read"),
        ("y", "copied"),
        ("x", "Why it is here"),
        ("t", "Tags"),
        ("i", "Named in"),
        ("*", "along"),
    ],
)
async def test_an_act_right_behind_a_move_is_about_the_long_text_it_came_to(
    opened: Opened, long: pytest.MonkeyPatch, keys: str, said: str
) -> None:
    async with opened() as app:
        await app.press_at_once("j", keys)
        assert app.open_file == ""
        assert app.shows(said)


async def test_the_row_of_a_long_text_that_is_not_open_yet_is_pinned_and_let_go(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        await app.press_at_once("j", "p")
        (first,) = app.main.desk.listing.rows(0, 1)
        assert first.pinned
        assert first.id == app.main.panes.briefings.current
        await app.press("p")
        assert not app.main.desk.listing.rows(0, 1)[0].pinned


async def test_the_alerts_of_a_long_text_that_is_not_open_yet_are_seen_and_dismissed(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        await app.press_at_once("j", "a")
        row = app.main.panes.briefings.current
        assert row is not None
        states = {one.state for one in app.library.alerts_of_briefing(row)}
        assert states == {AlertState.SEEN}
        await app.press("a")
        assert app.shows("seen already")


async def test_space_on_a_long_text_that_is_not_open_yet_reads_on_in_it(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    async with opened(size=NARROW) as app:
        await app.press_at_once("j", "space")
        here = app.cursor_file
        assert app.shows("Opening …")
        long.setattr("tui.screens.hunting.OPENS", 0)
        app.main.desk.hunt.leave()
        app.main.desk.follow_cursor()
        await app.until(lambda: app.open_file != "")
        assert app.open_file == here


async def test_an_act_does_not_unpack_the_open_long_text_again(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.until(lambda: app.open_file != "")
        await app.press("enter")
        read = unpacked(long)
        await app.press("p", "r")
        assert app.shows("marked read")
        row = app.main.desk.row
        assert row is not None
        assert row.pinned
        assert not row.unread
        assert not read


async def test_an_open_long_text_that_is_another_by_now_is_read_again(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.until(lambda: app.open_file != "")
        await app.enter(":title Quite another title")
        desk = app.main.desk
        assert desk.page is not None
        assert desk.page.row.title == "Quite another title"
        await app.until(lambda: titled(app) == "Quite another title")


async def test_an_open_long_text_stays_though_it_cannot_be_read_again(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    def broken(library: Library, briefing: str, *, at_once: bool = False) -> Page | None:
        if at_once:
            return None
        raise BriefingsError("the file cannot be read")

    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.until(lambda: app.open_file != "")
        before = app.open_file
        long.setattr(Library, "page", broken)
        await app.enter(":title Quite another title")
        await app.until(lambda: app.shows("the file cannot be read"))
        assert app.open_file == before


async def test_a_long_text_that_is_gone_meanwhile_is_said_to_be(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        long.setattr("tui.screens.hunting.OPENS", 0)
        long.setattr(Library, "page", lambda *_, **__: None)
        await app.press("j")
        await app.until(lambda: app.shows("This text is gone."))
        assert not app.shows("Opening …")


async def test_a_long_text_that_could_not_be_read_is_tried_again(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    page = Library.page

    def broken(library: Library, briefing: str, *, at_once: bool = False) -> Page | None:
        if at_once:
            return page(library, briefing, at_once=True)
        raise BriefingsError("the file cannot be read")

    async with opened() as app:
        long.setattr("tui.screens.hunting.OPENS", 0)
        long.setattr(Library, "page", broken)
        await app.press("j")
        await app.until(lambda: app.shows("This text could not be opened."))
        assert app.shows("the file cannot be read")
        long.setattr(Library, "page", page)
        app.main.desk.follow_cursor()
        await app.until(lambda: app.open_file == app.cursor_file)


async def test_a_text_that_is_not_long_is_unpacked_once_where_the_cursor_comes_to_it(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.retelling.REST", _NEVER)
    async with opened() as app:
        read = unpacked(monkeypatch)
        await app.press("j")
        assert app.open_file == app.cursor_file
        assert len(read) == 1
