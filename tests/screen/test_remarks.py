"""Tags and notes at the screen: written in a line, seen beside the title and over the text."""

import pytest

from tests.screen.conftest import Opened


async def test_a_tag_and_a_note_are_written_seen_found_and_taken_back(opened: Opened) -> None:
    async with opened() as app:
        await app.enter("tWar Room")
        assert app.shows("#room #war", "tagged war, room")
        await app.press("c")
        assert app.window == "Note"
        await app.enter("ask again")
        assert app.shows("Note: ask again", "noted")
        assert "noted" in app.text()
        chosen = app.open_file
        await app.search("tag:room note:ask")
        assert app.files == [chosen]
        await app.press("escape", "t")
        assert app.shows("Tags in use", "#room #war")
        for _ in range(len("room war ")):
            await app.press("backspace")
        await app.press("enter")
        assert not app.shows("#war")
        await app.press("u", "u")
        assert app.shows("#room #war")
        assert not app.shows("ask again")


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_a_note_that_is_left_half_written_is_there_when_it_is_opened_again(
    opened: Opened, key: str
) -> None:
    async with opened() as app:
        await app.press("c", *"half", key)
        assert app.shows("the note is not written yet · c goes on with it")
        await app.press("j", "c")
        assert "half" not in app.written()[-1]
        await app.press("escape", "k", "c")
        assert app.shows("note half", "as you left it")
        await app.press("space", *"done", "enter")
        assert app.shows("Note: half done")
        await app.press("c")
        assert not app.shows("as you left it")


async def test_a_note_that_is_emptied_and_left_is_given_up(opened: Opened) -> None:
    async with opened() as app:
        await app.press("c", *"half", "escape", "c", "ctrl+u", "escape", "c")
        assert not app.shows("half")


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("gas war", {"gas", "war"}),
        ("+gas", {"gas", "old", "war"}),
        ("-war", {"old"}),
        ("+gas -old", {"gas", "war"}),
        ("old war +gas -War", {"gas", "old"}),
    ],
)
async def test_tags_are_added_and_taken_with_a_sign_as_on_the_command_line(
    opened: Opened, typed: str, tags: set[str]
) -> None:
    async with opened() as app:
        await app.enter("told war", "t", "ctrl+u")
        await app.enter(typed)
        assert set(app.library.listing().rows(0, 1)[0].tags) == tags


async def test_nothing_is_tagged_where_no_briefing_is(opened: Opened) -> None:
    async with opened() as app:
        await app.press("tab", "tab", "t")
        assert app.main.desk.place == "alerts"
        assert app.shows("no briefing here")
        await app.press("l", "j", "c")
        assert app.window == "Note"
