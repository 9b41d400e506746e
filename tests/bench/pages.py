"""A long text put on the screen: our reader beside Textual's `Static` with `Content`."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.content import Span as Styled
from textual.pilot import Pilot
from textual.widgets import Static

from briefings.library import open_library
from briefings.model import Config, Page, Span
from tests.bench.corpus import briefing
from tests.bench.measure import Figure
from tui.themes import DARK, DEFAULTS, THEMES
from tui.widgets.reader import Reader

LETTERS = 100_000
SPANS = 500
ROUNDS = 5
SIZE = (120, 40)


class OursApp(App[None]):
    """Holds nothing but our reader."""

    def compose(self) -> ComposeResult:
        """Give the reader."""
        yield Reader()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give what the paint needs."""
        return dict(DEFAULTS)

    def on_mount(self) -> None:
        """Wear the reader's theme."""
        for one in THEMES:
            self.register_theme(one)
        self.theme = DARK


class TheirsApp(App[None]):
    """Holds nothing but a text that scrolls."""

    def compose(self) -> ComposeResult:
        """Give the text."""
        with VerticalScroll():
            yield Static(markup=False)


def take(folder: Path, size: int) -> list[Figure]:
    """Show two long texts in turn, whatever the size asked for."""
    pages = _pages(folder)
    ours = asyncio.run(_ours(pages))
    theirs = asyncio.run(_theirs(pages))
    return [
        Figure(
            f"{LETTERS:,} letters with {SPANS} marks, Static and Content / the reader",
            theirs / ours,
            30,
            "x",
            at_least=True,
        ),
        Figure("the same in the reader", 1000 * ours, None, "ms CPU"),
    ]


def _pages(folder: Path) -> list[Page]:
    """Take in long files, each of many briefings one behind the other; give their pages."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for first in (0, 1000):
        texts: list[str] = []
        while sum(map(len, texts)) < LETTERS:
            texts.append(briefing(first + len(texts))[1])
        (inbox / f"{first}.txt").write_text("\n".join(texts)[:LETTERS], encoding="utf-8")
    with open_library(Config("", (str(inbox),), ()), folder / "data") as library:
        assert list(library.scan())
        found = [library.page(row.id) for row in library.listing().rows(0, 2)]
    return [page for page in found if page]


def _spans(text: str) -> list[Span]:
    step = len(text) // SPANS
    return [Span(at * step, at * step + 8) for at in range(SPANS)]


async def _ours(pages: list[Page]) -> float:
    app = OursApp()
    async with app.run_test(size=SIZE) as pilot:
        reader = app.query_one(Reader)

        def show(page: Page) -> None:
            reader.show(page)
            reader.mark(_spans(page.briefing.text))

        return await _shown(pilot, show, pages)


async def _theirs(pages: list[Page]) -> float:
    app = TheirsApp()
    async with app.run_test(size=SIZE) as pilot:
        static = app.query_one(Static)

        def show(page: Page) -> None:
            text = page.briefing.text
            spans = [Styled(one.start, one.end, "bold") for one in _spans(text)]
            static.update(Content(text, spans))

        return await _shown(pilot, show, pages)


async def _shown(pilot: Pilot[None], show: Callable[[Page], None], pages: list[Page]) -> float:
    """Give the seconds of the processor until a page is painted."""
    taken = []
    for at in range(2 * ROUNDS):
        await pilot.pause()
        begun = time.process_time()
        show(pages[at % 2])
        await pilot.pause()
        taken.append(time.process_time() - begun)
    return median(taken[2:])
