"""What is said of a query that is mistaken, not finished or answered by nothing."""

import pytest

from tests.screen.conftest import Opened


@pytest.mark.parametrize("typed", ["is:", "is:unr", "tag:"])
async def test_a_field_with_nothing_behind_it_says_so_and_lists_nothing_for_it(
    opened: Opened, typed: str
) -> None:
    async with opened() as app:
        await app.press("/", *typed)
        assert app.shows(f"'{typed}' is not finished")
        assert not app.shows("5 of 5")
        await app.press("ctrl+u", *"kushner", "space", *typed)
        assert app.shows(f"'{typed}' is not finished")
        assert app.shows("2 of 5")


@pytest.mark.parametrize("query", ["is:tagged", "=Umerow"])
async def test_of_marks_and_exact_words_no_spelling_is_told(opened: Opened, query: str) -> None:
    async with opened() as app:
        await app.type(f"/{query}")
        assert app.shows("no briefing answers it", f"No briefing answers “{query}”.")


async def test_where_nothing_answers_it_is_told_how_the_query_is_read(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/qqqqq OR qqqqq -oslo")
        assert app.shows("No briefing has", "It is read as", "qqqqq OR (qqqqq -oslo)")


async def test_nothing_found_says_what_helps(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.type("/qqqqq")
        assert app.files == []
        assert app.shows("No briefing has", "Esc goes back")
        await app.press("escape")
        assert len(app.files) == 5


async def test_a_mistake_in_a_query_is_pointed_at_and_the_rows_stay(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/umerov")
        found = app.files
        await app.type(' "')
        assert app.files == found
        assert app.is_running


async def test_a_mistake_is_said_with_its_advice_and_the_list_owns_to_being_older(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.type("/is:bog")
        assert app.shows("nothing can be 'bog'", "write is:")
        assert app.shows("· not what is typed now")
        await app.press("ctrl+u")
        await app.type("umerov")
        assert app.shows("Found · umerov")


@pytest.mark.parametrize(
    ("typed", "wrong", "form", "mended"),
    [
        ("date:foo", "'foo' is no date", "write date:2025", "date:2025-12"),
        ("titel:x hakala", "unknown field 'titel:'", "did you mean 'title:x'?", "umerov"),
        ("umerov (", "'('", "", "umerov"),
    ],
)
async def test_enter_on_a_mistake_stays_to_have_it_mended_and_no_other_hits_stand_for_it(
    opened: Opened, typed: str, wrong: str, form: str, mended: str
) -> None:
    async with opened() as app:
        await app.search(typed)
        assert app.main.panes.bar.text == typed
        assert app.shows(wrong, form)
        assert app.shows("Briefings · by date")
        assert len(app.files) == 5
        await app.press("ctrl+u")
        await app.enter(mended)
        assert app.shows(f"Found · {mended}")
        assert app.is_running


async def test_what_can_still_become_a_query_is_no_mistake_while_it_is_typed(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("/")
        for letter in "umerov is:unread date:2025-12 near:8":
            await app.type(letter)
            assert not app.shows("nothing can be"), app.main.panes.bar.text
            assert not app.shows("is no date"), app.main.panes.bar.text
            assert not app.shows("nothing behind"), app.main.panes.bar.text
        assert set(app.files) == {"000", "001", "002", "004"}


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_whole_advice_for_a_mistake_stands_below_it(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size=size) as app:
        await app.type("/umerov titel:kushner")
        assert "unknown field 'titel:'" in app.lines()[-2]
        assert app.lines()[-1].strip() == "^ did you mean 'title:kushner'?"
        assert app.lines()[-1].index("^") == app.lines()[-2].index("titel:k")
        await app.press("ctrl+u")
        await app.type("umerov")
        assert not app.shows("did you mean")


async def test_advice_that_comes_after_the_last_letter_is_seen_without_another_key(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("/")
        await app.press_at_once(*"date:soonish", "space", "x")
        assert "'soonish' is no date" in app.lines()[-2]
        assert app.lines()[-1].strip().startswith("^ write date:2025")


async def test_or_in_small_letters_is_searched_and_asked_about(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/umerov and witkoff")
        assert "did you mean 'umerov AND witkoff'?" in app.lines()[-1]
        await app.press("enter")
        assert "did you mean 'umerov AND witkoff'?" in app.lines()[0]
        await app.search("umerov | hnatov")
        assert "did you mean 'umerov OR hnatov'?" in app.lines()[0]
        await app.search("umerov or witkoff")
        assert app.shows("Did you mean 'umerov OR witkoff'?")
        await app.search("umerov OR hnatov")
        assert not app.shows("did you mean")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "watch:Nobody",
            ["No watch is called Nobody; there is", "Witkoff, Jared Kushner, Umerov"],
        ),
        ("watch:Umerow", ["No watch is called Umerow;", "'watch:Umerov'?"]),
        ("tag:nope", ["There is no tag yet."]),
        ('person:"Rustam Umaroff"', ["Did you mean 'person:\"Rustem Umerov\"'?"]),
    ],
)
async def test_what_is_called_so_nowhere_is_told_with_what_is_there(
    opened: Opened, asked: str, said: list[str]
) -> None:
    async with opened() as app:
        await app.search(asked)
        assert app.shows(*said)


async def test_a_quotation_mark_that_is_typed_is_not_closed_yet_and_none_is_doubled(
    opened: Opened,
) -> None:
    async with opened(size=(120, 40)) as app:
        await app.type('/"zzz quote')
        assert app.shows("this quotation mark is not closed yet")
        assert app.shows('No briefing has "zzz quote"')
        assert not app.shows("“")
        await app.type('"')
        assert app.shows('No briefing has "zzz quote"')
        assert not app.shows("not closed yet")
