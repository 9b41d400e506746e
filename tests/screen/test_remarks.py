"""Tags and notes at the screen: written in a line, seen beside the title and over the text."""

from tests.screen.conftest import Opened


async def test_a_tag_and_a_note_are_written_seen_found_and_taken_back(opened: Opened) -> None:
    async with opened() as app:
        await app.press("t")
        await app.type("War Room")
        await app.press("enter")
        assert app.shows("#room #war", "tagged war, room")
        await app.press("c")
        assert app.window == "Note"
        await app.type("ask again")
        await app.press("enter")
        assert app.shows("Note: ask again", "noted")
        assert "noted" in app.text()
        chosen = app.open_file
        await app.press("/")
        await app.type("tag:room note:ask")
        await app.press("enter")
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


async def test_nothing_is_tagged_where_no_briefing_is(opened: Opened) -> None:
    async with opened() as app:
        await app.press("tab", "tab", "t")
        assert app.main.desk.place == "alerts"
        assert app.shows("no briefing here")
        await app.press("l", "j", "c")
        assert app.window == "Note"
