"""A reader at the screen: presses keys and says what is to be seen, in a person's words."""

from asyncio import create_task, sleep, timeout
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TypeVar

from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from briefings.config import load
from briefings.library import Library, open_library
from briefings.model import Config
from tui.app import ReaderApp
from tui.screens.main import MainScreen
from tui.screens.window import Window

Seen = TypeVar("Seen")

PATIENCE = 180.0
"""Seconds after which waiting is given up, and what the screen shows is told."""

HOPS = 6
"""Messages that a key may need until the screen shows what it did."""


class Driver:
    """The program on a screen of a given size, which nothing is drawn to but this."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None], library: Library) -> None:
        """Drive a running app."""
        self.app = app
        self.library = library
        self._pilot = pilot

    # Doing

    async def press(self, *keys: str) -> None:
        """Press keys by the names of the table: `j`, `/`, `ctrl+d`, `enter`."""
        for key in keys:
            await self.press_at_once(key)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys faster than anything can be drawn between them."""
        for key in keys:
            self.app.post_message(Key(key, " " if key == "space" else None))
        await self.settle()

    async def press_and_look(self, look: Callable[[], Seen], *keys: str) -> set[Seen]:
        """Press keys faster than anything can be drawn between them; give what is seen meanwhile.

        So often is looked as others than the keys get their turn.
        """
        seen = {look()}
        pressing = create_task(self.press_at_once(*keys))
        while not pressing.done():
            await sleep(0)
            seen.add(look())
        await pressing
        return seen

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def enter(self, text: str, *then: str) -> None:
        """Type letters and press enter, and then other keys."""
        await self.type(text)
        await self.press("enter", *then)

    async def search(self, words: str, *then: str) -> None:
        """Search for words, and press keys once they are found."""
        await self.enter(f"/{words}", *then)

    async def command(self, words: str, *then: str) -> None:
        """Give the command that fits words best, and press keys once it is done."""
        await self.enter(f":{words}", *then)

    async def paste(self, text: str) -> None:
        """Paste text, as a terminal sends it."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def click(self, x: int, y: int, *, times: int = 1) -> None:
        """Click on a cell of the screen."""
        await self._pilot.click(offset=(x, y), times=times)
        await self.settle()

    async def resize(self, wide: int, high: int) -> None:
        """Change the size of the terminal."""
        await self._pilot.resize_terminal(wide, high)
        await self.settle()

    async def glance(self) -> None:
        """Wait until what is there now is drawn, whatever is still under way."""
        for _ in range(HOPS):
            await self._pilot.pause(0)

    async def settle(self) -> None:
        """Wait until nothing more is under way: no message, no answer, no scan."""
        try:
            async with timeout(PATIENCE):
                await self._rest()
        except TimeoutError:
            raise AssertionError(f"it does not rest:\n{self.text()}") from None

    async def _rest(self) -> None:
        drawn = self.app.screen
        while True:
            for worker in self._working():
                # What broke one off is for the screen to say.
                with suppress(WorkerFailed, WorkerCancelled):
                    await worker.wait()
            if not self.is_running:
                return
            # What is done in one of the next steps is drawn in those behind them.
            pace = self.main.desk.pace
            was_idle, free = pace.idle, pace.free
            # A key goes from the app to a pane and back up to the screen, a message a step.
            await self.glance()
            if not self.is_running:
                return
            if not all(worker.is_finished for worker in self._working()):
                continue
            if drawn is not self.app.screen:
                drawn = self.app.screen  # a window opened, and is drawn some messages later
            elif was_idle and pace.idle and pace.free == free and not self.main.taker.running:
                return

    def _working(self) -> list[Worker[object]]:
        """Give the workers that come to an end: who follows the sources does not."""
        return [one for one in self.app.workers if one.group != "following"]

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is so that the program notices by itself."""
        await self.meets(seen)
        await self.settle()

    async def meets(self, seen: Callable[[], bool]) -> None:
        """Wait until something is so, whatever is still under way."""
        end = monotonic() + PATIENCE
        while not seen():
            assert monotonic() < end, self.text()
            await self._pilot.pause(0.02)

    # Seeing

    @property
    def main(self) -> MainScreen:
        """The main screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def is_running(self) -> bool:
        return self.app.is_running and not self.app._exit

    def lines(self) -> list[str]:
        """Give the lines of the screen, as characters."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def written(self) -> list[str]:
        """Give the lines that are not blank: in a window the last is the field, or its fault."""
        return [line for line in self.lines() if line.strip()]

    def ground(self, x: int, y: int) -> str:
        """Give the colour behind a cell of the screen."""
        style = self.app.screen.get_style_at(x, y)
        return str(style.bgcolor)

    def text(self) -> str:
        """Give the whole screen as text."""
        return "\n".join(line.rstrip() for line in self.lines())

    def shows(self, *words: str) -> bool:
        """Whether all words stand on the screen, however the lines break."""
        screen = " ".join(self.text().split())
        return all(word in screen for word in words)

    def shows_unbroken(self, word: str) -> bool:
        """Whether a word stands on the screen that may be too long for a line."""
        return word in "".join(self.text().replace("│", "").split())

    def row(self, title: str) -> str:
        """Give the line of the list that a title stands on; of two panes, the list's alone."""
        edge = self.main.panes.briefings.region
        lines = (line[edge.x : edge.right] for line in self.lines()[edge.y : edge.bottom])
        return next(line for line in lines if title in line)

    @property
    def files(self) -> list[str]:
        """The numbers that the rows' files begin with."""
        listing = self.main.desk.listing
        return [Path(row.path).name[:3] for row in listing.rows(0, len(listing))]

    @property
    def open_file(self) -> str:
        """The number that the open briefing's file begins with; empty for none."""
        page = self.main.desk.page
        return Path(page.row.path).name[:3] if page else ""

    @property
    def cursor_file(self) -> str:
        """The number of the file under the list's cursor."""
        current = self.main.panes.briefings.current
        listing = self.main.desk.listing
        at = listing.index(current) if current else None
        return Path(listing.rows(at, 1)[0].path).name[:3] if at is not None else ""

    @property
    def cursor_line(self) -> int:
        """The line of the pane that the list's cursor stands on."""
        panes = self.main.panes
        edge = panes.briefings.region
        lines = [line[edge.x + 1] for line in self.lines()[edge.y : edge.bottom]]
        return lines.index("▌")

    @property
    def selected(self) -> str:
        """The name under the reader's cursor, as written; empty for none."""
        mention = self.main.desk.mention
        return mention.text if mention else ""

    @property
    def marked(self) -> list[str]:
        """What is marked in the open text."""
        desk = self.main.desk
        text = desk.page.briefing.text if desk.page else ""
        return [span.of(text) for span in desk.opened.marks]

    @property
    def window(self) -> str:
        """The title of the window over the main screen; empty for none."""
        screen = self.app.screen
        return screen.titled if isinstance(screen, Window) else ""


@asynccontextmanager
async def reader(
    config: Config,
    data_dir: Path,
    *,
    size: tuple[int, int] = (120, 40),
    paths: Sequence[str] = (),
    rests: bool = True,
    live: bool = False,
) -> AsyncIterator[Driver]:
    """Open the program over a configuration, and wait until it rests, or only until it paints.

    `live`: what comes into its sources is taken in.
    """
    with open_library(config, data_dir, paths=paths, beside=True) as library:
        app = ReaderApp(library, is_live=live)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, library)
            await (driver.settle() if rests else driver.glance())
            yield driver


def configured(folder: Path, text: str) -> Config:
    """Write a configuration into a folder and load it."""
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)
