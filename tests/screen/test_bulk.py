"""Many briefings marked at once, by a query."""

import pytest

from tests.screen.conftest import Opened


async def test_all_that_answers_a_query_is_marked_read_with_one_undo(opened: Opened) -> None:
    async with opened() as app:
        await app.command(":read umerov hnatov")
        assert app.shows("marked read", "u undoes")
        read = {row.id for row in app.library.listing("is:read").rows(0, 9)}
        assert read == {row.id for row in app.library.listing("umerov hnatov").rows(0, 9)}
        await app.press("u")
        assert not app.library.listing("is:read").rows(0, 9)


@pytest.mark.parametrize(
    ("typed", "said"), [("read date:soon", "date"), ("unread umerov", "nothing to be marked")]
)
async def test_what_cannot_be_marked_says_why(opened: Opened, typed: str, said: str) -> None:
    async with opened() as app:
        await app.command(typed)
        assert app.shows(said)
        assert not app.library.listing("is:read").rows(0, 9)


async def test_a_mistake_in_the_query_of_a_command_has_a_caret_below_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press(":")
        await app.type("read umerov titel:x")
        await app.press("enter")
        assert app.shows("unknown field 'titel:'", "^ did you mean 'title:x'?")
        lines = app.lines()
        (below,) = (at for at, line in enumerate(lines) if "^ did you" in line)
        assert lines[below].index("^") == lines[below - 1].index("titel:x")
        await app.press("backspace")
        assert not app.shows("did you mean")


async def test_an_action_whose_title_begins_with_read_is_still_offered_first(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.command("read on")
        assert not app.shows("marked read 0")
        assert app.files
