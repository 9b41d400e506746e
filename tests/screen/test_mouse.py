"""What a click does; everything it does a key does too."""

from tests.screen.conftest import Opened
from tests.screen.driver import Driver


def where(app: Driver, words: str, *, right_of: int = 0) -> tuple[int, int]:
    """Give the cell at which words begin."""
    for y, line in enumerate(app.lines()):
        at = line.find(words, right_of)
        if at >= 0:
            return at, y
    raise AssertionError(f"{words!r} is not on the screen:\n{app.text()}")


async def test_a_click_on_a_row_shows_its_text(opened: Opened) -> None:
    async with opened() as app:
        await app.click(*where(app, "Foreign Minister"))
        assert app.cursor_file == app.open_file == "001"
        assert app.main.desk.place.value == "list"


async def test_a_double_click_on_a_row_opens_it(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.click(*where(app, "Foreign Minister"), times=2)
        assert app.main.desk.place.value == "reader"
        assert app.open_file == "001"


async def test_a_click_on_a_name_puts_the_cursor_on_it(opened: Opened) -> None:
    async with opened() as app:
        await app.click(*where(app, "Rustem Umerov", right_of=50))
        assert app.selected == "Rustem Umerov"
        await app.press("x")
        assert app.shows("Rustem Umerov")


async def test_a_double_click_on_a_watch_opens_its_alerts(opened: Opened) -> None:
    async with opened() as app:
        await app.click(*where(app, "Hnatov"), times=2)
        assert app.main.desk.open_groups
        assert app.main.desk.place.value == "alerts"


async def test_keys_go_on_from_where_a_click_was(opened: Opened) -> None:
    async with opened() as app:
        await app.click(*where(app, "Foreign Minister"))
        await app.press("j")
        assert app.cursor_file == "000"
        await app.click(*where(app, "Witkoff"))
        await app.press("j", "a")
        assert app.main.desk.place.value == "alerts"
