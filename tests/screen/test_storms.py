"""Keys that come faster than they are answered."""

import pytest
from textual.message_pump import MessagePump

from briefings.model import Listing
from tests.screen.conftest import Opened
from tui.screens.hunting import Hunt
from tui.screens.pace import Pace
from tui.widgets.search_bar import SearchBar

_NEVER = 1e6
_STORM = ("u", "m", "e", "r", "o", "v") * 50


async def test_while_keys_wait_what_others_did_is_seen(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        seen = await app.press_and_look(lambda: app.main.panes.bar.text, *"umerov" * 50)
        assert len(seen) > 10
        assert app.main.panes.bar.text == "umerov" * 50
        await app.press("escape")
        assert app.cursor_file == "004"


async def test_what_waits_for_a_frame_is_done_where_textual_forgets_its_timers(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        # As it does with those of one shot that get their first turn too late.
        monkeypatch.setattr(MessagePump, "set_timer", lambda *_args, **_named: None)
        await app.press_at_once("/", *"umerov")
        assert app.shows("Found · umerov", " of 5")


async def test_a_storm_of_acts_is_answered_to_its_end_and_in_order(opened: Opened) -> None:
    async with opened() as app:
        await app.press_at_once(*["r", "p"] * 25, "j")
        assert app.cursor_file == "002"
        row = next(row for row in app.library.listing("is:read").rows(0, 9) if row.pinned)
        await app.press_at_once(*["u"] * 50)
        assert not app.library.listing("is:read or is:pinned").rows(0, 9)
        assert app.library.listing().index(row.id) is not None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was searched for."""
    asked: list[str] = []
    ask = Hunt.ask

    def noted(hunt: Hunt, text: str, enough: int) -> Listing:
        asked.append(text)
        return ask(hunt, text, enough)

    monkeypatch.setattr(Hunt, "ask", noted)
    return asked


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the bar, key by key."""
    typed: list[str] = []
    press = SearchBar.press

    def noted(bar: SearchBar, key: str, character: str | None) -> bool:
        typed.append(key)
        return press(bar, key, character)

    monkeypatch.setattr(SearchBar, "press", noted)
    return typed


async def test_of_letters_faster_than_a_frame_the_last_state_alone_is_searched(
    opened: Opened, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        await app.press("/")
        monkeypatch.setattr("tui.screens.pace.FRAME", _NEVER)
        await app.press_at_once(*_STORM, "enter")
        assert asked == ["u", "".join(_STORM)]


@pytest.mark.parametrize("leaves", ["ctrl+c", "escape"])
async def test_who_leaves_a_search_is_heard_before_the_letters_that_wait(
    opened: Opened, asked: list[str], typed: list[str], leaves: str
) -> None:
    async with opened() as app:
        await app.press_at_once("j", "/", *_STORM, leaves, "j")
        assert len(typed) < 50
        assert len(asked) <= len(typed)
        assert app.main.panes.bar.text != "".join(_STORM)
        assert not app.main.searching.asking
        assert app.cursor_file == app.files[2]


async def test_letters_behind_a_search_that_is_kept_are_keys(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press_at_once("/", *"umerov", "enter", "r", "ctrl+c")
        assert not app.main.searching.asking
        assert len(app.library.listing("is:read").rows(0, 9)) == 1


async def test_a_search_that_takes_long_leaves_as_much_time_to_the_keys(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, done = [100.0], list[str]()
    monkeypatch.setattr("tui.screens.pace.monotonic", lambda: now[0])

    def work(name: str, seconds: float) -> None:
        done.append(name)
        now[0] += seconds

    async with opened() as app:
        pace = Pace(app.main)
        pace.run(lambda: work("slow", 1000))
        now[0] += 999
        pace.run(lambda: work("letter", 0))
        pace.run(lambda: work("next letter", 0))
        assert done == ["slow"]
        pace.settle()
        assert done == ["slow", "next letter"]
        now[0] += 1
        pace.run(lambda: work("in calm", 0))
        assert done == ["slow", "next letter", "in calm"]
