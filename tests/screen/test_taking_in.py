"""Taking in beside the reading, and what is said where there is nothing to show."""

from asyncio import create_task
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from briefings.errors import StoreError
from briefings.library import Library
from briefings.library import configured as in_force
from briefings.model import Problem, Progress, Work
from tests.screen.conftest import Opened
from tests.screen.driver import PATIENCE, configured, reader
from tui.screens import words

STORY = (
    " date 2025-12-{day:02} A ministry said on Monday that story {day} was true.\n\nMore words.\n"
)


def write(folder: Path, *days: int) -> None:
    for day in days:
        (folder / f"{day:03}.txt").write_text(STORY.format(day=day), encoding="utf-8")


async def test_a_library_never_scanned_shows_its_rows_at_once(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1, 2, 3)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        assert app.files == ["003", "002", "001"]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What a scan that has told of one file waits for before it takes any in."""
    gate = Event()
    scan = Library.scan

    def slow(library: Library, *, cancelled: Callable[[], bool]) -> Iterator[Progress]:
        yield Progress(1, 0)
        assert gate.wait(PATIENCE)
        yield from scan(library, cancelled=cancelled)

    monkeypatch.setattr(Library, "scan", slow)
    return gate


async def test_a_long_first_scan_does_not_keep_the_screen_waiting(
    tmp_path: Path, folder: Path, gate: Event
) -> None:
    write(folder, 1, 2)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(80, 24), rests=False) as app:
        assert app.shows("Taking in …", "Rows come as files are read")
        gate.set()
        await app.settle()
        assert app.files == ["002", "001"]
        assert app.shows("2 new briefings taken in")


@pytest.mark.parametrize(
    ("keys", "cursor"), [((), "009"), (("j",), "002"), (("enter", "q"), "003")]
)
async def test_a_first_scan_ends_on_the_first_row_unless_somebody_moved_or_opened_one(
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
    cursor: str,
) -> None:
    write(folder, 1, 2, 3)
    config = configured(tmp_path, "sources: [inbox]\n")
    gate = Event()
    scan = Library.scan

    def slow(library: Library, *, cancelled: Callable[[], bool]) -> Iterator[Progress]:
        yield from scan(library, cancelled=cancelled)
        yield Progress(3, 0)
        assert gate.wait(PATIENCE)
        yield from scan(library, cancelled=cancelled)

    monkeypatch.setattr(Library, "scan", slow)
    monkeypatch.setattr("tui.screens.taking.REFILL", 0.0)
    async with reader(config, tmp_path / "data", size=(120, 24), rests=False) as app:
        await app.meets(lambda: app.cursor_file == "003" and app.open_file == "003")
        pressing = [create_task(app.press_at_once(key)) for key in keys]
        await app.meets(lambda: not keys or app.main.taker.is_touched)
        write(folder, *range(4, 10))
        gate.set()
        for one in pressing:
            await one
        await app.settle()
        assert app.files[0] == "009"
        assert app.cursor_file == app.open_file == cursor


async def test_words_that_are_not_there_yet_may_come_while_files_are_taken_in(
    tmp_path: Path, folder: Path, gate: Event
) -> None:
    write(folder, 1, 2)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", rests=False) as app:
        typing = [create_task(app.press_at_once(key)) for key in ("/", *"ministry")]
        await app.meets(
            lambda: app.shows("No briefing has “ministry”", "Files are still taken in")
        )
        gate.set()
        for one in typing:
            await one
        await app.settle()
        assert app.shows("Found · ministry", "2 of 2")
        assert not app.shows("still taken in")
        await app.press("ctrl+u", *"nobody")
        assert app.shows("No briefing has “nobody”")
        assert not app.shows("still taken in")


async def test_a_key_takes_the_place_of_how_far_a_scan_is_only_until_the_next(
    tmp_path: Path, folder: Path, gate: Event
) -> None:
    write(folder, 1, 2)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", rests=False) as app:
        await app.meets(lambda: app.shows("taking in … 1 file"))
        pressing = [create_task(app.press_at_once("n"))]
        await app.meets(lambda: app.shows("no search here"))
        pressing.append(create_task(app.press_at_once("j")))
        await app.meets(lambda: app.shows("taking in … 1 file"))
        gate.set()
        for one in pressing:
            await one
        assert app.shows("2 new briefings taken in")
        assert not app.shows("taking in …", "counts as read")


async def test_it_is_said_why_less_is_new_by_the_end_of_a_first_scan(
    tmp_path: Path, folder: Path, gate: Event
) -> None:
    write(folder, 1, 2, 28)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(140, 30), rests=False) as app:
        gate.set()
        await app.settle()
        assert app.shows("1 new", "what is over 7 days older counts as read")
        await app.press(".")
        assert not app.shows("counts as read")


async def test_a_first_scan_that_fails_is_said_and_the_screen_is_there(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(library: Library, *, cancelled: Callable[[], bool]) -> Iterator[Progress]:
        yield Progress(0, 0)
        raise StoreError("no space is left", where="index", advice="free some")

    monkeypatch.setattr(Library, "scan", broken)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.shows("no space is left")
        await app.press("!")
        assert app.shows("free some")


async def test_what_came_since_is_taken_in_without_moving_the_cursor(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, *range(1, 20))
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 20)) as app:
        await app.press("j", "j", "j", "j", "j")
        before = app.cursor_file, app.cursor_line
        write(folder, 25, 26)
        await app.press(".")
        assert app.files[:2] == ["026", "025"]
        assert (app.cursor_file, app.cursor_line) == before
        assert app.open_file == before[0]
        assert app.shows("2 new briefings taken in")
        await app.press(".")
        assert app.shows("nothing new")
        (folder / "026.txt").write_text(STORY.format(day=26) + "\nIt was denied.\n", "utf-8")
        for gone in ("001", "002"):
            (folder / f"{gone}.txt").unlink()
        await app.press(".")
        assert app.shows("1 file changed · 2 gone")
        assert not app.shows("taken in")


async def test_an_empty_folder_says_where_files_go_and_which_key_takes_them_in(
    tmp_path: Path, folder: Path
) -> None:
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.shows("No briefing here yet", "press . to take them in")
        assert app.shows_unbroken(str(folder))
        await app.press(
            "j", "k", "enter", "space", "e", "p", "r", "x", "a", "n", "v", "G", "escape"
        )
        assert app.is_running
        write(folder, 4)
        await app.press(".")
        assert app.files == ["004"]
        assert app.open_file == "004"


async def test_no_watched_name_is_said_with_the_key_that_adds_one(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.shows("No name is watched", "w watches one")
        await app.press("e")
        assert app.shows("w watches one")
        await app.press("*")
        assert app.is_running


async def test_watched_names_that_nobody_wrote_of_are_no_alert(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1)
    config = configured(
        tmp_path, "sources: [inbox]\nwatchlists:\n  - name: Few\n    watch: [Aleksandra Nowak]\n"
    )
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.shows("Nothing rang, or all of it was dismissed.")


async def test_a_file_that_cannot_be_read_is_in_the_problems(tmp_path: Path, folder: Path) -> None:
    write(folder, 1)
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 500)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.files == ["001"]
        assert app.shows("! shows")
        await app.press("!")
        assert app.window == "Problems"
        assert app.shows_unbroken("binary.txt")


async def test_of_problems_that_are_known_the_top_line_tells_no_more(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1)
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 500)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data") as app:
        await app.press("j")
        assert app.shows("1 problem · ! shows it")
        await app.press("!")
        assert app.shows("a says you know them")
        await app.press("a")
        assert app.shows_unbroken("binary.txt")
        assert not app.shows("a says you know them")
        await app.press("escape")
        assert not app.shows("1 problem")
    (folder / "other.txt").write_bytes(b"\x00\x01\x02" * 400)
    async with reader(config, tmp_path / "data") as app:
        await app.press("j")
        assert app.shows("1 problem · ! shows it")
        await app.press("!")
        assert app.shows_unbroken("binary.txt")
        assert app.shows_unbroken("other.txt")


async def test_a_mistake_in_the_configuration_is_on_the_screen_and_the_rest_holds(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1)
    config = configured(tmp_path, "sources: [inbox]\nthemee: dark\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.files == ["001"]
        await app.press("j")  # what a long scan said of itself goes
        assert app.shows("1 problem · !")
        await app.press("!")
        assert app.shows("themee", "theme")


async def test_a_mistake_in_the_keys_is_on_the_screen(tmp_path: Path, folder: Path) -> None:
    write(folder, 1)
    config = configured(tmp_path, "sources: [inbox]\nkeys:\n  pin: q\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        await app.press("!")
        assert app.shows("q already does 'leave'")


async def test_keys_of_ones_own_are_in_force_and_in_the_footer(
    tmp_path: Path, folder: Path
) -> None:
    write(folder, 1, 2)
    config = configured(tmp_path, "sources: [inbox]\nkeys:\n  down: b\n  search: X\n")
    async with reader(config, tmp_path / "data", size=(80, 24)) as app:
        assert app.shows("X search")
        await app.press("b")
        assert app.cursor_file == "001"
        await app.press("j")
        assert app.cursor_file == "001"


async def test_a_scan_that_breaks_off_is_a_problem_on_the_screen_and_reading_goes_on(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:

        def broken(**_: object) -> Iterator[Progress]:
            yield Progress(1, 5)
            raise StoreError("no space is left", where="index", advice="free some")

        with monkeypatch.context() as full:
            full.setattr(app.library, "scan", broken)
            await app.press(".")
            assert app.shows("no space is left")
            await app.press("j")
            assert app.cursor_file == "002"
            assert app.shows("no space is left · ! shows it")
            await app.press("!")
            assert app.shows("no space is left", "free some")
        await app.press("escape", ".", "j")
        assert not app.shows("! shows it")


async def test_a_mistake_of_the_program_in_a_scan_is_a_problem_too(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:

        def broken(**_: object) -> Iterator[Progress]:
            yield Progress(1, 5)
            raise ZeroDivisionError("never")

        monkeypatch.setattr(app.library, "scan", broken)
        await app.press(".")
        assert app.is_running
        await app.press("!")
        assert app.shows("ZeroDivisionError")


async def test_paths_on_the_command_line_narrow_to_themselves(opened: Opened, seeds: Path) -> None:
    async with opened(paths=[str(seeds / "002_3ef2fde56405f427.txt")]) as app:
        assert app.files == ["002"]


async def test_a_new_watch_that_many_briefings_are_read_for_keeps_no_key_waiting(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_force, "AT_ONCE", 2)
    for day in range(1, 9):
        text = f" date 2025-12-{day:02} Talks, day {day}\n\nRustem Umerov spoke on the day.\n"
        (folder / f"{day:03}.txt").write_text(text, encoding="utf-8")
    config = configured(tmp_path, "sources: [inbox]\nold_after: never\n")
    async with reader(config, tmp_path / "data") as app:
        library = app.main.desk.library
        library.watch("Umerov")
        assert library.is_behind
        assert library.alert_groups() == ()
        await app.press("j")
        assert not library.is_behind
        assert [len(group.alerts) for group in library.alert_groups()] == [8]
        await app.press("u")
        await app.press("j")
        assert library.alert_groups() == ()


def test_a_long_scan_says_how_fast_it_is_and_how_long_yet() -> None:
    said = words.taking_in(Progress(600, 3_000), 2.0)
    assert said == "taking in … 600 of 3,000 files · 300/s · 8 s left"
    assert words.taking_in(Progress(200, 0), 0.5) == "taking in … 200 files"
    assert words.taking_in(Progress(900, 90_000, work=Work.NAMING), 10.0).endswith("16 min left")


async def test_a_damaged_store_is_said_right_after_a_scan(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        broken = Problem("the store is damaged", "far/" * 30 + "library.db")
        monkeypatch.setattr(Library, "damage", (broken,))
        await app.press(".")
        assert app.shows("the store is damaged · ! shows it")
