"""Lines stay as they were drawn until what they show is another: never longer, never shorter."""

from collections.abc import Callable
from random import Random

import pytest
from textual.strip import Strip

from briefings.model import BlockKind, Page, Span
from tests.widgets import examples as ex
from tests.widgets.stage import Stage
from tui.paint.inks import People
from tui.themes import THEMES
from tui.widgets.alerts import AlertsPane
from tui.widgets.briefing_list import BriefingList
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

SENTENCE = "The envoy Lindqvist met Okafor at the harbour, and Moreau was told of it."


def _page(count: int) -> Page:
    blocks = [(BlockKind.BODY, f"Paragraph {at}. {SENTENCE}") for at in range(count)]
    made = ex.briefing(*blocks, (BlockKind.TAGS, "#folded"), title=f"Talks of {count}")
    met = [
        ex.mention(made.text, name, name.casefold(), watched=name == "Okafor", nth=nth)
        for name in ("Lindqvist", "Okafor")
        for nth in range(count)
    ]
    return ex.page(made, *met)


def _counting(pane: Pane, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note each line that a pane draws."""
    drawn: list[int] = []
    line = pane.line

    def counted(y: int, cells: int) -> object:
        drawn.append(y)
        return line(y, cells)

    monkeypatch.setattr(pane, "line", counted)
    return drawn


def _drawn(pane: Pane) -> list[Strip]:
    """Draw all lines anew, without what the mouse asks for: no line that is painted has it."""
    return [pane.render_line(y).discard_meta() for y in range(pane.size.height)]


class _Hands:
    """Does anything to three panes, as it falls."""

    def __init__(self, random: Random, panes: tuple[BriefingList, Reader, AlertsPane]) -> None:
        self._random = random
        self._list, self._reader, self._alerts = panes
        self._pages = [_page(30), _page(3)]
        self._read(self._pages[0])
        titles = [f"Title {at}" for at in range(40)]
        self._listings = [ex.listing(*titles), ex.listing(*titles[::-1], "日本"), ex.million()]

    def _read(self, page: Page) -> None:
        self._page = page
        self._reader.show(page)

    def acts(self) -> list[Callable[[], object]]:
        pick, some = self._random.choice, self._random.randint(-7, 9)
        page = self._page
        names = [None, *page.mentions]
        at = self._random.randrange(len(page.briefing.text))
        spans = sorted({Span(at, at + 6), page.mentions[0].span, page.mentions[-1].span})
        return [
            lambda: self._list.move(some),
            lambda: self._list.move_pages(0.5),
            lambda: self._list.scroll_lines(some),
            lambda: self._list.next_group(1),
            lambda: self._list.show(pick(self._listings), titled=f"Found {some}"),
            pick([self._list.top, self._list.bottom]),
            lambda: self._read(pick(self._pages)),
            lambda: self._reader.lines(some),
            lambda: self._reader.scroll_to_offset(at),
            lambda: self._reader.mark(pick([(), spans]), some),
            lambda: self._reader.select(pick(names)),
            lambda: setattr(self._reader, "raw", not self._reader.raw),
            lambda: setattr(self._reader, "measure", pick([40, 80])),
            lambda: self._alerts.move(some),
            self._alerts.toggle_open,
            lambda: pick([self._list, self._reader, self._alerts]).focus(),
            lambda: setattr(self._list, "people", People({"lindqvist": pick(["red", "blue"])})),
        ]


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_kept_is_what_would_be_drawn(seed: int) -> None:
    panes = (BriefingList(), Reader(), AlertsPane())
    random = Random(seed)
    hands = _Hands(random, panes)
    stage = Stage(*panes)
    async with stage.run_test(size=(70, 45)) as pilot:
        groups = [ex.group("Lindqvist", *(ex.alert("Lindqvist", at) for at in range(9)))]
        panes[2].show(groups, {("Envoys", "Lindqvist")})
        for step in range(120):
            if step % 20 == 10:
                stage.theme = THEMES[step % len(THEMES)].name
            if step % 20 == 15:
                await pilot.resize_terminal(random.randint(20, 90), random.randint(8, 60))
            random.choice(hands.acts())()
            if step % 5 == 0:
                await pilot.pause()
            for pane in panes:
                kept = pane.render_lines(pane.size.region)
                assert kept == _drawn(pane), step


async def test_lines_out_of_sight_come_back_as_they_are_by_then() -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        page = _page(30)
        reader.show(page)
        await pilot.pause()
        reader.mark([page.mentions[0].span, page.mentions[40].span], 0)
        await pilot.pause()
        acts: list[Callable[[], object]] = [
            lambda: reader.lines(40),
            lambda: reader.mark([page.mentions[40].span]),
            reader.top,
            lambda: reader.select(page.mentions[50]),
            reader.top,
            lambda: reader.select(page.mentions[0]),
            lambda: reader.scroll_to_offset(page.mentions[48].span.start),
        ]
        for act in acts:
            act()
            await pilot.pause()
            assert reader.render_lines(reader.size.region) == _drawn(reader)


async def test_a_move_of_the_cursor_draws_two_briefings_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pane = BriefingList()
    async with Stage(pane).run_test(size=(60, 40)) as pilot:
        pane.show(ex.listing(*(f"Title {at}" for at in range(40))))
        await pilot.pause()
        drawn = _counting(pane, monkeypatch)
        for _ in range(30):
            before = len(drawn)
            pane.move(1)
            await pilot.pause()
            # Two lines each, and where the list scrolls what comes into sight: a day and a row.
            assert len(drawn) - before <= 4 + 3
        assert pane.cursor == 30


async def test_the_very_same_page_stays_where_it_is_and_is_not_drawn_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = Reader()
    async with Stage(reader).run_test(size=(60, 20)) as pilot:
        page, marked = _page(30), [_page(30).mentions[40].span]
        reader.show(page)
        reader.mark(marked)
        await pilot.pause()
        place, drawn = reader.top_offset, _counting(reader, monkeypatch)
        reader.show(_page(30))
        reader.mark(marked)
        await pilot.pause()
        assert reader.top_offset == place > 0
        assert drawn == []
        reader.show(_page(30), 0)
        assert reader.top_offset == 0
