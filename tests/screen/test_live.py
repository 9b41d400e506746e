"""What comes while somebody reads: told at once, shown when asked, and nothing moves."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from briefings.errors import StoreError
from briefings.intake import bringing_up
from briefings.library import Following, open_library
from briefings.model import Progress, Watch
from tests.putting import put_at_once
from tests.screen.driver import Driver, configured, reader
from tui.screens import following
from tui.screens.telling import Telling

CONFIG = """sources: [inbox]
watchlists:
  - name: Few
    watch: [Oleh Derkachenko, Ada Shevchuk]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for day in range(1, 20):
        write(folder, day, day)
    return folder


def write(folder: Path, number: int, day: int, words: str = "") -> None:
    text = f" date 2025-12-{day:02} A ministry said that {number} was true.\n\nMore. {words}\n"
    put_at_once(folder / f"{number:03}.txt", text)


def waits(app: Driver, count: int) -> Callable[[], bool]:
    return lambda: app.main.desk.telling.summary.waiting == count


def still(app: Driver) -> tuple[object, ...]:
    """Give what must not move: the lines of list and text, and where the cursors are."""
    panes = app.main.panes
    text = [line[panes.reader.region.x :] for line in app.lines()[1:-1]]
    edge = panes.briefings.region
    rows = [line[edge.x : edge.right] for line in app.lines()[edge.y : edge.bottom]]
    return rows, text, app.cursor_file, app.open_file, panes.reader.top_offset


async def test_what_comes_waits_behind_a_count_and_a_key_takes_it_in(
    tmp_path: Path, folder: Path
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        await app.press("j", "j", "j", "j", "j", "j", "j", "j", "j")
        before = still(app)
        write(folder, 30, 19, "Oleh Derkachenko came.")
        write(folder, 31, 12)
        await app.until(waits(app, 2))
        assert still(app) == before
        assert app.shows("+2 new", "! Oleh Derkachenko · A ministry said that 30 was true.")
        cursor = app.cursor_file, app.cursor_line
        await app.press(".")
        assert app.files[:2] == ["030", "019"]
        assert (app.cursor_file, app.cursor_line) == cursor
        assert app.shows("2 new briefings taken in")
        assert not app.shows("+2 new")


async def test_what_comes_waits_behind_a_list_that_was_ordered_anew_too(
    tmp_path: Path, folder: Path
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        library = app.main.desk.library
        await app.until(lambda: library.is_held)
        await app.press("s")
        await app.until(lambda: library.is_held)
        before = still(app)
        write(folder, 30, 19)
        await app.until(waits(app, 1))
        assert still(app) == before


async def test_a_hundred_files_come_while_somebody_reads_and_no_line_moves(
    tmp_path: Path, folder: Path
) -> None:
    random = Random(7)
    async with reader(
        configured(tmp_path, CONFIG), tmp_path / "data", size=(120, 30), live=True
    ) as app:
        await app.press("j", "j", "j", "j", "enter")
        before = still(app)
        for number in range(100, 200):
            names = random.choice(["", "Ada Shevchuk came.", "Oleh Derkachenko left."])
            write(folder, number, random.randint(1, 28), names)
        (folder / "001.txt").unlink()
        write(folder, 2, 27, "It is of another day.")
        # The corrected one was unread before, and is of the list still.
        await app.until(waits(app, 100))
        assert still(app) == before
        await app.press("escape", "j", "k", "r")
        assert app.cursor_file == "015"
        await app.press(".")
        assert len(app.files) == 118
        assert app.cursor_file == "015"


async def test_what_goes_is_told_though_what_was_taken_in_is_said_still(
    tmp_path: Path, folder: Path
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        write(folder, 30, 19)
        await app.until(waits(app, 1))
        await app.press(".")
        assert app.shows("1 new briefing taken in")
        (folder / "002.txt").unlink()
        await app.until(lambda: app.shows("1 gone"))
        assert not app.shows("taken in")


async def test_into_an_empty_list_files_come_by_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        write(folder, 1, 1)
        await app.until(lambda: app.files == ["001"])
        assert app.open_file == "001"


async def test_following_that_breaks_off_is_said_and_begun_again(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = Following.__iter__
    broken = iter([True])

    def once(one: Following) -> Iterator[Progress]:
        if next(broken, False):
            raise StoreError("no space is left", where="index", advice="free some")
        return follow(one)

    monkeypatch.setattr(Following, "__iter__", once)
    monkeypatch.setattr(following, "AGAIN", 0.01)
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        await app.until(lambda: app.shows("no space is left"))
        write(folder, 30, 19)
        await app.until(waits(app, 1))


async def test_a_source_added_to_the_configuration_is_followed_too(
    tmp_path: Path, folder: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other, 40, 3)
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        configured(tmp_path, CONFIG.replace("[inbox]", "[inbox, other]"))
        await app.until(waits(app, 1))
        write(other, 41, 4)
        await app.until(waits(app, 2))
        await app.press(".")
        assert {"040", "041"} < set(app.files)


def moved(folder: Path, place: Path) -> None:
    folder.rename(place)


async def test_the_top_line_warns_while_the_source_is_away(tmp_path: Path, folder: Path) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        assert app.shows("watch ok 2/2")
        moved(folder, tmp_path / "away")
        await app.until(lambda: app.main.desk.telling.summary.missing == 1)
        await app.press("j")
        assert app.shows("1 source not there", "watch ! 2/2")
        moved(tmp_path / "away", folder)
        await app.until(lambda: not app.main.desk.telling.summary.missing)
        await app.press("k")
        assert app.shows("watch ok 2/2")


async def test_what_changes_or_goes_is_said_for_a_while(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        before = still(app)
        write(folder, 3, 3, "Nobody came.")
        write(folder, 4, 4, "Nobody went.")
        (folder / "005.txt").unlink()
        await app.until(lambda: app.shows("2 changed, 1 gone"))
        assert still(app) == before
        await app.press("j")
        assert not app.shows("changed")
        # It may stay for less than a slow machine takes to look once.
        monkeypatch.setattr(following, "STAY", 0.2)
        told, tell = list[str](), Telling.tell

        def heard(telling: Telling, news: str) -> None:
            told.append(news)
            tell(telling, news)

        monkeypatch.setattr(Telling, "tell", heard)
        write(folder, 6, 6, "Oleh Derkachenko came.")
        await app.until(lambda: bool(told) and not app.main.desk.telling.said)
        assert told[0].startswith("! Oleh Derkachenko · A")
        assert not app.shows("! Oleh Derkachenko · A")


async def test_a_text_changed_in_its_place_that_rings_says_whose_name_it_has(
    tmp_path: Path, folder: Path
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        write(folder, 6, 6, "Oleh Derkachenko and Ada Shevchuk came.")
        write(folder, 7, 7, "Nobody came.")
        await app.until(lambda: len(app.library.alerts()) == 2)
        await app.until(lambda: app.main.desk.telling.summary.new_alerts == 2)
        await app.settle()
        assert app.shows("! Oleh Derkachenko, Ada Shevchuk · A ministry said")
        assert not app.shows("changed")


async def test_what_another_process_does_is_shown_soon_and_the_cursor_stays(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, CONFIG)
    write(folder, 18, 18, "Ada Shevchuk spoke.")
    async with reader(config, tmp_path / "data", live=True) as app:
        await app.until(lambda: app.library.is_held)
        await app.press("j", "j")
        before = app.cursor_file, app.open_file
        with open_library(config, tmp_path / "data") as other:
            last = other.listing().rows(18, 1)[0]
            other.pin([last.id])
            await app.until(lambda: app.files[0] == Path(last.path).stem)
            assert app.shows("1 alert in 1 group")
            other.acknowledge([one.id for one in other.alerts()])
            await app.until(lambda: not app.shows("1 alert in 1 group"))
            other.undo()
            other.undo()
            await app.until(lambda: app.files[-1] == Path(last.path).stem)
        assert app.shows("1 alert in 1 group")
        assert (app.cursor_file, app.open_file) == before


async def test_to_ask_why_does_not_hide_what_another_process_just_did(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, CONFIG)
    async with reader(config, tmp_path / "data", live=True) as app:
        await app.until(lambda: app.library.is_held)
        with open_library(config, tmp_path / "data") as other:
            last = other.listing().rows(18, 1)[0]
            other.pin([last.id])
        await app.press("x", "escape")
        await app.until(lambda: app.files[0] == Path(last.path).stem)


async def test_alerts_come_back_after_a_command_with_another_configuration(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing_up, "FIRST", 60.0)
    config = configured(tmp_path, CONFIG)
    write(folder, 18, 18, "Ada Shevchuk spoke.")
    other = replace(config, watches=(Watch("Novak", "Few"),))
    async with reader(config, tmp_path / "data", live=True) as app:
        await app.until(lambda: app.library.is_held)
        await app.press("j")
        assert app.shows("1 alert in 1 group", "watch ok 2/2")
        with open_library(other, tmp_path / "data"):
            pass
        await app.until(lambda: app.shows("1 problem", "watch ! 0/2"))
        assert app.shows("Not all is read for 2 of 2 watches")
        await app.press("!")
        assert app.shows("alerts are missing", "another configuration")
        await app.press("escape", "W")
        assert app.window == "Watchlists · watch ! 0/2"
        await app.press("escape", ".", "j")
        assert app.shows("1 alert in 1 group", "watch ok 2/2")
        monkeypatch.setattr(bringing_up, "FIRST", 0.5)
        with open_library(other, tmp_path / "data"):
            pass
        assert not app.library.summary().is_well
        await app.until(lambda: app.shows("1 alert in 1 group", "watch ok 2/2"))


async def test_of_several_that_ring_at_once_it_is_told_how_many_more(
    tmp_path: Path, folder: Path
) -> None:
    async with reader(configured(tmp_path, CONFIG), tmp_path / "data", live=True) as app:
        for number in range(30, 33):
            write(folder, number, 19, "Oleh Derkachenko came.")
        await app.until(lambda: app.shows("! Oleh Derkachenko +2 · A ministry"))
        await app.press("j")
        write(folder, 33, 19, "Ada Shevchuk came.")
        await app.until(lambda: app.shows("! Ada Shevchuk · A ministry"))
