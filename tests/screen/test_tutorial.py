"""The tutorial, walked key by key, and the welcome of a first run."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from briefings.library import open_library
from briefings.model import Config
from tests.screen.driver import Driver
from tui.app import ReaderApp
from tui.keys import ACTIONS
from tui.screens.lessons import BORROWED, LESSONS, Guidance, Lessons, Welcome
from tui.widgets.guide import Guide

TYPED = {"search": "hnatow", "watch": "Sybiha"}
"""What a lesson wants typed after its key."""


@asynccontextmanager
async def led(
    config: Config, data_dir: Path, guidance: Guidance, size: tuple[int, int]
) -> AsyncIterator[Driver]:
    """Open the program over a library of its own, with somebody led through it."""
    with open_library(config, data_dir, beside=True) as library:
        app = ReaderApp(library, guidance=guidance)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, library)
            await driver.settle()
            yield driver


async def walk(app: Driver, lessons: Lessons) -> None:
    """Do what each lesson asks, with the keys of the table."""
    keys = {action.id: action.keys[0] for action in ACTIONS if action.keys}
    for at, lesson in enumerate(LESSONS):
        assert lessons.current is lesson
        assert app.shows(f"{at + 1} of {len(LESSONS)} · ")
        guide = app.main.query_one(Guide)
        assert guide.size.height == 1 or guide.size.width < 80, lesson.words
        await app.press(keys[lesson.action])
        if typed := TYPED.get(lesson.action):
            assert lessons.current is lesson
            await app.enter(typed)
        if app.window:
            await app.press("escape")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_tutorial_is_walked_key_by_key_with_the_keys_of_the_table(
    config: Config, tmp_path: Path, size: tuple[int, int]
) -> None:
    lessons = Lessons()
    async with led(config, tmp_path, lessons, size) as app:
        await walk(app, lessons)
        assert lessons.current is None
        assert app.shows("That is all you need. q leaves")


async def test_another_key_is_no_lesson_done(config: Config, tmp_path: Path) -> None:
    lessons = Lessons()
    async with led(config, tmp_path, lessons, (80, 24)) as app:
        assert app.shows("Ctrl-q leaves")
        await app.press("p", "u", "G")
        assert lessons.current is LESSONS[0]
        assert app.shows("1 of", "j goes down. ● unread, ! rings")
        assert app.shows("The key of this lesson is j; Ctrl-q leaves the tutorial.")
        await app.press("j")
        assert app.shows("2 of", "k goes up again")


async def test_over_own_files_without_a_configuration_it_says_whose_watches_ring(
    config: Config, tmp_path: Path
) -> None:
    async with led(config, tmp_path, Welcome(BORROWED), (80, 24)) as app:
        assert app.shows("the names that the samples watch ring here too. w watches another")
        await app.press("j")
        assert not app.shows("the samples watch")


async def test_the_welcome_goes_with_the_first_key(config: Config, tmp_path: Path) -> None:
    async with led(config, tmp_path, Welcome(), (80, 24)) as app:
        assert app.shows("Welcome. These are five samples", "briefings tutorial", "? shows them")
        await app.press("j")
        assert not app.shows("Welcome")
        assert app.cursor_file == "002"


def test_every_lesson_teaches_an_action_of_the_table() -> None:
    assert {lesson.action for lesson in LESSONS} <= {action.id for action in ACTIONS}
