"""The views on the number keys: what is new, what rang, what is pinned, saved queries."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from briefings.library import open_library
from briefings.model import AlertState
from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader


async def test_the_inbox_has_one_row_a_story_with_the_sentence_that_rang(opened: Opened) -> None:
    async with opened() as app:
        await app.press("2")
        assert app.files == ["004", "002", "001", "000", "003"]
        assert app.shows("Alerts · 5", "new · 5")
        assert app.shows("Jared Kushner traveled to Moscow")
        assert app.shows("first ever · …president, Jared Kushner,")
        assert any("Witkoff" in words for words in app.marked)


async def test_no_search_is_told_of_once_it_is_left(opened: Opened) -> None:
    async with opened() as app:
        await app.search("gnatov", "j", "x")
        assert app.shows("found", "g and h write г")
        await app.press("escape", "escape", "2", "j", "x")
        assert app.shows("Why it is here", "alert Umerov")
        assert not app.shows("found ")


async def test_what_was_just_seen_stays_where_it_is_until_the_view_is_left(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("2", "j", "a")
        assert app.files == ["004", "002", "001", "000", "003"]
        assert app.cursor_file == "002"
        await app.press("2")
        assert app.files == ["004", "001", "000", "003", "002"]
        assert app.shows("new · 4", "seen · 1")


async def test_copies_are_one_row_of_the_inbox_and_are_seen_at_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    halls = ("harbour", "railway", "border post", "assembly", "bridge", "reservoir", "market")
    told = " ".join(f"Oksana Fairbanks spoke of the {hall} to many there." for hall in halls)
    for number in range(2):
        text = f"date 2025-12-05\nTalks go on\n\n{told}{' It ended late.' * number}\n"
        (tmp_path / "in" / f"{number:03}.txt").write_text(text)
    watched = "watchlists:\n  - name: Desk\n    watch: [Fairbanks]\n"
    config = configured(tmp_path, f"sources: [in]\n{watched}")
    async with reader(config, tmp_path / "data") as app:
        assert len(app.library.alerts()) == 2
        await app.press("2")
        assert app.files == ["001"]
        assert app.library.handing.digest().count == 1
        assert app.shows("1 copy", "Oksana Fairbanks spoke of the harbour")
        await app.press("a")
        assert not app.library.alerts({AlertState.NEW})
        await app.press("u")
        assert len(app.library.alerts({AlertState.NEW})) == 2
        await app.press("1")
        assert app.files == ["001"]
        assert app.library.summary().unread == 1
        await app.press("R")
        await app.until(lambda: not app.library.summary().unread)
        assert len(app.library.listing("is:read")) == 1


async def test_what_is_dismissed_goes_and_the_next_takes_its_place(opened: Opened) -> None:
    async with opened() as app:
        await app.press("2", "j", "A")
        assert app.files == ["004", "001", "000", "003"]
        assert app.cursor_file == "001"
        await app.press("u")
        assert sorted(app.files) == ["000", "001", "002", "003", "004"]
        assert app.cursor_file == "001"


async def test_a_briefing_that_was_read_stays_in_what_is_new_until_that_is_left(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("1", "j", "r")
        assert app.files == ["004", "002", "001", "000", "003"]
        assert app.cursor_file == "002"
        assert "●" not in app.row("Ukraine and the US revealed")
        await app.press("1")
        assert app.files == ["004", "001", "000", "003"]


async def test_a_view_keeps_the_days(opened: Opened) -> None:
    async with opened() as app:
        await app.press("1", "}")
        assert app.cursor_file == "002"
        assert app.shows("Sat 6 Dec 2025", "~ Fri 5 Dec 2025")


async def test_back_leads_from_a_view_to_all_and_a_search_back_to_the_view(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("p", "3")
        assert app.files == ["004"]
        await app.search("kushner")
        assert app.files == ["004", "002"]
        await app.press("escape")
        assert app.files == ["004"]
        await app.press("escape")
        assert len(app.files) == 5
        assert app.shows("Briefings · by date")


async def test_an_empty_view_says_so(opened: Opened) -> None:
    async with opened() as app:
        await app.press("3")
        assert app.shows("Nothing is pinned. p pins a briefing.", "Esc shows all briefings.")


async def test_a_saved_query_has_a_key_and_a_missing_one_says_how(
    tmp_path: Path, seeds: Path
) -> None:
    saved = f"sources: [{seeds}]\nviews:\n  Envoys: person:kushner\n"
    async with reader(configured(tmp_path, saved), tmp_path / "data") as app:
        await app.press("5")
        assert app.files == ["004", "002"]
        assert app.shows("Envoys · 2")
        await app.press("6")
        assert app.files == ["004", "002"]
        assert app.shows("no view 6", "views:")


async def test_saved_views_are_counted_and_the_counts_are_there_at_the_next_start(
    tmp_path: Path, seeds: Path
) -> None:
    saved = f"sources: [{seeds}]\nviews:\n  Envoys: person:kushner\n  Trade: Stefanishyna\n"
    config = configured(tmp_path, saved)
    async with reader(config, tmp_path / "data") as app:
        await app.until(lambda: app.shows("5 Envoys 2/2 · 6 Trade 1/1"))
        await app.press("r")
        await app.until(lambda: app.shows("5 Envoys 1 new of 2 · 6 Trade 1 "))
        await app.press("u")
        await app.until(lambda: app.shows("5 Envoys 2/2"))
    with open_library(config, tmp_path / "data") as library:
        assert library.view_counts["person:kushner"] == (2, 2)
        assert not library.is_counted


async def test_a_story_that_leaves_the_inbox_leaves_the_reader(opened: Opened) -> None:
    async with opened() as app:
        await app.press("2")
        first, second, *_ = app.files
        assert app.open_file == first
        await app.press("A")
        assert app.files[0] == app.open_file == second
        await app.press("u")
        assert app.files[0] == first


async def test_no_list_is_marked_read_that_is_not_seen(opened: Opened) -> None:
    async with opened(size=(70, 24)) as app:
        await app.press("enter", "R")
        assert app.shows("the list is not seen here")
        assert len(app.library.listing("is:unread")) > 1
        await app.press("escape", "R")
        assert app.shows("marked read 5 at once")


async def test_all_of_a_view_is_read_with_one_key_and_unread_with_another(opened: Opened) -> None:
    async with opened() as app:
        await app.search("kushner", "R")
        assert app.shows("marked read 2 at once · u undoes", "3 new")
        await app.press("R")
        assert app.shows("nothing to be marked read")
        await app.press("4", "R")
        assert app.shows("nothing new")
        await app.press("u")
        assert app.shows("3 new")
        await app.press("u")
        assert app.shows("5 new")


@pytest.fixture
def sixty_days(tmp_path: Path) -> Path:
    """An inbox over sixty days in which one name comes, stays away, and returns."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(60):
        day = date(2025, 10, 1) + timedelta(days=number)
        named = "Oksana Fairbanks" if number in (20, 21, 50) else "Nobody of note"
        text = f"date {day}\nBulletin number {number}\n{named} spoke in the town hall today.\n"
        (inbox / f"{number:03}.txt").write_text(text)
    return inbox


async def test_the_first_alert_of_a_watch_and_its_return_are_told(
    sixty_days: Path, tmp_path: Path
) -> None:
    watched = (
        f"sources: [{sixty_days}]\nold_after: never\n"
        "watchlists:\n  - name: Desk\n    watch: [Fairbanks]\n"
    )
    config = configured(tmp_path, watched)
    async with reader(config, tmp_path / "data") as app:
        await app.press("2")
        assert app.files == ["050", "021", "020"]
        assert app.shows("returned after 29 d · Oksana Fairbanks", "first ever · Oksana")
        await app.press("x")
        assert app.shows("returned after 29 d, last on 2025-10-22")
        kinds = [alert.kind.value for alert in app.library.alerts()]
        assert kinds == ["returned", "mention", "first"]
    async with reader(config, tmp_path / "again") as app:
        assert [alert.kind.value for alert in app.library.alerts()] == kinds


async def test_what_a_card_or_a_story_opened_leads_back_to_the_search_it_was_opened_from(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.search("umerov", "j", "j")
        there = app.main.desk.current
        await app.press("i", "enter")
        assert app.shows("Named in")
        await app.press("escape")
        assert app.shows("Found · umerov")
        assert app.main.desk.current == there
        await app.press("escape")
        assert app.shows("Briefings · by date")


async def test_a_view_on_a_digit_leads_back_to_all_wherever_it_was_called(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov", "1", "escape")
        assert app.shows("Briefings · by date")


async def test_a_search_without_words_leaves_the_way_back_as_it_was(opened: Opened) -> None:
    async with opened() as app:
        await app.press("2", "/", "enter", "escape")
        assert app.shows("Briefings · by date")
        await app.press("escape")
        assert app.shows("quits")


async def test_narrow_asks_on_within_what_is_listed(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov", "\\")
        await app.enter("hnatov")
        assert app.shows("Found · umerov hnatov")
        assert app.files == ["004", "002"]
        await app.press("escape")
        assert app.shows("Found · umerov")
        assert len(app.files) == 5


async def test_what_is_narrowed_is_all_of_a_choice(opened: Opened) -> None:
    async with opened() as app:
        await app.search("sybiha OR hnatov")
        among = set(app.files)
        await app.press("\\")
        await app.enter("kushner")
        assert app.shows("Found · (sybiha OR hnatov) kushner")
        assert set(app.files) == {"004", "002"} & among


async def test_a_choice_typed_behind_what_is_narrowed_stays_within_it(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov")
        among = set(app.files)
        await app.press("\\")
        await app.enter("hnatov OR sybiha")
        assert app.shows("Found · umerov (hnatov OR sybiha)")
        assert set(app.files) < among
        await app.press("escape")
        assert app.shows("Found · umerov")


async def test_narrow_keeps_to_a_view_and_says_where_a_list_is_no_query(opened: Opened) -> None:
    async with opened() as app:
        await app.press("p", "3", "\\")
        assert app.shows("is:pinned")
        await app.enter("witkoff")
        assert app.files == ["004"]
        await app.press("F")
        assert app.shows("Briefings · by date")
        await app.press("enter", "e", "i", "enter", "\\")
        assert app.shows("this list is no query")


async def test_a_new_search_begins_without_the_words_of_the_one_before(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov", "/")
        await app.enter("sybiha")
        assert app.shows("Found · sybiha")
        await app.press("/", "escape")
        assert app.shows("Found · sybiha")
        await app.press("escape")
        assert app.shows("Briefings · by date")


async def test_the_list_is_ordered_as_received_and_back_with_one_key(opened: Opened) -> None:
    async with opened() as app:
        there = app.main.desk.current
        await app.press("s")
        assert app.shows("Briefings · as received", "received ", "6 Dec")
        assert app.main.desk.current == there
        await app.press("s")
        assert app.shows("Briefings · by date", "Sat 6 Dec 2025")


async def test_a_search_keeps_its_tiers_and_says_so(opened: Opened) -> None:
    async with opened() as app:
        await app.search("umerov", "s")
        assert app.shows("this list keeps its order")


async def test_a_saved_view_of_words_keeps_its_tiers_too(tmp_path: Path, seeds: Path) -> None:
    config = configured(tmp_path, f"sources: [{seeds}]\nviews:\n  Umerov: umerov\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("5", "s")
        assert app.shows("this list keeps its order")
