"""The widgets on a small stage."""

import pytest
from textual.widget import Widget

from briefings.model import BlockKind
from tests.widgets import examples as ex
from tests.widgets.stage import Stage, drawn, words
from tui.widgets.alerts import AlertsPane
from tui.widgets.briefing_list import BriefingList
from tui.widgets.notice import Notice
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import ActionLine, StatusLine

SIZES = [(1, 1), (2, 2), (3, 3), (5, 3), (20, 5), (40, 10), (60, 20), (80, 24), (200, 60)]
HOSTILE = "[@click=app.quit]x[/x] [bold] \\[ \x1b]0;owned\x07 \x9b31m 日本 e\u0301 \u202e end"


def _filled() -> list[Widget]:
    bar, alerts, briefings, reader = SearchBar(), AlertsPane(), BriefingList(), Reader()
    bar.show(HOSTILE, HOSTILE, 3)
    actions, notice = ActionLine(), Notice(HOSTILE, "and more")
    actions.show([("/", "search"), ("q", HOSTILE)])
    return [StatusLine(), alerts, briefings, reader, bar, actions, notice]


def _fill(alerts: AlertsPane, briefings: BriefingList, reader: Reader) -> None:
    made = ex.briefing((BlockKind.BODY, HOSTILE), (BlockKind.TAGS, HOSTILE), title=HOSTILE)
    briefings.show(ex.listing(HOSTILE, "second"))
    reader.show(ex.page(made, ex.mention(made.text, "日本", "nihon", watched=True)))
    alerts.show(
        [ex.group(HOSTILE, ex.alert("Lindqvist"), spellings=[HOSTILE])], {("Envoys", HOSTILE)}
    )


@pytest.mark.parametrize("size", SIZES)
async def test_no_size_is_too_small_and_no_text_is_more_than_text(size: tuple[int, int]) -> None:
    widgets = _filled()
    stage = Stage(*widgets)
    async with stage.run_test(size=size) as pilot:
        alerts, briefings, reader = widgets[1], widgets[2], widgets[3]
        assert isinstance(alerts, AlertsPane)
        assert isinstance(briefings, BriefingList)
        assert isinstance(reader, Reader)
        _fill(alerts, briefings, reader)
        for widget in (briefings, reader, alerts):
            widget.focus()
            await pilot.pause()
        briefings.move(1)
        reader.page_down()
        reader.raw = True
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(90, 50)
        await pilot.pause()
        everything = "\n".join(words(widget) for widget in widgets)
    assert "[@click=app.quit]" in everything
    assert "\x1b" not in everything
    assert "\x9b" not in everything


async def test_every_line_is_as_wide_as_its_pane() -> None:
    widgets = _filled()
    stage = Stage(*widgets)
    async with stage.run_test(size=(61, 40)) as pilot:
        alerts, briefings, reader = widgets[1], widgets[2], widgets[3]
        assert isinstance(alerts, AlertsPane)
        assert isinstance(briefings, BriefingList)
        assert isinstance(reader, Reader)
        _fill(alerts, briefings, reader)
        await pilot.pause()
        for widget in widgets:
            for strip in widget.render_lines(widget.size.region):
                assert strip.cell_length == widget.size.width
            assert len(drawn(widget)) == widget.size.height
