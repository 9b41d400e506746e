"""Searching as you type, in the library and in the text."""

from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from briefings.model import Config, Listing
from briefings.store.protocols import NO_LIMIT
from tests.screen.conftest import Opened
from tests.screen.driver import reader


async def test_a_name_in_one_spelling_finds_the_other_and_says_why(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/hnatov")
        assert set(app.files) == {"002", "004"}
        assert app.files[0] == "004"
        assert app.shows("2 of 5", "exact 1", "sure 1")
        await app.press("down")
        assert app.open_file == "002"
        assert app.shows("Gnatov")


@pytest.mark.parametrize("asked", ["gnatov", "Hnatow", "Гнатов"])
async def test_any_spelling_finds_both(opened: Opened, asked: str) -> None:
    async with opened() as app:
        await app.type(f"/{asked}")
        assert set(app.files) == {"002", "004"}


async def test_every_letter_answers(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        counts = []
        for letter in "kushner":
            await app.type(letter)
            counts.append(len(app.files))
        assert counts[-1] == 2
        assert all(count <= 5 for count in counts)


async def test_the_match_is_marked_and_seen_in_the_text(opened: Opened) -> None:
    async with opened(size=(120, 20)) as app:
        await app.type("/sybiha")
        assert app.open_file == "001"
        assert app.marked[0] == "Sybiha"
        assert app.shows("Sybiha")


async def test_the_arrows_bring_the_last_searches_into_an_empty_line(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"hnatov", "enter", "escape", "/", *"kushner", "escape", "/")
        assert app.shows("Up the last · Tab fields")
        await app.press("up")
        assert app.shows("/ kushner")
        assert len(app.files) == 2
        await app.press("up", "up")
        assert app.shows("/ hnatov", "exact 1")
        await app.press("down", "down")
        assert not app.shows("/ kushner")
        assert len(app.files) == 5


async def test_the_arrows_go_along_the_rows_where_words_are_typed(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"kushner", "enter", "escape", "/", *"hnatov", "down")
        assert app.shows("/ hnatov")
        assert app.open_file == "002"


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


async def test_tab_completes_fields_and_what_stands_behind_them(opened: Opened) -> None:
    async with opened() as app:
        await app.press("t", *"harbour", "enter", "/", "tab")
        assert "title: · publisher: · path:" in app.lines()[-1]
        await app.type("wa")
        await app.press("tab")
        assert app.shows("/ watch:", "'watch:' is not finished")
        assert 'Witkoff · "Jared Kushner"' in app.lines()[-1]
        await app.type("kus")
        await app.press("tab")
        assert app.shows('/ watch:"Jared Kushner"', "2 of 5")
        await app.press("ctrl+u", *"is:", "tab", "tab", "tab")
        assert app.shows("/ is:pinned")
        await app.press("shift+tab")
        assert app.shows("/ is:read")
        await app.press("ctrl+u", *"tag:", "tab")
        assert app.shows("/ tag:harbour", "1 of 5")
        await app.press("ctrl+u", *"publisher:menafn", "tab", "enter")
        assert app.main.desk.query_text.strip() == 'publisher:"Ukrinform via MENAFN"'


async def test_of_all_that_may_stand_behind_a_field_the_next_is_in_sight(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/", *"lang:", "tab")
        assert app.lines()[-1].split()[:3] == ["ar", "·", "be"]
        assert app.lines()[-1].split()[-1].startswith("+")
        await app.press(*["tab"] * 30)
        chosen = app.main.panes.bar.text.removeprefix("lang:").strip()
        assert app.lines()[-1].split()[0] == chosen != "ar"


async def test_escape_goes_back_to_the_exact_place(opened: Opened) -> None:
    async with opened(size=(120, 20)) as app:
        await app.press("j", "j", "enter", "ctrl+d", "tab", "tab")
        before, offset = app.text(), app.main.panes.reader.top_offset
        assert app.main.desk.place.value == "list"
        await app.type("/hnatov")
        await app.press("down", "escape")
        assert app.main.panes.reader.top_offset == offset
        assert app.text() == before


async def test_enter_keeps_the_hits_and_escape_leaves_them_later(opened: Opened) -> None:
    async with opened() as app:
        await app.search("kushner", "j", "enter")
        assert app.main.desk.place.value == "reader"
        await app.press("q", "escape")
        assert len(app.files) == 5


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


async def test_pasted_words_are_searched(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        await app.paste("Jared\nKushner")
        assert len(app.files) == 2


async def test_keys_of_the_list_are_letters_while_words_are_typed(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/q")
        assert app.is_running
        assert app.main.panes.bar.text == "q"


async def test_a_storm_of_letters_is_answered_once_a_frame(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        asked: list[str] = []
        answer = app.library.listing

        def listing(
            query: str = "",
            *,
            typing: bool = False,
            enough: int = NO_LIMIT,
            cancelled: Callable[[], bool] | None = None,
        ) -> Listing:
            asked.append(query)
            return answer(query, typing=typing, enough=enough, cancelled=cancelled)

        monkeypatch.setattr(app.library, "listing", listing)
        await app.press("/")
        await app.press_at_once(*"umerov" * 200)
        assert app.main.panes.bar.text == "umerov" * 200
        assert len(asked) < 400
        assert asked[-1] == "umerov" * 200


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


async def test_the_beginning_of_a_word_finds_it_before_it_is_typed_out(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/kushn")
        assert set(app.files) == {"002", "004"}
        await app.press("enter", ".")
        assert set(app.files) == {"002", "004"}


async def test_a_query_of_properties_has_no_tier_and_no_empty_lines(opened: Opened) -> None:
    async with opened() as app:
        await app.type("/is:unread")
        assert app.shows("Sat 6 Dec 2025", "Fri 21 Nov 2025")
        assert not app.shows("exact · 5")
        panes = app.main.panes.briefings.region
        drawn = [line[panes.x + 1 : panes.right - 1] for line in app.lines()]
        assert all(line.strip() for line in drawn[panes.y + 1 : panes.y + 12])


@pytest.fixture
def many(tmp_path: Path) -> Config:
    """A library of 250 briefings with one word in all, and another in the oldest ten."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(250):
        day = f"2025-{1 + number // 25:02}-{1 + number % 25:02}"
        word = "Callao" if number < 10 else "Oslo"
        text = f" date {day} News of {day}\n\nFrom Lima, not {word}, it was said.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return Config("", (str(folder),), (), old_after_days=None)


async def test_what_a_search_did_not_look_for_yet_is_owned_to_and_comes_as_one_goes_down(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy the machine is, a key finds its first step.
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", inf)
    monkeypatch.setattr("tui.screens.hunting.AT_THE_END", inf)
    async with reader(many, tmp_path / "kept") as app:
        await app.type("/lima")
        assert app.shows("100+ of 250", "exact · 100+", "1 of 100+")
        await app.press("enter", "G")
        assert app.shows("250 of 250")
        assert app.cursor_file == "000"
        await app.press("r")
        assert app.shows("250 of 250")
        assert app.cursor_file == "000"


@pytest.mark.parametrize("at_once", [inf, -1.0], ids=["in the frame", "beside the keys"])
async def test_other_spellings_are_marked_once_no_key_follows(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: float
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", at_once)
    text = " date 2026-12-01 News\n\nLima sent General Hnatov, and Gnatov came.\n"
    for number in range(110):
        (Path(many.sources[0]) / f"more{number}.txt").write_text(f"{text}\n{number} met.\n")
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"hnatov")
        assert app.shows("100+ of 360")
        await app.until(lambda: app.marked == ["Hnatov", "Gnatov"])
        assert app.shows("1/2")


@pytest.fixture
def spelt(many: Config, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The same library, and thirty newer briefings: the last five have the name otherwise."""
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", inf)
    for number in range(30):
        name = "Hnatov" if number < 25 else "Gnatov"
        text = f" date 2026-10-{1 + number:02} News\n\nGeneral {name} went to {number} towns.\n"
        (Path(many.sources[0]) / f"{300 + number}.txt").write_text(text, encoding="utf-8")
    return many


async def test_what_has_other_spellings_comes_in_a_rest_below_a_screen_of_the_words_themselves(
    spelt: Config, tmp_path: Path
) -> None:
    async with reader(spelt, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"hnatov")
        await app.until(lambda: app.shows("30 of 280", "exact 25", "1 of 30"))
        assert app.files[:26] == [*(f"{at}" for at in range(324, 299, -1)), "329"]
        assert app.cursor_file == "324"


async def test_who_keeps_or_goes_down_an_answer_gets_what_has_other_spellings_at_once(
    spelt: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.A_REST", 3600.0)
    for keys in (["enter"], ["down"] * 24):
        async with reader(spelt, tmp_path / f"kept{len(keys)}") as app:
            await app.press("/")
            await app.press_at_once(*"hnatov")
            assert app.shows("25+ of 280", "exact 25+", "1 of 25+")
            await app.press(*keys)
            assert app.shows("of 30")
            assert app.files[25:] == ["329", "328", "327", "326", "325"]


async def test_an_answer_that_takes_longer_than_a_frame_comes_beside_the_keys(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", -1.0)
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"callao")
        assert app.shows("10 of 250", "Found · callao")
        await app.press_at_once("backspace", "ctrl+u", *"qqq")
        assert app.shows("0 of 250", "No briefing has")
        await app.press_at_once(*"x", "escape")
        assert app.shows("1 of 250", "by date")


async def test_an_answer_that_comes_after_enter_says_what_was_found_and_how_to_go_back(
    many: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.AT_ONCE", -1.0)
    async with reader(many, tmp_path / "kept") as app:
        await app.press("/")
        await app.press_at_once(*"callao", "enter")
        assert app.shows("Found · callao", "10 of 250", "Esc goes back")
        await app.press("escape", "enter", "/")
        await app.press_at_once(*"oslo", "enter")
        assert app.shows("Found · oslo", "of 250", "Esc goes back")


async def test_a_hit_opens_with_the_lines_before_it(opened: Opened) -> None:
    async with opened(size=(80, 24)) as app:
        await app.search("front", "enter")
        reader = app.main.panes.reader
        lines = app.lines()
        at = next(y for y, line in enumerate(lines) if "front" in line and "│" in line)
        assert reader.region.y + 3 < at < reader.region.bottom


async def test_other_spellings_are_looked_for_no_longer_than_somebody_waits_for_them(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.hunting.A_REST", 0)
    async with opened() as app:
        begun, ended = Event(), list[Listing]()

        def slow(listing: Listing, cancelled: Callable[[], bool]) -> None:
            if begun.is_set():
                return
            begun.set()
            while not cancelled():
                assert not Event().wait(0.01)
            ended.append(listing)

        monkeypatch.setattr(app.library, "is_rough", lambda _: True)
        monkeypatch.setattr(app.library, "refine", slow)
        await app.press("/")
        app.app.post_message(Key("u", "u"))
        await app.meets(begun.is_set)
        await app.type("merov")
        await app.settle()
        assert len(ended) == 1
        assert app.shows("of 5", "exact")


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
        ("tag:nope", ["There is no tag yet"]),
        ('person:"Rustam Umaroff"', ["Did you mean 'person:\"Rustem Umerov\"'?"]),
    ],
)
async def test_what_is_called_so_nowhere_is_told_with_what_is_there(
    opened: Opened, asked: str, said: list[str]
) -> None:
    async with opened() as app:
        await app.search(asked)
        assert app.shows(*said)
