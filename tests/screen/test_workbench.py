"""The watch workbench, and names that a watch does not mean."""

from pathlib import Path

import pytest

from briefings.config import load
from briefings.model import BlockKind, Config, Watch
from tests.screen.conftest import Opened
from tests.screen.driver import configured, reader

STORIES = (
    "Oksana Fairbanks spoke of the harbour.",
    "Petro Fairbanks sells boats, and nobody asked him.",
    "Petro Fairbanks sold another boat.",
)


@pytest.fixture
def namesakes(tmp_path: Path) -> Config:
    (tmp_path / "in").mkdir()
    for number, words in enumerate(STORIES):
        text = f"date 2025-12-0{number + 1}\nBulletin {number}\n{words}\n"
        (tmp_path / "in" / f"{number:03}.txt").write_text(text)
    watched = "watchlists:\n  - name: Desk\n    watch: [Fairbanks]\n"
    return configured(tmp_path, f"sources: [in]\nold_after: never\n{watched}")


async def test_the_workbench_shows_while_typing_what_a_name_would_ring_for(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("w")
        assert app.shows("Type a name.")
        await app.type("Gnatov")
        assert app.shows("Hits a day, 90 days", "Rings for")
        assert app.shows("Hnatov", "g and h write г")
        await app.press("escape")
        assert len(app.library.watches) == 4


async def test_a_spelling_struck_out_does_not_ring(opened: Opened) -> None:
    async with opened() as app:
        await app.type("wZelensky")
        await app.press("tab")
        assert app.shows("struck out: silent")
        await app.press("enter")
        watch = app.library.watches[-1]
        assert (watch.name, len(watch.excluded)) == ("Zelensky", 1)
        await app.press("u")
        assert len(app.library.watches) == 4


@pytest.mark.parametrize(
    ("typed", "rung"),
    [('"sold another" OR airport', 1), ("fairbanks -boat*", 1), ("title:harbour", 0)],
)
async def test_what_plainly_is_a_query_is_watched_as_one_and_the_workbench_says_so(
    namesakes: Config, tmp_path: Path, typed: str, rung: int
) -> None:
    async with reader(namesakes, tmp_path / "kept") as app:
        await app.type(f"w{typed}")
        assert app.shows("Watch a query, as a search asks it")
        await app.press("enter")
        assert app.shows("watched the query")
        assert app.library.watches[-1].query == typed
        group = next(one for one in app.main.desk.groups if one.watch.query) if rung else None
        assert len(group.alerts if group else ()) == rung
    async with reader(namesakes, tmp_path / "kept") as app:
        assert (app.library.watches[-1].name, app.library.watches[-1].query) == (typed, typed)
        assert app.shows("watch ok 2/2")
        await app.press("u")
        assert len(app.library.watches) == 1


async def test_a_query_with_a_mistake_is_not_watched_and_the_workbench_says_why(
    namesakes: Config, tmp_path: Path
) -> None:
    async with reader(namesakes, tmp_path / "kept") as app:
        await app.enter("wharbour OR")
        assert app.shows("nothing behind 'OR'")
        await app.enter(" is:read")
        assert app.shows("a watch cannot ask for 'is:read'")
        assert len(app.library.watches) == 1


async def test_the_workbench_says_that_who_sent_a_mail_rings(opened: Opened) -> None:
    async with opened() as app:
        await app.type("wZelensky")
        await app.press("pagedown", "pagedown", "pagedown")
        assert app.shows("silent here, but for who sent a mail: From: rings as heading")


async def test_a_place_struck_out_is_where_a_watch_is_silent(opened: Opened) -> None:
    async with opened() as app:
        await app.type("wZelensky")
        await app.press("pagedown", "pagedown", "pagedown")
        assert app.shows("Rings in", "boilerplate silent here")
        await app.press("tab")
        assert app.shows("boilerplate rings here")
        await app.press("enter")
        watch = app.library.watches[-1]
        assert "boilerplate" in watch.where
        kept = (app.library.data_dir / "watch.d" / "local.yaml").read_text(encoding="utf-8")
        assert 'where: ["body", "boilerplate"' in kept


async def test_what_stands_only_where_a_watch_is_silent_is_not_among_what_it_rings_for(
    namesakes: Config, tmp_path: Path
) -> None:
    story = tmp_path / "in" / "003.txt"
    story.write_text("date 2025-12-04\nBulletin\nThe boats went out.\n\nPhoto: Jane Marlowe\n")
    async with reader(namesakes, tmp_path / "data", size=(120, 24)) as app:
        await app.type("wMarlowe")
        assert app.shows("Silent where it stands", "in byline")
        assert not app.shows("Rings for")


async def test_not_them_in_two_keys_says_how_many_it_removes_and_is_undone(
    namesakes: Config, tmp_path: Path
) -> None:
    before = load(namesakes.path)
    async with reader(namesakes, tmp_path / "data", size=(80, 24)) as app:
        await app.press("2")
        assert app.files == ["002", "001", "000"]
        await app.press("x", "n")
        assert app.shows("silenced it and 1 other alert", "u undoes")
        assert app.files == ["000"]
    async with reader(namesakes, tmp_path / "data", size=(80, 24)) as app:
        assert [len(group.alerts) for group in app.main.desk.groups] == [1]
        await app.press("u")
        assert app.shows("undid: silenced it and 1", "redoes")
        await app.press("2")
        assert sorted(app.files) == ["000", "001", "002"]
    assert load(namesakes.path) == before


@pytest.mark.parametrize(
    ("wide", "told"), [(120, "Hits a day, 90 days"), (60, "Hits each 2 days")]
)
async def test_the_days_stand_on_one_line_between_the_first_and_the_last(
    opened: Opened, wide: int, told: str
) -> None:
    async with opened(size=(wide, 24)) as app:
        await app.press("w", *"Umerov")
        assert app.shows(told)
        at = next(at for at, line in enumerate(app.lines()) if told in line)
        graph, days = (line.strip(" │") for line in app.lines()[at + 1 : at + 3])
        assert len(graph) == (90 if wide == 120 else 45)
        assert days.startswith("8 Sep  ")
        assert days.endswith("  6 Dec")
        assert len(days) == len(graph)


async def test_what_n_would_silence_is_named_and_of_several_alerts_none_is_meant(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("x")
        assert app.shows("alert Witkoff", "alert Umerov")
        assert not app.shows(" is not ")
        await app.press("n")
        assert app.shows("several names rang; e goes to the one that is meant")
        await app.press("escape", "e", "e", "x")
        assert app.shows("n Andrii Hnatov is not Hnatov")
        assert len(app.library.alerts()) == 13


async def test_who_is_watched_is_not_offered_as_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A report\n\nThe envoy Pavel Holloway spoke.\n", "utf-8")
    config = Config("", (str(tmp_path / "a.txt"),), (Watch("Pavel Holloway", "L"),))
    async with reader(config, tmp_path / "data", size=(120, 24)) as app:
        await app.press("2", "x")
        assert app.shows("alert Pavel Holloway")
        assert not app.shows("is not Pavel Holloway")
        await app.press("n")
        assert app.shows("it is read as Pavel Holloway itself; A takes the alert away")


async def test_a_watch_added_here_is_opened_as_it_is_kept_and_changed(
    namesakes: Config, tmp_path: Path
) -> None:
    async with reader(namesakes, tmp_path / "data") as app:
        await app.type("wOksana")
        await app.press("tab", "enter")
        assert app.library.watches[-1].excluded
        await app.type("wOksana")
        assert app.shows("struck out: silent", "Enter keeps the watch so")
        await app.press("tab", "enter")
        assert app.library.watches[-1].excluded == ()
        assert app.shows("changed the watch Oksana", "u undoes")
        await app.press("u")
        assert app.library.watches[-1].excluded
        local = tmp_path / "data" / "watch.d" / "local.yaml"
        assert "not:" in local.read_text(encoding="utf-8")


async def test_w_on_a_name_watched_in_the_configuration_says_where_it_stands(
    namesakes: Config, tmp_path: Path
) -> None:
    async with reader(namesakes, tmp_path / "data") as app:
        await app.press("enter", "e", "w")
        assert app.window == ""
        assert app.shows("watched already, as Fairbanks · config.yaml:5:13")


async def test_what_is_kept_of_a_watch_is_no_choice_for_a_name_that_goes_on(
    namesakes: Config, tmp_path: Path
) -> None:
    async with reader(namesakes, tmp_path / "data") as app:
        app.library.watch("Oksana", where=[BlockKind.TITLE])
        await app.enter("wOksana Stone")
        assert app.library.watches[-1].name == "Oksana Stone"
        assert BlockKind.BODY in app.library.watches[-1].where
