"""What is shown of a text, what is folded, and where each letter stands."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import (
    BlockKind,
    Certainty,
    Edit,
    Page,
    Problem,
    Quote,
    Span,
    TitleKind,
)
from tests.widgets import examples as ex
from tui.paint.page import Role
from tui.widgets.flow import flow
from tui.widgets.galley import Galley, Setting, Spot

TEXTS = st.text(st.sampled_from("ab c\u0301日\n•-"), max_size=60).map(lambda text: text + "x")


def _set(page: Page, cells: int = 60, *, raw: bool = False) -> list[str]:
    galley = Galley(page, Setting(cells, raw))
    return [
        line.lead + line.flow.shown[line.start : line.end]
        for _, line in galley.window(Spot(0, 0), 10_000)
    ]


def test_the_head_says_title_date_publisher_language_and_length() -> None:
    assert _set(ex.talks())[:3] == [
        "Talks at the harbour",
        "",
        "Sat 6 Dec 2025 · Harbour Post · English · 1 min",
    ]


def test_a_derived_title_says_so() -> None:
    page = ex.page(ex.briefing((BlockKind.BODY, ex.BODY), title="The envoy met Lindqvist…"))
    assert page.briefing.title_kind is TitleKind.DERIVED
    assert _set(page)[1] == "title derived from the first sentence"


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ((date(2025, 12, 6), date(2025, 12, 6)), "~ Sat 6 Dec 2025"),
        ((date(2025, 12, 5), date(2025, 12, 7)), "~ Fri 5 to Sun 7 Dec 2025"),
        ((date(2025, 11, 30), date(2025, 12, 2)), "~ Sun 30 Nov to Tue 2 Dec 2025"),
        ((date(2025, 12, 31), date(2026, 1, 2)), "~ Wed 31 Dec 2025 to Fri 2 Jan 2026"),
        (None, "date unknown ?"),
    ],
)
def test_a_date_that_is_not_sure_shows_it(days: tuple[date, date] | None, written: str) -> None:
    page = ex.talks()
    dating = ex.inferred(*days) if days else None
    page = replace(page, briefing=replace(page.briefing, dating=dating, publisher=None))
    assert _set(page, 80)[2].startswith(f"{written} · publisher unknown ?")


def test_notes_on_what_could_not_be_settled_stand_under_the_head() -> None:
    page = ex.talks()
    briefing = replace(
        page.briefing, problems=(Problem("a day without a year"),), hidden=3, truncated=True
    )
    said = "\n".join(_set(replace(page, briefing=briefing)))
    assert "? a day without a year" in said
    assert "hidden characters: 3" in said
    assert "only the beginning was read" in said


@pytest.mark.parametrize("cells", [24, 40, 56, 100])
def test_the_line_of_facts_breaks_between_its_facts_alone(cells: int) -> None:
    page = ex.talks((BlockKind.BODY, "It goes on."))
    page = replace(page, briefing=replace(page.briefing, publisher="Harbour Post"))
    lines = _set(page, cells)
    facts = ("Harbour Post", "English", "1 min")
    assert all(any(fact in line.split(" · ") for line in lines) for fact in facts)
    assert not any(line.endswith("·") for line in lines)


def test_folded_neighbours_become_one_line_that_names_them() -> None:
    page = ex.talks(
        (BlockKind.TEASER, "Another story begins"),
        (BlockKind.BOILERPLATE, "We use cookies"),
        (BlockKind.BOILERPLATE, "All rights reserved"),
        (BlockKind.TAGS, "Harbour\nTalks\nEnvoys"),
    )
    lines = _set(page, 110)
    assert lines[-1] == (
        "··· another story's headline, 2 lines of boilerplate, a list of tags folded · 6 lines"
        " · v shows it ···"
    )
    assert not any("cookies" in line for line in lines)


def test_one_headline_of_another_story_is_called_that() -> None:
    lines = _set(
        ex.talks((BlockKind.TEASER, "Another story begins"), (BlockKind.BODY, "It goes on."))
    )
    assert "··· another story's headline folded · v shows it ···" in lines
    assert lines[-1] == "It goes on."


def test_a_repeated_line_is_folded() -> None:
    page = ex.talks((BlockKind.BODY, "Talks at the harbour"), (BlockKind.BODY, "It goes on."))
    text = page.briefing.text
    start = text.rindex("Talks at the harbour")
    gone = Edit(Span(start, start + 20), "Talks at the harbour", "", "stands above already")
    page = replace(page, briefing=replace(page.briefing, edits=(gone,)))
    assert "··· a repeated line folded · v shows it ···" in _set(page)
    assert any(line.startswith("repeated line │ ") for line in _set(page, 80, raw=True))


def test_glued_words_are_shown_apart_with_a_sign_between() -> None:
    made = ex.briefing(
        (BlockKind.BODY, "They met Lindqvistwhich was late."),
        title="A title",
        edits=[("Lindqvistwhich", "Lindqvist which")],
    )
    page = ex.page(made, ex.mention(made.text, "Lindqvist", "lindqvist", watched=True))
    assert _set(page)[-1] == "They met Lindqvist·which was late."
    assert "They met Lindqvistwhich was late." in "\n".join(_set(page, 80, raw=True))


def test_a_word_in_which_a_line_ended_is_shown_whole() -> None:
    made = ex.briefing(
        (BlockKind.BODY, "They met Lind-\nqvist there."),
        title="A title",
        edits=[("Lind-\nqvist", "Lindqvist")],
    )
    page = ex.page(made, ex.mention(made.text, "Lind-\nqvist", "lindqvist", watched=True))
    assert _set(page)[-1] == "They met Lindqvist there."
    assert any("Lind-" in line for line in _set(page, 80, raw=True))


def test_quotes_have_a_bar_and_bullets_hang() -> None:
    page = ex.talks(
        (BlockKind.QUOTE, '"We are close," the envoy said. "We will go on tomorrow."'),
        (BlockKind.BODY, "• the first of the points is rather long\n\n• the second is not"),
    )
    lines = _set(page, 30)
    quoted = [line for line in lines if line.startswith("▌ ")]
    assert len(quoted) == 3
    at = lines.index("• the first of the points is")
    assert lines[at + 1 : at + 3] == ["  rather long", "• the second is not"]


def test_what_somebody_said_has_a_bar_though_its_block_has_none() -> None:
    said = '"We are close to it, and closer than before," the envoy added.'
    page = ex.talks((BlockKind.BODY, said))
    start = page.briefing.text.index('"We')
    quote = Quote(Span(start, start + 45), None, Certainty.UNKNOWN)
    page = replace(page, briefing=replace(page.briefing, quotes=(quote,)))
    assert "▌ " + said in _set(page, 80)


def test_short_lines_that_follow_one_another_stay_together() -> None:
    page = ex.talks((BlockKind.BODY, "Harbour Street 1\nOslo"), (BlockKind.BODY, "It goes on."))
    town = page.briefing.text.index("Oslo")
    *others, street, last = page.briefing.blocks
    parted = [Span(street.span.start, town), Span(town, street.span.end)]
    blocks = (*others, *(replace(street, span=span) for span in parted), last)
    lines = _set(replace(page, briefing=replace(page.briefing, blocks=blocks)))
    at = lines.index("Harbour Street 1")
    assert lines[at + 1 : at + 4] == ["Oslo", "", "It goes on."]


def test_a_paragraph_that_a_mailer_broke_is_set_anew() -> None:
    page = ex.talks((BlockKind.BODY, "The harbour was open\nwhen Lindqvist came\nback.\n\nApart."))
    assert _set(page, 80)[-3:] == [
        "The harbour was open when Lindqvist came back.",
        "",
        "Apart.",
    ]
    assert any(line.endswith("when Lindqvist came") for line in _set(page, 80, raw=True))


def test_a_paragraph_longer_than_a_chunk_has_no_hole() -> None:
    page = ex.page(ex.briefing((BlockKind.BODY, "harbour " * 5000), title="One line"))
    body = _set(page)[4:]
    assert body[0] == ""
    assert all(body[1:])


def test_the_raw_view_shows_all_and_names_what_was_folded() -> None:
    page = ex.talks((BlockKind.BOILERPLATE, "We use cookies"), (BlockKind.TEASER, "Another story"))
    lines = [line.strip() for line in _set(page, 80, raw=True)]
    assert "boilerplate │ We use cookies" in lines
    assert "teaser │ Another story" in lines


def test_the_raw_view_of_a_narrow_pane_keeps_its_names() -> None:
    page = ex.talks((BlockKind.BOILERPLATE, "We use cookies"))
    assert "boilerplate │ We use cookies" in _set(page, 40, raw=True)


@given(TEXTS, st.integers(1, 30), st.booleans())
def test_every_letter_of_a_text_is_on_a_line_that_knows_its_offset(
    text: str, cells: int, raw: bool
) -> None:
    page = ex.page(ex.briefing((BlockKind.BODY, text), title="A title"))
    galley = Galley(page, Setting(cells, raw))
    shown = set()
    for spot, line in galley.window(Spot(0, 0), 10_000):
        if line.flow.anchors and spot.section:
            for column in range(line.start, line.end):
                offset = line.flow.offset(column)
                shown.add(offset)
                assert line.flow.column(offset) == column
    letters = {at for at, char in enumerate(page.briefing.text) if not char.isspace()}
    assert letters <= shown


@given(TEXTS, st.integers(1, 30), st.integers(0, 40), st.integers(0, 40))
def test_moving_on_and_back_comes_to_the_same_line(
    text: str, cells: int, there: int, back: int
) -> None:
    page = ex.page(ex.briefing((BlockKind.BODY, text), (BlockKind.TAGS, text), title="A title"))
    galley = Galley(page, Setting(cells))
    spots = [spot for spot, _ in galley.window(Spot(0, 0), 10_000)]
    here = galley.moved(Spot(0, 0), there)
    assert here == spots[min(there, len(spots) - 1)]
    assert galley.moved(here, -back) == spots[max(0, spots.index(here) - back)]


def test_an_edit_in_the_middle_maps_both_ways() -> None:
    text = "met Lindqvistwhich was"
    edit = Edit(Span(4, 18), "Lindqvistwhich", "Lindqvist which", "glued")
    made = flow(text, Span(0, len(text)), [edit], Role.PLAIN)
    assert made.shown == "met Lindqvist·which was"
    assert made.offset(13) == made.offset(14) == 13
    assert made.column(13) == 14
    assert made.column_of_end(13) == 13
    assert made.joins == (13,)


async def test_ten_megabytes_on_one_line_are_not_laid_out_to_show_their_end() -> None:
    page = ex.page(ex.briefing((BlockKind.BODY, "harbour " * 1_250_000), title="One line"))
    galley = Galley(page, Setting(80))
    last = galley.last_top(40)
    shown = list(galley.window(last, 40))
    assert len(shown) == 40
    assert galley.laid_out <= 4
