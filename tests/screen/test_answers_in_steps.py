"""Answers that come in steps: the first at once, the others as one goes down or rests."""

from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from briefings.model import Config, Listing
from tests.screen.conftest import Opened
from tests.screen.driver import reader


@pytest.fixture
def many(tmp_path: Path) -> Config:
    """A library of 250 briefings with one word in all, and another in the oldest ten."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(250):
        day = f"2025-{1 + number // 25:02}-{1 + number % 25:02}"
        word = "Callao" if number < 10 else "Oslo"
        text = f" date {day} News of {day}\n\nFrom Lima, not {word}, it was said.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return Config("", (str(folder),), (), old_after_days=None)


async def test_what_a_search_did_not_look_for_yet_is_owned_to_and_comes_as_one_goes_down(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy the machine is, a key finds its first step.
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", inf)
    monkeypatch.setattr("tui.screens.hunting.AT_THE_END", inf)
    async with reader(many, tmp_path / "kept") as app:
        await app.type("/lima")
        assert app.shows("100+ of 250", "exact · 100+", "1 of 100+")
        await app.press("enter", "G")
        assert app.shows("250 of 250")
        assert app.cursor_file == "000"
        await app.press("r")
        assert app.shows("250 of 250")
        assert app.cursor_file == "000"


@pytest.mark.parametrize("at_once", [inf, -1.0], ids=["in the frame", "beside the keys"])
async def test_other_spellings_are_marked_once_no_key_follows(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: float
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", at_once)
    text = " date 2026-12-01 News\n\nLima sent General Hnatov, and Gnatov came.\n"
    for number in range(110):
        (Path(many.sources[0]) / f"more{number}.txt").write_text(f"{text}\n{number} met.\n")
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"hnatov")
        assert app.shows("100+ of 360")
        await app.until(lambda: app.marked == ["Hnatov", "Gnatov"])
        assert app.shows("1/2")


@pytest.fixture
def spelt(many: Config, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The same library, and thirty newer briefings: the last five have the name otherwise."""
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", inf)
    for number in range(30):
        name = "Hnatov" if number < 25 else "Gnatov"
        text = f" date 2026-10-{1 + number:02} News\n\nGeneral {name} went to {number} towns.\n"
        (Path(many.sources[0]) / f"{300 + number}.txt").write_text(text, encoding="utf-8")
    return many


async def test_what_has_other_spellings_comes_in_a_rest_below_a_screen_of_the_words_themselves(
    spelt: Config, tmp_path: Path
) -> None:
    async with reader(spelt, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"hnatov")
        await app.until(lambda: app.shows("30 of 280", "exact 25", "1 of 30"))
        assert app.files[:26] == [*(f"{at}" for at in range(324, 299, -1)), "329"]
        assert app.cursor_file == "324"


async def test_who_keeps_or_goes_down_an_answer_gets_what_has_other_spellings_at_once(
    spelt: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.A_REST", 3600.0)
    for keys in (["enter"], ["down"] * 24):
        async with reader(spelt, tmp_path / f"kept{len(keys)}") as app:
            await app.press("/")
            await app.press_at_once(*"hnatov")
            assert app.shows("25+ of 280", "exact 25+", "1 of 25+")
            await app.press(*keys)
            assert app.shows("of 30")
            assert app.files[25:] == ["329", "328", "327", "326", "325"]


async def test_an_answer_that_takes_longer_than_a_frame_comes_beside_the_keys(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", -1.0)
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"callao")
        assert app.shows("10 of 250", "Found · callao")
        await app.press_at_once("backspace", "ctrl+u", *"qqq")
        assert app.shows("0 of 250", "No briefing has")
        await app.press_at_once(*"x", "escape")
        assert app.shows("1 of 250", "by date")


async def test_an_answer_that_comes_after_enter_says_what_was_found_and_how_to_go_back(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", -1.0)
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"callao", "enter")
        assert app.shows("Found · callao", "10 of 250", "Esc goes back")
        await app.press("escape", "enter", "/")
        await app.press_at_once(*"oslo", "enter")
        assert app.shows("Found · oslo", "of 250", "Esc goes back")


async def test_other_spellings_are_looked_for_no_longer_than_somebody_waits_for_them(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.A_REST", 0)
    async with opened() as app:
        begun, ended = Event(), list[Listing]()

        def slow(listing: Listing, cancelled: Callable[[], bool]) -> None:
            if begun.is_set():
                return
            begun.set()
            while not cancelled():
                assert not Event().wait(0.01)
            ended.append(listing)

        monkeypatch.setattr(app.library, "is_rough", lambda _: True)
        monkeypatch.setattr(app.library, "refine", slow)
        await app.press("/")
        app.app.post_message(Key("u", "u"))
        await app.meets(begun.is_set)
        await app.type("merov")
        await app.settle()
        assert len(ended) == 1
        assert app.shows("of 5", "exact")
