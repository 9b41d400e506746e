"""The configuration edited while the reader is open."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from briefings.config import allowed, load
from briefings.library import Library, open_library
from briefings.model import Config, Progress
from tests.screen.driver import Driver, reader

STORIES = ("Fairbanks spoke of the harbour.", "Lindqvist spoke of the bridge.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    for number, words in enumerate(STORIES):
        text = f"date 2025-12-0{number + 1}\nBulletin {number}\n{words}\n"
        (tmp_path / "inbox" / f"{number}.txt").write_text(text)
    return tmp_path


def watching(folder: Path, watches: str, more: str = "") -> Config:
    edited(folder, watches, more)
    return load(folder / "config.yaml")


def edited(folder: Path, watches: str, more: str = "") -> None:
    lists = f"watchlists:\n  - name: Desk\n    watch: [{watches}]\n"
    text = f"sources: [inbox]\nold_after: never\n{lists}{more}"
    (folder / "config.yaml").write_text(text)


def watched(app: Driver) -> list[str]:
    return [watch.name for watch in app.library.watches]


async def test_a_name_added_in_an_editor_is_watched_at_once_and_its_past_does_not_ring(
    folder: Path,
) -> None:
    async with reader(watching(folder, "Fairbanks"), folder / "data") as app:
        edited(folder, "Fairbanks, Lindqvist")
        await app.until(lambda: len(watched(app)) == 2)
        assert app.shows("watch ok 2/2", "Lindqvist is in 1 unread briefing already")
        assert [group.new for group in app.main.desk.groups] == [1, 0]


async def test_a_mute_that_follows_a_watch_to_its_new_name_is_told(folder: Path) -> None:
    async with reader(watching(folder, "Fairbanks"), folder / "data") as app:
        app.library.mute(app.library.watches)
        edited(folder, "Anna Fairbanks")
        await app.until(lambda: watched(app) == ["Anna Fairbanks"])
        assert app.shows("Anna Fairbanks (Desk) is muted as Fairbanks (Desk) was")
    edited(folder, "Fairbanks")
    async with reader(load(folder / "config.yaml"), folder / "data") as app:
        assert app.shows("Fairbanks (Desk) is muted as Anna Fairbanks (Desk) was")


@pytest.mark.parametrize("bad", ["Fairbanks, '.*'", "Fairbanks, [", "no"])
async def test_a_bad_edit_keeps_the_old_rules_and_says_so(folder: Path, bad: str) -> None:
    config = watching(folder, "Fairbanks, Lindqvist")
    async with reader(config, folder / "data") as app:
        edited(folder, bad)
        await app.until(lambda: bool(app.library.config.problems))
        assert watched(app) == ["Fairbanks", "Lindqvist"]
        assert app.shows("the rules before stay in force")
        assert app.shows("in force: config.yaml:")
        edited(folder, "Lindqvist")
        await app.until(lambda: not app.library.config.problems)
        assert watched(app) == ["Lindqvist"]


async def test_a_watch_that_cannot_be_read_is_counted_in_the_top_line(folder: Path) -> None:
    async with reader(watching(folder, "Fairbanks"), folder / "data") as app:
        edited(folder, "Fairbanks, '.*'")
        await app.until(lambda: bool(app.library.refused))
        await app.press("j")
        assert app.shows("watch ! 1/2")


ASKED = "{name: the harbour, query: 'harbour'}"
BROKEN = "{name: the harbour, query: 'harbour OR'}"


async def test_a_watched_query_with_a_mistake_is_told_in_the_watchlists_and_keeps_its_alerts(
    folder: Path,
) -> None:
    async with reader(watching(folder, f"{ASKED}, Lindqvist"), folder / "data") as app:
        assert app.shows("watch ok 2/2")
    async with reader(watching(folder, f"{BROKEN}, Lindqvist"), folder / "data") as app:
        assert app.shows("watch ! 1/2", "2 alerts in 2 groups")
        await app.press("W")
        assert app.shows("NOT IN FORCE", "config.yaml:5:", "nothing behind 'OR'")
        assert app.shows("rings as it was before", "1 alert")
        await app.press("enter")
        assert app.shows("watch the harbour")


async def test_a_watch_that_never_could_be_read_does_not_stand_there_as_quiet(
    folder: Path,
) -> None:
    async with reader(watching(folder, f"Lindqvist, {BROKEN}"), folder / "data") as app:
        await app.press("W")
        assert app.shows("the harbour", "nothing behind 'OR'")
        assert not app.shows("no alert here")
        await app.press("j", "enter")
        assert app.shows("config.yaml:5:")


async def test_a_mistake_leaves_two_readers_with_the_same_alerts(folder: Path) -> None:
    async with reader(watching(folder, f"{ASKED}, Lindqvist"), folder / "data") as app:
        edited(folder, f"{BROKEN}, Lindqvist")
        await app.until(lambda: app.shows("the rules before stay in force"))
        with open_library(load(folder / "config.yaml"), folder / "data") as other:
            list(other.scan())
            assert (
                [one.name for one in other.watches] == watched(app) == ["the harbour", "Lindqvist"]
            )
            assert len(other.alerts()) == 2
        await app.press("j")
        assert app.shows("watch ! 1/2", "2 alerts in 2 groups")


async def test_the_watchlists_and_the_problems_follow_a_configuration_that_is_mended(
    folder: Path,
) -> None:
    async with reader(watching(folder, f"Lindqvist, {BROKEN}"), folder / "data") as app:
        await app.press("W", "j")
        assert app.window == "Watchlists · watch ! 1/2"
        edited(folder, f"Fairbanks, Lindqvist, {ASKED}")
        await app.until(lambda: app.window == "Watchlists · watch ok 3/3")
        assert not app.shows("NOT IN FORCE")
        await app.press("enter")
        assert app.shows("watch the harbour")
        edited(folder, f"Lindqvist, {BROKEN}")
        await app.until(lambda: bool(app.library.config.problems))
        await app.press("!")
        assert app.shows("nothing behind 'OR'")
        edited(folder, "Lindqvist")
        await app.until(lambda: app.shows("Nothing is wrong"))


async def test_a_theme_put_on_stays_while_another_line_of_the_file_changes(folder: Path) -> None:
    async with reader(watching(folder, "Fairbanks"), folder / "data") as app:
        await app.enter(":theme light")
        worn = app.app.theme
        edited(folder, "Fairbanks", "measure: 60\n")
        await app.until(lambda: app.main.panes.reader.measure == 60)
        assert app.app.theme == worn


async def test_keys_and_theme_follow_the_file(folder: Path) -> None:
    async with reader(watching(folder, "Fairbanks"), folder / "data") as app:
        edited(folder, "Fairbanks", "theme: light\nkeys: {down: ctrl+j}\n")
        await app.until(lambda: app.app.theme == "briefings-light")
        first = app.cursor_file
        await app.press("j")
        assert app.cursor_file == first
        await app.press("ctrl+j")
        assert app.cursor_file != first


TELL = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())"


async def test_a_command_is_told_once_of_all_that_rang(folder: Path) -> None:
    told = folder / "told"
    command = f"on_alert: ['{sys.executable}', -c, '{TELL}', '{told}']\n"
    config = watching(folder, "Fairbanks, Lindqvist", command)
    async with reader(allowed(config, runs_commands=True), folder / "data") as app:
        await app.until(lambda: told.exists() and told.read_text() != "")
        assert told.read_text().startswith('{"count":2,"alerts":[{"id":')


async def test_a_strangers_configuration_tells_nobody(folder: Path) -> None:
    told = folder / "told"
    edited(folder, "Fairbanks", f"on_alert: ['touch', '{told}']\n")
    config = allowed(load(folder / "config.yaml"), runs_commands=False)
    async with reader(config, folder / "data") as app:
        assert app.shows("1 problem")
        assert not told.exists()


async def test_an_edit_during_a_scan_is_in_force_before_the_scan_is_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = Library.scan
    begun: list[bool] = []

    def endless(library: Library, cancelled: Callable[[], bool]) -> Iterator[Progress]:
        """Take in without end the first time, until told to stop."""
        while not begun and not cancelled():
            Event().wait(0.01)
            yield Progress(0, 0, ())
        begun.append(True)
        yield from scan(library, cancelled=cancelled)

    monkeypatch.setattr(Library, "scan", endless)
    async with reader(watching(folder, "Fairbanks"), folder / "data", rests=False) as app:
        assert not begun
        edited(folder, "Fairbanks, Lindqvist")
        await app.until(lambda: len(watched(app)) == 2)
        assert len(app.main.desk.listing) == 2
        assert app.shows("watch ok 2/2")
