"""Everybody named: looked up, watched, merged, split, and who is new today."""

from tests.screen.conftest import Opened


async def test_the_names_are_listed_most_often_named_first(opened: Opened) -> None:
    async with opened(size=(120, 60)) as app:
        await app.press("I")
        assert app.window.startswith("Names")
        screen = app.text()
        assert screen.index("Umerov") < screen.index("Leavitt")
        assert app.shows("Rustem Umerov")
        await app.press("escape")
        assert app.window == ""


async def test_a_typed_name_finds_people_in_any_spelling(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I", "/")
        await app.type("зеленский")
        assert app.shows("Zelenskyy")
        assert not app.shows("Leavitt")
        await app.press("enter", "escape")
        assert app.shows("Leavitt")


async def test_a_second_search_begins_with_an_empty_line(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I")
        await app.search("hnatov")
        assert not app.shows("Rustem Umerov")
        await app.press("/")
        assert app.shows("Rustem Umerov")
        await app.type("umerov")
        assert app.shows("Rustem Umerov")
        assert not app.shows("Nobody is called so")


async def test_who_is_new_on_the_newest_day_is_shown_with_the_sentence(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I", "tab")
        assert app.window.startswith("New today 2")
        assert app.shows("Stefanishyna", "stated this in a comment")
        assert app.shows("Marco Rubio", "in none of the 4 briefings before")
        assert not app.shows("Umerov")
        await app.press("tab")
        assert app.shows("Umerov")


async def test_w_in_the_names_watches_and_u_takes_it_back(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I", "tab", "w")
        assert app.shows("watched", "u undoes")
        assert len(app.library.watches) == 5
        await app.press("u")
        assert len(app.library.watches) == 4


async def test_two_people_are_merged_and_split_again(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I")
        await app.search("leavitt", "=")
        assert app.shows("merges Karoline Leavitt into it")
        await app.press("escape")
        await app.search("rubio", "=")
        assert app.shows("merged Karoline Leavitt into Marco Rubio")
        (person,) = [one for one in app.library.names() if one.name == "Marco Rubio"]
        assert len(person.names) == 2
        await app.press("-")
        assert app.window == "Marco Rubio is called"
        assert app.shows("what the person is called")
        await app.press("-")
        assert app.shows("split Karoline Leavitt from Marco Rubio")
        assert "Karoline Leavitt" in [one.name for one in app.library.names()]


async def test_enter_shows_the_briefings_of_a_person(opened: Opened) -> None:
    async with opened() as app:
        await app.press("I")
        await app.search("hnatov", "enter")
        assert app.window == ""
        assert app.files == ["004", "002"]
        await app.press("escape")
        assert len(app.files) == 5
