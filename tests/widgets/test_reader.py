"""The reader: where one is in a text, which name is under the cursor, and what is copied."""

from textual.geometry import Offset
from textual.selection import Selection

from briefings.model import (
    BlockKind,
    Span,
)
from tests.widgets import examples as ex
from tests.widgets.stage import Stage, drawn, words
from tui.paint.cells import width
from tui.widgets.reader import Reader


async def test_a_page_down_at_the_end_says_so() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        reader.show(ex.long_page(10))
        await pilot.pause()
        assert not reader.at_end
        pages = 0
        while reader.page_down():
            pages += 1
            assert pages < 20
        assert reader.at_end
        assert "end" in drawn(reader)[-1]
        reader.pages(-1)
        assert not reader.at_end


async def test_a_text_that_fits_is_at_its_end() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 40)) as pilot:
        reader.show(ex.talks())
        await pilot.pause()
        assert reader.at_end
        assert not reader.page_down()


async def test_the_top_line_is_kept_through_raw_view_width_and_coming_back() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        page = ex.long_page()
        reader.show(page)
        await pilot.pause()
        reader.scroll_to_offset(page.briefing.text.index("Paragraph 50."))
        await pilot.pause()
        kept = reader.top_offset
        assert "Paragraph 50." in words(reader)
        reader.raw = True
        reader.raw = False
        await pilot.resize_terminal(44, 22)
        await pilot.pause()
        assert reader.top_offset == kept
        other = Reader()
        other.show(page, kept)
        assert other.top_offset == kept


async def test_resuming_before_the_first_layout_comes_to_the_same_place() -> None:
    page = ex.long_page()

    class Coming(Stage):
        def on_mount(self) -> None:
            reader.show(page, page.briefing.text.index("Paragraph 50."))

    reader = Reader()
    async with Coming(reader).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "Paragraph 50." in words(reader)
        assert reader.top_offset <= page.briefing.text.index("Paragraph 50.")


async def test_the_selected_name_is_in_sight_reversed_and_counted() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 40)) as pilot:
        page = ex.talks()
        reader.show(page)
        reader.select(page.mentions[2])
        await pilot.pause()
        assert reader.selected == page.mentions[2]
        assert "Lindqvist 2/2" in drawn(reader)[-1]
        strips = reader.render_lines(reader.size.region)
        found = [part.style for strip in strips for part in strip if part.text == "Lindqvist"]
        assert found[0] != found[1]


async def test_a_name_in_a_fold_opens_it_while_it_is_selected() -> None:
    made = ex.briefing(
        (BlockKind.BODY, ex.BODY), (BlockKind.TEASER, "Moreau is back"), title="Talks"
    )
    page = ex.page(made, ex.mention(made.text, "Moreau", "moreau", watched=True))
    reader = Reader()
    async with Stage(reader).run_test(size=(70, 40)) as pilot:
        reader.show(page)
        await pilot.pause()
        assert "Moreau" not in words(reader)
        reader.select(page.mentions[0])
        await pilot.pause()
        assert "teaser │ Moreau is back" in words(reader)
        reader.select(None)
        await pilot.pause()
        assert "Moreau" not in words(reader)


async def test_matches_are_counted_and_the_current_one_is_in_sight() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        page = ex.long_page()
        text = page.briefing.text
        spans = [
            Span(at, at + 12) for at in (text.index("Paragraph 7."), text.index("Paragraph 9"))
        ]
        spans.append(Span(text.index("Paragraph 150"), text.index("Paragraph 150") + 13))
        reader.show(page)
        await pilot.pause()
        reader.mark(spans, 2)
        await pilot.pause()
        assert "Paragraph 150" in words(reader)
        assert "3/3" in drawn(reader)[-1]
        reader.mark((), 0)
        await pilot.pause()
        assert "3/3" not in drawn(reader)[-1]


async def test_a_click_on_a_name_says_whose_it_is() -> None:
    pointed: list[str] = []

    class Listening(Stage):
        def on_reader_pointed(self, event: Reader.Pointed) -> None:
            pointed.append(event.mention.entity)

    reader = Reader()
    async with Listening(reader).run_test(size=(60, 20)) as pilot:
        reader.show(ex.talks())
        await pilot.pause()
        y = next(at for at, line in enumerate(drawn(reader)) if "Okafor" in line)
        x = drawn(reader)[y].index("Okafor")
        await pilot.click(reader, offset=(x + 2, y))
        await pilot.pause()
    assert pointed == ["okafor"]


async def test_selected_words_are_copied_as_paragraphs() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(40, 20)) as pilot:
        reader.show(ex.talks((BlockKind.BODY, "It goes on.")))
        await pilot.pause()
        copied = reader.get_selection(Selection(None, None))
        assert copied is not None
        assert ex.BODY in copied[0]
        assert "It goes on." in copied[0]
        first = reader.get_selection(Selection(Offset(6, 0), Offset(12, 0)))
        assert first == ("at the", "\n")


async def test_words_dragged_over_are_what_is_copied() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        reader.show(ex.talks())
        await pilot.pause()
        y = next(at for at, line in enumerate(drawn(reader)) if "Okafor" in line)
        x = drawn(reader)[y].index("Okafor")
        await pilot.mouse_down(reader, offset=(x, y))
        await pilot.hover(reader, offset=(x + 5, y))
        await pilot.pause()
        await pilot.mouse_up(reader, offset=(x + 5, y))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "Okafor"


async def test_lines_stay_within_the_measure() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(160, 40)) as pilot:
        reader.measure = 50
        reader.show(ex.long_page(5))
        await pilot.pause()
        inside = [line.strip("│ ") for line in drawn(reader)[1:-1]]
        assert max(width(line) for line in inside) <= 50


async def test_without_a_briefing_the_reader_says_what_helps() -> None:
    reader = Reader()
    reader.empty = ["Nothing is open.", "Enter opens"]
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        reader.show(None)
        await pilot.pause()
        assert "Enter opens" in words(reader)
        assert reader.at_end
        assert not reader.page_down()
        reader.lines(1)
        reader.bottom()
        assert reader.top_offset == 0
