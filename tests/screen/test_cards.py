"""The name card and the timeline: numbers that open exactly what they count."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader
from tui.screens.cards import stretches


async def test_the_card_tells_who_a_name_is(opened: Opened) -> None:
    async with opened(size=(120, 70)) as app:
        await app.press("G", "enter", "e", "i")
        assert app.window == "Rustem Umerov"
        assert app.shows("5 briefings · 22 mentions", "2025-11-21 first:", "2025-12-06 last:")
        assert app.shows("5 body · 17 mentions", "2025-12-05 ▇▇▇▇▇▇ 6 in 1 briefing")
        assert app.shows("3 Secretary of the National Security and Defense Council")
        assert app.shows("4 Steve Witkoff", "4 Donald Trump", "2025-12-04 ·", "Says")


async def test_every_number_of_a_card_opens_exactly_that_set(opened: Opened) -> None:
    async with opened() as app:
        page = app.main.desk.page
        assert page is not None
        who = next(one for one in page.mentions if "Umerov" in one.name)
        facts = app.library.card(who.entity, who.name).facts
        wanted = [fact for fact in facts if fact.briefings]
        for at, fact in enumerate(wanted[:20]):
            await app.press("4", "2", "4")
            app.main.desk.opened.select(who)
            await app.press("i", *["j"] * at, "enter")
            listing = app.main.desk.listing
            shown = [row.id for row in listing.rows(0, len(listing))]
            assert shown == list(fact.briefings), fact
            if (
                fact.heading in ("Named in", "Stands in", "Written", "Roles", "With")
                and fact.label.isdigit()
            ):
                assert int(fact.label) == len(shown)


async def test_a_card_leads_back_to_all(opened: Opened) -> None:
    async with opened() as app:
        await app.press("enter", "e", "i", "enter")
        assert app.shows("Named in 5 · 5")
        await app.press("escape")
        assert app.shows("Briefings · by date")


async def test_without_a_name_the_card_says_where_one_is(opened: Opened) -> None:
    async with opened() as app:
        await app.search("zzzz", "i")
        assert app.shows("no name here")


async def test_the_timeline_counts_the_list_by_day_and_goes_there(opened: Opened) -> None:
    async with opened() as app:
        await app.press("T")
        assert app.window == "Timeline · 5"
        assert app.shows("2025-12-04 ·", "2025-11-21 ▇")
        await app.press("G", "enter")
        assert app.cursor_file == "003"


async def test_the_timeline_of_a_search_counts_what_was_found(opened: Opened) -> None:
    async with opened() as app:
        await app.search("kushner", "T")
        assert app.window == "Timeline · 2"


@given(st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(1, 9)))
def test_a_timeline_has_every_day_once_and_loses_none(days: dict[date, int]) -> None:
    found = stretches(days)
    assert sum(one.count for one in found) == sum(days.values())
    for newer, older in pairwise(found):
        assert older.last == newer.first - timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "label"), [(10, "2025-12-31"), (100, "week of 2025-12-29"), (900, "2025-12")]
)
def test_a_longer_time_has_longer_stretches(days: int, label: str) -> None:
    last = date(2025, 12, 31)
    assert stretches({last: 1, last - timedelta(days=days): 1})[0].label == label


async def test_a_long_time_without_anything_is_one_line_of_the_timeline(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for day in ("2025-10-01", "2025-11-05"):
        (tmp_path / "in" / f"{day}.txt").write_text(f"date {day}\nBulletin {day}\nTalks began.\n")
    config = configured(tmp_path, "sources: [in]\nold_after: never\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("T")
        assert app.shows("· 34 without any, 2025-10-02 to 2025-11-04", "2025-10-01 ▇ 1")


async def test_the_day_received_is_never_told_as_a_date(tmp_path: Path) -> None:
    said = "President Maria Kovalenko said so in Kyiv. Ms. Kovalenko agreed.\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"date 2025-10-01\nBulletin one\n{said}")
    (tmp_path / "in" / "b.txt").write_text(f"Bulletin two\nAnother word. {said}")
    (tmp_path / "in" / "c.txt").write_text(f"date 9999-12-31\nBulletin three\nThird. {said}")
    config = configured(tmp_path, "sources: [in]\nold_after: never\n")
    async with reader(config, tmp_path / "data") as app:
        headings = [line for line in app.lines() if "received" in line]
        assert len(headings) == 1
        assert "?" in headings[0]
        assert app.lines()[0].startswith(" Wed 1 Oct 2025")
        await app.press("s")
        assert app.shows("Briefings · as received", "undated ? ")
        assert not app.shows("undated ? · received")
        await app.press("s")
        page = app.main.desk.page
        assert page is not None
        who = next(one for one in page.mentions if one.name == "Maria Kovalenko")
        facts = app.library.card(who.entity, who.name).facts
        days = {fact.label: len(fact.briefings) for fact in facts if fact.heading == "By day"}
        assert {day for day in days if days[day]} == {
            "date unknown",
            "dated ahead",
            "2025-10-01",
        }
        await app.press("T")
        assert app.window == "Timeline · 3"
        assert app.shows("2025-10-01 ▇", "date unknown 1", "dated ahead 1")


async def test_a_day_of_receipt_is_told_apart_from_what_is_of_that_day(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for at in range(5):
        today = f"date {datetime.now(UTC).date().isoformat()}\n" if at < 3 else ""
        (tmp_path / "in" / f"{at}.txt").write_text(f"{today}Bulletin {at}\nTalks number {at}.\n")
    config = configured(tmp_path, "sources: [in]\nold_after: never\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("T")
        assert app.window == "Timeline · 5"
        assert app.shows("▇▇▇ 3", "date unknown 2")
