"""The list: what stands on which line, where the cursor is, and why a hit is there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import DayGroup, Hit, NameCount, Reason, ReasonKind, Span, Tier, TitleKind
from tests.widgets import examples as ex
from tests.widgets.stage import Stage, drawn, words
from tui.widgets.briefing_list import BriefingList
from tui.widgets.geometry import Geometry

SIZES = st.lists(st.integers(1, 5), min_size=1, max_size=30)


@given(SIZES)
def test_every_line_shows_what_its_row_or_heading_says_it_shows(sizes: list[int]) -> None:
    firsts = [sum(sizes[:at]) for at in range(len(sizes))]
    groups = [
        DayGroup(date(2025, 1, 1), "", first, size, False)
        for first, size in zip(firsts, sizes, strict=True)
    ]
    geometry = Geometry(groups, sum(sizes))
    seen = [geometry.spot(line) for line in range(geometry.lines)]
    rows = [spot.row for spot in seen if spot is not None and spot.row >= 0]
    assert rows == [row for row in range(sum(sizes)) for _ in range(2)]
    assert geometry.spot(geometry.lines) is None
    for row in range(sum(sizes)):
        spot = geometry.spot(geometry.line_of(row))
        assert spot is not None
        assert (spot.row, spot.part) == (row, 0)
    for at in range(len(groups)):
        spot = geometry.spot(geometry.heading_of(at))
        assert spot is not None
        assert (spot.group, spot.row) == (at, -1)


async def test_a_day_stands_above_its_briefings() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 20)) as pilot:
        shown.show(ex.listing("One", "Two", "Three"))
        await pilot.pause()
        lines = [line.strip("│ ") for line in drawn(shown)]
    assert lines[1] == "Sat 6 Dec 2025"
    assert lines[2].endswith("●·  One")
    assert lines[3].endswith("Harbour Post  Lindqvist 3 Okafor 2 Moreau 1")
    assert lines[6] == "Fri 5 Dec 2025"


async def test_the_day_of_the_rows_on_top_stands_in_the_frame_behind_its_heading() -> None:
    shown = BriefingList()
    rows = [ex.row(at) for at in range(12)]
    groups = [
        DayGroup(None, "pinned", 0, 4, False),
        DayGroup(date(2025, 12, 5), "", 4, 4, True),
        DayGroup(date(2025, 12, 4), "", 8, 4, False),
    ]
    async with Stage(shown).run_test(size=(60, 8)) as pilot:
        shown.show(ex.Rows(rows, groups))
        edges = []
        for lines in (0, 1, 8, 1, 7, 1, 1, 9):
            shown.scroll_lines(lines)
            await pilot.pause()
            edges.append(
                drawn(shown)[0].strip("╭╮─ ").removeprefix("Briefings · by date").strip("─ ")
            )
    friday, thursday = "~ Fri 5 Dec 2025", "Thu 4 Dec 2025"
    assert edges == ["", "", "", friday, friday, "", thursday, thursday]


async def test_signs_stand_where_colour_is_not_seen() -> None:
    base = ex.row(0, "One")
    rows = [
        replace(base, unread=False, alerts=(), pinned=True),
        replace(ex.row(1, "Two"), dating=ex.inferred(date(2025, 12, 5), date(2025, 12, 7))),
        replace(ex.row(2, "Three"), dating=None, publisher=None),
        replace(ex.row(3, "Four"), dating=ex.stated(date(2099, 1, 1)), is_list=True, names=()),
    ]
    groups = [
        DayGroup(None, "pinned", 0, 1, False),
        DayGroup(date(2025, 12, 5), "", 1, 1, True),
        DayGroup(date(2025, 12, 4), "", 2, 2, False),
    ]
    shown = BriefingList()
    async with Stage(shown).run_test(size=(70, 20)) as pilot:
        shown.show(ex.Rows(rows, groups))
        await pilot.pause()
        lines = [line.strip("│") for line in drawn(shown)]
    assert lines[1].strip() == "pinned · 1"
    assert lines[2].startswith("▌  * One")
    assert "6 Dec 2025 · Harbour Post" in lines[3]
    assert lines[4].strip() == "~ Fri 5 Dec 2025"
    assert "~ 5-7 Dec · Harbour Post" in lines[6]
    assert "undated ? · box/2.txt  Lindqvist 3 Okafor 2 Moreau 1" in lines[9]
    assert "dated ahead: 1 Jan 2099 ? · list page · Harbour Post" in lines[11]


async def test_one_name_alone_takes_no_publishers_place_and_leaves_no_hole() -> None:
    row = replace(ex.row(0), publisher=None, names=ex.row(0).names[:1])
    for cells, line in (
        (40, "box/0.txt  Lindqvist 3"),
        (26, "0.txt  Lindqvist 3"),
        (20, "Lindqvist 3"),
    ):
        shown = BriefingList()
        async with Stage(shown).run_test(size=(cells, 10)) as pilot:
            shown.show(ex.Rows([row], ex.days(1)))
            await pilot.pause()
            assert drawn(shown)[3].strip("│▌ ") == line
            assert drawn(shown)[3].startswith(f"│▌    {line[0]}")


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (70, "Harbour Post · 7 copies, 2 new sentences  Lindqvist 3 +2"),
        (44, "Harbour Post · +7  Lindqvist 3 +2"),
    ],
)
async def test_what_copies_add_is_said_shorter_before_a_name_is_left_out(
    cells: int, line: str
) -> None:
    row = replace(ex.row(0), copies=7, fresh=2)
    shown = BriefingList()
    async with Stage(shown).run_test(size=(cells, 10)) as pilot:
        shown.show(ex.Rows([row], ex.days(1)))
        await pilot.pause()
        assert drawn(shown)[3].rstrip("│ ").endswith(line)


@pytest.mark.parametrize(
    ("cells", "named", "line"),
    [
        (90, 3, "Harbour Post · 7 copies, 2 new sentences, new name: Zielinski  Lindqvist 3 +2"),
        (64, 3, "Harbour Post · +7, new name: Zielinski  Lindqvist 3 +2"),
        (48, 3, "+7, new name: Zielinski  Lindqvist 3 +2"),
        (40, 3, "Harbour Post · +7  Lindqvist 3 +2"),
        (48, 0, "Harbour Post · +7, new name: Zielinski"),
    ],
)
async def test_whom_copies_name_is_worth_more_than_who_published(
    cells: int, named: int, line: str
) -> None:
    zielinski = NameCount("zielinski", "Zielinski", 1, False)
    row = replace(ex.row(0), copies=7, fresh=2, new_names=(zielinski,))
    row = replace(row, names=row.names[:named])
    shown = BriefingList()
    async with Stage(shown).run_test(size=(cells, 10)) as pilot:
        shown.show(ex.Rows([row], ex.days(1)))
        await pilot.pause()
        assert drawn(shown)[3].strip("│▌ ") == line


async def test_names_go_before_what_is_unknown_where_there_is_little_room() -> None:
    row = replace(ex.row(0), dating=None, publisher=None)
    shown = BriefingList()
    async with Stage(shown).run_test(size=(40, 10)) as pilot:
        shown.show(ex.Rows([row], ex.days(1)))
        await pilot.pause()
        assert drawn(shown)[3].rstrip("│ ").endswith("undated ? · 0.txt  Lindqvist 3 +2")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("news/wire/hakala-resigns.txt", "wire/hakala-resigns.txt  Lindqvist 3"),
        ("news/mail/inbox.mbox#<a/b@c.example>", "mail/inbox.mbox  Lindqvist 3"),
        ("alone.txt", "alone.txt  Lindqvist 3"),
        ("news/C# in use.txt", "news/C# in use.txt  Lindqvist 3"),
    ],
)
async def test_of_a_briefing_without_a_publisher_the_row_says_the_folder_and_the_file(
    path: str, told: str
) -> None:
    row = replace(ex.row(0), publisher=None, path=path, names=ex.row(0).names[:1])
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 10)) as pilot:
        shown.show(ex.Rows([row], ex.days(1)))
        await pilot.pause()
        assert drawn(shown)[3].strip("│▌ ") == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (70, "Harbour Post · #follow #ferry-strike noted  Lindqvist 3 +2"),
        (54, "Harbour Post · #follow +1 noted  Lindqvist 3 +2"),
    ],
)
async def test_a_tag_is_told_by_its_word_however_little_room_there_is(
    cells: int, told: str
) -> None:
    row = replace(ex.row(0), tags=("follow", "ferry-strike"), notes=("ask",))
    shown = BriefingList()
    async with Stage(shown).run_test(size=(cells, 10)) as pilot:
        shown.show(ex.Rows([row], ex.days(1)))
        await pilot.pause()
        assert drawn(shown)[3].strip("│▌ ") == told


async def test_what_does_not_fit_is_counted() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(42, 10)) as pilot:
        shown.show(ex.listing("One"))
        await pilot.pause()
        assert drawn(shown)[3].rstrip("│ ").endswith("Harbour Post  Lindqvist 3 +2")


async def test_a_derived_title_looks_different() -> None:
    shown = BriefingList()
    rows = ex.Rows([replace(ex.row(0, "Derived"), title_kind=TitleKind.DERIVED)], ex.days(1))
    async with Stage(shown).run_test(size=(60, 10)) as pilot:
        shown.show(rows)
        await pilot.pause()
        line = shown.render_lines(shown.size.region)[2]
        assert any(part.style and part.style.italic for part in line if "Derived" in part.text)


async def test_the_cursor_moves_to_the_ends_and_says_where_it_is() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 12)) as pilot:
        shown.show(ex.listing(*"abcde"))
        await pilot.pause()
        assert shown.current == ex.row(0).id
        assert shown.move(1) == ex.row(1).id
        assert "2 of 5" in words(shown)
        assert shown.move(100) == shown.bottom() == ex.row(4).id
        assert shown.next_group(-1) == ex.row(2).id
        assert shown.next_group(1) == ex.row(4).id
        assert shown.move_pages(-1) == ex.row(0).id
        assert shown.top() == ex.row(0).id


async def test_the_cursor_shows_with_the_focus_and_without_it() -> None:
    shown, other = BriefingList(), BriefingList()
    async with Stage(shown, other).run_test(size=(60, 24)) as pilot:
        shown.show(ex.listing("One", "Two"))
        shown.focus()
        await pilot.pause()
        focused = shown.render_lines(shown.size.region)[2]
        other.focus()
        await pilot.pause()
        blurred = shown.render_lines(shown.size.region)[2]
        assert blurred.text.startswith("│▌")
        assert [part.style for part in focused] != [part.style for part in blurred]


async def test_a_new_listing_keeps_the_briefing_and_its_line_of_the_screen() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 20)) as pilot:
        shown.show(ex.Rows([ex.row(at) for at in range(10, 60)], ex.days(50)))
        await pilot.pause()
        for _ in range(20):
            shown.move(1)
        kept = shown.current
        before = [at for at, line in enumerate(drawn(shown)) if "▌" in line]
        shown.show(ex.Rows([ex.row(at) for at in range(60)], ex.days(60)))
        await pilot.pause()
        assert shown.current == kept
        assert [at for at, line in enumerate(drawn(shown)) if "▌" in line] == before


async def test_what_comes_above_the_cursor_while_the_rows_are_read_again_puts_no_other_there() -> (
    None
):
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 20)) as pilot:
        held = [ex.row(at) for at in range(10, 20)]
        shown.show(ex.Rows(held, ex.days(10)))
        await pilot.pause()
        kept = shown.move(1)
        held.insert(0, ex.row(9))
        shown.refresh_rows()
        assert shown.current == kept
        shown.show(ex.Rows(held, ex.days(11)))
        assert (shown.current, shown.cursor) == (kept, 2)
        assert shown.move(-1) == ex.row(10).id


async def test_a_briefing_that_is_gone_leaves_the_cursor_on_top() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 20)) as pilot:
        shown.show(ex.listing(*"abcde"))
        await pilot.pause()
        shown.bottom()
        shown.show(ex.listing("a", "b"))
        assert shown.current == ex.row(0).id


@pytest.mark.parametrize("high", [10, 24, 40, 77])
async def test_of_many_rows_those_on_the_screen_are_read_and_hardly_another(high: int) -> None:
    shown, rows = BriefingList(), ex.Rows(range(1000), [DayGroup(None, "x", 0, 1000, False)])
    async with Stage(shown).run_test(size=(60, high)) as pilot:
        rows.asked = 0
        shown.show(rows)
        await pilot.pause()
        drawn(shown)
        on_screen = (shown.inner.height - 1) / 2
        assert on_screen <= rows.asked < on_screen + 6


async def test_a_million_rows_are_not_asked_for() -> None:
    rows = ex.million()
    shown = BriefingList()
    async with Stage(shown).run_test(size=(80, 40)) as pilot:
        shown.show(rows)
        await pilot.pause()
        shown.bottom()
        await pilot.pause()
        assert shown.current == ex.row(999_999).id
        assert "1,000,000 of 1,000,000" in words(shown)
    assert rows.asked <= 256


@pytest.mark.parametrize(
    ("cells", "told"),
    [(54, "Khakala · h and kh write one lett… · 6 Dec 2025"), (34, "Khakala · 6 Dec 2025")],
)
async def test_a_hit_keeps_its_word_and_its_date_and_cuts_the_rule(cells: int, told: str) -> None:
    rule = Reason(ReasonKind.ROMANISATION, "Hakala", "Khakala", "h and kh write one letter")
    row = ex.row(0, "Talks")
    hit = Hit(row.id, Tier.SURE, 0.9, (), "", (), (rule,))
    shown = BriefingList()
    async with Stage(shown).run_test(size=(cells, 10)) as pilot:
        shown.show(ex.Rows([row], [DayGroup(None, "sure", 0, 1, False)], {row.id: hit}), titled="")
        await pilot.pause()
        assert drawn(shown)[3].strip("│▌ ") == told


async def test_a_hit_says_why_it_is_there() -> None:
    rule = Reason(ReasonKind.ROMANISATION, "Hakala", "Khakala", "h and kh write one letter")
    snippet = "… a long way before it, where the envoy met General Khakala at the harbour …"
    start = snippet.index("Khakala")
    span = Span(start, start + 7)
    row = ex.row(0, "Talks")
    hit = Hit(row.id, Tier.SURE, 0.9, (span,), snippet, (span,), (rule,))
    rows = ex.Rows([row], [DayGroup(None, "sure", 0, 1, False)], {row.id: hit})
    shown = BriefingList()
    async with Stage(shown).run_test(size=(76, 10)) as pilot:
        shown.show(rows, titled="Found · hakala")
        await pilot.pause()
        lines = [line.strip("│ ") for line in drawn(shown)]
        marked = shown.render_lines(shown.size.region)[4]
    assert "Found · hakala" in lines[0]
    assert lines[1] == "sure · 1"
    assert "Khakala · h and kh write one letter · 6 Dec 2025" in lines[3]
    assert "Khakala" in lines[4]
    assert any(part.style and part.style.underline for part in marked if "Khakala" in part.text)


async def test_an_empty_list_says_what_helps() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 10)) as pilot:
        shown.show(ex.listing(), empty=["Nothing is here.", "r looks again"])
        await pilot.pause()
        assert "Nothing is here." in words(shown)
        assert "r looks again" in words(shown)
        assert shown.current is None
        assert shown.move(1) is None
        assert shown.next_group(1) is None


@pytest.mark.parametrize(
    "title", ["日本の新しい提案について説明する記事", "e\u0301" * 60, "👩\u200d👩\u200d👧 " * 20]
)
async def test_wide_titles_fill_their_line_and_no_more(title: str) -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(33, 10)) as pilot:
        shown.show(ex.listing(title))
        await pilot.pause()
        assert all(strip.cell_length == 33 for strip in shown.render_lines(shown.size.region))


async def test_a_click_puts_the_cursor_there_and_a_second_opens() -> None:
    chosen: list[tuple[str | None, bool]] = []

    class Listening(Stage):
        def on_briefing_list_chosen(self, event: BriefingList.Chosen) -> None:
            chosen.append((shown.current, event.opened))

    shown = BriefingList()
    async with Listening(shown).run_test(size=(60, 20)) as pilot:
        shown.show(ex.listing("a", "b", "c"))
        await pilot.pause()
        await pilot.click(shown, offset=(10, 4))
        await pilot.double_click(shown, offset=(10, 7))
        await pilot.pause()
        assert shown.current == ex.row(2).id
    assert chosen[0] == (ex.row(1).id, False)
    assert chosen[-1] == (ex.row(2).id, True)


async def test_the_wheel_moves_the_list_and_the_cursor_stays_in_sight() -> None:
    shown = BriefingList()
    async with Stage(shown).run_test(size=(60, 12)) as pilot:
        shown.show(ex.Rows([ex.row(at) for at in range(50)], ex.days(50)))
        await pilot.pause()
        for _ in range(5):
            shown.scroll_lines(3)
        await pilot.pause()
        assert shown.top_line == 15
        assert any("▌" in line for line in drawn(shown))
        shown.top_line = 3
        await pilot.pause()
        assert shown.current is not None
