"""A spike at the screen: said beside its watch, explained, and led to its briefings."""

from datetime import date
from pathlib import Path

import pytest

from briefings.model import AlertState, Config
from tests.screen.driver import configured, reader


@pytest.fixture
def spiking(tmp_path: Path) -> Config:
    """An inbox in which a name met once is met five times on a day three weeks later."""
    (tmp_path / "in").mkdir()
    days = [date(2025, 11, 1), *[date(2025, 11, 20)] * 5]
    for number, day in enumerate(days):
        text = f"date {day}\n\nReport number {number}\n\nHakala spoke in hall {number}.\n"
        (tmp_path / "in" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return configured(
        tmp_path,
        "sources: [in]\nold_after: never\nwatchlists:\n  - name: all\n    watch: [Hakala]\n",
    )


async def test_a_spike_is_shown_explained_and_opened(spiking: Config, tmp_path: Path) -> None:
    async with reader(spiking, tmp_path / "data") as app:
        assert app.shows("Hakala 7 spike")
        await app.press("tab", "tab", "enter", "j")
        assert app.shows("20 Nov spike", "5 briefings, usually 0.1 a day")
        await app.press("x")
        assert app.shows("the rule", "at least 5 briefings of a day")
        await app.press("escape", "a")
        assert app.shows("6 new of 7")
        await app.press("enter")
        assert sorted(app.files) == ["001", "002", "003", "004", "005"]
        assert app.shows("Hakala, 2025-11-20 · 5")


async def test_a_spike_has_a_row_of_its_own_in_the_inbox(spiking: Config, tmp_path: Path) -> None:
    async with reader(spiking, tmp_path / "data") as app:
        assert app.shows("7 alerts in 1 group")
        await app.press("2")
        assert app.shows("Alerts · 6 stories · 1 spike", "new · 7", "20 Nov 2025 · all")
        assert app.shows("Hakala: spike", "5 briefings, usually 0.1 a day")
        await app.press("t")
        assert app.shows("a spike is of no briefing · Enter shows some")
        await app.press("x")
        assert app.shows("at least 5 briefings of a day")
        await app.press("escape", "i")
        assert app.window == "Hakala"
        await app.press("escape", "a")
        assert app.shows("6 alerts in 1 group", "acknowledged Hakala: spike")
        await app.press("p")
        assert app.shows("·* Hakala: spike")
        await app.press("u", "u")
        assert app.shows("7 alerts in 1 group", " ! Hakala: spike")
        await app.press("A", ".")
        assert app.shows("Alerts · 6 stories")
        assert not app.shows("Hakala: spike", "spike · all")
        await app.press("u", "2", "enter")
        assert app.shows("Hakala, 2025-11-20 · 5")
        assert sorted(app.files) == ["001", "002", "003", "004", "005"]
        await app.press("2", "space")
        assert app.open_file == "001"


async def test_every_count_of_what_rang_says_what_it_counts(
    spiking: Config, tmp_path: Path
) -> None:
    async with reader(spiking, tmp_path / "data") as app:
        alerts = len(app.library.alerts({AlertState.NEW}))
        await app.press("2")
        rows = len(app.main.desk.listing)
        assert app.shows(
            f"{alerts} alerts in 1 group", "Alerts · 1 group ringing", f"new · {rows}"
        )
        await app.resize(60, 24)
        assert app.shows(f"{alerts} alerts")
