"""A spike at the screen: said beside its watch, explained, and led to its briefings."""

from datetime import date
from pathlib import Path

from tests.screen.driver import configured, reader


async def test_a_spike_is_shown_explained_and_opened(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    days = [date(2025, 11, 1), *[date(2025, 11, 20)] * 5]
    for number, day in enumerate(days):
        text = f"date {day}\n\nReport number {number}\n\nHakala spoke in hall {number}.\n"
        (tmp_path / "in" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    config = configured(
        tmp_path,
        "sources: [in]\nold_after: never\nwatchlists:\n  - name: all\n    watch: [Hakala]\n",
    )
    async with reader(config, tmp_path / "data") as app:
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
