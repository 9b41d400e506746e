"""Mutes at the screen: said where they hold, and taken back with one key."""

import re
from datetime import date

from tests.screen.conftest import Opened


async def test_a_watch_is_muted_and_rings_again(opened: Opened) -> None:
    async with opened() as app:
        await app.press("tab", "tab", "m")
        assert app.shows("Mute Witkoff", "Nothing is deleted")
        await app.press("enter")
        assert app.shows("9 alerts in 3 groups", "1 muted", "muted Witkoff", "Alerts · 3 groups")
        assert app.shows("Witkoff 4 muted")
        await app.press("m")
        assert app.shows("Witkoff rings again", "13 alerts")
        assert not app.shows("1 muted")
        await app.press("u")
        assert app.shows("1 muted")
        await app.press("m", "m")
        await app.enter("7d")
        assert app.shows("1 muted", "till")
        await app.press("m", "m")
        await app.enter("soon")
        assert app.shows("'soon' is no day")


async def test_how_long_is_asked_with_a_day_to_come_and_read_in_words(opened: Opened) -> None:
    async with opened() as app:
        await app.press("tab", "tab", "m")
        days = re.findall(r"\d{4}-\d\d-\d\d", app.text())
        assert date.fromisoformat(max(days)) > date.today()
        await app.enter("2 weeks")
        assert app.shows("1 muted", "muted Witkoff until")


async def test_the_watchlists_show_every_watch_and_open_what_it_rang_for(opened: Opened) -> None:
    async with opened() as app:
        app.library.watch("Nobody Ever")
        await app.press("W")
        assert app.window == "Watchlists · watch ok 5/5"
        assert app.shows("US envoys", "4 alerts · 4 new · as Witkoff", "Ukrainian delegation")
        assert app.shows("from the screen", "Nobody Ever", "no alert here")
        await app.press("enter")
        assert app.shows("watch Witkoff · 4")
        await app.press("escape", "W", "G", "enter")
        assert app.shows("Nobody Ever has no alert here")


async def test_what_is_muted_stays_in_its_place_with_the_day_until_when(opened: Opened) -> None:
    async with opened() as app:
        await app.press("tab", "tab")
        before = next(line for line in app.lines() if "Witkoff" in line)
        at = app.lines().index(before)
        await app.enter("m2027-11-28")
        row = app.lines()[at]
        assert "Witkoff" in row
        assert "till 28 Nov" in row
        await app.press("m")
        assert app.shows("Witkoff rings again")
        assert "till" not in app.lines()[at]
