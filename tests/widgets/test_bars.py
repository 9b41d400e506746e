"""The alerts, the line that is typed in, and the lines at the top and the bottom."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import AlertState, Summary
from tests.widgets import examples as ex
from tests.widgets.stage import Stage, drawn, words
from tui.paint.bars import offered, pointed
from tui.paint.groups import trend
from tui.widgets.alerts import AlertsPane
from tui.widgets.notice import Notice
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import ActionLine, StatusLine

SEEN = AlertState.SEEN


async def test_a_watch_shows_signs_count_spellings_and_trend() -> None:
    pane = AlertsPane()
    seen = ex.alert("Moreau", 1, SEEN)
    groups = [
        ex.group("Hakala", ex.alert("Hakala", 1), ex.alert("Hakala", 2), spellings=("Khakala",)),
        ex.group("Moreau", replace(seen, pinned=True), spellings=("Moreau",)),
    ]
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show(groups)
        await pilot.pause()
        lines = [line.strip("│") for line in drawn(pane)]
    assert "Alerts · 1 group ringing" in lines[0]
    assert lines[1].startswith(" !  Hakala   2  as Khakala")
    assert lines[1].rstrip().endswith("▃▁▄█")
    assert lines[2].startswith(" ·* Moreau   1   ")
    assert "as" not in lines[2]


@pytest.mark.parametrize("high", [5, 6, 7, 8])
async def test_an_open_watch_never_begins_with_a_sentence_without_its_alert(high: int) -> None:
    pane = AlertsPane()
    alerts = [ex.alert("Hakala", number) for number in range(9)]
    async with Stage(pane).run_test(size=(60, high)) as pilot:
        pane.show([ex.group("Hakala", *alerts)], {("Envoys", "Hakala")})
        await pilot.pause()
        for _ in alerts:
            pane.move(1)
            shown = [line.strip("│ ▌") for line in drawn(pane)]
            assert not shown[1].startswith("The envoy")
            assert any(line.startswith("The envoy") for line in shown)


async def test_an_open_watch_shows_its_alerts_with_their_sentences() -> None:
    pane = AlertsPane()
    groups = [ex.group("Hakala", ex.alert("Hakala", 1), ex.alert("Hakala", 2))]
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show(groups, set())
        first: object = pane.current
        assert first == groups[0]
        assert pane.toggle_open()
        await pilot.pause()
        assert "6 Dec  Talks number 1" in words(pane)
        assert "The envoy met Hakala at the harbour." in words(pane)
        assert pane.open_groups == {("Envoys", "Hakala")}
        assert pane.move(2) == groups[0].alerts[1]
        assert pane.size.height == 7
        pane.show(groups, pane.open_groups)
        kept: object = pane.current
        assert kept == groups[0].alerts[1]
        assert not pane.toggle_open()
        closed: object = pane.current
        assert closed == groups[0]
        await pilot.pause()
        assert pane.size.height == 3


async def test_the_name_is_in_sight_in_a_long_sentence() -> None:
    pane = AlertsPane()
    sentence = "A long way before it " * 5 + "stood Hakala there."
    alert = replace(ex.alert("Hakala"), sentence=sentence)
    async with Stage(pane).run_test(size=(44, 20)) as pilot:
        pane.show([ex.group("Hakala", alert)], {("Envoys", "Hakala")})
        await pilot.pause()
        assert "Hakala" in drawn(pane)[3]


@pytest.mark.parametrize(
    ("counts", "bars"), [((), ""), ((0, 0), "▁▁"), ((1,), "█"), ((0, 1, 2, 4), "▁▃▅█")]
)
def test_a_trend_is_drawn_against_its_highest_day(counts: tuple[int, ...], bars: str) -> None:
    assert trend(counts) == bars


async def test_no_alert_says_what_helps() -> None:
    pane = AlertsPane()
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show([], empty=["Nothing rings.", "w watches a name"])
        await pilot.pause()
        assert "w watches a name" in words(pane)
        assert pane.current is None
        assert pane.move(1) is None
        assert not pane.toggle_open()


def _typed(*keys: str) -> SearchBar:
    bar = SearchBar()
    for key in keys:
        bar.press(key, key if len(key) == 1 else None)
    return bar


async def test_typing_goes_in_at_the_cursor() -> None:
    async with Stage(SearchBar()).run_test():
        bar = _typed(*"lind", "home", "x", "end", "y", "left", "left", "backspace")
        assert (bar.text, bar.cursor) == ("xlidy", 3)
        assert not bar.press("left", None)
        assert not bar.press("escape", None)
        assert bar.press("ctrl+u", None)
        assert bar.text == "idy"
        assert bar.press("ctrl+k", None)
        assert bar.text == ""


async def test_a_combining_mark_goes_with_its_letter() -> None:
    async with Stage(SearchBar()).run_test():
        bar = _typed("e", "\u0301", "backspace")
        assert bar.text == ""


async def test_a_word_is_taken_back_at_once() -> None:
    async with Stage(SearchBar()).run_test():
        bar = _typed(*"two words", "ctrl+w")
        assert bar.text == "two "
        bar.press("ctrl+left", None)
        assert bar.cursor == 0
        bar.press("ctrl+right", None)
        assert bar.cursor == 3


@given(
    st.lists(st.sampled_from([*"ab é", "left", "right", "backspace", "delete", "ctrl+w", "home"]))
)
def test_the_cursor_never_leaves_the_text(keys: list[str]) -> None:
    bar = _typed(*keys)
    assert 0 <= bar.cursor <= len(bar.text)


async def test_pasted_lines_become_one() -> None:
    async with Stage(SearchBar()).run_test():
        bar = SearchBar()
        assert bar.paste("two\nlines\x1b here")
        assert bar.text == "two lines here"


async def test_the_bar_shows_words_and_what_they_found() -> None:
    bar = SearchBar()
    async with Stage(bar).run_test(size=(60, 5)) as pilot:
        bar.show("hakala", "3 of 5 · exact 2, sure 1")
        await pilot.pause()
        assert drawn(bar)[0].startswith(" / hakala ")
        assert drawn(bar)[0].rstrip().endswith("3 of 5 · exact 2, sure 1")
        bar.show("x" * 200 + "end", "")
        await pilot.pause()
        assert drawn(bar)[0].rstrip().endswith("end")


async def test_a_mistake_is_marked_where_it_is() -> None:
    bar = SearchBar()
    async with Stage(bar).run_test(size=(60, 5)) as pilot:
        bar.show("near:x y", "a number is missing", 5)
        await pilot.pause()
        strip = bar.render_lines(bar.size.region)[0]
        marked = [part.text for part in strip if part.style and part.style.underline]
    assert marked == ["x"]


async def test_the_top_line_says_what_is_new() -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(80, 5)) as pilot:
        line.show(Summary(date(2025, 12, 6), 5, 5, 4, 4, 4, new_alerts=13, waiting=2))
        await pilot.pause()
        said = drawn(line)[0]
        assert said.startswith(" Sat 6 Dec 2025 · 5 new · 13 alerts · +2 new")
        assert said.rstrip().endswith("watch ok 4/4")
        line.show(Summary(date(2025, 12, 6), 5, 5, 1, 4, 3, new_alerts=1), "pinned One · u undoes")
        await pilot.pause()
        assert "1 alert " in drawn(line)[0]
        assert "pinned One · u undoes" in drawn(line)[0]


async def test_a_long_note_takes_the_whole_line() -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(50, 5)) as pilot:
        line.show(
            Summary(date(2025, 12, 6), 5, 5, 4, 4, 4, new_alerts=4),
            "no further name · E goes back to it",
        )
        await pilot.pause()
        assert "no further name · E goes back to it" in drawn(line)[0]


async def test_a_hint_leaves_room_for_how_the_watches_are() -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(80, 5)) as pilot:
        line.show(
            Summary(date(2025, 12, 6), 5, 5, 4, 4, 4, new_alerts=4),
            "? keys · / search · Space reads on",
        )
        await pilot.pause()
        assert "? keys · / search   " in drawn(line)[0]
        assert drawn(line)[0].rstrip().endswith("watch ok 4/4")


@pytest.mark.parametrize("cells", [80, 60])
async def test_nothing_that_is_said_covers_that_the_watches_are_not_well(cells: int) -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(cells, 5)) as pilot:
        line.show(
            Summary(date(2025, 12, 6), 5, 5, 4, 4, 0, missing=1),
            "pinned Foreign Minister reports on a phone conversation · u undoes",
        )
        await pilot.pause()
        assert "1 source not there · watch ! 0/4" in drawn(line)[0]
        assert "pinned" in drawn(line)[0]


@pytest.mark.parametrize("cells", [100, 80, 60])
async def test_that_something_is_wrong_elsewhere_leaves_the_watches_in_sight(cells: int) -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(cells, 5)) as pilot:
        line.show(
            Summary(date(2025, 12, 6), 5, 5, 4, 4, 4, new_alerts=13),
            "the configuration has 3 problems · ! shows them",
            "3 problems · !",
        )
        await pilot.pause()
        assert "5 new · 13 alerts" in drawn(line)[0]
        assert "3 problems · !  " in drawn(line)[0]
        assert drawn(line)[0].rstrip().endswith("watch ok 4/4")


async def test_the_bottom_line_shows_whole_actions_only() -> None:
    line = ActionLine()
    async with Stage(line).run_test(size=(30, 5)) as pilot:
        line.show([("/", "search"), ("e", "next name"), ("p", "pin"), ("q", "quit")])
        await pilot.pause()
        assert drawn(line)[0].rstrip() == " / search   p pin   q quit"


@pytest.mark.parametrize(
    ("cells", "shown"),
    [(9, "? keys"), (20, "/ search   ? keys"), (34, "/ search   q quit   ? keys")],
)
async def test_the_way_to_all_keys_stays_longest(cells: int, shown: str) -> None:
    line = ActionLine()
    async with Stage(line).run_test(size=(cells, 5)) as pilot:
        line.show(
            [("/", "search"), ("e", "next name"), ("w", "watch"), ("q", "quit"), ("?", "keys")]
        )
        await pilot.pause()
        assert drawn(line)[0].strip() == shown


async def test_a_notice_stands_in_the_middle() -> None:
    notice = Notice("too small", "40x10 are needed")
    async with Stage(notice).run_test(size=(21, 5)) as pilot:
        await pilot.pause()
        assert drawn(notice)[1].strip() == "too small"
        assert drawn(notice)[1].startswith("      ")


async def test_a_name_is_whole_where_there_is_room_and_other_spellings_come_first() -> None:
    pane = AlertsPane()
    long = "Bartholomew Featherstonehaugh"
    groups = [ex.group(long, ex.alert(long), spellings=(long,))]
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show(groups)
        await pilot.pause()
        assert long in drawn(pane)[1]
        pane.show([ex.group("Hakala", ex.alert("Hakala"), spellings=("Hakala", "Khakala"))])
        await pilot.pause()
        assert "as Khakala, Hakala" in drawn(pane)[1]


async def test_what_is_seen_is_counted_apart() -> None:
    pane = AlertsPane()
    alerts = [ex.alert("Hakala", 1), ex.alert("Hakala", 2, SEEN), ex.alert("Hakala", 3)]
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show([ex.group("Hakala", *alerts)])
        await pilot.pause()
        assert "2 new of 3" in drawn(pane)[1]


async def test_spellings_are_told_whole_by_what_differs_and_the_trend_stays() -> None:
    pane = AlertsPane()
    many = [ex.alert("Bartholomew Featherstone", at, SEEN) for at in range(1, 15)]
    many += [ex.alert("Bartholomew Featherstone", at) for at in range(15, 30)]
    spelt = ("Bartholomew Fezerston", "Bartholomew Featherstone", "Bartholomew Fetherstoune")
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        pane.show([ex.group("Bartholomew Featherstone", *many, spellings=spelt)])
        await pilot.pause()
        assert "Featherstone 15/29  as Fezerston, …" in drawn(pane)[1]
        assert "▃▁▄█" in drawn(pane)[1]


async def test_of_a_long_text_its_end_stays() -> None:
    bar = SearchBar()
    async with Stage(bar).run_test(size=(60, 5)) as pilot:
        bar.show("a" * 80 + "end")
        await pilot.pause()
        assert drawn(bar)[0].startswith(" / …aaa")
        assert "end" in drawn(bar)[0]


@pytest.mark.parametrize(
    ("advice", "cell", "line"),
    [
        ("write a word", None, "write a word"),
        ("write a word", 5, "   ^ write a word"),
        ("write a word", 30, f"{' ' * 15}write a word ^"),
        ("write a word and then another", 20, "write a word and then another"),
    ],
)
def test_advice_stands_on_the_side_of_the_caret_with_room_for_it_or_alone(
    advice: str, cell: int | None, line: str
) -> None:
    told = pointed(advice, cell, 40)
    assert told == line
    assert "^" not in told or told.index("^") + 2 == cell


@pytest.mark.parametrize(
    ("first", "cells", "line"),
    [
        (0, 40, "alpha · beta · gamma · delta"),
        (2, 28, "alpha · beta · gamma · delta"),
        (0, 20, "alpha · beta · +2"),
        (2, 25, "gamma · delta · +2"),
        (3, 19, "delta · alpha · +2"),
        (0, 5, ""),
    ],
)
def test_of_what_may_stand_somewhere_so_much_is_told_as_there_is_room_for(
    first: int, cells: int, line: str
) -> None:
    assert offered(("alpha", "beta", "gamma", "delta"), first, cells) == line
